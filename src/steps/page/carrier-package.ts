import {posix} from 'node:path';
import {formatOf} from '../../formats/index.ts';
import type {Entry, Package, Relations} from '../../model/package.ts';
import {relationKinds, scriptMoments} from '../../model/package.ts';
import type {RepositoryKind} from '../../model/repository.ts';
import type {ClientWay} from '../../model/source.ts';
import type {Version} from '../../model/version.ts';
import {quoted} from '../../text/shell.ts';
import {readTemplate} from '../../tools/templates.ts';
import type {Keyring} from './keys.ts';
import {carrierName} from './names.ts';
import {oneLine} from './sources.ts';
import type {SourceWork} from './work.ts';

export interface Carried {
  readonly kind: RepositoryKind;
  readonly ways: readonly ClientWay[];
  readonly id: string;
  /** Of the source that its files hold. */
  readonly text: string;
  readonly keyring: Keyring;
}

/** All of a package that carries key and source, but for its version. */
export async function carrierPackage(work: SourceWork, carried: Carried): Promise<Omit<Package, 'version'>> {
  const {kind, id} = carried;
  const {about = {}, settings} = work;
  const title = oneLine(about.title ?? settings.name);
  const [key] = carried.keyring.keys;
  const format = formatOf(kind.format);
  return {
    name: carrierName(id),
    arch: 'all',
    target: `${kind.format}/all`,
    format: kind.format,
    summary: `Package repository of ${title}`,
    description: `Package repository of ${title}\nWhere its packages are, and the keys that they are signed with.`,
    license: about.license,
    homepage: about.homepage ?? settings.url,
    maintainer: about.maintainer ?? key?.users[0] ?? `${title} <root@localhost>`,
    vendor: undefined,
    section: undefined,
    priority: undefined,
    relations: Object.fromEntries(relationKinds.map((relation) => [relation, []])) as unknown as Relations,
    scripts: await scriptsOf(work, carried),
    services: [],
    users: [],
    groups: [],
    directories: [],
    changelog: [],
    entries: entriesOf(carried),
    options: format.defaults,
  };
}

/** The same as a whole, every time in it that of its version; with what its distros expect beside. */
export async function finished(pkg: Omit<Package, 'version'>, version: Version): Promise<Package> {
  const dated = (entry: Entry): Entry => ({...entry, mtime: version.date});
  const whole: Package = {...pkg, version};
  const {documents} = await formatOf(pkg.format).load();
  const more = documents?.(whole, {licenseText: undefined}) ?? [];
  return {...whole, entries: withParents([...pkg.entries, ...more]).map(dated)};
}

async function scriptsOf({templates}: SourceWork, {kind, ways, id}: Carried): Promise<Package['scripts']> {
  const view = {source: quoted(ways[0]!.sourcePath(id))};
  const pairs = scriptMoments.flatMap((moment) => {
    const path = kind.client.scripts[moment];
    return path === undefined ? [] : [[moment, path] as const];
  });
  return Object.fromEntries(
    await Promise.all(
      pairs.map(async ([moment, path]) => [moment, (await readTemplate(path, templates)).render(view)]),
    ),
  );
}

const ROOT = {owner: 'root', group: 'root', mtime: 0} as const;

const fileAt = (path: string, content: string | Uint8Array): Extract<Entry, {type: 'file'}> => {
  const bytes = Buffer.from(content);
  const about = {from: path, content: bytes.toString('base64'), size: bytes.length};
  return {type: 'file', path, mode: 0o644, ...ROOT, ...about, role: undefined};
};

/** The key is no config file: a new one comes with an upgrade, whatever became of the source. */
function entriesOf({kind: {client}, ways, id, text, keyring}: Carried): readonly Entry[] {
  const key = client.keyForm === 'armored' ? keyring.armored : keyring.binary;
  const sources = ways.map((way) => way.sourcePath(id));
  // Where the package manager is another one, no other package has these folders.
  const folders = ways.length > 1 ? sources.flatMap((path) => parentsOf(path).slice(1)) : [];
  return [
    ...[...new Set(folders)].map(
      (path): Entry => ({type: 'dir', path, mode: 0o755, ...ROOT, implicit: false}),
    ),
    ...sources.map((path): Entry => ({...fileAt(path, text), role: 'config-noreplace'})),
    fileAt(client.keyPath(id), key),
  ];
}

/** `/etc`, `/etc/apt` … of a path. */
function parentsOf(path: string): readonly string[] {
  const parent = posix.dirname(path);
  return parent === '/' ? [] : [...parentsOf(parent), parent];
}

function withParents(entries: readonly Entry[]): readonly Entry[] {
  const there = new Map(entries.map((entry) => [entry.path, entry]));
  for (const path of entries.flatMap((entry) => parentsOf(entry.path)))
    if (!there.has(path)) there.set(path, {type: 'dir', path, mode: 0o755, ...ROOT, implicit: true});
  return [...there.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
