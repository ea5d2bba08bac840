import {type Place, type Problem, RemoteError, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {brokenLocks, type Lock, locksOf, wrongLocks} from './locks.ts';
import {type Origin, originKey, originName, readOrigin, resolveOrigin} from './origin.ts';
import {parseConfig} from './parse.ts';
import {mergeTrees, nodeAt, type Tree, without} from './tree.ts';

/** A config with all that it extends merged under it. */
export interface Chain {
  readonly tree: Tree;
  readonly problems: readonly Problem[];
  readonly locks: readonly Lock[];
  /** What went wrong on the way down: then the tree may lack what a file below would give. */
  readonly broken: UserError | undefined;
}

const MAX_CHAIN = 10;

/** Reads a config and, from the last of the chain upwards, what it extends. */
export async function readChain(host: Host, origin: Origin, above: readonly Origin[] = []): Promise<Chain> {
  const {tree: own, problems} = parseConfig(await readOrigin(host, origin));
  const locks = locksOf(own);
  // The config itself is judged by the schema; one below it, with its locks, would be passed over without a word.
  const found = [...problems, ...(above.length > 0 ? noMapping(own) : []), ...wrongLocks(locks)];
  const link = nodeAt(own, ['extends']);
  if (link?.kind !== 'text') return {tree: own, problems: found, locks, broken: undefined};
  try {
    const base = await readBase(host, {text: link.text, place: link.place, chain: [...above, origin]});
    return {
      tree: base.tree.kind === 'map' ? mergeTrees(without(base.tree, 'extends', 'locked'), own) : own,
      problems: [...base.problems, ...found, ...brokenLocks(own, base.locks)],
      locks: [...base.locks, ...locks],
      broken: base.broken,
    };
  } catch (error) {
    const broken = mistake(error, link.place);
    return {tree: own, problems: [...broken.problems, ...found], locks, broken};
  }
}

const noMapping = ({kind, place}: Tree): readonly Problem[] =>
  kind === 'map'
    ? []
    : [
        {
          message: `the file is ${kind === 'list' ? 'a list' : 'a text'}, not a mapping`,
          hint: 'write lines with key: value, or correct extends:',
          place,
        },
      ];

interface Link {
  readonly text: string;
  readonly place: Place;
  readonly chain: readonly Origin[];
}

async function readBase(host: Host, {text, place, chain}: Link): Promise<Chain> {
  const origin = await resolveOrigin(host, {text, from: chain.at(-1)!, place});
  const names = [...chain, origin].map(originName).join(' → ');
  const refuse = (message: string, hint: string) =>
    new UserError('config/invalid', [{message: `extends: ${message}`, hint, place}]);
  if (chain.some((earlier) => originKey(earlier) === originKey(origin)))
    throw refuse(`the files extend each other: ${names}`, 'take one of these lines out');
  if (chain.length >= MAX_CHAIN)
    throw refuse(`more than ${MAX_CHAIN} files in a row: ${names}`, 'merge some of them');
  return await readChain(host, origin, chain);
}

/** A file that is not there or may not be read is the user's mistake; a server that does not answer is not. */
function mistake(error: unknown, place: Place): UserError {
  if (error instanceof UserError) {
    const problems = error.problems.map((problem) => ({...problem, place: problem.place ?? place}));
    return new UserError(error.code, problems, {cause: error});
  }
  const theirs = error instanceof RemoteError && error.status !== undefined && error.status < 500;
  if (!theirs || error.status === 429) throw error;
  const {message, hint} = error;
  return new UserError('config/invalid', [{message: `extends: ${message}`, place, ...(hint && {hint})}], {
    cause: error,
  });
}
