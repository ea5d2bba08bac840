import {formatOf} from '../../formats/index.ts';
import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {type RelationKind, relationKinds, type ScriptMoment} from '../../model/package.ts';
import type {Arch, Target} from '../../model/target.ts';
import {type Config, placeOf, type Settled, type Written} from './config.ts';
import {type Layer, originOf, readLayer} from './layers.ts';
import {isTree, mergeTrees, type Tree} from './merge.ts';
import {shown} from './problems.ts';
import {checkSelectors, selectorsOf} from './selectors.ts';
import {sameServices} from './services.ts';

const NFPM_UMASK = 0o002;
const NFPM_DESCRIPTION = 'no description given';

/** What every format keeps on one line. */
const ONE_LINE = ['name', 'maintainer', 'vendor', 'homepage', 'license', 'section', 'priority'] as const;

/** The packages that a target yields, one per entry of `packages:`: overrides merged, variables replaced, defaults in. */
export function settle(host: Pick<Host, 'env'>, config: Config, target: Target): readonly Settled[] {
  const problems: Problem[] = [...checkSelectors(config)];
  const read = (layer: Layer) => readLayer(layer, {config, env: host.env, problems});
  const settled = packagesOf(config).flatMap((entry) => {
    const arch = archOf(entry, config, target);
    if (arch === undefined) return [];
    const layers = layersOf(config, entry, {target, arch}).map(read);
    return [settleOne({config, target, arch, layers, at: entry?.at ?? ''}, problems)];
  });
  if (problems.length > 0) throw new UserError('config/invalid', unique(problems));
  return settled;
}

const packagesOf = ({values}: Config): readonly (Layer | undefined)[] =>
  values.packages?.length
    ? values.packages.map((entry, index) => ({at: `packages.${index}`, values: entry as Tree}))
    : [undefined];

/** The target's own, unless the package says which it is made for; `all` is made on every one. */
function archOf(entry: Layer | undefined, {values}: Config, target: Target): Arch | undefined {
  const said = (entry?.values['arch'] ?? (entry && values.arch)) as readonly string[] | undefined;
  if (!said?.length || said.includes(target.arch)) return target.arch;
  return said.includes('all') && target.withAll !== false ? 'all' : undefined;
}

const selectorsFor = ({nfpm}: Config, target: Target, arch: Arch): readonly string[] =>
  nfpm ? [target.format] : selectorsOf(target, arch);

/** From the weakest to the strongest: the top, its overrides, the package, the target's own folder. */
function layersOf(
  config: Config,
  entry: Layer | undefined,
  {target, arch}: {readonly target: Target; readonly arch: Arch},
): readonly Layer[] {
  const {overrides = {}, packages: _, ...top} = config.values;
  const chosen = selectorsFor(config, target, arch).flatMap((key) =>
    Object.hasOwn(overrides, key) && isTree(overrides[key])
      ? [{at: `overrides.${key}`, values: overrides[key]}]
      : [],
  );
  const own = config.folders[target.name]?.values;
  return [
    {at: '', values: top},
    ...chosen,
    ...(entry ? [entry] : []),
    ...(own ? [{at: `folders.${target.name}`, values: own as Tree}] : []),
  ];
}

interface Case {
  readonly config: Config;
  readonly target: Target;
  readonly arch: Arch;
  readonly layers: readonly Layer[];
  readonly at: string;
}

/** What the layers hold once read: relations and contents know their places. */
type Merged = Partial<
  Record<RelationKind, readonly Written[]> &
    Omit<Settled, 'relations' | 'scripts' | 'changelog' | 'renamedFrom' | 'refuseForeign'> & {
      readonly release: string;
      readonly changelog: string;
      readonly disable_globbing: boolean;
      readonly renamed_from: readonly Written[];
      readonly refuse_foreign: boolean;
      readonly scripts: Tree;
    }
>;

