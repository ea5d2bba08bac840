import {describe, expect, test} from '@jest/globals';
import {key} from '../../../src/commands/key.ts';
import {plan} from '../../../src/commands/plan.ts';
import {UserError} from '../../../src/model/errors.ts';
import {secret} from '../../../src/model/secret.ts';
import {reportText} from '../../../src/steps/report/index.ts';
import {type TestHost, testHost, testInputs} from '../../support/host.ts';
import {armored, smallKey} from '../../support/small-keys.ts';

const config = (sign: string) => `name: app
version: 1.0.0
arch: all
maintainer: Ann Example <ann@example.org>
description: An app
targets: [debian-13, rpm]
${sign}contents: [{src: app.sh, dst: /usr/bin/app}]
`;

const project = (
  sign = 'sign: {public_key: release.asc}\n',
  more: Readonly<Record<string, string>> = {},
) => ({
  'linux-pkg.yml': config(sign),
  'app.sh': 'echo app\n',
  ...more,
});

interface Given {
  readonly privateKey?: string;
  readonly passphrase?: string;
}

const inputsOf = (command: string, {privateKey, passphrase}: Given = {}) =>
  testInputs({
    command,
    keys: {
      privateKey: privateKey === undefined ? undefined : secret(privateKey),
      passphrase: passphrase === undefined ? undefined : secret(passphrase),
    },
  });

async function told(host: TestHost, given: Given = {}) {
  const report = await key(host, inputsOf('key', given));
  const flaws = (report.data as {findings: readonly {level: string; flaw: string}[]}).findings;
  return {
    report,
    errors: (report.problems ?? []).map(({message}) => message),
    flaws: flaws.map(({level, flaw}) => `${level} ${flaw}`),
  };
}

describe('the command key', () => {
  test('shows which part signs, for how long, and who accepts it', async () => {
    const made = await smallKey();
    await using host = await testHost(project(undefined, {'release.asc': armored(made.toPublic())}));
    const {report, flaws} = await told(host);
    expect(report.failed).toBe(false);
    expect(flaws).toEqual(['warning target', 'warning target']);
    const text = reportText(report);
    const subkey = made.subkeys[0]!.getFingerprint().toUpperCase();
    expect(text).toMatch(
      new RegExp(`${subkey} +ed25519 +2026-01-02 +never +yes +\\d+ of \\d+: not rocky-8, `),
    );
    expect(text).toContain('Example <example@example.org>');
    expect(host.warnings.map(({message}) => message).join('\n')).toContain('rocky-9');
    expect(host.warnings.every(({place}) => place?.line === 7)).toBe(true);
  });

  test('says that there is none, and how to come by one; an error only where signing is required', async () => {
    await using host = await testHost(project(''));
    const {report} = await told(host);
    expect(report.failed).toBe(false);
    expect(reportText(report)).toMatch(
      /^No key to look at: no key was given\n\nPackages stay unsigned\. Give one/,
    );
    await host.files(project('sign: required\n'));
    const atDesk = await told(host);
    expect(atDesk.report.failed).toBe(false);
    expect(host.warnings.at(-1)!.message).toContain('signing is required, and no key was given');
    const {report: needed, errors} = await told({...host, env: {...host.env, CI: 'true'}});
    expect(needed.failed).toBe(true);
    expect(errors).toEqual(['the config says that signing is required, and no key was given']);
    await host.files(project('sign: false\n'));
    expect((await told(host)).report.title).toBe('No key to look at: `sign: false` is in the config');
  });

  test('proves the passphrase, and never tells it', async () => {
    const made = await smallKey('Example', 'open sesame 1234');
    await using host = await testHost(project(undefined, {'release.asc': armored(made.toPublic())}));
    const privateKey = armored(made);
    const right = await told(host, {privateKey, passphrase: 'open sesame 1234'});
    expect(right.errors).toEqual([]);
    const wrong = await told(host, {privateKey, passphrase: 'close sesame 9876'});
    expect(wrong.report.failed).toBe(true);
    expect(wrong.flaws).toContain('error key/passphrase');
    expect(JSON.stringify([wrong, host.lines])).not.toMatch(/sesame/);
  });

  test('tells another key than the one that signs, both by name', async () => {
    const [one, other] = [await smallKey('One'), await smallKey('Other')];
    await using host = await testHost(project(undefined, {'release.asc': armored(one.toPublic())}));
    const {errors, flaws} = await told(host, {privateKey: armored(other)});
    expect(flaws.filter((flaw) => flaw.startsWith('error'))).toEqual(['error other-key']);
    const short = (made: typeof one) => made.getFingerprint().toUpperCase().slice(-16);
    expect(errors).toEqual([
      `the public key is not that of the key that signs: it holds ${short(one)}, and ${short(other)} signs`,
    ]);
  });

  test('shouts where the secret key lies in the public file', async () => {
    const made = await smallKey();
    await using host = await testHost(project(undefined, {'release.asc': armored(made)}));
    const {errors, flaws} = await told(host);
    expect(flaws).toEqual(['error secret-inside']);
    expect(errors[0]).toContain('release.asc HOLDS THE SECRET KEY');
    expect(JSON.stringify(host.lines)).not.toContain('BEGIN PGP');
  });

  test.each([
    ['is not there', {}],
    ['is a folder', {'release.asc/x': ''}],
    ['is empty', {'release.asc': ''}],
    ['is no OpenPGP key', {'release.asc': 'hello there\n'}],
  ])('tells of a file that %s, at its place in the config', async (what, files) => {
    await using host = await testHost(project(undefined, files));
    const {report, flaws} = await told(host);
    expect(flaws).toEqual(['error public-file']);
    expect(report.problems?.[0]?.message).toBe(`release.asc ${what}`);
    expect(report.problems?.[0]?.place).toMatchObject({file: 'linux-pkg.yml', line: 7});
  });

  test.each([
    ['/dev/zero', 'is no ordinary file'],
    ['long.asc', 'is far too long for a key'],
  ])('does not read what would never end: %s', async (path, what) => {
    await using host = await testHost(
      project(`sign: {public_key: ${path}}\n`, {'long.asc': 'x'.repeat(2 << 20)}),
    );
    expect((await told(host)).errors).toEqual([`${path} ${what}`]);
  });

  test('does not read a key file of nfpm that would never end', async () => {
    await using host = await testHost(project('deb: {signature: {key_file: /dev/zero}}\n'));
    expect((await told(host)).errors).toEqual(['/dev/zero cannot be read: it is no ordinary file']);
  });

  test('names the key that belongs into a file that is not there, and tells nobody to publish a secret one', async () => {
    const made = await smallKey();
    await using host = await testHost(project(undefined));
    const {report} = await told(host, {privateKey: armored(made)});
    expect(report.problems?.[0]?.hint).toMatch(
      new RegExp(`^gpg --armor --export ${made.getFingerprint().toUpperCase()} > release.asc `),
    );
    // Lengths that fit, and nothing in it that is a key.
    await host.files({'release.asc': Buffer.from([0x99, 0, 6, 4, 0, 0, 0, 0, 99]).toString('base64')});
    const {report: damaged} = await told(host);
    expect(damaged.problems?.[0]?.message).toContain('no OpenPGP key that can be read');
    expect(damaged.problems?.[0]?.hint).toMatch(/^gpg --armor --export FINGERPRINT prints a public key/);
  });

  test('spells out what a name has for the terminal and the runner', async () => {
    const made = await smallKey('\u001b[31mRed\u202e\n::error::no\r');
    await using host = await testHost(project(undefined, {'release.asc': armored(made.toPublic())}));
    const {report} = await told(host);
    expect(reportText(report)).toContain('\n  \\x1b[31mRed\\u202e\\n::error::no\\r <example@example.org>\n');
  });

  test('of an old key and its successor it is enough that one is in order', async () => {
    const [old, next] = [await smallKey('Old'), await smallKey('Next')];
    const revoked = await old.revoke({string: 'see the next'});
    const both = armored(revoked.toPublic()) + armored(next.toPublic());
    await using host = await testHost(project(undefined, {'release.asc': both}));
    const {report, flaws} = await told(host);
    expect(report.failed).toBe(false);
    expect(flaws).toContain('warning revoked');
    const ids = `sign: {public_key: release.asc, key_id: ${revoked.getFingerprint()}}\n`;
    await host.files(project(ids));
    expect((await told(host)).flaws).toEqual(['error revoked']);
  });

  test('runs neither git nor a command for the version', async () => {
    const made = await smallKey();
    await using host = await testHost(project(undefined, {'release.asc': armored(made.toPublic())}));
    const command = config('sign: {public_key: release.asc}\n').replace(
      'version: 1.0.0',
      'version: {from: command, command: [touch, ran]}',
    );
    await host.files({'linux-pkg.yml': command});
    const started: (readonly string[])[] = [];
    const watched = {
      ...host,
      run: (...given: Parameters<TestHost['run']>) => {
        started.push(given[0]);
        return host.run(...given);
      },
    };
    await key(watched, inputsOf('key', {privateKey: armored(made)}));
    expect(started).toEqual([]);
  });

  test('refuses words that it does not know', async () => {
    await using host = await testHost(project(''));
    const refused = key(host, testInputs({command: 'key', args: ['rotat']}));
    await expect(refused).rejects.toMatchObject({
      message: 'key takes no "rotat"',
      hint: 'did you mean key rotate?',
    });
  });
});

