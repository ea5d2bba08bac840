import {distros, releasesByName} from '../../distros/index.ts';
import type {Problem} from '../../model/errors.ts';
import {relationKinds} from '../../model/package.ts';
import {arches} from '../../model/target.ts';
import {described, nfpmRelations, ownKeys, ownPerPackage} from './schema.ts';
import {nodeAt, type Path, pathText, placeAt, type Tree} from './tree.ts';

/** Whether a file is read as nfpm reads it, and what of it nfpm would not know. */
export interface Dialect {
  readonly nfpm: boolean;
  readonly problems: readonly Problem[];
}

/** A file with none of our own keys is nfpm's; so is one that says `compat: nfpm`, which then may have none. */
export function dialectOf(tree: Tree): Dialect {
  const compat = nodeAt(tree, ['compat']);
  const own = ownPaths(tree);
  if (compat?.kind !== 'text' || compat.text !== 'nfpm')
    return {nfpm: own.length === 0 && !compat, problems: []};
  const problems = own.map((path) => ({
    message: `${pathText(path)} is not nfpm's, and the file says compat: nfpm`,
    hint: 'leave one of the two out',
    place: placeAt(tree, path),
  }));
  return {nfpm: true, problems};
}

const keysOf = (tree: Tree | undefined): readonly string[] =>
  tree?.kind === 'map' ? [...tree.pairs.keys()] : [];

/** Where the file says something that only we understand. */
function ownPaths(tree: Tree): readonly Path[] {
  const version = nodeAt(tree, ['version']);
  const paths: Path[] = keysOf(tree)
    .filter((key) => key !== 'compat' && (Object.hasOwn(ownKeys, key) || ownRelation(key)))
    .map((key) => [key]);
  if (nodeAt(tree, ['arch'])?.kind === 'list') paths.push(['arch']);
  if (version?.kind === 'map' || (version?.kind === 'text' && version.text === 'git'))
    paths.push(['version']);
  paths.push(...ownContents(tree, ['contents']));
  const overrides = nodeAt(tree, ['overrides']);
  for (const key of keysOf(overrides)) {
    if (ownSelector(key)) paths.push(['overrides', key]);
    else paths.push(...ownOverrides(tree, ['overrides', key]));
  }
  return paths.filter((path) => nodeAt(tree, path));
}

const ownRelation = (key: string): boolean =>
  relationKinds.some((kind) => kind === key) && !nfpmRelations.some((kind) => kind === key);

/** A word that nfpm would not take as a format; one that nobody knows is a mistake, and says nothing of the dialect. */
const ownSelector = (key: string): boolean =>
  (arches as readonly string[]).includes(key) ||
  releasesByName.has(key) ||
  Object.values(distros).some(({id, family}) => key === id || key === family);

const ownOverrides = (tree: Tree, path: Path): readonly Path[] => [
  ...keysOf(nodeAt(tree, path))
    .filter(
      (key) =>
        key === 'build' ||
        Object.hasOwn(described, key) ||
        Object.hasOwn(ownPerPackage, key) ||
        ownRelation(key),
    )
    .map((key) => [...path, key]),
  ...ownContents(tree, [...path, 'contents']),
];

function ownContents(tree: Tree, path: Path): readonly Path[] {
  const contents = nodeAt(tree, path);
  if (contents?.kind !== 'list') return [];
  return contents.items.map((_, index) => [...path, index, 'targets']);
}
