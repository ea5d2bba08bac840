/**
 * The LZMA decoder behind xz, in memory: one packed chunk in, its bytes onto the end of a window.
 * https://github.com/jljusten/LZMA-SDK/blob/master/DOC/lzma-specification.txt
 */
export interface Window {
  bytes: Uint8Array;
  /** Where the next byte goes. */
  end: number;
  /** Where the dictionary starts: nothing before it may be copied. */
  start: number;
  /** Bytes since the dictionary was reset. */
  total: number;
}

export interface LzmaDecoder {
  /** The byte that says lc, lp and pb; undefined keeps them and only forgets what was learnt. */
  reset(properties?: number): void;
  /** Appends `size` bytes to the window; there must be room. False where the data are damaged. */
  decode(packed: Uint8Array, window: Window, size: number): boolean;
}

/** Where each group of probabilities lies in the one array. */
const IS_MATCH = 0;
const IS_REP = IS_MATCH + 192;
const IS_REP0 = IS_REP + 12;
const IS_REP1 = IS_REP0 + 12;
const IS_REP2 = IS_REP1 + 12;
const IS_REP0_LONG = IS_REP2 + 12;
const POSITION_SLOT = IS_REP0_LONG + 192;
const POSITION = POSITION_SLOT + 256;
const ALIGN = POSITION + 115;
const LENGTH = ALIGN + 16;
const REP_LENGTH = LENGTH + 514;
const LITERAL = REP_LENGTH + 514;
const LOW = 2;
const MID = LOW + 128;
const HIGH = MID + 128;

export function lzmaDecoder(): LzmaDecoder {
  let probabilities = new Uint16Array();
  let [lc, positionMask, literalMask] = [0, 0, 0];
  let [state, rep0, rep1, rep2, rep3] = [0, 0, 0, 0, 0];
  let [range, code, at] = [0, 0, 0];
  let input: Uint8Array = new Uint8Array();

  const refill = (): void => {
    if (range >= 0x1000000) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | (input[at++] ?? 0)) >>> 0;
  };
  const bit = (index: number): number => {
    const probability = probabilities[index]!;
    const bound = (range >>> 11) * probability;
    const one = code >= bound;
    if (one) {
      range -= bound;
      code -= bound;
      probabilities[index] = probability - (probability >>> 5);
    } else {
      range = bound;
      probabilities[index] = probability + ((2048 - probability) >>> 5);
    }
    refill();
    return one ? 1 : 0;
  };
  const tree = (base: number, bits: number): number => {
    let node = 1;
    for (let n = 0; n < bits; n++) node = (node << 1) | bit(base + node);
    return node - (1 << bits);
  };
  const reversedTree = (base: number, bits: number): number => {
    let node = 1;
    let value = 0;
    for (let n = 0; n < bits; n++) {
      const next = bit(base + node);
      node = (node << 1) | next;
      value |= next << n;
    }
    return value;
  };
  const plainBits = (bits: number): number => {
    let value = 0;
    for (let n = 0; n < bits; n++) {
      range >>>= 1;
      const one = code >= range;
      if (one) code -= range;
      value = value * 2 + (one ? 1 : 0);
      refill();
    }
    return value;
  };
  const length = (base: number, position: number): number => {
    if (!bit(base)) return 2 + tree(base + LOW + position * 8, 3);
    if (!bit(base + 1)) return 10 + tree(base + MID + position * 8, 3);
    return 18 + tree(base + HIGH, 8);
  };
  const distance = (matched: number): number => {
    const slot = tree(POSITION_SLOT + Math.min(matched - 2, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >>> 1) - 1;
    const base = (2 | (slot & 1)) * 2 ** bits;
    if (slot < 14) return base + reversedTree(POSITION + base - slot, bits);
    return base + plainBits(bits - 4) * 16 + reversedTree(ALIGN, 4);
  };
  const literal = ({bytes, end, start, total}: Window): number => {
    const before = end > start ? bytes[end - 1]! : 0;
    const base = LITERAL + 0x300 * (((total & literalMask) << lc) + (before >>> (8 - lc)));
    let symbol = 1;
    if (state >= 7) {
      let match = bytes[end - rep0 - 1]!;
      while (symbol < 0x100) {
        const expected = (match >>> 7) & 1;
        match <<= 1;
        const next = bit(base + ((1 + expected) << 8) + symbol);
        symbol = (symbol << 1) | next;
        if (next !== expected) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | bit(base + symbol);
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
    return symbol & 0xff;
  };
  /** Sets rep0 to how far back the match lies, and gives its length. */
  const match = (position: number): number => {
    if (!bit(IS_REP + state)) {
      [rep3, rep2, rep1] = [rep2, rep1, rep0];
      const size = length(LENGTH, position);
      state = state < 7 ? 7 : 10;
      rep0 = distance(size);
      return size;
    }
    if (!bit(IS_REP0 + state)) {
      if (!bit(IS_REP0_LONG + (state << 4) + position)) {
        state = state < 7 ? 9 : 11;
        return 1;
      }
    } else if (!bit(IS_REP1 + state)) [rep0, rep1] = [rep1, rep0];
    else if (!bit(IS_REP2 + state)) [rep0, rep1, rep2] = [rep2, rep0, rep1];
    else [rep0, rep1, rep2, rep3] = [rep3, rep0, rep1, rep2];
    const size = length(REP_LENGTH, position);
    state = state < 7 ? 8 : 11;
    return size;
  };

  return {
    reset(properties) {
      if (properties !== undefined) {
        lc = properties % 9;
        const lp = Math.floor(properties / 9) % 5;
        positionMask = (1 << Math.floor(properties / 45)) - 1;
        literalMask = (1 << lp) - 1;
        probabilities = new Uint16Array(LITERAL + (0x300 << (lc + lp)));
      }
      probabilities.fill(1024);
      [state, rep0, rep1, rep2, rep3] = [0, 0, 0, 0, 0];
    },
    decode(packed, window, size) {
      const goal = window.end + size;
      const {bytes} = window;
      [input, at, range] = [packed, 5, 0xffffffff];
      code = ((packed[1]! << 24) | (packed[2]! << 16) | (packed[3]! << 8) | packed[4]!) >>> 0;
      while (window.end < goal) {
        const position = window.total & positionMask;
        if (!bit(IS_MATCH + (state << 4) + position)) {
          bytes[window.end] = literal(window);
          window.end++;
          window.total++;
          continue;
        }
        const count = match(position);
        const from = window.end - rep0 - 1;
        if (from < window.start || count > goal - window.end || at > packed.length) return false;
        for (let n = 0; n < count; n++) bytes[window.end + n] = bytes[from + n]!;
        window.end += count;
        window.total += count;
      }
      return at === packed.length && code === 0 && packed[0] === 0;
    },
  };
}
