import {describe, expect, test} from '@jest/globals';
import type {KeyFacts} from '../../../src/model/key.ts';
import {demandsOf} from '../../../src/steps/key/demands.ts';
import {judgeKey, problemOfFinding} from '../../../src/steps/key/judge/index.ts';
import {DAY, keyOf, NOW, PRIMARY, SUBKEY, signingSubkey} from '../../support/key-facts.ts';

const TODAY = '2026-11-22';

const native = (...names: readonly string[]) =>
  demandsOf(
    names.map((name) => ({name, format: ''})),
    TODAY,
  );

const portable = (...formats: readonly string[]) =>
  demandsOf(
    formats.map((format) => ({name: format, format})),
    TODAY,
  );

const judge = (facts: KeyFacts, demands = native('debian-12'), now = NOW) =>
  judgeKey(facts, {demands, now, maintainer: 'Ann Example <ann@example.org>'});

const flaws = (...given: Parameters<typeof judge>) =>
  judge(...given).map(({level, flaw}) => `${level} ${flaw}`);

const onlySubkeys = {usages: ['certify']} as const;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1000;

const CASES: readonly (readonly [string, KeyFacts, readonly string[]])[] = [
  ['a key in order', keyOf(), []],
  ['a key that never expires', keyOf({expires: undefined}), []],
  ['a subkey that signs beneath a primary that certifies', keyOf(onlySubkeys, [signingSubkey()]), []],
  ['RSA of 1024 bits', keyOf({algorithm: 'rsa1024'}), ['error rsa-small']],
  ['RSA of 2047 bits', keyOf({algorithm: 'rsa2047'}), ['error rsa-small']],
  ['RSA of 2048 bits', keyOf({algorithm: 'rsa2048'}), ['warning rsa-2048']],
  ['RSA of 3071 bits', keyOf({algorithm: 'rsa3071'}), ['warning rsa-2048']],
  ['RSA of 3072 bits', keyOf({algorithm: 'rsa3072'}), []],
  ['RSA of 8192 bits', keyOf({algorithm: 'rsa8192'}), []],
  [
    'a small primary above a large subkey: it certifies',
    keyOf({...onlySubkeys, algorithm: 'rsa1024'}, [signingSubkey()]),
    ['error rsa-small'],
  ],
  [
    'a small subkey that signs',
    keyOf(onlySubkeys, [signingSubkey({algorithm: 'rsa2048'})]),
    ['warning rsa-2048'],
  ],
  [
    'a small subkey that is not the one that signs',
    keyOf(onlySubkeys, [
      signingSubkey({algorithm: 'rsa1024', created: NOW - 500 * DAY}),
      signingSubkey({fingerprint: 'C'.repeat(40)}),
    ]),
    [],
  ],
  ['DSA', keyOf({algorithm: 'dsa3072'}), ['error dsa']],
  ['ElGamal', keyOf({algorithm: 'elgamal2048'}), ['error elgamal']],
  ['SHA-1', keyOf({binding: 'sha1'}), ['error hash']],
  ['MD5', keyOf({binding: 'md5'}), ['error hash']],
  ['SHA-224', keyOf({binding: 'sha224'}), ['error hash']],
  ['RIPEMD-160', keyOf({binding: 'ripemd'}), ['error hash']],
  ['SHA-256', keyOf({binding: 'sha256'}), []],
  ['a binding by SHA-1', keyOf(onlySubkeys, [signingSubkey({binding: 'sha1'})]), ['error hash']],
  [
    'a back signature by SHA-1',
    keyOf(onlySubkeys, [signingSubkey({backBinding: 'sha1'})]),
    ['error back-hash'],
  ],
  [
    'no back signature',
    keyOf(onlySubkeys, [signingSubkey({backBinding: undefined})]),
    ['error back-signature'],
  ],
  [
    'a subkey that encrypts needs none',
    keyOf({}, [signingSubkey({usages: ['encrypt'], backBinding: undefined, algorithm: 'cv25519'})]),
    [],
  ],
  ['a primary that only certifies', keyOf(onlySubkeys), ['error no-sign']],
  [
    'only a subkey that encrypts',
    keyOf(onlySubkeys, [signingSubkey({usages: ['encrypt'], backBinding: undefined})]),
    ['error no-sign'],
  ],
  ['an end that is past', keyOf({expires: NOW - DAY}), ['error expired']],
  ['an end that is now', keyOf({expires: NOW}), ['error expired']],
  ['an end in 30 days', keyOf({expires: NOW + 30 * DAY}), ['warning expires']],
  ['an end in 90 days', keyOf({expires: NOW + 90 * DAY}), ['warning expires']],
  ['an end in 91 days', keyOf({expires: NOW + 91 * DAY}), []],
  [
    'a subkey whose end is past',
    keyOf(onlySubkeys, [signingSubkey({expires: NOW - DAY})]),
    ['error expired'],
  ],
  [
    'an old subkey that has ended beside the one that signs',
    keyOf(onlySubkeys, [signingSubkey({fingerprint: 'C'.repeat(40), expires: NOW - DAY}), signingSubkey()]),
    [],
  ],
  ['a revoked key', keyOf({revoked: true, expires: NOW - DAY, binding: 'sha1'}), ['error revoked']],
  ['a revoked subkey', keyOf(onlySubkeys, [signingSubkey({revoked: true})]), ['error revoked']],
  ['a key of tomorrow', keyOf({created: NOW + 2 * DAY}), ['error future']],
  ['a key without a name', keyOf({binding: undefined, usages: []}, [], []), ['error no-user']],
  [
    'a key whose own signature is wrong',
    keyOf({binding: undefined, bindingFault: 'wrong', usages: []}, [], []),
    ['error no-user'],
  ],
  ['a key whose own signature has ended', keyOf({bindingFault: 'expired'}, [], []), ['error no-user']],
  [
    'a subkey whose binding has ended',
    keyOf(onlySubkeys, [signingSubkey({bindingFault: 'expired'})]),
    ['error binding'],
  ],
  [
    'a subkey that was named and is not bound',
    keyOf(onlySubkeys, [signingSubkey({binding: undefined, bindingFault: 'wrong'})]),
    ['error binding'],
  ],
  ['a key of version 6', keyOf({version: 6}), ['error version']],
  ['a key of version 3', keyOf({version: 3}), ['error version']],
];

