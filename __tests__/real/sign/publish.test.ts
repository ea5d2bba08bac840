import {createHash} from 'node:crypto';
import {chmod, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {beforeAll, describe, expect, test} from '@jest/globals';
import {runCommand} from '../../../src/commands/run.ts';
import type {Report} from '../../../src/model/report.ts';
import {type KeyInputs, secret} from '../../../src/model/secret.ts';
import {throwAwayKey} from '../../../src/tools/openpgp/index.ts';
import {type TestHost, testHost, testInputs} from '../../support/host.ts';

const CONFIG = `name: hello
version: 1.0.0-rc.1
arch: all
maintainer: Example Team <team@example.org>
description: Says hello.
license: MIT
targets: [deb, rpm]
contents: [{src: hello, dst: /usr/bin/hello, file_info: {mode: 0755}}]
`;

const BORN = 1_700_000_000;

let armored = '';
let publicKey = '';
let keys: KeyInputs;

beforeAll(async () => {
  const key = await throwAwayKey(BORN);
  armored = key.inner.armor();
  publicKey = key.publicKey;
  keys = {privateKey: secret(armored), passphrase: undefined};
});

/** A project that has been built, with gpg and rpm knowing the key. */
async function built(config = CONFIG) {
  const host = await testHost(
    {'linux-pkg.yml': config, hello: '#!/bin/sh\necho hello\n', 'key.asc': publicKey},
    {SOURCE_DATE_EPOCH: String(BORN + 86_400)},
  );
  await chmod(join(host.workDir, 'hello'), 0o755);
  await runCommand(host, testInputs());
  return host;
}

const publish = (host: TestHost, over: Parameters<typeof testInputs>[0] = {}): Promise<Report> =>
  runCommand(host, testInputs({command: 'publish', keys, ...over}));

const digests = async (host: TestHost): Promise<Record<string, string>> => {
  const found: Record<string, string> = {};
  for (const name of (await readdir(host.outDir)).sort())
    found[name] = createHash('sha256')
      .update(await readFile(join(host.outDir, name)))
      .digest('hex');
  return found;
};

/** What gpg says of a file and its signature, with the key and nothing else in its keyring. */
async function gpgVerify(host: TestHost, signature: string, file: string): Promise<boolean> {
  const home = join(host.workDir, 'gnupg');
  await mkdir(home, {recursive: true, mode: 0o700});
  const keyring = join(home, 'key.gpg');
  await host.run(['gpg', '--homedir', home, '--batch', '--yes', '--dearmor', '-o', keyring, 'key.asc']);
  return host.run(['gpgv', '--homedir', home, '--keyring', keyring, signature, file]).then(
    () => true,
    () => false,
  );
}

const DEB = 'hello_1.0.0~rc.1_all.deb';
const RPM = 'hello-1.0.0~rc.1-1.noarch.rpm';

describe('publish with a key', () => {
  test('signs each rpm inside, every file beside itself, and the checksums of names as they are after upload', async () => {
    await using host = await built();
    const report = await publish(host);
    expect(report.notes[0]).toMatch(/^Signed by rsa\d+ [0-9A-F]{40}\.$/);
    expect(await readdir(host.outDir)).toEqual([
      'SHA256SUMS',
      'SHA256SUMS.asc',
      'artifacts.json',
      RPM,
      `${RPM}.asc`,
      DEB,
      `${DEB}.asc`,
    ]);
    for (const file of [DEB, RPM, 'SHA256SUMS'])
      expect(await gpgVerify(host, join(host.outDir, `${file}.asc`), join(host.outDir, file))).toBe(true);
    const db = ['--dbpath', join(host.workDir, 'rpmdb')];
    await host.run(['rpmkeys', ...db, '--import', 'key.asc']);
    const {stdout} = await host.run(['rpmkeys', ...db, '-Kv', join(host.outDir, RPM)]);
    expect(stdout).toMatch(/Header V4 RSA\/SHA512 Signature, key ID [0-9a-f]+: OK/);
    const after = await digests(host);
    expect((await readFile(join(host.outDir, 'SHA256SUMS'), 'utf8')).split('\n')).toEqual([
      `${after[RPM]}  hello-1.0.0.rc.1-1.noarch.rpm`,
      `${after[DEB]}  hello_1.0.0.rc.1_all.deb`,
      '',
    ]);
    const outputs = JSON.parse(report.outputs['artifacts']!) as {name: string; signed?: boolean}[];
    expect(
      outputs
        .filter(({signed}) => signed)
        .map(({name}) => name)
        .sort(),
    ).toEqual([RPM, DEB].sort());
  });

  test('gives the same bytes when it is run again, and when it is built and signed again', async () => {
    await using host = await built();
    await publish(host);
    const first = await digests(host);
    await publish(host);
    expect(await digests(host)).toEqual(first);
    await runCommand(host, testInputs());
    expect(Object.keys(await digests(host))).toEqual(['artifacts.json', RPM, DEB]);
    await publish(host);
    expect(await digests(host)).toEqual(first);
  });

  test('all does the same in one go', async () => {
    await using host = await built();
    await publish(host);
    const first = await digests(host);
    await rm(host.outDir, {recursive: true});
    await runCommand(host, testInputs({command: 'all', keys}));
    expect(await digests(host)).toEqual(first);
  });

  test('a file of which a byte is flipped is refused', async () => {
    await using host = await built();
    await publish(host);
    for (const name of [DEB, RPM, 'SHA256SUMS']) {
      const path = join(host.outDir, name);
      const bytes = await readFile(path);
      bytes[bytes.length >> 1]! ^= 1;
      await writeFile(path, bytes);
      expect(await gpgVerify(host, `${path}.asc`, path)).toBe(false);
    }
  });

  test('a dry run writes nothing', async () => {
    await using host = await built();
    const before = await digests(host);
    const report = await publish(host, {dryRun: true});
    expect(report.notes[0]).toBe('A dry run: nothing was written and nothing uploaded.');
    expect(await digests(host)).toEqual(before);
  });

  test('a package that cannot be signed leaves everything as it was', async () => {
    await using host = await built();
    const path = join(host.outDir, RPM);
    const bytes = await readFile(path);
    // The header digest still stands in the signature header, and is wrong now.
    bytes[4700]! ^= 1;
    await writeFile(path, bytes);
    const listing = join(host.outDir, 'artifacts.json');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const text = await readFile(listing, 'utf8');
    const said = (JSON.parse(text) as {artifacts: {name: string; sha256: string}[]}).artifacts;
    await writeFile(listing, text.replace(said.find(({name}) => name === RPM)!.sha256, sha256));
    const before = await digests(host);
    await expect(publish(host)).rejects.toThrow();
    expect(await digests(host)).toEqual(before);
  });
});

describe('publish without a key', () => {
  test('leaves packages unsigned, says so, and takes older signatures away', async () => {
    await using host = await built();
    await publish(host);
    await runCommand(host, testInputs());
    const report = await publish(host, {keys: {privateKey: undefined, passphrase: undefined}});
    expect(report.notes[0]).toBe('Not signed: no key was given.');
    expect(Object.keys(await digests(host))).toEqual(['SHA256SUMS', 'artifacts.json', RPM, DEB]);
  });
});
