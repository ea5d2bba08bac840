import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {readKeys} from 'openpgp';
import {secret} from '../../../src/model/secret.ts';
import {loadConfig} from '../../../src/steps/config/index.ts';
import {examineKey, type KeyFinding, problemOfFinding} from '../../../src/steps/key/index.ts';
import {type GpgHome, gpgHome} from '../../support/gpg-home.ts';
import {type TestHost, testHost, testInputs} from '../../support/host.ts';

const FILE = 'keys/release.asc';

const project = {
  'linux-pkg.yml': `name: app
version: 1.0.0
maintainer: Ann Example <ann@example.org>
description: An app
targets: [debian-13]
sign: {public_key: ${FILE}}
`,
  [FILE]: '',
};

const DAY = 24 * 60 * 60;
const now = Math.floor(Date.now() / 1000);

let home: GpgHome;

beforeAll(async () => {
  home = await gpgHome();
  // In place of the person who is asked for a passphrase: there is none.
  await writeFile(join(home.path, 'nothing'), '\n');
  await writeFile(
    join(home.path, 'gpg.conf'),
    `pinentry-mode loopback\npassphrase-file ${join(home.path, 'nothing')}\n`,
  );
});

afterAll(async () => {
  await home[Symbol.asyncDispose]();
});

const make = async (
  name: string,
  {algorithm = 'ed25519', usage = 'cert,sign', ends = '1y', more = [] as readonly string[]} = {},
) => {
  const user = `${name} <key@example.org>`;
  await home.gpg('--passphrase', '', ...more, '--quick-generate-key', user, algorithm, usage, ends);
  return (await home.fingerprints(`=${user}`))[0]!;
};

const addSubkey = (
  key: string,
  usage: string,
  {algorithm = 'ed25519', ends = '1y', more = [] as readonly string[]} = {},
) => home.gpg('--passphrase', '', ...more, '--quick-add-key', key, algorithm, usage, ends);

const ago = (days: number): readonly string[] => ['--faked-system-time', `${now - days * DAY}!`];
/** Elliptic curves do not sign with SHA-1 at all; small RSA keys are made fast. */
const RSA = {algorithm: 'rsa2048', more: ['--cert-digest-algo', 'SHA1']} as const;

/** Edits a key as a person would, one answer a line. */
const edit = async (host: TestHost, key: string, ...answers: readonly string[]) =>
  host.run(['gpg', '--no-tty', '--command-fd', '0', '--edit-key', key], {
    env: home.env,
    input: `${answers.join('\n')}\n`,
  });

const look = async (host: TestHost, privateKey?: string): Promise<readonly KeyFinding[]> => {
  const keys = {privateKey: privateKey === undefined ? undefined : secret(privateKey), passphrase: undefined};
  const inputs = testInputs({command: 'key', keys});
  const config = await loadConfig(host, inputs);
  const targets = [{name: 'debian-13', format: 'deb'}];
  const at = {...host, now: () => Math.floor(Date.now() / 1000)};
  const {findings} = await examineKey(at, config, {targets}, inputs);
  return findings.filter(({flaw}) => flaw !== 'rsa-2048');
};

const flawsOf = (findings: readonly KeyFinding[]) =>
  findings.map(({level, flaw}) => `${level} ${flaw}`).sort();

/** Runs the very text of the hints, as somebody would paste it; what follows a semicolon is said to a person. */
async function mend(host: TestHost, findings: readonly KeyFinding[]): Promise<void> {
  for (const finding of findings) {
    const line = finding.lines.join(' && ');
    expect(problemOfFinding(finding).hint?.startsWith(line)).toBe(true);
    await host.run(['sh', '-c', line], {env: home.env});
  }
}

/** A project whose public key is that of the keyring. */
async function published(key: string): Promise<TestHost> {
  const host = await testHost(project);
  await writeFile(join(host.workDir, FILE), await home.gpg('--armor', '--export', key));
  return host;
}

