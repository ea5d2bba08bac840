import {printable} from './printable.ts';

/** Signs that mean something to a shell and stand in no package's name: a sign that a whole command was written. */
const SHELL_SIGNS = /[;&|$`"'\\{}?!#]/;

/** What no package manager takes for the name of a package, as the end of a sentence that begins with the word. */
export function flawOfWord(word: string): string | undefined {
  if (word === '') return 'is empty';
  if (word.startsWith('-')) return 'begins with "-", which would be read as an option';
  if (printable(word) !== word) return 'holds characters that cannot be seen, such as the end of a line';
  if (word !== word.trim()) return 'begins or ends with a space';
  if (word.length > 200) return 'is too long for the name of a package';
  const [sign] = SHELL_SIGNS.exec(word) ?? [];
  return sign === undefined ? undefined : `holds ${sign}, which stands in no package's name`;
}
