import {config, generateKey, type PrivateKey} from 'openpgp';

/** A key made in a blink, Ed25519 in the form that gpg has, with a subkey that signs and one that encrypts. */
export async function smallKey(name = 'Example', passphrase?: string): Promise<PrivateKey> {
  const {privateKey} = await generateKey({
    type: 'ecc',
    curve: 'ed25519Legacy',
    userIDs: [{name, email: 'example@example.org'}],
    subkeys: [{sign: true}, {}],
    date: new Date('2026-01-02T03:04:05Z'),
    ...(passphrase && {passphrase}),
    format: 'object',
    // As quick as a lock can be.
    config: {...config, s2kIterationCountByte: 0},
  });
  return privateKey;
}

/** As gpg prints it. */
export const armored = (key: {armor(): string}): string => key.armor().replace(/\r\n/g, '\n');
