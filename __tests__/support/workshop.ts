import {
  type Engine,
  findEngine,
  haveImage,
  type OpenWorkshop,
  openWorkshop,
} from '../../src/containers/index.ts';
import {managerOf} from '../../src/managers/index.ts';
import type {Host} from '../../src/model/host.ts';
import type {Arch, Target} from '../../src/model/target.ts';
import {testImage} from './images.ts';

/** A native target; nothing in it is looked up. */
export const nativeTarget: Target = {
  id: 'debian-12/amd64',
  name: 'debian-12',
  distro: 'debian',
  release: '12',
  arch: 'amd64',
  format: 'deb',
  engine: 'native',
  buildOn: 'debian-12',
  image: undefined,
  suffix: '~deb12',
  runsOn: 'ubuntu-latest',
};

export interface TestWorkshop {
  readonly engine?: Engine;
  readonly image?: string;
  readonly arch?: Arch;
  /** An id of `managers/`; Debian's where nothing else is said. */
  readonly manager?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly temp?: string;
}

/** A workshop of Debian 12, or of the image that is named. */
export async function testWorkshop(host: Host, options: TestWorkshop = {}): Promise<OpenWorkshop> {
  const engine = options.engine ?? (await findEngine(host));
  const {log} = host;
  const name = options.image ?? (await testImage('debian:12'));
  const arch = options.arch ?? nativeTarget.arch;
  const image = await haveImage(host, engine, {image: name, arch, log});
  return openWorkshop(host, engine, {
    ...options,
    target: {...nativeTarget, id: `debian-12/${arch}`, arch},
    manager: managerOf(options.manager ?? 'apt'),
    log,
    image,
  });
}

/** What is there of containers with a label: their names. */
export async function containersWith(engine: Engine, label: string): Promise<readonly string[]> {
  const {stdout} = await engine.run(['ps', '--all', `--filter=label=${label}`, '--format={{.Names}}']);
  return stdout.split('\n').filter(Boolean);
}
