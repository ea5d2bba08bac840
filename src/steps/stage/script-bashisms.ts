import type {Command, Node} from '../../text/shell-nodes.ts';
import {commandsIn} from '../../text/shell-nodes.ts';
import {shellTokens, type Token} from '../../text/shell-tokens.ts';

/** Something in a script, and what to write instead. */
export interface Fault {
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}

/** What only bash and its like know, by the command it is. */
const COMMANDS: Readonly<Record<string, string>> = {
  '[[': 'write [ … ], with quotes around the variables',
  function: 'write name() { … }',
  source: 'write . and the path of the file',
  declare: 'leave it out',
  typeset: 'leave it out',
  shopt: 'leave it out',
  let: 'write x=$((…))',
  pushd: 'write (cd …; …)',
  popd: 'write (cd …; …)',
};

/** What only they replace: a pattern, a part, another case, an element, the variable that a variable names. */
const EXPANSION = /\$\{(?:!|\w+(?:\/|\^|,|\[|:[\s\d$(]))/;

/** What /bin/sh of Debian and Ubuntu (dash) does not understand: https://wiki.ubuntu.com/DashAsBinSh */
export function bashisms(text: string, nodes: readonly Node[]): readonly Fault[] {
  const tokens = shellTokens(text);
  const faults = [
    ...tokens.flatMap((token, index) => inToken(token, tokens[index + 1])),
    ...functionWords(tokens),
    ...commandsIn(nodes).flatMap(inCommand),
  ];
  return faults.sort((a, b) => a.line - b.line);
}

const fault = (line: number, what: string, hint: string): Fault => ({
  line,
  message: `${what} is bash's, and #!/bin/sh may be another shell: dash on Debian and Ubuntu`,
  hint: `${hint}; or start the script with #!/bin/bash`,
});

function inToken(token: Token, next: Token | undefined): readonly Fault[] {
  const {line} = token;
  if (token.kind === 'operator') {
    if (token.text === '<<<') return [fault(line, '<<<', "write printf '%s\\n' … |")];
    if (/^&>/.test(token.text)) return [fault(line, token.text, 'write > file 2>&1')];
    if (token.text === '|&') return [fault(line, '|&', 'write 2>&1 |')];
    return [];
  }
  const {raw, live} = token;
  if (token.dollarQuote) return [fault(line, "$'…'", "write $(printf '…')")];
  if (/^[<>]\(/.test(raw)) return [fault(line, `${raw[0]}(…)`, 'write a pipe or a temporary file')];
  if (/^\w+\+?=$/.test(raw) && next?.kind === 'operator' && next.text === '(' && next.glued)
    return [fault(line, `the array ${raw}(…)`, 'write the values into one variable, or set --')];
  const [expansion] = EXPANSION.exec(live) ?? [];
  return expansion === undefined
    ? []
    : [fault(line, `${expansion}…}`, 'write it with sed or cut, or with # and % in place of it')];
}

/** `function name`, which the tree takes for what it means. */
const functionWords = (tokens: readonly Token[]): readonly Fault[] =>
  tokens.flatMap((token, index) => {
    const before = tokens[index - 1];
    const starts = !before || (before.kind === 'operator' && /^[\n;&|]/.test(before.text));
    const next = tokens[index + 1];
    return token.kind === 'word' && token.raw === 'function' && starts && next?.kind === 'word'
      ? [fault(token.line, 'function', COMMANDS['function']!)]
      : [];
  });

function inCommand({words, line}: Command): readonly Fault[] {
  const index = words.findIndex(({raw}) => !/^\w+=/.test(raw));
  const [name = '', ...args] = words.slice(Math.max(index, 0)).map(({raw}) => raw);
  if (name !== 'function' && Object.hasOwn(COMMANDS, name)) return [fault(line, name, COMMANDS[name]!)];
  if ((name === '[' || name === 'test') && args.includes('==')) return [fault(line, '== in [ ]', 'write =')];
  if (name === 'local' && args[0]?.startsWith('-'))
    return [fault(line, `local ${args[0]}`, 'write local alone')];
  return [];
}
