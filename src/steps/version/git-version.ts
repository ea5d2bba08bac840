import {type Place, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Repository} from '../../tools/git.ts';
import {completeHistory} from './history.ts';
import {shown} from './literal.ts';
import {type Found, nearestVersion} from './parse.ts';
import {highest, isRelease, listTags, type Release, type Tag, type TagRules} from './tags.ts';

/** The commit that is packaged. */
export interface Head {
  readonly repository: Repository;
  readonly rules: TagRules;
  readonly commit: string;
  /** Every tag that the rules take for a release. */
  readonly tags: readonly Tag[];
  /** Files that git follows and that are not as committed; not looked for where git does not make the version. */
  readonly changed: readonly string[];
  /** When it was committed, in seconds since 1970. */
  readonly date: number;
  /** Where the config speaks of the version. */
  readonly place: Place;
}

/** A tag at HEAD is the release; else the highest one below it and the number of commits since. */
export async function versionFromGit(host: Host, head: Head): Promise<Found> {
  const dirty = isDirty(host, head);
  const tagged = tagAtHead(host, head);
  if (tagged) return versionOf(tagged, 0, dirty);
  const whole = await completeHistory(host, head);
  const found = tagAtHead(host, whole) ?? (await tagBelow(host, whole));
  return found ? versionOf(found, await commitsSince(whole, found), dirty) : untagged(host, whole, dirty);
}

const versionOf = ({name, release}: Release, commits: number, dirty: boolean): Found => ({
  tag: name,
  upstream: release.upstream,
  prerelease: release.prerelease,
  // SemVer's build metadata says nothing of order, but both tools would order by it.
  metadata: undefined,
  snapshot: commits || dirty ? {commits, dirty} : undefined,
});

function isDirty(host: Host, {changed: files, place}: Head): boolean {
  if (!files.length) return false;
  const more = files.length > 3 ? ` and ${files.length - 3} more` : '';
  host.log.warn({
    message: `the version is marked "dirty", as these files are not as committed: ${files.slice(0, 3).map(shown).join(', ')}${more}`,
    hint: 'commit them, or undo the change',
    place,
  });
  return true;
}

/** The tag that started the workflow, if it is here; else the highest version among the tags of HEAD. */
function tagAtHead(host: Host, head: Head): Release | undefined {
  const tags = head.tags.filter(({commit}) => commit === head.commit);
  const pushed = tags.find(({name}) => host.env['GITHUB_REF'] === `refs/tags/${name}`);
  const chosen = pushed ?? highest(tags) ?? tags[0];
  if (!chosen) return undefined;
  if (!isRelease(chosen)) throw noVersion(chosen, head);
  skip(host, tags, head);
  return chosen;
}

async function tagBelow(host: Host, head: Head): Promise<Release | undefined> {
  const tags = await listTags(head.repository, head.rules, [`--merged=${head.commit}`]);
  skip(host, tags, head);
  return highest(tags);
}

const commitsSince = async ({repository, commit}: Head, tag: Release | undefined): Promise<number> =>
  Number(
    await repository.git('rev-list', '--count', commit, ...(tag ? [`^refs/tags/${tag.name}`] : []), '--'),
  );

function skip(host: Host, tags: readonly Tag[], {rules, place}: Head): void {
  const names = tags.filter((tag) => !isRelease(tag)).map(({name}) => name);
  if (!names.length) return;
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  host.log.warn({
    message: `skipped, as they match ${rules.patterns.join(' or ')} but are no versions: ${names.slice(0, 3).map(shown).join(', ')}${more}`,
    hint: 'narrow the pattern: version: {tags: …}',
    place,
  });
}

function noVersion({name}: Tag, {rules, place}: Head): UserError {
  const text = rules.versionIn(name) ?? '';
  const front = name.slice(0, name.length - text.length);
  const near = nearestVersion(text);
  return new UserError('version/tag-no-version', [
    {
      message: `the tag "${shown(name)}" matches ${rules.patterns.join(' or ')}, but "${shown(text)}" is no version`,
      hint: `name it such as ${front}${near.split(' ')[0]}, or narrow the pattern: version: {tags: …}`,
      place,
    },
  ]);
}

async function untagged(host: Host, head: Head, dirty: boolean): Promise<Found> {
  const commits = await commitsSince(head, undefined);
  host.log.warn({
    message: `no tag below this commit matches ${head.rules.patterns.join(' or ')}: the version starts at 0.0.0`,
    hint: 'tag a release (git tag v0.1.0), fetch the tags (git fetch --tags), or write version: 0.1.0',
    place: head.place,
  });
  return {
    tag: undefined,
    upstream: '0.0.0',
    prerelease: undefined,
    metadata: undefined,
    snapshot: {commits, dirty},
  };
}
