import {Lexer, type Parser} from 'yaml';
import {type Place, UserError} from '../../model/errors.ts';

const MAX_PIECES = 150_000;
const MAX_DEPTH = 100;
const ESCAPE_COST = 10;

/** The refusal of a file that goes no further. */
export const refused = (message: string, place: Place, hint?: string): UserError =>
  new UserError('config/invalid', [{message, place, ...(hint && {hint})}]);

/** Counts before anything is built: memory follows the number of pieces, not the size of the file. */
export function refuseFlood(name: string, text: string, most = MAX_PIECES): void {
  let [pieces, open, line] = [0, 0, 1];
  let scalar = false;
  for (const piece of new Lexer().lex(text)) {
    // Each mistaken escape of a quoted text would become an error of its own.
    pieces += piece.startsWith('"') ? 1 + ESCAPE_COST * (piece.split('\\').length - 1) : 1;
    // A scalar's own text comes after this mark; it may look like a bracket.
    if (!scalar && (piece === '[' || piece === '{')) open++;
    if (!scalar && (piece === ']' || piece === '}')) open--;
    if (open > MAX_DEPTH) throw tooDeep({file: name, line});
    if (pieces > most)
      throw refused(
        'the file has too many values',
        {file: name, line},
        'name folders or globs under contents:',
      );
    scalar = piece === '\x1f';
    for (let at = piece.indexOf('\n'); at !== -1; at = piece.indexOf('\n', at + 1)) line++;
  }
}

const tooDeep = (place: Place): UserError =>
  refused(`nested more than ${MAX_DEPTH} levels deep`, place, 'a config needs six levels at most');

export type Token = ReturnType<Parser['parse']> extends Generator<infer T> ? T : never;

interface Watch {
  readonly placeAt: (offset: number) => Place;
  /** Told of each quoted text that does not end. */
  readonly open: (offset: number) => void;
}

/** The composer and all that follows recurse; the parser does not, so depth is measured between them. */
export function* refuseDepth(tokens: Iterable<Token>, {placeAt, open}: Watch): Generator<Token> {
  for (const token of tokens) {
    const left: {readonly token: Token; readonly depth: number}[] = [{token, depth: 0}];
    for (let next = left.pop(); next; next = left.pop()) {
      const offset = 'offset' in next.token ? next.token.offset : 0;
      if (next.depth > MAX_DEPTH) throw tooDeep(placeAt(offset));
      if (isOpen(next.token)) open(offset);
      for (const child of childrenOf(next.token)) left.push({token: child, depth: next.depth + 1});
    }
    yield token;
  }
}

function isOpen(token: Token): boolean {
  if (token.type !== 'double-quoted-scalar' && token.type !== 'single-quoted-scalar') return false;
  return token.source.length < 2 || token.source.at(-1) !== token.source[0];
}

function childrenOf(token: Token): readonly Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({key, value}) =>
    [key, value].filter((part) => part !== undefined && part !== null),
  );
}
