import {findEngine} from '../../src/containers/engine.ts';
import {haveImage} from '../../src/containers/image.ts';
import {type OpenWorkshop, openWorkshop} from '../../src/containers/workshop.ts';
import {engines} from '../../src/formats/deb/engines.ts';
import type {DebOptions} from '../../src/formats/deb/options.ts';
import {managerOf} from '../../src/managers/index.ts';
import type {NativeJob} from '../../src/model/format.ts';
import type {Package} from '../../src/model/package.ts';
import type {Arch} from '../../src/model/target.ts';
import type {TestHost} from './host.ts';
import {testTarget} from './settled.ts';

export const machineArch: Arch = process.arch === 'arm64' ? 'arm64' : 'amd64';

/** A container of Debian in which the tools of native packages are installed: `await using shop = …`. */
export async function debWorkshop(host: TestHost, release: string): Promise<OpenWorkshop> {
  const engine = await findEngine(host);
  const image = await haveImage(host, engine, {
    image: `linux-pkg-test/deb-native:${release}`,
    arch: machineArch,
    log: host.log,
  });
  const target = testTarget(`debian-${release}`, 'deb', machineArch);
  return openWorkshop(host, engine, {target, manager: managerOf('apt'), log: host.log, image});
}

/** Packs natively into the host's output folder; gives the names of the files. */
export const packNatively = (
  host: TestHost,
  job: Pick<NativeJob, 'workshop'> & {
    readonly packages: readonly Package<DebOptions>[];
    readonly templates?: string;
  },
): Promise<readonly string[]> => engines.native!(host, {templates: undefined, jobs: 2, ...job}, host.outDir);
