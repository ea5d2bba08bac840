import {mkdir, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {engines} from '../../src/formats/deb/engines.ts';
import type {DebOptions} from '../../src/formats/deb/options.ts';
import type {Host} from '../../src/model/host.ts';
import {type Entry, type Package, type Relations, relationKinds} from '../../src/model/package.ts';
import type {Version} from '../../src/model/version.ts';
import {testVersion} from './version.ts';

export type FileEntry = Extract<Entry, {type: 'file'}>;
type DirEntry = Extract<Entry, {type: 'dir'}>;

/** 2026-01-31 12:00 UTC. */
export const DATE = 1_769_860_800;

export const version = (upstream: string, more: Partial<Version> = {}): Version =>
  testVersion({upstream, date: DATE, ...more});

export const relations = (more: Partial<Relations> = {}): Relations => ({
  ...(Object.fromEntries(relationKinds.map((kind) => [kind, []])) as unknown as Relations),
  ...more,
});

const owned = {owner: 'root', group: 'root', mtime: DATE} as const;

export const dir = (path: string, more: Partial<DirEntry> = {}): DirEntry => ({
  type: 'dir',
  path,
  mode: 0o755,
  implicit: true,
  ...owned,
  ...more,
});

export const link = (path: string, to: string): Entry => ({type: 'link', path, to, mode: 0o777, ...owned});

/** A file of the package with its source really written below the work folder. */
export async function file(
  host: Host,
  path: string,
  content: string | Buffer,
  more: Partial<FileEntry> = {},
): Promise<FileEntry> {
  const from = join(host.workDir, 'src', Buffer.from(path).toString('hex').slice(-60));
  await mkdir(dirname(from), {recursive: true});
  await writeFile(from, content);
  const size = Buffer.byteLength(content);
  return {type: 'file', path, from, size, role: undefined, mode: 0o644, ...owned, ...more};
}

export const debPackage = (more: Partial<Package<DebOptions>> = {}): Package<DebOptions> => ({
  name: 'hello',
  version: version('1.0.0'),
  arch: 'all',
  target: 'deb/all',
  format: 'deb',
  summary: 'Says hello.',
  description: 'Says hello.\nAnd nothing else.',
  license: 'MIT',
  homepage: 'https://example.org/hello',
  maintainer: 'Example Team <team@example.org>',
  vendor: undefined,
  section: 'utils',
  priority: undefined,
  relations: relations(),
  scripts: {},
  services: [],
  users: [],
  groups: [],
  directories: [],
  changelog: [],
  entries: [],
  options: {},
  ...more,
});

/** Writes the package and gives the path of the .deb. */
export async function writeDeb(host: Host, pkg: Package<DebOptions>): Promise<string> {
  const [name] = await engines.portable(host, pkg, host.outDir);
  return join(host.outDir, name!);
}

/** Sorted, with every folder above an entry, as the stage step delivers them. */
export function withParents(entries: readonly Entry[]): Entry[] {
  const all = new Map(entries.map((entry) => [entry.path, entry]));
  for (const {path} of entries) {
    for (let up = dirname(path); up !== '/'; up = dirname(up)) if (!all.has(up)) all.set(up, dir(up));
  }
  return [...all.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
