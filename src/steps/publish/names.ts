import {join} from 'node:path';
import type {Artifact} from '../../model/artifact.ts';
import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {PublisherKind, PublishSettings, Shipment} from '../../model/publisher.ts';
import type {Signer} from '../../model/signer.ts';
import type {Plan} from '../../model/target.ts';
import {assetName} from '../../text/asset-name.ts';
import {type Config, placeOf, publishSettings} from '../config/index.ts';
import {type NamedPackage, publishedName} from '../published-name.ts';
import {checksumShipments} from './checksums.ts';
import {sharedFolder} from './shared-folder.ts';

/** Finished files on their way to one place. */
export interface NamesWork {
  readonly config: Config;
  readonly plan: Plan;
  readonly artifacts: readonly Artifact[];
  readonly settings: PublishSettings;
  readonly kind: PublisherKind;
  /** Who signs what is made for this place alone; undefined: it stays unsigned. */
  readonly signer: Signer | undefined;
  /** For what is made for this place alone. */
  readonly dir: string;
}

export type PackageArtifact = Extract<Artifact, {kind: 'package'}>;

/** A file with its name in the place. */
export interface Named<A extends Artifact = Artifact> {
  readonly artifact: A;
  readonly name: string;
}

/** The name of one package in that place; what is wrong with it is told with the place of the template. */
export function nameIn(
  settings: PublishSettings,
  kind: PublisherKind,
  {artifact, plan, config}: Pick<NamesWork, 'plan' | 'config'> & {readonly artifact: NamedPackage},
): string {
  const name = publishedName({settings, kind, plan}, artifact);
  if (typeof name === 'string') return name;
  throw new UserError('publish/names', [at({config, settings}, name)]);
}

/**
 * The files for one place under the names that they get there, by name: packages, and with them what was made of each;
 * a list of checksums of these names, made anew and signed where it is not the one that is there.
 */
export async function shipmentsOf(
  host: Pick<Host, 'outDir' | 'env'>,
  work: NamesWork,
): Promise<readonly Shipment[]> {
  const files = namedFiles(work);
  const shipments = files.map(({artifact, name}) => shipmentOf(host, work, {artifact, name}));
  const listed = await checksumShipments(host, work, files);
  return [...shipments, ...listed].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The packages with their names; all that is wrong with these is told at once. */
export function publishedPackages(work: NamesWork): readonly Named<PackageArtifact>[] {
  const packages = work.artifacts
    .filter((artifact) => artifact.kind === 'package')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const found = packages.map((artifact) => ({artifact, name: publishedName(work, artifact)}));
  const wrong = found.flatMap(({name}) => (typeof name === 'string' ? [] : [at(work, name)]));
  if (wrong.length > 0) throw new UserError('publish/names', unique(wrong));
  return found.map(({artifact, name}) => ({artifact, name: String(name)}));
}

/** Everything but checksums, which speak of names. */
function namedFiles(work: NamesWork): readonly Named[] {
  const packages = publishedPackages(work);
  const names = new Map(packages.map(({artifact, name}) => [artifact.name, name]));
  const folder = sharedFolder(work.settings.name, [...names.values()]).path;
  const files = work.artifacts.flatMap((artifact): Named[] => {
    const name = nameOf(work, artifact, {names, folder});
    return name === undefined ? [] : [{artifact, name}];
  });
  refuseSame(work, files);
  return files;
}

interface Ground {
  readonly names: ReadonlyMap<string, string>;
  /** Where all packages lie. */
  readonly folder: string;
}

/** Undefined where a file is for no place, or made anew for each. */
function nameOf(
  {artifacts, kind}: Pick<NamesWork, 'artifacts' | 'kind'>,
  artifact: Artifact,
  ground: Ground,
): string | undefined {
  const owner = ownerOf(artifact, artifacts);
  const renamed = ground.names.get(owner.name);
  const name =
    renamed === undefined
      ? `${ground.folder}${artifact.name}`
      : renamed + artifact.name.slice(owner.name.length);
  if (owner.kind !== 'package' && owner.kind !== 'policy') return undefined;
  return kind.names === 'flat' ? assetName(name) : name;
}

/** The file that another was made of, at the end: a signature's, a document's, a document's signature's. */
function ownerOf(artifact: Artifact, artifacts: readonly Artifact[]): Artifact {
  let owner = artifact;
  // A signature of a document of a package is the longest way.
  for (let step = 0; step < 3 && 'of' in owner; step++) {
    const of = owner.of;
    const found = artifacts.find(({name}) => name === of);
    if (!found || !artifact.name.startsWith(of)) return owner;
    owner = found;
  }
  return owner;
}

function shipmentOf(
  {outDir}: Pick<Host, 'outDir' | 'env'>,
  {artifacts}: NamesWork,
  {artifact, name}: Named,
): Shipment {
  const owner = ownerOf(artifact, artifacts);
  return {
    name,
    file: join(outDir, artifact.path),
    size: artifact.size,
    sha256: artifact.sha256,
    kind: artifact.kind,
    ...(owner.kind === 'package' && {target: owner.target}),
  };
}

/** One file would stand in the other's place; what was made of both follows them. */
function refuseSame(work: NamesWork, files: readonly Named[]): void {
  const first = files.filter(({artifact}) => !('of' in artifact));
  for (const some of [first, files]) {
    const problems = [...Map.groupBy(some, ({name}) => name)]
      .filter(([, same]) => same.length > 1)
      .map(([name, same]) =>
        at(work, {
          message: `${inWords(same.map(({artifact}) => artifact.name).sort())} would ${same.length > 2 ? 'all' : 'both'} be ${name}`,
          hint: 'let the template name what tells them apart, such as {name}, {target} or {arch}',
        }),
      );
    if (problems.length > 0) throw new UserError('publish/names', problems);
  }
}

const inWords = (names: readonly string[]): string => `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** A problem with the names of one place stands where its template does. */
function at({config, settings}: Pick<NamesWork, 'config' | 'settings'>, problem: Problem): Problem {
  const index = publishSettings(config).findIndex(({id}) => id === settings.id);
  return {...problem, place: placeOf(config, `publish.${index}.name`)};
}

const unique = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [problem.message, problem])).values(),
];
