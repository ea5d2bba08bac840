import {distros, releasesByName, speakers, symbolicNames} from '../../src/distros/index.ts';
import {formats} from '../../src/formats/index.ts';
import {everyCompression, type Release} from '../../src/model/distro.ts';

const START = '<!-- the tables of the catalogue: npm run schema -->';
const END = '<!-- end of the tables -->';

/** The page with the tables between its markers. */
export function withTables(page: string): string {
  const [before, rest] = page.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`docs/targets.md lacks ${START} or ${END}`);
  return `${before}${START}\n\n${catalogueTables()}\n\n${END}${after}`;
}

/** The catalogue for people: what there is, and what its tools read. */
export const catalogueTables = (): string =>
  [
    '### Portable targets',
    table(
      ['target', 'makes', 'architectures'],
      Object.values(formats).map(({id, title, arch}) => [code(id), title, words(Object.keys(arch))]),
    ),
    '### Native targets',
    table(
      ['target', 'out', 'end of life', 'architectures', 'suffix'],
      [...releasesByName].map(([name, {release}]) => [
        code(name),
        release.since,
        release.until ?? '–',
        words(release.arches),
        code(release.suffix),
      ]),
    ),
    '### What they hold and read',
    table(
      ['target', 'image', 'glibc', 'units in', 'compression', 'keys'],
      [...releasesByName].map(([name, {release}]) => [
        code(name),
        code(release.image),
        release.glibc,
        code(release.unitDir),
        compressionText(release),
        words(release.keys),
      ]),
    ),
    '### Symbolic names',
    table(
      ['name', 'stands for'],
      symbolicNames.map((name) => [code(name), meaningOf(name)]),
    ),
    '### Families',
    table(
      ['family', 'distros'],
      Object.entries(Object.groupBy(Object.values(distros), ({family}) => family)).map(
        ([family, members]) => [code(family), words((members ?? []).map(({id}) => id))],
      ),
    ),
  ].join('\n\n');

/** Every symbol a distro has must be told here: a test holds it to that. */
const MEANINGS: Readonly<Record<string, string>> = {
  supported: 'every release that is out and not past its end of life',
  stable: 'the newest release that is out',
  oldstable: 'the release before it',
  testing: 'the release that comes next',
  lts: 'every living release with long-term support',
  leap: 'the newest Leap that is out',
};

const meaningOf = (name: string): string => {
  const [id = '', symbol = ''] = name.split('/');
  const speaker = Object.hasOwn(distros, id) ? undefined : speakers[id];
  return speaker ? `what \`${speaker.id}/${symbol}\` stands for` : (MEANINGS[symbol] ?? '');
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const code = (text: string): string => `\`${text}\``;
const words = (list: readonly string[]): string => list.join(' ');

const compressionText = ({compression}: Release): string =>
  compression.length === everyCompression.length
    ? words(compression)
    : `${words(compression)} (not ${words(everyCompression.filter((word) => !compression.includes(word)))})`;
