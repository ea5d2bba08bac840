/** Signs with one key: in memory, or by the machine's gpg. The same content gives the same bytes. */
export interface Signer {
  /** Of the key or subkey that signs: upper-case hex. */
  readonly fingerprint: string;
  /** Of the primary key that it belongs to. */
  readonly primary: string;
  /** `rsa4096`, `ed25519` … */
  readonly algorithm: string;
  /** The public key, armored: all that somebody needs who is to trust it. */
  readonly publicKey: string;
  /** A binary signature packet (version 4, SHA-512) over bytes, without armor. */
  detached(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<Uint8Array>;
  /** The same over a text, whatever its line ends: what a clear-signed message carries. */
  text(content: string): Promise<Uint8Array>;
}
