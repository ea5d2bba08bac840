import {nearest} from './nearest.ts';
import {printable} from './printable.ts';

/** Names the packages that are not to be had, each with the nearest name that is. */
export function explainMissing(missing: readonly string[], known: readonly string[]): string | undefined {
  if (missing.length === 0) return undefined;
  const words = missing.map((word) => {
    const guess = nearest(word, known);
    return guess === undefined || guess === word
      ? `"${printable(word)}"`
      : `"${printable(word)}" (did you mean "${guess}"?)`;
  });
  const one = missing.length === 1;
  return `there ${one ? 'is no package' : 'are no packages'} ${words.join(', ')} in this release's repositories: ${one ? 'is it' : 'are they'} called so here? Names differ between distros and releases; build.requires takes lists for each`;
}
