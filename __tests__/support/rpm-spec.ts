import type {RpmOptions} from '../../src/formats/rpm/options.ts';
import {interpreterOf, SLOTS} from '../../src/formats/rpm/scripts.ts';
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

function installLines(entry: Entry, sources: string): readonly string[] {
  const to = `%{buildroot}${entry.path}`;
  const time = `touch -h -d @${entry.mtime} ${to}`;
  if (entry.type === 'dir') return [`mkdir -p ${to}`];
  if (entry.type === 'link') return [`ln -s ${entry.to} ${to}`, time];
  if (entry.type === 'ghost') return [`touch ${to}`, time];
  return [`cp ${sources}/${entry.from} ${to}`, time];
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
    ...entries.flatMap((entry) => installLines(entry, sources)),
    ...dirs.map(({path, mtime}) => `touch -d @${mtime} %{buildroot}${path}`),
    ...Object.entries(pkg.scripts).flatMap(([moment, text]) => [
      `${SLOTS[moment as keyof typeof SLOTS].title} -p "${interpreterOf(text).join(' ')}"`,
      text,
    ]),
    '%files',
    ...entries.filter((entry) => entry.type !== 'dir' || !entry.implicit).map(fileLine),
    '',
  ].join('\n');
}
