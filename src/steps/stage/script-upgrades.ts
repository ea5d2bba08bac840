import {type Command, commandsIn, type Node} from '../../text/shell-nodes.ts';
import type {Fault} from './script-bashisms.ts';
import {wordOf} from './script-words.ts';

/**
 * Commands that stop or disable a service, also when the package is upgraded: the script before or after removal
 * runs then too, with another `$1`. https://www.debian.org/doc/debian-policy/ch-maintainerscripts.html
 */
export function stopsOnUpgrade(nodes: readonly Node[]): readonly Fault[] {
  const walker: Walker = {
    functions: new Map(functionsIn(nodes)),
    names: namesOfArgument(nodes),
    inside: [],
    found: new Map(),
  };
  walk(nodes, false, walker);
  return [...walker.found.values()];
}

interface Walker {
  readonly functions: ReadonlyMap<string, readonly Node[]>;
  /** Variables that hold `$1`. */
  readonly names: readonly string[];
  /** The functions that are being called. */
  readonly inside: readonly string[];
  readonly found: Map<Command, Fault>;
}

const functionsIn = (nodes: readonly Node[]): readonly (readonly [string, readonly Node[]])[] =>
  nodes.flatMap((node) => {
    if (node.kind === 'function') return [[node.name, node.body] as const, ...functionsIn(node.body)];
    if (node.kind === 'group') return functionsIn(node.nodes);
    if (node.kind === 'if') return functionsIn([...node.branches.flatMap(({body}) => body), ...node.other]);
    return [];
  });

function namesOfArgument(nodes: readonly Node[]): readonly string[] {
  const names: string[] = [];
  for (const {words} of commandsIn(nodes))
    for (const {raw} of words) {
      const [, name, value = ''] = /^(\w+)=(.*)$/s.exec(raw) ?? [];
      if (name !== undefined && /\$(?:1|\{1)/.test(value)) names.push(name);
    }
  return names;
}

/** Does it look at `$1`, or at a variable that holds it? */
const looks = (text: string, names: readonly string[]): boolean =>
  /\$(?:1|\{1|[*@#]|\{[*@#])/.test(text) ||
  names.some((name) => new RegExp(`\\$(?:${name}\\b|\\{${name}\\b)`).test(text));

/** Walks what runs in order; says whether what follows is only reached once `$1` was looked at. */
function walk(nodes: readonly Node[], guarded: boolean, walker: Walker): boolean {
  let now = guarded;
  for (const node of nodes) now = visit(node, now, walker);
  return now;
}

function visit(node: Node, guarded: boolean, walker: Walker): boolean {
  switch (node.kind) {
    case 'function':
      return guarded;
    case 'group':
      return walk(node.nodes, guarded, walker);
    case 'chain':
      return visitChain(node, guarded, walker);
    case 'if': {
      const tested = node.branches.some(({test}) => looksAny(test, walker.names));
      for (const {test, body} of node.branches) {
        walk(test, guarded, walker);
        walk(body, guarded || tested, walker);
      }
      walk(node.other, guarded || tested, walker);
      return guarded || (tested && [...node.branches.map(({body}) => body), node.other].some(leaves));
    }
    case 'case':
      return visitCase(node, guarded, walker);
    case 'command':
      return visitCommand(node, guarded, walker);
  }
}

const looksAny = (nodes: readonly Node[], names: readonly string[]): boolean =>
  commandsIn(nodes).some(({words}) => words.some(({live}) => looks(live, names)));

/** Does it end the script, or the function? */
const leaves = (nodes: readonly Node[]): boolean =>
  commandsIn(nodes).some(({words}) => words[0]?.raw === 'exit' || words[0]?.raw === 'return');

function visitChain(node: Extract<Node, {kind: 'chain'}>, guarded: boolean, walker: Walker): boolean {
  let now = visit(node.first, guarded, walker);
  let tested = looksAny([node.first], walker.names);
  for (const {node: next} of node.rest) {
    visit(next, now || tested, walker);
    if (tested && leaves([next])) now = true;
    tested ||= looksAny([next], walker.names);
  }
  return now;
}

/** The words with which upgrades are told: dpkg's, and rpm's count of what is left. */
const UPGRADE = /^(?:upgrade|1|2|\[1-9\]\*?)$/;

function visitCase(node: Extract<Node, {kind: 'case'}>, guarded: boolean, walker: Walker): boolean {
  const tested = looks(node.subject.live, walker.names);
  let upgradeTold = false;
  for (const {patterns, body} of node.branches) {
    const words = patterns.map(({raw}) => wordOf(raw));
    const rest = words.includes('*') && !upgradeTold;
    upgradeTold ||= words.some((word) => UPGRADE.test(word));
    walk(body, guarded || (tested && !rest), walker);
  }
  return guarded || (tested && node.branches.some(({body}) => leaves(body)));
}

function visitCommand(command: Command, guarded: boolean, walker: Walker): boolean {
  const words = command.words.map(({raw}) => wordOf(raw)).filter((word) => !/^\w+=/.test(word));
  const [name = ''] = words;
  const body = walker.functions.get(name);
  if (body && !walker.inside.includes(name))
    walk(body, guarded, {...walker, inside: [...walker.inside, name]});
  const what = guarded ? undefined : stopping(words);
  if (what !== undefined)
    walker.found.set(command, {
      line: command.line,
      message: `${words.slice(0, 6).join(' ')} ${what} the service when the package is upgraded, too: $1 is not looked at`,
      hint: 'write it inside: if [ "$1" = remove ] || [ "$1" = 0 ]; then … fi; or leave it to services:',
    });
  return guarded;
}

const SKIPPED = new Set(['command', 'exec', 'sudo', 'env', '-', 'builtin']);

/** What a command does to a service. */
function stopping(all: readonly string[]): string | undefined {
  const words = all.slice(all.findIndex((word) => !SKIPPED.has(word)));
  const name = words[0]?.replace(/^.*\/(?=[^/]+$)/, '') ?? '';
  const args = words.slice(1).filter((word) => !word.startsWith('-'));
  const [verb = '', second = ''] = args;
  if (name === 'systemctl' || name === 'deb-systemd-invoke') {
    if (words.includes('--user')) return undefined;
    if (verb === 'stop' || verb === 'kill') return 'stops';
    return verb === 'disable' || verb === 'mask' ? 'disables' : undefined;
  }
  if (name === 'service' || name === 'invoke-rc.d') return second === 'stop' ? 'stops' : undefined;
  if (/(?:^|\/)init\.d\/[^/]+$/.test(words[0] ?? '')) return verb === 'stop' ? 'stops' : undefined;
  if (name === 'update-rc.d') return second === 'remove' || second === 'disable' ? 'disables' : undefined;
  if (name === 'chkconfig') return words.includes('--del') || second === 'off' ? 'disables' : undefined;
  return undefined;
}
