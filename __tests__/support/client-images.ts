import {createHash} from 'node:crypto';
import {findEngine, imageOf} from '../../src/containers/index.ts';
import type {Host} from '../../src/model/host.ts';
import {type TestImage, testImage} from './images.ts';

/** Machines that packages are installed on from repositories, by the name of the release that each stands for. */
export const CLIENTS = {
  'debian-12': 'debian:12',
  'debian-13': 'debian:13',
  'debian-14': 'debian:sid',
  'rocky-9': 'rpm:4.16',
  'fedora-43': 'rpm:6.1',
  'opensuse-leap-15.6': 'rpm:4.20',
} as const satisfies Readonly<Record<string, TestImage>>;

export type Client = keyof typeof CLIENTS;

/** What true images have, and these have not: curl, where sources go, dnf 5 under its short name. No other source is read. */
const DRESS = [
  'apt-get update',
  'apt-get install -y --no-install-recommends curl',
  'rm -rf /etc/apt/sources.list /etc/apt/sources.list.d /var/lib/apt/lists /var/cache/apt/*.bin',
  'mkdir -p /etc/apt/sources.list.d /var/lib/apt/lists/partial',
  'mkdir -p /etc/yum.repos.d /etc/zypp/repos.d',
  'if command -v dnf5; then ln -sf dnf5 /usr/bin/dnf; fi',
];

/** Such an image, made once a machine. */
export async function clientImage(host: Host, client: Client): Promise<string> {
  const base = CLIENTS[client];
  const dress = createHash('sha256').update(DRESS.join('\n')).digest('hex').slice(0, 8);
  const tag = `linux-pkg-test/client:${client}-${dress}`;
  const engine = await findEngine(host);
  if (await imageOf(engine, tag)) return tag;
  const dockerfile = [
    `FROM ${await testImage(base)}`,
    'LABEL linux-pkg-test=yes',
    'ENV DEBIAN_FRONTEND=noninteractive',
    `RUN ${DRESS.join(' && ')}`,
  ].join('\n');
  await engine.run(['build', '--tag', tag, '-'], {input: dockerfile});
  return tag;
}
