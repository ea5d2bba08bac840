import type {Listing} from '../../model/repository.ts';
import {textsOf} from './stanza.ts';

/** As far as Debian's own keep the packages to the right. */
const COLUMN = 59;

/** Which package has which file: https://wiki.debian.org/DebianRepository/Format#A.22Contents.22_indices */
export function contentsText(listings: readonly Listing[]): string {
  const rows = listings.flatMap((listing) => {
    const owner = ownerOf(listing);
    return textsOf(listing)
      .files.split('\n')
      .slice(0, -1)
      .map((line) => `${line.slice(1)}\t${owner}`);
  });
  // A path and its owner in one text: half the time of a table of paths, where there are many.
  rows.sort();
  const lines: string[] = [];
  let last = {path: '', owner: ''};
  for (const row of rows) {
    const tab = row.lastIndexOf('\t');
    const path = row.slice(0, tab);
    const owner = row.slice(tab + 1);
    if (path !== last.path) lines.push(`${path.padEnd(COLUMN)} ${owner}`);
    else if (owner !== last.owner) lines[lines.length - 1] += `,${owner}`;
    last = {path, owner};
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** `utils/hello`; a section that would be read as more than that is left out. */
function ownerOf(listing: Listing): string {
  const section = /^Section: *([A-Za-z0-9+._/-]+)[ \t]*$/m.exec(textsOf(listing).stanza)?.[1];
  return section === undefined ? listing.name : `${section}/${listing.name}`;
}

/** The files of each package by its name, from what another program wrote. */
export function parseContents(text: string): ReadonlyMap<string, string> {
  const files = new Map<string, string[]>();
  const start = /^FILE +LOCATION$/m.exec(text);
  for (const line of text.slice(start ? start.index + start[0].length + 1 : 0).split('\n')) {
    const [, path, owners] = /^(.*\S)\s+(\S+)$/.exec(line) ?? [];
    if (path === undefined || owners === undefined) continue;
    for (const owner of owners.split(',')) {
      const name = owner.slice(owner.lastIndexOf('/') + 1);
      const mine = files.get(name);
      if (mine) mine.push(` ${path}\n`);
      else files.set(name, [` ${path}\n`]);
    }
  }
  return new Map([...files].map(([name, lines]) => [name, lines.join('')]));
}
