import type {Artifact} from '../../model/artifact.ts';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Signer} from '../../model/signer.ts';
import type {Store} from '../../model/store.ts';
import type {Plan} from '../../model/target.ts';
import {repositoryKinds} from '../../repositories/index.ts';
import {landed, stores} from '../../stores/index.ts';
import {tempDir} from '../../tools/files.ts';
import {allInOrder} from '../../tools/parallel.ts';
import {
  type Config,
  placeOf,
  type RepositorySettings,
  repositorySettings,
  templatesOf,
} from '../config/index.ts';
import {isPullRequest} from '../key/index.ts';
import type {About, SourceWork} from '../page/index.ts';
import {type RepositoryCard, writeCard} from './card.ts';
import {namedKeys, publishedKeyring} from './keyring.ts';
import {type PackageArtifact, packageFileOf} from './package-file.ts';
import {placements, suitesOfStream} from './placement.ts';
import {type Addition, type PlaceResult, publishRepository, type RepositoryWork} from './publish.ts';
import {carriersFor, putUsersFiles} from './users.ts';

/** What became of the repository of the config. */
export interface Publication {
  /** For messages: `the folder /srv/repo`. */
  readonly title: string;
  readonly settings: RepositorySettings;
  readonly places: readonly PlaceResult[];
}

interface Work {
  readonly artifacts: readonly Artifact[];
  readonly signers: readonly Signer[];
}

const READ_AT_ONCE = 8;

/** Is there a repository to write, and may it be written in this run? Without a key it may not. */
export function wantsRepository(host: Host, config: Config, {signers}: Pick<Work, 'signers'>): boolean {
  const settings = repositorySettings(config);
  if (!settings) return false;
  if (signers.length > 0) return true;
  if (isPullRequest(host)) {
    host.log.info('The repository is left as it is: this is the run of a pull request.');
    return false;
  }
  throw new UserError('repository/no-key', [
    {
      message: 'the config has a repository, and no key was given: apt and dnf refuse one that is not signed',
      hint: 'give the key as gpg-private-key (the variable LINUX_PKG_GPG_PRIVATE_KEY on the command line); `linux-pkg build` makes packages alone',
      place: placeOf(config, 'repository'),
    },
  ]);
}

/** All that is known of a publication before it is made. */
export interface Prepared {
  readonly settings: RepositorySettings;
  readonly work: RepositoryWork;
  /** What users' files are made of. */
  readonly source: SourceWork;
  readonly card: RepositoryCard;
}

/** What is published, and when. */
interface Occasion {
  readonly version: Pick<Plan['version'], 'date'>;
  readonly targets: Plan['targets'];
}

/** Looks at the packages of this version, and where they go. */
export async function prepareRepository(
  host: Host,
  config: Config,
  plan: Occasion,
  {artifacts, signers}: Work,
): Promise<Prepared> {
  const settings = repositorySettings(config)!;
  const store = await openStore(host, settings);
  const packages = artifacts.filter((artifact): artifact is PackageArtifact => artifact.kind === 'package');
  const streamSuites = suitesOfStream(settings);
  const own = [...signers.map(({publicKey}) => publicKey), ...(await namedKeys(host, config))];
  return {
    settings,
    work: {
      store,
      signers,
      additions: await additionsOf(host, plan, packages, settings),
      keep: settings.keep,
      keepsIn: (suite) => streamSuites.has(suite),
      component: settings.component,
      yank: () => false,
      fixed: {Origin: settings.origin.text, Label: settings.label.text},
      trust: {own, published: await publishedKeyring(store, settings.name)},
    },
    source: {
      settings,
      about: aboutOf(config),
      publicKeys: own,
      date: plan.version.date,
      templates: templatesOf(host, config),
    },
    card: cardOf(settings, aboutOf(config)),
  };
}

/** Brings the repository up to date: packages and lists, then what users get; all of it again where others were faster. */
export async function publishPrepared(
  host: Host,
  {
    work,
    source,
    card,
    isRefresh = false,
  }: Pick<Prepared, 'work' | 'source' | 'card'> & {readonly isRefresh?: boolean},
): Promise<readonly PlaceResult[]> {
  await using dir = await tempDir();
  const [signer] = work.signers;
  // Who takes packages out adds none.
  const isAdding = work.additions.length > 0 || isRefresh;
  return await landed(work.store, async () => {
    const places = await publishRepository(host, {
      ...work,
      ...(signer &&
        isAdding && {
          companions: (suites) => carriersFor(host, source, suites, {signer, dir: dir.path}),
        }),
    });
    await putUsersFiles(host, work.store, source, places);
    await writeCard(work.store, card);
    return places;
  });
}

/** Brings the repository of the config up to date. */
export async function publishToRepository(host: Host, prepared: Prepared): Promise<Publication> {
  const places = await publishPrepared(host, prepared);
  return {title: prepared.work.store.title, settings: prepared.settings, places};
}

/** The place that the config names. */
const openStore = (host: Host, settings: RepositorySettings): Promise<Store> =>
  stores[settings.to]!.open(host, settings);

async function additionsOf(
  host: Host,
  {targets}: Occasion,
  packages: readonly PackageArtifact[],
  settings: RepositorySettings,
): Promise<readonly Addition[]> {
  const placed = placements(packages, targets, settings);
  const files = await allInOrder(placed, READ_AT_ONCE, ({pkg}) => packageFileOf(host, pkg));
  return placed.flatMap(({pkg, suites}, index) => {
    const file = files[index];
    if (!file) return [];
    const kinds = Object.values(repositoryKinds).filter(({format}) => format === pkg.format);
    return kinds.flatMap((kind) => suites.map((suite) => ({kind, suite, packages: [file]})));
  });
}

/** What the project says of itself, on the page. */
function aboutOf({values: {name, description, homepage, license, maintainer}}: Config): About {
  return {title: name, summary: description?.trim().split('\n')[0], homepage, license, maintainer};
}

const cardOf = (
  {name, url, origin, label, component, stream, suites, keep}: RepositorySettings,
  about: About,
): RepositoryCard => ({
  version: 1,
  name,
  url,
  origin: origin.text,
  label: label.text,
  component,
  stream,
  suites,
  about,
  keep,
});
