import {open} from 'node:fs/promises';
import {PkgError, UserError} from '../../model/errors.ts';
import type {HeaderRecord, IndexRecord} from '../../model/repository.ts';
import {fileChunks, smallFile} from '../../tools/files.ts';
import {badRpm} from './fault.ts';
import {pathsOf} from './file-facts.ts';
import type {HeaderView} from './header-view.ts';
import {type ByteSource, readHeaders, type StoredHeader, sourceOf} from './reader.ts';
import {relationRecords} from './record-relations.ts';
import {checksOf, demandEqual, feed, headerDigests, payloadDigests, wholeDigests} from './sign-digests.ts';
import {signatureLines} from './signatures.ts';
import {FILE_FLAG, SIGTAG, TAG} from './tags.ts';

/** What is no more than that is fed to the digests in one go. */
const SMALL = 1 << 20;

/** What the lists of a repository say of an rpm; one that is not what its own digests say is refused. */
export async function recordPackage(path: string, bytes?: Buffer): Promise<IndexRecord> {
  try {
    const small = bytes ?? smallFile(path);
    if (small) return await recordFrom(path, inMemory(small));
    await using file = await open(path, 'r');
    return await recordFrom(path, await sourceOf(file));
  } catch (cause) {
    const {message} = cause as Error;
    const reason = cause instanceof PkgError ? message : `cannot be read: ${message}`;
    throw new UserError('rpm/unreadable', `${path}: ${reason}`, {hint: 'build or download it again', cause});
  }
}

async function recordFrom(path: string, source: ByteSource): Promise<IndexRecord> {
  const {first, main, start} = await readHeaders(source);
  await demandWhole(path, source, {first, main, start});
  return recordOf(first, main, start);
}

const inMemory = (bytes: Buffer): ByteSource => ({
  size: bytes.length,
  read: async (position, length) => bytes.subarray(position, position + length),
});

interface Headers {
  readonly first: StoredHeader;
  readonly main: StoredHeader;
  readonly start: number;
}

/** A package that was cut off or damaged would be found out by those who install it. */
async function demandWhole(path: string, source: ByteSource, {first, main, start}: Headers): Promise<void> {
  const stated = headerDigests(first.view);
  // SHA-1 is there for rpm before 4.14; where SHA-256 is, too, it says no more.
  const strong = stated.filter(({algorithm}) => algorithm === 'sha256');
  const header = checksOf(strong.length > 0 ? strong : stated);
  feed(header, main.bytes);
  demandEqual(header);
  const promised = first.view.number(TAG.longSigSize) ?? first.view.number(SIGTAG.size) ?? 0;
  if (start + promised > source.size)
    throw badRpm(`it should have ${start + promised} bytes and has ${source.size}`);
  // One digest is enough; before rpm 4.14 there was none but that of header and payload.
  const ofPayload = payloadDigests(main.view).slice(0, 1);
  const checks = checksOf(ofPayload.length > 0 ? ofPayload : wholeDigests(first.view));
  const end = start + main.bytes.length;
  if (ofPayload.length === 0) feed(checks, main.bytes);
  if (source.size <= SMALL) feed(checks, await source.read(end, source.size - end));
  else for await (const chunk of fileChunks(path, end)) feed(checks, chunk);
  demandEqual(checks);
}

function recordOf(
  {view: first}: StoredHeader,
  {view: main, bytes}: StoredHeader,
  start: number,
): IndexRecord {
  const need = (tag: number, what: string): string => {
    const value = main.text(tag);
    if (!value) throw badRpm(`its header has no ${what}`);
    return value;
  };
  const [version, release] = [need(TAG.version, 'version'), need(TAG.release, 'release')];
  const epoch = String(main.number(TAG.epoch) ?? 0);
  const paths = pathsOf(main);
  const header: HeaderRecord = {
    epoch,
    version,
    release,
    ...textsOf(main),
    buildTime: main.number(TAG.buildTime) ?? 0,
    installedSize: main.number(TAG.longSize) ?? main.number(TAG.size) ?? 0,
    archiveSize: first.number(TAG.longArchiveSize) ?? first.number(SIGTAG.payloadSize) ?? 0,
    headerStart: start,
    headerEnd: start + bytes.length,
    relations: relationRecords(main, new Set(paths)),
    changelog: changelogOf(main),
  };
  return {
    name: need(TAG.name, 'name'),
    version: epoch === '0' ? `${version}-${release}` : `${epoch}:${version}-${release}`,
    // Only what was built from a source package names one.
    arch: main.has(TAG.sourceRpm) ? need(TAG.arch, 'architecture') : 'src',
    files: filesOf(main, paths),
    signed: signatureLines(first).length > 0,
    header,
  };
}

function textsOf(main: HeaderView) {
  const text = (tag: number): string => main.text(tag) ?? '';
  return {
    summary: text(TAG.summary),
    description: text(TAG.description),
    packager: text(TAG.packager),
    url: text(TAG.url),
    vendor: text(TAG.vendor),
    group: text(TAG.group),
    license: text(TAG.license),
    buildHost: text(TAG.buildHost),
    sourceRpm: text(TAG.sourceRpm),
  };
}

const TYPE_BITS = 0o170000;
const FOLDER = 0o040000;

/** In the header's own order, which rpm has sorted. */
function filesOf(main: HeaderView, paths: readonly string[]): IndexRecord['files'] {
  const [modes, flags] = [main.numbers(TAG.fileModes), main.numbers(TAG.fileFlags)];
  return paths.map((path, at) => {
    if (((modes[at] ?? 0) & TYPE_BITS) === FOLDER) return {path: `${path}/`, type: 'dir'};
    return {path, type: (flags[at] ?? 0) & FILE_FLAG.ghost ? 'ghost' : 'file'};
  });
}

function changelogOf(main: HeaderView): HeaderRecord['changelog'] {
  const [dates, texts] = [main.numbers(TAG.changelogTime), main.texts(TAG.changelogText)];
  return main
    .texts(TAG.changelogName)
    .map((author, at) => ({author, date: dates[at] ?? 0, text: texts[at] ?? ''}))
    .reverse();
}