describe('what is judged of a key', () => {
  test.each(CASES)('%s', (_, facts, expected) => {
    expect(flaws(facts)).toEqual(expected);
  });

  test('each finding has lines for a shell with the true fingerprint, or the name for a new key', () => {
    for (const [what, facts] of CASES)
      for (const {lines} of judge(facts)) {
        expect([what, lines.length]).toEqual([what, 1]);
        expect(lines[0]).toMatch(new RegExp(`^gpg .*(${PRIMARY}|'Example Team <team@example.org>')`));
      }
  });

  test('the sentences and what mends it', () => {
    const told = CASES.flatMap(([what, facts]) =>
      judge(facts).map((finding) => {
        const {message, hint} = problemOfFinding(finding);
        return `${what}\n  ${finding.level}: ${message}\n  → ${hint}`;
      }),
    );
    expect(told.join('\n')).toMatchSnapshot();
  });
});

describe('days on which keys are cut off', () => {
  test.each([
    ['rsa2048', '2029-01-31', 'warning rsa-2048'],
    ['rsa2048', '2030-01-31', 'warning rsa-2048'],
    ['rsa2048', '2030-02-01', 'error rsa-2048'],
    ['brainpoolP384r1', '2027-01-31', undefined],
    ['brainpoolP384r1', '2027-02-01', 'warning brainpool'],
    ['brainpoolP384r1', '2028-01-31', 'warning brainpool'],
    ['brainpoolP384r1', '2028-02-01', 'error brainpool'],
  ])('%s on %s: %s', (algorithm, day, expected) => {
    const facts = keyOf({algorithm, expires: undefined});
    expect(flaws(facts, native('debian-12'), at(day))).toEqual(expected ? [expected] : []);
  });
});

