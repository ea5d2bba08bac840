/** Mirrors of Debian's and Ubuntu's own, whose end is known; a mirror of somebody else's stays as it is. */
const MIRRORS: readonly (readonly [host: RegExp, path: string])[] = [
  [/^https?:\/\/security\.debian\.org(?:\/debian-security)?\/?$/, '/debian-security'],
  [/^https?:\/\/(?!archive\.|snapshot\.)[a-z0-9.-]+\.debian\.org\/debian-security\/?$/, '/debian-security'],
  [/^https?:\/\/(?!archive\.|snapshot\.)[a-z0-9.-]+\.debian\.org\/debian\/?$/, '/debian'],
  [/^https?:\/\/(?!old-releases\.)[a-z0-9.-]+\.ubuntu\.com\/ubuntu(?:-ports)?\/?$/, '/ubuntu'],
];

const moved = (address: string, archive: string): string | undefined => {
  const mirror = MIRRORS.find(([host]) => host.test(address));
  return mirror && archive + mirror[1];
};

/**
 * Debian's archive keeps no `-updates`: the last point release took them in.
 * Ubuntu's keeps every suite. https://www.debian.org/distrib/archive
 */
const isKept = (suite: string, path: string): boolean =>
  !(path.endsWith('/debian') && suite.endsWith('-updates'));

/** A `.list` has a source a line, a `.sources` a paragraph each: https://manpages.debian.org/sources.list.5 */
export const archived = (file: string, text: string, archive: string): string =>
  file.endsWith('.sources') ? inParagraphs(text, archive) : inLines(text, archive);

const ONE_LINE = /^(\s*deb(?:-src)?)[ \t]+(?:\[([^\]]*)\][ \t]+)?(\S+)[ \t]+(\S+)(.*)$/;

const inLines = (text: string, archive: string): string =>
  text
    .split('\n')
    .flatMap((line) => {
      const [, type, options = '', address = '', suite = '', rest] = ONE_LINE.exec(line) ?? [];
      const home = type && moved(address, archive);
      if (!home) return [line];
      if (!isKept(suite, home)) return [`# ${line}`];
      const said = options
        .split(/\s+/)
        .filter((word) => word !== '' && !word.startsWith('check-valid-until='));
      return [`${type} [${[...said, 'check-valid-until=no'].join(' ')}] ${home} ${suite}${rest}`];
    })
    .join('\n');

const inParagraphs = (text: string, archive: string): string =>
  text
    .split(/(\n[ \t]*\n+)/)
    .map((part) => (/^URIs[ \t]*:/im.test(part) ? paragraph(part, archive) : part))
    .join('');

/** One field with the lines that go on with it; `$1` is its name, `$2` its value. */
const field = (name: string): RegExp => new RegExp(`^(${name})[ \\t]*:((?:.*(?:\\n[ \\t#].*)*))$`, 'im');

function paragraph(text: string, archive: string): string {
  const words = (name: string): readonly string[] =>
    (field(name).exec(text)?.[2] ?? '')
      .split('\n')
      .filter((line) => !line.trimStart().startsWith('#'))
      .join(' ')
      .split(/\s+/)
      .filter(Boolean);
  const addresses = words('URIs');
  const homes = addresses.map((address) => moved(address, archive) ?? address);
  if (homes.every((home, at) => home === addresses[at])) return text;
  const suites = words('Suites');
  const kept = suites.filter((suite) => homes.every((home) => isKept(suite, home)));
  const changed = text
    .replace(field('URIs'), (_, name: string) => `${name}: ${[...new Set(homes)].join(' ')}`)
    .replace(field('Suites'), (whole, name: string) =>
      kept.length === 0 ? whole : `${name}: ${kept.join(' ')}`,
    )
    .replace(/^Check-Valid-Until[ \t]*:.*\n?/im, '');
  const body = changed.replace(/\n+$/, '');
  const switches = kept.length === 0 ? '\nEnabled: no' : '';
  return `${body}\nCheck-Valid-Until: no${switches}${changed.slice(body.length)}`;
}
