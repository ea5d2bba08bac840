import type {BareRepository} from '../../tools/git-bare.ts';
import type {Entry} from './branch.ts';
import {fastImport} from './import.ts';
import {isOwn} from './names.ts';

export interface Change {
  readonly path: string;
  /** Undefined: it is removed. */
  readonly oid: string | undefined;
}

/** A file that the commit brings along. */
export interface OwnFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface CommitWork {
  /** What the changes are made to. */
  readonly tip: string | undefined;
  /** Whether it stands on top of that, or alone. */
  readonly onTop: boolean;
  readonly changes: readonly Change[];
  readonly own: readonly OwnFile[];
  readonly message: string;
  readonly identity: {readonly author: string; readonly committer: string};
}

/** The commit, and the objects that the own files became. */
export interface Commit {
  readonly oid: string;
  readonly own: readonly string[];
}

/** One commit of what the branch has and the changes; files that nobody named stay as they are, bytes and mode. */
export async function makeCommit(repository: BareRepository, work: CommitWork): Promise<Commit> {
  const {tip, onTop, changes, own, message, identity} = work;
  const tree = tip !== undefined && !onTop ? await repository.git(['rev-parse', `${tip}^{tree}`]) : undefined;
  const marked = own.map(({path}, index) => ({path, oid: `:${index + 2}`}));
  async function* stream(): AsyncGenerator<Uint8Array> {
    for (const [index, {bytes}] of own.entries()) {
      yield Buffer.from(`blob\nmark :${index + 2}\ndata ${bytes.length}\n`);
      yield bytes;
      yield Buffer.from('\n');
    }
    const lines = [
      'commit refs/linux-pkg/next',
      'mark :1',
      `author ${identity.author}`,
      `committer ${identity.committer}`,
      `data ${Buffer.byteLength(message)}`,
      message,
      ...(tip !== undefined && onTop ? [`from ${tip}`] : []),
      ...(tree === undefined ? [] : [`M 040000 ${tree} ""`]),
      // What goes comes first: a folder may be where a file was.
      ...changes.flatMap(({path, oid}) => (oid === undefined ? [`D ${quoted(path)}`] : [])),
      ...[...changes, ...marked].flatMap(({path, oid}) =>
        oid === undefined ? [] : [`M 100644 ${oid} ${quoted(path)}`],
      ),
      '',
      '',
    ];
    yield Buffer.from(lines.join('\n'));
  }
  const marks = await fastImport(repository, stream());
  return {oid: marks.get(1)!, own: own.map((_, index) => marks.get(index + 2)!)};
}

const quoted = (path: string): string =>
  `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

/** What makes the one out of the other. */
export const changesOf = (
  before: ReadonlyMap<string, Entry>,
  after: ReadonlyMap<string, Entry>,
): readonly Change[] => [
  ...[...before.keys()].filter((path) => !after.has(path)).map((path) => ({path, oid: undefined})),
  ...[...after].flatMap(([path, {oid}]) => (before.get(path)?.oid === oid ? [] : [{path, oid}])),
];

/** `linux-pkg: add 12, update 3, remove 1 files`. */
export function messageOf(changes: readonly Change[], before: ReadonlyMap<string, Entry>): string {
  const ours = changes.filter(({path}) => !isOwn(path));
  const count = (word: string, is: (change: Change) => boolean): readonly string[] => {
    const {length} = ours.filter(is);
    return length > 0 ? [`${word} ${length}`] : [];
  };
  const words = [
    ...count('add', ({path, oid}) => oid !== undefined && !before.has(path)),
    ...count('update', ({path, oid}) => oid !== undefined && before.has(path)),
    ...count('remove', ({oid}) => oid === undefined),
  ];
  return `linux-pkg: ${words.join(', ')} ${ours.length === 1 ? 'file' : 'files'}\n`;
}
