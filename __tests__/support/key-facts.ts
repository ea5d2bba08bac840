import type {KeyFacts, KeyPart} from '../../src/model/key.ts';

/** The moment at which tests look: 2026-11-22 12:00 UTC. */
export const NOW = Date.UTC(2026, 10, 22, 12) / 1000;

export const DAY = 24 * 60 * 60;

export const PRIMARY = `${'A'.repeat(24)}1111222233334444`;
export const SUBKEY = `${'B'.repeat(24)}5555666677778888`;

/** A primary key that nothing is wrong with. */
export const primaryPart = (over: Partial<KeyPart> = {}): KeyPart => ({
  fingerprint: PRIMARY,
  version: 4,
  algorithm: 'rsa4096',
  created: NOW - 400 * DAY,
  expires: NOW + 400 * DAY,
  revoked: false,
  usages: ['certify', 'sign'],
  binding: 'sha512',
  backBinding: undefined,
  secret: 'none',
  ...over,
});

/** A subkey that signs, and that nothing is wrong with. */
export const signingSubkey = (over: Partial<KeyPart> = {}): KeyPart =>
  primaryPart({fingerprint: SUBKEY, usages: ['sign'], backBinding: 'sha512', ...over});

export const keyOf = (
  primary: Partial<KeyPart> = {},
  subkeys: readonly KeyPart[] = [],
  users: readonly string[] = ['Example Team <team@example.org>'],
): KeyFacts => ({users, parts: [primaryPart(primary), ...subkeys]});
