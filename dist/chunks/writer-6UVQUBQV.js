import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  changelogTags,
  codecOf,
  fileRows,
  identityOf,
  limitProblems,
  loadScriptlets,
  time32
} from "./chunk-JDFU7RRH.js";
import {
  rpm
} from "./chunk-DSNOF4RM.js";
import {
  SIGNATURE_SIZE,
  signatureHeader
} from "./chunk-H5EED24D.js";
import "./chunk-SHOOH4RL.js";
import {
  FILE_FLAG,
  LEAD_SIZE,
  RELATION_TAGS,
  SENSE,
  SHA256,
  TAG,
  i18n,
  int16,
  int32,
  int64,
  makeHeader,
  makeLead,
  relationTags,
  rowsOf,
  string,
  strings
} from "./chunk-Q5MYWB4V.js";
import {
  isRich
} from "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-VYZDGCNJ.js";
import "./chunk-ETTTRMDG.js";
import "./chunk-6NQTDTAW.js";
import {
  fileSink
} from "./chunk-MYUFA4KE.js";
import {
  pack
} from "./chunk-PRRMO4CD.js";
import "./chunk-MGI5AFOK.js";
import "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import "./chunk-Z7Q56VIH.js";
import {
  fileChunks,
  tempDir
} from "./chunk-NPBHZXYM.js";
import {
  PkgError,
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/formats/rpm/writer.ts
import { createHash as createHash2 } from "node:crypto";
import { mkdir, open, rename } from "node:fs/promises";
import { join } from "node:path";

// src/formats/rpm/features.ts
var PAYLOADS = {
  zstd: ["PayloadIsZstd", "5.4.18-1"],
  xz: ["PayloadIsXz", "5.2-1"],
  lzma: ["PayloadIsLzma", "4.4.6-1"]
};
function featureRows({
  rows,
  scriptlets,
  compression,
  hasLargeFiles: hasLargeFiles2,
  hasHardLinks
}) {
  const every = Object.values(rows).flat();
  const payload = PAYLOADS[compression];
  const mentions = (sign) => every.some(({ name, version }) => version.includes(sign) || isRich(name) && name.includes(sign));
  const wanted = [
    ["CompressedFileNames", "3.0.4-1"],
    ["FileDigests", "4.6.0-1"],
    ["PayloadFilesHavePrefix", "4.0-1"],
    payload,
    hasHardLinks && ["PartialHardlinkSets", "4.0.4-1"],
    hasLargeFiles2 && ["LargeFiles", "4.12.0-1"],
    mentions("~") && ["TildeInVersions", "4.10.0-1"],
    mentions("^") && ["CaretInVersions", "4.15.0-1"],
    every.some(({ name }) => isRich(name)) && ["RichDependencies", "4.12.0-1"],
    scriptlets.some(({ interpreter }) => interpreter.length > 1) && ["ScriptletInterpreterArgs", "4.0.3-1"]
  ];
  return wanted.filter((feature) => feature !== false && feature !== void 0).map(([name, version]) => ({
    name: `rpmlib(${name})`,
    flags: SENSE.rpmlib | SENSE.less | SENSE.equal,
    version
  }));
}

// src/formats/rpm/classes.ts
var CLASSES = [
  "",
  "data",
  "directory",
  "empty",
  "ASCII text",
  "Unicode text, UTF-8 text",
  "POSIX shell script, ASCII text executable",
  "Bourne-Again shell script, ASCII text executable",
  "Python script, ASCII text executable",
  "script, ASCII text executable",
  "gzip compressed data",
  "XZ compressed data",
  "Zstandard compressed data",
  "bzip2 compressed data",
  "Zip archive data",
  "PNG image data",
  "PDF document",
  ...["32-bit LSB", "32-bit MSB", "64-bit LSB", "64-bit MSB"].flatMap(
    (kind) => ["relocatable", "executable", "shared object"].map((type) => `ELF ${kind} ${type}`)
  )
];
var MAGIC = [
  ["\x8B", "gzip compressed data"],
  ["\xFD7zXZ\0", "XZ compressed data"],
  ["(\xB5/\xFD", "Zstandard compressed data"],
  ["BZh", "bzip2 compressed data"],
  ["PK", "Zip archive data"],
  ["\x89PNG\r\n", "PNG image data"],
  ["%PDF-", "PDF document"]
];
var SCRIPTS = [
  [/\/(?:env )?(?:sh|dash)\b/, "POSIX shell script, ASCII text executable"],
  [/\/(?:env )?bash\b/, "Bourne-Again shell script, ASCII text executable"],
  [/\/(?:env )?python/, "Python script, ASCII text executable"],
  [/./, "script, ASCII text executable"]
];
var LOOKED_AT = 1024;
var TEXT = /^[\t\n\f\r\x1b\x20-\x7e\x80-\xff]*$/;
function classOf({ mode, size }, start) {
  const kind = mode & 61440;
  const name = kind === 16384 ? "directory" : kind !== 32768 ? "" : size === 0 ? "empty" : nameOf(start);
  return Math.max(CLASSES.indexOf(name), 0);
}
function nameOf(whole) {
  const start = whole.subarray(0, LOOKED_AT);
  const text = start.toString("latin1");
  const elf = elfOf(start);
  if (elf !== void 0) return `ELF ${elf.bits}-bit ${elf.isBig ? "MSB" : "LSB"} ${elf.type}`;
  const magic = MAGIC.find(([bytes]) => text.startsWith(bytes));
  if (magic) return magic[1];
  if (!TEXT.test(text)) return "data";
  const [, program] = /^#! ?(\/[^\n]*)/.exec(text) ?? [];
  if (program !== void 0) return SCRIPTS.find(([known]) => known.test(program))?.[1] ?? "data";
  if (/^[\x00-\x7f]*$/.test(text)) return "ASCII text";
  return start.toString("utf8").slice(0, -1).includes("\uFFFD") ? "data" : "Unicode text, UTF-8 text";
}
var ELF_TYPES = {
  1: "relocatable",
  2: "executable",
  3: "shared object"
};
function elfOf(start) {
  if (start.length < 52 || start.toString("latin1", 0, 4) !== "\x7FELF") return void 0;
  const [bits, order] = [start[4], start[5]];
  if (bits !== 1 && bits !== 2 || order !== 1 && order !== 2) return void 0;
  const isBig = order === 2;
  const short = (at) => isBig ? start.readUInt16BE(at) : start.readUInt16LE(at);
  const flags = isBig ? start.readUInt32BE(36) : start.readUInt32LE(36);
  const type = ELF_TYPES[short(16)] ?? "";
  return { bits: bits === 1 ? 32 : 64, isBig, type, machine: short(18), flags: bits === 1 ? flags : 0 };
}
var MACHINE = { mips: 8, mipsLittle: 10, bpf: 247 };
var MIPS_ABI2 = 32;
function colorOf({ mode }, start) {
  if ((mode & 61440) !== 32768 || (mode & 73) === 0) return 0;
  const elf = elfOf(start);
  if (elf === void 0 || elf.machine === MACHINE.bpf) return 0;
  const mips = elf.machine === MACHINE.mips || elf.machine === MACHINE.mipsLittle;
  if (mips && elf.bits === 32 && elf.flags & MIPS_ABI2) return 4;
  return elf.bits === 64 ? 2 : 1;
}

// src/formats/rpm/file-tags.ts
var MAX_32 = 4294967295;
var VERIFY_GHOST = 4294967256;
var hasLargeFiles = (rows) => rows.some(({ size }) => size > MAX_32);
var installedSize = (rows) => rows.reduce((sum, { size, holdsBytes }) => sum + (holdsBytes ? size : 0), 0);
function fileTags(rows, seen) {
  const total = installedSize(rows);
  const size = total > MAX_32 ? [TAG.longSize, int64([total])] : [TAG.size, int32([total])];
  const always = [size, [TAG.fileDigestAlgo, int32([SHA256])]];
  if (rows.length === 0) return always;
  const numbers = (pick) => int32(rows.map(pick));
  const texts = (pick) => strings(rows.map(pick));
  const sizes = rows.map((row) => row.size);
  return [
    ...always,
    hasLargeFiles(rows) ? [TAG.longFileSizes, int64(sizes)] : [TAG.fileSizes, int32(sizes)],
    ...nameTags(rows),
    [TAG.fileModes, int16(rows.map(({ mode }) => mode))],
    [TAG.fileRdevs, int16(rows.map(() => 0))],
    [TAG.fileMtimes, numbers(({ mtime }) => mtime)],
    [TAG.fileDigests, strings(seen.map(({ digest }) => digest))],
    [TAG.fileLinkTos, texts(({ to }) => to)],
    [TAG.fileFlags, numbers(({ flags }) => flags)],
    [TAG.fileUserName, texts(({ owner }) => owner)],
    [TAG.fileGroupName, texts(({ group }) => group)],
    [TAG.fileVerifyFlags, numbers(({ flags }) => flags & FILE_FLAG.ghost ? VERIFY_GHOST : MAX_32)],
    [TAG.fileDevices, numbers(() => 1)],
    [TAG.fileInodes, numbers(({ inode }) => inode)],
    [TAG.fileLangs, texts(({ lang }) => lang)],
    [TAG.fileColors, int32(seen.map(({ color }) => color))],
    [TAG.fileClass, int32(seen.map((file) => file.class))],
    [TAG.classDict, strings(CLASSES)]
  ];
}
function nameTags(rows) {
  const dirs = /* @__PURE__ */ new Map();
  const bases = [];
  const indexes = rows.map(({ path }) => {
    const cut = path.lastIndexOf("/") + 1;
    const dir = path.slice(0, cut);
    bases.push(path.slice(cut));
    const index = dirs.get(dir) ?? dirs.size;
    dirs.set(dir, index);
    return index;
  });
  return [
    [TAG.dirIndexes, int32(indexes)],
    [TAG.baseNames, strings(bases)],
    [TAG.dirNames, strings([...dirs.keys()])]
  ];
}

// src/formats/rpm/sysusers.ts
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
var CONFIG = /^\/usr\/lib\/sysusers\.d\/.+\.conf$/;
var MAX_SIZE = 1 << 20;
var PADDED = 3;
async function accountRows(host, { entries, nfpm }) {
  if (nfpm) return { provides: [], requires: [] };
  const provides = [];
  const requires = [];
  for (const entry of entries) {
    if (entry.type !== "file" || !CONFIG.test(entry.path) || entry.size > MAX_SIZE) continue;
    for (const line of (await textOf(host, entry)).split("\n")) {
      const rows = lineRows(line);
      provides.push(...rows.provides);
      requires.push(...rows.requires);
    }
  }
  const declared = new Set(provides.map(({ name }) => name));
  const members2 = requires.splice(0).filter(({ name }) => declared.has(name));
  requires.push(...members2);
  const owners = entries.flatMap(({ owner, group }) => [`user(${owner})`, `group(${group})`]);
  for (const name of new Set(owners))
    if (declared.has(name)) requires.push({ name, flags: SENSE.pre | SENSE.postUn, version: "" });
  return { provides: provides.filter(({ name }) => !makesUser(name, declared)), requires };
}
var makesUser = (name, declared) => declared.has(`user(${/^groupmember\(([^/]+)\//.exec(name)?.[1] ?? ""})`);
async function textOf(host, entry) {
  if (entry.content !== void 0) return Buffer.from(entry.content, "base64").toString();
  return readFile(resolve(host.workDir, entry.from), "utf8").catch(() => "");
}
var plain = (name) => ({ name, flags: 0, version: "" });
function lineRows(line) {
  const [type = "", name, group] = line.split(/\s+/).filter(Boolean);
  if (line.startsWith("#") || name === void 0) return { provides: [], requires: [] };
  const words = Buffer.from(line.split(/\s+/).filter(Boolean).join(" "));
  const zeros = Buffer.alloc((PADDED - words.length % PADDED) % PADDED);
  const version = Buffer.concat([words, zeros]).toString("base64");
  const provide = (what) => ({ name: what, flags: SENSE.equal, version });
  if (type === "u" || type === "u!")
    return { provides: [provide(`user(${name})`), plain(`group(${name})`)], requires: [] };
  if (type === "g") return { provides: [provide(`group(${name})`)], requires: [] };
  if (type === "m" && group !== void 0)
    return {
      provides: [provide(`groupmember(${name}/${group})`)],
      requires: [plain(`user(${name})`), plain(`group(${group})`)]
    };
  return { provides: [], requires: [] };
}

// src/formats/rpm/content.ts
async function contentOf(host, pkg, codec) {
  const own = identityOf(pkg);
  const scriptlets = await loadScriptlets(host, pkg);
  const files = fileRows(host, pkg);
  const accounts = await accountRows(host, pkg);
  const relations = rowsOf(pkg, own, scriptlets);
  const written = {
    ...relations,
    provides: [...relations.provides, ...accounts.provides],
    requires: [...relations.requires, ...accounts.requires]
  };
  const features = featureRows({
    rows: written,
    scriptlets,
    compression: codec.algorithm,
    hasLargeFiles: hasLargeFiles(files),
    hasHardLinks: files.some(({ links }) => links > 1)
  });
  return {
    pkg,
    own,
    files,
    scriptlets,
    codec,
    rows: { ...written, requires: [...written.requires, ...features] }
  };
}

// src/formats/rpm/metadata.ts
function mainHeader(content, digests) {
  return makeHeader(
    TAG.headerImmutable,
    new Map([
      ...nameTags2(content),
      ...aboutTags(content),
      ...content.scriptlets.flatMap(scriptTags),
      ...changelogTags(content),
      ...Object.keys(RELATION_TAGS).flatMap((kind) => relationTags(kind, content.rows[kind])),
      ...fileTags(content.files, digests.files),
      ...payloadTags(content, digests)
    ])
  );
}
function nameTags2({ pkg, own }) {
  return [
    [TAG.i18nTable, strings(["C"])],
    [TAG.encoding, string("utf-8")],
    [TAG.name, string(own.name)],
    [TAG.version, string(own.version)],
    [TAG.release, string(own.release)],
    ...own.epoch === void 0 ? [] : [[TAG.epoch, int32([own.epoch])]],
    [TAG.os, string("linux")],
    [TAG.arch, string(own.arch)],
    [TAG.platform, string(`${own.arch}-linux`)],
    // Without it rpm takes the package for a source package.
    [TAG.sourceRpm, string(`${own.name}-${own.version}-${own.release}.src.rpm`)],
    [TAG.buildTime, int32([time32(pkg.version.date)])],
    [TAG.buildHost, string(pkg.options.buildhost ?? "localhost")]
  ];
}
var oneLine = (text) => text.trim().split(/\r?\n/, 1)[0] ?? "";
function aboutTags({ pkg }) {
  const { options } = pkg;
  const maybe = (tag, value) => value ? [[tag, string(value)]] : [];
  return [
    [TAG.summary, i18n(oneLine(options.summary ?? pkg.summary))],
    [TAG.description, i18n(pkg.description.trimEnd())],
    // rpm's tools expect the tag; nfpm leaves it empty too.
    [TAG.license, string(pkg.license ?? "")],
    [TAG.group, i18n(options.group ?? "Unspecified")],
    ...maybe(TAG.url, pkg.homepage),
    ...maybe(TAG.vendor, pkg.vendor),
    ...maybe(TAG.packager, options.packager ?? pkg.maintainer),
    ...prefixTags(options.prefixes ?? [])
  ];
}
var prefixTags = (prefixes) => prefixes.length === 0 ? [] : [[TAG.prefixes, strings(prefixes.map((prefix) => prefix.replace(/\/+$/, "")))]];
var scriptTags = ({ text, program, body, interpreter }) => [
  [text, string(body)],
  // A program alone is a string, as rpm before 4.12 knows nothing else.
  [program, interpreter.length === 1 ? string(interpreter[0]) : strings(interpreter)]
];
function payloadTags({ codec }, digests) {
  return [
    [TAG.payloadFormat, string("cpio")],
    // An uncompressed payload has no compressor: rpm's reader for gzip passes plain bytes through.
    ...codec.algorithm === "none" ? [] : [[TAG.payloadCompressor, string(codec.algorithm)]],
    ...codec.level === void 0 ? [] : [[TAG.payloadFlags, string(String(codec.level))]],
    [TAG.payloadDigest, strings([digests.compressed])],
    [TAG.payloadDigestAlgo, int32([SHA256])],
    [TAG.payloadDigestAlt, strings([digests.plain])]
  ];
}

// src/formats/rpm/payload.ts
import { createHash } from "node:crypto";

// src/archive/cpio.ts
var CPIO_MAX_SIZE = 4294967295;
var ALIGN = 4;
var HEAD_SIZE = 110;
var STRIPPED_SIZE = 16;
var TRAILER = "TRAILER!!!";
var hex = (value) => value.toString(16).padStart(8, "0");
var gap = (size) => (ALIGN - size % ALIGN) % ALIGN;
var cpioPadding = (size) => Buffer.alloc(gap(size));
function cpioHead({ path, mode, inode, links, mtime, size }) {
  const name = Buffer.from(`${path}\0`);
  const numbers = [inode, mode, 0, 0, links, mtime, size, 0, 0, 0, 0, name.length, 0];
  return Buffer.concat([
    Buffer.from(`070701${numbers.map(hex).join("")}`),
    name,
    cpioPadding(HEAD_SIZE + name.length)
  ]);
}
var cpioStrippedHead = (index) => Buffer.concat([Buffer.from(`07070X${hex(index)}`), Buffer.alloc(2)]);
var cpioTrailer = () => cpioHead({ path: TRAILER, mode: 0, inode: 0, links: 1, mtime: 0, size: 0 });
var cpioMemberSize = (path, size) => {
  const head = HEAD_SIZE + Buffer.byteLength(path) + 1;
  return head + gap(head) + size + gap(size);
};
var cpioStrippedSize = (size) => STRIPPED_SIZE + size + gap(size);

// src/formats/rpm/payload.ts
var unseen = (file) => ({ digest: "", class: classOf(file, NOTHING), color: 0 });
var NOTHING = Buffer.alloc(0);
var UNREAD = "0".repeat(64);
var unreadDigests = (files) => ({
  files: files.map((file) => ({ ...unseen(file), digest: file.from === void 0 ? "" : UNREAD })),
  compressed: UNREAD,
  plain: UNREAD
});
var memberPath = (path) => `.${path}`;
var isStripped = (files) => files.some(({ size }) => size > CPIO_MAX_SIZE);
function payloadSize(files) {
  const stripped = isStripped(files);
  return files.filter(({ inPayload }) => inPayload).reduce((sum, file) => {
    const size = bytesOf(file);
    return sum + (stripped ? cpioStrippedSize(size) : cpioMemberSize(memberPath(file.path), size));
  }, cpioTrailer().length);
}
var bytesOf = ({ size, holdsBytes }) => holdsBytes ? size : 0;
function payloadOrder(files) {
  const places = [...files.keys()].filter((at) => files[at]?.inPayload);
  const [single, linked] = [(n) => n === 1, (n) => n > 1].map(
    (wanted) => places.filter((at) => wanted(files[at]?.links ?? 1))
  );
  const inodeOf = (at) => files[at]?.inode ?? 0;
  return [...single, ...linked.sort((a, b) => inodeOf(a) - inodeOf(b) || a - b)];
}
async function writePayload(host, { files, codec }, { file, start }) {
  const plain2 = createHash("sha256");
  const compressed = createHash("sha256");
  const byInode = /* @__PURE__ */ new Map();
  const parts = members(files, (row, told) => byInode.set(row.inode, told));
  const write = fileSink(file, start);
  await pack(host, { codec, parts, digest: "sha256", plain: (block) => void plain2.update(block) }, (chunk) => {
    compressed.update(chunk);
    write(chunk);
  });
  const seen = files.map((row) => byInode.get(row.inode) ?? unseen(row));
  return { files: seen, compressed: compressed.digest("hex"), plain: plain2.digest("hex") };
}
function* members(files, note) {
  const stripped = isStripped(files);
  for (const at of payloadOrder(files)) {
    const file = files[at];
    yield stripped ? cpioStrippedHead(at) : headOf(file);
    if (!file.holdsBytes) continue;
    const source = sourceOf(file);
    if (source) {
      yield {
        source,
        read: ({ digest, start }) => note(file, { digest, class: classOf(file, start), color: colorOf(file, start) })
      };
    } else if (file.to !== "") yield Buffer.from(file.to);
    yield cpioPadding(file.size);
  }
  yield cpioTrailer();
}
var sourceOf = ({ from, size, content }) => from === void 0 ? void 0 : { from, size, ...content !== void 0 && { content } };
var headOf = (file) => {
  const { path, mode, mtime, inode, links } = file;
  return cpioHead({ path: memberPath(path), mode, mtime, size: bytesOf(file), inode, links });
};

// src/formats/rpm/writer.ts
var HEADER_START = LEAD_SIZE + SIGNATURE_SIZE;
async function writePackage(host, pkg, outDir) {
  const problems = [...rpm.check(pkg), ...limitProblems(pkg)];
  if (problems.length > 0) throw new UserError("rpm/cannot-express", problems);
  const content = await contentOf(host, pkg, codecOf(pkg.options));
  const name = rpm.fileName(pkg, pkg.options);
  try {
    var _stack = [];
    try {
      await mkdir(outDir, { recursive: true });
      const dir = __using(_stack, await tempDir(outDir), true);
      const draft = join(dir.path, "draft");
      await writeDraft(host, content, draft);
      await rename(draft, join(outDir, name));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (cause) {
    if (cause instanceof PkgError || host.signal.aborted) throw cause;
    throw new PkgError("rpm/write", `${name} could not be written: ${cause.message}`, { cause });
  }
  return [name];
}
async function writeDraft(host, content, path) {
  var _stack = [];
  try {
    const file = __using(_stack, await open(path, "wx+"), true);
    const { length } = mainHeader(content, unreadDigests(content.files));
    const start = HEADER_START + length;
    const digests = await writePayload(host, content, { file: file.fd, start });
    const header = mainHeader(content, digests);
    if (header.length !== length)
      throw new PkgError("rpm/header-size", "the header changed its size: this is a defect");
    const { size } = await file.stat();
    const signature = signatureHeader({
      sha1: createHash2("sha1").update(header).digest("hex"),
      sha256: createHash2("sha256").update(header).digest("hex"),
      md5: await md5Of(header, path, start),
      size: size - HEADER_START,
      payloadSize: payloadSize(content.files)
    });
    const { own } = content;
    await writeAt(file, Buffer.concat([makeLead(`${own.name}-${own.evr}`, own.arch), signature, header]), 0);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function md5Of(header, path, start) {
  const hash = createHash2("md5").update(header);
  for await (const chunk of fileChunks(path, start)) hash.update(chunk);
  return hash.digest();
}
async function writeAt(file, data, position) {
  for (let done = 0; done < data.length; ) {
    done += (await file.write(data, done, data.length - done, position + done)).bytesWritten;
  }
}
export {
  writePackage
};
