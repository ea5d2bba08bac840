import type {Problem} from '../../model/errors.ts';
import {isAddress, type Word} from './place-words.ts';
import {shown} from './problems.ts';
import {parseKeep} from './repository-keep.ts';

/** The words of a repository, the same in the config and on the command line. */
export const repositoryWords = {
  url: {accepts: isAddress, wanted: 'an address such as https://example.org/repo'},
  name: {
    accepts: (word) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(word),
    wanted: 'a word of letters, digits and . _ -',
  },
  keep: {
    accepts: (words) => parseKeep(words) !== undefined,
    wanted: 'a limit such as 5 versions, 90 days or 800 MB',
  },
  /** A folder of the repository and a field of its lists. */
  folder: {
    accepts: (word) => /^[A-Za-z0-9][A-Za-z0-9._+~-]{0,99}$/.test(word) && !word.includes('..'),
    wanted: 'a word of letters, digits and . _ + ~ -',
  },
  /** What the signed lists say in a field of one line. */
  field: {
    accepts: (words) => words.length <= 200 && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(words) && words.trim() !== '',
    wanted: 'a text of one line',
  },
} satisfies Readonly<Record<string, Word>>;

/** What is wrong with a word that an option gives. */
export function wrongWord(
  option: string,
  kind: keyof typeof repositoryWords,
  text: string,
): Problem | undefined {
  const {accepts, wanted} = repositoryWords[kind];
  if (accepts(text.trim())) return undefined;
  return {message: `--${option}: ${shown(text)} is not ${wanted}`, hint: `write ${wanted}`};
}
