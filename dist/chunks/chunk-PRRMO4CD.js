import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  cursorOf,
  need
} from "./chunk-Z7Q56VIH.js";
import {
  PkgError,
  UserError,
  notYet
} from "./chunk-7K3FG75H.js";

// src/archive/pack/compress.ts
import { availableParallelism as availableParallelism2 } from "node:os";
import { Duplex, PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createZstdDecompress } from "node:zlib";

// src/archive/xz/xz.ts
import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

// src/archive/xz/crc64.ts
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

// src/archive/xz/lzma.ts
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
    decode(packed2, window, size) {
      const goal = window.end + size;
      const { bytes } = window;
      [input, at, range] = [packed2, 5, 4294967295];
      code = (packed2[1] << 24 | packed2[2] << 16 | packed2[3] << 8 | packed2[4]) >>> 0;
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
        if (from < window.start || count > goal - window.end || at > packed2.length) return false;
        for (let n = 0; n < count; n++) bytes[window.end + n] = bytes[from + n];
        window.end += count;
        window.total += count;
      }
      return at === packed2.length && code === 0 && packed2[0] === 0;
    }
  };
}

// src/archive/xz/lzma2.ts
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
  const packed2 = 1 + (await take(2)).readUInt16BE();
  if (chunk.control >= 192) {
    const properties = (await take(1))[0];
    if (properties > 224 || properties % 9 + Math.floor(properties / 9) % 5 > 4) return false;
    chunk.decoder.reset(properties);
  } else if (chunk.control >= 160) chunk.decoder.reset();
  return chunk.decoder.decode(await take(packed2), chunk.window, chunk.size);
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

