import type {HeaderRecord} from '../../model/repository.ts';
import {xmlAttribute, xmlText} from '../../text/xml.ts';
import {openingTag} from './filelists-text.ts';
import type {Told} from './listing.ts';

/** As many as createrepo_c takes when nobody says otherwise; the package has all of them. */
const CHANGES = 10;

/** The newest changes of a package, oldest first. */
export const otherText = (pkg: Told): string => `${openingTag(pkg)}
${changeLines(pkg.header.changelog)}</package>`;

function changeLines(changelog: HeaderRecord['changelog']): string {
  let lines = '';
  for (const {author, date, text} of apartInTime(changelog.slice(-CHANGES)))
    lines += `  <changelog author="${xmlAttribute(author.replace(/(?<=.) +$/s, ''))}" date="${date}">${xmlText(text)}</changelog>\n`;
  return lines;
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
