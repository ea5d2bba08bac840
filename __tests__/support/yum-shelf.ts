import {createHash} from 'node:crypto';
import type {EditionWork, HeaderRecord, IndexRecord, Listing} from '../../src/model/repository.ts';
import type {Signer} from '../../src/model/signer.ts';
import type {Store} from '../../src/model/store.ts';
import {engine} from '../../src/repositories/yum/engine.ts';
import {memorySigner, readOpenKeys} from '../../src/tools/openpgp/index.ts';
import {armored, smallKey} from './small-keys.ts';

export const PLACE = '9/x86_64';
export const FOLDER = 'yum/9/x86_64/';
export const REPOMD = `${FOLDER}repodata/repomd.xml`;
export const NOON = 1_770_000_000;
export const DAY = 86_400;

/** A signer with a key of its own. */
export async function yumSigner(name: string): Promise<Signer> {
  const [key] = await readOpenKeys(armored(await smallKey(name)), name);
  return memorySigner(key!, {part: key!.facts.parts[0], passphrases: [], date: NOON});
}

interface MadePackage extends Partial<Omit<IndexRecord, 'header' | 'files'>> {
  readonly header?: Partial<HeaderRecord>;
  readonly files?: IndexRecord['files'];
  readonly address?: string;
  readonly file?: string;
  readonly place?: string;
  readonly published?: number;
  readonly content?: string;
}

/** A listing of a package that never was a file. */
export function madeRpm({place = PLACE, published = NOON, ...over}: MadePackage = {}): Listing {
  const {name = 'hello', version = '1.0-1', arch = 'x86_64', files = [], address, content = ''} = over;
  const [, epoch = '0', ver = '', release = ''] = /^(?:(\d+):)?(.*)-([^-]*)$/s.exec(version)!;
  const header: HeaderRecord = {
    epoch,
    version: ver,
    release,
    summary: 'Says hello',
    description: 'Says hello\nand keeps saying it.',
    packager: '',
    url: '',
    vendor: '',
    group: 'Unspecified',
    license: 'MIT',
    buildHost: 'example.org',
    sourceRpm: `${name}-${ver}-${release}.src.rpm`,
    buildTime: NOON - 7,
    installedSize: 20,
    archiveSize: 120,
    headerStart: 280,
    headerEnd: 900,
    relations: {},
    changelog: [],
    ...over.header,
  };
  const file = over.file ?? `${name}-${ver}-${release}.${arch}.rpm`;
  const sha256 = createHash('sha256').update(`${file} ${content}`).digest('hex');
  const record: IndexRecord = {name, version, arch, files, header};
  return engine.listing(
    {file: `/pkgs/${file}`, name: file, size: 1000, sha256, record, ...(address !== undefined && {address})},
    place,
    published,
    '',
  );
}

export interface YumRun extends Pick<EditionWork, 'signers' | 'date' | 'compression'> {
  readonly next: (there: readonly Listing[]) => readonly Listing[];
  readonly place?: string;
  /** Ends after so many of the top files. */
  readonly upTo?: number;
}

/** Publishes as the step does, or as far as it came. */
export async function publishShelf(store: Store, {next, place = PLACE, upTo, ...run}: YumRun): Promise<void> {
  const shelf = await engine.read(store, place);
  const there = await store.list(engine.folderOf(place));
  const edition = await engine.write({...run, there, shelf: {...shelf, listings: next(shelf.listings)}});
  for (const batch of edition.batches) await store.put(batch);
  for (const upload of edition.top.slice(0, upTo)) await store.put([upload]);
  if (upTo === undefined) await store.delete(edition.stale);
}
