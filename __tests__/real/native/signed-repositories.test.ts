import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from '@jest/globals';
import {packFolder} from '../../../src/containers/index.ts';
import {engines as deb} from '../../../src/formats/deb/engines.ts';
import {engines as rpm} from '../../../src/formats/rpm/engines.ts';
import {allInOrder} from '../../../src/tools/parallel.ts';
import {debPackage, file, withParents, writeDeb} from '../../support/deb.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {type TestImage, testImage} from '../../support/images.ts';
import {file as rpmFile, rpmPackage} from '../../support/rpm-package.ts';
import type {RpmAge} from '../../support/rpm-workshop.ts';
import {APT_SCRIPT, aptCases, type Signers, writeAptCases} from '../../support/signed-apt.ts';
import {writeYumCases, type YumCase, yumCases, yumScript} from '../../support/signed-yum.ts';
import {closeGpgHome, gpgMadeSigner} from '../../support/signing-keys.ts';
import {testWorkshop} from '../../support/workshop.ts';

/** On a machine that is busy. */
const LONG = 240_000;

let host: TestHost;
let told: Promise<readonly unknown[]> | undefined;

beforeAll(async () => {
  host = await testHost();
  const made: [string, Awaited<ReturnType<typeof gpgMadeSigner>>][] = [];
  for (const [name, algorithm] of [
    ['rsa', 'rsa4096'],
    ['ed25519', 'ed25519'],
    ['stranger', 'rsa2048'],
  ] as const)
    made.push([name, await gpgMadeSigner(host, `${name} <${name}@example.org>`, algorithm)]);
  const signers: Signers = Object.fromEntries(made);
  const program = await file(host, '/usr/bin/hello', '#!/bin/sh\necho hello\n', {mode: 0o755});
  const path = await writeDeb(host, debPackage({entries: withParents([program])}));
  await deb.sign!({file: path, signer: signers['rsa']!, options: {signature: {}}});
  await writeAptCases(host, join(host.workDir, 'apt'), {deb: path, signers});
  const entries = [rpmFile('/usr/bin/hello', program.from, program.size, {mode: 0o755})];
  const [name] = await rpm.portable(host, rpmPackage({arch: 'all', entries}), host.outDir);
  await writeYumCases(host, join(host.workDir, 'yum'), {rpm: join(host.outDir, name!), signers});
}, LONG);

afterAll(async () => {
  await closeGpgHome(host);
  await host[Symbol.asyncDispose]();
});

/** A .deb with a signature inside, by itself. */
const INSTALL = `
export DEBIAN_FRONTEND=noninteractive
dpkg -i /srv/base/hello.deb >&2 && hello >&2 && dpkg -P hello >&2 && printf 'dpkg\\tinstalled\\n'
apt-get -q -y -o Dpkg::Use-Pty=0 install /srv/base/hello.deb >&2 && hello >&2 && dpkg -P hello >&2 && printf 'apt-get\\tinstalled\\n'
`;
const files = [{name: 'dpkg'}, {name: 'apt-get'}];

/** Where one age is much like another, a case of each kind will do. */
const some = yumCases.filter(({name}) => /^(rsa|ed25519|stranger-.*|flipped-payload)$/.test(name));

/** rpm before 4.18 takes a signature by Ed25519 for a bad one. */
const older = some.map((one) =>
  one.name === 'ed25519' ? {...one, refused: /EdDSA\/SHA512 Signature, key ID [0-9a-f]{8}: BAD/} : one,
);

interface Machine {
  readonly title: string;
  readonly image: TestImage;
  /** What is put below /srv. */
  readonly folder: 'apt' | 'yum';
  /** Prints the name of each case and what became of it. */
  readonly script: string;
  readonly cases: readonly {readonly name: string; readonly refused?: RegExp}[];
}

const debian = (release: '12' | '13' | 'sid'): Machine => ({
  title: `apt of Debian ${release}`,
  image: `debian:${release}`,
  folder: 'apt',
  script: INSTALL + APT_SCRIPT,
  cases: [...files, ...aptCases],
});

const rpmHost = (age: RpmAge, program: string, cases: readonly YumCase[]): Machine => ({
  title: `${program} with rpm ${age}`,
  image: `rpm:${age}`,
  folder: 'yum',
  script: yumScript(program, cases),
  cases,
});

const machines: readonly Machine[] = [
  {...debian('12'), title: 'dpkg of Debian 11', image: 'debian:11', script: INSTALL, cases: files},
  debian('12'),
  debian('13'),
  debian('sid'),
  rpmHost('4.16', 'dnf', older),
  rpmHost('4.18', 'dnf', yumCases),
  rpmHost('4.20', 'dnf', some),
  rpmHost('4.20', 'zypper', some),
  rpmHost('6.1', 'dnf5', yumCases),
];

/** What the client of a machine said of each case, or what failed there. */
async function toldBy({image, folder, script}: Machine): Promise<unknown> {
  try {
    await using machine = await testWorkshop(host, {image: await testImage(image)});
    await machine.put('/srv', packFolder(join(host.workDir, folder)));
    const {stdout} = await machine.run(['sh', '-c', script]);
    const lines = stdout.trimEnd().split('\n');
    return Object.fromEntries(lines.map((line) => line.split('\t')));
  } catch (failure) {
    return failure;
  }
}

const expectedOf = ({cases}: Machine): unknown =>
  Object.fromEntries(
    cases.map(({name, refused}) => [name, refused ? expect.stringMatching(refused) : 'installed']),
  );

test.each(machines.map((machine, index) => ({...machine, index})))(
  '$title installs what we signed, and nothing else',
  async ({index}) => {
    // The clients wait much: two at once.
    told ??= allInOrder(machines, 2, toldBy);
    expect((await told)[index]).toEqual(expectedOf(machines[index]!));
  },
  LONG,
);
