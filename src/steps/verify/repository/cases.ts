import {distroOf, releasesByName} from '../../../distros/index.ts';
import {formatOf} from '../../../formats/index.ts';
import type {Host} from '../../../model/host.ts';
import type {Listing, RepositoryEngine, RepositoryKind} from '../../../model/repository.ts';
import type {Store} from '../../../model/store.ts';
import type {Arch, Target} from '../../../model/target.ts';
import {repositoryKinds} from '../../../repositories/index.ts';
import type {Config} from '../../config/index.ts';
import {type InstallSteps, installSteps, type ShownPlace} from '../../page/index.ts';
import {machineImage, portableGrounds} from '../grounds.ts';
import {verifySettings} from '../settings.ts';
import {SERVED_AT} from './server.ts';
import type {RepositoryCase, RepositoryTrial} from './trial.ts';

type MachineArch = Exclude<Arch, 'all'>;

interface Ground {
  readonly config: Config | undefined;
  /** What the containers of this machine are. */
  readonly arch: MachineArch;
}

/** What is tried: of every shelf that machines of this architecture read, the newest of each package that is new on it. */
export async function repositoryCases(
  host: Host,
  trial: RepositoryTrial,
  ground: Ground,
): Promise<readonly RepositoryCase[]> {
  const {page, before} = trial;
  const blocks = installSteps({...page, settings: {...page.settings, url: SERVED_AT}});
  const cases: RepositoryCase[] = [];
  for (const shelf of page.places) {
    const kind = repositoryKinds[shelf.kind]!;
    const engine = await kind.load();
    const own = ownArch(kind, ground.arch);
    const [suite = ''] = shelf.place.split('/');
    if (!engine.places(suite, own, [own]).includes(shelf.place)) continue;
    const there = await listingsIn(engine, before, shelf);
    const tried = newest(kind, shelf.listings).filter(
      ({arch, sha256}) =>
        (arch === own || arch === kind.client.allArch) && there.every((one) => one.sha256 !== sha256),
    );
    const steps = blocks.filter((block) => block.kind === kind.id && block.suites.includes(suite));
    const machines = steps.flatMap((one) =>
      releasesFor(host, {kind, steps: one, trial, ground}).map((on) => ({on, steps: one})),
    );
    for (const listing of tried)
      for (const machine of machines)
        cases.push({
          ...{kind, engine, place: shelf.place, listing, ...machine},
          published: lowerThan(kind, listing, there),
          ground: groundFor(ground, {kind, place: shelf.place, on: machine.on}),
        });
  }
  return cases;
}

export const ownArch = ({format}: RepositoryKind, arch: MachineArch): string =>
  formatOf(format).arch[arch] ?? arch;

async function listingsIn(
  engine: RepositoryEngine,
  store: Store | undefined,
  {place}: ShownPlace,
): Promise<readonly Listing[]> {
  return store ? (await engine.read(store, place)).listings : [];
}

const compareOf = ({format}: RepositoryKind) => formatOf(format).compareVersions;

/** The highest version of each package, in the order of the shelf. */
export function newest(kind: RepositoryKind, listings: readonly Listing[]): readonly Listing[] {
  const compare = compareOf(kind);
  const found = new Map<string, Listing>();
  for (const one of listings) {
    const key = `${one.name} ${one.arch}`;
    const top = found.get(key);
    if (!top || compare(one.version, top.version) > 0) found.set(key, one);
  }
  return [...found.values()];
}

/** What a machine has that took the newest there was. */
function lowerThan(
  kind: RepositoryKind,
  {name, version}: Listing,
  there: readonly Listing[],
): Listing | undefined {
  const compare = compareOf(kind);
  const top = newest(
    kind,
    there.filter((one) => one.name === name),
  )[0];
  return top && compare(top.version, version) < 0 ? top : undefined;
}

interface Wanted {
  readonly kind: RepositoryKind;
  readonly steps: InstallSteps;
  readonly trial: RepositoryTrial;
  readonly ground: Ground;
}

/** Those that packages were made for, else the newest that reads the suite; where all others read it, as `verify.on` says. */
function releasesFor(host: Host, {kind, steps, trial, ground: {config, arch}}: Wanted): readonly string[] {
  const {releases, manager} = steps;
  if (releases.length === 0) {
    const isNamed = trial.before === undefined && trial.targets.length > 0;
    const on = isNamed ? trial.targets : verifySettings(config).on;
    return portableGrounds(host, {format: kind.format, arch}, on).filter(
      (name) => distroOf(releasesByName.get(name)!.distro.id).manager === manager,
    );
  }
  const able = releases.filter((name) => releasesByName.get(name)?.release.arches.includes(arch));
  const made = able.filter((name) => trial.targets.includes(name));
  return made.length > 0 ? made : able.slice(-1);
}

function groundFor(
  {config, arch}: Ground,
  {kind, place, on}: {readonly kind: RepositoryKind; readonly place: string; readonly on: string},
): Target {
  const {distro, release} = releasesByName.get(on)!;
  return {
    id: `${kind.id} ${place} on ${on}`,
    name: on,
    distro: distro.id,
    release: release.id,
    arch,
    format: kind.format,
    engine: 'native',
    buildOn: on,
    image: machineImage(config, on, arch),
    suffix: release.suffix,
    runsOn: '',
  };
}

/** Of no release: where images are kept is the same for all. */
export const anyGround = (format: string): Target => ({
  id: 'repository',
  name: 'repository',
  distro: undefined,
  release: undefined,
  arch: 'all',
  format,
  engine: 'portable',
  buildOn: undefined,
  image: undefined,
  suffix: '',
  runsOn: '',
});
