/**
 * What a signature over a text is made over, in a clear-signed message as in any other way: lines without the spaces,
 * tabs and carriage returns at their ends, joined by CR LF, without the last line end:
 * https://www.rfc-editor.org/rfc/rfc9580#section-7.2
 */
export const signedText = (text: string): string => textLines(text).join('\r\n');

/** The lines that are signed. */
export const textLines = (text: string): readonly string[] =>
  text
    .replace(/\r?\n$/, '')
    .split('\n')
    .map((line) => line.replace(/[ \t\r]+$/, ''));
