import {createHash} from 'node:crypto';
import {findEngine, imageOf} from '../../src/containers/index.ts';
import type {Host} from '../../src/model/host.ts';
import type {TestImage} from './images.ts';
import {clientImage} from './page-images.ts';

/** Machines that packages are installed on from repositories, by the name of the release that each stands for. */
export const CLIENTS = {
  'debian-12': 'debian:12',
  'debian-13': 'debian:13',
  'debian-14': 'debian:sid',
  'rocky-9': 'rpm:4.18',
  'fedora-43': 'rpm:6.1',
  'opensuse-leap-15.6': 'rpm:4.18',
} as const satisfies Readonly<Record<string, TestImage>>;

export type Client = keyof typeof CLIENTS;

/** Where sources go, and dnf 5 under its short name; no other source is there to be read. */
const DRESS = [
  'rm -rf /etc/apt/sources.list /etc/apt/sources.list.d /var/lib/apt/lists /var/cache/apt/*.bin',
  'mkdir -p /etc/apt/sources.list.d /var/lib/apt/lists/partial /etc/yum.repos.d /etc/zypp/repos.d',
  'if command -v dnf5; then ln -sf dnf5 /usr/bin/dnf; fi',
];

/** A person's machine that stands for a release, made once. */
export async function releaseImage(host: Host, client: Client): Promise<string> {
  const base = await clientImage(CLIENTS[client]);
  const recipe = createHash('sha256')
    .update([base, ...DRESS].join('\n'))
    .digest('hex')
    .slice(0, 8);
  const tag = `linux-pkg-test/client:${client}-${recipe}`;
  const engine = await findEngine(host);
  if (await imageOf(engine, tag)) return tag;
  const input = [`FROM ${base}`, 'LABEL linux-pkg-test=yes', `RUN ${DRESS.join(' && ')}`].join('\n');
  await engine.run(['build', '--tag', tag, '-'], {input});
  return tag;
}
