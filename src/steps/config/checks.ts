import type {Problem} from '../../model/errors.ts';
import {nearest} from '../../text/nearest.ts';
import {laterSections} from './later.ts';
import {itemsAt, keyPlaceAt, keysAt, textAt} from './lookups.ts';
import {shown} from './problems.ts';
import {configSchema} from './schema.ts';
import {nodeAt, type Path, pathText, placeAt, type Tree} from './tree.ts';

/** What must be said, at the top or by each of `packages:`; nfpm asks for the name alone. */
export function absent(tree: Tree, nfpm: boolean): readonly Problem[] {
  if (tree.kind !== 'map') return [];
  const packages = itemsAt(tree, ['packages']);
  const byEach = (key: string) => packages.length > 0 && packages.every((one) => nodeAt(one, [key]));
  const needed = nfpm ? [] : ['maintainer', 'description'].filter((key) => !byEach(key));
  return ['name', ...needed]
    .filter((key) => !nodeAt(tree, [key]) && !misspelt(tree, key))
    .map((key) => ({
      message: `${key} is missing`,
      hint: `add a line ${key}: …`,
      place: tree.pairs.get(key)?.key ?? tree.place,
    }));
}

const MAX_COMPARED = 200;

/** It is there, under a name that is told as unknown. */
const misspelt = (tree: Tree, key: string): boolean => {
  const known = Object.keys(configSchema.def.shape);
  return keysAt(tree, [])
    .slice(0, MAX_COMPARED)
    .some((other) => !known.includes(other) && nearest(other, known) === key);
};

/** Keys whose step is not built yet. */
export const tooEarly = (tree: Tree): readonly Problem[] =>
  refuse(
    tree,
    Object.keys(laterSections).map((key) => [key]),
  );

const refuse = (tree: Tree, paths: readonly Path[]): readonly Problem[] =>
  paths
    .filter((path) => nodeAt(tree, path))
    .map((path) => ({
      message: `${pathText(path)} is not in this version yet`,
      hint: 'take it out; CHANGELOG.md says what this version does',
      place: keyPlaceAt(tree, path),
    }));

/** Two packages of one name would be one file. */
export function doubled(tree: Tree): readonly Problem[] {
  const names = itemsAt(tree, ['packages']).map((_, index) => textAt(tree, ['packages', index, 'name']));
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (name === undefined || first === index) return [];
    const place = placeAt(tree, ['packages', index, 'name']);
    const {line} = placeAt(tree, ['packages', first, 'name']);
    return [
      {message: `packages: ${shown(name)} stands here twice`, hint: `the first is on line ${line}`, place},
    ];
  });
}
