import {findEngine, haveImage, type OpenWorkshop, openWorkshop} from '../../src/containers/index.ts';
import {engines} from '../../src/formats/rpm/engines.ts';
import type {RpmOptions} from '../../src/formats/rpm/options.ts';
import {managerOf} from '../../src/managers/index.ts';
import type {NativeJob} from '../../src/model/format.ts';
import type {Host} from '../../src/model/host.ts';
import {testImage} from './images.ts';
import {testTarget} from './settled.ts';

/** Ages of rpm, as the images of the tests have them. */
export const RPM_AGES = ['4.16', '4.18', '4.20', '6.1'] as const;
export type RpmAge = (typeof RPM_AGES)[number];

/** A container with that rpm: `await using shop = await rpmWorkshop(host, '4.18')`. */
export async function rpmWorkshop(host: Host, age: RpmAge): Promise<OpenWorkshop> {
  const engine = await findEngine(host);
  const image = await haveImage(host, engine, {
    image: await testImage(`rpm:${age}`),
    arch: 'amd64',
    log: host.log,
  });
  return openWorkshop(host, engine, {
    target: testTarget('rocky-9', 'rpm', 'amd64'),
    manager: managerOf('dnf'),
    log: host.log,
    image,
  });
}

/** Packs natively into the host's output folder, or another; gives the names of the files. */
export const packRpms = (
  host: Host,
  {
    outDir = host.outDir,
    ...job
  }: Pick<NativeJob<RpmOptions>, 'workshop' | 'packages'> & {
    readonly templates?: string;
    readonly outDir?: string;
  },
): Promise<readonly string[]> => engines.native!(host, {templates: undefined, jobs: 2, ...job}, outDir);
