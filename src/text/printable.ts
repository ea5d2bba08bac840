/**
 * What a terminal would act upon instead of showing: control characters, line and paragraph separators,
 * invisible ones and those that change the direction of text (https://trojansource.codes), lone surrogates.
 */
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cs}/gu;

const SHORT: Readonly<Record<string, string>> = {'\n': '\\n', '\r': '\\r', '\t': '\\t'};

/** One line that is safe to show, whoever wrote it: what cannot be seen is spelled out, as in `\x1b`. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, spelled);

/** The same for a text of many lines, whose tabs stay. */
export const printableLines = (text: string): readonly string[] =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t').map(printable).join('\t'));

function spelled(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  return (
    SHORT[character] ?? (code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`)
  );
}
