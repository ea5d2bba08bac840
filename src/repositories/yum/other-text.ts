import type {HeaderRecord} from '../../model/repository.ts';
import {xmlAttribute, xmlText} from '../../text/xml.ts';
import {joined, openingLines} from './filelists-text.ts';
import type {Told} from './listing.ts';

/** As many as createrepo_c takes when nobody says otherwise; the package has all of them. */
const CHANGES = 10;

/** The newest changes of a package, oldest first. */
export const otherText = (pkg: Told): string =>
  joined([...openingLines(pkg), ...changeLines(pkg.header.changelog), '</package>']);

const changeLines = (changelog: HeaderRecord['changelog']): readonly string[] =>
  apartInTime(changelog.slice(-CHANGES)).map(
    ({author, date, text}) =>
      `  <changelog author="${xmlAttribute(withoutBlanks(author))}" date="${date}">${xmlText(text)}</changelog>`,
  );

/** At the end; an author of blanks alone keeps one. */
function withoutBlanks(author: string): string {
  let end = author.length;
  while (end > 1 && author[end - 1] === ' ') end--;
  return author.slice(0, end);
}

/** Clients order changes by their times: of those of one day each is told a second later than the one before it. */
function apartInTime(oldestFirst: HeaderRecord['changelog']): HeaderRecord['changelog'] {
  const dates = oldestFirst.map(({date}) => date);
  let last = 0;
  for (let at = dates.length - 1; at >= 0; at--) {
    const own = dates[at]!;
    if (own !== last) {
      last = own;
      continue;
    }
    let time = own;
    for (let newer = at + 1; dates[newer] === time; newer++) dates[newer] = ++time;
  }
  return oldestFirst.map((change, at) => ({...change, date: dates[at]!}));
}
