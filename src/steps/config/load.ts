import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import {type Issue, judge} from '../../model/schema.ts';
import type {Config} from './config.ts';
import {dialectOf} from './dialect.ts';
import {laterSections} from './later.ts';
import {findConfig} from './location.ts';
import {parseConfig} from './parse.ts';
import {problemsOf} from './problems.ts';
import {configSchema, type RawConfig} from './schema.ts';
import {readSource} from './source.ts';
import {nodeAt, placeAt, placesOf, plainOf, type Tree} from './tree.ts';

/** Finds, reads and judges the config: all that is wrong with it is told at once. */
export async function loadConfig(host: Host, inputs: Inputs): Promise<Config> {
  const source = await readSource(await findConfig(host, inputs.config));
  const parsed = parseConfig(source);
  const {tree} = parsed;
  const {nfpm, problems: foreign} = dialectOf(tree);
  const judged = judge(configSchema, plainOf(tree));
  const problems = [
    ...parsed.problems,
    ...foreign,
    ...(judged.issues ?? []).flatMap((issue: Issue) => problemsOf(configSchema, tree, issue)),
    ...absent(tree, nfpm),
    ...tooEarly(tree),
  ];
  if (judged.issues || problems.length > 0) throw new UserError('config/invalid', sorted(problems));
  return freeze({file: source.name, nfpm, values: judged.value as RawConfig, places: placesOf(tree)});
}

function absent(tree: Tree, nfpm: boolean): readonly Problem[] {
  if (tree.kind !== 'map') return [];
  const needed = nfpm ? ['name'] : ['name', 'maintainer', 'description'];
  return needed
    .filter((key) => !nodeAt(tree, [key]))
    .map((key) => ({
      message: `${key} is missing`,
      hint: `add a line ${key}: …`,
      place: tree.pairs.get(key)?.key ?? {file: tree.place.file},
    }));
}

const tooEarly = (tree: Tree): readonly Problem[] =>
  Object.keys(laterSections)
    .filter((key) => nodeAt(tree, [key]))
    .map((key) => ({
      message: `${key} is not in this version yet`,
      hint: 'take it out; CHANGELOG.md tells what this version does',
      place: tree.kind === 'map' ? tree.pairs.get(key)!.key : placeAt(tree, [key]),
    }));

const sorted = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted(
    (a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );

/** Deeply frozen, without the keys that have no value. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const [key, part] of Object.entries(value)) {
    if (part === undefined) Reflect.deleteProperty(value, key);
    else freeze(part);
  }
  return Object.freeze(value);
}
