import type {Host} from '../../../model/host.ts';
import type {RelationKind} from '../../../model/package.ts';
import {plainLine, specLines, specText} from '../../../text/spec.ts';
import type {View} from '../../../text/template.ts';
import {identityOf, type RpmPackage} from '../identity.ts';
import {parseRelation, relationText} from '../relations.ts';
import {type ChangeView, changeViews} from './changelog-section.ts';
import {type FileView, fileViews} from './files-section.ts';
import type {RelationView, ScriptletView} from './scriptlets.ts';

export interface SpecParts {
  readonly pkg: RpmPackage;
  readonly scriptlets: readonly ScriptletView[];
  readonly needs?: readonly RelationView[];
}

/** What a template of the spec may say; templates/rpm/README.md tells what each key means. All texts are escaped. */
export interface SpecView extends View {
  readonly name: string;
  readonly version: string;
  readonly release: string;
  readonly epoch: string;
  readonly summary: string;
  readonly license: string;
  readonly group: string;
  readonly url: string;
  readonly vendor: string;
  readonly packager: string;
  readonly noarch: boolean;
  readonly auto: boolean;
  readonly prefixes: readonly string[];
  readonly relations: readonly RelationView[];
  readonly services: boolean;
  readonly target: string;
  readonly description: string;
  readonly tree: string;
  readonly split: boolean;
  readonly strip: boolean;
  readonly strip_list: string;
  readonly scriptlets: readonly ScriptletView[];
  readonly files: readonly FileView[];
  readonly changelog: readonly ChangeView[];
}

const TAGS: readonly (readonly [RelationKind, tag: string])[] = [
  ['depends', 'Requires'],
  ['predepends', 'Requires(pre)'],
  ['recommends', 'Recommends'],
  ['suggests', 'Suggests'],
  ['supplements', 'Supplements'],
  ['enhances', 'Enhances'],
  ['conflicts', 'Conflicts'],
  ['breaks', 'Conflicts'],
  ['replaces', 'Obsoletes'],
  ['provides', 'Provides'],
];

/** The package as its spec says it. */
export function specView(host: Host, {pkg, scriptlets, needs = []}: SpecParts): SpecView {
  const own = identityOf(pkg);
  const {options} = pkg;
  const noarch = own.arch === 'noarch';
  tellChanged(host, pkg);
  return {
    name: specText(own.name),
    version: specText(own.version),
    release: specText(own.release),
    epoch: own.epoch === undefined ? '' : String(own.epoch),
    // rpmbuild takes no package without a summary or a license.
    summary: specText(oneLine(options.summary ?? pkg.summary) || pkg.name),
    license: specText(pkg.license?.trim() || 'Unspecified'),
    group: specText((options.group ?? 'Unspecified').trim()),
    url: specText(pkg.homepage?.trim() ?? ''),
    vendor: specText(pkg.vendor?.trim() ?? ''),
    packager: specText((options.packager ?? pkg.maintainer).trim()),
    noarch,
    auto: pkg.auto === true,
    prefixes: (options.prefixes ?? []).map((prefix) => specText(prefix.replace(/\/+$/, ''))),
    relations: [...relationViews(pkg), ...needs],
    services: pkg.services.length > 0,
    target: specText(pkg.target),
    description: specLines(pkg.description.trimEnd()),
    tree: '%{_sourcedir}/root',
    split: pkg.debug === 'split' && !noarch,
    strip: pkg.debug === 'strip',
    strip_list: '%{_sourcedir}/strip.list',
    scriptlets,
    files: fileViews(host, pkg),
    changelog: changeViews(pkg, own),
  };
}

const oneLine = (text: string): string =>
  text
    .trim()
    .split(/[\p{Cc}\u2028\u2029]/u, 1)[0]!
    .trim();

function relationViews({relations, options}: RpmPackage): readonly RelationView[] {
  const tagged = [
    ...TAGS.flatMap(([kind, tag]) => relations[kind].map((text) => [tag, text] as const)),
    ...(options.requires?.post ?? []).map((text) => ['Requires(post)', text] as const),
  ];
  return tagged.map(([tag, text]) => ({tag, text: specText(spelled(text))}));
}

/** `nativeProblems` has told what is none. */
function spelled(text: string): string {
  const parsed = parseRelation(text);
  return 'message' in parsed ? text : relationText(parsed);
}

/** No escape keeps such a line as it was. */
function tellChanged(host: Host, {description, changelog, name}: RpmPackage): void {
  const notes = changelog.flatMap((change) => change.notes).flatMap((note) => note.split(/\r?\n/).slice(1));
  const changed = [...description.split('\n'), ...notes].find((line) => plainLine(line) !== line);
  if (changed === undefined) return;
  host.log.warn({
    message: `${name}: rpmbuild would take "${changed}" for a line of its own, so it becomes "${plainLine(changed)}"`,
    hint: 'start lines of the description and the changelog with another sign than # or %, or * in the changelog',
  });
}
