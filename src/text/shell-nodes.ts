import type {Word} from './shell-tokens.ts';

export interface Redirect {
  readonly operator: string;
  readonly to: Word;
}

/** One program with its arguments; assignments before it are words too. */
export interface Command {
  readonly kind: 'command';
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
  readonly line: number;
}

/** What a script is made of. */
export type Node =
  | Command
  /** `first`, then each of the rest if the one before it went well (`&&`) or ill (`||`). */
  | {
      readonly kind: 'chain';
      readonly first: Node;
      readonly rest: readonly {readonly and: boolean; readonly node: Node}[];
    }
  /** A pipeline, a group, a subshell or a loop: what is in it, in order. */
  | {readonly kind: 'group'; readonly nodes: readonly Node[]}
  | {
      readonly kind: 'if';
      readonly branches: readonly {readonly test: readonly Node[]; readonly body: readonly Node[]}[];
      readonly other: readonly Node[];
    }
  | {
      readonly kind: 'case';
      readonly subject: Word;
      readonly branches: readonly {readonly patterns: readonly Word[]; readonly body: readonly Node[]}[];
    }
  | {readonly kind: 'function'; readonly name: string; readonly body: readonly Node[]};

/** Every command of a tree, whether it is ever run or not. */
export const commandsIn = (nodes: readonly Node[]): readonly Command[] => nodes.flatMap(commandsOf);

function commandsOf(node: Node): readonly Command[] {
  if (node.kind === 'command') return [node];
  if (node.kind === 'chain') return commandsIn([node.first, ...node.rest.map((one) => one.node)]);
  if (node.kind === 'group') return commandsIn(node.nodes);
  if (node.kind === 'function') return commandsIn(node.body);
  if (node.kind === 'case') return node.branches.flatMap(({body}) => commandsIn(body));
  return [
    ...node.branches.flatMap(({test, body}) => commandsIn([...test, ...body])),
    ...commandsIn(node.other),
  ];
}