const EMBEDDED_SIGNATURE = 32;

/** A list that the library's types leave out. */
interface Unhashed {
  unhashedSubpackets: readonly {readonly type: number}[];
}

/** The keyring's copy of a key, without the back signatures in it. */
async function withoutBackSignatures(key: string): Promise<string> {
  const armored = await home.gpg('--armor', '--export-secret-keys', key);
  const read = (await readKeys({armoredKeys: armored}))[0]!;
  for (const {bindingSignatures} of read.subkeys)
    for (const signature of bindingSignatures as unknown as Unhashed[])
      signature.unhashedSubpackets = signature.unhashedSubpackets.filter(
        ({type}) => type !== EMBEDDED_SIGNATURE,
      );
  return read.armor();
}

type Flawed = (host: () => Promise<TestHost>) => Promise<string>;

const CASES: readonly (readonly [string, Flawed, readonly string[]])[] = [
  ['a key that has ended', () => make('Ended', {ends: '1m', more: ago(100)}), ['error expired']],
  ['a key that ends soon', () => make('Soon', {ends: '20d'}), ['warning expires']],
  ['a key that signed itself with SHA-1', () => make('SHA-1', RSA), ['error hash']],
  [
    'a key that signed itself with SHA-1 and has ended',
    () => make('SHA-1, ended', {...RSA, ends: '1m', more: [...RSA.more, ...ago(100)]}),
    ['error expired', 'error hash'],
  ],
  ['a key that only certifies', () => make('Certifies', {usage: 'cert'}), ['error no-sign']],
  [
    'a signing subkey that has ended',
    async () => {
      const key = await make('Subkey ended', {usage: 'cert', more: ago(100)});
      await addSubkey(key, 'sign', {ends: '1m', more: ago(100)});
      return key;
    },
    ['error expired'],
  ],
  [
    'a signing subkey that was bound with SHA-1',
    async () => {
      const key = await make('Bound by SHA-1', {algorithm: 'rsa2048', usage: 'cert'});
      await addSubkey(key, 'sign');
      const [, subkey] = await home.fingerprints(key);
      await home.gpg(...RSA.more, '--quick-set-expire', key, '1y', subkey!);
      return key;
    },
    ['error hash'],
  ],
  [
    'a signing subkey that never signed back',
    async (host) => {
      const key = await make('No back signature', {usage: 'cert'});
      await addSubkey(key, 'sign');
      const stripped = await withoutBackSignatures(key);
      await home.gpg('--delete-secret-and-public-key', key);
      await using project = await host();
      await project.run(['gpg', '--batch', '--import'], {env: home.env, input: stripped});
      return key;
    },
    ['error back-signature'],
  ],
  [
    'a signing subkey that is revoked',
    async (host) => {
      const key = await make('Subkey revoked', {usage: 'cert'});
      await addSubkey(key, 'sign');
      await using project = await host();
      await edit(project, key, 'key 1', 'revkey', 'y', '1', 'lost laptop', '', 'y', 'save');
      return key;
    },
    ['error revoked'],
  ],
];

