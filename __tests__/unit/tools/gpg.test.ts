import {chmod, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {ToolError} from '../../../src/model/errors.ts';
import {explained} from '../../../src/tools/gpg/errors.ts';
import {gpgSigner} from '../../../src/tools/gpg/index.ts';
import {findSecretPart, readListing, type SecretPart} from '../../../src/tools/gpg/keys.ts';
import {signatureOf} from '../../../src/tools/gpg/packet.ts';
import {testHost} from '../../support/host.ts';

const [KEY, SUB, OLD, CARD] = ['A', 'B', 'C', 'D'].map((digit) => digit.repeat(40)) as [
  string,
  string,
  string,
  string,
];
const NOW = 1_800_000_000;

const line = (kind: string, {state = 'u', created = 1, expires = '', caps = 's', token = '+'}) =>
  `${kind}:${state}:4096:1:0:${created}:${expires}:::::${caps}:::${token}::::`;

const listing = (...parts: readonly (readonly [string, string])[]) =>
  parts.map(([record, fingerprint]) => `${record}\nfpr:::::::::${fingerprint}:\ngrp:::::::::FF:`).join('\n');

describe('what gpg lists', () => {
  const text = listing(
    [line('sec', {caps: 'scSC', token: '#'}), KEY],
    [line('ssb', {created: 5}), SUB],
    [line('ssb', {created: 9, expires: String(NOW - 1)}), OLD],
    [line('ssb', {created: 2, token: 'D2760001240100000006123456780000'}), CARD],
  );
  const keys = readListing(`tru::1:2:3\n${text}\nuid:u::::1::X::A <a@example.org>:\n`);
  const find = (id: string) => findSecretPart(keys, id, NOW).part.fingerprint;

  test('is read with stubs and cards', () => {
    expect(keys).toHaveLength(1);
    expect(keys[0]!.map(({secret}) => secret)).toEqual([
      'stub',
      'here',
      'here',
      {card: 'D2760001240100000006123456780000'},
    ]);
  });

  test('the newest part that can sign does; a subkey by its own name, whatever its spelling', () => {
    expect(find(KEY)).toBe(SUB);
    expect(find(CARD)).toBe(CARD);
    expect(find('0xdddd dddd dddd dddd')).toBe(CARD);
  });

  test.each([
    [`${KEY}!`, 'key/unusable', 'is only a stub'],
    [OLD, 'key/expired', 'expired on 2027-01-15'],
    ['E'.repeat(40), 'key/unknown', `it has ${KEY}, ${SUB}, ${OLD}, ${CARD}`],
    ['DDDDDDDD', 'key/fingerprint', 'is no fingerprint'],
    ['--yes', 'key/fingerprint', 'is no fingerprint'],
  ])('%s is refused: %s', (id, code, said) => {
    expect(() => find(id)).toThrow(expect.objectContaining({code, message: expect.stringContaining(said)}));
  });
});

describe('why gpg does not sign', () => {
  const part = (secret: SecretPart['secret'] = 'here'): SecretPart => ({
    fingerprint: KEY,
    signs: true,
    created: 1,
    expires: undefined,
    revoked: false,
    secret,
  });
  const card = {card: 'D276000124'};

  test.each([
    ['gpg: signing failed: Inappropriate ioctl for device', 'gpg/pinentry'],
    ['gpg: signing failed: No pinentry', 'gpg/pinentry'],
    ['gpg: signing failed: Bad passphrase', 'key/passphrase'],
    ['gpg: signing failed: Operation cancelled\n[GNUPG:] FAILURE sign 83886179', 'gpg/cancelled'],
    ['gpg: signing failed: Timeout', 'gpg/cancelled'],
    ["gpg: setting pinentry mode 'loopback' failed: Not supported", 'gpg/loopback'],
    ['gpg: signing failed: No agent running', 'gpg/agent'],
    ["gpg: can't connect to the gpg-agent: IPC connect call failed", 'gpg/agent'],
    ['gpg: skipped "X": Unusable secret key\ngpg: signing failed: Unusable secret key', 'key/unusable'],
    ['gpg: skipped "X": No secret key', 'key/unusable'],
    ['gpg: signing failed: Key expired', 'key/expired'],
  ])('%s is %s', (tail, code) => {
    const error = explained(new ToolError(['gpg'], 2, tail), part(), false);
    expect(error).toMatchObject({code, message: expect.stringContaining(KEY), hint: expect.any(String)});
  });

  test.each([
    'gpg: signing failed: Card not present',
    'gpg: signing failed: Card removed',
    'gpg: selecting card failed: No such device',
    'gpg: signing failed: Card error',
    'gpg: signing failed: No SmartCard daemon',
  ])('%s is the card', (tail) => {
    const error = explained(new ToolError(['gpg'], 2, tail), part(card), false);
    expect(error).toMatchObject({code: 'gpg/card', message: expect.stringContaining('D276000124')});
  });

  test('what is not known is told as gpg said it', () => {
    const error = new ToolError(['gpg'], 2, 'gpg: signing failed: Something of the future');
    expect(explained(error, part(), false)).toBe(error);
  });
});

describe('what gpg signed', () => {
  const armored = (...bytes: readonly number[]) =>
    `-----BEGIN PGP SIGNATURE-----\nComment: x\n\n${Buffer.from(bytes).toString('base64')}\n=AAAA\n-----END PGP SIGNATURE-----\n`;
  const issuer = (digit: number) => [22, 33, 4, ...Array.from({length: 20}, () => digit)];
  const body = (version: number, hash: number, digit: number) => [
    version,
    0,
    1,
    hash,
    0,
    23,
    ...issuer(digit),
    ...[0, 0, 1, 2, 0, 1, 1],
  ];
  const packet = (version: number, hash: number, digit: number) => {
    const content = body(version, hash, digit);
    return [0x88, content.length, ...content];
  };

  test('is the packet of that key, among others', () => {
    const own = packet(4, 10, 0xaa);
    expect([...signatureOf(armored(...packet(4, 10, 0xbb), ...own), KEY)]).toEqual(own);
    const [, length = 0, ...content] = own;
    expect([...signatureOf(armored(0xc2, length, ...content), KEY)]).toEqual([0xc2, length, ...content]);
  });

  test.each([
    ['SHA-256', packet(4, 8, 0xaa)],
    ['version 5', packet(5, 10, 0xaa)],
    ['another key', packet(4, 10, 0xbb)],
    ['cut off', packet(4, 10, 0xaa).slice(0, 20)],
    ['nothing', []],
    ['noise', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
  ])('is refused where it is of %s', (_, bytes) => {
    expect(() => signatureOf(armored(...bytes), KEY)).toThrow(
      expect.objectContaining({code: 'gpg/signature'}),
    );
  });
});

test('gpg gets its home and terminal on purpose, and nothing else of ours', async () => {
  await using host = await testHost({
    gpg: '#!/bin/sh\nenv > "$HOME/env"; printf "%s\\n" "$@" > "$HOME/args"\n',
  });
  await chmod(join(host.workDir, 'gpg'), 0o755);
  const env = {
    ...host.env,
    GNUPGHOME: host.workDir,
    GPG_TTY: '/dev/pts/7',
    LINUX_PKG_GPG_PASSPHRASE: 'canary-9',
  };
  await using other = await testHost({}, env);
  await expect(
    gpgSigner(other, {
      fingerprint: KEY,
      date: 0,
      passphrases: ['canary-9'],
      program: join(host.workDir, 'gpg'),
    }),
  ).rejects.toMatchObject({code: 'key/unknown'});
  const seen = await readFile(join(host.workDir, 'env'), 'utf8');
  expect(seen).toContain(`GNUPGHOME=${host.workDir}\n`);
  expect(seen).toContain('GPG_TTY=/dev/pts/7\n');
  expect(`${seen}${await readFile(join(host.workDir, 'args'), 'utf8')}`).not.toContain('canary-9');
});
