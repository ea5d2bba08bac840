import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {formatOf} from '../../formats/index.ts';
import type {Host} from '../../model/host.ts';
import type {Listing} from '../../model/repository.ts';
import {repositoryKinds} from '../../repositories/index.ts';
import {addressIn} from './blocks.ts';
import {nextVersion} from './carrier-version.ts';
import {keyringOf, sha256} from './keys.ts';
import {sourceId} from './names.ts';
import {sourceOf} from './sources.ts';
import {archesIn, type Suite, suiteNamed} from './suites.ts';
import type {SourceWork} from './work.ts';

/** A suite as it will be published. */
export interface ComingSuite {
  /** The id of a kind of repository. */
  readonly kind: string;
  readonly suite: string;
  /** What is there, and what is to come. */
  readonly listings: readonly Pick<Listing, 'name' | 'version' | 'arch'>[];
}

export interface CarrierWork extends SourceWork {
  readonly suites: readonly ComingSuite[];
}

/** An unsigned package, and the suite that it belongs into. */
export interface Carrier {
  readonly kind: string;
  readonly suite: string;
  readonly file: string;
}

/**
 * The packages that carry key and source, one for each suite; only those whose content is another than that of the
 * highest one published. Without an address nothing can be carried.
 */
export async function sourcePackages(
  host: Host,
  work: CarrierWork,
  outDir: string,
): Promise<readonly Carrier[]> {
  if (work.settings.url === undefined) return [];
  // What writes files from templates, of which most repositories in a folder need none.
  const {carrierPackage, finished} = await import('./carrier-package.ts');
  const {sourceText} = await import('./source-text.ts');
  const keyring = await keyringOf(work.publicKeys);
  const carriers: Carrier[] = [];
  for (const {kind: id, suite: name, listings} of work.suites) {
    const kind = repositoryKinds[id];
    if (!kind || listings.length === 0) continue;
    const suite = suiteNamed(kind, name, work.settings);
    const {client} = kind;
    const ways = client.ways.filter(({manager}) => isFor(suite, manager));
    const named = sourceId(work.settings.name, suite.stream);
    const key = {at: 'file', path: client.keyPath(named)} as const;
    const address = addressIn(suite, work.settings);
    const about = {id: named, address, stream: suite.stream, arches: archesIn(kind, listings)};
    const text = await sourceText(client, sourceOf(work, about, key), work.templates);
    const pkg = await carrierPackage(work, {kind, ways, id: named, text, keyring});
    const version = nextVersion({
      published: highest(
        kind.format,
        listings.filter((one) => one.name === pkg.name),
      ),
      digest: sha256(JSON.stringify([name, pkg])).slice(0, 8),
      suffix: suffixOf(suite),
      date: work.date,
    });
    if (!version) continue;
    // Two suites may well have packages of one file name.
    const folder = join(outDir, id, name);
    await mkdir(folder, {recursive: true});
    const engines = await formatOf(kind.format).load();
    const files = await engines.portable(host, await finished(pkg, version), folder);
    carriers.push(...files.map((file) => ({kind: id, suite: name, file: join(folder, file)})));
  }
  return carriers;
}

const isFor = ({releases}: Suite, manager: string): boolean =>
  releases.length === 0 || releases.some(({distro}) => distro.manager === manager);

/** What all its releases append to a revision; nothing where they do not agree. */
function suffixOf({releases}: Suite): string {
  const suffixes = new Set(releases.map(({release}) => release.suffix));
  return suffixes.size === 1 ? [...suffixes][0]! : '';
}

function highest(format: string, listings: readonly Pick<Listing, 'version'>[]): string | undefined {
  const {compareVersions} = formatOf(format);
  return listings
    .map(({version}) => version)
    .sort(compareVersions)
    .at(-1);
}
