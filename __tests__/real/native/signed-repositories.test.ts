import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {packFolder} from '../../../src/containers/index.ts';
import {engines as deb} from '../../../src/formats/deb/engines.ts';
import {engines as rpm} from '../../../src/formats/rpm/engines.ts';
import {debPackage, file, withParents, writeDeb} from '../../support/deb.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {testImage} from '../../support/images.ts';
import {file as rpmFile, rpmPackage} from '../../support/rpm-package.ts';
import {type RpmAge, rpmWorkshop} from '../../support/rpm-workshop.ts';
import {APT_SCRIPT, aptCases, type Signers, writeAptCases} from '../../support/signed-apt.ts';
import {writeYumCases, type YumCase, yumCases, yumScript} from '../../support/signed-yum.ts';
import {closeGpgHome, gpgMadeSigner} from '../../support/signing-keys.ts';
import {testWorkshop} from '../../support/workshop.ts';

/** On a machine that is busy. */
const LONG = 240_000;

let host: TestHost;
let signers: Signers;

beforeAll(async () => {
  host = await testHost();
  const made: [string, Awaited<ReturnType<typeof gpgMadeSigner>>][] = [];
  for (const [name, algorithm] of [
    ['rsa', 'rsa4096'],
    ['ed25519', 'ed25519'],
    ['stranger', 'rsa2048'],
  ] as const)
    made.push([name, await gpgMadeSigner(host, `${name} <${name}@example.org>`, algorithm)]);
  signers = Object.fromEntries(made);
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

/** What a client said of each case. */
const saidOf = (stdout: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t')),
  );

const expectedOf = (
  cases: readonly {readonly name: string; readonly refused?: RegExp}[],
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    cases.map(({name, refused}) => [name, refused ? expect.stringMatching(refused) : 'installed']),
  );

const INSTALL = `
export DEBIAN_FRONTEND=noninteractive
dpkg -i /srv/base/hello.deb >&2 && hello && dpkg -P hello >&2
apt-get -q -y -o Dpkg::Use-Pty=0 install /srv/base/hello.deb >&2 && hello
`;

describe.each(['11', '12', '13', 'sid'] as const)('Debian %s', (release) => {
  test(
    'takes repositories that we signed and no others; installs a .deb with a signature inside',
    async () => {
      await using machine = await testWorkshop(host, {image: await testImage(`debian:${release}`)});
      await machine.put('/srv', packFolder(join(host.workDir, 'apt')));
      expect((await machine.run(['sh', '-c', INSTALL])).stdout).toBe('hello\nhello\n');
      if (release === '11') return;
      await machine.run(['dpkg', '-P', 'hello']);
      const {stdout} = await machine.run(['sh', '-c', APT_SCRIPT]);
      expect(saidOf(stdout)).toEqual(expectedOf(aptCases));
    },
    LONG,
  );
});

/** Where one age is much like another, a case of each kind will do. */
const some = yumCases.filter(({name}) => /^(rsa|ed25519|stranger-.*|flipped-payload)$/.test(name));

/** rpm before 4.18 takes a signature by Ed25519 for a bad one. */
const older = some.map((one) =>
  one.name === 'ed25519' ? {...one, refused: /EdDSA\/SHA512 Signature, key ID [0-9a-f]{8}: BAD/} : one,
);

const rpmMachines: readonly {age: RpmAge; program: string; cases: readonly YumCase[]}[] = [
  {age: '4.16', program: 'dnf', cases: older},
  {age: '4.18', program: 'dnf', cases: yumCases},
  {age: '4.20', program: 'dnf', cases: some},
  {age: '4.20', program: 'zypper', cases: some},
  {age: '6.1', program: 'dnf5', cases: yumCases},
];

test.each(rpmMachines)(
  '$program with rpm $age installs from repositories that we signed, and from no others',
  async ({age, program, cases}) => {
    await using machine = await rpmWorkshop(host, age);
    await machine.put('/srv', packFolder(join(host.workDir, 'yum')));
    const {stdout} = await machine.run(['sh', '-c', yumScript(program, cases)]);
    expect(saidOf(stdout)).toEqual(expectedOf(cases));
  },
  LONG,
);
