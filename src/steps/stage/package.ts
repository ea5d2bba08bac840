import {formatOf} from '../../formats/index.ts';
import {type Change, type Package, type Relations, relationKinds} from '../../model/package.ts';
import type {Target} from '../../model/target.ts';
import {type Version, versionFor} from '../../model/version.ts';
import type {Settled} from '../config/index.ts';
import type {Declared} from './declared.ts';
import type {Draft} from './drafts.ts';
import type {Search} from './finding.ts';

/** The first line, and the whole text: a format that keeps them apart takes the line off itself. */
export function splitDescription(text: string): {readonly summary: string; readonly description: string} {
  const description = text.replaceAll('\r\n', '\n').trim();
  const [summary = ''] = description.split('\n');
  return {summary: summary.trim(), description};
}

/** Relations in the format's spelling; each that it cannot say is told at its line. */
export function spellRelations(settled: Settled, format: string, search: (at: string) => Search): Relations {
  const {relation} = formatOf(format);
  const spell = (kind: (typeof relationKinds)[number]): readonly string[] =>
    settled.relations[kind].flatMap(({text, at}) => {
      const spelled = relation(text);
      if ('text' in spelled) return [spelled.text];
      search(at).error(spelled.message, spelled.hint);
      return [];
    });
  return Object.fromEntries(relationKinds.map((kind) => [kind, spell(kind)])) as unknown as Relations;
}

export interface Parts {
  readonly settled: Settled;
  readonly target: Target;
  readonly nfpm: boolean;
  readonly version: Version;
  readonly relations: Relations;
  readonly scripts: Package['scripts'];
  readonly changelog: readonly Change[];
  readonly declared: Omit<Declared, 'drafts'>;
  readonly guard: string | undefined;
  readonly drafts: readonly Draft[];
}

/** All that is known of a package, put together as plain data. */
export const makePackage = ({
  settled,
  target,
  nfpm,
  version,
  relations,
  scripts,
  changelog,
  declared: {services, users, groups, directories},
  guard,
  drafts,
}: Parts): Package => ({
  name: settled.name,
  version: versionFor(version, settled, target),
  arch: settled.arch,
  target: target.id,
  format: target.format,
  ...(nfpm && {nfpm}),
  ...splitDescription(settled.description),
  license: settled.license,
  homepage: settled.homepage,
  maintainer: settled.maintainer,
  vendor: settled.vendor,
  section: settled.section,
  priority: settled.priority,
  relations,
  scripts,
  changelog,
  ...(settled.debug && {debug: settled.debug}),
  services,
  users,
  groups,
  directories,
  ...(settled.renamedFrom.length > 0 && {renamed: true as const}),
  ...(guard !== undefined && {guard}),
  entries: drafts.map(({entry}) => entry),
  options: settled.options,
});
