import {distros, type Found, nameOf, releasesByName} from '../../distros/index.ts';
import {suiteOf} from '../../model/distro.ts';
import type {ClientWay} from '../../model/source.ts';
import {STABLE} from '../config/index.ts';
import {carrierName, fileWord, inWords, releasesTitle, sourceId} from './names.ts';
import {archesIn, type ShownSuite, type Suite, shownSuites} from './suites.ts';
import type {PageWork} from './work.ts';

/** Machines that take the same source in the same way. */
export interface Block {
  readonly suites: readonly ShownSuite[];
  /** As it stands in an address: the suite, or a variable of the machine. */
  readonly address: string;
  readonly stream: string;
  readonly way: ClientWay;
  /** None: every machine of that way that has no suite of its own. */
  readonly releases: readonly Found[];
  readonly title: string;
  /** Names its files on a machine. */
  readonly id: string;
  /** The name of its file in the repository, before the ending. */
  readonly file: string;
  /** What the lines install, and the package that carries key and source, where it is there. */
  readonly packages: readonly string[];
  readonly carrier: string | undefined;
  readonly arches: readonly string[];
}

/** The stable stream first, then the others; in each the releases of distros, then all other machines. */
export function blocksOf(work: PageWork): readonly Block[] {
  const suites = shownSuites(work.places, work.settings);
  const streams = [...new Set(suites.map(({stream}) => stream))].sort(
    (a, b) => Number(b === STABLE) - Number(a === STABLE) || (a < b ? -1 : 1),
  );
  return streams.flatMap((stream) =>
    blocksOfStream(
      work,
      stream,
      suites.filter((one) => one.stream === stream),
    ),
  );
}

function blocksOfStream(work: PageWork, stream: string, suites: readonly ShownSuite[]): readonly Block[] {
  const grouped = suites.filter((suite) => followsRelease(suite, work.settings));
  const groups = [
    ...suites.filter((suite) => !grouped.includes(suite)).map((suite) => [suite]),
    ...new Map(grouped.map(({kind}) => [kind, grouped.filter((one) => one.kind === kind)])).values(),
  ];
  const blocks = groups.flatMap((group) => blocksOfGroup(work, {stream, group, grouped}));
  return blocks.sort((a, b) => orderOf(a) - orderOf(b));
}

/** As the catalogue has distros, newest release first; what is for all others of a manager comes last. */
function orderOf({releases, way}: Block): number {
  const all = Object.values(distros);
  const manager = all.findIndex((distro) => distro.manager === way.manager);
  const [first] = releases;
  if (!first) return manager * 1e6 + 999_999;
  const newest = Math.max(...releases.map(({distro, release}) => distro.releases.indexOf(release)));
  return manager * 1e6 + all.indexOf(first.distro) * 1000 - newest;
}

/** Whether its machines find it by what they call their own release. */
const followsRelease = (
  {kind, suite, stream, releases}: Suite,
  {suites}: Pick<PageWork['settings'], 'suites'>,
): boolean =>
  kind.client.releaseVariable !== undefined &&
  releases.length > 0 &&
  releases.every(
    (found) =>
      found.release.releasever !== false &&
      !Object.hasOwn(suites, nameOf(found)) &&
      suite === suiteOf(found.release) + suffixOf(stream),
  );

const suffixOf = (stream: string): string => (stream === STABLE ? '' : `-${stream}`);

/** A suite as it stands in an address that machines are given. */
export const addressIn = (suite: Suite, settings: Pick<PageWork['settings'], 'suites'>): string =>
  followsRelease(suite, settings)
    ? `${suite.kind.client.releaseVariable}${suffixOf(suite.stream)}`
    : suite.suite;

interface Group {
  readonly stream: string;
  readonly group: readonly ShownSuite[];
  /** Those that machines find by their own release. */
  readonly grouped: readonly ShownSuite[];
}

function blocksOfGroup(work: PageWork, {stream, group, grouped}: Group): readonly Block[] {
  const {kind, suite, releases: ofFirst} = group[0]!;
  const {client} = kind;
  const follows = grouped.includes(group[0]!);
  const id = sourceId(work.settings.name, stream);
  const isOnly = client.releaseVariable !== undefined && grouped.every((one) => one.kind !== kind);
  const file = follows || (isOnly && ofFirst.length === 0) ? id : `${work.settings.name}-${fileWord(suite)}`;
  const listings = group.flatMap((one) => one.listings);
  const common = commonNames(group);
  return client.ways.flatMap((way): readonly Block[] => {
    const releases = inOrder(group.flatMap((one) => one.releases)).filter(
      ({distro}) => distro.manager === way.manager,
    );
    if (ofFirst.length > 0 && releases.length === 0) return [];
    const carrier = carrierName(id);
    return [
      {
        suites: group.filter(
          (one) => ofFirst.length === 0 || one.releases.some(({distro}) => distro.manager === way.manager),
        ),
        address: addressIn(group[0]!, work.settings),
        stream,
        way,
        releases,
        title: titleOf(way, {releases, isOnly: isAlone(work, group[0]!)}),
        id,
        file,
        packages: chosen(common, {name: work.settings.name, carrier}),
        carrier: common.has(carrier) ? carrier : undefined,
        arches: archesIn(kind, listings),
      },
    ];
  });
}

/** Whether a stream has no other suite of the kind: it is for all machines then, and not for others. */
const isAlone = (work: PageWork, {kind, stream, suite}: ShownSuite): boolean =>
  shownSuites(work.places, work.settings).every(
    (one) => one.kind !== kind || one.stream !== stream || one.suite === suite,
  );

/** What a line of installation names can be had in each of the suites. */
function commonNames(group: readonly ShownSuite[]): ReadonlySet<string> {
  const [first, ...others] = group.map(({listings}) => new Set(listings.map(({name}) => name)));
  return new Set([...first!].filter((name) => others.every((one) => one.has(name))).sort());
}

/** Beside a program: what few people want. */
const ASIDE = /-(?:dbg|dbgsym|debuginfo|debugsource|dev|devel|doc|repo)$/;

function chosen(
  names: ReadonlySet<string>,
  {name, carrier}: {name: string; carrier: string},
): readonly string[] {
  if (names.has(name)) return [name];
  const others = [...names].filter((one) => one !== carrier);
  const first = others.find((one) => !ASIDE.test(one)) ?? others[0];
  return first === undefined ? [] : [first];
}

const inOrder = (releases: readonly Found[]): readonly Found[] =>
  [...releasesByName.values()].filter(({distro, release}) =>
    releases.some((one) => one.distro === distro && one.release === release),
  );

function titleOf(
  {manager}: ClientWay,
  {releases, isOnly}: {releases: readonly Found[]; isOnly: boolean},
): string {
  if (releases.length > 0) return releasesTitle(releases);
  const titles = Object.values(distros).filter((distro) => distro.manager === manager);
  const all = inWords(titles.map(({title}) => title));
  return isOnly ? all : `Other releases of ${all}`;
}