function settleOne({config, target, arch, layers, at}: Case, problems: Problem[]): Settled {
  const merged = mergeTrees(layers.map(({values}) => values));
  const said = merged as Merged;
  const {nfpm} = config;
  const section = merged[target.format];
  const selectors = selectorsOf(target, arch);
  const required = (key: 'name' | 'description' | 'maintainer', hint: string): string => {
    if (!said[key]?.trim())
      problems.push({message: `no ${key}`, hint: `write ${key}: ${hint}`, place: placeOf(config, at)});
    return said[key] ?? '';
  };
  for (const key of ONE_LINE)
    if (/\p{Cc}/u.test(said[key]?.trim() ?? ''))
      problems.push({
        message: `${key} ${shown(said[key] ?? '')} holds a line break or another control character`,
        hint: 'write it on one line',
        place: placeOf(config, originOf(layers, [key])),
      });
  sameServices(said.services ?? [], said.name ?? '', (place, problem) =>
    problems.push({...problem, place: placeOf(config, place)}),
  );
  return {
    at,
    arch,
    name: required('name', 'myapp'),
    description: nfpm ? said.description || NFPM_DESCRIPTION : required('description', 'what it does'),
    maintainer: nfpm ? (said.maintainer ?? '') : required('maintainer', 'Name <mail@example.org>'),
    vendor: said.vendor,
    homepage: said.homepage,
    license: said.license,
    section: said.section,
    priority: said.priority,
    changelog: said.changelog ? {text: said.changelog, at: originOf(layers, ['changelog'])} : undefined,
    revision: said.release || undefined,
    epoch: said.epoch,
    mtime: said.mtime,
    umask: said.umask ?? (nfpm ? NFPM_UMASK : 0),
    globbing: !said.disable_globbing,
    debug: said.debug,
    relations: relationsOf(said, section, (kind) => originOf(layers, [target.format, kind])),
    contents: (said.contents ?? []).filter(
      ({packager, targets}) =>
        (!packager || packager === target.format) &&
        (!targets?.length || targets.some((word) => selectors.includes(word))),
    ),
    services: said.services ?? [],
    users: said.users ?? [],
    groups: said.groups ?? [],
    directories: said.directories ?? [],
    renamedFrom: said.renamed_from ?? [],
    refuseForeign: said.refuse_foreign ?? false,
    ...scriptsOf(said.scripts, section, (path) => originOf(layers, path), target.format),
    options: isTree(section) ? withoutRelations(section) : formatOf(target.format).defaults,
  };
}

/** Those of the top, then those that the format's section has under the same names. */
function relationsOf(
  said: Merged,
  section: unknown,
  origin: (kind: RelationKind) => string,
): Settled['relations'] {
  const inside = (kind: RelationKind): readonly Written[] => {
    const texts = isTree(section) ? section[kind] : undefined;
    return Array.isArray(texts)
      ? texts.map((text: string, index) => ({text, at: `${origin(kind)}.${index}`}))
      : [];
  };
  return Object.fromEntries(
    relationKinds.map((kind) => [kind, [...(said[kind] ?? []), ...inside(kind)]]),
  ) as unknown as Settled['relations'];
}

const withoutRelations = (section: Tree): Tree =>
  Object.fromEntries(
    Object.entries(section).filter(([key]) => !(relationKinds as readonly string[]).includes(key)),
  );

/** The config's names of the moments; a format's section may name some of its own. */
const MOMENTS: Readonly<Record<string, ScriptMoment>> = {
  preinstall: 'preInstall',
  postinstall: 'postInstall',
  preremove: 'preRemove',
  postremove: 'postRemove',
  pretrans: 'preTransaction',
  posttrans: 'postTransaction',
  verify: 'verify',
};

function scriptsOf(
  general: Tree | undefined,
  section: unknown,
  origin: (path: readonly string[]) => string,
  format: string,
): Pick<Settled, 'scripts' | 'otherScripts'> {
  const own = isTree(section) && isTree(section['scripts']) ? section['scripts'] : {};
  const named = (scripts: Tree, path: readonly string[]) =>
    Object.entries(scripts).flatMap(([key, text]) =>
      typeof text === 'string' && text !== ''
        ? [{moment: MOMENTS[key], script: {text, at: origin([...path, key])}}]
        : [],
    );
  const all = [...named(general ?? {}, ['scripts']), ...named(own, [format, 'scripts'])];
  return {
    scripts: Object.fromEntries(all.flatMap(({moment, script}) => (moment ? [[moment, script]] : []))),
    otherScripts: all.flatMap(({moment, script}) => (moment ? [] : [script])),
  };
}

const unique = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];
