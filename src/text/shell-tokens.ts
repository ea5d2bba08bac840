/**
 * The tokens of a shell script: enough to see which commands it runs, not to run it.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
 */

export interface Word {
  readonly kind: 'word';
  /** As written, quotes and all. */
  readonly raw: string;
  /** The same with `_` for what is in single quotes or escaped: only what the shell looks at is left. */
  readonly live: string;
  readonly line: number;
  /** Holds `$'…'` outside of quotes. */
  readonly dollarQuote: boolean;
}

export interface Operator {
  readonly kind: 'operator';
  readonly text: string;
  readonly line: number;
  /** Nothing stands between it and the word before. */
  readonly glued: boolean;
}

export type Token = Word | Operator;

const OPERATORS = [
  ...['&>>', '<<<', '<<-', ';;&'],
  ...['&>', '<<', '>>', '>|', '>&', '<&', '<>', '&&', '||', ';;', ';&', '|&'],
  ...['|', '&', ';', '(', ')', '<', '>', '\n'],
];

const END_OF_WORD = new Set([' ', '\t', '\n', ';', '&', '|', '<', '>', '(', ')']);

interface Reader {
  readonly text: string;
  at: number;
  line: number;
}

/** Thrown where a quote or bracket is never closed; `sh -n` says it better. */
export class Unfinished extends Error {}

export function shellTokens(text: string): readonly Token[] {
  const reader: Reader = {text, at: 0, line: 1};
  const tokens: Token[] = [];
  const pending: {readonly end: string; readonly tabs: boolean}[] = [];
  let glued = false;
  while (reader.at < text.length) {
    const sign = text[reader.at]!;
    if (sign === ' ' || sign === '\t' || sign === '\r') {
      reader.at++;
      glued = false;
    } else if (sign === '\\' && text[reader.at + 1] === '\n') {
      reader.at += 2;
      reader.line++;
    } else if (sign === '#' && !glued) {
      while (reader.at < text.length && text[reader.at] !== '\n') reader.at++;
    } else {
      const token: Token = readOperator(reader, glued) ?? readWord(reader);
      tokens.push(token);
      glued = token.kind === 'word';
      const before = tokens.at(-2);
      if (token.kind === 'word' && before?.kind === 'operator' && /^<<-?$/.test(before.text))
        pending.push({end: token.raw.replace(/['"\\]/g, ''), tabs: before.text === '<<-'});
      if (token.kind === 'operator' && token.text === '\n')
        for (const body of pending.splice(0)) skipBody(reader, body);
    }
  }
  return tokens;
}

function readOperator(reader: Reader, glued: boolean): Operator | undefined {
  const {text, at, line} = reader;
  // A process substitution is a word.
  if (/^[<>]\(/.test(text.slice(at, at + 2))) return undefined;
  const found = OPERATORS.find((operator) => text.startsWith(operator, at));
  if (found === undefined) return undefined;
  reader.at += found.length;
  if (found === '\n') reader.line++;
  return {kind: 'operator', text: found, line, glued};
}

/** The lines of a here-document, its last one included. */
function skipBody(reader: Reader, {end, tabs}: {readonly end: string; readonly tabs: boolean}): void {
  while (reader.at < reader.text.length) {
    const stop = reader.text.indexOf('\n', reader.at);
    const line = reader.text.slice(reader.at, stop === -1 ? undefined : stop);
    reader.at = stop === -1 ? reader.text.length : stop + 1;
    reader.line++;
    if ((tabs ? line.replace(/^\t+/, '') : line) === end) return;
  }
}

function readWord(reader: Reader): Word {
  const {text, line} = reader;
  const start = reader.at;
  let live = '';
  let dollarQuote = false;
  while (reader.at < text.length) {
    const sign = text[reader.at]!;
    const from = reader.at;
    if (/^[<>]\($/.test(text.slice(from, from + 2)) || text.startsWith('$(', from)) skipTo(reader, 2, ')');
    else if (END_OF_WORD.has(sign)) break;
    else if (text.startsWith('${', from)) skipTo(reader, 2, '}');
    else if (sign === '"') skipTo(reader, 1, '"');
    else if (sign === '`') skipTo(reader, 1, '`');
    else if (sign === "'" || text.startsWith("$'", from)) {
      dollarQuote ||= sign === '$';
      skipSingle(reader, sign === '$');
      live += '_'.repeat(reader.at - from);
      continue;
    } else if (sign === '\\') {
      step(reader, 2);
      live += '__';
      continue;
    } else step(reader, 1);
    live += text.slice(from, reader.at);
  }
  return {kind: 'word', raw: text.slice(start, reader.at), live, line, dollarQuote};
}

function step(reader: Reader, count: number): void {
  for (let index = 0; index < count; index++) if (reader.text[reader.at++] === '\n') reader.line++;
}

function skipSingle(reader: Reader, escapes: boolean): void {
  step(reader, escapes ? 2 : 1);
  while (reader.text[reader.at] !== "'") {
    if (reader.at >= reader.text.length) throw new Unfinished();
    step(reader, escapes && reader.text[reader.at] === '\\' ? 2 : 1);
  }
  step(reader, 1);
}

/** To the end of something in brackets or quotes, over all that is nested in it. */
function skipTo(reader: Reader, opening: number, end: ')' | '}' | '"' | '`'): void {
  step(reader, opening);
  const {text} = reader;
  while (text[reader.at] !== end) {
    const sign = text[reader.at];
    if (sign === undefined) throw new Unfinished();
    if (sign === '\\') step(reader, 2);
    else if (text.startsWith('$(', reader.at)) skipTo(reader, 2, ')');
    else if (text.startsWith('${', reader.at)) skipTo(reader, 2, '}');
    else if (sign === '`') skipTo(reader, 1, '`');
    else if (sign === '"') skipTo(reader, 1, '"');
    else if (end === ')' && sign === '(') skipTo(reader, 1, ')');
    else if (end === ')' && sign === "'") skipSingle(reader, false);
    else if (end === ')' && sign === '#' && /\s/.test(text[reader.at - 1] ?? '')) {
      while (reader.at < text.length && text[reader.at] !== '\n') step(reader, 1);
    } else step(reader, 1);
  }
  step(reader, 1);
}
