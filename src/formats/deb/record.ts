import {readFileSync, statSync} from 'node:fs';
import {gunzipSync, zstdDecompressSync} from 'node:zlib';
import type {ArSource} from '../../archive/ar.ts';
import {PkgError, UserError} from '../../model/errors.ts';
import type {IndexRecord} from '../../model/repository.ts';
import {readContents} from './contents.ts';
import {readParagraph} from './control-facts.ts';
import {damaged, fileParts, type Part, partsOf, through} from './reader.ts';

/** Up to here a package is read in one go: streams and turns of other threads would take most of the time. */
const SMALL = 1 << 20;
/** What unpacks to more is read as a stream, which keeps nothing. */
const MOST_UNPACKED = 16 << 20;

/** Reads one of the two archives of a package. */
type Reading = <T>(part: Part, read: (source: AsyncIterable<Uint8Array>) => Promise<T>) => Promise<T>;

/** What the lists of an APT repository say of a .deb, whoever made it. */
export async function debRecord(file: string): Promise<IndexRecord> {
  try {
    const small = smallFile(file);
    const {control, data} = await (small ? partsOf(inMemory(small)) : fileParts(file));
    const streamed: Reading = (part, read) => through(file, part, read);
    const reading: Reading = small ? wholeOr(small, streamed) : streamed;
    const paragraph = await reading(control, readParagraph);
    const contents = await reading(data, (source) => readContents(source));
    const files = contents.map(({path, type}) =>
      type === 'dir' ? ({path: `${path}/`, type: 'dir'} as const) : ({path, type: 'file'} as const),
    );
    return {...paragraph, files: files.sort((a, b) => (a.path < b.path ? -1 : 1))};
  } catch (cause) {
    if (!(cause instanceof PkgError)) throw cause;
    throw new UserError('deb/unreadable', `${file}: ${cause.message}`, {hint: cause.hint, cause});
  }
}

function smallFile(file: string): Buffer | undefined {
  try {
    return statSync(file).size <= SMALL ? readFileSync(file) : undefined;
  } catch (cause) {
    throw new UserError('deb/unreadable', `cannot be read: ${(cause as Error).message}`, {cause});
  }
}

const inMemory = (bytes: Buffer): ArSource => ({
  stat: async () => ({size: bytes.length}),
  read: async (into, offset, length, position) => ({
    bytesRead: bytes.copy(into, offset, position, position + length),
  }),
});

const wholeOr =
  (bytes: Buffer, streamed: Reading): Reading =>
  async (part, read) => {
    const {offset, size, name} = part.member;
    const plain = unpacked(bytes.subarray(offset, offset + size), part);
    if (!plain) return streamed(part, read);
    try {
      return await read(oneChunk(plain));
    } catch (cause) {
      throw damaged(name, cause);
    }
  };

/** Undefined where it is large, or not unpacked in one go. */
function unpacked(bytes: Buffer, {algorithm, member}: Part): Buffer | undefined {
  const limit = {maxOutputLength: MOST_UNPACKED};
  try {
    if (algorithm === 'none') return bytes;
    if (algorithm === 'gzip') return gunzipSync(bytes, limit);
    return algorithm === 'zstd' ? zstdDecompressSync(bytes, limit) : undefined;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw damaged(member.name, cause);
  }
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
