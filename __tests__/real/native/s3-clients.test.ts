import {afterAll, beforeAll, expect, test} from '@jest/globals';
import type {Signer} from '../../../src/model/signer.ts';
import {locationOf} from '../../../src/stores/s3/address.ts';
import {storeAt} from '../../../src/stores/s3/store.ts';
import type {TestHost} from '../../support/host.ts';
import {type TestImage, testImage} from '../../support/images.ts';
import {startMachine} from '../../support/page-images.ts';
import {type PlusProxy, startPlusProxy} from '../../support/plus-proxy.ts';
import {makeRelease, publish, SUITES} from '../../support/publications.ts';
import {S3_ENV, type S3Server, s3Host, startS3} from '../../support/s3-server.ts';
import {closeGpgHome, gpgMadeSigner} from '../../support/signing-keys.ts';

const MINUTES = 60_000;
const VERSION = '1.0+git~1';

let host: TestHost;
let server: S3Server;
let proxy: PlusProxy;
let signer: Signer;
let url: string;

beforeAll(async () => {
  host = await s3Host();
  server = await startS3(host);
  signer = await gpgMadeSigner(host, 'Example <example@example.org>', 'rsa2048');
  const address = {...(await server.bucket()), prefix: 'linux'};
  await server.setPolicy(address.bucket);
  proxy = await startPlusProxy(server.endpoint);
  url = `${proxy.url}/${address.bucket}/${address.prefix}`;
  const location = {...locationOf(address, S3_ENV), isPlusSpace: true};
  const releases = [await makeRelease(host, {version: VERSION, signer})];
  await publish(host, {store: storeAt(host, location), signers: [signer], releases}, host.now);
}, 2 * MINUTES);

afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await closeGpgHome(host);
  await host[Symbol.asyncDispose]();
});

const apt = () => `
cat >/tmp/key.asc
rm -rf /etc/apt/sources.list /etc/apt/sources.list.d/*
printf 'Types: deb\\nURIs: ${url}/apt\\nSuites: ${SUITES.apt}\\nComponents: main\\nArchitectures: amd64\\nSigned-By: /tmp/key.asc\\n' >/etc/apt/sources.list.d/test.sources
chmod 644 /tmp/key.asc
apt-get -q -o Acquire::http::Proxy=DIRECT -o APT::Update::Error-Mode=any update
apt-get -q -y -o Acquire::http::Proxy=DIRECT -o Dpkg::Use-Pty=0 install hello hello-doc
hello
`;

const REPO = () =>
  `[test]\\nname=Test\\nbaseurl=${url}/yum/${SUITES.yum}/$basearch\\nenabled=1\\nskip_if_unavailable=0\\ngpgcheck=1\\nrepo_gpgcheck=1\\npkg_gpgcheck=1\\ngpgkey=file:///tmp/key.asc\\n`;

const dnf = (program: string) => `
cat >/tmp/key.asc
rpm --import /tmp/key.asc
mkdir -p /tmp/repos
printf '${REPO()}' >/tmp/repos/test.repo
${
  program === 'zypper'
    ? 'zypper --non-interactive --gpg-auto-import-keys --reposd-dir /tmp/repos --cache-dir /tmp/cache install hello hello-doc'
    : `${program} -y --setopt=reposdir=/tmp/repos --setopt=cachedir=/tmp/cache --setopt=system_cachedir=/tmp/cache --setopt=plugins=False --setopt=proxy= install hello hello-doc`
}
hello
`;

const clients: readonly {
  readonly title: string;
  readonly image: TestImage;
  script(): string;
  readonly plus: string;
}[] = [
  {title: 'apt of Debian 12', image: 'debian:12', script: apt, plus: '%2b'},
  {title: 'apt of sid', image: 'debian:sid', script: apt, plus: '%2b'},
  {title: 'dnf 4', image: 'rpm:4.18', script: () => dnf('dnf'), plus: '%2b'},
  {title: 'dnf 5', image: 'rpm:6.1', script: () => dnf('dnf5'), plus: '%2B'},
  {title: 'zypper', image: 'rpm:4.18', script: () => dnf('zypper'), plus: '+'},
];

test.each(clients)(
  '$title installs from a bucket, a version with + and ~ in its name',
  async ({image, script, plus}) => {
    const from = proxy.asked.length;
    await using machine = await startMachine(await testImage(image));
    const {code, said} = await machine.sh(script(), signer.publicKey);
    expect({code, said}).toEqual({code: 0, said: expect.stringMatching(/1\.0\+git~1\n$/)});
    const asked = proxy.asked.slice(from);
    expect(
      asked.filter((line) => !line.startsWith('200 ') && !/\.xz|\.asc|Translation|media|Contents/.test(line)),
    ).toEqual([]);
    const packages = asked.filter((line) => /\.(?:deb|rpm)$/.test(line));
    expect(packages).toHaveLength(2);
    // How each client asks decides what a storage must have: docs/s3.md.
    for (const line of packages) expect(line).toContain(`1.0${plus}git`);
  },
  2 * MINUTES,
);
