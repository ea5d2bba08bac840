import type {Problem} from '../../model/errors.ts';
import {keyPlaceAt, keysAt} from './lookups.ts';
import {nodeAt, type Path, pathText, placeAt, type Tree} from './tree.ts';

/** What the registry says of a kind of place. */
interface Kind {
  readonly id: string;
  readonly keys: {readonly needed: readonly string[]; readonly optional: readonly string[]};
}

/** As the config spells a key of ours: `pointer_arch` of `pointerArch`. */
export const spelled = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Of the keys that only some kinds have: those that this one has not, and those that it lacks. */
export function wrongPlaceKeys(
  tree: Tree,
  path: Path,
  {kind, special}: {readonly kind: Kind; readonly special: readonly string[]},
): readonly Problem[] {
  const needed = kind.keys.needed.map(spelled);
  const known = [...needed, ...kind.keys.optional.map(spelled)];
  const foreign = keysAt(tree, path)
    .filter((key) => special.includes(key) && !known.includes(key) && nodeAt(tree, [...path, key]))
    .map((key) => ({
      message: `${pathText(path)}: ${kind.id} has no ${key}`,
      hint: `take it out; keys of ${kind.id}: ${known.toSorted().join(', ') || 'none'}`,
      place: keyPlaceAt(tree, [...path, key]),
    }));
  const missing = needed
    .filter((key) => !nodeAt(tree, [...path, key]))
    .map((key) => ({
      message: `${key} is missing in ${pathText(path)}`,
      hint: `write {to: ${kind.id}, ${needed.map((one) => `${one}: …`).join(', ')}}`,
      place: placeAt(tree, nodeAt(tree, [...path, 'to']) ? [...path, 'to'] : path),
    }));
  return [...foreign, ...missing];
}
