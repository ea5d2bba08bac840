import {gunzipSync, zstdDecompressSync} from 'node:zlib';
import type {ArSource} from '../../archive/ar.ts';
import {piecesOf} from '../../archive/tar-reader.ts';
import {PkgError, UserError} from '../../model/errors.ts';
import type {IndexRecord} from '../../model/repository.ts';
import {smallFile} from '../../tools/files.ts';
import {pathOf, readContents} from './contents.ts';
import {paragraphOf, readParagraph} from './control-facts.ts';
import {damaged, fileParts, type Part, partsOf, through} from './reader.ts';

/** What unpacks to more is read as a stream, which keeps nothing. */
const MOST_UNPACKED = 16 << 20;

type Listed = IndexRecord['files'][number];

/** What the lists of an APT repository say of a .deb, whoever made it; all of it is read, so that damage is seen. */
export async function debRecord(file: string, bytes?: Buffer): Promise<IndexRecord> {
  try {
    const small = bytes ?? readSmall(file);
    const {members, control, data} = await (small ? partsOf(inMemory(small)) : fileParts(file));
    const controlTar = small && unpacked(small, control);
    const paragraph = controlTar
      ? inPart(control, () => paragraphIn(controlTar))
      : await through(file, control, readParagraph);
    const dataTar = small && unpacked(small, data);
    const files = dataTar
      ? inPart(data, () => [...piecesOf(dataTar)].map(({name, type}) => listed(pathOf(name), type)))
      : (await through(file, data, (source) => readContents(source))).map(({path, type}) =>
          listed(path, type),
        );
    return {
      ...paragraph,
      signed: members.some(({name}) => name.startsWith('_gpg')),
      files: files.filter(({path}) => path !== '//').sort((a, b) => (a.path < b.path ? -1 : 1)),
    };
  } catch (cause) {
    if (!(cause instanceof PkgError)) throw cause;
    throw new UserError('deb/unreadable', `${file}: ${cause.message}`, {hint: cause.hint, cause});
  }
}

const listed = (path: string, type: string): Listed =>
  type === 'dir' ? {path: `${path}/`, type: 'dir'} : {path, type: 'file'};

function paragraphIn(tar: Buffer): ReturnType<typeof paragraphOf> {
  let text: string | undefined;
  for (const {name, type, body} of piecesOf(tar))
    if (type === 'file' && pathOf(name) === '/control') text = body.toString();
  return paragraphOf(text);
}

function inPart<T>({member}: Part, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw damaged(member.name, cause);
  }
}

function readSmall(file: string): Buffer | undefined {
  try {
    return smallFile(file);
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

/** Undefined where it is large, or not unpacked in one go. */
function unpacked(bytes: Buffer, {algorithm, member: {name, offset, size}}: Part): Buffer | undefined {
  const packed = bytes.subarray(offset, offset + size);
  const limit = {maxOutputLength: MOST_UNPACKED};
  try {
    if (algorithm === 'none') return packed;
    if (algorithm === 'gzip') return gunzipSync(packed, {...limit, chunkSize: roomFor(packed)});
    return algorithm === 'zstd' ? zstdDecompressSync(packed, limit) : undefined;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw damaged(name, cause);
  }
}

const LEAST_ROOM = 1 << 10;
const MOST_ROOM = 1 << 18;

/** gzip says at its end how much it will be; it may lie. */
const roomFor = (packed: Buffer): number =>
  Math.min(
    Math.max(packed.length < 4 ? 0 : packed.readUInt32LE(packed.length - 4) + 1, LEAST_ROOM),
    MOST_ROOM,
  );
