import {PkgError, UserError} from '../../../model/errors.ts';

/** What the new top entry of debian/changelog says. */
export interface NewEntry {
  /** As deb spells it, without an epoch where the config has none. */
  readonly version: string;
  readonly maintainer: string;
  /** Seconds since 1970. */
  readonly date: number;
  /** The source package's name by debian/control, where there is no changelog yet. */
  readonly source: string | undefined;
  /** What messages call the file. */
  readonly file: string;
}

/** As dpkg reads an entry's first line: https://manpages.debian.org/deb-changelog.5 */
const HEADING = /^([a-z0-9][a-z0-9+.-]*) \(([^() \t]+)\)((?:\s+[a-z0-9+.-]+)+);/i;
const VERSION = /^(?:\d+:)?\d[A-Za-z0-9.+~-]*$/;

/**
 * The changelog with an entry for our version on top; the source's name and the distribution are those of the entry
 * below, and so is the epoch where the config has none: without it no upgrade would be offered.
 * Text goes in and out byte by byte (latin1), for old changelogs are in old encodings.
 */
export function withEntry(changelog: string | undefined, entry: NewEntry): string {
  const old = (changelog ?? '').replace(/^\xef\xbb\xbf/, '').replace(/^\s*\n/, '');
  const last = lastEntry(old, entry);
  const epoch = /^\d+:/.test(entry.version) ? '' : last.epoch;
  const version = `${epoch}${entry.version}`;
  if (!VERSION.test(version)) throw new PkgError('packaging/version', `no Debian version: ${version}`);
  return `${[
    `${last.source} (${version}) ${last.distribution}; urgency=medium`,
    '',
    `  * Version ${version}.`,
    '',
    ` -- ${Buffer.from(contact(entry.maintainer)).toString('latin1')}  ${rfc2822(entry.date)}`,
    ...(old ? ['', old] : ['']),
  ].join('\n')}`;
}

interface LastEntry {
  readonly source: string;
  readonly distribution: string;
  readonly epoch: string;
}

function lastEntry(old: string, {source, file}: NewEntry): LastEntry {
  if (old.trim() === '') {
    if (source !== undefined) return {source, distribution: 'unstable', epoch: ''};
    throw new UserError('packaging/no-source', `${file} is missing, and debian/control names no Source`, {
      hint: 'write "Source: <name>" as the first line of debian/control',
    });
  }
  const lines = old.split('\n');
  const at = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  const [, name, version = '', distributions = ''] = HEADING.exec(lines[at] ?? '') ?? [];
  if (name === undefined)
    throw new UserError('packaging/changelog', [
      {
        message: `${file} does not begin with an entry: "${shown(lines[at] ?? '')}"`,
        hint: 'its first line reads as "hello (1.2.3-1) unstable; urgency=medium"; without the file, one is made',
        place: {file, line: at + 1},
      },
    ]);
  return {
    source: name,
    distribution: distributions.trim().replace(/\s+/g, ' '),
    epoch: /^\d+:/.exec(version)?.[0] ?? '',
  };
}

const shown = (line: string): string => (line.length > 80 ? `${line.slice(0, 80)}…` : line).trimEnd();

/** One line, with a place for an address, be it empty. */
function contact(maintainer: string): string {
  const line = maintainer.replace(/[\x00-\x20\x7f-\x9f\u2028\u2029]+/g, ' ').trim();
  return /<[^<>]*>$/.test(line) ? line : `${line.replace(/[<>]/g, '')} <>`;
}

/** `Sat, 31 Jan 2026 12:00:00 +0000` */
const rfc2822 = (date: number): string => new Date(date * 1000).toUTCString().replace(/GMT$/, '+0000');
