import type {Place} from '../../model/errors.ts';

/** A config as it was written: texts, lists and mappings that know their places. `none` is a key without a value. */
export type Tree = Leaf | List | Mapping | None;

interface None {
  readonly kind: 'none';
  readonly place: Place;
}

export interface Leaf {
  readonly kind: 'text';
  readonly text: string;
  readonly place: Place;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly place: Place;
}

export interface Mapping {
  readonly kind: 'map';
  readonly pairs: ReadonlyMap<string, Pair>;
  readonly place: Place;
}

export interface Pair {
  readonly key: Place;
  readonly value: Tree;
}

export type Path = readonly (string | number)[];

/** What stands at a path; undefined where nothing does, or a key has no value. */
export function nodeAt(tree: Tree, path: Path): Tree | undefined {
  let node: Tree | undefined = tree;
  for (const step of path) {
    if (node?.kind === 'map') node = node.pairs.get(String(step))?.value;
    else if (node?.kind === 'list') node = node.items[Number(step)];
    else return undefined;
  }
  return node?.kind === 'none' ? undefined : node;
}

/** Where to point: at the value itself where it is a text, at its key where it spans lines. */
export const placeOfPair = ({key, value}: Pair): Place => (value.kind === 'text' ? value.place : key);

/** The place of a path, or of its nearest parent that is there. */
export function placeAt(tree: Tree, path: Path): Place {
  let node = tree;
  let place = tree.place;
  for (const step of path) {
    if (node.kind === 'map') {
      const pair = node.pairs.get(String(step));
      if (!pair) return place;
      [node, place] = [pair.value, placeOfPair(pair)];
    } else if (node.kind === 'list') {
      const item = node.items[Number(step)];
      if (!item) return place;
      [node, place] = [item, item.place];
    } else return place;
  }
  return place;
}

/** The plain value, without places; what has no value is left undefined. */
export function plainOf(tree: Tree): unknown {
  switch (tree.kind) {
    case 'none':
      return undefined;
    case 'text':
      return tree.text;
    case 'list':
      return tree.items.map(plainOf);
    case 'map':
      // Not Object.fromEntries on a plain object: a key named __proto__ must stay a key.
      return Object.fromEntries([...tree.pairs].map(([key, {value}]) => [key, plainOf(value)]));
  }
}

/** Every place by its dotted path. */
export function placesOf(tree: Tree): Record<string, Place> {
  const places: [string, Place][] = [];
  const walk = (node: Tree, path: string): void => {
    if (node.kind === 'map')
      for (const [key, pair] of node.pairs) visit(pair.value, placeOfPair(pair), dotted(path, key));
    if (node.kind === 'list')
      for (const [index, item] of node.items.entries()) visit(item, item.place, dotted(path, index));
  };
  const visit = (node: Tree, place: Place, path: string): void => {
    places.push([path, place]);
    walk(node, path);
  };
  walk(tree, '');
  return Object.fromEntries(places);
}

const dotted = (path: string, step: string | number): string => (path ? `${path}.${step}` : String(step));

/** `overrides.deb.depends.0` */
export const pathText = (path: Path): string => path.join('.');

/** The rules of overrides: mappings merge, lists and texts replace, what has no value changes nothing. */
export function mergeTrees(base: Tree, over: Tree): Tree {
  if (saysNothing(over)) return base;
  if (base.kind !== 'map' || over.kind !== 'map') return over;
  const pairs = new Map(base.pairs);
  for (const [key, pair] of over.pairs) {
    const below = base.pairs.get(key);
    if (!below) pairs.set(key, pair);
    else if (!saysNothing(pair.value)) pairs.set(key, {...pair, value: mergeTrees(below.value, pair.value)});
  }
  return {...over, pairs};
}

const saysNothing = (tree: Tree): boolean =>
  tree.kind === 'none' ||
  (tree.kind === 'list' && tree.items.length === 0) ||
  (tree.kind === 'map' && tree.pairs.size === 0);

/** The mapping without some of its keys. */
export function without(tree: Mapping, ...keys: readonly string[]): Mapping {
  const pairs = new Map(tree.pairs);
  for (const key of keys) pairs.delete(key);
  return {...tree, pairs};
}
