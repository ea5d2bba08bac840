import {execFileSync} from 'node:child_process';
import {mkdir, readdir, readFile, stat, symlink} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {secret} from '../../../src/model/secret.ts';
import {loadConfig} from '../../../src/steps/config/index.ts';
import {extendKey} from '../../../src/steps/key/extend.ts';
import {exportLine, exportSecretLine, extendLine, newKeyLine} from '../../../src/steps/key/gpg-lines.ts';
import {secretFilePlace, writeSecretFile} from '../../../src/steps/key/keyring-secret.ts';
import {rotateKey} from '../../../src/steps/key/rotate.ts';
import {refuseSubkey} from '../../../src/steps/key/rotate-subkey.ts';
import {readLasting} from '../../../src/steps/key/rotate-wish.ts';
import {timetable} from '../../../src/steps/key/timetable.ts';
import {armoredKeys, newKey, readOpenKeys, withSubkey} from '../../../src/tools/openpgp/index.ts';
import {readPage} from '../../support/docs.ts';
import {type TestHost, testHost, testInputs} from '../../support/host.ts';
import {DAY, keyOf, NOW} from '../../support/key-facts.ts';

describe('the timetable', () => {
  const rotation = {now: NOW, expires: undefined, revoked: false, old: ['OLD'], fresh: 'NEW', subkey: false};
  const short = (expires: number | undefined) =>
    timetable({...rotation, expires}).map(({date, keyId}) => `${date} ${keyId.join(',')}`);

  test('gives users ninety days for each step', () => {
    expect(short(undefined)).toEqual(['2026-11-22 OLD,NEW', '2027-02-20 NEW,OLD', '2027-05-21 NEW']);
    expect(short(NOW + 900 * DAY)).toEqual(short(undefined));
  });

  test('has the old key retired on the day before it ends', () => {
    expect(short(NOW + 100 * DAY)).toEqual(['2026-11-22 OLD,NEW', '2027-01-27 NEW,OLD', '2027-03-01 NEW']);
    expect(short(NOW + DAY)).toEqual(['2026-11-22 OLD,NEW', '2026-11-22 NEW,OLD', '2026-11-22 NEW']);
  });

  test.each([
    ['has expired', {expires: NOW}],
    ['is revoked', {revoked: true}],
  ])('is one step where the old key %s', (state, over) => {
    const stages = timetable({...rotation, ...over});
    expect(stages).toMatchObject([{date: '2026-11-22', keyId: ['NEW'], why: expect.stringContaining(state)}]);
  });
});

describe('how long a key lasts', () => {
  test.each([
    [undefined, 730],
    ['90d', 90],
    ['26w', 182],
    ['18m', 540],
    [' 10y ', 3650],
  ])('%s is %d days', (text, days) => {
    expect(readLasting(text).seconds).toBe(days * DAY);
  });

  test.each(['0', '0d', 'never', '2', '-1y', '11y', '2y; rm -rf /', '1e3d', '2027-01-01'])(
    '"%s" is refused',
    (text) => {
      expect(() => readLasting(text)).toThrow(expect.objectContaining({code: 'key/expires'}));
    },
  );
});

