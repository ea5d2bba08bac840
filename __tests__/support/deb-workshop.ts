import {findEngine, haveImage, imageOf, type OpenWorkshop, openWorkshop} from '../../src/containers/index.ts';
import {engines} from '../../src/formats/deb/engines.ts';
import type {DebOptions} from '../../src/formats/deb/options.ts';
import {managerOf} from '../../src/managers/index.ts';
import type {NativeJob} from '../../src/model/format.ts';
import type {Host} from '../../src/model/host.ts';
import type {Package} from '../../src/model/package.ts';
import type {Arch} from '../../src/model/target.ts';
import {testImage} from './images.ts';
import {testTarget} from './settled.ts';

/** The architecture of this machine, which is that of its containers. */
export const machineArch: Arch = process.arch === 'arm64' ? 'arm64' : 'amd64';

/** The release that has a compiler too. */
export const COMPILER = '12';

const TOOLS = 'dpkg-dev binutils';

/** Debian with the tools of native packages, made once a machine: labelled, so that it can be found and removed. */
async function imageWithTools(host: Host, release: '11' | '12' | '13'): Promise<string> {
  const tag = `linux-pkg-test/deb-native:${release}`;
  const engine = await findEngine(host);
  if (await imageOf(engine, tag)) return tag;
  const packages = release === COMPILER ? `${TOOLS} gcc libc6-dev zlib1g-dev` : TOOLS;
  const base = await testImage(`debian:${release}`);
  const dockerfile = [
    `FROM ${base}`,
    'LABEL linux-pkg-test=yes',
    'ENV DEBIAN_FRONTEND=noninteractive',
    `RUN apt-get update && apt-get install -y --no-install-recommends ${packages} && apt-get clean`,
  ].join('\n');
  await engine.run(['build', '--tag', tag, '-'], {input: dockerfile});
  return tag;
}

/** A container with the tools of native packages: `await using shop = await debWorkshop(host, '12')`. */
export async function debWorkshop(host: Host, release: '11' | '12' | '13'): Promise<OpenWorkshop> {
  const engine = await findEngine(host);
  const image = await haveImage(host, engine, {
    image: await imageWithTools(host, release),
    arch: machineArch,
    log: host.log,
  });
  const target = testTarget(`debian-${release}`, 'deb', machineArch);
  return openWorkshop(host, engine, {target, manager: managerOf('apt'), log: host.log, image});
}

/** Packs natively into the host's output folder; gives the names of the files. */
export const packNatively = (
  host: Host,
  job: Pick<NativeJob, 'workshop'> & {
    readonly packages: readonly Package<DebOptions>[];
    readonly templates?: string;
    readonly outDir?: string;
  },
): Promise<readonly string[]> =>
  engines.native!(host, {templates: undefined, jobs: 2, ...job}, job.outDir ?? host.outDir);
