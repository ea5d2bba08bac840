import {chmod, chown, type FileHandle, open, rename, stat} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {tempDir} from '../../tools/files.ts';
import {LEAD_SIZE} from './lead.ts';
import {sourceOf} from './reader.ts';
import {demandUnharmed, signableOf} from './sign-checks.ts';

const CHUNK = 1 << 20;

/** Puts a signature header where one of the same size is; if that fails half-way, the old one is put back. */
export async function overwrite(file: FileHandle, header: Buffer, old: Buffer): Promise<void> {
  try {
    await writeAt(file, header, LEAD_SIZE);
  } catch (cause) {
    await writeAt(file, old, LEAD_SIZE).catch(() => {});
    throw cause;
  }
}

interface Anew {
  readonly handle: FileHandle;
  /** Where header and payload start. */
  readonly start: number;
  /** Aligned already. */
  readonly signature: Buffer;
}

/** The same package behind another signature header: a draft beside it, which takes its place when it is whole. */
export async function rewrite(path: string, {handle, start, signature}: Anew): Promise<void> {
  const {mode, uid, gid} = await handle.stat();
  await using dir = await tempDir(dirname(path));
  const draft = join(dir.path, 'draft');
  {
    await using target = await open(draft, 'wx');
    const lead = Buffer.alloc(LEAD_SIZE);
    await handle.read(lead, 0, LEAD_SIZE, 0);
    await writeAt(target, Buffer.concat([lead, signature]), 0);
    const chunk = Buffer.allocUnsafeSlow(CHUNK);
    for (let from = start, to = LEAD_SIZE + signature.length; ; ) {
      const {bytesRead} = await handle.read(chunk, 0, CHUNK, from);
      if (bytesRead === 0) break;
      await writeAt(target, chunk.subarray(0, bytesRead), to);
      from += bytesRead;
      to += bytesRead;
    }
  }
  {
    await using made = await open(draft, 'r');
    await demandUnharmed(draft, await signableOf(await sourceOf(made)));
  }
  const made = await stat(draft);
  if (made.uid !== uid || made.gid !== gid) await chown(draft, uid, gid).catch(() => {});
  await chmod(draft, mode & 0o7777);
  await rename(draft, path);
}

async function writeAt(file: FileHandle, data: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < data.length; ) {
    done += (await file.write(data, done, data.length - done, position + done)).bytesWritten;
  }
}
