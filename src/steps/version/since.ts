import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Version} from '../../model/version.ts';
import {openRepository, type Repository} from '../../tools/git.ts';
import {type Config, placeOf} from '../config/index.ts';
import {completeHistory} from './history.ts';
import {compareReleases} from './parse.ts';
import {highest, isRelease, listTags, type Release, type TagRules, tagRules} from './tags.ts';

/** A commit, with its whole message as it was written. */
export interface Commit {
  readonly id: string;
  readonly message: string;
}

export interface Since {
  /** The tag of the release before this one; undefined for the first. */
  readonly previous: string | undefined;
  /** The newest first; merges are left out. */
  readonly commits: readonly Commit[];
}

/** More than these nobody reads. */
const MOST = 1000;

/** The commits that a release has and the one before it has not. After a release come no prereleases: it has theirs. */
export async function commitsSinceRelease(host: Host, config: Config, version: Version): Promise<Since> {
  const repository = await openRepository(host);
  if (typeof repository === 'string') throw noHistory(repository);
  const rules = rulesOf(config);
  const commit = await commitOf(repository, version);
  if (commit === undefined) throw noHistory(`the commit of ${version.tag ?? 'this version'} is not in it`);
  const place = placeOf(config, 'version');
  await completeHistory(host, {repository, rules, commit, tags: [], changed: [], date: 0, place});
  const previous = await releaseBefore(repository, {rules, commit, version});
  return {previous: previous?.name, commits: await commitsOf(repository, commit, previous)};
}

/** Which tags are releases, as the config says. */
export function rulesOf(config: Config): TagRules {
  const {version} = config.values;
  const {tags, prefix} = typeof version === 'object' ? version : {tags: undefined, prefix: undefined};
  return tagRules({tags, prefix, place: placeOf(config, 'version.tags')});
}

async function commitOf({git}: Repository, {tag, commit}: Version): Promise<string | undefined> {
  for (const name of [tag !== undefined && `refs/tags/${tag}`, commit]) {
    if (!name) continue;
    const found = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`).catch(
      () => '',
    );
    if (found) return found;
  }
  return undefined;
}

interface Wanted {
  readonly rules: TagRules;
  readonly commit: string;
  readonly version: Version;
}

async function releaseBefore(
  repository: Repository,
  {rules, commit, version}: Wanted,
): Promise<Release | undefined> {
  const tags = (await listTags(repository, rules, [`--merged=${commit}`])).filter(isRelease);
  return highest(
    tags.filter(
      ({name, release}) =>
        name !== version.tag &&
        compareReleases(release, version) < 0 &&
        (version.prerelease !== undefined || release.prerelease === undefined),
    ),
  );
}

/** What touched the project, where that is a folder of a larger repository. */
async function commitsOf(
  {git}: Repository,
  commit: string,
  previous: Release | undefined,
): Promise<readonly Commit[]> {
  const isWhole = (await git('rev-parse', '--show-prefix')) === '';
  const output = await git(
    'log',
    '--no-merges',
    '--no-show-signature',
    '--no-color',
    '--encoding=UTF-8',
    `--max-count=${MOST}`,
    '--format=%H%n%B%x00',
    commit,
    ...(previous ? [`^refs/tags/${previous.name}`] : []),
    '--',
    ...(isWhole ? [] : ['.']),
  );
  return output
    .split('\0')
    .map((text) => text.replace(/^\n/, ''))
    .filter((text) => text !== '')
    .map((text) => ({id: text.slice(0, text.indexOf('\n')), message: text.slice(text.indexOf('\n') + 1)}));
}

const noHistory = (reason: string): UserError =>
  new UserError('publish/no-history', `notes: commits needs the git history, and ${reason}`, {
    hint: 'publish in a clone with its history (in a workflow: actions/checkout with fetch-depth: 0), or write notes: github',
  });
