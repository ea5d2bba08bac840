import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  UserError,
  notYet
} from "./chunk-JTOZ7VCM.js";

// src/archive/compress.ts
import { availableParallelism } from "node:os";
import { Duplex as Duplex2, PassThrough } from "node:stream";
import { constants, createGunzip, createGzip, createZstdCompress, createZstdDecompress } from "node:zlib";

// src/archive/one-frame.ts
import { Duplex } from "node:stream";
function oneFrame(inner) {
  const outer = new Duplex({
    write: (chunk, _, done) => void inner.write(chunk, done),
    final: (done) => void inner.end(done),
    read: () => void inner.resume(),
    destroy: (cause, done) => {
      inner.destroy();
      done(cause);
    }
  });
  inner.on("data", (chunk) => {
    if (!outer.push(chunk)) inner.pause();
  });
  inner.on("end", () => outer.push(null));
  inner.on("error", (cause) => outer.destroy(cause));
  return outer;
}

// src/archive/xz.ts
import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

// src/archive/crc64.ts
var [LOW, HIGH] = tables();
function tables() {
  const [lows, highs] = [new Int32Array(256), new Int32Array(256)];
  for (let byte = 0; byte < 256; byte++) {
    let [low, high] = [byte, 0];
    for (let n = 0; n < 8; n++) {
      const odd = low & 1;
      low = low >>> 1 | high << 31;
      high >>>= 1;
      if (odd) [low, high] = [low ^ 3615952706, high ^ 3379320725];
    }
    lows[byte] = low;
    highs[byte] = high;
  }
  return [lows, highs];
}
function crc64() {
  let [low, high] = [-1, -1];
  return {
    update(bytes) {
      for (let at = 0; at < bytes.length; at++) {
        const index2 = (low ^ bytes[at]) & 255;
        low = (low >>> 8 | high << 24) ^ LOW[index2];
        high = high >>> 8 ^ HIGH[index2];
      }
    },
    digest() {
      const bytes = Buffer.alloc(8);
      bytes.writeInt32LE(~low, 0);
      bytes.writeInt32LE(~high, 4);
      return bytes;
    }
  };
}

// src/archive/cursor.ts
async function need(input, length, cutOff2) {
  const bytes = await input.take(length);
  if (bytes) return bytes;
  throw cutOff2();
}
function cursorOf(source, cutOff2) {
  const chunks = source[Symbol.asyncIterator]();
  let rest = new Uint8Array();
  const more = async () => {
    while (rest.length === 0) {
      const next = await chunks.next();
      if (next.done) return false;
      rest = next.value;
    }
    return true;
  };
  const some = async (most) => {
    if (!await more()) throw cutOff2();
    const piece = rest.subarray(0, most);
    rest = rest.subarray(piece.length);
    return piece;
  };
  const take = async (length) => {
    if (length > 0 && !await more()) return void 0;
    const piece = Buffer.alloc(length);
    for (let at = 0; at < length; ) {
      const chunk = await some(length - at);
      piece.set(chunk, at);
      at += chunk.length;
    }
    return piece;
  };
  const drain = async () => {
    rest = new Uint8Array();
    while (!(await chunks.next()).done) ;
  };
  return { some, take, drain, close: async () => void await chunks.return?.() };
}

