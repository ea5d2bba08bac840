/** What a key may be used for, by its own flags. */
export type KeyUsage = 'certify' | 'sign' | 'encrypt' | 'authenticate';

/** Whether the secret half is there: locked behind a passphrase, open, or only a stub whose secret is elsewhere. */
export type SecretState = 'none' | 'locked' | 'open' | 'stub';

/** A primary key or a subkey, as far as it can be looked at. */
export interface KeyPart {
  /** Upper-case hex, as gpg prints it. */
  readonly fingerprint: string;
  readonly version: number;
  /** `rsa4096`, `ed25519`, `dsa2048`, `brainpoolP256r1`, `cv25519`, `elgamal2048` … */
  readonly algorithm: string;
  /** Seconds since 1970. */
  readonly created: number;
  /** Undefined where it never ends. */
  readonly expires: number | undefined;
  readonly revoked: boolean;
  /** Why, as its owner said it: `key is superseded: see the new one`. */
  readonly revocation?: string;
  readonly usages: readonly KeyUsage[];
  /** The hash of the newest sound signature that speaks for it (`sha512`); undefined where none does. */
  readonly binding: string | undefined;
  /** When that signature was made, in seconds since 1970: before that, nothing speaks for the key. */
  readonly bound?: number;
  /** What is wrong with the signatures that should speak for it. */
  readonly bindingFault?: 'missing' | 'wrong' | 'expired';
  /** A subkey that signs has to sign back: the hash of that signature. Undefined where there is none, and for a primary. */
  readonly backBinding: string | undefined;
  readonly secret: SecretState;
}

/** An OpenPGP key: plain data, nothing secret in it. */
export interface KeyFacts {
  /** `Example Team <team@example.org>`; names that are revoked or not self-signed are left out. */
  readonly users: readonly string[];
  /** The primary key first. */
  readonly parts: readonly [KeyPart, ...KeyPart[]];
}
