import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  PkgError,
  UserError
} from "./chunk-7K3FG75H.js";

// src/archive/tar.ts
var TAR_BLOCK = 512;
var ZEROS = Buffer.alloc(TAR_BLOCK);
var TAR_FLAGS = {
  "0": "file",
  "\0": "file",
  "7": "file",
  "1": "hardlink",
  "2": "link",
  "5": "dir"
};
var FLAG_OF = {
  file: "0",
  hardlink: "1",
  link: "2",
  dir: "5"
};
var NAME_ROOM = 100;
var OWNER_ROOM = 32;
function tarHead(head) {
  const parts = [];
  const name = Buffer.from(head.name);
  const to = Buffer.from(head.to);
  if (to.length >= NAME_ROOM) parts.push(longName("K", to));
  if (name.length >= NAME_ROOM) parts.push(longName("L", name));
  parts.push(block(head, flagOf(head), name, to));
  return parts.length === 1 ? parts[0] : Buffer.concat(parts);
}
var tarPadding = (size) => ZEROS.subarray(0, (TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK);
var tarEnd = () => Buffer.alloc(2 * TAR_BLOCK);
var flagOf = ({ type, name }) => {
  if (type !== "other") return FLAG_OF[type];
  throw new PkgError("archive/tar-type", `${name}: only files, folders and links can be written`);
};
function longName(flag, text) {
  const size = text.length + 1;
  const head = { type: "file", mode: 0, uid: 0, gid: 0, uname: "root", gname: "root", size, mtime: 0 };
  const start = block({ ...head, name: "", to: "" }, flag, Buffer.from("././@LongLink"), Buffer.alloc(0));
  return Buffer.concat([start, text, Buffer.alloc(1), tarPadding(size)]);
}
function block(head, flag, name, to) {
  const bytes = Buffer.allocUnsafe(TAR_BLOCK).fill(0);
  name.copy(bytes, 0, 0, NAME_ROOM);
  number(bytes, 100, 8, head.mode);
  number(bytes, 108, 8, head.uid);
  number(bytes, 116, 8, head.gid);
  number(bytes, 124, 12, head.size);
  number(bytes, 136, 12, head.mtime);
  bytes.write(flag, 156, "latin1");
  to.copy(bytes, 157, 0, NAME_ROOM);
  bytes.write("ustar  \0", 257, "latin1");
  owner(bytes, 265, head.uname);
  owner(bytes, 297, head.gname);
  bytes.write(`${tarSum(bytes).toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return bytes;
}
function tarSum(bytes) {
  let sum = 8 * 32;
  for (let at = 0; at < TAR_BLOCK; at++) if (at < 148 || at >= 156) sum += bytes[at] ?? 0;
  return sum;
}
function number(bytes, at, room, value) {
  const octal = value.toString(8);
  if (value >= 0 && octal.length < room) {
    bytes.write(`${octal.padStart(room - 1, "0")}\0`, at, "latin1");
    return;
  }
  const bits = BigInt.asUintN(8 * room - 1, BigInt(value)) | 1n << BigInt(8 * room - 1);
  bytes.write(bits.toString(16).padStart(2 * room, "0"), at, "hex");
}
function owner(bytes, at, name) {
  if (Buffer.byteLength(name) > OWNER_ROOM) {
    throw new UserError("archive/tar-owner", `the owner "${name}" is longer than ${OWNER_ROOM} bytes`, {
      hint: `a tar archive keeps names of users and groups up to ${OWNER_ROOM} bytes`
    });
  }
  bytes.write(name, at);
}

export {
  TAR_BLOCK,
  TAR_FLAGS,
  tarHead,
  tarPadding,
  tarEnd,
  tarSum
};