// src/archive/lzma.ts
var IS_MATCH = 0;
var IS_REP = IS_MATCH + 192;
var IS_REP0 = IS_REP + 12;
var IS_REP1 = IS_REP0 + 12;
var IS_REP2 = IS_REP1 + 12;
var IS_REP0_LONG = IS_REP2 + 12;
var POSITION_SLOT = IS_REP0_LONG + 192;
var POSITION = POSITION_SLOT + 256;
var ALIGN = POSITION + 115;
var LENGTH = ALIGN + 16;
var REP_LENGTH = LENGTH + 514;
var LITERAL = REP_LENGTH + 514;
var LOW2 = 2;
var MID = LOW2 + 128;
var HIGH2 = MID + 128;
function lzmaDecoder() {
  let probabilities = new Uint16Array();
  let [lc, positionMask, literalMask] = [0, 0, 0];
  let [state, rep0, rep1, rep2, rep3] = [0, 0, 0, 0, 0];
  let [range, code, at] = [0, 0, 0];
  let input = new Uint8Array();
  const refill = () => {
    if (range >= 16777216) return;
    range = range << 8 >>> 0;
    code = (code << 8 | (input[at++] ?? 0)) >>> 0;
  };
  const bit = (index2) => {
    const probability = probabilities[index2];
    const bound = (range >>> 11) * probability;
    const one = code >= bound;
    if (one) {
      range -= bound;
      code -= bound;
      probabilities[index2] = probability - (probability >>> 5);
    } else {
      range = bound;
      probabilities[index2] = probability + (2048 - probability >>> 5);
    }
    refill();
    return one ? 1 : 0;
  };
  const tree = (base, bits) => {
    let node = 1;
    for (let n = 0; n < bits; n++) node = node << 1 | bit(base + node);
    return node - (1 << bits);
  };
  const reversedTree = (base, bits) => {
    let node = 1;
    let value = 0;
    for (let n = 0; n < bits; n++) {
      const next = bit(base + node);
      node = node << 1 | next;
      value |= next << n;
    }
    return value;
  };
  const plainBits = (bits) => {
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
  const length = (base, position) => {
    if (!bit(base)) return 2 + tree(base + LOW2 + position * 8, 3);
    if (!bit(base + 1)) return 10 + tree(base + MID + position * 8, 3);
    return 18 + tree(base + HIGH2, 8);
  };
  const distance = (matched) => {
    const slot = tree(POSITION_SLOT + Math.min(matched - 2, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >>> 1) - 1;
    const base = (2 | slot & 1) * 2 ** bits;
    if (slot < 14) return base + reversedTree(POSITION + base - slot, bits);
    return base + plainBits(bits - 4) * 16 + reversedTree(ALIGN, 4);
  };
  const literal = ({ bytes, end, start, total }) => {
    const before = end > start ? bytes[end - 1] : 0;
    const base = LITERAL + 768 * (((total & literalMask) << lc) + (before >>> 8 - lc));
    let symbol = 1;
    if (state >= 7) {
      let match2 = bytes[end - rep0 - 1];
      while (symbol < 256) {
        const expected = match2 >>> 7 & 1;
        match2 <<= 1;
        const next = bit(base + (1 + expected << 8) + symbol);
        symbol = symbol << 1 | next;
        if (next !== expected) break;
      }
    }
    while (symbol < 256) symbol = symbol << 1 | bit(base + symbol);
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
    return symbol & 255;
  };
  const match = (position) => {
    if (!bit(IS_REP + state)) {
      [rep3, rep2, rep1] = [rep2, rep1, rep0];
      const size2 = length(LENGTH, position);
      state = state < 7 ? 7 : 10;
      rep0 = distance(size2);
      return size2;
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
      if (properties !== void 0) {
        lc = properties % 9;
        const lp = Math.floor(properties / 9) % 5;
        positionMask = (1 << Math.floor(properties / 45)) - 1;
        literalMask = (1 << lp) - 1;
        probabilities = new Uint16Array(LITERAL + (768 << lc + lp));
      }
      probabilities.fill(1024);
      [state, rep0, rep1, rep2, rep3] = [0, 0, 0, 0, 0];
    },
    decode(packed, window, size) {
      const goal = window.end + size;
      const { bytes } = window;
      [input, at, range] = [packed, 5, 4294967295];
      code = (packed[1] << 24 | packed[2] << 16 | packed[3] << 8 | packed[4]) >>> 0;
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
        for (let n = 0; n < count; n++) bytes[window.end + n] = bytes[from + n];
        window.end += count;
        window.total += count;
      }
      return at === packed.length && code === 0 && packed[0] === 0;
    }
  };
}

// src/archive/lzma2.ts
var MOST_CHUNK = 2 * 1024 * 1024;
async function* lzma2(input, options) {
  const decoder = lzmaDecoder();
  const window = { bytes: new Uint8Array(MOST_CHUNK), end: 0, start: 0, total: 0 };
  const take = async (length) => {
    options.seen.packed += length;
    return need(input, length, () => options.broken("it ends too early"));
  };
  let [fresh, settled] = [true, false];
  for (; ; ) {
    const control = (await take(1))[0];
    if (control === 0) return;
    if (control > 2 && control < 128) throw options.broken("a chunk is of no known kind");
    if (control >= 224 || control === 1) {
      [fresh, settled, window.start, window.total] = [false, false, window.end, 0];
    }
    if (control >= 192) settled = true;
    if (fresh || control >= 128 && !settled) throw options.broken("a chunk comes before its settings");
    const size = 1 + (control < 128 ? 0 : (control & 31) << 16) + (await take(2)).readUInt16BE();
    makeRoom(window, options.dictionary, size);
    const from = window.end;
    if (control < 128) addPlain(window, await take(size));
    else if (!await addPacked(take, { control, decoder, window, size })) {
      throw options.broken("its data are damaged");
    }
    yield window.bytes.slice(from, window.end);
  }
}
function addPlain(window, bytes) {
  window.bytes.set(bytes, window.end);
  window.end += bytes.length;
  window.total += bytes.length;
}
async function addPacked(take, chunk) {
  const packed = 1 + (await take(2)).readUInt16BE();
  if (chunk.control >= 192) {
    const properties = (await take(1))[0];
    if (properties > 224 || properties % 9 + Math.floor(properties / 9) % 5 > 4) return false;
    chunk.decoder.reset(properties);
  } else if (chunk.control >= 160) chunk.decoder.reset();
  return chunk.decoder.decode(await take(packed), chunk.window, chunk.size);
}
function makeRoom(window, dictionary, size) {
  if (window.end + size <= window.bytes.length) return;
  const most = 2 * dictionary + MOST_CHUNK;
  if (window.bytes.length < most) {
    const grown = new Uint8Array(Math.min(most, Math.max(2 * window.bytes.length, window.end + size)));
    grown.set(window.bytes.subarray(0, window.end));
    window.bytes = grown;
    if (window.end + size <= grown.length) return;
  }
  const keep = Math.min(dictionary, window.end - window.start);
  window.bytes.copyWithin(0, window.end - keep, window.end);
  [window.start, window.end] = [0, keep];
}

// src/archive/xz.ts
var MOST_DICTIONARY = 128 * 1024 * 1024;
var MAGIC = Buffer.from([253, 55, 122, 88, 90, 0]);
var LZMA2 = 33;
async function* unxz(source) {
  const input = cursorOf(source, cutOff);
  let first = true;
  for (; ; ) {
    const word = await input.take(4);
    if (!word && !first) return;
    if (!first && word?.readUInt32LE() === 0) continue;
    const head = Buffer.concat([word ?? Buffer.alloc(0), await need2(input, 8)]);
    yield* stream(input, flagsOf(head));
    first = false;
  }
}
function flagsOf(head) {
  const flags = head.subarray(6, 8);
  if (!head.subarray(0, 6).equals(MAGIC)) throw broken("it does not start like one");
  if (crc32(flags) !== head.readUInt32LE(8) || flags[0] !== 0) throw broken("its header is damaged");
  return flags;
}
async function* stream(input, flags) {
  const sums = { blocks: 0, packed: 0, unpacked: 0 };
  for (; ; ) {
    const [size = 0] = await need2(input, 1);
    if (size === 0) break;
    yield* block(input, { header: await need2(input, size * 4 + 3), size, check: checkOf(flags[1]), sums });
  }
  const indexSize = await index(input, sums);
  const foot = await need2(input, 12);
  const whole = crc32(foot.subarray(4, 10)) === foot.readUInt32LE(0) && foot.toString("latin1", 10) === "YZ";
  if (!whole || !foot.subarray(8, 10).equals(flags) || (foot.readUInt32LE(4) + 1) * 4 !== indexSize) {
    throw broken("its footer is damaged");
  }
}
async function* block(input, { header, size, check, sums }) {
  const fields = header.subarray(0, -4);
  if (crc32(fields, crc32(Buffer.from([size]))) !== header.readUInt32LE(fields.length)) {
    throw broken("the header of a block is damaged");
  }
  const { dictionary, packed, unpacked } = blockFields(fields);
  const seen = { packed: 0, unpacked: 0 };
  for await (const chunk of lzma2(input, { dictionary, seen, broken })) {
    check.update(chunk);
    seen.unpacked += chunk.length;
    yield chunk;
  }
  if ((packed ?? seen.packed) !== seen.packed || (unpacked ?? seen.unpacked) !== seen.unpacked) {
    throw broken("a block has another size than it says");
  }
  await need2(input, (4 - seen.packed % 4) % 4);
  if (!(await need2(input, check.size)).equals(check.digest())) throw broken("its checksum is wrong");
  sums.blocks++;
  sums.packed += (size + 1) * 4 + seen.packed + check.size;
  sums.unpacked += seen.unpacked;
}
function blockFields(fields) {
  const flags = fields[0];
  let at = 1;
  const number = () => {
    let value = 0;
    for (let n = 0; n < 8; n++) {
      const byte = fields[at++] ?? 0;
      value += (byte & 127) * 2 ** (7 * n);
      if (byte < 128) return value;
    }
    throw broken("a number is too long");
  };
  const sizes = { ...flags & 64 && { packed: number() }, ...flags & 128 && { unpacked: number() } };
  if ((flags & 63) !== 0 || number() !== LZMA2 || number() !== 1) {
    throw broken("it uses filters that are not read here");
  }
  const bits = fields[at] ?? 41;
  const dictionary = (2 | bits & 1) * 2 ** ((bits >>> 1) + 11);
  if (bits > 40 || dictionary > MOST_DICTIONARY)
    throw broken(`its dictionary is larger than ${MOST_DICTIONARY} bytes`);
  return { dictionary, ...sizes };
}
async function index(input, sums) {
  let [sum, size] = [crc32(Buffer.of(0)), 1];
  const byte = async () => {
    const one = await need2(input, 1);
    sum = crc32(one, sum);
    size++;
    return one[0];
  };
  const number = async () => {
    let value = 0;
    for (let n = 0; n < 8; n++) {
      const next = await byte();
      value += (next & 127) * 2 ** (7 * n);
      if (next < 128) return value;
    }
    throw broken("a number is too long");
  };
  const left = { ...sums };
  if (await number() !== sums.blocks) throw broken("its index does not fit");
  for (let n = 0; n < sums.blocks; n++) {
    left.packed -= await number();
    left.unpacked -= await number();
  }
  while (size % 4 !== 0) await byte();
  if (left.packed !== 0 || left.unpacked !== 0) throw broken("its index does not fit");
  if (sum !== (await need2(input, 4)).readUInt32LE()) throw broken("its index is damaged");
  return size + 4;
}
function checkOf(kind) {
  if (kind === 0) return { size: 0, update: () => void 0, digest: () => Buffer.alloc(0) };
  if (kind === 4) return { size: 8, ...crc64() };
  if (kind === 10) {
    const hash = createHash("sha256");
    return { size: 32, update: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
  }
  if (kind !== 1) throw broken(`its checksum is of an unknown kind, ${kind}`);
  let sum = 0;
  const digest = () => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(sum);
    return bytes;
  };
  return {
    size: 4,
    digest,
    update: (bytes) => {
      sum = crc32(bytes, sum);
    }
  };
}
var need2 = (input, length) => need(input, length, cutOff);
var cutOff = () => broken("it ends too early");
var broken = (what) => new UserError("archive/broken-xz", `not whole xz data: ${what}`);

// src/archive/compress.ts
var CHUNK = 1 << 18;
var USUAL = { none: 0, gzip: 9, xz: 6, lzma: 6, zstd: 9 };
function compressor(host, codec) {
  const level = codec.level ?? USUAL[codec.algorithm];
  switch (codec.algorithm) {
    case "none":
      return new PassThrough();
    case "gzip":
      return oneFrame(createGzip({ level, chunkSize: CHUNK }));
    case "zstd":
      return oneFrame(
        createZstdCompress({
          chunkSize: CHUNK,
          params: { [constants.ZSTD_c_compressionLevel]: level, [constants.ZSTD_c_checksumFlag]: 1 }
        })
      );
    case "xz":
      return host.through([
        "xz",
        "--compress",
        "--stdout",
        "--format=xz",
        `--threads=${Math.max(2, availableParallelism())}`,
        `-${level}`
      ]);
    case "lzma":
      return host.through(["xz", "--compress", "--stdout", "--format=lzma", `-${level}`]);
  }
}
function decompressor(algorithm) {
  switch (algorithm) {
    case "none":
      return new PassThrough();
    case "gzip":
      return createGunzip({ chunkSize: CHUNK });
    case "zstd":
      return createZstdDecompress({ chunkSize: CHUNK });
    case "xz":
      return Duplex2.from(unxz);
    case "lzma":
      throw notYet("reading lzma data");
  }
}

// src/archive/source.ts
import { open } from "node:fs/promises";
var CHUNK2 = 1 << 18;
async function* readSource({ from, size }) {
  const handle = await opened(from);
  try {
    let left = size;
    for (; ; ) {
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK2, left + 1));
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, null);
      if (bytesRead === 0) break;
      left -= bytesRead;
      if (left < 0) break;
      yield bytesRead === chunk.length ? chunk : chunk.subarray(0, bytesRead);
    }
    if (left !== 0) throw changed(from, left < 0 ? "grew" : `lost ${left} of its ${size} bytes`);
  } finally {
    await handle.close();
  }
}
async function opened(path) {
  try {
    return await open(path);
  } catch (cause) {
    throw new UserError("source/unreadable", `${path} cannot be read: ${cause.message}`, {
      hint: "it was there when the package was planned: leave it in place until the package is written",
      cause
    });
  }
}
var changed = (path, how) => new UserError("source/changed", `${path} ${how} while it was packed`, {
  hint: "let whatever writes it finish first, then build again"
});

export {
  cursorOf,
  compressor,
  decompressor,
  readSource
};
