import {createHash} from 'node:crypto';
import {createWriteStream} from 'node:fs';
import {Readable, Transform} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {compressor} from '../../archive/compress.ts';
import {
  CPIO_MAX_SIZE,
  cpioHead,
  cpioMemberSize,
  cpioPadding,
  cpioStrippedHead,
  cpioStrippedSize,
  cpioTrailer,
} from '../../archive/cpio.ts';
import {readSource} from '../../archive/source.ts';
import type {Host} from '../../model/host.ts';
import {classOf, colorOf, LOOKED_AT} from './classes.ts';
import type {Content} from './content.ts';
import type {SeenFile} from './file-tags.ts';
import type {FileRow} from './files.ts';
import type {PayloadDigests} from './metadata.ts';

const CHUNK = 1 << 20;
const GATHERED = 1 << 18;

const unseen = (file: FileRow): SeenFile => ({digest: '', class: classOf(file, NOTHING), color: 0});

const NOTHING = Buffer.alloc(0);

/** The zeros that stand in for a digest until the file has been read. */
const UNREAD = '0'.repeat(64);

/** As long as the real ones: what the header's size can be told from. */
export const unreadDigests = (files: readonly FileRow[]): PayloadDigests => ({
  files: files.map((file) => ({...unseen(file), digest: file.from === undefined ? '' : UNREAD})),
  compressed: UNREAD,
  plain: UNREAD,
});

const memberPath = (path: string): string => `.${path}`;

/** One file beyond 32 bits makes every head a short one, as rpm's reader wants all of a kind. */
const isStripped = (files: readonly FileRow[]): boolean => files.some(({size}) => size > CPIO_MAX_SIZE);

/** The size of the archive before compression, known before a byte is read. */
export function payloadSize(files: readonly FileRow[]): number {
  const stripped = isStripped(files);
  return files
    .filter(({inPayload}) => inPayload)
    .reduce((sum, file) => {
      const size = bytesOf(file);
      return sum + (stripped ? cpioStrippedSize(size) : cpioMemberSize(memberPath(file.path), size));
    }, cpioTrailer().length);
}

/** Of a file with several names, all but the last are empty. */
const bytesOf = ({size, holdsBytes}: FileRow): number => (holdsBytes ? size : 0);

/** As rpmbuild orders it: what has one name only, then the others, name after name. */
function payloadOrder(files: readonly FileRow[]): readonly number[] {
  const places = [...files.keys()].filter((at) => files[at]?.inPayload);
  const [single, linked] = [(n: number) => n === 1, (n: number) => n > 1].map((wanted) =>
    places.filter((at) => wanted(files[at]?.links ?? 1)),
  ) as [number[], number[]];
  const inodeOf = (at: number) => files[at]?.inode ?? 0;
  return [...single, ...linked.sort((a, b) => inodeOf(a) - inodeOf(b) || a - b)];
}

/** Writes the compressed archive into `path` from byte `start` on; every source file is read once. */
export async function writePayload(
  host: Host,
  {files, codec}: Content,
  {path, start}: {readonly path: string; readonly start: number},
): Promise<PayloadDigests> {
  const plain = createHash('sha256');
  const compressed = createHash('sha256');
  const byInode = new Map<number, SeenFile>();
  const note = ({inode}: FileRow, told: SeenFile) => byInode.set(inode, told);
  await pipeline(
    Readable.from(gathered(members(files, note)), {highWaterMark: 4}),
    digesting(plain),
    compressor(host, codec),
    digesting(compressed),
    createWriteStream(path, {flags: 'r+', start, highWaterMark: CHUNK}),
    {signal: host.signal},
  );
  const seen = files.map((file) => byInode.get(file.inode) ?? unseen(file));
  return {files: seen, compressed: compressed.digest('hex'), plain: plain.digest('hex')};
}

const digesting = (hash: ReturnType<typeof createHash>): Transform =>
  new Transform({
    readableHighWaterMark: CHUNK,
    writableHighWaterMark: CHUNK,
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });

/** Heads, padding and small files together, as each chunk costs the streams the same. */
async function* gathered(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    held.push(chunk);
    size += chunk.length;
    if (size < GATHERED) continue;
    yield held.length === 1 ? chunk : Buffer.concat(held, size);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held, size);
}

async function* members(
  files: readonly FileRow[],
  note: (file: FileRow, told: SeenFile) => void,
): AsyncGenerator<Buffer> {
  const stripped = isStripped(files);
  for (const at of payloadOrder(files)) {
    const file = files[at] as FileRow;
    yield stripped ? cpioStrippedHead(at) : headOf(file);
    if (!file.holdsBytes) continue;
    const {from, size, content} = file;
    if (from !== undefined) {
      const hash = createHash('sha256');
      let start: Buffer | undefined;
      for await (const chunk of readSource({from, size, ...(content !== undefined && {content})})) {
        start ??= Buffer.from(chunk.subarray(0, LOOKED_AT));
        hash.update(chunk);
        yield chunk;
      }
      start ??= NOTHING;
      note(file, {digest: hash.digest('hex'), class: classOf(file, start), color: colorOf(file, start)});
    } else if (file.to !== '') yield Buffer.from(file.to);
    yield cpioPadding(size);
  }
  yield cpioTrailer();
}

/** A head's end is padded too, so an empty member needs no padding of its own. */
const headOf = (file: FileRow): Buffer => {
  const {path, mode, mtime, inode, links} = file;
  return cpioHead({path: memberPath(path), mode, mtime, size: bytesOf(file), inode, links});
};
