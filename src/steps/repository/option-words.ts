import {UserError} from '../../model/errors.ts';
import {wrongWord} from '../config/index.ts';

/** An option, the kind of word that it takes, and what was written; undefined where it was left out. */
export type OptionWord = readonly [
  option: string,
  kind: Parameters<typeof wrongWord>[1],
  text: string | undefined,
];

/** Refuses what options say in words that they do not take, all of it at once. */
export function refuseWrongWords(words: readonly OptionWord[]): void {
  const problems = words.flatMap(
    ([option, kind, text]) => (text === undefined ? undefined : wrongWord(option, kind, text)) ?? [],
  );
  if (problems.length > 0) throw new UserError('input/arguments', problems);
}
