import {createHash} from 'node:crypto';
import {
  findEngine,
  haveImage,
  imageOf,
  type OpenWorkshop,
  openMachine,
  openWorkshop,
  packFiles,
} from '../../src/containers/index.ts';
import {managerOf} from '../../src/managers/index.ts';
import type {Host} from '../../src/model/host.ts';
import {machineArch} from './deb-workshop.ts';
import {testImage} from './images.ts';
import {CASE_WORDS, type DebServiceCase} from './service-cases-deb.ts';
import {testTarget} from './settled.ts';

/** Debian with systemd and debhelper, and without what makes each of systemd's reloads slow in a container. */
const DOCKERFILE = `LABEL linux-pkg-test=yes
ENV DEBIAN_FRONTEND=noninteractive
RUN apt-get update && apt-get install -y --no-install-recommends systemd-sysv dbus debhelper && apt-get clean && \\
  rm -f /usr/sbin/policy-rc.d && mkdir -p /etc/systemd/system-generators && \\
  for file in /usr/lib/systemd/system-generators/*; do ln -s /dev/null "/etc/systemd/system-generators/\${file##*/}"; done
`;

/** Made once a machine. */
async function image(host: Host) {
  const engine = await findEngine(host);
  const input = `FROM ${await testImage('debian:13')}\n${DOCKERFILE}`;
  const tag = `linux-pkg-test/deb-services:${createHash('sha256').update(input).digest('hex').slice(0, 12)}`;
  if (!(await imageOf(engine, tag))) await engine.run(['build', '--tag', tag, '-'], {input});
  return {engine, tag};
}

/** Those without systemd can be others too. */
type BareRelease = '11' | '12' | '13' | 'sid';

export type DebianKind = 'machine' | 'chroot' | 'bare';

/** Debian with systemd as PID 1, with systemd that does not run, or without any. */
export async function openDebian(
  host: Host,
  kind: DebianKind,
  release: BareRelease = '13',
): Promise<OpenWorkshop> {
  const {engine, tag} = await image(host);
  const reference = kind === 'bare' ? await testImage(`debian:${release}`) : tag;
  const options = {
    target: testTarget(`debian-${release}`, 'deb', machineArch),
    manager: managerOf('apt'),
    log: host.log,
    image: await haveImage(host, engine, {image: reference, arch: machineArch, log: host.log}),
  };
  return kind === 'machine' ? openMachine(host, engine, options) : openWorkshop(host, engine, options);
}

export type Debs = readonly {readonly path: string; readonly content: Buffer}[];

interface Trying {
  readonly kind: DebianKind;
  readonly release?: BareRelease;
  readonly cases: readonly DebServiceCase[];
  /** `<folder>/1.deb`, …: what the cases install. */
  readonly debs: Debs;
}

/** What a machine of its own looks like after each case. */
export async function seenAfter(
  host: Host,
  {kind, cases, debs, release}: Trying,
): Promise<Readonly<Record<string, string>>> {
  await using workshop = await openDebian(host, kind, release);
  await workshop.put('/debs', packFiles(debs));
  const script = `${CASE_WORDS}DEBS=/debs/${debs[0]?.path.split('/')[0]}
${cases.map(({name, goesOn, steps}) => `echo '== ${name}'\n${goesOn ? '' : 'fresh\n'}${steps}\n`).join('')}`;
  const {stdout} = await workshop.run(['sh', '-c', script], {timeoutMs: 500_000});
  const blocks = stdout.split(/^== /m).slice(1);
  return Object.fromEntries(
    blocks.map((block) => {
      const end = block.indexOf('\n');
      return [block.slice(0, end), block.slice(end + 1).trim()];
    }),
  );
}
