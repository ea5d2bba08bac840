import {compareDigits} from '../../text/version.ts';
import type {Publishing} from '../../tools/github-releases.ts';
import type {Ground} from './ground.ts';

type Latest = Publishing['latest'];

/** Whether GitHub is to show this release as the latest: not below the one that is, as after a fix of an old line. */
export async function latestOf({releases, tag, work}: Ground): Promise<Latest> {
  const latest = await releases.latest();
  return latest ? latestBeside(tag, latest.tag, work.version.upstream) : 'true';
}

/** Our tag beside that of the latest release; GitHub decides where the two cannot be compared. */
export function latestBeside(tag: string, other: string, upstream: string): Latest {
  const at = tag.indexOf(upstream);
  const prefix = tag.slice(0, Math.max(0, at));
  const [, theirs, rest = ''] = /^v?(\d+(?:\.\d+)*)(.*)$/s.exec(withoutPrefix(other, prefix)) ?? [];
  if (at < 0 || theirs === undefined) return 'legacy';
  const order = compareUpstreams(upstream, theirs);
  if (order !== 0) return order > 0 ? 'true' : 'false';
  // The same number with a word behind it (1.0-beta, as a full release) lies below the bare one.
  const [ourWord, theirWord] = [tag.slice(at + upstream.length), rest].map((end) => end.startsWith('-'));
  return ourWord === theirWord ? (ourWord ? 'legacy' : 'true') : ourWord ? 'false' : 'true';
}

/** `v1.0` and `1.0` are of one line; `app/v1.0` and `lib/v1.0` are not. */
const withoutPrefix = (tag: string, prefix: string): string =>
  tag.startsWith(prefix) ? tag.slice(prefix.length) : prefix === 'v' || prefix === '' ? tag : '';

function compareUpstreams(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const order = compareDigits(left[at] ?? '0', right[at] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}
