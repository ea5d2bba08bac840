import {PkgError, UserError} from '../../model/errors.ts';
import {versionText} from '../../text/version.ts';
import type {Release} from '../../tools/github-releases.ts';
import {clonedRepository, isSameRepository} from '../../tools/github-repository.ts';
import type {Ground} from './ground.ts';

/** GitHub takes no longer text: https://github.com/orgs/community/discussions/27190 */
const LONGEST_BODY = 125_000;

/** The tag's release if there is one: the public one, else the oldest draft. */
export async function findRelease({host, releases, title, tag}: Ground): Promise<Release | undefined> {
  const published = await releases.published(tag);
  if (published) return published;
  const [first, ...more] = preferred(await releases.ofTag(tag));
  if (first && more.length > 0)
    host.log.warn({
      message: `there are ${more.length + 1} drafts of ${title}: the oldest one is used, ${first.page}`,
      hint: `delete the others: ${more.map(({page}) => page).join(', ')}`,
    });
  return first;
}

/** What is public comes first, then what is older. */
const preferred = (found: readonly Release[]): readonly Release[] =>
  found.toSorted((a, b) => Number(a.draft) - Number(b.draft) || a.id - b.id);

/**
 * A tag that is not there, GitHub would make at whatever commit its branch is at; one that is elsewhere would give the
 * packages a source that is not theirs.
 */
export async function refuseWrongTag({host, releases, repository, tag, commit}: Ground): Promise<void> {
  const name = `${repository.owner}/${repository.repo}`;
  const there = await releases.commitOf(tag);
  if (there === undefined)
    throw new UserError(
      'release/no-tag',
      `the tag ${tag} is not in ${name}, and a release is made of a tag`,
      {hint: `push it first: git push origin ${tag}`},
    );
  if (commit === undefined || there === commit) return;
  // A workflow may package another repository than its own: those commits are not in it.
  const cloned = await clonedRepository(host);
  if (cloned && !isSameRepository(cloned, repository)) return;
  throw new UserError(
    'release/other-commit',
    `the tag ${tag} is at commit ${there} in ${name}, and these packages are of commit ${commit}`,
    {
      hint: `where the tag was moved, package again from it: git fetch --force origin tag ${tag} && git checkout ${tag}
    where the tag in ${name} is the wrong one, and nothing was released of it: git push --force origin ${commit}:refs/tags/${tag}`,
    },
  );
}

/** A release that others may be making as well, at this moment. */
export interface Made {
  readonly release: Release;
  /** Somebody else was faster and is at work on it. */
  readonly rival: boolean;
}

/** A new draft. Where somebody made one at the same time, the older one stays and ours goes. */
export async function makeDraft(ground: Ground): Promise<Made> {
  const {host, releases, tag, commit, work} = ground;
  const {name, version, settings} = work;
  const ours = await releases.draft({
    tag,
    commit,
    name: `${name} ${versionText(version)}`,
    body: await bodyOf(ground),
    prerelease: settings.prerelease ?? version.prerelease !== undefined,
  });
  const [first = ours] = preferred([...(await releases.ofTag(tag)).filter(({id}) => id !== ours.id), ours]);
  if (first.id === ours.id) {
    host.log.info(`made the draft ${ours.page}`);
    return {release: ours, rival: false};
  }
  if (!ours.draft) throw new PkgError('release/two', `there are two public releases of ${tag}`);
  host.log.info(`somebody else has just made the release ${first.page}: going on with that one`);
  await releases.remove(ours);
  return {release: first, rival: true};
}

async function bodyOf({host, releases, tag, commit, work}: Ground): Promise<string> {
  const {notes} = work;
  if (notes === undefined) return '';
  if (notes !== 'github') return shortened(notes.text);
  try {
    return shortened(await releases.notes(tag, commit));
  } catch (error) {
    host.signal.throwIfAborted();
    // A release without notes is better than none.
    host.log.warn({
      message: `the release has no notes: ${error instanceof Error ? error.message : String(error)}`,
      hint: 'write them at the release, or set notes: commits or a file',
    });
    return '';
  }
}

/** GitHub counts characters, not bytes. */
function shortened(body: string): string {
  const characters = [...body];
  if (characters.length <= LONGEST_BODY) return body;
  const end = '\n\n… (shortened)\n';
  return `${characters.slice(0, LONGEST_BODY - end.length).join('')}${end}`;
}
