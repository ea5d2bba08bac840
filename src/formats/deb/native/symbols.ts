import {posix} from 'node:path';
import type {Entry, Package} from '../../../model/package.ts';
import type {Workshop} from '../../../model/workshop.ts';
import type {DebOptions} from '../options.ts';
import {debVersion} from '../version.ts';
import {isProgram} from './libraries.ts';
import type {Sums} from './measure.ts';
import {BIN, PLAIN, treeOf} from './paths.ts';
import type {Laid} from './shlibdeps.ts';

/** As debhelper calls it: https://wiki.debian.org/AutomaticDebugPackages */
export const symbolsName = (name: string): string => `${name}-dbgsym`;

/** Files that another program is linked with, code and all. */
const ARCHIVE = /^lib.*\.a$/;

/** Takes the debug symbols out of a laid package, as its `debug` says; gives the build ids of those that it kept. */
export async function takeSymbols(workshop: Workshop, {pkg, elves}: Laid): Promise<readonly string[]> {
  const {debug = 'keep'} = pkg;
  const kinds = new Map(elves.map((file) => [file.path, isProgram(file) ? 'program' : 'library']));
  const files = pkg.entries.flatMap((entry): readonly string[] => {
    const kind = kinds.get(entry.path);
    if (kind !== undefined) return [kind, entry.path];
    const archive = entry.type === 'file' && ARCHIVE.test(posix.basename(entry.path));
    return archive && pkg.arch !== 'all' ? ['archive', entry.path] : [];
  });
  if (debug === 'keep' || files.length === 0) return [];
  const tree = treeOf(pkg.name);
  const {stdout} = await workshop.run(
    ['sh', `${BIN}/strip`, debug, tree, treeOf(symbolsName(pkg.name)), ...files],
    {env: PLAIN},
  );
  const told = (word: string) =>
    stdout.split('\n').flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []));
  for (const path of told('no-build-id'))
    workshop.log.warn({
      message: `${path} has no build id: its debug symbols are stripped, and kept nowhere`,
      hint: 'link it with -Wl,--build-id (Go: -ldflags=-B=gobuildid)',
    });
  return [...new Set(told('build-id'))].sort();
}

/** The package of the symbols that were taken out of another, laid out already. */
export function symbolsPackage(
  pkg: Package<DebOptions>,
  {buildIds, sums}: {readonly buildIds: readonly string[]; readonly sums: Sums},
): Package<DebOptions> {
  const name = symbolsName(pkg.name);
  const {compression, arch, arch_variant, fields = {}} = pkg.options;
  const multiArch = fields['Multi-Arch'] === 'same' ? {'Multi-Arch': 'same'} : {};
  return {
    ...pkg,
    name,
    summary: `debug symbols for ${pkg.name}`,
    description: `debug symbols for ${pkg.name}\nWhat debuggers want to know of the programs in ${pkg.name}.`,
    section: 'debug',
    priority: 'optional',
    relations: {
      ...(Object.fromEntries(
        Object.keys(pkg.relations).map((kind) => [kind, []]),
      ) as unknown as Package['relations']),
      depends: [`${pkg.name} (= ${debVersion(pkg.version)})`],
    },
    scripts: {},
    guard: '',
    services: [],
    users: [],
    groups: [],
    directories: [],
    entries: symbolsEntries(pkg, sums),
    options: {
      ...(compression !== undefined && {compression}),
      ...(arch !== undefined && {arch}),
      ...(arch_variant !== undefined && {arch_variant}),
      fields: {...multiArch, 'Auto-Built-Package': 'debug-symbols', 'Build-Ids': buildIds.join(' ')},
    },
  };
}

const owned = ({version}: Package) => ({owner: 'root', group: 'root', mtime: version.date}) as const;

/** Its documents are those of the package it belongs to. */
export function documentsLink(pkg: Package): readonly Entry[] {
  const path = `/usr/share/doc/${symbolsName(pkg.name)}`;
  return withFolders(pkg, [{type: 'link', path, to: pkg.name, mode: 0o777, ...owned(pkg)}]);
}

function symbolsEntries(pkg: Package, sums: Sums): readonly Entry[] {
  const files = [...sums].map(
    ([path, {size}]): Entry => ({
      type: 'file',
      path,
      from: `the debug symbols of ${pkg.name}`,
      size,
      role: undefined,
      mode: 0o644,
      ...owned(pkg),
    }),
  );
  return withFolders(pkg, [...files, ...documentsLink(pkg).filter(({type}) => type === 'link')]);
}

function withFolders(pkg: Package, entries: readonly Entry[]): readonly Entry[] {
  const all = new Map(entries.map((entry) => [entry.path, entry]));
  for (const {path} of entries)
    for (let up = posix.dirname(path); up !== '/'; up = posix.dirname(up))
      all.set(up, {type: 'dir', path: up, implicit: true, mode: 0o755, ...owned(pkg)});
  return [...all.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
