import type {Place} from '../../model/errors.ts';
import {nodeAt, type Path, placeAt, type Tree} from './tree.ts';

/** The text at a path, if one stands there. */
export function textAt(tree: Tree, path: Path): string | undefined {
  const node = nodeAt(tree, path);
  return node?.kind === 'text' ? node.text : undefined;
}

/** The items of the list at a path; none where no list stands. */
export function itemsAt(tree: Tree, path: Path): readonly Tree[] {
  const node = nodeAt(tree, path);
  return node?.kind === 'list' ? node.items : [];
}

/** The keys of the mapping at a path; none where no mapping stands. */
export function keysAt(tree: Tree, path: Path): readonly string[] {
  const node = nodeAt(tree, path);
  return node?.kind === 'map' ? [...node.pairs.keys()] : [];
}

/** Where the key itself stands, not its value. */
export function keyPlaceAt(tree: Tree, path: Path): Place {
  const parent = nodeAt(tree, path.slice(0, -1));
  const pair = parent?.kind === 'map' ? parent.pairs.get(String(path.at(-1))) : undefined;
  return pair?.key ?? placeAt(tree, path);
}
