import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  isGlibc,
  isMusl,
  loadsOf
} from "./chunk-MLZPZOAL.js";
import {
  compareRpmVersions
} from "./chunk-SHOOH4RL.js";
import {
  bytesSlot,
  demandWholeRegion,
  joinSlots,
  slotsOf
} from "./chunk-YX435HYK.js";
import {
  aligned,
  badRpm,
  bodyOf,
  pathsOf,
  readHeaders,
  readPackage,
  signatureLines,
  sourceOf
} from "./chunk-VZA2A5SQ.js";
import {
  FILE_FLAG,
  LEAD_SIZE,
  RELATION_TAGS,
  SENSE,
  SHA256,
  SIGTAG,
  TAG
} from "./chunk-Q5MYWB4V.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import "./chunk-IWKAJEUF.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-PRRMO4CD.js";
import "./chunk-72VQLIC2.js";
import "./chunk-Z7Q56VIH.js";
import {
  fileChunks,
  smallFile,
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

// src/formats/rpm/card.ts
function rpmCard({ name, version, arch, fields, relations }) {
  const [, epoch, rest = version] = /^(\d+):(.*)$/s.exec(version) ?? [];
  const own = new Set(relations.provides);
  const asked = [...relations.predepends, ...relations.depends].filter((text) => !own.has(text));
  return {
    summary: fields["Summary"],
    description: fields["Description"],
    license: fields["License"],
    maintainer: fields["Packager"],
    vendor: fields["Vendor"],
    homepage: fields["URL"],
    needs: asked.flatMap(needOf),
    wants: [...relations.recommends, ...relations.suggests].flatMap(needOf),
    purl: {
      type: "rpm",
      name,
      version: rest,
      qualifiers: { arch, ...epoch !== void 0 && { epoch } }
    }
  };
}
function needOf(text) {
  if (text.startsWith("rpmlib(")) return [];
  const [, name = text, version] = /^([^\s(]\S*)(?: = (\S+))?/.exec(text) ?? [];
  return [{ name, version, text }];
}

// src/formats/rpm/elf-relations.ts
var IGNORED = /^\/usr\/lib\/debug\//;
function rpmElfRelations({ pkg, files }) {
  const looked = files.filter(({ path }) => !IGNORED.test(path));
  const written = pkg.relations.depends;
  return {
    depends: unique(looked.flatMap(elfRequires)),
    provides: unique(looked.flatMap(elfProvides)),
    unanswered: looked.flatMap((file) => [...silent(file), ...musl(file, written)]),
    assumed: [],
    unnamed: unnamed(looked, written)
  };
}
function elfRequires({ elf, mode }) {
  if (elf.kind === "other" || elf.interpreter !== void 0 && (mode & 73) === 0) return [];
  return [
    ...elf.versionNeeds.flatMap(
      ({ soname, versions }) => versions.map((version) => dependency(elf, soname, version))
    ),
    ...elf.needed.map((soname) => dependency(elf, soname)),
    ...elf.hasGnuHash && !elf.hasSysvHash ? ["rtld(GNU_HASH)"] : []
  ].filter((text) => text !== void 0);
}
function elfProvides({ elf }) {
  if (elf.kind === "other") return [];
  return [
    ...elf.versionDefinitions.flatMap(
      ({ soname, versions }) => versions.map((version) => dependency(elf, soname, version))
    ),
    ...elf.kind === "library" && !elf.hasDebug && elf.soname ? [dependency(elf, elf.soname)] : []
  ].filter((text) => text !== void 0);
}
var ALPHA = /* @__PURE__ */ new Set([41, 36902]);
function dependency(elf, soname, version = "") {
  if (!isLinkable(soname)) return void 0;
  const mark = elf.bits === 64 && !ALPHA.has(elf.machine) ? "(64bit)" : "";
  return version || mark ? `${soname}(${version})${mark}` : soname;
}
var isLinkable = (soname) => soname.includes(".so") && /^(?:lib|ld(?:64)?[.-])/.test(soname);
function silent(file) {
  const { path, mode, elf } = file;
  if (elf.interpreter === void 0 || elfRequires(file).length > 0) return [];
  const isProgram = (mode & 73) !== 0;
  return [
    {
      path,
      message: isProgram ? `${path} is started by ${elf.interpreter}, but names no library that it needs` : `${path} is a program that nobody may run, so rpm would see nothing of what it needs`,
      hint: isProgram ? "write depends: and what it needs" : "write file_info: {mode: 0755} beside it, or depends: and what it needs"
    }
  ];
}
function musl({ path, elf }, written) {
  const soname = loadsOf(elf).find(isMusl);
  if (soname === void 0 || written.some((text) => text.startsWith(soname) || /^musl\b/.test(text)))
    return [];
  return [
    {
      path,
      message: `${path} needs ${soname}, which is musl's; distros with rpm have glibc`,
      hint: "build it against glibc, or link it statically"
    }
  ];
}
function unnamed(files, written) {
  const isOfGlibc = (text) => /^glibc\b|^rtld\(/.test(text) || isGlibc(text.split(/[( ]/)[0] ?? "");
  const own = new Set(files.flatMap(({ elf }) => elf.soname ?? []));
  const isNamed = (soname) => own.has(soname) || (isGlibc(soname) ? written.some(isOfGlibc) : written.some((text) => !isOfGlibc(text)));
  for (const { path, elf } of files) {
    const missing = loadsOf(elf).filter((soname) => !isNamed(soname) && isLinkable(soname));
    if (missing.length > 0)
      return [
        {
          path,
          message: `${path} needs ${missing.join(", ")}, and depends: names nothing that brings it`,
          hint: "write what brings it"
        }
      ];
  }
  return [];
}
var unique = (texts) => [...new Set(texts)].sort();

// src/formats/rpm/record.ts
import { open } from "node:fs/promises";

// src/formats/rpm/record-relations.ts
var OLD_TAGS = { suggests: [1156, 1158, 1157], enhances: [1159, 1161, 1160] };
var MISSING_OK = 1 << 19;
var STRONG = 1 << 27;
var PRE = SENSE.pre | SENSE.post | SENSE.preTrans | SENSE.postTrans | 1 << 6;
function relationRecords(main, paths) {
  const provided = rowsOf(main, RELATION_TAGS.provides);
  const [needs, hints] = wanted(rowsOf(main, RELATION_TAGS.requires), provided, paths);
  const plain = (kind) => records(rowsOf(main, RELATION_TAGS[kind]));
  const found = {
    provides: records(provided),
    conflicts: plain("conflicts"),
    obsoletes: plain("obsoletes"),
    requires: needs,
    suggests: plain("suggests"),
    enhances: plain("enhances"),
    recommends: [...hints, ...plain("recommends")],
    supplements: plain("supplements")
  };
  for (const row of rowsOf(main, OLD_TAGS.suggests))
    found[row.flags & STRONG ? "recommends" : "suggests"].push(...records([row]));
  for (const row of rowsOf(main, OLD_TAGS.enhances))
    found[row.flags & STRONG ? "supplements" : "enhances"].push(...records([row]));
  return Object.fromEntries(Object.entries(found).filter(([, rows]) => rows.length > 0));
}
function rowsOf(main, tags) {
  const names = main.texts(tags[0]);
  const [flags, versions] = [main.numbers(tags[1]), main.texts(tags[2])];
  if ([flags, versions].some((column) => column.length > 0 && column.length !== names.length))
    throw badRpm(
      `its relations have ${names.length} names, ${flags.length} flags, ${versions.length} versions`
    );
  return names.map((name, at) => ({ name, flags: flags[at] ?? 0, version: versions[at] ?? "" }));
}
function wanted(rows, provided, paths) {
  const own = new Set(provided.map(textOf));
  const last = /* @__PURE__ */ new Map();
  const needs = [];
  const hints = [];
  let libc;
  for (const row of rows) {
    const { name, flags } = row;
    if (name.startsWith("rpmlib(") || own.has(textOf(row))) continue;
    if (name.startsWith("/") && paths.has(name) && isPrimaryPath(name)) continue;
    const pre = (flags & PRE) !== 0;
    const same = `${textOf(row)}\0${pre}`;
    if (last.get(name) === same) continue;
    const [record] = records([row]);
    if (!record) continue;
    const whole = pre ? { ...record, pre } : record;
    if (flags & MISSING_OK) hints.push(record);
    else if (name.startsWith("libc.so.6")) libc = libc && !isHigher(name, libc.name) ? libc : whole;
    else {
      needs.push(whole);
      last.set(name, same);
    }
  }
  if (libc) needs.push(libc);
  return [needs, hints];
}
var textOf = ({ name, flags, version }) => `${name}\0${signOf(flags) ?? ""}\0${version}`;
var isPrimaryPath = (path) => path.startsWith("/etc/") || path === "/usr/lib/sendmail" || path.includes("bin/");
function isHigher(name, than) {
  const [a, b] = [bracketsOf(name), bracketsOf(than)];
  return a.rank === b.rank ? compareRpmVersions(a.version, b.version) > 0 : a.rank > b.rank;
}
function bracketsOf(name) {
  const inner = /\(([^)]*)\)/.exec(name)?.[1];
  if (!inner) return { rank: inner === void 0 ? 0 : 1, version: "" };
  const version = /\d.*/.exec(inner)?.[0];
  return version === void 0 ? { rank: 2, version: "" } : { rank: 3, version };
}
var SIGNS = {
  [SENSE.less]: "LT",
  [SENSE.greater]: "GT",
  [SENSE.equal]: "EQ",
  [SENSE.less | SENSE.equal]: "LE",
  [SENSE.greater | SENSE.equal]: "GE"
};
var signOf = (flags) => SIGNS[flags & 15];
function records(rows) {
  const found = [];
  for (const { name, flags: bits, version: text } of rows) {
    const flags = signOf(bits);
    if (text === "") {
      found.push(flags === void 0 ? { name } : { name, flags });
      continue;
    }
    const [, epoch, rest = text] = /^([^:]*):(.*)$/s.exec(text) ?? [];
    if (epoch !== void 0 && !/^\d*$/.test(epoch)) continue;
    const hyphen = rest.indexOf("-");
    const version = hyphen < 0 ? rest : rest.slice(0, hyphen);
    const release = hyphen < 0 ? "" : rest.slice(hyphen + 1);
    found.push(
      flags === void 0 ? { name } : { name, flags, epoch: epoch || "0", ...version && { version }, ...release && { release } }
    );
  }
  return found;
}

// src/formats/rpm/sign-digests.ts
import { createHash } from "node:crypto";
var ALGORITHMS = {
  2: "sha1",
  8: "sha256",
  9: "sha384",
  10: "sha512",
  11: "sha224"
};
var OF_HEADER = [
  ["sha1", TAG.sha1Header],
  ["sha256", TAG.sha256Header],
  ["sha3-256", TAG.sha3Header]
];
var OF_PAYLOAD = [
  ["sha512", TAG.payloadSha512],
  ["sha3-256", TAG.payloadSha3]
];
var textDigests = (view, rows, what) => rows.flatMap(([algorithm, tag]) => {
  const hex = view.text(tag);
  return hex === void 0 ? [] : [{ what, algorithm, hex }];
});
var headerDigests = (signature) => textDigests(signature, OF_HEADER, "header");
function wholeDigests(signature) {
  const md5 = signature.bytes(SIGTAG.md5);
  return md5 ? [{ what: "header and payload", algorithm: "md5", hex: md5.toString("hex") }] : [];
}
function payloadDigests(main) {
  const number = main.number(TAG.payloadDigestAlgo) ?? SHA256;
  const algorithm = ALGORITHMS[number];
  if (main.has(TAG.payloadDigest) && algorithm === void 0)
    throw badRpm(`its payload's digest is of the unknown kind ${number}`);
  return textDigests(main, [[algorithm ?? "", TAG.payloadDigest], ...OF_PAYLOAD], "payload");
}
var checksOf = (stated) => stated.map((one) => ({ ...one, hash: createHash(one.algorithm) }));
function feed(checks, bytes) {
  for (const { hash } of checks) hash.update(bytes);
}
function demandEqual(checks) {
  for (const { algorithm, hash, hex, what } of checks)
    if (hash.digest("hex") !== hex.toLowerCase())
      throw badRpm(
        `its ${what} is not what its ${algorithm.toUpperCase()} digest says: it was damaged or changed`
      );
}

// src/formats/rpm/record.ts
var SMALL = 1 << 20;
async function recordPackage(path, bytes) {
  try {
    var _stack = [];
    try {
      const small = bytes ?? smallFile(path);
      if (small) return await recordFrom(path, inMemory(small));
      const file = __using(_stack, await open(path, "r"), true);
      return await recordFrom(path, await sourceOf(file));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (cause) {
    const { message } = cause;
    const reason = cause instanceof PkgError ? message : `cannot be read: ${message}`;
    throw new UserError("rpm/unreadable", `${path}: ${reason}`, { hint: "build or download it again", cause });
  }
}
async function recordFrom(path, source) {
  const { first, main, start } = await readHeaders(source);
  await demandWhole(path, source, { first, main, start });
  return recordOf(first, main, start);
}
var inMemory = (bytes) => ({
  size: bytes.length,
  read: async (position, length) => bytes.subarray(position, position + length)
});
async function demandWhole(path, source, { first, main, start }) {
  const stated = headerDigests(first.view);
  const strong = stated.filter(({ algorithm }) => algorithm === "sha256");
  const header = checksOf(strong.length > 0 ? strong : stated);
  feed(header, main.bytes);
  demandEqual(header);
  const promised = first.view.number(TAG.longSigSize) ?? first.view.number(SIGTAG.size) ?? 0;
  if (start + promised > source.size)
    throw badRpm(`it should have ${start + promised} bytes and has ${source.size}`);
  const ofPayload = payloadDigests(main.view).slice(0, 1);
  const checks = checksOf(ofPayload.length > 0 ? ofPayload : wholeDigests(first.view));
  const end = start + main.bytes.length;
  if (ofPayload.length === 0) feed(checks, main.bytes);
  if (source.size <= SMALL) feed(checks, await source.read(end, source.size - end));
  else for await (const chunk of fileChunks(path, end)) feed(checks, chunk);
  demandEqual(checks);
}
function recordOf({ view: first }, { view: main, bytes }, start) {
  const need = (tag, what) => {
    const value = main.text(tag);
    if (!value) throw badRpm(`its header has no ${what}`);
    return value;
  };
  const [version, release] = [need(TAG.version, "version"), need(TAG.release, "release")];
  const epoch = String(main.number(TAG.epoch) ?? 0);
  const paths = pathsOf(main);
  const header = {
    epoch,
    version,
    release,
    ...textsOf(main),
    buildTime: main.number(TAG.buildTime) ?? 0,
    installedSize: main.number(TAG.longSize) ?? main.number(TAG.size) ?? 0,
    archiveSize: first.number(TAG.longArchiveSize) ?? first.number(SIGTAG.payloadSize) ?? 0,
    headerStart: start,
    headerEnd: start + bytes.length,
    relations: relationRecords(main, new Set(paths)),
    changelog: changelogOf(main)
  };
  return {
    name: need(TAG.name, "name"),
    version: epoch === "0" ? `${version}-${release}` : `${epoch}:${version}-${release}`,
    // Only what was built from a source package names one.
    arch: main.has(TAG.sourceRpm) ? need(TAG.arch, "architecture") : "src",
    files: filesOf(main, paths),
    signed: signatureLines(first).length > 0,
    header
  };
}
function textsOf(main) {
  const text = (tag) => main.text(tag) ?? "";
  return {
    summary: text(TAG.summary),
    description: text(TAG.description),
    packager: text(TAG.packager),
    url: text(TAG.url),
    vendor: text(TAG.vendor),
    group: text(TAG.group),
    license: text(TAG.license),
    buildHost: text(TAG.buildHost),
    sourceRpm: text(TAG.sourceRpm)
  };
}
var TYPE_BITS = 61440;
var FOLDER = 16384;
function filesOf(main, paths) {
  const [modes, flags] = [main.numbers(TAG.fileModes), main.numbers(TAG.fileFlags)];
  return paths.map((path, at) => {
    if (((modes[at] ?? 0) & TYPE_BITS) === FOLDER) return { path: `${path}/`, type: "dir" };
    return { path, type: (flags[at] ?? 0) & FILE_FLAG.ghost ? "ghost" : "file" };
  });
}
function changelogOf(main) {
  const [dates, texts] = [main.numbers(TAG.changelogTime), main.texts(TAG.changelogText)];
  return main.texts(TAG.changelogName).map((author, at) => ({ author, date: dates[at] ?? 0, text: texts[at] ?? "" })).reverse();
}

// src/formats/rpm/sign.ts
import { open as open3, realpath } from "node:fs/promises";
import { basename } from "node:path";

// src/formats/rpm/sign-checks.ts
var REPLACED = /* @__PURE__ */ new Set([
  TAG.dsaHeader,
  TAG.rsaHeader,
  TAG.openpgp,
  SIGTAG.pgp,
  SIGTAG.gpg,
  SIGTAG.pgp5,
  SIGTAG.reserved
]);
async function signableOf(source) {
  const { first, main, start } = await readHeaders(source);
  demandWholeRegion(main.bytes, TAG.headerImmutable, "header");
  const kept = slotsOf(first.bytes, TAG.headerSignatures).filter(({ tag }) => !REPLACED.has(tag));
  const twice = kept.find(({ tag }, at) => kept.findIndex((other) => other.tag === tag) !== at);
  if (twice) throw badRpm(`tag ${twice.tag} stands twice in its signature header`);
  const header = checksOf(headerDigests(first.view));
  feed(header, main.bytes);
  demandEqual(header);
  const whole = wholeDigests(first.view);
  if (header.length + whole.length === 0) throw badRpm("it states no digest of its header");
  return {
    signature: first.bytes,
    kept,
    header: main.bytes,
    start,
    payload: coveredPayload(main.view),
    whole,
    promised: first.view.number(TAG.longSigSize) ?? first.view.number(SIGTAG.size)
  };
}
var FORMAT = 4;
function coveredPayload(main) {
  const format = main.number(TAG.rpmFormat) ?? FORMAT;
  if (format > FORMAT)
    throw new UserError("rpm/sign-format", `an rpm of format ${format}: rpm 4 does not see its signatures`, {
      hint: 'build it with rpmbuild --define "_rpmformat 4"; or sign it yourself with rpmsign --rpmv4 --addsign'
    });
  const digests = payloadDigests(main);
  if (digests.length === 0)
    throw new UserError(
      "rpm/sign-payload",
      "its header states no digest of the payload: no signature would cover it",
      {
        hint: "build it with rpm 4.14 or newer, or with linux-pkg"
      }
    );
  return digests;
}
async function demandUnharmed(path, rpm) {
  const whole = checksOf(rpm.whole);
  const checks = [...checksOf(rpm.payload), ...whole];
  feed(whole, rpm.header);
  let size = rpm.start + rpm.header.length;
  for await (const chunk of fileChunks(path, size)) {
    feed(checks, chunk);
    size += chunk.length;
  }
  const wanted2 = rpm.start + (rpm.promised ?? 0);
  if (wanted2 > size) throw badRpm(`it should have ${wanted2} bytes and has ${size}`);
  demandEqual(checks);
}

// src/formats/rpm/sign-packet.ts
var TAGS = {
  1: TAG.rsaHeader,
  3: TAG.rsaHeader,
  17: TAG.dsaHeader,
  19: TAG.dsaHeader,
  22: TAG.dsaHeader
};
var HINT = "sign with an RSA key of 4096 bits: every rpm reads its signatures";
function signatureSlot(packet, { fingerprint, algorithm }) {
  const data = Buffer.from(packet);
  const body = bodyOf(data);
  const [version, , number = 0] = body ?? [];
  if (version !== 4)
    throw new UserError(
      "rpm/sign-key",
      `key ${fingerprint} makes signatures of OpenPGP version ${version ?? "unknown"}, an rpm takes version 4`,
      { hint: HINT }
    );
  const tag = TAGS[number];
  if (tag === void 0)
    throw new UserError("rpm/sign-key", `rpm does not know signatures of ${algorithm} (key ${fingerprint})`, {
      hint: HINT
    });
  return bytesSlot(tag, data);
}

// src/formats/rpm/sign-room.ts
var RESERVED = 4096 + 32;
var SPARE = 32;
var ENTRY = 16;
var withRoom = (slots, room) => joinSlots(TAG.headerSignatures, [...slots, bytesSlot(SIGTAG.reserved, Buffer.alloc(room))]);
var padded = (header) => Buffer.concat([header, Buffer.alloc(aligned(header.length) - header.length)]);
var USUAL = 600;
function signedHeader(kept, signature, size) {
  if (withRoom([...kept, bytesSlot(signature.tag, Buffer.alloc(USUAL))], 1).length > size) return void 0;
  const slots = [...kept, signature];
  const without = joinSlots(TAG.headerSignatures, slots);
  const most = size - without.length - ENTRY;
  for (let room = most; room > Math.max(0, most - 8); room--) {
    const made = withRoom(slots, room);
    if (made.length === size) return padded(made);
  }
  return aligned(without.length) === aligned(size) ? padded(without) : void 0;
}
function roomFor(kept, signature) {
  return signedHeader(kept, signature, withRoom(kept, RESERVED).length) ?? padded(withRoom([...kept, signature], SPARE));
}

// src/formats/rpm/sign-write.ts
import { chmod, chown, open as open2, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
var CHUNK = 1 << 20;
async function overwrite(file, header, old) {
  try {
    await writeAt(file, header, LEAD_SIZE);
  } catch (cause) {
    await writeAt(file, old, LEAD_SIZE).catch(() => {
    });
    throw cause;
  }
}
async function rewrite(path, { handle, start, signature }) {
  var _stack3 = [];
  try {
    const { mode, uid, gid } = await handle.stat();
    const dir = __using(_stack3, await tempDir(dirname(path)), true);
    const draft = join(dir.path, "draft");
    {
      var _stack = [];
      try {
        const target = __using(_stack, await open2(draft, "wx"), true);
        const lead = Buffer.alloc(LEAD_SIZE);
        await handle.read(lead, 0, LEAD_SIZE, 0);
        await writeAt(target, Buffer.concat([lead, signature]), 0);
        const chunk = Buffer.allocUnsafeSlow(CHUNK);
        for (let from = start, to = LEAD_SIZE + signature.length; ; ) {
          const { bytesRead } = await handle.read(chunk, 0, CHUNK, from);
          if (bytesRead === 0) break;
          await writeAt(target, chunk.subarray(0, bytesRead), to);
          from += bytesRead;
          to += bytesRead;
        }
      } catch (_) {
        var _error = _, _hasError = true;
      } finally {
        var _promise = __callDispose(_stack, _error, _hasError);
        _promise && await _promise;
      }
    }
    {
      var _stack2 = [];
      try {
        const made2 = __using(_stack2, await open2(draft, "r"), true);
        await demandUnharmed(draft, await signableOf(await sourceOf(made2)));
      } catch (_2) {
        var _error2 = _2, _hasError2 = true;
      } finally {
        var _promise2 = __callDispose(_stack2, _error2, _hasError2);
        _promise2 && await _promise2;
      }
    }
    const made = await stat(draft);
    if (made.uid !== uid || made.gid !== gid) await chown(draft, uid, gid).catch(() => {
    });
    await chmod(draft, mode & 4095);
    await rename(draft, path);
  } catch (_3) {
    var _error3 = _3, _hasError3 = true;
  } finally {
    var _promise3 = __callDispose(_stack3, _error3, _hasError3);
    _promise3 && await _promise3;
  }
}
async function writeAt(file, data, position) {
  for (let done = 0; done < data.length; ) {
    done += (await file.write(data, done, data.length - done, position + done)).bytesWritten;
  }
}

// src/formats/rpm/sign.ts
async function signPackage({ file, signer }) {
  try {
    var _stack = [];
    try {
      const path = await realpath(file);
      const handle = __using(_stack, await open3(path, "r+"), true);
      const rpm = await signableOf(await sourceOf(handle));
      await demandUnharmed(path, rpm);
      const signature = signatureSlot(await signer.detached(rpm.header), signer);
      await put({ path, handle, rpm }, signature);
      return [];
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (cause) {
    throw told(file, cause);
  }
}
async function put({ path, handle, rpm }, signature) {
  const inPlace = signedHeader(rpm.kept, signature, rpm.signature.length);
  if (inPlace) await overwrite(handle, inPlace, rpm.signature);
  else await rewrite(path, { handle, start: rpm.start, signature: roomFor(rpm.kept, signature) });
}
var HINTS = {
  ENOENT: "build it first",
  EACCES: "make it writable",
  EPERM: "make it writable",
  EROFS: "sign a copy in a folder that can be written to",
  EISDIR: "name a file",
  ENOSPC: "make room on the disk; the package is as it was"
};
function told(file, cause) {
  const name = basename(file);
  if (cause instanceof UserError && cause.code.startsWith("rpm/"))
    return new UserError(cause.code, `${name}: ${cause.message}`, {
      hint: cause.hint ?? "build or download it again",
      cause
    });
  const code = cause.code;
  const hint = code === void 0 ? void 0 : HINTS[code];
  if (cause instanceof PkgError || hint === void 0) return cause;
  return new UserError("rpm/sign", `${name} cannot be signed: ${cause.message}`, { hint, cause });
}

// src/formats/rpm/engines.ts
var engines = {
  portable: async (...job) => (await import("./writer-6UVQUBQV.js")).writePackage(...job),
  native: async (...job) => (await import("./native-CTFVEPDX.js")).buildPackages(...job),
  nativeTools: [
    { program: "rpmbuild", package: "rpm-build" },
    { program: "/usr/lib/rpm/macros.d/macros.systemd", package: "systemd-rpm-macros" }
  ],
  ownPackaging: async (...job) => (await import("./packaging-J7GEJUTP.js")).buildOwnRpm(...job),
  read: readPackage,
  record: recordPackage,
  card: rpmCard,
  renumber: async (...job) => (await import("./renumber-5S2XD236.js")).renumberPackage(...job),
  sign: signPackage,
  signs: () => true,
  elfRelations: rpmElfRelations
};
export {
  engines
};
