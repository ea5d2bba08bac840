import {createHash, hash as hashOf} from 'node:crypto';
import {readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {PkgError} from '../../model/errors.ts';
import type {Content} from '../../model/store.ts';
import {fileChunks, smallFile} from '../../tools/files.ts';
import type {BareRepository} from '../../tools/git-bare.ts';

/** What git calls a file's bytes, and what they are. */
export interface Blob {
  readonly oid: string;
  readonly size: number;
  readonly sha256: string;
}

/** Writes contents into the repository, in their order, as one stream. */
export async function importBlobs(
  repository: BareRepository,
  contents: readonly Content[],
): Promise<readonly Blob[]> {
  if (contents.length === 0) return [];
  const facts: Omit<Blob, 'oid'>[] = [];
  async function* stream(): AsyncGenerator<Uint8Array> {
    for (const [index, content] of contents.entries()) {
      const size = content instanceof Uint8Array ? content.length : content.size;
      yield Buffer.from(`blob\nmark :${index + 1}\ndata ${size}\n`);
      facts.push({size, sha256: yield* bytesOf(content)});
      yield Buffer.from('\n');
    }
  }
  const oids = await fastImport(repository, stream());
  return facts.map((fact, index) => ({...fact, oid: oids.get(index + 1)!}));
}

let count = 0;

/** What a stream's marks became. https://git-scm.com/docs/git-fast-import */
export async function fastImport(
  repository: BareRepository,
  stream: AsyncIterable<Uint8Array>,
): Promise<ReadonlyMap<number, string>> {
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* stream;
    yield Buffer.from('done\n');
  }
  const marks = join(repository.folder, `marks-${++count}`);
  // Without the last word of the stream nothing is kept.
  await repository.git(
    ['fast-import', '--quiet', '--force', '--done', '--depth=0', `--export-marks=${marks}`],
    {input: whole()},
  );
  const lines = (await readFile(marks, 'utf8')).split('\n');
  await rm(marks);
  return new Map(
    lines.flatMap((line): readonly (readonly [number, string])[] => {
      const [, mark, oid] = /^:(\d+) ([0-9a-f]+)$/.exec(line) ?? [];
      return oid ? [[Number(mark), oid]] : [];
    }),
  );
}

/** Its bytes, and their digest; what is published is what was measured. */
async function* bytesOf(content: Content): AsyncGenerator<Uint8Array, string> {
  if (content instanceof Uint8Array) return yield* whole(content);
  const {file, size} = content;
  const small = readable(file, () => smallFile(file));
  if (small) {
    demandSize(content, small.length);
    return yield* whole(small);
  }
  const hash = createHash('sha256');
  let read = 0;
  // One byte more than was said would be seen.
  for await (const chunk of fileChunks(file, 0, size + 1)) {
    read += chunk.length;
    if (read > size) break;
    hash.update(chunk);
    yield chunk;
  }
  demandSize(content, read);
  return hash.digest('hex');
}

function* whole(bytes: Uint8Array): Generator<Uint8Array, string> {
  if (bytes.length > 0) yield bytes;
  return hashOf('sha256', bytes);
}

function readable<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new PkgError('store/unreadable', `${file} cannot be read`, {cause});
  }
}

function demandSize({file, size}: Exclude<Content, Uint8Array>, found: number): void {
  if (found !== size)
    throw new PkgError(
      'store/changed',
      `${file} has another size than the ${size} bytes that were measured`,
      {
        hint: 'let nothing write to the packages while they are published',
      },
    );
}
