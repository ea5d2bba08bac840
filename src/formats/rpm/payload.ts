import {createHash} from 'node:crypto';
import {
  CPIO_MAX_SIZE,
  cpioHead,
  cpioMemberSize,
  cpioPadding,
  cpioStrippedHead,
  cpioStrippedSize,
  cpioTrailer,
} from '../../archive/cpio.ts';
import type {Part} from '../../archive/pack/blocks.ts';
import {pack} from '../../archive/pack/compress.ts';
import {fileSink} from '../../archive/pack/sink.ts';
import type {Source} from '../../archive/pack/source.ts';
import type {Host} from '../../model/host.ts';
import {classOf, colorOf} from './classes.ts';
import type {Content} from './content.ts';
import type {SeenFile} from './file-tags.ts';
import type {FileRow} from './files.ts';
import type {PayloadDigests} from './metadata.ts';

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

/** Writes the compressed archive into an open file from byte `start` on; every source file is read once. */
export async function writePayload(
  host: Host,
  {files, codec}: Content,
  {file, start}: {readonly file: number; readonly start: number},
): Promise<PayloadDigests> {
  const plain = createHash('sha256');
  const compressed = createHash('sha256');
  const byInode = new Map<number, SeenFile>();
  const parts = members(files, (row, told) => byInode.set(row.inode, told));
  const write = fileSink(file, start);
  await pack(host, {codec, parts, digest: 'sha256', plain: (block) => void plain.update(block)}, (chunk) => {
    compressed.update(chunk);
    write(chunk);
  });
  const seen = files.map((row) => byInode.get(row.inode) ?? unseen(row));
  return {files: seen, compressed: compressed.digest('hex'), plain: plain.digest('hex')};
}

function* members(files: readonly FileRow[], note: (file: FileRow, told: SeenFile) => void): Generator<Part> {
  const stripped = isStripped(files);
  for (const at of payloadOrder(files)) {
    const file = files[at] as FileRow;
    yield stripped ? cpioStrippedHead(at) : headOf(file);
    if (!file.holdsBytes) continue;
    const source = sourceOf(file);
    if (source) {
      yield {
        source,
        read: ({digest, start}) =>
          note(file, {digest, class: classOf(file, start), color: colorOf(file, start)}),
      };
    } else if (file.to !== '') yield Buffer.from(file.to);
    yield cpioPadding(file.size);
  }
  yield cpioTrailer();
}

const sourceOf = ({from, size, content}: FileRow): Source | undefined =>
  from === undefined ? undefined : {from, size, ...(content !== undefined && {content})};

/** A head's end is padded too, so an empty member needs no padding of its own. */
const headOf = (file: FileRow): Buffer => {
  const {path, mode, mtime, inode, links} = file;
  return cpioHead({path: memberPath(path), mode, mtime, size: bytesOf(file), inode, links});
};
