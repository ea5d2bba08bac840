import type {Host} from '../../model/host.ts';
import type {Report, Table} from '../../model/report.ts';
import type {Listing} from '../../model/repository.ts';
import type {Plan} from '../../model/target.ts';
import {type Config, type RepositorySettings, repositorySettings, settle} from '../config/index.ts';
import type {Result} from '../publish/index.ts';
import type {Folder} from './folder.ts';
import {placements} from './placement.ts';
import type {Publication} from './publication.ts';
import type {PlaceResult} from './publish.ts';

/** The report with what became of the repository. */
export const withRepository = (report: Report, publication: Publication | undefined): Report =>
  publication === undefined
    ? report
    : {
        ...report,
        tables: [...report.tables, placesTable(publication.places)],
        notes: [...report.notes, publicationNote(publication)],
        data: {...report.data, repository: {...publication, places: publication.places.map(shortened)}},
      };

/** What became of the repository, in the table of all places. */
export function repositoryResult(id: string, {title, places, settings}: Publication): Result {
  const fresh = new Set(places.flatMap(({added}) => added.map(({path}) => path)));
  const paths = new Set(places.flatMap(({listings}) => listings.map(({path}) => path)));
  const deliveries = [...paths].map((name) => ({
    name,
    url: addressIn(settings, name),
    how: fresh.has(name) ? ('uploaded' as const) : ('there' as const),
  }));
  return places.some(({isChanged}) => isChanged)
    ? {id, title, state: 'done', deliveries}
    : {id, title, state: 'skipped', deliveries, why: 'it had all of it'};
}

/** Where users fetch a file of the repository. */
export const addressIn = ({url}: Pick<RepositorySettings, 'url'>, path: string): string | undefined =>
  url === undefined ? undefined : `${url}/${path.split('/').map(encodeURIComponent).join('/')}`;

/** What `repo add`, `remove` and `yank` say. */
export const folderReport = (
  title: string,
  {card, root}: Folder,
  places: readonly PlaceResult[],
): Report => ({
  title,
  tables: [placesTable(places)],
  notes: places.some(({isChanged}) => isChanged) ? [] : ['It had all of it: nothing was written.'],
  next: [],
  outputs: {},
  data: {...card, path: root, places: places.map(shortened)},
});

/** What each shelf has after a run. */
export const placesTable = (places: readonly PlaceResult[]): Table => ({
  title: 'Repository',
  head: ['repository', 'suite', 'packages', 'added', 'removed'],
  rows: places.map(({kind, place, listings, added, removed}) => [
    kind,
    place,
    String(listings.length),
    namesOf(added),
    namesOf(removed),
  ]),
});

const publicationNote = ({title, places}: Publication): string =>
  places.some(({isChanged}) => isChanged)
    ? `The repository is in ${title}.`
    : `The repository in ${title} had all of it: nothing was written.`;

const MOST_NAMES = 3;

/** `hello 1.0-1, hello-doc 1.0-1 and 2 more`. */
function namesOf(listings: readonly Listing[]): string {
  const names = [...new Set(listings.map(({name, version}) => `${name} ${version}`))];
  const more = names.length - MOST_NAMES;
  return more > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more` : names.join(', ');
}

/** Without the texts of the lists. */
export const shortened = ({kind, place, added, removed, listings, isChanged}: PlaceResult) => ({
  kind,
  place,
  isChanged,
  packages: listings.map(plain),
  added: added.map(plain),
  removed: removed.map(plain),
});

export const plain = ({name, version, arch, path, size, sha256, published}: Listing) => ({
  name,
  version,
  arch,
  path,
  size,
  sha256,
  published,
});

/** A dry run's report, with what would be listed where. */
export function withPlacements(report: Report, host: Host, config: Config, {targets}: Plan): Report {
  const settings = repositorySettings(config);
  if (!settings) return report;
  const packages = targets.flatMap((target) =>
    settle(host, config, target).map(({name, arch}) => ({
      package: name,
      arch,
      format: target.format,
      target: target.id,
    })),
  );
  return {
    ...report,
    tables: [
      ...report.tables,
      {
        title: 'Repository',
        head: ['package', 'target', 'suites'],
        rows: placements(packages, targets, settings).map(({pkg, suites}) => [
          pkg.package,
          pkg.target,
          suites.join(', '),
        ]),
      },
    ],
  };
}
