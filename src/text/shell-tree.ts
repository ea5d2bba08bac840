import type {Command, Node, Redirect} from './shell-nodes.ts';
import {type Operator, shellTokens, type Token, Unfinished, type Word} from './shell-tokens.ts';

/** The commands of a shell script as a tree; undefined where it is not understood. */
export function shellTree(text: string): readonly Node[] | undefined {
  try {
    const parser = {tokens: shellTokens(text), at: 0};
    const nodes = readList(parser, []);
    return parser.at === parser.tokens.length ? nodes : undefined;
  } catch (error) {
    // Thousands of brackets in each other are no script of anybody's.
    if (error instanceof Unfinished || error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Parser {
  readonly tokens: readonly Token[];
  at: number;
}

const REDIRECTS = new Set(['<', '>', '>>', '>|', '>&', '<&', '<>', '<<', '<<-', '<<<', '&>', '&>>']);
const ENDS = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}']);

const peek = ({tokens, at}: Parser): Token | undefined => tokens[at];

const isOperator = (token: Token | undefined, ...texts: readonly string[]): token is Operator =>
  token?.kind === 'operator' && texts.includes(token.text);

const isWord = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'word' && token.raw === text;

function expect(parser: Parser, text: string): void {
  const token = peek(parser);
  if (!isWord(token, text) && !isOperator(token, text)) throw new Unfinished();
  parser.at++;
}

function skipBreaks(parser: Parser): void {
  while (isOperator(peek(parser), '\n', ';', '&')) parser.at++;
}

/** Commands up to a word that ends them, which is left. */
function readList(parser: Parser, ends: readonly string[]): readonly Node[] {
  const nodes: Node[] = [];
  for (;;) {
    skipBreaks(parser);
    const token = peek(parser);
    if (!token || isOperator(token, ')', ';;', ';&', ';;&')) return nodes;
    if (token.kind === 'word' && ENDS.has(token.raw)) {
      if (!ends.includes(token.raw)) throw new Unfinished();
      return nodes;
    }
    nodes.push(readChain(parser));
  }
}

function readChain(parser: Parser): Node {
  const first = readPipeline(parser);
  const rest: {and: boolean; node: Node}[] = [];
  for (let token = peek(parser); isOperator(token, '&&', '||'); token = peek(parser)) {
    parser.at++;
    while (isOperator(peek(parser), '\n')) parser.at++;
    rest.push({and: token.text === '&&', node: readPipeline(parser)});
  }
  return rest.length === 0 ? first : {kind: 'chain', first, rest};
}

function readPipeline(parser: Parser): Node {
  while (isWord(peek(parser), '!')) parser.at++;
  const nodes = [readCommand(parser)];
  while (isOperator(peek(parser), '|', '|&')) {
    parser.at++;
    while (isOperator(peek(parser), '\n')) parser.at++;
    nodes.push(readCommand(parser));
  }
  return nodes.length === 1 ? nodes[0]! : {kind: 'group', nodes};
}

function readCommand(parser: Parser): Node {
  const token = peek(parser);
  if (!token) throw new Unfinished();
  if (isOperator(token, '(')) {
    parser.at++;
    const nodes = readList(parser, []);
    expect(parser, ')');
    return withRedirects(parser, {kind: 'group', nodes});
  }
  if (token.kind === 'word')
    switch (token.raw) {
      case 'if':
        return withRedirects(parser, readIf(parser));
      case 'case':
        return withRedirects(parser, readCase(parser));
      case 'while':
      case 'until':
      case 'for':
        return withRedirects(parser, readLoop(parser));
      case '{': {
        parser.at++;
        const nodes = readList(parser, ['}']);
        expect(parser, '}');
        return withRedirects(parser, {kind: 'group', nodes});
      }
      case 'function':
        return readFunction(parser, 1);
    }
  if (token.kind === 'word' && isOperator(parser.tokens[parser.at + 1], '('))
    return readCalled(parser, token);
  return readSimple(parser);
}

/** `name()`, or an array. */
function readCalled(parser: Parser, token: Word): Node {
  return isOperator(parser.tokens[parser.at + 2], ')') && /^[\w.:-]+$/.test(token.raw)
    ? readFunction(parser, 0)
    : readSimple(parser);
}

function readFunction(parser: Parser, before: number): Node {
  parser.at += before;
  const name = peek(parser);
  if (name?.kind !== 'word') throw new Unfinished();
  parser.at++;
  if (isOperator(peek(parser), '(')) {
    parser.at++;
    expect(parser, ')');
  }
  while (isOperator(peek(parser), '\n')) parser.at++;
  return {kind: 'function', name: name.raw, body: [readCommand(parser)]};
}

function readIf(parser: Parser): Node {
  const branches: {test: readonly Node[]; body: readonly Node[]}[] = [];
  do {
    parser.at++;
    const test = readList(parser, ['then']);
    expect(parser, 'then');
    branches.push({test, body: readList(parser, ['elif', 'else', 'fi'])});
  } while (isWord(peek(parser), 'elif'));
  let other: readonly Node[] = [];
  if (isWord(peek(parser), 'else')) {
    parser.at++;
    other = readList(parser, ['fi']);
  }
  expect(parser, 'fi');
  return {kind: 'if', branches, other};
}

function readLoop(parser: Parser): Node {
  const isFor = isWord(peek(parser), 'for');
  parser.at++;
  let test: readonly Node[] = [];
  if (isFor) while (peek(parser) && !isWord(peek(parser), 'do')) parser.at++;
  else test = readList(parser, ['do']);
  expect(parser, 'do');
  const body = readList(parser, ['done']);
  expect(parser, 'done');
  return {kind: 'group', nodes: [...test, ...body]};
}

function readCase(parser: Parser): Node {
  parser.at++;
  const subject = peek(parser);
  if (subject?.kind !== 'word') throw new Unfinished();
  parser.at++;
  skipBreaks(parser);
  expect(parser, 'in');
  const branches: {patterns: readonly Word[]; body: readonly Node[]}[] = [];
  for (;;) {
    skipBreaks(parser);
    if (isWord(peek(parser), 'esac')) break;
    if (isOperator(peek(parser), '(')) parser.at++;
    const patterns: Word[] = [];
    for (let token = peek(parser); !isOperator(token, ')'); token = peek(parser)) {
      if (token?.kind === 'word') patterns.push(token);
      else if (!isOperator(token, '|')) throw new Unfinished();
      parser.at++;
    }
    parser.at++;
    branches.push({patterns, body: readList(parser, ['esac'])});
    if (isOperator(peek(parser), ';;', ';&', ';;&')) parser.at++;
  }
  parser.at++;
  return {kind: 'case', subject, branches};
}

/** What goes into a compound command or comes out of it is a command without words, for whoever looks at files. */
function withRedirects(parser: Parser, node: Node): Node {
  const line = peek(parser)?.line ?? 0;
  const redirects = readRedirects(parser);
  return redirects.length === 0
    ? node
    : {kind: 'group', nodes: [node, {kind: 'command', words: [], redirects, line}]};
}

function readRedirects(parser: Parser): readonly Redirect[] {
  const redirects: Redirect[] = [];
  for (let token = peek(parser); token; token = peek(parser)) {
    const number = token.kind === 'word' && /^\d+$/.test(token.raw) ? 1 : 0;
    const operator = parser.tokens[parser.at + number];
    if (operator?.kind !== 'operator' || !REDIRECTS.has(operator.text) || (number && !operator.glued)) break;
    const to = parser.tokens[parser.at + number + 1];
    if (to?.kind !== 'word') throw new Unfinished();
    redirects.push({operator: operator.text, to});
    parser.at += number + 2;
  }
  return redirects;
}

function readSimple(parser: Parser): Command {
  const words: Word[] = [];
  const redirects: Redirect[] = [];
  const line = peek(parser)?.line ?? 0;
  for (;;) {
    redirects.push(...readRedirects(parser));
    const token = peek(parser);
    if (token?.kind === 'word') words.push(token);
    else if (isOperator(token, '(') && token.glued && /^\w+\+?=$/.test(words.at(-1)?.raw ?? '')) {
      while (!isOperator(peek(parser), ')')) if (!parser.tokens[parser.at++]) throw new Unfinished();
    } else break;
    parser.at++;
  }
  if (words.length + redirects.length === 0) throw new Unfinished();
  return {kind: 'command', words, redirects, line};
}
