import {Composer, type Document, Lexer, LineCounter, Parser, type YAMLError} from 'yaml';
import {type Place, type Problem, UserError} from '../../model/errors.ts';
import type {Source} from './source.ts';
import {syntaxProblem} from './syntax-problems.ts';

const MAX_PIECES = 150_000;
const MAX_DEPTH = 100;
/** Mistakes that leave no doubt about what was meant: the rest of the file is judged as well. */
const HARMLESS = new Set(['TAB_AS_INDENT', 'BAD_SCALAR_START', 'BAD_DQ_ESCAPE']);
const TAB = '  ';

/** One YAML document and where its letters stand. */
export interface Syntax {
  readonly document: Document;
  readonly placeAt: (offset: number) => Place;
  readonly problems: readonly Problem[];
}

/** Reads the YAML of a file as text only; what cannot be understood at all is thrown, at once. */
export function readSyntax({name, text}: Source): Syntax {
  const first = compose(name, text);
  if (!first.errors.some(({code}) => code === 'TAB_AS_INDENT')) return {...first, problems: judge(first)};
  const tabs = /^[ ]*\t[ \t]*(?=\S)/gm;
  const mended = compose(
    name,
    text.replace(tabs, (indent) => indent.replaceAll('\t', TAB)),
  );
  // Where the mended text still has mistakes, they may be ours: only what was written is told.
  if (mended.errors.length > 0) return {...first, problems: judge(first)};
  const tabErrors = first.errors.filter(({code}) => code === 'TAB_AS_INDENT');
  const lines = text.split('\n');
  const placeAt = (offset: number): Place => {
    const place = mended.placeAt(offset);
    const indent = /^[ \t]*/.exec(lines[place.line - 1] ?? '')?.[0] ?? '';
    const added = indent.split('\t').length - 1;
    return {...place, column: Math.max(1, place.column - added * (TAB.length - 1))};
  };
  return {document: mended.document, placeAt, problems: judge({...first, errors: tabErrors})};
}

interface Composed {
  readonly name: string;
  readonly document: Document;
  readonly errors: readonly YAMLError[];
  readonly placeAt: (offset: number) => Required<Place>;
}

function compose(name: string, text: string): Composed {
  const lines = new LineCounter();
  const placeAt = (offset: number): Required<Place> => {
    const {line, col} = lines.linePos(Math.min(offset, text.length));
    return {file: name, line: Math.max(1, line), column: Math.max(1, col)};
  };
  refuseFlood(name, text);
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer({schema: 'failsafe', merge: false, uniqueKeys: false, logLevel: 'silent'});
  const [document, next] = composer.compose(refuseDepth(parser.parse(text), placeAt), true, text.length);
  if (!document)
    throw refused('the file is empty', {file: name}, 'linux-pkg init writes a config to start from');
  if (next)
    throw refused(
      'a second document starts here; a config file has one',
      placeAt(next.range?.[0] ?? 0),
      'several packages from one file go under packages:',
    );
  return {name, document, errors: document.errors, placeAt};
}

/** One problem a line: what follows on it is mostly an echo. Nothing can be read past a mistake that is not harmless. */
function judge({errors, placeAt}: Composed): readonly Problem[] {
  const byLine = new Map<number, Problem>();
  for (const error of errors) {
    const place = placeAt(error.pos[0]);
    if (!byLine.has(place.line)) byLine.set(place.line, syntaxProblem(error, place));
  }
  const problems = [...byLine.values()];
  if (errors.some(({code}) => !HARMLESS.has(code)))
    throw new UserError('config/syntax', problems.slice(0, 10));
  return problems;
}

const refused = (message: string, place: Place, hint?: string): UserError =>
  new UserError('config/syntax', [{message, place, ...(hint && {hint})}]);

/** Counts before anything is built: memory follows the number of pieces, not the size of the file. */
function refuseFlood(name: string, text: string): void {
  let [pieces, open, line] = [0, 0, 1];
  let scalar = false;
  for (const piece of new Lexer().lex(text)) {
    pieces++;
    // A scalar's own text comes after this mark; it may look like a bracket.
    if (!scalar && (piece === '[' || piece === '{')) open++;
    if (!scalar && (piece === ']' || piece === '}')) open--;
    if (open > MAX_DEPTH) throw tooDeep({file: name, line});
    if (pieces > MAX_PIECES)
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

type Token = ReturnType<Parser['parse']> extends Generator<infer T> ? T : never;

/** The composer and all that follows recurse; the parser does not, so depth is measured between them. */
function* refuseDepth(tokens: Iterable<Token>, placeAt: (offset: number) => Place): Generator<Token> {
  for (const token of tokens) {
    const open: {readonly token: Token; readonly depth: number}[] = [{token, depth: 0}];
    for (let next = open.pop(); next; next = open.pop()) {
      if (next.depth > MAX_DEPTH) throw tooDeep(placeAt('offset' in next.token ? next.token.offset : 0));
      for (const child of childrenOf(next.token)) open.push({token: child, depth: next.depth + 1});
    }
    yield token;
  }
}

function childrenOf(token: Token): readonly Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({key, value}) =>
    [key, value].filter((part) => part !== undefined && part !== null),
  );
}
