/** CRC-64/XZ in two halves of 32 bits: https://tukaani.org/xz/xz-file-format.txt */
const [LOW, HIGH] = tables();

function tables(): readonly [Int32Array, Int32Array] {
  const [lows, highs] = [new Int32Array(256), new Int32Array(256)];
  for (let byte = 0; byte < 256; byte++) {
    let [low, high] = [byte, 0];
    for (let n = 0; n < 8; n++) {
      const odd = low & 1;
      low = (low >>> 1) | (high << 31);
      high >>>= 1;
      if (odd) [low, high] = [low ^ 0xd7870f42, high ^ 0xc96c5795];
    }
    lows[byte] = low;
    highs[byte] = high;
  }
  return [lows, highs];
}

export interface Crc64 {
  update(bytes: Uint8Array): void;
  /** Eight bytes, the lowest first. */
  digest(): Buffer;
}

export function crc64(): Crc64 {
  let [low, high] = [-1, -1];
  return {
    update(bytes) {
      for (let at = 0; at < bytes.length; at++) {
        const index = (low ^ bytes[at]!) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ LOW[index]!;
        high = (high >>> 8) ^ HIGH[index]!;
      }
    },
    digest() {
      const bytes = Buffer.alloc(8);
      bytes.writeInt32LE(~low, 0);
      bytes.writeInt32LE(~high, 4);
      return bytes;
    },
  };
}
