import type {Place, Problem} from '../../model/errors.ts';
import {keysAt, mayStand} from '../../model/judge.ts';
import {nearest} from '../../text/nearest.ts';
import {configSchema} from './schema.ts';
import {nodeAt, type Path, pathText, placeOfPair, type Tree} from './tree.ts';

/** A key that the files which extend this one may not set. */
export interface Lock {
  /** Dotted. */
  readonly key: string;
  /** Where the lock was put. */
  readonly place: Place;
}

/** The locks that a file puts on those which extend it. */
export function locksOf(tree: Tree): readonly Lock[] {
  const locked = nodeAt(tree, ['locked']);
  const items = locked?.kind === 'list' ? locked.items : [];
  return items.flatMap((item) => (item.kind === 'text' ? [{key: item.text, place: item.place}] : []));
}

/** A lock on a key that does not exist would lock nothing, and nobody would know. */
export const wrongLocks = (locks: readonly Lock[]): readonly Problem[] =>
  locks.flatMap(({key, place}) => {
    const steps = key.split('.');
    if (exists(steps)) return [];
    const wrong = steps.findIndex((_, index) => !exists(steps.slice(0, index + 1)));
    const before = steps.slice(0, wrong);
    const near = nearest(steps[wrong]!, keysAt(configSchema, before));
    const hint = near ? `did you mean "${[...before, near].join('.')}"?` : 'write a key as build.finalize';
    return [{message: `locked: there is no key "${key}"`, hint, place}];
  });

const MAX_STEPS = 8;

/** Names of the user's own may have dots in them: `images.ubuntu-24.04`. */
const exists = (steps: readonly string[]): boolean =>
  steps.length <= MAX_STEPS &&
  (mayStand(configSchema, steps) ||
    steps.some(
      (step, index) =>
        index > 0 &&
        exists([...steps.slice(0, index - 1), `${steps[index - 1]}.${step}`, ...steps.slice(index + 1)]),
    ));

/** Where a file sets what it may not: the key itself, a part of it, or something in whose place it would go. */
export function brokenLocks(tree: Tree, locks: readonly Lock[]): readonly Problem[] {
  const problems: Problem[] = [];
  const walk = (node: Tree, path: Path): void => {
    if (node.kind !== 'map') return;
    for (const [key, pair] of node.pairs) {
      const here = [...path, key];
      if (pair.value.kind === 'none') continue;
      const lock = locks.find((candidate) => breaks(candidate.key, here, pair.value));
      if (lock) problems.push(broken(lock, here, placeOfPair(pair)));
      else if (pair.value.kind === 'map') walk(pair.value, here);
      else if (pair.value.kind === 'list' && key === 'packages')
        for (const [index, item] of pair.value.items.entries()) walk(item, [...here, index]);
    }
  };
  walk(tree, []);
  return problems;
}

function breaks(lock: string, path: Path, value: Tree): boolean {
  const own = pathText(path);
  // A package or an override that sets the key would go round the lock.
  const inner = path[0] === 'packages' || path[0] === 'overrides' ? pathText(path.slice(2)) : '';
  return [own, inner].some(
    (key) =>
      key !== '' &&
      (key === lock || key.startsWith(`${lock}.`) || (value.kind !== 'map' && lock.startsWith(`${key}.`))),
  );
}

const broken = ({key, place: lock}: Lock, path: Path, place: Place): Problem => ({
  message: `${pathText(path)} is locked by ${lock.file}`,
  hint: `take it out; "${key}" is locked at ${lock.file}:${lock.line}`,
  place,
});
