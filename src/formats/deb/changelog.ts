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

/**
 * What dpkg-parsechangelog reads: https://manpages.debian.org/deb-changelog.5
 * A package without a changelog gets one entry, for the version it has.
 */
export function debChangelog(pkg: Package<DebOptions>): string {
  const version = debVersion(pkg.version);
  const now: Change = {
    version,
    date: pkg.version.date,
    author: pkg.maintainer,
    notes: [`Version ${version}.`],
  };
  const changes = pkg.changelog.length > 0 ? pkg.changelog : [now];
  return changes.map((change) => debEntry(pkg, change)).join('\n');
}

function debEntry(pkg: Package<DebOptions>, change: Change): string {
  const {distributions = [], urgency = 'medium', notes} = change;
  const aimed = distributions.length > 0 ? distributions.join(' ') : 'unstable';
  const told = notes.filter((note) => note.trim() !== '');
  const lines = (told.length > 0 ? told : ['No change is written down.']).flatMap(noteLines);
  const head = `${pkg.name} (${spelled(pkg, change.version)}) ${aimed}; urgency=${urgency}`;
  return [head, '', ...lines, '', trailer(contact(change.author), change.date), ''].join('\n');
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
