import type {SecretState} from '../../model/key.ts';

/** What the library's types leave out of a secret packet. */
export interface SecretPacket {
  readonly algorithm: number;
  readonly version: number;
  readonly created: Date;
  readonly isEncrypted: boolean | null;
  readonly s2kUsage: number;
  readonly publicParams: Readonly<Record<string, Uint8Array>>;
  readonly privateParams: Readonly<Record<string, Uint8Array>> | null;
  readonly unparseableKeyMaterial?: Uint8Array;
  isDummy(): boolean;
  isDecrypted(): boolean;
  decrypt(passphrase: string, config: unknown): Promise<void>;
  getFingerprintBytes(): Uint8Array;
  getKeyID(): unknown;
}

export const isSecretPacket = (packet: unknown): packet is SecretPacket =>
  typeof (packet as {isDummy?: unknown}).isDummy === 'function';

/** gpg's own words in place of a secret: nothing, or a card (https://dev.gnupg.org/source/gnupg/browse/master/doc/DETAILS). */
const isElsewhere = ({unparseableKeyMaterial: bytes}: SecretPacket): boolean =>
  bytes !== undefined && Buffer.from(bytes.subarray(0, 16)).includes('GNU');

export function secretOf(packet: unknown): SecretState {
  if (!isSecretPacket(packet)) return 'none';
  if (packet.isDummy() || isElsewhere(packet)) return 'stub';
  return packet.isDecrypted() ? 'open' : 'locked';
}