describe('the line that a finding prints mends it', () => {
  test.each(CASES)('%s', async (_, flawed, expected) => {
    const key = await flawed(() => testHost());
    await using host = await published(key);
    const findings = await look(host);
    expect(flawsOf(findings)).toEqual([...expected]);
    await mend(host, findings);
    expect(await look(host)).toEqual([]);
  });

  test('also with the private key at hand, which then is renewed too', async () => {
    const key = await make('Both', RSA);
    await using host = await published(key);
    const findings = await look(host, await home.gpg('--armor', '--export-secret-keys', key));
    expect(flawsOf(findings)).toEqual(['error hash']);
    await mend(host, findings);
    const [, renew = ''] =
      /`(gpg --armor --export-secret-keys [0-9A-F]{40})`/.exec(findings[0]?.advice ?? '') ?? [];
    const {stdout} = await host.run(['sh', '-c', renew], {env: home.env});
    expect(await look(host, stdout)).toEqual([]);
  });

  test('with the subkeys alone at hand, only these are renewed', async () => {
    const key = await make('Subkeys alone', {usage: 'cert'});
    await addSubkey(key, 'sign', {ends: '20d'});
    await using host = await published(key);
    const findings = await look(host, await home.gpg('--armor', '--export-secret-subkeys', key));
    expect(flawsOf(findings)).toEqual(['warning expires']);
    await mend(host, findings);
    const [, renew = ''] =
      /`(gpg --armor --export-secret-subkeys \w+)`/.exec(findings[0]?.advice ?? '') ?? [];
    const {stdout} = await host.run(['sh', '-c', renew], {env: home.env});
    expect(await look(host, stdout)).toEqual([]);
  });

  test('an end that was moved in the keyring alone is told, and exported', async () => {
    const key = await make('Moved');
    await using host = await published(key);
    const old = await home.gpg('--armor', '--export-secret-keys', key);
    await home.gpg('--quick-set-expire', key, '3y');
    const renewed = await home.gpg('--armor', '--export-secret-keys', key);
    const findings = await look(host, renewed);
    expect(flawsOf(findings)).toEqual(['warning old-public']);
    await mend(host, findings);
    expect(await look(host, renewed)).toEqual([]);
    const [stale, ...more] = await look(host, old);
    expect(more).toEqual([]);
    expect(stale).toMatchObject({level: 'warning', flaw: 'old-private'});
    const {stdout} = await host.run(['sh', '-c', stale!.lines.join(' && ')], {env: home.env});
    expect(await look(host, stdout)).toEqual([]);
  });

  test('a subkey that is newer than the public key is told, and exported', async () => {
    const key = await make('Newer', {usage: 'cert', more: ago(10)});
    await addSubkey(key, 'sign', {more: ago(10)});
    await using host = await published(key);
    await addSubkey(key, 'sign');
    const renewed = await home.gpg('--armor', '--export-secret-keys', key);
    const findings = await look(host, renewed);
    expect(flawsOf(findings)).toEqual(['error not-published']);
    await mend(host, findings);
    expect(await look(host, renewed)).toEqual([]);
  });

  test('a secret key in the public file is shouted at, and the line leaves its public half', async () => {
    const key = await make('Committed');
    await using host = await published(key);
    await writeFile(join(host.workDir, FILE), await home.gpg('--armor', '--export-secret-keys', key));
    const findings = await look(host);
    expect(flawsOf(findings)).toEqual(['error secret-inside']);
    expect(findings[0]?.message).toContain('HOLDS THE SECRET KEY');
    expect(findings[0]?.advice).toContain('key rotate');
    await mend(host, findings);
    expect(await readFile(join(host.workDir, FILE), 'utf8')).toContain('BEGIN PGP PUBLIC KEY BLOCK');
    expect(await look(host)).toEqual([]);
  });

  test('a kind of key that nothing accepts gets a successor of the same name', async () => {
    const key = await make('Small', {algorithm: 'rsa1024'});
    await using host = await published(key);
    const findings = await look(host);
    expect(flawsOf(findings)).toEqual(['error rsa-small']);
    await mend(host, findings);
    const all = await home.fingerprints('=Small <key@example.org>');
    const successor = all.find((fingerprint) => fingerprint !== key)!;
    await writeFile(join(host.workDir, FILE), await home.gpg('--armor', '--export', successor));
    expect(await look(host)).toEqual([]);
  });

  test('a key that was revoked as a whole is told with its reason', async () => {
    const key = await make('Revoked');
    await using host = await testHost(project);
    await edit(host, key, 'revkey', 'y', '2', 'see the new one', '', 'y', 'save');
    await writeFile(join(host.workDir, FILE), await home.gpg('--armor', '--export', key));
    const findings = await look(host);
    expect(flawsOf(findings)).toEqual(['error revoked']);
    expect(findings[0]?.message).toContain('see the new one');
  });
});
