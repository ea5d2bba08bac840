import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  PkgError,
  UserError
} from "./chunk-7K3FG75H.js";

// src/archive/ar.ts
var AR_MAGIC = "!<arch>\n";
var HEAD = 60;
var MOST_MEMBERS = 256;
var MOST_SIZE = 9999999999;
var LONG_NAMES_LIMIT = 64 * 1024;
function arHead({ name, size, mtime }) {
  if (size > MOST_SIZE) {
    throw new PkgError(
      "archive/ar-size",
      `${name} has ${size} bytes; an ar archive holds ${MOST_SIZE} at most`,
      {
        hint: "split the package, or take a stronger compression"
      }
    );
  }
  const fields = [
    name.padEnd(16),
    `${Math.max(0, mtime)}`.padEnd(12),
    "0     0     100644  ",
    `${size}`.padEnd(10)
  ];
  return Buffer.from(`${fields.join("")}\`
`, "latin1");
}
var arPadding = (size) => Buffer.from(size % 2 === 1 ? "\n" : "");
async function listAr(handle) {
  const { size: end } = await handle.stat();
  if ((await read(handle, 0, AR_MAGIC.length, end)).toString("latin1") !== AR_MAGIC)
    throw broken("no ar archive");
  const members = [];
  let longNames = "";
  for (let at = AR_MAGIC.length; at < end; ) {
    const head = headOf(await read(handle, at, HEAD, end), at);
    const offset = at + HEAD;
    if (head.size > end - offset) {
      throw broken(`member "${head.name}" says ${head.size} bytes, the file has ${end - offset} more`);
    }
    if (head.name === "//") longNames = await namesTable(handle, offset, head.size, end);
    else if (head.name !== "/" && head.name !== "/SYM64/") {
      members.push(await named(handle, { ...head, offset }, longNames));
    }
    if (members.length > MOST_MEMBERS) throw broken(`more than ${MOST_MEMBERS} members`);
    at = offset + head.size + head.size % 2;
  }
  return members;
}
async function namesTable(handle, at, size, end) {
  if (size > LONG_NAMES_LIMIT) throw broken("its table of long names is too long");
  return (await read(handle, at, size, end)).toString();
}
function headOf(bytes, at) {
  const text = bytes.toString("latin1");
  const size = text.slice(48, 58).trimEnd();
  if (!text.endsWith("`\n") || !/^\d+$/.test(size)) throw broken(`no member header at byte ${at}`);
  return { name: bytes.toString("utf8", 0, 16).trimEnd(), size: Number(size) };
}
async function named(handle, member, longNames) {
  const { name, offset, size } = member;
  const bsd = /^#1\/(\d+)$/.exec(name);
  if (bsd) {
    const length = Number(bsd[1]);
    if (length > size || length > LONG_NAMES_LIMIT) throw broken("a long name is longer than its member");
    const text = (await read(handle, offset, length, offset + size)).toString();
    return { name: text.replace(/\0+$/, ""), offset: offset + length, size: size - length };
  }
  const gnu = /^\/(\d+)$/.exec(name);
  if (gnu) {
    const start = Number(gnu[1]);
    const stop = longNames.indexOf("\n", start);
    if (start >= longNames.length || stop < 0) throw broken(`long name ${start} is not in its table`);
    return { ...member, name: longNames.slice(start, stop).replace(/\/$/, "") };
  }
  return { ...member, name: name.replace(/\/$/, "") };
}
async function read(handle, at, length, end) {
  if (at + length > end) throw broken("it ends too early");
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await handle.read(bytes, 0, length, at);
  if (bytesRead < length) throw broken("it ends too early");
  return bytes;
}
var broken = (what) => new UserError("archive/broken-ar", `not a whole ar archive: ${what}`);

export {
  AR_MAGIC,
  arHead,
  arPadding,
  listAr
};
