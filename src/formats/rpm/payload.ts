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
import type {Content} from './content.ts';
import type {FileRow} from './files.ts';
import type {PayloadDigests} from './metadata.ts';

const CHUNK = 1 << 20;
const GATHERED = 1 << 18;

/** The zeros that stand in for a digest until the file has been read. */
const UNREAD = '0'.repeat(64);

/** As long as the real ones: what the header's size can be told from. */
export const unreadDigests = (files: readonly FileRow[]): PayloadDigests => ({
  files: files.map(({from}) => (from === undefined ? '' : UNREAD)),
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
    .reduce(
      (sum, {path, size}) =>
        sum + (stripped ? cpioStrippedSize(size) : cpioMemberSize(memberPath(path), size)),
      cpioTrailer().length,
    );
}

/** Writes the compressed archive into `path` from byte `start` on; every source file is read once. */
export async function writePayload(
  host: Host,
  {files, codec}: Content,
  {path, start}: {readonly path: string; readonly start: number},
): Promise<PayloadDigests> {
  const plain = createHash('sha256');
  const compressed = createHash('sha256');
  const digests: string[] = files.map(() => '');
  const note = (at: number, digest: string) => {
    digests[at] = digest;
  };
  await pipeline(
    Readable.from(gathered(members(files, note)), {highWaterMark: 4}),
    digesting(plain),
    compressor(host, codec),
    digesting(compressed),
    createWriteStream(path, {flags: 'r+', start, highWaterMark: CHUNK}),
    {signal: host.signal},
  );
  return {files: digests, compressed: compressed.digest('hex'), plain: plain.digest('hex')};
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
  note: (at: number, digest: string) => void,
): AsyncGenerator<Buffer> {
  const stripped = isStripped(files);
  for (const [at, file] of files.entries()) {
    if (!file.inPayload) continue;
    yield stripped ? cpioStrippedHead(at) : headOf(file, at);
    if (file.from !== undefined) {
      const hash = createHash('sha256');
      for await (const chunk of readSource({from: file.from, size: file.size})) {
        hash.update(chunk);
        yield chunk;
      }
      note(at, hash.digest('hex'));
    } else if (file.to !== '') yield Buffer.from(file.to);
    yield cpioPadding(file.size);
  }
  yield cpioTrailer();
}

const headOf = ({path, mode, mtime, size}: FileRow, at: number): Buffer =>
  cpioHead({path: memberPath(path), mode, mtime, size, inode: at + 1, links: 1});
