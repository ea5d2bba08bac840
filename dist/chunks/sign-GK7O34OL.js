import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  xmlDocument
} from "./chunk-N62IPCGT.js";
import {
  readDeb
} from "./chunk-TZLW2MZT.js";
import "./chunk-IWKAJEUF.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-NZWIOXGV.js";
import {
  armoredSignature,
  clearSigned
} from "./chunk-V5VLRKJX.js";
import {
  AR_MAGIC,
  arHead,
  arPadding,
  listAr
} from "./chunk-LA4MBAC2.js";
import {
  fileSink
} from "./chunk-MYUFA4KE.js";
import "./chunk-PRRMO4CD.js";
import "./chunk-QCTMG4JC.js";
import "./chunk-RL6L7SJM.js";
import "./chunk-MGI5AFOK.js";
import "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import "./chunk-3J7YOGKI.js";
import "./chunk-GV4UF2MA.js";
import "./chunk-Z7Q56VIH.js";
import {
  fileChunks
} from "./chunk-NPBHZXYM.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/formats/deb/sign.ts
import { randomBytes } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";

// src/formats/deb/sign-dpkg-sig.ts
import { createHash } from "node:crypto";
async function dpkgSigText({ file, members, signer, role, date }) {
  const lines = [];
  for (const { name, offset, size } of members) {
    const hashes = [createHash("md5"), createHash("sha1")];
    for await (const chunk of fileChunks(file, offset, offset + size))
      for (const hash of hashes) hash.update(chunk);
    lines.push(`	${hashes.map((hash) => hash.digest("hex")).join(" ")} ${size} ${name}`);
  }
  const fields = [
    "Version: 4",
    // A line of its own would say something else.
    `Signer: ${signer.replace(/\s+/g, " ")}`,
    `Date: ${new Date(date * 1e3).toUTCString()}`,
    `Role: ${role}`,
    "Files:"
  ];
  return [...fields, ...lines, ""].join("\n");
}

// src/formats/deb/sign-policy.ts
function debsigCompanions({ type, signer, name }) {
  const id = signer.fingerprint.slice(-16);
  const rule = { name: "Required", attributes: { Type: type, File: "debsig.gpg", id } };
  const policy = xmlDocument({
    name: "Policy",
    attributes: { xmlns: "https://www.debian.org/debsig/1.0/" },
    children: [
      {
        name: "Origin",
        attributes: { Name: name ?? signer.primary, id, Description: `Key ${signer.fingerprint}` }
      },
      { name: "Selection", children: [rule] },
      { name: "Verification", attributes: { MinOptional: 0 }, children: [rule] }
    ]
  });
  return [
    { name: `debsig-${type}-${id}.pol`, text: policy },
    { name: `debsig-${id}.key`, text: signer.publicKey.replace(/\r\n/g, "\n") }
  ];
}

// src/formats/deb/sign.ts
var HEAD = 60;
var TIME = { start: 16, end: 28 };
var SIGNED = [/^debian-binary$/, /^control\.tar(\.|$)/, /^data\.tar(\.|$)/];
var TYPES = ["origin", "maint", "archive"];
async function signDeb({
  file,
  signer,
  options: { signature }
}) {
  if (!signature) return void 0;
  const clear = signature.method === "dpkg-sig";
  const type = signature.type || (clear ? "builder" : "origin");
  const who = signature.signer || void 0;
  if (!clear && !TYPES.includes(type)) throw unknownType(type);
  await readDeb(file);
  const members = await membersOf(file);
  const content = SIGNED.map((pattern) => members.find(({ name }) => pattern.test(name)));
  const date = await timeOf(file);
  const put = (text) => replaceWith(file, { members, name: `_gpg${type}`, date, content: Buffer.from(text) });
  if (clear) {
    const named = who ?? signer.primary;
    const text = await dpkgSigText({ file, members: content, signer: named, role: type, date });
    await put(clearSigned(text, await signer.text(text)));
    return [];
  }
  await put(armoredSignature(await signer.detached(bytesOf(file, content))));
  return debsigCompanions({ type, signer, name: who });
}
var unknownType = (type) => new UserError(
  "deb/signature-type",
  `\`deb.signature.type: ${type}\` is no kind of signature that debsigs knows`,
  { hint: "write origin, maint or archive, or `method: dpkg-sig`" }
);
async function membersOf(file) {
  var _stack = [];
  try {
    const handle = __using(_stack, await open(file), true);
    return await listAr(handle);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function* bytesOf(file, members) {
  for (const { offset, size } of members) yield* fileChunks(file, offset, offset + size);
}
async function replaceWith(file, member) {
  const draft = `${file}.${randomBytes(6).toString("hex")}.part`;
  try {
    await writeWith(draft, file, member);
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
}
async function writeWith(draft, file, { members, name, date, content }) {
  var _stack = [];
  try {
    const { size: end, mode } = await stat(file);
    const target = __using(_stack, await open(draft, "wx", 384), true);
    await target.chmod(mode & 4095);
    const write = fileSink(target.fd);
    let kept = 0;
    for (const member of members.filter((one) => one.name === name)) {
      for await (const chunk of fileChunks(file, kept, member.offset - HEAD)) write(chunk);
      kept = member.offset + member.size + member.size % 2;
    }
    for await (const chunk of fileChunks(file, kept, end)) write(chunk);
    if (kept < end) write(arPadding(end));
    write(arHead({ name, size: content.length, mtime: date }));
    write(content);
    write(arPadding(content.length));
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function timeOf(file) {
  var _stack = [];
  try {
    const handle = __using(_stack, await open(file), true);
    const head = Buffer.alloc(HEAD);
    await handle.read(head, 0, HEAD, AR_MAGIC.length);
    return Number.parseInt(head.toString("latin1", TIME.start, TIME.end), 10) || 0;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
export {
  signDeb
};
