import type {Problem} from '../../model/errors.ts';
import type {Package, RelationKind} from '../../model/package.ts';
import type {ControlField} from '../../text/control.ts';
import type {DebOptions} from './options.ts';
import {debRelation} from './relation.ts';
import {declaredIn} from './scripts-view.ts';

/** In the order dpkg-gencontrol writes them; rpm's `supplements` has no counterpart. */
export const relationFields: readonly (readonly [RelationKind, string])[] = [
  ['predepends', 'Pre-Depends'],
  ['depends', 'Depends'],
  ['recommends', 'Recommends'],
  ['suggests', 'Suggests'],
  ['enhances', 'Enhances'],
  ['conflicts', 'Conflicts'],
  ['breaks', 'Breaks'],
  ['replaces', 'Replaces'],
  ['provides', 'Provides'],
];
const NO_ALTERNATIVES = new Set<RelationKind>(['conflicts', 'breaks', 'replaces', 'provides', 'enhances']);

/** The relations of the package and of its `deb:` section (nfpm's place for two of them), one field a kind. */
export function relationsOf(pkg: Package<DebOptions>): {
  readonly fields: readonly ControlField[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const fields = relationFields.map(([kind, field]): ControlField => {
    const needed = kind === 'depends' ? scriptDepends(pkg) : [];
    const texts = [...pkg.relations[kind], ...ownOf(pkg.options, kind), ...needed].map((text) => {
      const spelled = debRelation(text);
      if ('message' in spelled) problems.push({...spelled, message: `${field}: ${spelled.message}`});
      return 'message' in spelled ? '' : spelled.text;
    });
    const given = [...new Set(texts.filter((text) => text !== ''))];
    if (NO_ALTERNATIVES.has(kind))
      problems.push(...given.filter(hasChoice).map((text) => noChoice(field, text)));
    return [field, given.join(', ')];
  });
  return {fields, problems};
}

/** What the scripts call and not every system has; as dh_installsysusers says it, where nothing else could read the file. */
function scriptDepends(pkg: Package): readonly string[] {
  if (pkg.nfpm) return [];
  if (declaredIn(pkg, 'sysusers.d', 'own').length > 0)
    return ['systemd | systemd-standalone-sysusers | systemd-sysusers'];
  return pkg.users.length + pkg.groups.length > 0 ? ['passwd | systemd-standalone-sysusers | systemd'] : [];
}

const ownOf = (options: DebOptions, kind: RelationKind): readonly string[] =>
  (kind === 'breaks' || kind === 'predepends' ? options[kind] : undefined) ?? [];

const hasChoice = (text: string): boolean => text.includes('|');

const noChoice = (field: string, text: string): Problem => ({
  message: `${field} has no alternatives, but was given "${text}"`,
  hint: 'write each package as one of its own',
});
