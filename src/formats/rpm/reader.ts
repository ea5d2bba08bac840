import {type FileHandle, open} from 'node:fs/promises';
import {PkgError, UserError} from '../../model/errors.ts';
import type {ContentWatcher, PackageFacts} from '../../model/facts.ts';
import {fieldsOf, scriptsOf} from './facts.ts';
import {badRpm} from './fault.ts';
import {fileFacts} from './file-facts.ts';
import {INTRO_SIZE} from './header.ts';
import {type HeaderView, headerSize, viewHeader} from './header-view.ts';
import {LEAD_SIZE, leadFault} from './lead.ts';
import {watchPayload} from './payload-reader.ts';
import {relationFacts} from './relation-facts.ts';
import {signatureLines} from './signatures.ts';
import {SIGTAG, TAG} from './tags.ts';

const ALIGN = 8;

/** The room that a signature header of this size takes: the header behind it starts at a multiple of eight. */
export const aligned = (size: number): number => Math.ceil(size / ALIGN) * ALIGN;

/** Reads what any rpm says of itself; the payload stays closed unless somebody watches, as the header says it all. */
export async function readPackage(path: string, watcher?: ContentWatcher): Promise<PackageFacts> {
  try {
    return await readFacts(path, watcher);
  } catch (cause) {
    const {message} = cause as Error;
    const reason = cause instanceof PkgError ? message : `cannot be read: ${message}`;
    throw new UserError('rpm/unreadable', `${path}: ${reason}`, {hint: 'build or download it again', cause});
  }
}

async function readFacts(path: string, watcher: ContentWatcher | undefined): Promise<PackageFacts> {
  await using file = await open(path, 'r');
  const source = await sourceOf(file);
  const facts = await readBytes(source);
  if (watcher) await watchPayload({file: path, facts, ...(await readHeaders(source))}, watcher);
  return facts;
}

/** An open file's bytes. */
export async function sourceOf(file: FileHandle): Promise<ByteSource> {
  const {size} = await file.stat();
  return {size, read: (position, length) => readAt(file, position, length)};
}

/** A package's bytes, wherever they are; fewer come only where it ends. */
export interface ByteSource {
  readonly size: number;
  read(position: number, length: number): Promise<Buffer>;
}

/** A header as it lies in the file, and what it says; every length in it has been checked. */
export interface StoredHeader {
  readonly bytes: Buffer;
  readonly view: HeaderView;
}

/** Both headers of a package, and where the main one starts. */
export async function readHeaders(
  source: ByteSource,
): Promise<{readonly first: StoredHeader; readonly main: StoredHeader; readonly start: number}> {
  const fault = leadFault(await source.read(0, Math.min(LEAD_SIZE, source.size)));
  if (fault !== undefined) throw badRpm(fault);
  const first = await readHeader(source, LEAD_SIZE, 'signature header');
  const start = LEAD_SIZE + aligned(first.bytes.length);
  return {first, main: await readHeader(source, start, 'header'), start};
}

/** The facts of a package that is no file of its own. */
export async function readBytes(source: ByteSource): Promise<PackageFacts> {
  const {first, main, start} = await readHeaders(source);
  const {size} = source;
  // rpm 6 states the payload's size alone.
  const payload = main.view.number(TAG.payloadSize);
  const promised =
    first.view.number(TAG.longSigSize) ??
    first.view.number(SIGTAG.size) ??
    (payload === undefined ? 0 : main.bytes.length + payload);
  if (start + promised > size) throw badRpm(`it should have ${start + promised} bytes and has ${size}`);
  return factsOf(main.view, first.view);
}

function factsOf(main: HeaderView, signature: HeaderView): PackageFacts {
  const need = (tag: number, what: string): string => {
    const value = main.text(tag);
    if (!value) throw badRpm(`its header has no ${what}`);
    return value;
  };
  const epoch = main.number(TAG.epoch);
  const version = `${need(TAG.version, 'version')}-${need(TAG.release, 'release')}`;
  return {
    format: 'rpm',
    name: need(TAG.name, 'name'),
    version: epoch === undefined ? version : `${epoch}:${version}`,
    // Only what was built from a source package names one.
    arch: main.has(TAG.sourceRpm) ? need(TAG.arch, 'architecture') : 'src',
    fields: fieldsOf(main, signature),
    relations: relationFacts(main),
    scripts: scriptsOf(main),
    files: fileFacts(main),
    signatures: signatureLines(signature),
    compression: compressionOf(main),
  };
}

function compressionOf(main: HeaderView): string {
  const name = main.text(TAG.payloadCompressor) ?? 'none';
  const level = /^\d+/.exec(main.text(TAG.payloadFlags) ?? '')?.[0];
  return level === undefined || name === 'none' ? name : `${name}:${level}`;
}

async function readHeader(source: ByteSource, start: number, what: string): Promise<StoredHeader> {
  const intro = await source.read(start, Math.max(0, Math.min(INTRO_SIZE, source.size - start)));
  const size = headerSize(intro, what);
  // Nothing is set aside in memory for bytes that the file does not have.
  if (start + size > source.size) throw badRpm(`it ends in its ${what}`);
  const bytes = await source.read(start, size);
  return {bytes, view: viewHeader(bytes, what)};
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const data = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const {bytesRead} = await file.read(data, done, length - done, position + done);
    if (bytesRead === 0) return data.subarray(0, done);
    done += bytesRead;
  }
  return data;
}
