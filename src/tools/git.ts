import {realpath} from 'node:fs/promises';
import {dirname, join, relative, sep} from 'node:path';
import {ToolError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';

/** A work tree that git can be asked about. */
export interface Repository {
  /** The top folder of the work tree, without symbolic links. */
  readonly top: string;
  /** A part of the history was left out when it was cloned. */
  readonly shallow: boolean;
  /** Runs git in the project's folder; its output without the last newline. */
  readonly git: (...args: readonly string[]) => Promise<string>;
  /** The same, for what goes over the network: the user's own way to log in is passed on. */
  readonly remote: (...args: readonly string[]) => Promise<string>;
}

export type NoRepository = 'git is not installed' | 'no repository' | 'foreign repository';

const FETCH_TIME_LIMIT_MS = 300_000;

/** How git logs in elsewhere; everything else of git's environment stays out. */
const LOGIN = [
  'SSH_AUTH_SOCK',
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_SSH_VARIANT',
  'GIT_ASKPASS',
  'SSH_ASKPASS',
];

/** A folder and all that hold it. */
const upwards = (path: string): readonly string[] =>
  dirname(path) === path ? [path] : [path, ...upwards(dirname(path))];

/**
 * The work tree may belong to someone else (a container's job often runs as root): it is named safe for these
 * calls alone. No hook or monitor of the repository is started.
 * https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory
 */
function settings(folder: string): Readonly<Record<string, string>> {
  const pairs = [
    ['core.hooksPath', '/dev/null'],
    ['core.fsmonitor', 'false'],
    // A project can contain a whole repository, settings and all, as plain files.
    ['safe.bareRepository', 'explicit'],
    ...upwards(folder).map((path) => ['safe.directory', path.replaceAll('\\', '/')]),
  ];
  return configEnv(pairs.map(([key = '', value = '']) => [key, value] as const));
}

/** Settings for one call, where no process list shows them. */
export const configEnv = (
  pairs: readonly (readonly [key: string, value: string])[],
): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ['GIT_CONFIG_COUNT', String(pairs.length)],
    ...pairs.flatMap(([key, value], index) => [
      [`GIT_CONFIG_KEY_${index}`, key],
      [`GIT_CONFIG_VALUE_${index}`, value],
    ]),
  ]);

/** The part of the environment that git logs in with elsewhere. */
export const loginEnv = (env: Host['env']): Readonly<Record<string, string>> =>
  Object.fromEntries(LOGIN.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));

/** The repository that holds the project, or why there is none. */
export async function openRepository(host: Host): Promise<Repository | NoRepository> {
  const folder = await realpath(host.workDir);
  const base = {
    ...settings(folder),
    LC_ALL: 'C',
    LANGUAGE: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
  };
  const login = loginEnv(host.env);
  const ask = async (args: readonly string[], options: {env: Record<string, string>; timeoutMs?: number}) =>
    (await host.run(['git', ...args], {cwd: folder, ...options})).stdout.replace(/\n$/, '');
  try {
    const answer = await ask(['rev-parse', '--is-shallow-repository', '--show-toplevel'], {env: base});
    const [shallow, ...top] = answer.split('\n');
    return {
      top: top.join('\n'),
      shallow: shallow === 'true',
      git: (...args) => ask(args, {env: base}),
      remote: (...args) => ask(args, {env: {...base, ...login}, timeoutMs: FETCH_TIME_LIMIT_MS}),
    };
  } catch (error) {
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): NoRepository {
  if (!(error instanceof ToolError)) throw error;
  if (error.exitCode === undefined) return 'git is not installed';
  if (/dubious ownership|unsafe repository/.test(error.tail)) return 'foreign repository';
  if (/not a git repository|cannot use bare repository|must be run in a work tree/.test(error.tail))
    return 'no repository';
  throw error;
}

/** The paths of changed files that git follows; what lies in the output folder does not count. */
export async function changedFiles(host: Host, repository: Repository): Promise<readonly string[]> {
  const out = relative(
    repository.top,
    join(await realpath(host.workDir), relative(host.workDir, host.outDir)),
  );
  const outside = out === '' || out === '..' || out.startsWith(`..${sep}`);
  const lines = await repository.git(
    'status',
    '--porcelain',
    '--untracked-files=no',
    '--ignore-submodules=untracked',
    '--',
    ':(top)',
    ...(outside ? [] : [`:(top,exclude,literal)${out.replaceAll('\\', '/')}`]),
  );
  return lines.split('\n').flatMap((line) => (line ? [line.slice(3)] : []));
}
