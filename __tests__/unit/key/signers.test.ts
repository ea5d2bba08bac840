import {beforeAll, describe, expect, test} from '@jest/globals';
import type {PrivateKey} from 'openpgp';
import {UserError} from '../../../src/model/errors.ts';
import {secret} from '../../../src/model/secret.ts';
import {openSigners} from '../../../src/steps/key/signers.ts';
import {problemText} from '../../../src/tools/log.ts';
import {verifyDetached} from '../../../src/tools/openpgp/index.ts';
import {loadWith, RIGHT} from '../../support/config.ts';
import {testHost, testInputs} from '../../support/host.ts';
import {armored, smallKey} from '../../support/small-keys.ts';

const DATE = Date.UTC(2026, 0, 5) / 1000;

let one: PrivateKey;
let two: PrivateKey;
let locked: PrivateKey;
beforeAll(async () => {
  one = await smallKey('One');
  two = await smallKey('Two');
  locked = await smallKey('Locked', 'open sesame');
});

interface Given {
  readonly sign?: string;
  readonly key?: string;
  readonly passphrase?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly date?: number;
}

/** What comes of it: the fingerprints, `unsigned: why`, or the problems. */
async function opened({
  sign = '',
  key,
  passphrase,
  files = {},
  env = {},
  date = DATE,
}: Given): Promise<string> {
  await using host = await testHost({'linux-pkg.yml': `${RIGHT}${sign}`, ...files}, env);
  const config = await loadWith(host);
  if (typeof config === 'string') throw new Error(config);
  const keys = {
    privateKey: key === undefined ? undefined : secret(key),
    passphrase: passphrase === undefined ? undefined : secret(passphrase),
  };
  try {
    const {signers, unsigned} = await openSigners(host, config, testInputs({keys}), {date});
    if (unsigned) return `unsigned: ${unsigned}`;
    for (const {detached, publicKey, fingerprint} of signers) {
      const packet = await detached(Buffer.from('content'));
      expect(await verifyDetached(Buffer.from('content'), packet, publicKey)).toEqual([fingerprint]);
      expect(publicKey).toContain('PUBLIC KEY BLOCK');
    }
    return [
      ...signers.map(({fingerprint}) => fingerprint),
      ...host.warnings.map(({message}) => message),
    ].join('\n');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const text = [error.code, ...error.problems.map(problemText)].join('\n');
    if (passphrase) expect(text).not.toContain(passphrase);
    return text;
  }
}

const print = (key: PrivateKey, part = 1): string => key.getKeys()[part]!.getFingerprint().toUpperCase();
const both = (): string => `${armored(one)}${armored(two)}`;

describe('which keys sign', () => {
  test('none, when the config says so, whatever key is there', async () => {
    expect(await opened({sign: 'sign: false\n', key: 'no key at all'})).toBe(
      'unsigned: `sign: false` is in the config',
    );
  });

  test('none without a key; where signing is required, that is an error at its line', async () => {
    expect(await opened({})).toBe('unsigned: no key was given');
    expect(await opened({sign: 'sign: required\n'})).toMatch(
      /^key\/required\nlinux-pkg\.yml:5:\d+: the config says that signing is required, and no key was given/,
    );
    expect(await opened({sign: 'sign: {required: true}\n'})).toMatch(/^key\/required\nlinux-pkg\.yml:5:/);
  });

  test.each(['pull_request', 'pull_request_target', 'pull_request_review'])('none in a %s', async (event) => {
    const env = {GITHUB_EVENT_NAME: event};
    expect(await opened({key: armored(one), env})).toBe(
      'unsigned: the key is not used in the run of a pull request',
    );
    expect(await opened({sign: 'sign: required\n', key: armored(one), env})).toMatch(/^key\/required\n/);
  });

  test('the newest subkey that signs of the only key', async () => {
    expect(await opened({key: armored(one)})).toBe(print(one));
    expect(await opened({key: armored(one), env: {GITHUB_EVENT_NAME: 'push'}})).toBe(print(one));
  });

  test('the same key given twice, or with its public half, is one key', async () => {
    expect(await opened({key: `${armored(one.toPublic())}${armored(one)}${armored(one)}`})).toBe(print(one));
  });

  test('two keys without a name are an error that shows both', async () => {
    const text = await opened({key: both()});
    expect(text).toMatch(/^key\/two\n/);
    expect(text).toContain(`    - ${print(one, 0)}  # One <example@example.org>`);
    expect(text).toContain(`    - ${print(two, 0)}  # Two <example@example.org>`);
  });

  test('those that are named, in their order', async () => {
    const sign = `sign: {key_id: ['${print(two, 0)}', '${print(one, 0)}!']}\n`;
    expect(await opened({sign, key: both()})).toBe(`${print(two)}\n${print(one, 0)}`);
    expect(await opened({sign: `sign: {key_id: '${print(two).slice(-16)}'}\n`, key: both()})).toBe(
      print(two),
    );
  });

  test('one that is not there is told at its place, with those that are', async () => {
    const text = await opened({sign: `sign:\n  key_id: '${print(two)}'\n`, key: armored(one)});
    expect(text).toMatch(/^key\/unknown\nlinux-pkg\.yml:6:/);
    expect(text).toContain(print(one));
  });

  test('a key that lost its line breaks signs, with a warning', async () => {
    expect(await opened({key: armored(one).replace(/\n+/g, ' ')})).toBe(
      `${print(one)}\nthe key given as gpg-private-key has lost its line breaks; they were put back`,
    );
  });
});

