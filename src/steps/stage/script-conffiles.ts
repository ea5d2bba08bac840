import {posix} from 'node:path';
import {type Command, commandsIn, type Node} from '../../text/shell-nodes.ts';
import type {Fault} from './script-bashisms.ts';
import {constantsIn, resolved} from './script-words.ts';

interface Change extends Fault {
  /** The text of the file, or only who may read it. */
  readonly content: boolean;
}

/** Redirections that write. */
const WRITES = new Set(['>', '>>', '>|', '&>', '&>>', '<>']);

/**
 * Commands that write to config files of the package: the installer then takes them for edited by the administrator,
 * and asks, or leaves the new one beside it: https://www.debian.org/doc/debian-policy/ch-files.html#behavior.
 * Only once it is `installed`, moves and changed modes count too: before that, and when removing, debhelper's own
 * scripts change modes, and config files move to their new names.
 */
export function changedConffiles(
  nodes: readonly Node[],
  conffiles: ReadonlySet<string>,
  {installed}: {readonly installed: boolean},
): readonly Change[] {
  const commands = commandsIn(nodes);
  const constants = constantsIn(commands);
  return commands.flatMap((command): readonly Change[] => {
    const words = command.words.map(({raw}) => resolved(raw, constants) ?? '');
    const start = words.findIndex((word) => !/^\w+=/.test(word));
    const [name = '', ...args] = start === -1 ? [] : words.slice(start);
    const written = command.redirects
      .filter(({operator}) => WRITES.has(operator))
      .map(({to}) => resolved(to.raw, constants) ?? '');
    const program = posix.basename(name);
    const contents = [...written, ...(installed || program !== 'mv' ? writtenBy(program, args) : [])];
    const rights = installed ? rightsBy(program, args) : [];
    return [
      ...of(contents, conffiles).map((path) => contentChange(command, path)),
      ...of(rights, conffiles).map((path) => rightsChange(command, path)),
    ];
  });
}

const of = (paths: readonly string[], conffiles: ReadonlySet<string>): readonly string[] => [
  ...new Set(paths.map((path) => posix.normalize(path)).filter((path) => conffiles.has(path))),
];

/** The files that a program writes to. */
function writtenBy(program: string, args: readonly string[]): readonly string[] {
  const plain = args.filter((word) => !word.startsWith('-'));
  switch (program) {
    case 'sed':
      return args.some((word) => /^(?:-[a-zA-Z]*i|--in-place)/.test(word)) ? plain : [];
    case 'perl':
      return args.some((word) => /^-[a-z]*i/.test(word)) ? plain : [];
    case 'tee':
    case 'truncate':
      return plain;
    case 'mv':
      return [...plain.slice(0, -1), ...into(plain)];
    case 'cp':
    case 'install':
    case 'ln':
      return into(plain);
    default:
      return [];
  }
}

/** The last word, and what the others are called if it is a folder. */
function into(words: readonly string[]): readonly string[] {
  const target = words.at(-1) ?? '';
  return words.length < 2
    ? []
    : [target, ...words.slice(0, -1).map((from) => posix.join(target, posix.basename(from)))];
}

const rightsBy = (program: string, args: readonly string[]): readonly string[] =>
  ['chmod', 'chown', 'chgrp'].includes(program) ? args.filter((word) => !word.startsWith('-')) : [];

const contentChange = ({line}: Command, path: string): Change => ({
  line,
  content: true,
  message: `the script changes ${path}, a config file of the package: its next upgrade takes that for an edit of the administrator's`,
  hint: 'ship it as it is to be, or let the script make another file that the package does not hold',
});

const rightsChange = ({line}: Command, path: string): Change => ({
  line,
  content: false,
  message: `the script changes owner or mode of ${path}, a config file of the package: the next upgrade may set them back`,
  hint: 'write file_info: with owner, group and mode of the file in contents:',
});
