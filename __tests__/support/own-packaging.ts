import {createHash} from 'node:crypto';
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {
  findEngine,
  haveImage,
  type OpenWorkshop,
  openWorkshop,
  packFolder,
  unpackTar,
} from '../../src/containers/index.ts';
import {formatOf} from '../../src/formats/index.ts';
import {managerOf} from '../../src/managers/index.ts';
import type {OwnPackagingJob} from '../../src/model/format.ts';
import type {Target} from '../../src/model/target.ts';
import type {Version} from '../../src/model/version.ts';
import {INSIDE} from '../../src/model/workshop.ts';
import {testRepository} from './git-repository.ts';
import {type TestHost, testHost} from './host.ts';
import {plannedVersion} from './planned.ts';

/** An image with more in it than the distro's: made once, kept under a name that follows its lines. */
export async function imageWith(from: string, lines: readonly string[]): Promise<string> {
  await using host = await testHost();
  const dockerfile = [`FROM ${from}`, 'LABEL linux-pkg-test=own-packaging', ...lines, ''].join('\n');
  const engine = await findEngine(host);
  const {id} = await haveImage(host, engine, {image: from, arch: 'amd64', log: host.log});
  const key = createHash('sha256').update(id).update(dockerfile).digest('hex').slice(0, 16);
  const tag = `linux-pkg-test/own-packaging:${key}`;
  const there = (await engine.run(['images', '--quiet', tag])).stdout.trim();
  if (!there) await engine.run(['build', '--quiet', '--force-rm', '--tag', tag, '-'], {input: dockerfile});
  return tag;
}

export interface PackagingSite extends AsyncDisposable {
  readonly host: TestHost;
  readonly workshop: OpenWorkshop;
  /** Brings a folder of the image into the project, as a git repository of one commit. */
  bring(folder: string): Promise<void>;
  /** Runs the packaging: the names of the packages, and where they are. */
  build(
    over?: Partial<OwnPackagingJob>,
  ): Promise<{readonly names: readonly string[]; readonly folder: string}>;
  /** A command in the workshop, its output. */
  ask(...command: readonly [string, ...string[]]): Promise<string>;
}

export interface Wanted {
  readonly image: string;
  readonly format: 'deb' | 'rpm';
  readonly path: string;
  readonly manager?: string;
  readonly target?: Partial<Target>;
  readonly version?: Partial<Version>;
  readonly files?: Readonly<Record<string, string>>;
}

/** A project on this machine, and a container in which its own packaging is built. */
export async function packagingSite(wanted: Wanted): Promise<PackagingSite> {
  const {image, format, path, files = {}} = wanted;
  const host = await testHost(files);
  const engine = await findEngine(host);
  const target: Target = {
    id: 'debian-12/amd64',
    name: 'debian-12',
    distro: 'debian',
    release: '12',
    arch: 'amd64',
    format,
    engine: 'native',
    buildOn: 'debian-12',
    image,
    suffix: '~deb12',
    runsOn: 'ubuntu-latest',
    ...wanted.target,
  };
  const manager = managerOf(wanted.manager ?? (format === 'deb' ? 'apt' : 'dnf'));
  const options = {target, manager, log: host.log};
  const found = await haveImage(host, engine, {image, arch: 'amd64', log: host.log});
  const workshop = await openWorkshop(host, engine, {...options, image: found});
  const repository = await testRepository(host);
  const version = plannedVersion({revision: `1${target.suffix}`, ...wanted.version});
  if (Object.keys(files).length > 0) await repository.commit();
  let built = 0;
  return {
    host,
    workshop,
    ask: async (...command) => (await workshop.run(command)).stdout.trim(),
    bring: async (folder) => {
      await unpackTar(workshop.get(folder), host.workDir, {strip: 1});
      await repository.commit();
    },
    build: async (over = {}) => {
      await workshop.run(['rm', '-rf', '/linux-pkg']);
      await workshop.put(INSIDE.source, packFolder(host.workDir));
      const folder = join(host.outDir, String(built++));
      const {ownPackaging} = await formatOf(format).load();
      const names = await ownPackaging!(
        host,
        {
          workshop,
          path,
          source: INSIDE.source,
          version,
          maintainer: 'Example Team <team@example.org>',
          jobs: 2,
          env: {DESTDIR: INSIDE.root, SOURCE_DATE_EPOCH: String(version.date), JOBS: '2'},
          timeoutMs: 120_000,
          ...over,
        },
        folder,
      );
      compareNames(names, await readdir(folder).catch(() => []));
      return {names, folder};
    },
    [Symbol.asyncDispose]: async () => {
      await workshop[Symbol.asyncDispose]();
      await host[Symbol.asyncDispose]();
    },
  };
}

/** What it says that it made is what is there. */
function compareNames(names: readonly string[], there: readonly string[]): void {
  if (names.join() !== there.toSorted().join())
    throw new Error(`made ${there.join()}, named ${names.join()}`);
}
