import {describe, expect, test} from '@jest/globals';
import type {KeyFacts, KeyPart} from '../../../src/model/key.ts';
import {chooseParts} from '../../../src/steps/key/choose.ts';

const NOW = 1_800_000_000;
const digits = (start: string): string => start.padEnd(40, '0');

const part = (start: string, over: Partial<KeyPart> = {}): KeyPart => ({
  fingerprint: digits(start),
  version: 4,
  algorithm: 'rsa4096',
  created: NOW - 1000,
  expires: undefined,
  revoked: false,
  usages: ['sign'],
  binding: 'sha512',
  bound: NOW - 1000,
  backBinding: 'sha512',
  secret: 'open',
  ...over,
});

const key = (...parts: readonly [KeyPart, ...KeyPart[]]): KeyFacts => ({
  users: ['Example <a@example.org>'],
  parts,
});

function chosen(keys: readonly KeyFacts[], ...ids: readonly string[]): string {
  const keyIds = ids.map((text, index) => ({text, at: `sign.key_id.${index}`}));
  const {chosen, problems} = chooseParts(keys, {keyIds, now: NOW});
  return [
    ...chosen.map(({part: {fingerprint}}) => fingerprint.replace(/0+$/, '')),
    ...problems.map(({code, message, hint, at}) => `${at ? `${at}: ` : ''}${code}: ${message} | ${hint}`),
  ].join('\n');
}

const simple = key(part('A1'));
const team = key(
  part('B1', {usages: ['certify', 'sign']}),
  part('B2', {created: NOW - 900}),
  part('B3', {created: NOW - 800}),
  part('B4', {created: NOW - 700, usages: ['encrypt'], algorithm: 'cv25519'}),
);

describe('without a name', () => {
  test('the only key signs: its newest subkey that may, else itself', () => {
    expect(chosen([simple])).toBe('A1');
    expect(chosen([team])).toBe('B3');
  });

  test.each<[string, Partial<KeyPart>]>([
    ['expired', {expires: NOW}],
    ['revoked', {revoked: true}],
    ['a stub', {secret: 'stub'}],
    ['unbound', {binding: undefined, bindingFault: 'wrong'}],
    ['without a signature back', {backBinding: undefined}],
    ['from tomorrow', {created: NOW + 86_400}],
  ])('a subkey that is %s is passed over', (_what, over) => {
    expect(
      chosen([
        key(part('C1', {usages: ['certify', 'sign']}), part('C2'), part('C3', {created: NOW - 5, ...over})),
      ]),
    ).toBe('C2');
    expect(chosen([key(part('C1', {usages: ['certify', 'sign']}), part('C3', over))])).toBe('C1');
  });

  test('why none signs is told of the newest subkey that should, or of the key itself', () => {
    const only = {usages: ['certify'] as const};
    expect(chosen([key(part('D1', only), part('D2', {expires: NOW - 86_400 * 30}))])).toMatch(
      /^key\/expired: the subkey D20+ expired on 2026-12-16 \| gpg --batch --cert-digest-algo SHA512 --quick-set-expire D10+ 2y D20+ extends it/,
    );
    expect(chosen([key(part('D1', only))])).toMatch(/^key\/not-for-signing: the key D10+ is not for signing/);
    expect(chosen([key(part('D1', {usages: ['encrypt']}))])).toMatch(/^key\/encryption-only: /);
    expect(chosen([key(part('D1', {secret: 'stub'}), part('D2', {usages: ['encrypt']}))])).toMatch(
      /^key\/stub: /,
    );
    expect(chosen([key(part('D1', {revoked: true, revocation: 'key is retired'}), part('D2'))])).toMatch(
      /^key\/revoked: the key D10+ is revoked \(key is retired\) \| /,
    );
    expect(chosen([key(part('D1', {expires: NOW - 1}), part('D2'))])).toMatch(/^key\/expired: the key D10+ /);
  });

  test('two keys are an error that shows both and the lines to write', () => {
    expect(chosen([simple, team])).toBe(
      [
        'key/two: 2 keys were given, and nothing says which of them signs | name it, or them in their order, in the config:',
        'sign:',
        '  key_id:',
        `    - ${digits('A1')}  # Example <a@example.org>`,
        `    - ${digits('B1')}  # Example <a@example.org>`,
      ].join('\n'),
    );
  });

  test('a public key beside a secret one does not count, public keys alone all do', () => {
    const known = key(part('E1', {secret: 'none'}));
    expect(chosen([known, simple])).toBe('A1');
    expect(chosen([known, key(part('E2', {secret: 'none'}))])).toBe('E1\nE2');
  });
});

describe('with names', () => {
  test('the order is theirs, whole or as ids of 16 digits, in any spelling, each once', () => {
    expect(chosen([simple, team], digits('B2'), digits('A1'))).toBe('B2\nA1');
    expect(chosen([simple, team], `0x${digits('A1').toLowerCase()}`)).toBe('A1');
    expect(chosen([simple, team], `${digits('A1').replace(/.{4}/g, '$& ')} `)).toBe('A1');
    const long = key(part(digits('').replace(/.{16}$/, '1234567890ABCDEF')));
    expect(chosen([long], '1234567890abcdef')).toMatch(/1234567890ABCDEF$/);
    expect(chosen([simple], digits('A1'), digits('A1'))).toBe('A1');
  });

  test('a key is its newest subkey that signs, with an exclamation mark itself', () => {
    expect(chosen([team], digits('B1'))).toBe('B3');
    expect(chosen([team], `${digits('B1')}!`)).toBe('B1');
    expect(chosen([team], digits('B2'))).toBe('B2');
  });

  test('what cannot be, is told with its place', () => {
    expect(chosen([simple], '12345678')).toMatch(
      /^sign\.key_id\.0: key\/id: 12345678 is a short id, which anybody can make a key for \| write the fingerprint, 40 digits: there is A10+$/,
    );
    expect(chosen([simple], 'team@example.org')).toMatch(/key\/id: this is no fingerprint of a key/);
    expect(chosen([simple, team], digits('F9'))).toMatch(
      /^sign\.key_id\.0: key\/unknown: F90+ is not among the keys that were given \| there is A10+, B10+, B20+, B30+$/,
    );
    expect(chosen([simple], digits('A1'), digits('F9'))).toMatch(/^A1\nsign\.key_id\.1: key\/unknown/);
    expect(chosen([team], digits('B4'))).toMatch(
      /key\/encryption-only: the subkey B40+ is for encryption only/,
    );
    expect(
      chosen([key(part(`7${'0'.repeat(39)}`)), key(part(`8${'0'.repeat(39)}`))], '0'.repeat(16)),
    ).toMatch(/key\/ambiguous: 0+ is the id of 2 keys \| write the whole fingerprint: 70+ or 80+$/);
  });
});