describe('a subkey', () => {
  const reason = (over: Parameters<typeof keyOf>[0]) => {
    try {
      refuseSubkey(keyOf({secret: 'open', ...over}), NOW);
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  };

  test('is made of a primary key whose secret is at hand and that is worth keeping', () => {
    expect(reason({})).toBeUndefined();
    expect(reason({secret: 'locked', expires: undefined, algorithm: 'ed25519'})).toBeUndefined();
  });

  test.each([
    [{secret: 'none'}, 'secret half was not given'],
    [{secret: 'stub'}, 'is a stub, whose secret half is kept elsewhere'],
    [{revoked: true}, 'is revoked'],
    [{expires: NOW - 1}, 'it expired on 2026-11-22'],
    [{expires: NOW + 20 * DAY}, 'a subkey ends with its key'],
    [{algorithm: 'dsa2048'}, 'dsa2048 is refused'],
    [{algorithm: 'rsa1024'}, 'rsa1024 is refused'],
    [{algorithm: 'brainpoolP256r1'}, 'brainpoolP256r1 is refused'],
    [{binding: 'sha1'}, 'by sha1'],
    [{binding: undefined}, 'no sound signature'],
  ] as const)('is refused of %j', (over, said) => {
    expect(reason(over)).toContain(said);
  });
});

describe('the file of the new secret key', () => {
  test('is its owner’s alone, and never written over another one', async () => {
    await using host = await testHost({'there.asc': 'x'});
    const path = await secretFilePlace(host, 'new.asc');
    await writeSecretFile(path, 'secret');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await expect(writeSecretFile(path, 'other')).rejects.toThrow('EEXIST');
    await expect(secretFilePlace(host, 'there.asc')).rejects.toMatchObject({code: 'key/secret-out'});
    await symlink('/nowhere/at-all', join(host.workDir, 'dangling'));
    await expect(writeSecretFile(join(host.workDir, 'dangling'), 'x')).rejects.toThrow('EEXIST');
  });

  test.each([
    ['no-folder/new.asc', 'is not there'],
    ['there.asc/new.asc', 'is no folder'],
    ['out/new.asc', 'output folder'],
    ['/dev/stdout', 'is there already'],
  ])('%s is refused: %s', async (path, said) => {
    await using host = await testHost({'there.asc': 'x', 'out/x': ''});
    await expect(secretFilePlace(host, path)).rejects.toThrow(said);
  });

  test('is not in a work tree of git, unless git ignores it; links into one are followed', async () => {
    await using host = await testHost({'.gitignore': 'private/\n', 'private/x': '', 'src/x': ''});
    execFileSync('git', ['init', '-q', host.workDir]);
    await using other = await testHost();
    await symlink(join(host.workDir, 'src'), join(other.workDir, 'link'));
    await expect(secretFilePlace(host, 'src/new.asc')).rejects.toThrow('git does not ignore it');
    await expect(secretFilePlace(other, 'link/new.asc')).rejects.toThrow('git does not ignore it');
    await expect(secretFilePlace(host, 'private/new.asc')).resolves.toMatch(/private\/new\.asc$/);
    await expect(secretFilePlace(other, 'new.asc')).resolves.toMatch(/new\.asc$/);
    await using blind = await testHost({'.git/HEAD': '', 'deep/x': ''}, {PATH: '/nowhere'});
    await expect(secretFilePlace(blind, 'deep/new.asc')).rejects.toThrow('work tree');
  });
});

const CONFIG = 'name: hello\nmaintainer: Team <t@example.org>\ndescription: Hello.\ntargets: [deb]\n';

describe('key rotate', () => {
  const rotated = async (host: TestHost, over: Parameters<typeof testInputs>[0]) => {
    const inputs = testInputs({command: 'key', args: ['rotate'], ...over});
    return rotateKey(host, await loadConfig(host, inputs), inputs);
  };
  const oldKeys = async () => {
    const key = await newKey({
      user: 'Example (of all) <e@example.org>',
      date: NOW - DAY,
      lasts: 300 * DAY,
      bits: 2048,
    });
    return {
      key,
      privateKey: secret(armoredKeys([key], 'secret')),
      fingerprint: key.facts.parts[0].fingerprint,
    };
  };

  test('dry-run writes nothing and makes no key', async () => {
    const {privateKey, key, fingerprint} = await oldKeys();
    await using host = await testHost({
      'linux-pkg.yml': `${CONFIG}sign: {public_key: keys.asc}\n`,
      'keys.asc': armoredKeys([key], 'public'),
    });
    const before = await readdir(host.workDir);
    const report = await rotated(host, {dryRun: true, keys: {privateKey, passphrase: undefined}});
    expect(report).toMatchObject({
      title: expect.stringMatching(/^Would make a new key/),
      data: {old: fingerprint, new: undefined},
    });
    expect(await readdir(host.workDir)).toEqual(before);
  });

  test('without a file for the secret, or for the keyring, nothing is made', async () => {
    const {privateKey, key} = await oldKeys();
    await using host = await testHost({'linux-pkg.yml': CONFIG});
    const keys = {privateKey, passphrase: undefined};
    await expect(rotated(host, {keys, rotation: {secretOut: 's.asc'}})).rejects.toMatchObject({
      code: 'key/public-out',
    });
    await expect(rotated(host, {keys, rotation: {publicOut: 'p.asc'}})).rejects.toMatchObject({
      code: 'key/secret-out',
    });
    await host.files({'p.asc': armoredKeys([key], 'secret')});
    await expect(
      rotated(host, {keys, rotation: {publicOut: 'p.asc', secretOut: 's.asc'}}),
    ).rejects.toMatchObject({
      code: 'key/secret',
    });
    expect((await readdir(host.workDir)).toSorted()).toEqual(['linux-pkg.yml', 'p.asc']);
  });

  test('a keyring that would never end is not read', async () => {
    const {privateKey} = await oldKeys();
    await using host = await testHost({'linux-pkg.yml': CONFIG});
    const rotation = {publicOut: '/dev/zero', secretOut: 's.asc'};
    await expect(rotated(host, {keys: {privateKey, passphrase: undefined}, rotation})).rejects.toMatchObject({
      code: 'key/public-file',
      message: expect.stringContaining('/dev/zero cannot be read: it is no ordinary file'),
    });
    expect(await readdir(host.workDir)).toEqual(['linux-pkg.yml']);
  });

  test('no key in the keyring is lost, and the secret is in no report and no log', async () => {
    const {privateKey, key, fingerprint} = await oldKeys();
    const other = await newKey({user: 'Other', date: NOW - DAY, bits: 2048});
    await using host = await testHost({
      'linux-pkg.yml': `${CONFIG}sign: {public_key: keys.asc, key_id: ${fingerprint}}\n`,
      'keys.asc': armoredKeys([other, key], 'public'),
    });
    await mkdir(join(host.workDir, 'safe'));
    const report = await rotated(host, {
      keys: {privateKey, passphrase: undefined},
      rotation: {secretOut: 'safe/s.asc'},
    });
    const fresh = (report.data as {new: string}).new;
    const fingerprints = async (path: string) =>
      (await readOpenKeys(await readFile(join(host.workDir, path), 'utf8'), path)).map(
        ({facts}) => facts.parts[0].fingerprint,
      );
    expect(await fingerprints('keys.asc')).toEqual([other.facts.parts[0].fingerprint, fingerprint, fresh]);
    expect(await readFile(join(host.workDir, 'keys.asc'), 'utf8')).not.toContain('PRIVATE');
    expect(await fingerprints('safe/s.asc')).toEqual([fingerprint, fresh]);
    const lines = (await readFile(join(host.workDir, 'safe/s.asc'), 'utf8'))
      .split('\n')
      .filter((line) => line.length === 64);
    const shown = JSON.stringify([report, host.lines]);
    expect(lines.filter((line) => shown.includes(line))).toEqual([]);
    expect(shown).toContain('gh secret set GPG_PRIVATE_KEY <');
  });

  test('where the keyring cannot be written, no secret is left behind', async () => {
    const {privateKey} = await oldKeys();
    await using host = await testHost({'linux-pkg.yml': CONFIG, 'a-file': ''});
    const rotation = {secretOut: 's.asc', publicOut: 'no/../a-file/keys.asc', subkey: true};
    const failed = await rotated(host, {keys: {privateKey, passphrase: undefined}, rotation}).catch(
      (error) => error,
    );
    expect(failed).toMatchObject({code: 'key/public-file', message: expect.stringContaining('ENOTDIR')});
    expect((await readdir(host.workDir)).toSorted()).toEqual(['a-file', 'linux-pkg.yml']);
  });

  test('the public file is enough for a new key, and a subkey ends with its key', async () => {
    const {key, privateKey} = await oldKeys();
    await using host = await testHost({
      'linux-pkg.yml': `${CONFIG}sign: {public_key: keys.asc}\n`,
      'keys.asc': armoredKeys([key], 'public'),
    });
    const fromPublic = await rotated(host, {dryRun: true, rotation: {expires: '1y'}});
    expect(fromPublic.title).toMatch(/^Would make a new key, until /);
    const subkey = await rotated(host, {
      dryRun: true,
      keys: {privateKey, passphrase: undefined},
      rotation: {subkey: true},
    });
    expect((subkey.data as {expires: number}).expires).toBe(key.facts.parts[0].expires);
    await expect(rotated(host, {rotation: {subkey: true}})).rejects.toMatchObject({code: 'key/no-subkey'});
  });

  test('a key that has expired is replaced at once, and said to have expired', async () => {
    const key = await newKey({user: 'Late', date: 1_600_000_000, lasts: 300 * DAY, bits: 2048});
    await using host = await testHost({'linux-pkg.yml': `${CONFIG}sign: {public_key: keys.asc}\n`});
    const keys = {privateKey: secret(armoredKeys([key], 'secret')), passphrase: undefined};
    const report = await rotated(host, {dryRun: true, keys});
    expect(report.data).toMatchObject({stages: [{keyId: ['NEW']}]});
    expect(report.notes.join(' ')).toContain('The old key expired on 2021-07-10');
    await expect(rotated(host, {dryRun: true, keys, rotation: {subkey: true}})).rejects.toMatchObject({
      message: expect.stringContaining('it expired on 2021-07-10'),
    });
  });

  test('without any key it says what to give, and with gpg, that gpg makes the next one', async () => {
    await using host = await testHost({'linux-pkg.yml': `${CONFIG}sign: {public_key: keys.asc}\n`});
    await expect(rotated(host, {dryRun: true})).rejects.toMatchObject({code: 'key/none'});
    await host.files({'linux-pkg.yml': `${CONFIG}sign: {with: gpg, key_id: ${'A'.repeat(40)}}\n`});
    await expect(rotated(host, {dryRun: true})).rejects.toMatchObject({code: 'key/gpg'});
  });

  test('a rotation that is under way is finished first', async () => {
    const {privateKey, fingerprint} = await oldKeys();
    await using host = await testHost({
      'linux-pkg.yml': `${CONFIG}sign: {public_key: keys.asc, key_id: [${fingerprint}, ${'A'.repeat(40)}]}\n`,
    });
    await expect(
      rotated(host, {keys: {privateKey, passphrase: undefined}, rotation: {secretOut: 's.asc'}}),
    ).rejects.toMatchObject({code: 'key/rotating'});
  });
});

describe('key extend', () => {
  test('names every key that signs, subkeys that have ended by themselves, and keeps the others of the file', async () => {
    const [first, second, other] = await Promise.all(
      ['First', 'Second', 'Other'].map((user) => newKey({user, date: NOW - DAY, bits: 2048})),
    );
    const over = await withSubkey(first!, {date: NOW - DAY, lasts: 60, passphrase: undefined, bits: 2048});
    const [one, two, three] = [over, second!, other!].map(({facts}) => facts.parts[0].fingerprint);
    await using host = await testHost({
      'linux-pkg.yml': `${CONFIG}sign: {public_key: keys.asc, key_id: [${one}!, ${two}]}\n`,
      'keys.asc': armoredKeys([over, second!, other!], 'public'),
    });
    const inputs = testInputs({command: 'key', args: ['extend'], rotation: {expires: '26w'}});
    const {next} = await extendKey(host, await loadConfig(host, inputs), inputs);
    expect(next).toEqual([
      'gpg --import ./keys.asc',
      extendLine(one!, '26w'),
      extendLine(one!, `26w ${over.facts.parts[1]!.fingerprint}`),
      extendLine(two!, '26w'),
      exportLine(`${one} ${two} ${three}`, 'keys.asc'),
      `${exportSecretLine(`${one} ${two}`)} | gh secret set GPG_PRIVATE_KEY`,
    ]);
  });
});

test('docs/key-rotation.md has the lines as they are printed', async () => {
  const page = await readPage('docs/key-rotation.md');
  const lines = [
    extendLine('FINGERPRINT'),
    `${extendLine('FINGERPRINT')} '*'`,
    exportLine('FINGERPRINT', 'signing-keys.asc'),
    `${exportSecretLine('FINGERPRINT')} | gh secret set GPG_PRIVATE_KEY`,
    newKeyLine('Example Team <team@example.org>'),
    exportLine('OLD NEW', 'signing-keys.asc'),
  ];
  expect(lines.filter((line) => !page.includes(`    ${line}\n`))).toEqual([]);
});
