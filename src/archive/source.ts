import {type FileHandle, open} from 'node:fs/promises';
import {UserError} from '../model/errors.ts';

const CHUNK = 1 << 18;

interface Source {
  readonly from: string;
  readonly size: number;
  readonly content?: string;
}

/** The bytes of a source file, once; an error where it has not the size it was staged with. */
export async function* readSource({from, size, content}: Source): AsyncGenerator<Buffer> {
  if (content !== undefined) return yield* [Buffer.from(content, 'base64')];
  const handle = await opened(from);
  try {
    let left = size;
    for (;;) {
      // One byte more than is left shows a file that grew.
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK, left + 1));
      const {bytesRead} = await handle.read(chunk, 0, chunk.length, null);
      if (bytesRead === 0) break;
      left -= bytesRead;
      if (left < 0) break;
      yield bytesRead === chunk.length ? chunk : chunk.subarray(0, bytesRead);
    }
    if (left !== 0) throw changed(from, left < 0 ? 'grew' : `lost ${left} of its ${size} bytes`);
  } finally {
    await handle.close();
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (cause) {
    throw new UserError('source/unreadable', `${path} cannot be read: ${(cause as Error).message}`, {
      hint: 'it was there when the package was planned: leave it in place until the package is written',
      cause,
    });
  }
}

const changed = (path: string, how: string): UserError =>
  new UserError('source/changed', `${path} ${how} while it was packed`, {
    hint: 'let whatever writes it finish first, then build again',
  });
