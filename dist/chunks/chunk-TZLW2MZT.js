import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  readPacked
} from "./chunk-IWKAJEUF.js";
import {
  relationKinds
} from "./chunk-TQC3N7SD.js";
import {
  bodyOf,
  readTar
} from "./chunk-NZWIOXGV.js";
import {
  listAr
} from "./chunk-LA4MBAC2.js";
import {
  relationFields
} from "./chunk-QCTMG4JC.js";
import {
  parseControl
} from "./chunk-3J7YOGKI.js";
import {
  PkgError,
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/formats/deb/reader.ts
import { open } from "node:fs/promises";

// src/formats/deb/contents.ts
var MOST_FILES = 1e6;
var MOST_NAME_BYTES = 256 * 1024 * 1024;
async function readContents(source, watcher) {
  const files = [];
  const others = /* @__PURE__ */ new Set();
  let bytes = 0;
  for await (const member of readTar(source)) {
    const path = pathOf(member.name);
    if (path === "/") continue;
    bytes += path.length + member.to.length;
    if (files.length >= MOST_FILES || bytes > MOST_NAME_BYTES) {
      throw new UserError("deb/too-many", `more than ${MOST_FILES} files, or names longer than all sense`);
    }
    const fact = factOf(member, path);
    files.push(fact);
    if (watcher) await show(member, fact, { watcher, others });
  }
  return files;
}
async function show(member, fact, { watcher, others }) {
  const { path, type, size, to = "" } = fact;
  if (type === "file") await watcher.file({ path, size, bytes: member.body });
  else if (type === "hardlink" && !others.has(to)) await watcher.file({ path, same: to });
  else others.add(path);
}
var USUAL = /^\.(?:\/[^/.][^/]*)+\/?$/;
function pathOf(name) {
  if (USUAL.test(name)) return name.slice(1, name.endsWith("/") ? -1 : void 0);
  const parts = name.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) {
    throw new UserError(
      "deb/path-escape",
      `it holds the path ${JSON.stringify(name)}, which leaves its root`
    );
  }
  return `/${parts.join("/")}`;
}
function factOf(member, path) {
  const { type, mode, uname, uid, gname, gid, size, mtime, to } = member;
  return {
    path,
    type,
    mode,
    owner: uname || String(uid),
    group: gname || String(gid),
    size: type === "file" ? size : 0,
    mtime,
    to: type === "link" ? to : type === "hardlink" ? pathOf(to) : void 0,
    flags: [],
    digest: void 0
  };
}

// src/formats/deb/control-facts.ts
var MOST_BYTES = 64 * 1024 * 1024;
async function readControl(source) {
  const texts = /* @__PURE__ */ new Map();
  for await (const member of readTar(limited(source))) {
    if (member.type === "file")
      texts.set(pathOf(member.name).slice(1), (await bodyOf(member, MOST_BYTES)).toString());
  }
  const fields = fieldsOf(texts.get("control"));
  const kinds = new Map(relationFields.map(([kind, field]) => [field.toLowerCase(), kind]));
  const rest = fields.filter(([name]) => !IDENTITY.has(name.toLowerCase()) && !kinds.has(name.toLowerCase()));
  return {
    identity: identityOf(fields),
    fields: Object.fromEntries(rest),
    relations: relationsOf(fields, kinds),
    scripts: Object.fromEntries([...texts].filter(([name]) => !LISTS.has(name))),
    conffiles: new Set(linesOf(texts.get("conffiles")).map((line) => line.replace(/^[a-z-]+ (?=\/)/, ""))),
    md5: sumsOf(texts.get("md5sums"))
  };
}
var LISTS = /* @__PURE__ */ new Set(["control", "conffiles", "md5sums"]);
var IDENTITY = /* @__PURE__ */ new Set(["package", "version", "architecture"]);
var paragraphOf = (control) => ({
  ...identityOf(fieldsOf(control)),
  control
});
async function readParagraph(source) {
  let control;
  for await (const member of readTar(limited(source)))
    if (member.type === "file" && pathOf(member.name) === "/control")
      control = (await bodyOf(member, MOST_BYTES)).toString();
  return paragraphOf(control);
}
async function* limited(source) {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new UserError("deb/bomb", `it unpacks to more than ${MOST_BYTES} bytes`);
    yield chunk;
  }
}
function fieldsOf(text) {
  if (text === void 0) throw new UserError("deb/no-control", "it has no control file");
  const fields = parseControl(text);
  if (!fields) throw new UserError("deb/bad-control", "its control file is not made of fields");
  const names = fields.map(([name]) => name.toLowerCase());
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new UserError("deb/bad-control", `its control file has the field ${twice} twice`);
  return fields;
}
function identityOf(fields) {
  const need = (wanted) => {
    const value = fields.find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1];
    if (value) return value;
    throw new UserError("deb/bad-control", `its control file has no ${wanted}`);
  };
  return { name: need("Package"), version: need("Version"), arch: need("Architecture") };
}
function relationsOf(fields, kinds) {
  const found = new Map(
    fields.flatMap(([name, value]) => {
      const kind = kinds.get(name.toLowerCase());
      return kind ? [[kind, listOf(value)]] : [];
    })
  );
  return Object.fromEntries(
    relationKinds.map((kind) => [kind, found.get(kind) ?? []])
  );
}
var listOf = (value) => value.split(",").map((one) => one.replace(/\s+/g, " ").trim()).filter((one) => one !== "");
var linesOf = (text = "") => text.split("\n").filter((line) => line.trim() !== "");
var sumsOf = (text) => new Map(
  linesOf(text).flatMap((line) => {
    const [, hex, path] = /^([0-9a-f]{32})\s+\*?(.*)$/i.exec(line) ?? [];
    return hex && path ? [[`/${path.replace(/^\.?\//, "")}`, hex.toLowerCase()]] : [];
  })
);