describe('who of the targets accepts it', () => {
  const ed25519 = keyOf({algorithm: 'ed25519'});

  test('a target that was chosen by name and cannot verify it is an error', () => {
    expect(flaws(ed25519, native('debian-12', 'rocky-9'))).toEqual(['error target']);
    expect(judge(ed25519, native('debian-12', 'rocky-9', 'alma-8'))[0]?.message).toBe(
      'the key 1111222233334444 is ed25519, which rocky-9 and alma-8 cannot verify',
    );
  });

  test('a portable package reaches every living release of its format: those that cannot are a warning', () => {
    const [finding, ...more] = judge(ed25519, portable('rpm'));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({level: 'warning', flaw: 'target'});
    expect(finding?.message).toContain('rocky-9');
    expect(finding?.message).not.toContain('fedora');
    expect(finding?.message).not.toContain('centos-8 ');
    expect(flaws(ed25519, portable('deb'))).toEqual([]);
  });

  test('both are told apart, and a release is named once', () => {
    const findings = judge(
      ed25519,
      demandsOf(
        [
          {name: 'rocky-9', format: 'rpm'},
          {name: 'rpm', format: 'rpm'},
        ],
        TODAY,
      ),
    );
    expect(findings.map(({level}) => level)).toEqual(['error', 'warning']);
    expect(findings[1]?.message).not.toContain('rocky-9');
  });

  test.each([
    ['nistp256', 'ubuntu-22.04', []],
    ['nistp256', 'ubuntu-24.04', ['error target']],
    ['ed25519', 'ubuntu-24.04', []],
    ['secp256k1', 'debian-12', []],
    ['secp256k1', 'debian-13', ['error target']],
    ['brainpoolP256r1', 'debian-13', ['error target']],
    ['ed25519', 'amazon-2023', ['error target']],
    ['ed25519', 'opensuse-leap-15.6', ['error target']],
    ['ed25519', 'opensuse-leap-16.0', []],
    ['nistp256', 'opensuse-leap-16.0', ['error target']],
    ['rsa6000', 'rocky-8', []],
  ])('%s on %s: %j', (algorithm, name, expected) => {
    expect(flaws(keyOf({algorithm}), native(name))).toEqual(expected);
  });

  test('a subkey of another kind needs a new subkey, its primary a new key', () => {
    const rsa = keyOf(onlySubkeys, [signingSubkey({algorithm: 'ed25519'})]);
    expect(judge(rsa, native('rocky-9'))[0]?.lines[0]).toContain(`--quick-add-key ${PRIMARY} `);
    const curve = keyOf({...onlySubkeys, algorithm: 'ed25519'}, [signingSubkey()]);
    expect(judge(curve, native('rocky-9'))[0]?.lines[0]).toContain('--quick-generate-key');
  });

  test('nobody asks where there are no targets', () => {
    expect(flaws(ed25519, [])).toEqual([]);
  });
});

describe('what mends it', () => {
  test('keeps the end that the key has, to the second', () => {
    const [finding] = judge(keyOf({binding: 'sha1', expires: Date.UTC(2027, 4, 6, 7, 8, 9) / 1000}));
    expect(finding?.lines).toEqual([
      `gpg --batch --cert-digest-algo SHA512 --quick-set-expire ${PRIMARY} 20270506T070809`,
    ]);
    const [never] = judge(keyOf({binding: 'sha1', expires: undefined}));
    expect(never?.lines[0]).toMatch(/ 0$/);
  });

  test('extends in the same line where the end is past', () => {
    const findings = judge(keyOf({binding: 'sha1', expires: NOW - DAY}));
    expect(findings.map(({flaw}) => flaw)).toEqual(['expired', 'hash']);
    expect(new Set(findings.flatMap(({lines}) => lines)).size).toBe(1);
  });

  test('names the subkey where it is the subkey that ends', () => {
    const [finding] = judge(keyOf(onlySubkeys, [signingSubkey({expires: NOW + DAY})]));
    expect(finding?.lines).toEqual([
      `gpg --batch --cert-digest-algo SHA512 --quick-set-expire ${PRIMARY} 2y ${SUBKEY}`,
    ]);
  });

  test('says where a changed key does not reach the machines that have it', () => {
    const subkey = keyOf(onlySubkeys);
    const ended = keyOf({expires: NOW - DAY});
    for (const facts of [subkey, ended]) {
      expect(judge(facts, native('debian-12'))[0]?.advice).toBeUndefined();
      expect(judge(facts, native('debian-12', 'rocky-9'))[0]?.advice).toContain('linux-pkg key rotate');
      expect(judge(facts, native('fedora-44'))[0]?.advice).toBeUndefined();
    }
    expect(judge(keyOf({binding: 'sha1'}), native('rocky-9'))[0]?.advice).toBeUndefined();
  });

  test('quotes a name that a shell would take apart', () => {
    const facts = keyOf({algorithm: 'dsa2048'}, [], ["Ann O'Hara; $(touch x) <ann@example.org>"]);
    expect(judge(facts)[0]?.lines[0]).toContain("'Ann O'\\''Hara; $(touch x) <ann@example.org>'");
  });
});
