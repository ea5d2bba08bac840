import {specLines, specText} from '../../../text/spec.ts';
import {changelogTags} from '../changelog.ts';
import type {Identity, RpmPackage} from '../identity.ts';
import {TAG} from '../tags.ts';

export interface ChangeView {
  /** `Tue Nov 14 2023`. */
  readonly date: string;
  /** `Name <mail@example.org> - 1.0-1`. */
  readonly author: string;
  readonly notes: string;
  readonly [key: string]: string;
}

/** rpmbuild refuses what is older. */
const FIRST = Date.UTC(1990, 0, 1, 12) / 1000;
const NOON = 12 * 3600;

/** The entries of the portable engine's package, the newest first, as rpmbuild wants them. */
export function changeViews(pkg: RpmPackage, own: Identity): readonly ChangeView[] {
  const columns = new Map(changelogTags({pkg, own}));
  const [times, authors, notes] = [TAG.changelogTime, TAG.changelogName, TAG.changelogText].map(
    (tag) => (columns.get(tag)?.values ?? []) as readonly (string | number)[],
  ) as [readonly number[], readonly string[], readonly string[]];
  return times
    .map((time, at) => ({time: Math.max(time, FIRST), author: authors[at]!, notes: notes[at]!}))
    .sort((a, b) => b.time - a.time)
    .map(({time, author, notes: text}) => ({
      date: dateText(time),
      author: specText(author.trim()),
      notes: specLines(text.trim() === '' ? '-' : text),
    }));
}

/** A day means its noon; another time is written out, in UTC. */
function dateText(seconds: number): string {
  const [weekday, day, month, year, clock] = new Date(seconds * 1000).toUTCString().split(/,? /);
  const date = `${weekday} ${month} ${day}`;
  return seconds % 86_400 === NOON ? `${date} ${year}` : `${date} ${clock} UTC ${year}`;
}