// src/formats/deb/reader.ts
var ALGORITHMS = {
  "": "none",
  ".gz": "gzip",
  ".xz": "xz",
  ".zst": "zstd"
};
async function readDeb(file, watcher) {
  try {
    const { members, control, data } = await fileParts(file);
    const facts = await through(file, { ...control, watcher }, readControl);
    const contents = await through(file, { ...data, watcher }, (source) => readContents(source, watcher));
    return {
      format: "deb",
      ...facts.identity,
      fields: facts.fields,
      relations: facts.relations,
      scripts: facts.scripts,
      files: contents.map((fact) => withFlags(fact, facts)),
      signatures: members.map(({ name }) => name).filter((name) => name.startsWith("_gpg")),
      compression: data.algorithm
    };
  } catch (cause) {
    if (!(cause instanceof PkgError)) throw cause;
    throw new UserError("deb/unreadable", `${file}: ${cause.message}`, { hint: cause.hint, cause });
  }
}
async function fileParts(file) {
  try {
    var _stack = [];
    try {
      const handle = __using(_stack, await open(file), true);
      return await partsOf(handle);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (cause) {
    if (cause instanceof PkgError) throw cause;
    throw new UserError("deb/unreadable", `cannot be read: ${cause.message}`, { cause });
  }
}
async function partsOf(source) {
  const members = await listAr(source);
  const [binary] = members;
  if (binary?.name !== "debian-binary") throw broken("its first member is not debian-binary");
  await checkFormat(source, binary);
  return { members, control: partOf(members, "control.tar"), data: partOf(members, "data.tar") };
}
async function checkFormat(source, { offset, size }) {
  const bytes = Buffer.alloc(Math.min(size, 16));
  await source.read(bytes, 0, bytes.length, offset);
  const version = bytes.toString("latin1").split("\n")[0] ?? "";
  if (!/^2\.\d+$/.test(version)) throw broken(`format version ${JSON.stringify(version)} is not 2.0`);
}
function partOf(members, base) {
  const found = members.filter(({ name }) => name === base || name.startsWith(`${base}.`));
  const [member, second] = found;
  if (!member) throw broken(`it has no ${base}`);
  if (second) throw broken(`it has both ${member.name} and ${second.name}`);
  const suffix = member.name.slice(base.length);
  const algorithm = Object.hasOwn(ALGORITHMS, suffix) ? ALGORITHMS[suffix] : void 0;
  if (algorithm) return { member, algorithm };
  throw new UserError("deb/compression", `${member.name} is compressed in a way that is not read here`, {
    hint: `repack it: dpkg-deb -R FILE DIR && dpkg-deb -Zgzip -b DIR`
  });
}
async function through(file, { member, algorithm, watcher }, read) {
  const { name, offset, size } = member;
  const told = watcher && ((sha256) => watcher.part(name, sha256));
  try {
    return await readPacked({ file, offset, size, algorithm }, read, told);
  } catch (cause) {
    throw damaged(name, cause);
  }
}
var damaged = (name, cause) => new UserError("deb/damaged", `${name}: ${cause.message}`, {
  hint: (cause instanceof PkgError ? cause.hint : void 0) ?? "download or build it again",
  cause
});
function withFlags(fact, { conffiles, md5 }) {
  const digest = md5.get(fact.path);
  return {
    ...fact,
    flags: conffiles.has(fact.path) ? ["conffile"] : [],
    digest: digest === void 0 ? void 0 : `md5:${digest}`
  };
}
var broken = (what) => new UserError("deb/no-deb", `not a Debian package: ${what}`);

export {
  readContents,
  pathOf,
  paragraphOf,
  readParagraph,
  readDeb,
  fileParts,
  partsOf,
  through,
  damaged
};
