import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  ENTRY_SIZE,
  HEADER_MAGIC,
  INTRO_SIZE,
  LEAD_SIZE,
  RELATION_TAGS,
  SENSE,
  SHA256,
  SIGTAG,
  SLOTS,
  TAG,
  leadFault
} from "./chunk-Q5MYWB4V.js";
import {
  readPacked
} from "./chunk-IWKAJEUF.js";
import {
  scriptMoments
} from "./chunk-TQC3N7SD.js";
import {
  cursorOf
} from "./chunk-Z7Q56VIH.js";
import {
  PkgError,
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/formats/rpm/fault.ts
var badRpm = (what) => new UserError("rpm/unreadable", `not a sound rpm: ${what}`);

// src/formats/rpm/header-view.ts
var MAX_ENTRIES = 65535;
var MAX_DATA = 64 << 20;
var MAX_STRINGS = 1 << 22;
var REGIONS = /* @__PURE__ */ new Set([61, 62, 63]);
var WIDTHS = { 0: 0, 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 };
var NULL = 0;
var STRING = 6;
var STRINGS = /* @__PURE__ */ new Set([STRING, 8, 9]);
var BYTES = 7;
function headerSize(intro, what) {
  if (intro.length < INTRO_SIZE) throw badRpm(`it ends in its ${what}`);
  if (!HEADER_MAGIC.subarray(0, 3).equals(intro.subarray(0, 3)))
    throw badRpm(`no ${what} where it should be`);
  const entries = intro.readUInt32BE(8);
  const data = intro.readUInt32BE(12);
  if (entries === 0 || entries > MAX_ENTRIES) throw badRpm(`its ${what} claims ${entries} tags`);
  if (data > MAX_DATA) throw badRpm(`its ${what} claims ${data} bytes`);
  return INTRO_SIZE + entries * ENTRY_SIZE + data;
}
function viewHeader(header, what) {
  if (headerSize(header, what) !== header.length) throw badRpm(`it ends in its ${what}`);
  const store = header.subarray(INTRO_SIZE + header.readUInt32BE(8) * ENTRY_SIZE);
  const slots = slotsOf(header, store, what);
  const slot = (tag, kind) => {
    const found = slots.get(tag);
    if (found && kindOf(found.type) !== kind)
      throw badRpm(`tag ${tag} of its ${what} has the wrong type ${found.type}`);
    return found;
  };
  const texts = (tag) => {
    const found = slot(tag, "texts");
    return found ? store.toString("utf8", found.start, found.end - 1).split("\0") : [];
  };
  const numbers = (tag) => {
    const found = slot(tag, "numbers");
    const values = [];
    for (let at = 0; found && at < found.count; at++) values.push(numberAt(store, found, at));
    return values;
  };
  return {
    has: (tag) => slots.has(tag),
    texts,
    numbers,
    text: (tag) => texts(tag)[0],
    number: (tag) => numbers(tag)[0],
    bytes: (tag) => {
      const found = slot(tag, "bytes");
      return found && store.subarray(found.start, found.end);
    }
  };
}
function kindOf(type) {
  if (type === NULL) return "nothing";
  return STRINGS.has(type) ? "texts" : type === BYTES ? "bytes" : "numbers";
}
function numberAt(store, { type, start }, at) {
  if (type === 3) return store.readUInt16BE(start + at * 2);
  if (type === 4) return store.readUInt32BE(start + at * 4);
  if (type !== 5) return store.readUInt8(start + at);
  const large = store.readBigUInt64BE(start + at * 8);
  if (large > BigInt(Number.MAX_SAFE_INTEGER)) throw badRpm(`a size of ${large} bytes`);
  return Number(large);
}
function slotsOf(header, store, what) {
  const entries = [];
  for (let at = 0; at < header.readUInt32BE(8); at++) {
    const from = INTRO_SIZE + at * ENTRY_SIZE;
    const [tag, type] = [header.readUInt32BE(from), header.readUInt32BE(from + 4)];
    const [start, count] = [header.readUInt32BE(from + 8), header.readUInt32BE(from + 12)];
    if (!REGIONS.has(tag)) entries.push({ tag, type, start, count });
  }
  const slots = /* @__PURE__ */ new Map();
  let free = 0;
  let strings = 0;
  for (const { tag, type, start, count } of entries.sort((a, b) => a.start - b.start)) {
    const where = () => `tag ${tag} of its ${what}`;
    if (STRINGS.has(type)) strings += count;
    if (strings > MAX_STRINGS) throw badRpm(`its ${what} claims more than ${MAX_STRINGS} strings`);
    if (start < free || start > store.length) throw badRpm(`${where()} lies outside its place`);
    const end = STRINGS.has(type) ? stringsEnd(store, start, type === STRING ? 1 : count) : start + count * widthOf(type, where);
    if (end === void 0 || end > store.length) throw badRpm(`${where()} is longer than the header`);
    if (count === 0) throw badRpm(`${where()} is empty`);
    free = end;
    if (!slots.has(tag)) slots.set(tag, { type, count, start, end });
  }
  return slots;
}
function widthOf(type, where) {
  const width = Object.hasOwn(WIDTHS, type) ? WIDTHS[type] : void 0;
  if (width === void 0) throw badRpm(`${where()} has the unknown type ${type}`);
  return width;
}
function stringsEnd(store, start, count) {
  let at = start;
  for (let seen = 0; seen < count; seen++) {
    const nul = store.indexOf(0, at);
    if (nul < 0) return void 0;
    at = nul + 1;
  }
  return at;
}

// src/formats/rpm/reader.ts
import { open as open2 } from "node:fs/promises";

// src/formats/rpm/facts.ts
var TEXT_FIELDS = [
  ["Summary", TAG.summary],
  ["Description", TAG.description],
  ["BuildHost", TAG.buildHost],
  ["Distribution", TAG.distribution],
  ["Vendor", TAG.vendor],
  ["License", TAG.license],
  ["Packager", TAG.packager],
  ["Group", TAG.group],
  ["URL", TAG.url],
  ["OS", TAG.os],
  ["SourceRPM", TAG.sourceRpm],
  ["RPMVersion", TAG.rpmVersion],
  ["Prefixes", TAG.prefixes],
  ["PayloadFormat", TAG.payloadFormat],
  ["Platform", TAG.platform],
  ["Encoding", TAG.encoding],
  ["PayloadDigest", TAG.payloadDigest],
  ["PayloadSHA512", TAG.payloadSha512],
  ["PayloadSHA3_256", TAG.payloadSha3]
];
function fieldsOf(main, signature) {
  const fields = {};
  for (const [name, tag] of TEXT_FIELDS) {
    const value = tag === TAG.prefixes ? main.texts(tag).join(" ") : main.text(tag);
    if (value) fields[name] = value;
  }
  const numbers = {
    BuildTime: main.number(TAG.buildTime),
    RPMFormat: main.number(TAG.rpmFormat),
    Size: main.number(TAG.longSize) ?? main.number(TAG.size)
  };
  for (const [name, value] of Object.entries(numbers)) if (value !== void 0) fields[name] = String(value);
  const digests = { HeaderDigest: TAG.sha256Header, HeaderSHA3_256: TAG.sha3Header };
  for (const [name, tag] of Object.entries(digests)) {
    const digest = signature.text(tag);
    if (digest) fields[name] = digest;
  }
  return fields;
}
var SHELL = "/bin/sh";
function scriptsOf(main) {
  const scripts = {};
  for (const moment of scriptMoments) {
    const { title, text, program } = SLOTS[moment];
    const words = main.texts(program).join(" ");
    const body = main.text(text);
    if (body === void 0 && words === "") continue;
    scripts[words === "" || words === SHELL ? title : `${title} -p ${words}`] = body ?? "";
  }
  return scripts;
}

// src/formats/rpm/file-facts.ts
var FLAGS = [
  [0, "config"],
  [1, "doc"],
  [3, "missingok"],
  [4, "noreplace"],
  [5, "specfile"],
  [6, "ghost"],
  [7, "license"],
  [8, "readme"],
  [11, "pubkey"],
  [12, "artifact"]
];
var ALGORITHMS = {
  1: "md5",
  2: "sha1",
  3: "ripemd160",
  8: "sha256",
  9: "sha384",
  10: "sha512",
  11: "sha224",
  12: "sha3-256",
  14: "sha3-512"
};
var TYPE_BITS = 61440;
var TYPES = /* @__PURE__ */ new Map([
  [16384, "dir"],
  [32768, "file"],
  [40960, "link"]
]);
function fileFacts(main) {
  const paths = pathsOf(main);
  const sized = (tag, values) => {
    if (values.length === 0 || values.length === paths.length) return values;
    throw badRpm(`tag ${tag} of its header has ${values.length} values for ${paths.length} files`);
  };
  const numbers = (tag) => sized(tag, main.numbers(tag));
  const texts = (tag) => sized(tag, main.texts(tag));
  const sizes = numbers(main.has(TAG.longFileSizes) ? TAG.longFileSizes : TAG.fileSizes);
  const [modes, mtimes, flags] = [numbers(TAG.fileModes), numbers(TAG.fileMtimes), numbers(TAG.fileFlags)];
  const [owners, groups] = [texts(TAG.fileUserName), texts(TAG.fileGroupName)];
  const [digests, links] = [texts(TAG.fileDigests), texts(TAG.fileLinkTos)];
  const inodes = numbers(TAG.fileInodes);
  const algorithm = ALGORITHMS[main.number(TAG.fileDigestAlgo) ?? 1] ?? "unknown";
  const seen = /* @__PURE__ */ new Set();
  return paths.map((path, at) => {
    const mode = modes[at] ?? 0;
    const named = FLAGS.filter(([bit]) => (flags[at] ?? 0) & 1 << bit).map(([, name]) => name);
    const digest = digests[at] ? `${algorithm}:${digests[at]}` : void 0;
    const type = named.includes("ghost") ? "ghost" : TYPES.get(mode & TYPE_BITS) ?? "other";
    const same = `${inodes[at] ?? at} ${digest ?? at}`;
    const again = type === "file" && seen.has(same);
    if (type === "file") seen.add(same);
    return {
      path,
      type: again ? "hardlink" : type,
      mode: mode & 4095,
      owner: owners[at] ?? "",
      group: groups[at] ?? "",
      size: sizes[at] ?? 0,
      mtime: mtimes[at] ?? 0,
      to: links[at] || void 0,
      flags: named,
      digest
    };
  });
}
function pathsOf(main) {
  if (!main.has(TAG.baseNames)) return main.texts(TAG.oldFileNames);
  const bases = main.texts(TAG.baseNames);
  const dirs = main.texts(TAG.dirNames);
  const indexes = main.numbers(TAG.dirIndexes);
  return bases.map((base, at) => {
    const dir = dirs[indexes[at] ?? -1];
    if (dir === void 0) throw badRpm(`file "${base}" lies in a folder that its header does not name`);
    return `${dir}${base}`;
  });
}

// src/formats/rpm/payload-reader.ts
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

// src/archive/cpio-reader.ts
var MAGIC = 6;
var NUMBERS = 13 * 8;
var MOST_NAME = 64 * 1024;
var TRAILER = "TRAILER!!!";
var ALIGN = 4;
async function* readCpio(source, sizeOf) {
  const bytes = cursorOf(source, () => broken("it ends too early"));
  try {
    for (; ; ) {
      const head = await headOf(bytes, sizeOf);
      if (head.name === TRAILER) break;
      let left = head.size;
      const body = async function* () {
        while (left > 0) {
          const chunk = await bytes.some(left);
          left -= chunk.length;
          yield chunk;
        }
      };
      yield { ...head, body: body() };
      for await (const _ of body()) ;
      await need(bytes, gap(head.size));
    }
    await bytes.drain();
  } finally {
    await bytes.close();
  }
}
async function headOf(bytes, sizeOf) {
  const magic = (await need(bytes, MAGIC)).toString("latin1");
  if (magic === "07070X") {
    const index = numberIn(await need(bytes, 8), 0);
    await need(bytes, gap(MAGIC + 8));
    return { name: index, inode: "", size: sizeOf(index) };
  }
  if (magic !== "070701" && magic !== "070702") throw broken("a member does not start like one");
  const numbers = await need(bytes, NUMBERS);
  const field = (at) => numberIn(numbers, at * 8);
  const length = field(11);
  if (length === 0 || length > MOST_NAME) throw broken(`a name of ${length} bytes`);
  const name = await need(bytes, length);
  await need(bytes, gap(MAGIC + NUMBERS + length));
  if (name.indexOf(0) !== length - 1) throw broken("a name does not end where it should");
  return {
    name: name.toString("utf8", 0, length - 1),
    inode: [field(7), field(8), field(0)].join(" "),
    size: field(6)
  };
}
function numberIn(digits, at) {
  const text = digits.toString("latin1", at, at + 8);
  if (!/^[0-9a-f]{8}$/i.test(text)) throw broken(`the number ${JSON.stringify(text)} is not hexadecimal`);
  return Number.parseInt(text, 16);
}
var gap = (size) => (ALIGN - size % ALIGN) % ALIGN;
async function need(bytes, length) {
  const taken = await bytes.take(length);
  if (taken) return taken;
  throw broken("it ends too early");
}
var broken = (what) => new UserError("archive/broken-cpio", `not a whole cpio archive: ${what}`);

// src/formats/rpm/payload-reader.ts
async function watchPayload({ file, facts, first, main, start }, watcher) {
  const header = createHash("sha256").update(main.bytes).digest("hex");
  if (header !== (first.view.text(TAG.sha256Header) ?? header)) throw badRpm("its header is damaged");
  const told = (payload) => {
    const known = main.view.number(TAG.payloadDigestAlgo) === SHA256;
    if (known && payload !== main.view.text(TAG.payloadDigest)) throw badRpm("its payload is damaged");
    watcher.part("header", header);
    watcher.part("payload", payload);
  };
  const offset = start + main.bytes.length;
  const { size, algorithm } = await payloadAt(file, offset);
  await readPacked(
    { file, offset, size, algorithm },
    (source) => showFiles(source, rowsOf(main.view, facts), watcher),
    told
  );
}
var MAGICS = [
  ["1f8b", "gzip"],
  ["fd377a585a00", "xz"],
  ["28b52ffd", "zstd"],
  [Buffer.from("07070").toString("hex"), "none"]
];
async function payloadAt(file, offset) {
  var _stack = [];
  try {
    const handle = __using(_stack, await open(file), true);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(6), 0, 6, offset);
    const hex = buffer.toString("hex", 0, bytesRead);
    const found = MAGICS.find(([magic]) => hex.startsWith(magic));
    if (found) return { size: (await handle.stat()).size - offset, algorithm: found[1] };
    throw new UserError("rpm/compression", "its payload is packed in a way that is not read here", {
      hint: "build it with gzip, xz or zstd"
    });
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function rowsOf(main, { files }) {
  const [devices, inodes] = [main.numbers(TAG.fileDevices), main.numbers(TAG.fileInodes)];
  const modes = main.numbers(TAG.fileModes);
  const inodeOf = (at) => inodes[at] ? `${devices[at] ?? 0} ${inodes[at]}` : `only ${at}`;
  const last = /* @__PURE__ */ new Map();
  for (const [at, fact] of files.entries()) if (isRegular(fact)) last.set(inodeOf(at), at);
  return files.map((fact, at) => {
    const inode = inodeOf(at);
    const isLink = ((modes[at] ?? 0) & 61440) === 40960;
    const holds = isRegular(fact) ? last.get(inode) === at : isLink;
    return { fact, inode, size: holds ? fact.size : 0 };
  });
}
var isRegular = ({ type }) => type === "file" || type === "hardlink";
async function showFiles(source, rows, watcher) {
  const places = new Map(rows.map(({ fact }, at) => [plain(fact.path), at]));
  const seen = /* @__PURE__ */ new Set();
  const waiting = /* @__PURE__ */ new Map();
  const sizeOf = (at) => rows[at]?.size ?? 0;
  for await (const entry of readCpio(source, sizeOf)) {
    const at = typeof entry.name === "number" ? entry.name : places.get(plain(entry.name)) ?? -1;
    const row = rows[at];
    if (!row) throw badRpm(`its payload holds ${JSON.stringify(entry.name)}, which its header does not`);
    if (seen.has(at)) throw badRpm(`its payload holds ${JSON.stringify(row.fact.path)} twice`);
    seen.add(at);
    if (isRegular(row.fact)) await showFile(entry, row, { waiting, watcher });
  }
  const lost = [...waiting.values()].flat()[0] ?? rows.find(({ fact }, at) => isRegular(fact) && !seen.has(at));
  if (lost) throw badRpm(`its payload lacks the bytes of ${JSON.stringify(lost.fact.path)}`);
}
async function showFile(entry, row, { waiting, watcher }) {
  const { path, size } = row.fact;
  const inode = typeof entry.name === "number" ? row.inode : entry.inode;
  if (entry.size === 0 && size > 0) {
    waiting.set(inode, [...waiting.get(inode) ?? [], row]);
    return;
  }
  if (entry.size !== size)
    throw badRpm(`its payload has ${entry.size} bytes of ${JSON.stringify(path)}, its header says ${size}`);
  await watcher.file({ path, size, bytes: entry.body });
  for (const { fact } of waiting.get(inode) ?? []) {
    if (fact.size !== size) throw badRpm(`${JSON.stringify(fact.path)} is said to have ${fact.size} bytes`);
    await watcher.file({ path: fact.path, same: path });
  }
  waiting.delete(inode);
}
var plain = (path) => path.replace(/^\.?\/+/, "");

// src/formats/rpm/relation-facts.ts
var NAMES = {
  requires: "depends",
  provides: "provides",
  conflicts: "conflicts",
  obsoletes: "replaces",
  recommends: "recommends",
  suggests: "suggests",
  supplements: "supplements",
  enhances: "enhances"
};
function relationFacts(main) {
  const facts = {
    depends: [],
    predepends: [],
    recommends: [],
    suggests: [],
    enhances: [],
    supplements: [],
    conflicts: [],
    breaks: [],
    replaces: [],
    provides: []
  };
  for (const kind of Object.keys(NAMES)) facts[NAMES[kind]] = textsOf(main, kind);
  return facts;
}
function textsOf(main, kind) {
  const [nameTag, flagsTag, versionTag] = RELATION_TAGS[kind];
  const names = main.texts(nameTag);
  const flags = main.numbers(flagsTag);
  const versions = main.texts(versionTag);
  if ([flags, versions].some((column) => column.length > 0 && column.length !== names.length)) {
    throw badRpm(
      `its ${kind} have ${names.length} names, ${flags.length} flags and ${versions.length} versions`
    );
  }
  return names.map((name, at) => {
    const sign = signOf(flags[at] ?? 0);
    return sign === "" ? name : `${name} ${sign} ${versions[at] ?? ""}`;
  });
}
var signOf = (flags) => `${flags & SENSE.less ? "<" : ""}${flags & SENSE.greater ? ">" : ""}${flags & SENSE.equal ? "=" : ""}`;

// src/formats/rpm/signatures.ts
var KEYS = {
  1: "RSA",
  3: "RSA",
  17: "DSA",
  19: "ECDSA",
  22: "EdDSA",
  27: "Ed25519",
  28: "Ed448"
};
var HASHES = {
  1: "MD5",
  2: "SHA1",
  8: "SHA256",
  9: "SHA384",
  10: "SHA512",
  11: "SHA224"
};
var BINARY = [
  ["header signature (DSAHEADER)", TAG.dsaHeader],
  ["header signature (RSAHEADER)", TAG.rsaHeader],
  ["header and payload signature (SIGPGP)", SIGTAG.pgp],
  ["header and payload signature (SIGGPG)", SIGTAG.gpg]
];
function signatureLines(signature) {
  const lines = [];
  for (const text of signature.texts(TAG.openpgp)) {
    lines.push(`header signature (OPENPGP)${describe(Buffer.from(text, "base64"))}`);
  }
  for (const [title, tag] of BINARY) {
    const packet = signature.bytes(tag);
    if (packet) lines.push(`${title}${describe(packet)}`);
  }
  return lines;
}
function describe(packet) {
  const body = bodyOf(packet);
  const version = body?.[0];
  if (!body || body.length < 10 || version !== 3 && version !== 4 && version !== 6) return "";
  const [key, hash] = version === 3 ? [body[15], body[16]] : [body[2], body[3]];
  const id = version === 3 ? body.toString("hex", 7, 15) : issuerOf(body, version);
  const names = `${KEYS[key ?? 0] ?? `algorithm ${key}`}/${HASHES[hash ?? 0] ?? `hash ${hash}`}`;
  return `: ${names}${id ? `, key ${id}` : ""}`;
}
function bodyOf(packet) {
  const [head = 0, length = 0] = packet;
  if ((head & 252) === 136) return packet.subarray(1 + [1, 2, 4, 0][head & 3]);
  if (head !== 194) return void 0;
  return packet.subarray(length < 192 ? 2 : length < 224 ? 3 : 6);
}
var ISSUER = 16;
var FINGERPRINT = 33;
function issuerOf(body, version) {
  const width = version === 4 ? 2 : 4;
  let at = 4;
  for (const _ of ["hashed", "unhashed"]) {
    if (at + width > body.length) return void 0;
    const end = at + width + body.readUIntBE(at, width);
    const found = issuerIn(body.subarray(at + width, end));
    if (found) return found;
    at = end;
  }
  return void 0;
}
function issuerIn(packets) {
  for (let at = 0; at < packets.length; ) {
    const first = packets[at] ?? 0;
    const long = first >= 192;
    const length = long ? (first - 192 << 8) + (packets[at + 1] ?? 0) + 192 : first;
    const start = at + (long ? 2 : 1);
    const type = (packets[start] ?? 0) & 127;
    if (first === 255 || length === 0) return void 0;
    if (type === ISSUER) return packets.toString("hex", start + 1, start + 9);
    if (type === FINGERPRINT) return packets.toString("hex", start + length - 8, start + length);
    at = start + length;
  }
  return void 0;
}

// src/formats/rpm/reader.ts
var ALIGN2 = 8;
var aligned = (size) => Math.ceil(size / ALIGN2) * ALIGN2;
async function readPackage(path, watcher) {
  try {
    return await readFacts(path, watcher);
  } catch (cause) {
    const { message } = cause;
    const reason = cause instanceof PkgError ? message : `cannot be read: ${message}`;
    throw new UserError("rpm/unreadable", `${path}: ${reason}`, { hint: "build or download it again", cause });
  }
}
async function readFacts(path, watcher) {
  var _stack = [];
  try {
    const file = __using(_stack, await open2(path, "r"), true);
    const source = await sourceOf(file);
    const facts = await readBytes(source);
    if (watcher) await watchPayload({ file: path, facts, ...await readHeaders(source) }, watcher);
    return facts;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function sourceOf(file) {
  const { size } = await file.stat();
  return { size, read: (position, length) => readAt(file, position, length) };
}
async function readHeaders(source) {
  const fault = leadFault(await source.read(0, Math.min(LEAD_SIZE, source.size)));
  if (fault !== void 0) throw badRpm(fault);
  const first = await readHeader(source, LEAD_SIZE, "signature header");
  const start = LEAD_SIZE + aligned(first.bytes.length);
  return { first, main: await readHeader(source, start, "header"), start };
}
async function readBytes(source) {
  const { first, main, start } = await readHeaders(source);
  const { size } = source;
  const payload = main.view.number(TAG.payloadSize);
  const promised = first.view.number(TAG.longSigSize) ?? first.view.number(SIGTAG.size) ?? (payload === void 0 ? 0 : main.bytes.length + payload);
  if (start + promised > size) throw badRpm(`it should have ${start + promised} bytes and has ${size}`);
  return factsOf(main.view, first.view);
}
function factsOf(main, signature) {
  const need2 = (tag, what) => {
    const value = main.text(tag);
    if (!value) throw badRpm(`its header has no ${what}`);
    return value;
  };
  const epoch = main.number(TAG.epoch);
  const version = `${need2(TAG.version, "version")}-${need2(TAG.release, "release")}`;
  return {
    format: "rpm",
    name: need2(TAG.name, "name"),
    version: epoch === void 0 ? version : `${epoch}:${version}`,
    // Only what was built from a source package names one.
    arch: main.has(TAG.sourceRpm) ? need2(TAG.arch, "architecture") : "src",
    fields: fieldsOf(main, signature),
    relations: relationFacts(main),
    scripts: scriptsOf(main),
    files: fileFacts(main),
    signatures: signatureLines(signature),
    compression: compressionOf(main)
  };
}
function compressionOf(main) {
  const name = main.text(TAG.payloadCompressor) ?? "none";
  const level = /^\d+/.exec(main.text(TAG.payloadFlags) ?? "")?.[0];
  return level === void 0 || name === "none" ? name : `${name}:${level}`;
}
async function readHeader(source, start, what) {
  const intro = await source.read(start, Math.max(0, Math.min(INTRO_SIZE, source.size - start)));
  const size = headerSize(intro, what);
  if (start + size > source.size) throw badRpm(`it ends in its ${what}`);
  const bytes = await source.read(start, size);
  return { bytes, view: viewHeader(bytes, what) };
}
async function readAt(file, position, length) {
  const data = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(data, done, length - done, position + done);
    if (bytesRead === 0) return data.subarray(0, done);
    done += bytesRead;
  }
  return data;
}

export {
  badRpm,
  pathsOf,
  headerSize,
  viewHeader,
  signatureLines,
  bodyOf,
  aligned,
  readPackage,
  sourceOf,
  readHeaders
};
