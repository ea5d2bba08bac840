import {PkgError} from '../model/errors.ts';

/** Escapers for unit files: https://www.freedesktop.org/software/systemd/man/latest/systemd.syntax.html */

/** What would end a line or reach a terminal: no value may hold it. */
const CONTROL = /[\p{Cc}\u2028\u2029]/u;

/** Specifiers that every systemd since 239 knows: https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html#Specifiers */
const SPECIFIERS = '%bCEfGghHiIjJLlmnNpPsStTuUvV';

/** Suffixes of units, in the order people write them. */
export const unitSuffixes = ['service', 'socket', 'timer', 'path', 'target', 'mount'] as const;

const UNIT = new RegExp(String.raw`^[\w:.\\-]+(?:@[\w:.\\-]*)?\.(?:${unitSuffixes.join('|')}|slice|swap)$`);
const MAX_NAME = 255;

/** A whole unit name, such as `hello.service` or `hello@.service`. */
export const isUnitName = (name: string): boolean => UNIT.test(name) && name.length <= MAX_NAME;

/** `hello@.service`: nothing that runs by itself. */
export const isTemplateUnit = (unit: string): boolean => unit.includes('@.');

/** A yes in systemd's words. */
export const isTrue = (word: string | undefined): boolean => /^(?:1|y|yes|t|true|on)$/i.test(word ?? '');

/** What keeps a text, blanks around it aside, out of a unit as a value in systemd's own words (quotes, `%i`, `$VARIABLES`). */
export function unitValueProblem(
  text: string,
): {readonly message: string; readonly hint: string} | undefined {
  const value = text.trim();
  if (CONTROL.test(value) || !value.isWellFormed())
    return {message: 'holds a line break or another control character', hint: 'write it on one line'};
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(value))
    return {
      message: 'ends with a backslash: the next line of the unit would belong to it',
      hint: 'leave it out, or write two',
    };
  const wrong = [...value.matchAll(/%(.?)/gsu)].find(([, letter = '']) => !isSpecifier(letter));
  if (wrong)
    return {
      message: `holds ${wrong[0]}, which is no specifier of systemd`,
      hint: 'write %% for a percent sign',
    };
  return undefined;
}

const isSpecifier = (letter: string): boolean => letter !== '' && SPECIFIERS.includes(letter);

/** A value in systemd's own words; whoever takes it from a person asks `unitValueProblem` first. */
export function unitValue(text: string): string {
  const problem = unitValueProblem(text);
  if (problem) throw new PkgError('unit/value', `${JSON.stringify(text)} ${problem.message}`, problem);
  return text.trim();
}

/** Text that means itself, on one line; for values that systemd takes as they stand but for specifiers. */
export const unitText = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .toWellFormed()
    .trim()
    // A backslash at the end would join the next line.
    .replace(/[\\\s]+$/, '')
    .replaceAll('%', '%%');

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '%': '%%',
  '\n': '\\n',
  '\t': '\\t',
};

/** Text that means itself, as one quoted word, for `Environment=`; line breaks and tabs stay what they are. */
export function unitWord(text: string): string {
  const quoted = text.replace(/[\\"%\n\t]/g, (sign) => ESCAPES[sign]!);
  if (CONTROL.test(quoted) || !text.isWellFormed())
    throw new PkgError('unit/value', `${JSON.stringify(text)} holds a control character`);
  return `"${quoted}"`;
}

/** Are all quotes of a command line closed? https://www.freedesktop.org/software/systemd/man/latest/systemd.syntax.html#Quoting */
export const closesQuotes = (line: string): boolean =>
  /^(?:\\.|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^"'\\])*$/s.test(line);
