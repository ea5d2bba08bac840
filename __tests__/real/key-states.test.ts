import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import type {KeyPart} from '../../src/model/key.ts';
import {memorySigner, type OpenKey, readOpenKeys} from '../../src/tools/openpgp/index.ts';
import {addStates, emptyZoo, type Zoo} from '../support/key-zoo.ts';

const NOW = Date.UTC(2026, 10, 22) / 1000;
const DATE = Date.UTC(2026, 9, 1) / 1000;

let zoo: Zoo;
beforeAll(async () => {
  zoo = await emptyZoo();
  await addStates(zoo);
});
afterAll(() => zoo.close());

const keyOf = async (user: string, now = NOW): Promise<OpenKey> =>
  (await readOpenKeys(await zoo.secret(`${user}@example.org`), user, now))[0]!;

const sign = async (user: string, part = 0, now = NOW): Promise<string> => {
  const key = await keyOf(user, now);
  const signer = await memorySigner(key, {part: key.facts.parts[part]!, passphrases: [], date: DATE, now});
  await signer.detached(Buffer.from('a'));
  return 'signed';
};

const refusal = (user: string, part = 0): Promise<string> =>
  sign(user, part).catch((error) => `${error.code}: ${error.message}`);

/** A part as gpg's own listing shows it: fingerprint, validity, creation, end and own capabilities. */
interface Listed {
  readonly fingerprint: string;
  readonly created: number;
  readonly expires: number | undefined;
  readonly revoked: boolean;
  readonly usages: string;
}

async function listed(): Promise<readonly Listed[]> {
  const rows = (await zoo.gpg('--with-colons', '--list-keys')).split('\n').map((line) => line.split(':'));
  return rows.flatMap((row, index) => {
    if (row[0] !== 'pub' && row[0] !== 'sub') return [];
    return [
      {
        fingerprint: rows[index + 1]![9]!,
        created: Number(row[5]),
        expires: row[6] ? Number(row[6]) : undefined,
        revoked: row[1] === 'r',
        usages: (row[11] ?? '').replace(/[A-Z]/g, '').split('').sort().join(''),
      },
    ];
  });
}

const LETTERS = {certify: 'c', sign: 's', encrypt: 'e', authenticate: 'a'} as const;

const told = ({fingerprint, created, expires, revoked, usages}: KeyPart): Listed => ({
  fingerprint,
  created,
  expires,
  revoked,
  usages: usages
    .map((usage) => LETTERS[usage])
    .sort()
    .join(''),
});

describe('the facts of a key', () => {
  test('are what gpg says of it, in every state', async () => {
    const all = await zoo.gpg('--armor', '--export');
    const keys = await readOpenKeys(all, 'all of them', Math.floor(Date.now() / 1000));
    const ours = keys.flatMap(({facts}) => facts.parts.map(told));
    expect(ours).toEqual(await listed());
    expect(ours.length).toBeGreaterThan(15);
  });

  test('leave revoked names out, and put the name that is meant first in no way', async () => {
    const {facts} = await keyOf('users');
    expect(facts.users).toHaveLength(2);
    expect(facts.users.join()).not.toContain('Second');
  });

  test('name the hash of what speaks for it, SHA-1 too', async () => {
    expect((await keyOf('sha1')).facts.parts[0].binding).toBe('sha1');
    expect((await keyOf('sha1-ed25519')).facts.parts[0]).toMatchObject({
      binding: 'sha1',
      usages: ['certify', 'sign'],
    });
    const [, subkey] = (await keyOf('signing-subkeys')).facts.parts;
    expect(subkey).toMatchObject({
      binding: 'sha512',
      backBinding: 'sha512',
      bound: Date.UTC(2025, 0, 2) / 1000,
    });
  });

  test('give the reason of a revocation', async () => {
    expect((await keyOf('revoked')).facts.parts[0]).toMatchObject({
      revoked: true,
      revocation: 'key is superseded: see the new one',
    });
    expect((await keyOf('revoked-subkey')).facts.parts[2]).toMatchObject({
      revoked: true,
      revocation: 'key has been compromised',
    });
  });

  test('are those of the moment that is asked for', async () => {
    const before = Date.UTC(2025, 0, 10) / 1000;
    const {facts} = await keyOf('extended', before);
    const lost = facts.parts[0];
    // gpg puts the new self-signature in place of the old one: before it, nothing speaks for the key.
    expect(lost.binding).toBeUndefined();
    expect(lost.bindingFault).toBe('missing');
    expect((await keyOf('extended')).facts.parts[0].bound).toBe(Date.UTC(2025, 0, 15) / 1000);
  });

  test('tell stubs from secrets', async () => {
    const [primary] = await zoo.fingerprints('signing-subkeys@example.org');
    const stub = await zoo.gpg('--armor', '--passphrase', '', '--export-secret-subkeys', primary);
    const [key] = await readOpenKeys(stub, 'stub', NOW);
    expect(key!.facts.parts.map(({secret}) => secret)).toEqual(['stub', 'open', 'open', 'open']);
    const signer = await memorySigner(key!, {
      part: key!.facts.parts[2]!,
      passphrases: [],
      date: DATE,
      now: NOW,
    });
    expect(await signer.detached(Buffer.from('a'))).toBeInstanceOf(Uint8Array);
    await expect(
      memorySigner(key!, {part: key!.facts.parts[0], passphrases: [], date: DATE, now: NOW}),
    ).rejects.toMatchObject({code: expect.stringMatching(/^key\/(?:stub|not-for-signing)$/)});
  });
});

describe('a signer refuses', () => {
  test.each([
    ['expired', 0, /^key\/expired: the key \w{40} expired on 2025-02-01$/],
    ['expired-subkey', 1, /^key\/expired: the subkey \w{40} expired on 2025-02-01$/],
    ['revoked', 0, /^key\/revoked: the key \w{40} is revoked \(key is superseded: see the new one\)$/],
    ['revoked-subkey', 2, /^key\/revoked: the subkey \w{40} is revoked/],
    ['encryption-only', 1, /^key\/encryption-only: the subkey \w{40} is for encryption only/],
    ['encryption-only', 0, /^key\/not-for-signing: /],
  ])('%s, part %d, in its own sentence', async (user, part, sentence) => {
    expect(await refusal(user, part)).toMatch(sentence);
  });

  test('nothing of a key that was expired and is extended', async () => {
    expect(await refusal('extended')).toBe('signed');
  });
});

describe('a locked key', () => {
  const locked = async (passphrases: readonly string[]): Promise<string> => {
    const text = await zoo.secret('locked@example.org', 'open sesame');
    const now = Math.floor(Date.now() / 1000);
    const [key] = await readOpenKeys(text, 'locked', now);
    const options = {part: key!.facts.parts[0], passphrases, date: DATE, now};
    const made = memorySigner(key!, options).then(async (signer) => {
      await signer.detached(Buffer.from('a'));
      return 'signed';
    });
    return made.catch((error) => `${error.code}: ${error.message}`);
  };

  test('opens with the right one of several passphrases, and says when none is right', async () => {
    expect(await locked(['close', 'open sesame'])).toBe('signed');
    expect(await locked(['shut it'])).toMatch(
      /^key\/passphrase: the passphrase does not open the key \w{40}$/,
    );
    expect(await locked(['shut it', 'close'])).toMatch(/^key\/passphrase: none of the passphrases opens/);
    expect(await locked([])).toMatch(/^key\/passphrase-missing: /);
  });
});
