import {createHash} from 'node:crypto';
import {open} from 'node:fs/promises';
import {type CpioEntry, readCpio} from '../../archive/cpio-reader.ts';
import type {Algorithm} from '../../archive/pack/codec.ts';
import {readPacked} from '../../archive/pack/packed-part.ts';
import {UserError} from '../../model/errors.ts';
import type {ContentWatcher, FileFact, PackageFacts} from '../../model/facts.ts';
import {badRpm} from './fault.ts';
import type {HeaderView} from './header-view.ts';
import type {StoredHeader} from './reader.ts';
import {SHA256, TAG} from './tags.ts';

interface Opened {
  readonly file: string;
  readonly facts: PackageFacts;
  /** The signature's header and the main one, and where that starts. */
  readonly first: StoredHeader;
  readonly main: StoredHeader;
  readonly start: number;
}

/** Shows every file of the payload; header and payload must have the digests that the package states. */
export async function watchPayload(
  {file, facts, first, main, start}: Opened,
  watcher: ContentWatcher,
): Promise<void> {
  const header = createHash('sha256').update(main.bytes).digest('hex');
  if (header !== (first.view.text(TAG.sha256Header) ?? header)) throw badRpm('its header is damaged');
  const told = (payload: string) => {
    const known = main.view.number(TAG.payloadDigestAlgo) === SHA256;
    if (known && payload !== main.view.text(TAG.payloadDigest)) throw badRpm('its payload is damaged');
    watcher.part('header', header);
    watcher.part('payload', payload);
  };
  const offset = start + main.bytes.length;
  const {size, algorithm} = await payloadAt(file, offset);
  await readPacked(
    {file, offset, size, algorithm},
    (source) => showFiles(source, rowsOf(main.view, facts), watcher),
    told,
  );
}

const MAGICS: readonly (readonly [hex: string, algorithm: Algorithm])[] = [
  ['1f8b', 'gzip'],
  ['fd377a585a00', 'xz'],
  ['28b52ffd', 'zstd'],
  [Buffer.from('07070').toString('hex'), 'none'],
];

/** What packs the payload, read from its first bytes, as old packages do not name it. */
async function payloadAt(
  file: string,
  offset: number,
): Promise<{readonly size: number; readonly algorithm: Algorithm}> {
  await using handle = await open(file);
  const {buffer, bytesRead} = await handle.read(Buffer.alloc(6), 0, 6, offset);
  const hex = buffer.toString('hex', 0, bytesRead);
  const found = MAGICS.find(([magic]) => hex.startsWith(magic));
  if (found) return {size: (await handle.stat()).size - offset, algorithm: found[1]};
  throw new UserError('rpm/compression', 'its payload is packed in a way that is not read here', {
    hint: 'build it with gzip, xz or zstd',
  });
}

interface Row {
  readonly fact: FileFact;
  /** A file's content follows its head in the archive, unless a later name of the same file has it. */
  readonly size: number;
  readonly inode: string;
}

/** The header's files; of hard links the last name has the bytes, where heads do not say so themselves. */
function rowsOf(main: HeaderView, {files}: PackageFacts): readonly Row[] {
  const [devices, inodes] = [main.numbers(TAG.fileDevices), main.numbers(TAG.fileInodes)];
  const modes = main.numbers(TAG.fileModes);
  const inodeOf = (at: number) => (inodes[at] ? `${devices[at] ?? 0} ${inodes[at]}` : `only ${at}`);
  const last = new Map<string, number>();
  for (const [at, fact] of files.entries()) if (isRegular(fact)) last.set(inodeOf(at), at);
  return files.map((fact, at): Row => {
    const inode = inodeOf(at);
    const isLink = ((modes[at] ?? 0) & 0o170000) === 0o120000;
    const holds = isRegular(fact) ? last.get(inode) === at : isLink;
    return {fact, inode, size: holds ? fact.size : 0};
  });
}

const isRegular = ({type}: FileFact): boolean => type === 'file' || type === 'hardlink';

async function showFiles(
  source: AsyncIterable<Uint8Array>,
  rows: readonly Row[],
  watcher: ContentWatcher,
): Promise<void> {
  const places = new Map(rows.map(({fact}, at) => [plain(fact.path), at]));
  const seen = new Set<number>();
  const waiting = new Map<string, Row[]>();
  const sizeOf = (at: number) => rows[at]?.size ?? 0;
  for await (const entry of readCpio(source, sizeOf)) {
    const at = typeof entry.name === 'number' ? entry.name : (places.get(plain(entry.name)) ?? -1);
    const row = rows[at];
    if (!row) throw badRpm(`its payload holds ${JSON.stringify(entry.name)}, which its header does not`);
    if (seen.has(at)) throw badRpm(`its payload holds ${JSON.stringify(row.fact.path)} twice`);
    seen.add(at);
    if (isRegular(row.fact)) await showFile(entry, row, {waiting, watcher});
  }
  const lost = [...waiting.values()].flat()[0] ?? rows.find(({fact}, at) => isRegular(fact) && !seen.has(at));
  if (lost) throw badRpm(`its payload lacks the bytes of ${JSON.stringify(lost.fact.path)}`);
}

interface Showing {
  /** Names whose bytes come later, by inode. */
  readonly waiting: Map<string, Row[]>;
  readonly watcher: ContentWatcher;
}

async function showFile(entry: CpioEntry, row: Row, {waiting, watcher}: Showing): Promise<void> {
  const {path, size} = row.fact;
  const inode = typeof entry.name === 'number' ? row.inode : entry.inode;
  if (entry.size === 0 && size > 0) {
    waiting.set(inode, [...(waiting.get(inode) ?? []), row]);
    return;
  }
  if (entry.size !== size)
    throw badRpm(`its payload has ${entry.size} bytes of ${JSON.stringify(path)}, its header says ${size}`);
  await watcher.file({path, size, bytes: entry.body});
  for (const {fact} of waiting.get(inode) ?? []) {
    if (fact.size !== size) throw badRpm(`${JSON.stringify(fact.path)} is said to have ${fact.size} bytes`);
    await watcher.file({path: fact.path, same: path});
  }
  waiting.delete(inode);
}

/** `./usr/bin/x`, `/usr/bin/x` and `usr/bin/x` are one path. */
const plain = (path: string): string => path.replace(/^\.?\/+/, '');
