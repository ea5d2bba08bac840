import {ToolError, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Repository} from '../../tools/git.ts';
import type {Head} from './git-version.ts';
import {shown} from './literal.ts';
import {listTags} from './tags.ts';

/** What a shallow clone must become in a workflow. */
const CHECKOUT = `in the workflow, check out the whole history:
      - uses: actions/checkout@v5
        with:
          fetch-depth: 0`;

const isStillShallow = async ({git}: Repository): Promise<boolean> =>
  (await git('rev-parse', '--is-shallow-repository')) === 'true';

/**
 * Tags and history that a shallow clone left out come from its own remote. The commit itself is asked for first,
 * so that other branches stay out; one that was never pushed is not known there. Nothing local is overwritten.
 */
export async function completeHistory(host: Host, head: Head): Promise<Head> {
  const {repository, rules, commit} = head;
  if (!repository.shallow) return head;
  const remote = await remoteOf(repository);
  if (remote === undefined) throw shallow('and it has no remote to fetch the rest from');
  host.log.info(`fetching history and tags from ${remote}, as the clone is shallow`);
  const fetch = ['fetch', '--quiet', '--unshallow', '--tags', '--no-recurse-submodules', '--end-of-options'];
  let failure: unknown;
  for (const wanted of [[commit], []]) {
    try {
      await repository.remote(...fetch, remote, ...wanted);
      failure = undefined;
    } catch (error) {
      // A tag that was moved makes git fail after it has fetched everything else.
      failure = error;
    }
    if (!(await isStillShallow(repository))) return {...head, tags: await listTags(repository, rules)};
  }
  throw shallow(`and fetching the rest from ${remote} did not work`, failure);
}

/** git's own last word on it: a host that is not known, a login that was refused. */
function reasonOf(failure: unknown): string {
  const lines = failure instanceof ToolError ? failure.tail.trim().split('\n') : [];
  const said = lines.findLast((line) => /^(?:fatal|error|ssh):/.test(line)) ?? lines.at(-1);
  return said ? `git said: ${shown(said)}\n    ` : '';
}

/** The branch's own remote would do as well, but in CI HEAD is detached: `origin`, else the first. */
async function remoteOf({git}: Repository): Promise<string | undefined> {
  const remotes = (await git('remote')).split('\n').filter((name) => name && !name.startsWith('-'));
  return remotes.includes('origin') ? 'origin' : remotes[0];
}

const shallow = (why: string, cause?: unknown): UserError =>
  new UserError(
    'version/shallow',
    `the clone is shallow, so the tag that the version comes from may be missing, ${why}`,
    {
      hint: `${reasonOf(cause)}${CHECKOUT}`,
      cause,
    },
  );
