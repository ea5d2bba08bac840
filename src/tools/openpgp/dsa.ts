import {createHmac, randomBytes} from 'node:crypto';
import {enums} from 'openpgp';
import type {SecretPacket} from './secrets.ts';

/**
 * Signs digests (SHA-512) with a DSA key, nothing at random in the result: https://www.rfc-editor.org/rfc/rfc6979. The
 * library's DSA takes a random number, so that signing twice gave other bytes.
 */
export function dsaSigner({algorithm, publicParams, privateParams}: SecretPacket) {
  if (algorithm !== enums.publicKey.dsa) return undefined;
  const [p, q, g] = [big(publicParams['p']!), big(publicParams['q']!), big(publicParams['g']!)];
  const x = big(privateParams!['x']!);
  const bits = q.toString(2).length;
  const size = Math.ceil(bits / 8);
  return (digest: Uint8Array) => {
    const z = big(digest) >> BigInt(Math.max(0, digest.length * 8 - bits));
    for (const k of numbersOf({seed: Buffer.concat([octets(x, size), octets(z % q, size)]), bits, q})) {
      const r = power(g, k, p) % q;
      // Blinded, because big numbers take longer the larger they are.
      const blind = (big(randomBytes(size)) % (q - 1n)) + 1n;
      const s = (power((k * blind) % q, q - 2n, q) * ((blind * z + blind * r * x) % q)) % q;
      if (r !== 0n && s !== 0n) return {r: octets(r, size), s: octets(s, size)};
    }
    throw new Error('no number fits');
  };
}

interface Numbers {
  readonly seed: Uint8Array;
  readonly bits: number;
  readonly q: bigint;
}

/** Section 3.2. */
function* numbersOf({seed, bits, q}: Numbers): Generator<bigint> {
  let key: Uint8Array = Buffer.alloc(64, 0);
  let value: Uint8Array = Buffer.alloc(64, 1);
  const mac = (...parts: readonly Uint8Array[]) =>
    createHmac('sha512', key).update(Buffer.concat(parts)).digest();
  const stir = (mark: number, more: Uint8Array) => {
    key = mac(value, Uint8Array.of(mark), more);
    value = mac(value);
  };
  stir(0, seed);
  stir(1, seed);
  for (;;) {
    let drawn = Buffer.alloc(0);
    while (drawn.length * 8 < bits) {
      value = mac(value);
      drawn = Buffer.concat([drawn, value]);
    }
    const size = Math.ceil(bits / 8);
    const k = big(drawn.subarray(0, size)) >> BigInt(size * 8 - bits);
    if (k > 0n && k < q) yield k;
    stir(0, new Uint8Array());
  }
}

const big = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

const octets = (value: bigint, size: number): Uint8Array =>
  Buffer.from(value.toString(16).padStart(size * 2, '0'), 'hex');

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
