import {type Place, ToolError, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {Version} from '../../model/version.ts';
import {changedFiles, type NoRepository, openRepository, type Repository} from '../../tools/git.ts';
import {type Config, placeOf} from '../config/index.ts';
import {refuseVersionCommand} from '../project-code.ts';
import {dateOf} from './date.ts';
import {type Head, versionFromGit} from './git-version.ts';
import {checkOrder} from './order.ts';
import type {Found} from './parse.ts';
import {versionFromPlan} from './plan-version.ts';
import {type Settings, settingsOf} from './settings.ts';
import {rulesOf} from './since.ts';
import {type Source, sourceOf} from './source.ts';
import {listTags} from './tags.ts';
import {refusePrerelease, writtenVersion} from './written.ts';

export {compareReleases} from './parse.ts';
export {commitsSinceRelease, type Since} from './since.ts';

/** Long enough to be one of a kind, and the same however large the repository is. */
const SHORT = 8;

/** The version that everything is made for: asked for once; later jobs take it from the plan. */
export async function resolveVersion(host: Host, config: Config, inputs: Inputs): Promise<Version> {
  if (inputs.plan) return versionFromPlan(inputs.plan);
  refuseVersionCommand(config, inputs);
  const settings = settingsOf(host, config, inputs);
  const source = sourceOf(config, inputs, settings.text);
  const head = await headOf(host, config, source);
  const found = await find(host, config, {source, settings, head});
  if (typeof head !== 'string') await checkOrder(host, config, {found, head});
  const known = typeof head === 'string' ? undefined : head;
  return {
    tag: found.tag,
    upstream: found.upstream,
    prerelease: found.prerelease,
    metadata: settings.metadata ?? found.metadata,
    revision: settings.revision,
    epoch: config.values.epoch,
    commit: known?.commit,
    shortCommit: known?.commit.slice(0, SHORT),
    date: await dateOf(host, config, known?.date),
    snapshot: found.snapshot,
  };
}

interface Asked {
  readonly source: Source;
  readonly settings: Settings;
  readonly head: Head | NoHead;
}

async function find(host: Host, config: Config, {source, settings, head}: Asked): Promise<Found> {
  if (source.from !== 'git') return writtenVersion(host, {config, source, settings});
  if (typeof head === 'string') throw noGit(host, head, source.place);
  refusePrerelease(config, settings);
  return versionFromGit(host, head);
}

type NoHead = NoRepository | 'no commit';

/** The commit that is packaged, with its time and the rules for tags; or why there is none. */
async function headOf(host: Host, config: Config, source: Source): Promise<Head | NoHead> {
  const rules = rulesOf(config);
  const repository = await openRepository(host);
  if (typeof repository === 'string') return repository;
  const [commit, tags, changed] = await Promise.all([
    commitOf(repository),
    listTags(repository, rules),
    source.from === 'git' ? changedFiles(host, repository) : [],
  ]);
  if (!commit) return 'no commit';
  return {repository, rules, ...commit, tags, changed, place: placeOf(config, 'version')};
}

/** HEAD and its time, in seconds since 1970; undefined before the first commit. */
async function commitOf({git}: Repository): Promise<{commit: string; date: number} | undefined> {
  try {
    const [, line = ''] = (await git('rev-list', '--max-count=1', '--format=%H %ct', 'HEAD', '--')).split(
      '\n',
    );
    const [commit = '', seconds = ''] = line.split(' ');
    return {commit, date: Number(seconds)};
  } catch (error) {
    if (error instanceof ToolError && error.tail.includes("bad revision 'HEAD'")) return undefined;
    throw error;
  }
}

const INSTEAD = 'write version: 1.2.3 in the config, or pass --version 1.2.3 (in a workflow: version: 1.2.3)';

function noGit(host: Host, reason: NoHead, place: Place): UserError {
  const texts: Readonly<Record<NoHead, readonly [string, string]>> = {
    'git is not installed': [
      'git is not installed',
      `install git (in a workflow before actions/checkout, which leaves .git out without it), or ${INSTEAD}`,
    ],
    'no repository': [`${host.workDir} is in no git repository`, INSTEAD],
    'no commit': ['the git repository has no commit yet', `commit something, or ${INSTEAD}`],
    'foreign repository': [
      'the git repository belongs to another user, and this git cannot be told that it is safe',
      `run git config --global --add safe.directory ${host.workDir}, or ${INSTEAD}`,
    ],
  };
  const [message, hint] = texts[reason];
  return new UserError('version/no-git', [
    {message: `the version is to come from git, but ${message}`, hint, place},
  ]);
}
