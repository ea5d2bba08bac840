import type {Change, Package} from '../../model/package.ts';
import type {DebOptions} from './options.ts';
import {debVersion} from './version.ts';

/** As nfpm writes it, letter by letter: an entry without a `deb:` part says no distribution, which dpkg cannot read. */
export const nfpmChangelog = ({name, changelog}: Pick<Package, 'name' | 'changelog'>): string =>
  changelog.map((change) => nfpmEntry(name, change)).join('\n');

function nfpmEntry(name: string, change: Change): string {
  const {version, distributions, urgency = 'low', notes} = change;
  const aimed = distributions ? ` ${distributions.join(' ')}; urgency=${urgency}` : '';
  const lines = notes.flatMap((note) => {
    const [first = '', ...rest] = note.split('\n');
    return [`  * ${first}`, ...rest.filter((line) => line.trim() !== '').map((line) => `   - ${line}`)];
  });
  return [`${name} (${version})${aimed}`, ...lines, '', trailer(change.author, change.date), ''].join('\n');
}

/** One entry of a changelog, every part as it stands there. */
export interface ChangelogEntry {
  readonly name: string;
  readonly version: string;
  readonly distributions: string;
  readonly urgency: string;
  /** Its lines, marks and margins included. */
  readonly changes: string;
  /** `Name <address>`. */
  readonly author: string;
  readonly date: string;
}

/**
 * What dpkg-parsechangelog reads: https://manpages.debian.org/deb-changelog.5
 * A package without a changelog gets one entry, for the version it has.
 */
export const debChangelog = (pkg: Package<DebOptions>): string =>
  changelogEntries(pkg)
    .map(({name, version, distributions, urgency, changes, author, date}) =>
      [
        `${name} (${version}) ${distributions}; urgency=${urgency}`,
        '',
        changes,
        '',
        ` -- ${author}  ${date}`,
        '',
      ].join('\n'),
    )
    .join('\n');

/** The same in its parts, for a template. */
export function changelogEntries(pkg: Package<DebOptions>): readonly ChangelogEntry[] {
  const version = debVersion(pkg.version);
  const now: Change = {
    version,
    date: pkg.version.date,
    author: pkg.maintainer,
    notes: [`Version ${version}.`],
  };
  const changes = pkg.changelog.length > 0 ? pkg.changelog : [now];
  return changes.map((change) => {
    const {distributions = [], urgency = 'medium', notes} = change;
    const told = notes.filter((note) => note.trim() !== '');
    return {
      name: pkg.name,
      version: spelled(pkg, change.version),
      distributions: distributions.length > 0 ? distributions.join(' ') : 'unstable',
      urgency,
      changes: (told.length > 0 ? told : ['No change is written down.']).flatMap(noteLines).join('\n'),
      author: contact(change.author),
      date: rfc2822(change.date),
    };
  });
}

const noteLines = (note: string): readonly string[] =>
  note
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '')
    .map((line, at) => `${at === 0 ? '  * ' : '    '}${line.trim()}`);

/** The release that is packed has the package's own version; older ones what a Debian version can hold of theirs. */
function spelled({version}: Package, text: string): string {
  const plain = text
    .replace(/^v(?=\d)/, '')
    .replace(/-(?=[A-Za-z])/, '~')
    .replace(/[^A-Za-z0-9.+~:-]/g, '.');
  const whole = debVersion(version);
  const bare = debVersion({...version, epoch: undefined, revision: undefined});
  return plain === bare || text === whole ? whole : plain;
}

const trailer = (author: string, date: number): string => ` -- ${author}  ${rfc2822(date)}`;

/** The line has a place for an address, be it empty. */
const contact = (author: string): string => (/<[^>]*>$/.test(author) ? author : `${author} <>`);

/** `Sat, 31 Jan 2026 12:00:00 +0000` */
const rfc2822 = (date: number): string => new Date(date * 1000).toUTCString().replace(/GMT$/, '+0000');
