import {armor, type Config, enums, generateKey, PacketList, type PrivateKey, readKey} from 'openpgp';
import {type OpenKey, readOpenKeys} from './keys.ts';
import {lenient, signing} from './library.ts';
import {unlockedPart} from './unlock.ts';

/**
 * A key that lives as long as this run: RSA, as every target reads it; with 3072 bits, because apt takes no 2048 from
 * 2030 on (https://sources.debian.org/src/apt/ has the policy of sqv).
 */
export const throwAwayKey = (date: number): Promise<OpenKey> =>
  newKey({user: 'Throw-away key of one run', date, bits: 3072});

export interface NewKey {
  /** `Example Team <team@example.org>`. */
  readonly user: string;
  /** Seconds since 1970. */
  readonly date: number;
  /** Seconds; without them it never ends. */
  readonly lasts?: number;
  readonly passphrase?: string | undefined;
  readonly bits?: number;
}

/** A new key of one part, which signs and certifies: nothing in it that an old package manager would trip over. */
export async function newKey({user, date, lasts = 0, passphrase, bits = 4096}: NewKey): Promise<OpenKey> {
  const {privateKey} = await generateKey({
    type: 'rsa',
    rsaBits: bits,
    // The whole of it as the name: that is written as it stands.
    userIDs: [{name: user}],
    subkeys: [],
    date: new Date(date * 1000),
    keyExpirationTime: lasts,
    format: 'binary',
    config: signing,
    ...(passphrase && {passphrase}),
  });
  const [key] = await readOpenKeys(privateKey, 'the new key');
  return key!;
}

export interface NewSubkey extends Pick<NewKey, 'date' | 'bits'> {
  /** Seconds. */
  readonly lasts: number;
  /** Opens the primary key, and is to open the subkey. */
  readonly passphrase: string | undefined;
}

/** What the library's types leave out. */
interface Locked {
  encrypt(passphrase: string, config: Config): Promise<void>;
  clearPrivateParams(): void;
}

/** The same key with one more subkey, which signs; all that was in it stays as it was. */
export async function withSubkey(key: OpenKey, wish: NewSubkey): Promise<OpenKey> {
  const {date, lasts, passphrase, bits = 4096} = wish;
  const [primary] = key.facts.parts;
  const secret = await unlockedPart(key, primary, passphrase === undefined ? [] : [passphrase]);
  const packets = key.inner.toPacketList();
  const opened = (await readKey({binaryKey: packets.write(), config: lenient})) as PrivateKey;
  Object.assign(opened, {keyPacket: secret});
  const grown = await opened.addSubkey({
    type: 'rsa',
    rsaBits: bits,
    sign: true,
    date: new Date(date * 1000),
    keyExpirationTime: lasts,
    config: signing,
  });
  const added = grown.subkeys.at(-1)!;
  if (passphrase !== undefined) {
    const packet = added.keyPacket as unknown as Locked;
    await packet.encrypt(passphrase, signing);
    packet.clearPrivateParams();
  }
  packets.push(added.keyPacket, ...added.bindingSignatures);
  const [result] = await readOpenKeys(packets.write(), 'the key with its new subkey');
  return result!;
}

/** The passphrase that opens the key; undefined where it is not locked. */
export async function fittingPassphrase(
  key: OpenKey,
  passphrases: readonly string[],
): Promise<string | undefined> {
  const locked = key.facts.parts.find(({secret}) => secret === 'locked');
  if (!locked) return undefined;
  for (const passphrase of passphrases)
    if (await unlockedPart(key, locked, [passphrase]).catch(() => undefined)) return passphrase;
  await unlockedPart(key, locked, passphrases);
  return undefined;
}

/** Everything that two copies of the same key say, in one. */
export async function joined(key: OpenKey, newer: OpenKey): Promise<OpenKey> {
  const inner = await key.inner.toPublic().update(newer.inner.toPublic(), undefined, lenient);
  const [result] = await readOpenKeys(inner.toPacketList().write(), 'the key');
  return result!;
}

/** Several keys in one block, as `gpg --armor --export` prints them: apt and rpm read all of them. */
export const armoredKeys = (keys: readonly OpenKey[], half: 'public' | 'secret'): string => {
  const packets = new PacketList();
  for (const {inner} of keys) packets.push(...(half === 'public' ? inner.toPublic() : inner).toPacketList());
  const kind = half === 'public' ? enums.armor.publicKey : enums.armor.privateKey;
  // The checksum: without it GnuPG 2.2 misreads data whose base64 needs no padding.
  const text = armor(kind, packets.write(), undefined, undefined, undefined, true);
  return text.replace(/\r\n/g, '\n');
};
