import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import {config, encryptKey, enums, generateKey, type PrivateKey, SignaturePacket} from 'openpgp';
import {UserError} from '../../../src/model/errors.ts';
import type {KeyPart} from '../../../src/model/key.ts';
import {readKeyText} from '../../../src/text/key-text.ts';
import {memorySigner, readOpenKeys, verifyDetached} from '../../../src/tools/openpgp/index.ts';
import {armored, smallKey} from '../../support/small-keys.ts';

const NOW = Date.UTC(2026, 5, 1) / 1000;
const CONTENT = Buffer.from('content');

const opened = async (given: string | Uint8Array) => (await readOpenKeys(given, 'the key', NOW))[0]!;

/** `signed`, or why not. */
async function signed(
  given: string | Uint8Array,
  index = 0,
  passphrases: readonly string[] = [],
): Promise<string> {
  try {
    const key = await opened(given);
    const options = {part: key.facts.parts[index]!, passphrases, date: NOW - 1000, now: NOW};
    const packet = await (await memorySigner(key, options)).detached(CONTENT);
    expect(await verifyDetached(CONTENT, packet, key.publicKey)).toEqual([options.part.fingerprint]);
    return 'signed';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

/** A binding of the first subkey that is made anew, with what is given on top. */
async function bound(key: PrivateKey, over: Partial<SignaturePacket>): Promise<PrivateKey> {
  const subkey = key.subkeys[0]!;
  const packet = new SignaturePacket();
  Object.assign(packet, {
    signatureType: enums.signature.subkeyBinding,
    publicKeyAlgorithm: key.keyPacket.algorithm,
    hashAlgorithm: enums.hash.sha512,
    keyFlags: Uint8Array.of(enums.keyFlags.signData),
    embeddedSignature: subkey.bindingSignatures[0]!.embeddedSignature,
    ...over,
  });
  const inside = packet as unknown as {sign(...given: readonly unknown[]): Promise<void>};
  const about = {key: key.keyPacket, bind: subkey.keyPacket};
  await inside.sign(key.keyPacket, about, new Date('2026-01-03T00:00:00Z'), false, {
    ...config,
    nonDeterministicSignaturesViaNotation: false,
  });
  subkey.bindingSignatures = [packet];
  return key;
}

const subkeyOf = async (key: PrivateKey): Promise<KeyPart> => (await opened(armored(key))).facts.parts[1]!;

describe('the binding of a subkey', () => {
  test('without a signature back is told, and nothing is signed', async () => {
    const key = await bound(await smallKey(), {embeddedSignature: null});
    expect(await subkeyOf(key)).toMatchObject({binding: 'sha512', backBinding: undefined, usages: ['sign']});
    expect(await signed(armored(key), 1)).toMatch(
      /^key\/no-back-signature: the subkey \w+ does not sign back/,
    );
  });

  test('that is missing or of another key is told, not thrown', async () => {
    const key = await smallKey();
    const foreign = (await smallKey()).subkeys[0]!.bindingSignatures;
    key.subkeys[0]!.bindingSignatures = [];
    expect(await subkeyOf(key)).toMatchObject({binding: undefined, bindingFault: 'missing', usages: []});
    expect(await signed(armored(key), 1)).toMatch(/^key\/unbound: the subkey \w+ is not bound to its key/);
    key.subkeys[0]!.bindingSignatures = foreign;
    expect(await subkeyOf(key)).toMatchObject({binding: undefined, bindingFault: 'wrong', usages: []});
  });

  test('that has ended is told, with what it said', async () => {
    const key = await bound(await smallKey(), {signatureExpirationTime: 3600, signatureNeverExpires: false});
    expect(await subkeyOf(key)).toMatchObject({binding: 'sha512', bindingFault: 'expired', usages: ['sign']});
    expect(await signed(armored(key), 1)).toMatch(/^key\/unbound: the subkey .*: the one it had has ended$/);
  });

  test('with a weak hash is read, and its hash told', async () => {
    const {privateKey} = await generateKey({
      type: 'rsa',
      rsaBits: 2048,
      userIDs: [{name: 'Old'}],
      subkeys: [{sign: true}],
      date: new Date('2026-01-02T00:00:00Z'),
      format: 'object',
    });
    for (const hash of ['sha1', 'md5', 'ripemd', 'sha224'] as const)
      expect((await subkeyOf(await bound(privateKey, {hashAlgorithm: enums.hash[hash]}))).binding).toBe(hash);
  });
});

describe('a locked key', () => {
  const lock = async (over: object): Promise<string> =>
    armored(
      await encryptKey({
        privateKey: await smallKey(),
        passphrase: 'open sesame',
        config: {...config, s2kIterationCountByte: 0, ...over},
      }),
    );

  test('opens where it is locked with authentication (OCB, EAX, GCM)', async () => {
    for (const aead of [enums.aead.ocb, enums.aead.eax, enums.aead.gcm]) {
      const key = await lock({aeadProtect: true, preferredAEADAlgorithm: aead});
      expect((await opened(key)).facts.parts[0].secret).toBe('locked');
      expect(await signed(key, 1, ['shut it', 'open sesame'])).toBe('signed');
      expect(await signed(key, 1, ['shut it'])).toMatch(/^key\/passphrase: /);
    }
  });

  test('that is locked in no known way says so, and asks for no other passphrase', async () => {
    const bytes = Buffer.from((await smallKey('Locked', 'open sesame')).write());
    const at = bytes.indexOf(Buffer.from([254, 9, 3, 8]));
    expect(at).toBeGreaterThan(0);
    bytes[at + 2] = 77;
    expect(await signed(bytes, 0, ['open sesame'])).toMatch(/^key\/lock: the key \w+ is locked in a way/);
    bytes[at + 2] = 3;
    bytes[at] = 255;
    expect(await signed(bytes, 0, ['open sesame'])).toMatch(/^key\/lock: /);
  });
});

test('a secret that is on a card is a stub', async () => {
  const bytes = Buffer.from((await smallKey('Card', 'open sesame')).write());
  const at = bytes.indexOf(Buffer.from([254, 9, 3, 8]));
  // What gpg writes for a card: https://dev.gnupg.org/source/gnupg/browse/master/doc/DETAILS
  Buffer.from([255, 0, 101, 0, 0x47, 0x4e, 0x55, 2, 16]).copy(bytes, at);
  const {facts} = await opened(bytes);
  expect(facts.parts[0].secret).toBe('stub');
  expect(await signed(bytes)).toMatch(
    /^key\/stub: the secret half of the key \w+ is not there: it is on a card/,
  );
});

test('a secret half that is of another key makes no signature', async () => {
  const [one, two] = [await smallKey(), await smallKey()];
  const secret = two.keyPacket as unknown as {privateParams: object};
  Object.assign(one.keyPacket, {privateParams: secret.privateParams});
  expect(await signed(armored(one))).toMatch(/^key\/damaged: the key \w+ makes no right signatures/);
});

test.each(['curve25519', 'curve448'] as const)('keys of %s in their new form sign', async (type) => {
  const {privateKey} = await generateKey({
    type,
    userIDs: [{name: 'New'}],
    subkeys: [],
    date: new Date('2026-01-02T00:00:00Z'),
    format: 'armored',
    config: {...config, v6Keys: false},
  });
  expect((await opened(privateKey)).facts.parts[0].algorithm).toBe(
    type.replace('curve25519', 'ed25519').replace('curve', 'ed'),
  );
  expect(await signed(privateKey)).toBe('signed');
});

test('a signature is never older than what binds its key', async () => {
  const key = await bound(await smallKey(), {});
  const {facts} = await opened(armored(key));
  const options = {part: facts.parts[1]!, passphrases: [], date: 0, now: NOW};
  const packet = Buffer.from(
    await (await memorySigner(await opened(armored(key)), options)).detached(CONTENT),
  );
  const made = new SignaturePacket() as SignaturePacket & {read(bytes: Uint8Array): void};
  made.read(packet.subarray(packet[1]! < 192 ? 2 : 3));
  expect(made.created).toEqual(new Date('2026-01-03T00:00:00Z'));
});

test('a stream of any length is signed in constant memory', async () => {
  const key = await opened(armored(await smallKey()));
  const signer = await memorySigner(key, {part: key.facts.parts[1]!, passphrases: [], date: NOW});
  const chunk = Buffer.alloc(1 << 20, 7);
  async function* chunks(count: number) {
    for (let index = 0; index < count; index++) yield chunk;
  }
  await signer.detached(chunks(1));
  const before = process.memoryUsage().rss;
  const packet = await signer.detached(chunks(192));
  expect(process.memoryUsage().rss - before).toBeLessThan(64 << 20);
  expect(await verifyDetached(chunks(192), packet, key.publicKey)).toEqual([signer.fingerprint]);
  await expect(verifyDetached(chunks(191), packet, key.publicKey)).rejects.toThrow();
});

test('a key with anything changed in it gives a signature that is right, or a sentence', async () => {
  const whole = Buffer.from((await smallKey()).write());
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), {minLength: 1, maxLength: 4}),
      async (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        try {
          const text = readKeyText(bytes, {what: 'the key', want: 'any'});
          for (const key of await readOpenKeys(text.bytes, 'the key', NOW))
            for (const part of key.facts.parts) {
              const signer = await memorySigner(key, {part, passphrases: [], date: NOW, now: NOW});
              const packet = await signer.detached(CONTENT);
              expect(await verifyDetached(CONTENT, packet, key.publicKey)).toEqual([part.fingerprint]);
            }
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      },
    ),
    {numRuns: 250},
  );
});
