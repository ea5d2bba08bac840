import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  TAR_BLOCK,
  TAR_FLAGS,
  tarSum
} from "./chunk-GV4UF2MA.js";
import {
  cursorOf
} from "./chunk-Z7Q56VIH.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/archive/tar-reader.ts
import { isUtf8 } from "node:buffer";
var MOST_NAME = 64 * 1024;
var ZEROS = Buffer.alloc(TAR_BLOCK);
var NO_BODY = /* @__PURE__ */ new Set(["1", "2", "3", "4", "5", "6"]);
async function* readTar(source) {
  const bytes = cursorOf(source, () => broken("it ends inside a member"));
  try {
    let extras = {};
    for (; ; ) {
      const block = await bytes.take(TAR_BLOCK);
      if (!block || block.every((byte) => byte === 0)) break;
      const flag = checked(block).toString("latin1", 156, 157);
      const size = extras.size ?? numberOf(block, 124, 12);
      if (size < 0 || !Number.isSafeInteger(size)) throw broken(`a member of ${size} bytes`);
      if (flag === "L" || flag === "K" || flag === "x") {
        extras = { ...extras, ...extrasOf(flag, await small(bytes, size)) };
        continue;
      }
      if (flag === "S") throw broken("it has sparse files, which are not read here");
      let left = NO_BODY.has(flag) ? 0 : size;
      const padding = (TAR_BLOCK - left % TAR_BLOCK) % TAR_BLOCK;
      const body = async function* () {
        while (left > 0) {
          const chunk = await bytes.some(left);
          left -= chunk.length;
          yield chunk;
        }
      };
      if (flag !== "g") yield { ...headOf(block, flag, extras), size: left, body: body() };
      await drain(body());
      if (padding > 0) await bytes.take(padding);
      if (flag !== "g") extras = {};
    }
    await bytes.drain();
  } finally {
    await bytes.close();
  }
}
function* piecesOf(bytes) {
  let extras = {};
  for (let at = 0; at < bytes.length; ) {
    const block = bytes.subarray(at, at + TAR_BLOCK);
    if (block.length < TAR_BLOCK) throw broken("it ends inside a member");
    if (block.equals(ZEROS)) return;
    const flag = checked(block).toString("latin1", 156, 157);
    const size = extras.size ?? numberOf(block, 124, 12);
    if (size < 0 || !Number.isSafeInteger(size)) throw broken(`a member of ${size} bytes`);
    const room = NO_BODY.has(flag) ? 0 : size;
    const body = bytes.subarray(at + TAR_BLOCK, at + TAR_BLOCK + room);
    if (body.length < room) throw broken("it ends inside a member");
    at += TAR_BLOCK + Math.ceil(room / TAR_BLOCK) * TAR_BLOCK;
    if (at > bytes.length) throw broken("it ends inside a member");
    if (flag === "L" || flag === "K" || flag === "x") {
      if (size > MOST_NAME) throw broken(`a name of ${size} bytes`);
      extras = { ...extras, ...extrasOf(flag, body) };
      continue;
    }
    if (flag === "S") throw broken("it has sparse files, which are not read here");
    if (flag === "g") continue;
    yield { ...nameOf(block, flag, extras), body };
    extras = {};
  }
}
async function bodyOf(member, limit) {
  if (member.size > limit) {
    throw broken(`${member.name} has ${member.size} bytes where ${limit} would be many`);
  }
  const chunks = [];
  for await (const chunk of member.body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
async function small(bytes, size) {
  if (size > MOST_NAME) throw broken(`a name of ${size} bytes`);
  const padded = Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
  const text = await bytes.take(padded);
  if (!text && padded > 0) throw broken("it ends inside a name");
  return (text ?? Buffer.alloc(0)).subarray(0, size);
}
async function drain(body) {
  for await (const _ of body) ;
}
var untilNul = (bytes) => {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
};
var textOf = (bytes) => {
  const used = untilNul(bytes);
  return used.toString(isUtf8(used) ? "utf8" : "latin1");
};
var isForeign = (bytes) => !isUtf8(untilNul(bytes));
function extrasOf(flag, bytes) {
  const foreign = isForeign(bytes) && { foreign: true };
  if (flag === "L") return { path: textOf(bytes), ...foreign };
  if (flag === "K") return { linkpath: textOf(bytes), ...foreign };
  const extras = {};
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at);
    const digits = space < 0 ? "" : bytes.toString("latin1", at, space);
    const end = at + Number(digits);
    if (!/^\d{1,6}$/.test(digits) || end <= space || end > bytes.length) throw broken("a bad pax header");
    const equals = bytes.indexOf(61, space);
    if (equals < 0 || equals >= end) throw broken("a bad pax header");
    note(extras, bytes.toString("latin1", space + 1, equals), bytes.subarray(equals + 1, end - 1));
    at = end;
  }
  return extras;
}
function note(extras, key, bytes) {
  const value = textOf(bytes);
  if (key.startsWith("GNU.sparse")) throw broken("it has sparse files, which are not read here");
  if (key === "path" || key === "linkpath" || key === "uname" || key === "gname") extras[key] = value;
  if ((key === "path" || key === "linkpath") && isForeign(bytes)) extras.foreign = true;
  if (key === "mtime") extras.mtime = Math.floor(Number(value)) || 0;
  if (key !== "size") return;
  if (!/^\d{1,16}$/.test(value)) throw broken("a bad pax header");
  extras.size = Number(value);
}
var prefixOf = (block) => block.toString("latin1", 257, 263) === "ustar\0" ? textOf(block.subarray(345, 500)) : "";
function nameOf(block, flag, extras) {
  const prefix = extras.path === void 0 ? prefixOf(block) : "";
  const own = extras.path ?? textOf(block.subarray(0, 100));
  const name = prefix ? `${prefix}/${own}` : own;
  const type = Object.hasOwn(TAR_FLAGS, flag) ? TAR_FLAGS[flag] : "other";
  return { name, type: type === "file" && name.endsWith("/") ? "dir" : type };
}
function headOf(block, flag, extras) {
  const field = (at, room) => textOf(block.subarray(at, at + room));
  const prefix = prefixOf(block);
  const foreignAt = (at, room) => isForeign(block.subarray(at, at + room));
  return {
    ...nameOf(block, flag, extras),
    foreign: extras.foreign === true || extras.path === void 0 && (foreignAt(0, 100) || prefix !== "" && foreignAt(345, 155)) || extras.linkpath === void 0 && foreignAt(157, 100),
    mode: numberOf(block, 100, 8) & 4095,
    uid: numberOf(block, 108, 8),
    gid: numberOf(block, 116, 8),
    uname: extras.uname ?? field(265, 32),
    gname: extras.gname ?? field(297, 32),
    mtime: extras.mtime ?? numberOf(block, 136, 12),
    to: extras.linkpath ?? field(157, 100)
  };
}
function checked(block) {
  if (numberOf(block, 148, 8) !== tarSum(block)) throw broken("a header whose checksum is wrong");
  return block;
}
function octalOf(block, at, room) {
  let value = 0;
  for (let index = at; index < at + room; index++) {
    const digit = block[index] - 48;
    if (digit >= 0 && digit < 8) value = value * 8 + digit;
    else
      return index > at && (digit === -48 || digit === -16 && block[index + 1] === 0) ? value : void 0;
  }
  return void 0;
}
function numberOf(block, at, room) {
  const usual = octalOf(block, at, room);
  if (usual !== void 0) return usual;
  const bytes = block.subarray(at, at + room);
  if (bytes[0] & 128) {
    const bits = BigInt(`0x${bytes.toString("hex")}`);
    const negative = bytes[0] === 255;
    return Number(negative ? BigInt.asIntN(8 * room, bits) : BigInt.asUintN(8 * room - 1, bits));
  }
  const text = bytes.toString("latin1").replace(/\0.*$/s, "").trim();
  if (!/^[0-7]*$/.test(text)) throw broken(`the number "${text}" is not octal`);
  return Number.parseInt(text || "0", 8);
}
var broken = (what) => new UserError("archive/broken-tar", `not a whole tar archive: ${what}`);

export {
  readTar,
  piecesOf,
  bodyOf
};
