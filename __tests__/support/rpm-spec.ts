import {resolve} from 'node:path';
import type {RpmOptions} from '../../src/formats/rpm/options.ts';
import {SLOTS} from '../../src/formats/rpm/script-slots.ts';
import {interpreterOf} from '../../src/formats/rpm/scripts.ts';
import type {Entry, Package} from '../../src/model/package.ts';

const FLAGS: Readonly<Record<string, string>> = {
  config: '%config ',
  'config-noreplace': '%config(noreplace) ',
  'config-missingok': '%config(missingok) ',
  doc: '%doc ',
  license: '%license ',
  readme: '%readme ',
};

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

function fileLine(entry: Entry): string {
  const rights = `%attr(${octal(entry.mode)},${entry.owner},${entry.group}) `;
  switch (entry.type) {
    case 'dir':
      return `%dir ${rights}${entry.path}`;
    case 'ghost':
      return `%ghost ${rights}${entry.path}`;
    case 'link':
      return entry.path;
    case 'file':
      return `${entry.lang ? `%lang(${entry.lang}) ` : ''}${entry.role ? FLAGS[entry.role] : ''}${rights}${entry.path}`;
  }
}

/** The first name of the same file. */
const firstName = (entry: Entry, all: readonly Entry[]): Entry | undefined =>
  entry.type === 'file' && entry.inode !== undefined
    ? all.find((other) => other.type === 'file' && other.inode === entry.inode)
    : undefined;

const dayOf = (seconds: number): string => {
  const [day, date, month, year] = new Date(seconds * 1000).toUTCString().split(/,? /);
  return `${day} ${month} ${date} ${year}`;
};

function installLines(
  entry: Entry,
  {sources, all}: {sources: string; all: readonly Entry[]},
): readonly string[] {
  const first = firstName(entry, all);
  if (first && first !== entry) return [`ln %{buildroot}${first.path} %{buildroot}${entry.path}`];
  const to = `%{buildroot}${entry.path}`;
  const time = `touch -h -d @${entry.mtime} ${to}`;
  if (entry.type === 'dir') return [`mkdir -p ${to}`];
  if (entry.type === 'link') return [`ln -s ${entry.to} ${to}`, time];
  if (entry.type === 'ghost') return [`touch ${to}`, time];
  return [`cp ${resolve(sources, entry.from)} ${to}`, time];
}

/** The spec from which the real rpmbuild makes a package of the same content. */
export function specOf(
  pkg: Package<RpmOptions>,
  identity: {version: string; release: string},
  sources: string,
): string {
  const {relations, options, entries} = pkg;
  const many = (tag: string, values: readonly string[]) => values.map((value) => `${tag}: ${value}`);
  const dirs = entries.filter(({type}) => type === 'dir').toReversed();
  return [
    '%global __os_install_post %{nil}',
    '%global _build_id_links none',
    '%global __requires_exclude [(]64bit[)]$|^rtld[(]',
    '%global __provides_exclude [(]64bit[)]$',
    `Name: ${pkg.name}`,
    `Version: ${identity.version}`,
    `Release: ${identity.release}`,
    ...(pkg.version.epoch === undefined ? [] : [`Epoch: ${pkg.version.epoch}`]),
    `Summary: ${pkg.summary}`,
    `License: ${pkg.license}`,
    `Group: ${options.group}`,
    `URL: ${pkg.homepage}`,
    `Vendor: ${pkg.vendor}`,
    `Packager: ${pkg.maintainer}`,
    ...many('Prefix', options.prefixes ?? []),
    ...many('Requires', relations.depends),
    ...many('Requires(pre)', relations.predepends),
    ...many('Requires(post)', options.requires?.post ?? []),
    ...many('Provides', relations.provides),
    ...many('Conflicts', [...relations.conflicts, ...relations.breaks]),
    ...many('Obsoletes', relations.replaces),
    ...many('Recommends', relations.recommends),
    ...many('Suggests', relations.suggests),
    ...many('Supplements', relations.supplements),
    ...many('Enhances', relations.enhances),
    '%description',
    pkg.description,
    '%install',
    ...entries.flatMap((entry) => installLines(entry, {sources, all: entries})),
    ...dirs.map(({path, mtime}) => `touch -d @${mtime} %{buildroot}${path}`),
    ...Object.entries(pkg.scripts).flatMap(([moment, text]) => [
      `${SLOTS[moment as keyof typeof SLOTS].title} -p "${interpreterOf(text).join(' ')}"`,
      text,
    ]),
    '%files',
    ...entries.filter((entry) => entry.type !== 'dir' || !entry.implicit).map(fileLine),
    '%changelog',
    ...pkg.changelog.flatMap(({version, date, author, notes}) => [
      `* ${dayOf(date)} ${author} - ${version}`,
      ...notes.map((note) => `- ${note.replaceAll('%', '%%')}`),
      '',
    ]),
    '',
  ].join('\n');
}
