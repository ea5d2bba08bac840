import {rmSync} from 'node:fs';
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Host, RunOptions} from '../model/host.ts';
import {removeTree, tempDir} from './files.ts';
import {configEnv} from './git.ts';
import type {ConfigPair, GitRemote} from './git-remote.ts';

/** What the other repository is called in this one. */
export const REMOTE = 'linux-pkg-remote';

const NETWORK_LIMIT_MS = 1_800_000;

/** Nothing of the user's settings is run, and nothing is left running. Credentials are the user's own. */
const QUIET: readonly ConfigPair[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.attributesFile', '/dev/null'],
  ['core.autocrlf', 'false'],
  ['core.eol', 'lf'],
  // A link would show what it leads to, wherever that is.
  ['core.symlinks', 'false'],
  // It is gone with this run.
  ['core.fsync', 'none'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['push.gpgSign', 'false'],
  ['push.followTags', 'false'],
  ['push.recurseSubmodules', 'no'],
  ['push.useForceIfIncludes', 'false'],
  ['push.negotiate', 'false'],
  ['fetch.recurseSubmodules', 'false'],
  ['fetch.writeCommitGraph', 'false'],
  ['fetch.unpackLimit', '1'],
  ['transfer.bundleURI', 'false'],
  ['protocol.version', '2'],
  // Packages are compressed: nothing is gained by doing it again, nor by looking for what is alike.
  ['core.bigFileThreshold', '1m'],
  ['core.compression', '0'],
  ['pack.compression', '0'],
  ['pack.window', '0'],
  ['i18n.commitEncoding', 'utf-8'],
  // A minute without a byte is an end.
  ['http.lowSpeedLimit', '1'],
  ['http.lowSpeedTime', '60'],
];

/** Above that a file's bytes come when they are asked for. */
export const FILTER = 'blob:limit=100k';

/** Said in the call alone: a repository that knows it for good would fetch whatever is missing, one by one. */
const PARTIAL: readonly ConfigPair[] = [
  [`remote.${REMOTE}.promisor`, 'true'],
  [`remote.${REMOTE}.partialclonefilter`, FILTER],
];

export type ObjectFormat = 'sha1' | 'sha256';

export interface GitOptions extends Pick<RunOptions, 'input'> {
  readonly env?: Readonly<Record<string, string>>;
  /** The index that it works with, below the repository's folder. */
  readonly index?: string;
}

/** A repository of this run's own, without a work tree, that goes away with it. */
export interface BareRepository extends AsyncDisposable {
  readonly folder: string;
  readonly format: ObjectFormat;
  /** Without the network; its output without the last newline. */
  git(args: readonly string[], options?: GitOptions): Promise<string>;
  /** Talks to the remote. */
  remote(args: readonly string[], options?: GitOptions & {readonly partial?: boolean}): Promise<string>;
  /** The bytes of one object; fails at once where it is not here. */
  blob(oid: string): AsyncIterable<Uint8Array>;
}

/** Makes one in a temporary folder. */
export async function openBare(
  host: Host,
  {url, pairs, env, secrets}: Pick<GitRemote, 'url' | 'pairs' | 'env' | 'secrets'>,
  format: ObjectFormat,
): Promise<BareRepository> {
  const dir = await tempDir();
  const folder = dir.path;
  const forget = removeAtExit(folder);
  await mkdir(join(folder, 'objects'));
  await mkdir(join(folder, 'refs'));
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/none\n');
  await writeFile(join(folder, 'config'), CONFIG[format]);
  const base = {
    GIT_DIR: folder,
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: 'file:git:http:https:ssh',
    GIT_ATTR_NOSYSTEM: '1',
    LC_ALL: 'C',
    LANGUAGE: 'C',
  };
  const run = async (
    args: readonly string[],
    more: readonly ConfigPair[],
    {input, env: extra = {}, index = 'index'}: GitOptions,
    options: RunOptions = {},
  ): Promise<string> => {
    const {stdout} = await host.run(['git', ...args], {
      cwd: folder,
      secrets,
      ...options,
      env: {
        ...base,
        GIT_INDEX_FILE: join(folder, index),
        ...options.env,
        ...extra,
        ...configEnv([...QUIET, ...more]),
      },
      ...(input !== undefined && {input}),
    });
    return stdout.replace(/\n$/, '');
  };
  const there: readonly ConfigPair[] = [[`remote.${REMOTE}.url`, url], ...pairs];
  return {
    folder,
    format,
    git: (args, options = {}) => run(args, [], options),
    remote: (args, {partial = false, ...options} = {}) =>
      run(args, [...there, ...(partial ? PARTIAL : [])], options, {env, timeoutMs: NETWORK_LIMIT_MS}),
    blob: (oid) => host.through(['git', `--git-dir=${folder}`, 'cat-file', 'blob', oid]).end(),
    [Symbol.asyncDispose]: async () => {
      forget();
      await removeTree(folder);
    },
  };
}

const CONFIG: Readonly<Record<ObjectFormat, string>> = {
  sha1: '[core]\n\trepositoryformatversion = 0\n\tbare = true\n',
  sha256: '[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = sha256\n',
};

const folders = new Set<string>();

/** A store is not told when it is needed no more. */
function removeAtExit(folder: string): () => void {
  if (folders.size === 0) process.once('exit', removeAll);
  folders.add(folder);
  return () => {
    folders.delete(folder);
    if (folders.size === 0) process.off('exit', removeAll);
  };
}

function removeAll(): void {
  for (const folder of folders) rmSync(folder, {recursive: true, force: true});
}