describe('a passphrase', () => {
  test('opens the key, alone or in its line; one that nobody needs does no harm', async () => {
    const key = armored(locked);
    expect(await opened({key, passphrase: 'open sesame'})).toBe(print(locked));
    expect(await opened({key, passphrase: 'open sesame\n'})).toBe(print(locked));
    expect(await opened({key, passphrase: 'first\r\nopen sesame\r\n'})).toBe(print(locked));
    expect(await opened({key: armored(one), passphrase: 'open sesame'})).toBe(print(one));
  });

  test('that is wrong or missing is told, each in its own sentence', async () => {
    const key = armored(locked);
    expect(await opened({key, passphrase: 'shut it'})).toMatch(
      new RegExp(`^key/passphrase\nthe passphrase does not open the key ${print(locked)}`),
    );
    expect(await opened({key})).toMatch(/^key\/passphrase-missing\n/);
  });
});

describe('the public key that users get', () => {
  const sign = 'sign: {public_key: keys/release.asc}\n';

  test('must hold what signs', async () => {
    const files = {'keys/release.asc': armored(one.toPublic())};
    expect(await opened({sign, key: armored(one), files})).toBe(print(one));
    expect(await opened({sign, key: armored(two), files})).toMatch(
      new RegExp(
        `^key/other-public\nlinux-pkg.yml:5:\\d+: keys/release.asc does not hold ${print(two)}, which signs[^]*gpg --armor --export ${print(two, 0)} > keys/release.asc`,
      ),
    );
  });

  test('is no secret one, and is there', async () => {
    expect(await opened({sign, key: armored(one), files: {'keys/release.asc': armored(one)}})).toMatch(
      /^key\/secret\n/,
    );
    expect(await opened({sign, key: armored(one)})).toMatch(
      /^key\/public-file\nlinux-pkg\.yml:5:\d+: keys\/release\.asc cannot be read: ENOENT/,
    );
  });
});

describe("nfpm's own key file", () => {
  const sign =
    'deb: {signature: {key_file: keys/secret.asc}}\nrpm: {signature: {key_file: keys/secret.asc}}\n';
  const files = () => ({'keys/secret.asc': armored(locked)});

  test('signs where no other key is given, opened by its variables', async () => {
    const env = {NFPM_PASSPHRASE: 'open sesame'};
    expect(await opened({sign, files: files(), env})).toBe(print(locked));
    expect(await opened({sign, files: files(), env: {NFPM_DEB_PASSPHRASE: 'open sesame'}})).toBe(
      print(locked),
    );
    expect(await opened({sign, files: files(), env, key: armored(one)})).toBe(print(one));
    expect(await opened({sign, files: files()})).toMatch(/^key\/passphrase-missing\n/);
    expect(await opened({sign, env})).toMatch(
      /^key\/file\nlinux-pkg\.yml:5:\d+: keys\/secret\.asc cannot be read/,
    );
  });

  test('is one for every format', async () => {
    expect(await opened({sign: sign.replace('keys/secret.asc}', 'keys/other.asc}'), files: files()})).toMatch(
      /^key\/two\ndeb\.signature\.key_file and rpm\.signature\.key_file name different keys/,
    );
  });

  test('may name its key', async () => {
    const own = `deb: {signature: {key_file: all.asc, key_id: '${print(two).slice(-16)}'}}\n`;
    expect(await opened({sign: own, files: {'all.asc': both()}})).toBe(print(two));
  });
});

describe('the time of a signature', () => {
  test('is never in the future', async () => {
    const date = Math.floor(Date.now() / 1000) + 86_400;
    expect(await opened({key: armored(one), date})).toMatch(/^key\/future\nthe version's date is 2\d/);
  });
});
