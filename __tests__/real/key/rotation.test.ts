import {execFile} from 'node:child_process';
import {chmod, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {secret} from '../../../src/model/secret.ts';
import {loadConfig} from '../../../src/steps/config/index.ts';
import {extendKey} from '../../../src/steps/key/extend.ts';
import {rotateKey} from '../../../src/steps/key/rotate.ts';
import {openSigners} from '../../../src/steps/key/signers.ts';
import {armoredKeys, newKey, readOpenKeys} from '../../../src/tools/openpgp/index.ts';
import {type GpgHome, gpgHome} from '../../support/gpg-home.ts';
import {type TestHost, testHost, testInputs} from '../../support/host.ts';

const start = promisify(execFile);
const USER = "Example's Team (all of it) <team@example.org>";
const PASSPHRASE = 'open, sesame';

let home: GpgHome;
let old: string;
let oldSecret: string;

beforeAll(async () => {
  home = await gpgHome();
  old = await home.newKey(USER, 'rsa2048', PASSPHRASE);
  oldSecret = await home.gpg(...loopback(PASSPHRASE), '--armor', '--export-secret-keys', old);
});

afterAll(async () => {
  await home[Symbol.asyncDispose]();
});

const loopback = (passphrase: string) => ['--pinentry-mode', 'loopback', '--passphrase', passphrase];

const keys = {
  get privateKey() {
    return secret(oldSecret);
  },
  passphrase: secret(PASSPHRASE),
};

const configText = (sign: object) =>
  `name: hello\nmaintainer: Team <t@example.org>\ndescription: Hello.\ntargets: [deb]\nsign: ${JSON.stringify(sign)}\n`;

async function rotated(host: TestHost, rotation: object) {
  const inputs = testInputs({command: 'key', args: ['rotate'], keys, rotation});
  const report = await rotateKey(host, await loadConfig(host, inputs), inputs);
  return report.data as {readonly new: string; readonly publicKey: string; readonly secretOut: string};
}

describe('key rotate', () => {
  let host: TestHost;
  let made: Awaited<ReturnType<typeof rotated>>;

  beforeAll(async () => {
    host = await testHost({'linux-pkg.yml': configText({public_key: 'keys.asc'})});
    made = await rotated(host, {secretOut: 'new.asc', expires: '18m'});
  });

  afterAll(async () => {
    await host[Symbol.asyncDispose]();
  });

  test('makes a key that gpg takes: RSA-4096, SHA-512, sign and certify, the same name, the same passphrase', async () => {
    await using other = await gpgHome();
    await other.gpg('--import', made.secretOut);
    const listed = await other.gpg('--with-colons', '--list-secret-keys', made.new);
    expect(listed).toMatch(/^sec:[^:]*:4096:1:.*:scSC:/m);
    expect(listed).toContain(USER);
    const lasts = /^sec:(?:[^:]*:){4}(\d+):(\d+):/m.exec(listed)!;
    expect((Number(lasts[2]) - Number(lasts[1])) / 86_400).toBe(540);
    await writeFile(join(other.path, 'x'), 'x');
    await expect(
      other.gpg(...loopback('wrong'), '-u', made.new, '--detach-sign', join(other.path, 'x')),
    ).rejects.toThrow();
    await other.gpg(...loopback(PASSPHRASE), '-u', made.new, '--detach-sign', join(other.path, 'x'));
    const packets = await other.gpg('--list-packets', join(host.workDir, 'keys.asc'));
    expect(packets.match(/digest algo (\d+)/g)!.at(-1)).toBe('digest algo 10');
    expect((await other.fingerprints('team@example.org')).toSorted()).toEqual([old, made.new].toSorted());
  });

  test('both sign from then on, in the order that the timetable says', async () => {
    const privateKey = secret(await readFile(made.secretOut, 'utf8'));
    await writeFile(
      join(host.workDir, 'linux-pkg.yml'),
      configText({public_key: 'keys.asc', key_id: [old, made.new]}),
    );
    const inputs = testInputs({keys: {privateKey, passphrase: keys.passphrase}});
    const {signers} = await openSigners(host, await loadConfig(host, inputs), inputs, {date: 0});
    expect(signers.map(({fingerprint}) => fingerprint)).toEqual([old, made.new]);
  });
});

describe('a subkey', () => {
  test('is bound by SHA-512 both ways, and all that was in the key stays', async () => {
    await using host = await testHost({'linux-pkg.yml': configText({public_key: 'keys.asc'})});
    const made = await rotated(host, {secretOut: 'new.asc', subkey: true});
    await using other = await gpgHome();
    await other.gpg('--import', made.secretOut);
    expect(await other.fingerprints(old)).toEqual([old, made.new]);
    expect(await other.gpg('--with-colons', '--check-signatures', old)).not.toMatch(/^(?:sig|rev):[-?%]/m);
    const packets = await other.gpg('--list-packets', join(host.workDir, 'keys.asc'));
    const binding = packets.slice(packets.indexOf('sigclass 0x18'));
    expect(binding).toMatch(/^sigclass 0x18\n\tdigest algo 10,/);
    expect(binding).toMatch(/subpkt 32 .*signature: v4, class 0x19, algo 1, digest algo 10/);
    await writeFile(join(other.path, 'x'), 'hello');
    await other.gpg(...loopback(PASSPHRASE), '-u', `${made.new}!`, '--detach-sign', join(other.path, 'x'));
    expect(
      await other.gpg('--status-fd', '1', '--verify', join(other.path, 'x.sig'), join(other.path, 'x')),
    ).toContain(`VALIDSIG ${made.new}`);
  });

  test('is refused of a stub, with the way out', async () => {
    await home.gpg(...loopback(PASSPHRASE), '--quick-add-key', old, 'ed25519', 'sign', '1y');
    const stub = await home.gpg(...loopback(PASSPHRASE), '--armor', '--export-secret-subkeys', old);
    await using host = await testHost({'linux-pkg.yml': configText({public_key: 'keys.asc'})});
    const inputs = testInputs({
      keys: {privateKey: secret(stub), passphrase: keys.passphrase},
      rotation: {secretOut: 'new.asc', subkey: true},
    });
    const config = await loadConfig(host, inputs);
    await expect(rotateKey(host, config, inputs)).rejects.toMatchObject({
      code: 'key/no-subkey',
      message: expect.stringContaining('is a stub'),
      hint: expect.stringContaining('--subkey'),
    });
  });
});

describe('key extend', () => {
  test('its lines, run as they stand, move the end of key and subkeys, and lose no key of the file', async () => {
    await using mine = await gpgHome();
    const fingerprint = await mine.newKey('Ends <ends@example.org>', 'rsa2048');
    await mine.newSubkey(fingerprint, 'ed25519');
    const other = await newKey({user: 'Other', date: 1_700_000_000, bits: 2048});
    const file = 'it\'s $(touch pwned) & "co"/keys.asc';
    await using host = await testHost(
      {
        'linux-pkg.yml': configText({public_key: file, key_id: fingerprint}),
        [file]: `${await mine.gpg('--armor', '--export', fingerprint)}${armoredKeys([other], 'public')}`,
        'bin/gh': '#!/bin/sh\necho "$@" > gh-args\ncat > gh-secret\n',
      },
      mine.env,
    );
    await chmod(join(host.workDir, 'bin/gh'), 0o755);
    const inputs = testInputs({
      command: 'key',
      args: ['extend'],
      keys: {
        privateKey: secret(await mine.gpg('--armor', '--export-secret-keys', fingerprint)),
        passphrase: undefined,
      },
      rotation: {expires: '3y'},
    });
    const before = await readFile(join(host.workDir, file), 'utf8');
    const report = await extendKey(host, await loadConfig(host, inputs), inputs);
    expect(await readFile(join(host.workDir, file), 'utf8')).toBe(before);
    const PATH = `${join(host.workDir, 'bin')}:${mine.env['PATH']}`;
    await start('sh', ['-e', '-c', report.next.join('\n')], {cwd: host.workDir, env: {...mine.env, PATH}});
    const named = await readOpenKeys(await readFile(join(host.workDir, file), 'utf8'), 'the file');
    expect(named.map(({facts}) => facts.parts[0].fingerprint).toSorted()).toEqual(
      [fingerprint, other.facts.parts[0].fingerprint].toSorted(),
    );
    const years = named
      .filter(({facts}) => facts.parts[0].fingerprint === fingerprint)
      .flatMap(({facts}) =>
        facts.parts.map(({expires}) => Math.round((expires! * 1000 - Date.now()) / 31_536_000_000)),
      );
    expect(years).toEqual([3, 3]);
    expect(await readFile(join(host.workDir, 'gh-args'), 'utf8')).toBe('secret set GPG_PRIVATE_KEY\n');
    const [stored] = await readOpenKeys(
      await readFile(join(host.workDir, 'gh-secret'), 'utf8'),
      'the secret',
    );
    expect(stored!.facts.parts).toMatchObject([{secret: 'open'}, {secret: 'open'}]);
    await expect(readFile(join(host.workDir, 'pwned'))).rejects.toThrow('ENOENT');
  });
});