// src/archive/xz/xz.ts
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
    const head2 = Buffer.concat([word ?? Buffer.alloc(0), await need2(input, 8)]);
    yield* stream(input, flagsOf(head2));
    first = false;
  }
}
function flagsOf(head2) {
  const flags = head2.subarray(6, 8);
  if (!head2.subarray(0, 6).equals(MAGIC)) throw broken("it does not start like one");
  if (crc32(flags) !== head2.readUInt32LE(8) || flags[0] !== 0) throw broken("its header is damaged");
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
  const whole2 = crc32(foot.subarray(4, 10)) === foot.readUInt32LE(0) && foot.toString("latin1", 10) === "YZ";
  if (!whole2 || !foot.subarray(8, 10).equals(flags) || (foot.readUInt32LE(4) + 1) * 4 !== indexSize) {
    throw broken("its footer is damaged");
  }
}
async function* block(input, { header, size, check, sums }) {
  const fields = header.subarray(0, -4);
  if (crc32(fields, crc32(Buffer.from([size]))) !== header.readUInt32LE(fields.length)) {
    throw broken("the header of a block is damaged");
  }
  const { dictionary, packed: packed2, unpacked } = blockFields(fields);
  const seen = { packed: 0, unpacked: 0 };
  for await (const chunk of lzma2(input, { dictionary, seen, broken })) {
    check.update(chunk);
    seen.unpacked += chunk.length;
    yield chunk;
  }
  if ((packed2 ?? seen.packed) !== seen.packed || (unpacked ?? seen.unpacked) !== seen.unpacked) {
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
    const hash2 = createHash("sha256");
    return { size: 32, update: (bytes) => void hash2.update(bytes), digest: () => hash2.digest() };
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

// src/archive/pack/ahead.ts
import { availableParallelism } from "node:os";
var BUDGET = 180;
var ZSTD_MEGABYTES = [
  [4, 10],
  [10, 24],
  [23, 80]
];
var GZIP_MEGABYTES = 2;
function unitsAhead(algorithm, level) {
  const megabytes = algorithm === "zstd" ? ZSTD_MEGABYTES.find(([below]) => level < below)?.[1] ?? BUDGET : GZIP_MEGABYTES;
  return Math.max(1, Math.min(availableParallelism() + 1, Math.floor(BUDGET / megabytes)));
}

// src/archive/pack/blocks.ts
import { setImmediate as nextTurn } from "node:timers/promises";

// src/archive/pack/source.ts
import { createHash as createHash2, hash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
var START = 4096;
var BY_PIECES = 1 << 20;
function* fillFrom(source, room, algorithm) {
  if (source.content !== void 0) {
    const bytes = Buffer.from(source.content, "base64");
    yield* copyInto(room, bytes);
    return { digest: hash(algorithm, bytes), start: bytes.subarray(0, START) };
  }
  const file = opened(source.from);
  try {
    if (source.size < Math.min(BY_PIECES, room.block.length - room.used))
      return whole(source, { file, room, algorithm });
    return yield* inPieces(source, { file, room, algorithm });
  } finally {
    closeSync(file);
  }
}
function whole(source, { file, room, algorithm }) {
  const { block: block2, used } = room;
  const { from, size } = source;
  let got = 0;
  while (got < size) {
    const more = readSync(file, block2, used + got, size + 1 - got, null);
    if (more === 0) break;
    got += more;
  }
  if (size === 0) got = readSync(file, block2, used, 1, null);
  if (got !== size) throw changed(from, sizeNews(size, got));
  const bytes = block2.subarray(used, used + size);
  room.used += size;
  return { digest: hash(algorithm, bytes), start: bytes.subarray(0, START) };
}
function* inPieces({ from, size }, { file, room, algorithm }) {
  const digest = createHash2(algorithm);
  const before = fstatSync(file);
  let start;
  let got = 0;
  for (; ; ) {
    if (room.used === room.block.length) yield* emptied(room);
    const { block: block2, used } = room;
    const wanted = Math.min(BY_PIECES, block2.length - used, size + 1 - got);
    const more = readSync(file, block2, used, wanted, null);
    got += more;
    if (more === 0 || got > size) break;
    const piece = block2.subarray(used, used + more);
    start ??= Buffer.from(piece.subarray(0, START));
    digest.update(piece);
    room.used += more;
  }
  if (got !== size) throw changed(from, sizeNews(size, got));
  if (fstatSync(file).mtimeMs !== before.mtimeMs) throw changed(from, "was written to");
  return { digest: digest.digest("hex"), start: start ?? Buffer.alloc(0) };
}
function* copyInto(room, bytes) {
  for (let done = 0; done < bytes.length; ) {
    if (room.used === room.block.length) yield* emptied(room);
    const some = bytes.subarray(done, done + room.block.length - room.used);
    room.block.set(some, room.used);
    room.used += some.length;
    done += some.length;
  }
}
function* emptied(room) {
  yield room.block;
  room.block = room.spare.take();
  room.used = 0;
}
function opened(path) {
  try {
    return openSync(path, "r");
  } catch (cause) {
    throw new UserError("source/unreadable", `${path} cannot be read: ${cause.message}`, {
      hint: "it was there when the package was planned: leave it in place until the package is written",
      cause
    });
  }
}
var sizeNews = (size, got) => got > size ? "grew" : `lost ${size - got} of its ${size} bytes`;
var changed = (path, how) => new UserError("source/changed", `${path} ${how} while it was packed`, {
  hint: "let whatever writes it finish first, then build again"
});

// src/archive/pack/blocks.ts
async function* readBlocks(parts, options) {
  for (const block2 of filled(parts, options)) {
    yield block2;
    await nextTurn();
    options.signal.throwIfAborted();
  }
}
function* filled(parts, { spare, digest }) {
  const room = { spare, block: spare.take(), used: 0 };
  for (const part of parts) {
    if (part instanceof Uint8Array) yield* copyInto(room, part);
    else part.read(yield* fillFrom(part.source, room, digest));
  }
  if (room.used > 0) yield room.block.subarray(0, room.used);
}

// src/archive/pack/gzip-blocks.ts
import { promisify } from "node:util";
import { constants, crc32 as crc322, deflateRaw } from "node:zlib";

// src/archive/pack/in-order.ts
async function* inOrder(items, ahead, work) {
  const started = [];
  for await (const item of items) {
    const result = work(item);
    result.catch(() => void 0);
    started.push(result);
    if (started.length >= ahead) yield await started.shift();
  }
  for (const result of started) yield await result;
}

// src/archive/pack/gzip-blocks.ts
var GZIP_BLOCK = 1 << 19;
var WINDOW = 1 << 15;
var deflated = promisify(deflateRaw);
async function* gzipBlocks(blocks, { level, ahead, spare }) {
  const sum = { crc: 0, size: 0 };
  yield head(level);
  yield* inOrder(summed(blocks, sum), ahead, async ({ block: block2, before }) => {
    const made = await deflated(block2, {
      level,
      chunkSize: block2.length + (block2.length >> 8) + 64,
      finishFlush: constants.Z_SYNC_FLUSH,
      ...before && { dictionary: before }
    });
    spare.give(block2);
    return made;
  });
  const tail = Buffer.from([3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  tail.writeUInt32LE(sum.crc, 2);
  tail.writeUInt32LE(sum.size % 2 ** 32, 6);
  yield tail;
}
var head = (level) => Buffer.from([31, 139, 8, 0, 0, 0, 0, 0, level === 9 ? 2 : level === 1 ? 4 : 0, 3]);
async function* summed(blocks, sum) {
  let before;
  for await (const block2 of blocks) {
    sum.crc = crc322(block2, sum.crc);
    sum.size += block2.length;
    const end = Buffer.from(block2.subarray(-WINDOW));
    yield { block: block2, before };
    before = end;
  }
}

// src/archive/pack/spare.ts
function spareBlocks(size) {
  const free = [];
  return {
    take: () => free.pop() ?? Buffer.allocUnsafeSlow(size),
    give: (block2) => {
      if (block2.length === size) free.push(block2);
    }
  };
}

// src/archive/pack/zstd-frame.ts
import { promisify as promisify2 } from "node:util";
import { constants as constants2, zstdCompress } from "node:zlib";

// src/archive/pack/zstd-seam.ts
var LENGTH2 = 3;
var DISTANCES = [8, 4, 1];
var MOST_IN_BLOCK = 1 << 17;
function findSeam(block2) {
  const one = lastRepeat(block2, block2.length - LENGTH2, 1);
  const four = lastRepeat(block2, one - LENGTH2, 4);
  const eight = lastRepeat(block2, four - LENGTH2, 8);
  return eight < 0 ? void 0 : { start: eight, matches: [eight, four, one] };
}
function lastRepeat(block2, from, distance) {
  for (let at = from; at >= distance; at--) {
    if (block2[at] === block2[at - distance] && block2[at + 1] === block2[at + 1 - distance] && block2[at + 2] === block2[at + 2 - distance])
      return at;
  }
  return -1;
}
function seamBlocks(block2, { matches }) {
  return matches.flatMap((at, index2) => [
    matchBlock(DISTANCES[index2]),
    ...rawBlocks(block2.subarray(at + LENGTH2, matches[index2 + 1]))
  ]);
}
function matchBlock(distance) {
  const value = distance + 3;
  const body = Buffer.from([0, 1, 84, 0, Math.floor(Math.log2(value)), 0, value]);
  return Buffer.concat([blockHead(body.length, 2), body]);
}
function rawBlocks(bytes) {
  const parts = [];
  for (let at = 0; at < bytes.length; at += MOST_IN_BLOCK) {
    const part = bytes.subarray(at, at + MOST_IN_BLOCK);
    parts.push(blockHead(part.length, 0), part);
  }
  return parts;
}
function blockHead(size, type) {
  const head2 = Buffer.alloc(3);
  head2.writeUIntLE(size << 3 | type << 1, 0, 3);
  return head2;
}

// src/archive/pack/zstd-frame.ts
var WINDOW_LOG = 22;
var MAGIC2 = [40, 181, 47, 253];
var HEAD = Buffer.from([...MAGIC2, 0, WINDOW_LOG - 10 << 3]);
var END = Buffer.from([1, 0, 0]);
var CHUNK = 1 << 21;
var ZSTD_UNIT = 1 << WINDOW_LOG;
var compressed = promisify2(zstdCompress);
async function* zstdFrame(blocks, { level, ahead, spare }) {
  yield HEAD;
  for await (const { parts, used } of inOrder(blocks, ahead, (block2) => unit(block2, level, spare))) {
    yield* parts;
    if (used) spare.give(used);
  }
  yield END;
}
async function unit(block2, level, spare) {
  const seam = findSeam(block2);
  if (!seam) return { parts: rawBlocks(block2), used: block2 };
  const frame = await compressed(block2.subarray(0, seam.start), {
    chunkSize: CHUNK,
    // Without it the tables are those for endless data: 800 MB at level 22.
    pledgedSrcSize: seam.start,
    params: { [constants2.ZSTD_c_compressionLevel]: level }
  });
  const end = Buffer.concat(seamBlocks(block2, seam));
  spare.give(block2);
  return { parts: [innerBlocks(frame), end] };
}
function innerBlocks(frame) {
  const flags = frame[4] ?? 0;
  const isSingle = (flags & 32) !== 0;
  const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  const start = 5 + (isSingle ? 0 : 1) + sizeBytes;
  for (let at = start; at + 3 <= frame.length; ) {
    const head2 = frame.readUIntLE(at, 3);
    if (head2 & 1) {
      frame[at] = head2 & 254;
      return frame.subarray(start);
    }
    at += 3 + ((head2 >> 1) % 4 === 1 ? 1 : head2 >> 3);
  }
  throw new PkgError("archive/zstd", "zstd made a frame without an end: this is a defect");
}

// src/archive/pack/compress.ts
var CHUNK2 = 1 << 20;
var USUAL = { none: 0, gzip: 9, xz: 6, lzma: 6, zstd: 7 };
async function pack(host, { codec, parts, digest, plain }, take) {
  const { signal } = host;
  const spare = spareBlocks(BLOCK_SIZES[codec.algorithm]);
  const read = readBlocks(parts, { spare, digest, signal });
  const blocks = plain ? shown(read, plain) : read;
  const give = async (chunks) => {
    for await (const chunk of chunks) take(chunk);
  };
  const program = programOf(codec);
  if (program)
    await pipeline(Readable.from(blocks, { highWaterMark: 2 }), host.through(program), give, { signal });
  else await give(packed(codec, blocks, spare));
}
var levelOf = ({ algorithm, level }) => level ?? USUAL[algorithm];
var BLOCK_SIZES = {
  none: CHUNK2,
  gzip: GZIP_BLOCK,
  zstd: ZSTD_UNIT,
  xz: 1 << 17,
  lzma: 1 << 17
};
function packed(codec, blocks, spare) {
  const level = levelOf(codec);
  const options = { level, ahead: unitsAhead(codec.algorithm, level), spare };
  if (codec.algorithm === "zstd") return zstdFrame(blocks, options);
  return codec.algorithm === "gzip" ? gzipBlocks(blocks, options) : asTheyAre(blocks, spare);
}
var XZ_SMALL = 6;
var xzBlock = (level) => level <= XZ_SMALL ? ["--block-size=8MiB"] : [];
function programOf(codec) {
  const level = levelOf(codec);
  const threads = `--threads=${Math.max(2, availableParallelism2())}`;
  const xz = ["xz", "--compress", "--stdout", `-${level}`];
  if (codec.algorithm === "xz") return [...xz, "--format=xz", threads, ...xzBlock(level)];
  if (codec.algorithm === "lzma") return [...xz, "--format=lzma"];
  return void 0;
}
async function* asTheyAre(blocks, spare) {
  for await (const block2 of blocks) {
    yield block2;
    spare.give(block2);
  }
}
async function* shown(blocks, to) {
  for await (const block2 of blocks) {
    to(block2);
    yield block2;
  }
}
function decompressor(algorithm) {
  switch (algorithm) {
    case "none":
      return new PassThrough();
    case "gzip":
      return createGunzip({ chunkSize: CHUNK2 });
    case "zstd":
      return createZstdDecompress({ chunkSize: CHUNK2 });
    case "xz":
      return Duplex.from(unxz);
    case "lzma":
      throw notYet("reading lzma data");
  }
}

export {
  unitsAhead,
  gzipBlocks,
  spareBlocks,
  zstdFrame,
  pack,
  decompressor
};