describe('plan', () => {
  test('throws all that is wrong with the public key, and warns of the rest', async () => {
    await using host = await testHost(project());
    await expect(plan(host, inputsOf('plan'))).rejects.toMatchObject({
      code: 'key/unfit',
      message: 'release.asc is not there',
    });
    const made = await smallKey();
    await host.files({'release.asc': armored(made.toPublic())});
    await plan(host, inputsOf('plan'));
    expect(host.warnings.map(({message}) => message).join('\n')).toContain('rocky-9');
  });

  test('proves the passphrase where the private key is at hand', async () => {
    const made = await smallKey('Example', 'open sesame 1234');
    await using host = await testHost(project(''));
    const given = {privateKey: armored(made), passphrase: 'wrong'};
    await expect(plan(host, inputsOf('plan', given))).rejects.toBeInstanceOf(UserError);
    await plan(host, inputsOf('plan', {...given, passphrase: 'open sesame 1234'}));
  });

  test('looks at the key that the sections of nfpm name, where it is here', async () => {
    const revoked = await (await smallKey()).revoke({string: 'lost'});
    await using host = await testHost(project('deb: {signature: {key_file: secret.asc}}\n'));
    await plan(host, inputsOf('plan'));
    await host.files({'secret.asc': armored(await smallKey('Example', 'open sesame 1234'))});
    await plan(host, inputsOf('plan'));
    await host.files({'secret.asc': armored(revoked)});
    await expect(plan(host, inputsOf('plan'))).rejects.toThrow('is revoked');
  });

  test('cannot know whether a later job has a key; that a pull request uses none it knows', async () => {
    await using host = await testHost(project('sign: required\n'));
    await plan(host, inputsOf('plan'));
    const inPullRequest = {...host, env: {...host.env, CI: 'true', GITHUB_EVENT_NAME: 'pull_request'}};
    await expect(plan(inPullRequest, inputsOf('plan'))).rejects.toThrow('pull request');
  });
});
