import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  signaturesIn
} from "./chunk-66442WAU.js";
import {
  ROOT,
  folderOf,
  isPackage,
  nameProblem,
  poolPath
} from "./chunk-CRICFTSR.js";
import {
  allInOrder
} from "./chunk-T64XHYXT.js";
import {
  armoredSignature,
  clearSigned,
  signedText
} from "./chunk-V5VLRKJX.js";
import {
  decompressor
} from "./chunk-PRRMO4CD.js";
import "./chunk-72VQLIC2.js";
import {
  controlText,
  hasControl,
  isFieldName
} from "./chunk-3J7YOGKI.js";
import "./chunk-Z7Q56VIH.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";

// src/repositories/apt/clear-text.ts
import { createHash } from "node:crypto";
var BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----";
var SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
var END = "-----END PGP SIGNATURE-----";
function readClearText(message) {
  const lines = message.replaceAll("\r\n", "\n").trimEnd().split("\n");
  const blank = lines.indexOf("");
  const start = lines.indexOf(SIGNATURE);
  if (lines[0] !== BEGIN || blank < 0 || start < blank || lines.at(-1) !== END) return void 0;
  if (!lines.slice(1, blank).every((line) => /^Hash: [A-Za-z0-9, -]+$/.test(line))) return void 0;
  if (lines.indexOf(END) !== lines.length - 1 || lines.lastIndexOf(SIGNATURE) !== start) return void 0;
  const said = lines.slice(blank + 1, start);
  if (said.some((line) => line.startsWith("-") && !line.startsWith("- "))) return void 0;
  return {
    text: `${said.map((line) => line.replace(/^- /, "")).join("\n")}
`,
    signature: `${lines.slice(start).join("\n")}
`
  };
}
var sha256Of = (bytes) => createHash("sha256").update(bytes).digest("hex");

// src/repositories/apt/fetch.ts
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { gunzip as gunzipCallback } from "node:zlib";

// src/repositories/apt/shelf.ts
var STATE = "linux-pkg.gz";
var byHash = (path, sha256) => `${path.slice(0, path.lastIndexOf("/") + 1)}by-hash/SHA256/${sha256}`;

// src/repositories/apt/fetch.ts
var gunzip = promisify(gunzipCallback);
var READABLE = ["", ".gz", ".xz"];
async function fetchIndex(shop, path) {
  const { release, problems, folder } = shop;
  const listed = READABLE.filter((suffix) => release.files.has(path + suffix));
  const got = await Promise.all(listed.map((suffix) => fetchVariant(shop, path + suffix)));
  const bytesOf2 = (suffix) => got[listed.indexOf(suffix)]?.bytes;
  const isMixed = got.some((one) => one.faults.length > 0);
  const best = READABLE.find((suffix) => bytesOf2(suffix) !== void 0);
  if (best === void 0) {
    const faults = got.flatMap((one) => one.faults);
    const missing = {
      message: `${folder}${path} is in none of the ways that are read here (plain, gz, xz)`,
      hint: "make its lists again, with gz"
    };
    problems.push(...faults.length > 0 ? faults : [got.length > 0 ? gone(folder + path) : missing]);
    return void 0;
  }
  const wanted = release.files.get(path);
  const plain = await unpacked(best, bytesOf2(best), wanted?.size ?? MOST).catch((cause) => {
    problems.push({ message: `${folder}${path}${best} cannot be unpacked: ${cause.message}`, hint: HINT });
  });
  if (!plain) return void 0;
  if (wanted && sha256Of(plain) !== wanted.sha256) {
    problems.push(differs(folder + path + best, sha256Of(plain), wanted.sha256));
    return void 0;
  }
  return { path, plain, gzip: bytesOf2(".gz"), isMixed };
}
var MOST = 1 << 30;
async function unpacked(suffix, bytes, size) {
  if (suffix === "") return bytes;
  if (suffix === ".gz") return gunzip(bytes, { maxOutputLength: Math.max(1, size) });
  return buffer(Readable.from([bytes]).compose(decompressor("xz")));
}
async function fetchVariant({ store, folder, release }, path) {
  const wanted = release.files.get(path);
  const named2 = await store.get(folder + path);
  const sha256 = named2 && sha256Of(named2.bytes);
  if (sha256 === wanted.sha256) return { bytes: named2.bytes, faults: [] };
  const faults = sha256 === void 0 ? [] : [differs(folder + path, sha256, wanted.sha256)];
  const kept = await store.get(folder + byHash(path, wanted.sha256));
  const isRight = kept && sha256Of(kept.bytes) === wanted.sha256;
  return { bytes: isRight ? kept.bytes : void 0, faults };
}
var HINT = "take the files of one state of the repository back from a copy, or make it anew from its packages";
var gone = (path) => ({
  message: `${path} is named by the Release file and is not there`,
  hint: HINT
});
var differs = (path, is, wanted) => ({
  message: `${path}: its SHA-256 is ${is}, the Release file says ${wanted}`,
  hint: HINT
});

// src/repositories/apt/release.ts
var FIXED = [
  "Origin",
  "Label",
  "Suite",
  "Version",
  "Codename",
  "NotAutomatic",
  "ButAutomaticUpgrades",
  "Description"
];
function parseRelease(text2) {
  const fields = /* @__PURE__ */ new Map();
  const files = /* @__PURE__ */ new Map();
  let field = "";
  for (const line of text2.split("\n")) {
    if (/^[ \t]/.test(line)) {
      const [, sha256, size, path] = /^\s+([0-9a-f]{64})\s+(\d{1,15})\s+(\S+)\s*$/.exec(line) ?? [];
      if (field === "SHA256" && path !== void 0 && isBelow(path))
        files.set(path, { sha256, size: Number(size) });
      continue;
    }
    const colon = line.indexOf(":");
    field = line.slice(0, Math.max(0, colon));
    if (field !== "" && !fields.has(field)) fields.set(field, line.slice(colon + 1).trim());
  }
  return { fields, files };
}
var isBelow = (path) => !path.startsWith("/") && !path.split("/").includes("..") && !hasControl(path) && !/[\s\\]/.test(path);
function releaseText({ suite, fixed, date, arches, components, files }) {
  const known = { Suite: suite, Codename: suite, ...fixed };
  const said = FIXED.flatMap((name) => {
    const value = known[name]?.replace(/\s*\n\s*/g, " ").trim();
    return value ? [[name, value]] : [];
  });
  const rows = [...files].sort(([a], [b]) => a < b ? -1 : 1).map(([path, { sha256, size }]) => `${sha256} ${`${size}`.padStart(9)} ${path}`);
  const words = controlText([
    ...said.filter(([name]) => name !== "Description"),
    ["Date", new Date(date * 1e3).toUTCString().replace("GMT", "UTC")],
    ["Acquire-By-Hash", "yes"],
    ["Architectures", arches.join(" ")],
    ["Components", components.join(" ")],
    ...said.filter(([name]) => name === "Description")
  ]);
  return `${words}SHA256:
${rows.map((row) => ` ${row}
`).join("")}`;
}

// src/repositories/apt/top.ts
var text = (bytes) => bytes && Buffer.from(bytes).toString();
async function readTop(store, folder) {
  const [inRelease, release, detached] = await Promise.all(
    ["InRelease", "Release", "Release.gpg"].map((name) => store.get(folder + name))
  );
  const plain = text(release?.bytes);
  const gpg = signaturesIn(text(detached?.bytes) ?? "");
  if (!inRelease) {
    if (!release) return void 0;
    return {
      name: "Release",
      release: parseRelease(plain),
      tag: release.tag,
      signedBy: gpg.map(({ issuer }) => issuer),
      torn: !gpg.every((one) => one.fits(release.bytes)),
      seal: detached && {
        content: release.bytes,
        signature: text(detached.bytes),
        type: "binary",
        name: `${folder}Release.gpg`
      }
    };
  }
  const message = readClearText(text(inRelease.bytes));
  if (!message) throw damaged(`${folder}InRelease is no clear-signed message, or more than one`);
  const canonical = Buffer.from(signedText(message.text));
  const made = signaturesIn(message.signature);
  if (made.length === 0) throw damaged(`${folder}InRelease has no signature that can be read`);
  const wrong = made.find((one) => !one.fits(canonical));
  if (wrong) throw damaged(`${folder}InRelease is not the text that ${wrong.issuer || "its key"} signed`);
  return {
    name: "InRelease",
    release: parseRelease(message.text),
    tag: inRelease.tag,
    signedBy: made.map(({ issuer }) => issuer),
    torn: !release || signedText(plain) !== signedText(message.text) || !isPair(gpg, made, release.bytes),
    seal: { content: canonical, signature: message.signature, type: "text", name: `${folder}InRelease` }
  };
}
var isPair = (gpg, made, release) => gpg.every((one) => one.fits(release)) && gpg.map(({ issuer }) => issuer).join() === made.map(({ issuer }) => issuer).join();
var damaged = (message) => new UserError("repository/damaged", message, {
  hint: "take the suite back from a copy, or make it anew from its packages; find out who changed it"
});

// src/repositories/apt/audit.ts
var AT_ONCE = 8;
var plainOf = (path) => path.replace(/\.(?:gz|xz|bz2|lzma|zst|lz4)$/, "");
async function auditSuite(store, suite) {
  const folder = folderOf(suite);
  const top = await readTop(store, folder);
  if (!top) return [];
  const { files, fields } = top.release;
  const isByHash = fields.get("Acquire-By-Hash") === "yes";
  const there = /* @__PURE__ */ new Set();
  const found = await allInOrder(
    [...files],
    AT_ONCE,
    async ([path, { sha256 }]) => {
      const names = [path, ...isByHash ? [byHash(path, sha256)] : []];
      const got = await Promise.all(names.map((name) => store.get(folder + name)));
      if (got.some(Boolean)) there.add(plainOf(path));
      return got.flatMap((file, index) => {
        const is = file && sha256Of(file.bytes);
        return is === void 0 || is === sha256 ? [] : [differs(folder + names[index], is, sha256)];
      });
    }
  );
  const indexes = new Set([...files.keys()].map(plainOf));
  const lost = [...indexes].filter((path) => !there.has(path)).map((path) => gone(folder + path));
  const torn = {
    message: `${folder}Release or its signature is of another edition than InRelease`,
    hint: "publish once more: a run that was ended in the middle is brought to its end"
  };
  return [...found.flat(), ...lost, ...top.torn ? [torn] : []];
}

// src/repositories/apt/stanza.ts
var PUBLISHED = "X-Linux-Pkg-Published";
var OURS = /* @__PURE__ */ new Set([
  "filename",
  "size",
  "md5sum",
  "sha1",
  "sha256",
  "sha512",
  "description-md5",
  "status",
  PUBLISHED.toLowerCase()
]);
var textsOf = (listing) => listing.texts;
var asBytes = (text2) => Buffer.from(text2).toString("latin1");
function listingOf(pkg, published, component) {
  const { name, version, arch, files, control } = pkg.record;
  const wrong = nameProblem(component);
  if (wrong) throw new UserError("apt/component", [wrong]);
  const refuse = (what) => new UserError("apt/control", `${pkg.name}: ${what}`, {
    hint: "no APT repository can list it: build it again with dpkg-deb, or with this program"
  });
  if (!/^[A-Za-z0-9][A-Za-z0-9+._-]*$/.test(name) || name.includes(".."))
    throw refuse(`its name ${JSON.stringify(name)} is none that dpkg takes`);
  if (!/^[A-Za-z0-9.+:~-]+$/.test(version) || version.includes(".."))
    throw refuse(`its version ${JSON.stringify(version)} is none that dpkg takes`);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(arch))
    throw refuse(`its architecture ${JSON.stringify(arch)} is none that dpkg takes`);
  const path = poolPath(component, name, `${name}_${version.replace(/^\d+:/, "")}_${arch}.deb`);
  const own = [
    `Filename: ${path}`,
    `Size: ${pkg.size}`,
    `SHA256: ${pkg.sha256}`,
    `${PUBLISHED}: ${isoOf(published)}`
  ];
  const fields = fieldsOf(asBytes(control ?? ""), refuse);
  for (const [field, value] of [
    ["package", name],
    ["version", version],
    ["architecture", arch]
  ])
    if (fields.get(field)?.slice(field.length + 1).trim() !== value)
      throw refuse(`its control paragraph does not say ${field}: ${value}`);
  const texts = {
    component,
    stanza: [...fields.values(), ...own, ""].join("\n"),
    files: filesOf(files)
  };
  return {
    name,
    version,
    arch,
    path: ROOT + path,
    size: pkg.size,
    sha256: pkg.sha256,
    published,
    texts: { ...texts }
  };
}
var isoOf = (seconds) => new Date(seconds * 1e3).toISOString().replace(".000", "");
function fieldsOf(control, refuse) {
  const fields = /* @__PURE__ */ new Map();
  const [paragraph = "", ...rest] = control.replaceAll("\r\n", "\n").replace(/^\n+/, "").split(/\n\n+/);
  if (rest.some((more) => more.trim() !== "")) throw refuse("its control file has a second paragraph");
  let current;
  for (const line of paragraph.split("\n")) {
    if (hasControl(line)) throw refuse("its control paragraph has control characters");
    if (line.startsWith("#") || line === "") continue;
    if (line.startsWith(" ") || line.startsWith("	")) {
      if (current === void 0) throw refuse("its control paragraph starts inside a field");
      fields.set(current, `${fields.get(current)}
${line.trim() === "" ? " ." : line.trimEnd()}`);
      continue;
    }
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(0, colon));
    if (!isFieldName(name))
      throw refuse(`its control paragraph has the line ${JSON.stringify(line.slice(0, 80))}`);
    current = name.toLowerCase();
    if (fields.has(current)) throw refuse(`its control paragraph has the field ${name} twice`);
    fields.set(current, `${name}: ${line.slice(colon + 1).trim()}`.trimEnd());
  }
  for (const name of OURS) fields.delete(name);
  return fields;
}
var filesOf = (files) => files.filter(({ path, type }) => type !== "dir" && !hasControl(path) && !path.includes("\n")).map(({ path }) => ` ${asBytes(path.replace(/^\/+/, ""))}
`).join("");

// src/repositories/apt/contents.ts
var COLUMN = 59;
function contentsText(listings) {
  const rows = listings.flatMap((listing) => {
    const owner = ownerOf(listing);
    return textsOf(listing).files.split("\n").slice(0, -1).map((line) => `${line.slice(1)}	${owner}`);
  });
  rows.sort();
  const lines = [];
  let last = { path: "", owner: "" };
  for (const row of rows) {
    const tab = row.lastIndexOf("	");
    const path = row.slice(0, tab);
    const owner = row.slice(tab + 1);
    if (path !== last.path) lines.push(`${path.padEnd(COLUMN)} ${owner}`);
    else if (owner !== last.owner) lines[lines.length - 1] += `,${owner}`;
    last = { path, owner };
  }
  return lines.map((line) => `${line}
`).join("");
}
function ownerOf(listing) {
  const section = /^Section: *([A-Za-z0-9+._/-]+)[ \t]*$/m.exec(textsOf(listing).stanza)?.[1];
  return section === void 0 ? listing.name : `${section}/${listing.name}`;
}
function parseContents(text2) {
  const files = /* @__PURE__ */ new Map();
  const start = /^FILE +LOCATION$/m.exec(text2);
  for (const line of text2.slice(start ? start.index + start[0].length + 1 : 0).split("\n")) {
    const [, path, owners] = /^(.*\S)\s+(\S+)$/.exec(line) ?? [];
    if (path === void 0 || owners === void 0) continue;
    for (const owner of owners.split(",")) {
      const name = owner.slice(owner.lastIndexOf("/") + 1);
      const mine = files.get(name);
      if (mine) mine.push(` ${path}
`);
      else files.set(name, [` ${path}
`]);
    }
  }
  return new Map([...files].map(([name, lines]) => [name, lines.join("")]));
}

// src/repositories/apt/packages.ts
var WANTED = ["Package", "Version", "Architecture", "Filename", "Size", "SHA256", PUBLISHED];
var BY_LETTER = Map.groupBy(WANTED, (name) => name.charCodeAt(0));
function parsePackages({ path, text: text2, component, date }, problems) {
  const found = [];
  for (let at = 0; at < text2.length; ) {
    if (text2.charCodeAt(at) === 10) {
      at += 1;
      continue;
    }
    const blank = text2.indexOf("\n\n", at);
    const end = blank < 0 ? text2.length : blank + 1;
    const said = fieldsAt(text2, at, end);
    const whole = text2.slice(at, end);
    at = end;
    const fault = faultOf(said);
    if (fault !== void 0) {
      problems.push({
        message: `${path}: ${said.Package ?? "a package without a name"} ${fault}`,
        hint: "no repository can be brought up to date from it: make it anew from its packages"
      });
      continue;
    }
    const published = Date.parse(said[PUBLISHED] ?? "") / 1e3;
    const isOurs = Number.isSafeInteger(published);
    const ended = whole.endsWith("\n") ? whole : `${whole}
`;
    found.push({
      name: said.Package,
      version: said.Version,
      arch: said.Architecture,
      path: ROOT + said.Filename.replace(/^(?:\.\/)+/, ""),
      size: Number(said.Size),
      sha256: said.SHA256,
      published: isOurs ? published : date,
      texts: {
        component,
        stanza: isOurs ? ended : `${ended}${PUBLISHED}: ${isoOf(date)}
`,
        files: ""
      }
    });
  }
  return found;
}
function fieldsAt(text2, start, end) {
  const said = {};
  for (let at = start; at < end; ) {
    const found = text2.indexOf("\n", at);
    const stop = found < 0 || found > end ? end : found;
    for (const name of BY_LETTER.get(text2.charCodeAt(at)) ?? [])
      if (text2.charCodeAt(at + name.length) === 58 && text2.startsWith(name, at))
        said[name] = text2.slice(at + name.length + 1, stop).trim();
    at = stop + 1;
  }
  return said;
}
function faultOf(said) {
  const missing = ["Package", "Version", "Architecture", "Filename", "Size", "SHA256"].find(
    (name) => !said[name]
  );
  if (missing) return `has no ${missing}`;
  if (!/^\d{1,15}$/.test(said.Size)) return `has the size ${JSON.stringify(said.Size)}`;
  if (!/^[0-9a-f]{64}$/.test(said.SHA256)) return "has a SHA256 that is none";
  if (!isBelow(said.Filename))
    return `has the Filename ${JSON.stringify(said.Filename)}, outside of the repository`;
  const odd = [said.Package, said.Version, said.Architecture].find(
    (word) => /[\s/\\]/.test(word) || hasControl(word)
  );
  return odd === void 0 ? void 0 : `has the name, version or architecture ${JSON.stringify(odd)}`;
}

// src/repositories/apt/state.ts
function stateText(listings, earlier) {
  const rows = [...earlier].sort(([a], [b]) => a < b ? -1 : 1);
  const kept = `Earlier:
${rows.map(([path, at]) => ` ${at} ${path}
`).join("")}
`;
  return kept + listings.map((one) => `Path: ${one.path}
Files:
${textsOf(one).files}
`).join("");
}
function parseState(text2) {
  const files = /* @__PURE__ */ new Map();
  const earlier = /* @__PURE__ */ new Map();
  for (let at = 0; at < text2.length; ) {
    const found = text2.indexOf("\n\n", at);
    const end = found < 0 ? text2.length : found + 1;
    const head = text2.indexOf("\n", at);
    if (text2.startsWith("Path: ", at)) {
      const body = text2.indexOf("\n", head + 1) + 1;
      files.set(text2.slice(at + 6, head), text2.slice(body, end));
    } else if (text2.startsWith("Earlier:", at))
      for (const line of text2.slice(head + 1, end).split("\n")) {
        const [, when, path] = /^ (\d{1,12}) (\S+)$/.exec(line) ?? [];
        if (path !== void 0) earlier.set(path, Number(when));
      }
    at = end + 1;
  }
  return { files, earlier };
}

// src/repositories/apt/read.ts
var AT_ONCE2 = 8;
async function readSuite(store, suite) {
  const folder = folderOf(suite);
  const top = await readTop(store, folder);
  if (!top)
    return { place: suite, listings: [], fixed: {}, date: 0, tag: void 0, signedBy: [], torn: false };
  const { release } = top;
  const problems = [];
  refuseOthers(release, folder, problems);
  const shop = { store, folder, release, problems };
  const indexes = await allInOrder(indexesOf(release), AT_ONCE2, (path) => fetchIndex(shop, path));
  const fetched = new Map(indexes.flatMap((index) => index ? [[index.path, index]] : []));
  const date = Math.floor(Date.parse(release.fields.get("Date") ?? "") / 1e3);
  if (!Number.isSafeInteger(date)) problems.push({ message: `${folder}${top.name} has no Date that is one` });
  const stateFile = fetched.get(STATE.replace(/\.gz$/, ""));
  const state = stateFile && parseState(latin1(stateFile.plain));
  const listings = problems.length === 0 ? listingsOf(fetched, { date, state, folder, problems }) : [];
  problems.sort((a, b) => a.message < b.message ? -1 : 1);
  if (problems.length > 0) throw new UserError("repository/damaged", problems);
  const { seal, signedBy, tag } = top;
  return {
    place: suite,
    listings,
    fixed: Object.fromEntries(
      FIXED.flatMap((name) => release.fields.get(name) ? [[name, release.fields.get(name)]] : [])
    ),
    date,
    tag,
    signedBy,
    torn: top.torn || [...fetched.values()].some(({ isMixed }) => isMixed),
    ...seal && { seal },
    last: {
      top: top.name,
      release,
      packed: packedOf(fetched),
      state: stateFile && sha256Of(stateFile.plain),
      earlier: state?.earlier ?? /* @__PURE__ */ new Map()
    }
  };
}
var latin1 = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
var PACKAGES = /^([^/]+)\/binary-([a-z0-9-]+)\/Packages$/;
var CONTENTS = /^(?:([^/]+)\/)?Contents-([a-z0-9-]+)$/;
function indexesOf({ files }) {
  const bare = new Set([...files.keys()].map((path) => path.replace(/\.(?:gz|xz|bz2|lzma|zst|lz4)$/, "")));
  const state = STATE.replace(/\.gz$/, "");
  return [...bare].filter((path) => PACKAGES.test(path) || CONTENTS.test(path) || path === state).sort();
}
function refuseOthers({ files }, folder, problems) {
  for (const [path, { size }] of files)
    if (/(?:^|\/)(?:source\/Sources|debian-installer\/binary-[^/]+\/Packages)$/.test(path) && size > 0)
      problems.push({
        message: `${folder}${path} lists source packages or parts of the installer, which are not kept here`,
        hint: "publish into a suite of its own"
      });
}
function listingsOf(fetched, { date, state, folder, problems }) {
  const found = /* @__PURE__ */ new Map();
  for (const [path, { plain }] of fetched) {
    const [, component, arch] = PACKAGES.exec(path) ?? [];
    if (component === void 0) continue;
    const text2 = latin1(plain);
    const contents = state ? void 0 : contentsFor(fetched, component, arch);
    for (const one of parsePackages({ path: folder + path, text: text2, component, date }, problems)) {
      const files = state ? state.files.get(one.path) : contents?.get(one.name);
      const texts = { ...one.texts, files: files ?? "" };
      const same = found.get(one.path);
      if (same === void 0) found.set(one.path, { ...one, texts });
      else if (same.sha256 !== one.sha256)
        problems.push({ message: `${folder}${path}: ${one.path} has another SHA256 than in another list` });
    }
  }
  return [...found.values()].sort((a, b) => a.path < b.path ? -1 : 1);
}
function contentsFor(fetched, component, arch) {
  const index = fetched.get(`${component}/Contents-${arch}`) ?? fetched.get(`Contents-${arch}`);
  return index ? parseContents(latin1(index.plain)) : /* @__PURE__ */ new Map();
}
function packedOf(fetched) {
  return new Map(
    [...fetched.values()].flatMap(({ path, gzip: gzip2 }) => gzip2 ? [[`${path}.gz`, gzip2]] : [])
  );
}

// src/repositories/apt/packer.ts
import { promisify as promisify2 } from "node:util";
import { gzip as gzipCallback } from "node:zlib";
var gzip = promisify2(gzipCallback);
var SYSTEM_AT = 9;
var UNKNOWN = 255;
function packer(last) {
  const making = /* @__PURE__ */ new Map();
  return (path, plain) => {
    const sha256 = sha256Of(plain);
    const before = last?.packed.get(`${path}.gz`);
    if (before && last?.release.files.get(path)?.sha256 === sha256) return Promise.resolve(before);
    const made = making.get(sha256) ?? packed(plain);
    making.set(sha256, made);
    return made;
  };
}
async function packed(plain) {
  const bytes = await gzip(plain, { level: 9 });
  bytes[SYSTEM_AT] = UNKNOWN;
  return bytes;
}

// src/repositories/apt/indexes.ts
var bytesOf = (text2) => Buffer.from(text2, "latin1");
var withDigest = (bytes) => ({
  bytes,
  size: bytes.length,
  sha256: sha256Of(bytes)
});
async function indexesOf2({ listings, components, arches, last }) {
  const pack = packer(last);
  const made = components.flatMap((component) => {
    const mine = listings.filter((one) => textsOf(one).component === component);
    const textsFor = textsByArch(mine);
    return arches.map(async (arch) => {
      const texts = textsFor(arch);
      const packages = `${component}/binary-${arch}/Packages`;
      const contents = `${component}/Contents-${arch}`;
      const plain = withDigest(texts.packages);
      const packed2 = pack(packages, texts.packages);
      const before = sameContents(last, { packages, contents, sha256: plain.sha256 });
      const listed = before ?? withDigest(texts.contents());
      const packedContents = before?.packed ?? pack(contents, listed.bytes);
      return [
        [packages, plain],
        [`${packages}.gz`, withDigest(await packed2)],
        // As Debian has it: the digest of what is unpacked, and no such file.
        [contents, { size: listed.size, sha256: listed.sha256, bytes: void 0 }],
        [`${contents}.gz`, withDigest(await packedContents)]
      ];
    });
  });
  return new Map((await Promise.all(made)).flat());
}
function textsByArch(listings) {
  const own = new Set(listings.map(({ arch }) => arch));
  const made = /* @__PURE__ */ new Map();
  return (arch) => {
    const key = own.has(arch) ? arch : "all";
    const found = made.get(key) ?? textsOfIndex(listings.filter((one) => [arch, "all"].includes(one.arch)));
    made.set(key, found);
    return found;
  };
}
function textsOfIndex(listings) {
  let contents;
  return {
    packages: bytesOf(listings.map((one) => `${textsOf(one).stanza}
`).join("")),
    contents: () => contents ??= bytesOf(contentsText(listings))
  };
}
function sameContents(last, {
  packages,
  contents,
  sha256
}) {
  if (last?.state === void 0 || last.release.files.get(packages)?.sha256 !== sha256) return void 0;
  const listed = last.release.files.get(contents);
  const packed2 = last.packed.get(`${contents}.gz`);
  return listed && packed2 ? { ...listed, bytes: void 0, packed: packed2 } : void 0;
}

// src/repositories/apt/write.ts
var GRACE = 86400;
var COMMON = ["amd64", "arm64", "armhf", "i386", "ppc64el", "riscv64", "s390x"];
async function writeSuite({ shelf, signers, date, there }) {
  const { last, place, fixed } = shelf;
  const folder = folderOf(place);
  const listings = [...shelf.listings].sort((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
  const components = named(
    last,
    "Components",
    listings.map((one) => textsOf(one).component)
  );
  if (components.length === 0) components.push("main");
  const arches = named(
    last,
    "Architectures",
    listings.map(({ arch }) => arch)
  ).filter((arch) => arch !== "all");
  if (arches.length === 0) arches.push(...COMMON);
  const indexes = await indexesOf2({ listings, components, arches, last });
  const present = new Set(there.map(({ path }) => path.slice(folder.length)));
  const { earlier, state } = await stateOf({ listings, indexes, last, date, present });
  indexes.set(STATE, withDigest(state));
  const text2 = releaseText({ suite: place, fixed, date, arches, components, files: indexes });
  const files = [...indexes].flatMap(
    ([path, { bytes, sha256 }]) => bytes ? [{ path: folder + path, hashed: folder + byHash(path, sha256), content: bytes }] : []
  );
  const kept = /* @__PURE__ */ new Set([
    ...files.map(({ hashed }) => hashed),
    ...[...earlier.keys()].map((path) => folder + path)
  ]);
  const tops = await topFiles(text2, signers, last);
  const upload = ([name, content]) => ({ path: folder + name, content: Buffer.from(content) });
  return {
    batches: [
      files.map(({ hashed, content }) => ({ path: hashed, content, lasting: true })),
      files.map(({ path, content }) => ({ path, content }))
    ],
    top: [upload(tops[0]), ...tops.slice(1).map(upload)],
    stale: [
      ...there.filter(
        ({ path, modified }) => path.includes("/by-hash/") && !kept.has(path) && modified < date - GRACE
      ).map(({ path }) => path),
      ...[.../* @__PURE__ */ new Set([...last?.release.files.keys() ?? [], ...indexes.keys()])].filter((path) => present.has(path) && !indexes.get(path)?.bytes).map((path) => folder + path)
    ]
  };
}
var named = (last, field, words) => [.../* @__PURE__ */ new Set([...last?.release.fields.get(field)?.split(/\s+/).filter(Boolean) ?? [], ...words])].sort();
async function stateOf(work) {
  const { listings, last, date } = work;
  const earlier = new Map(earlierOf(work));
  const same = last?.packed.get(STATE);
  const plain = bytesOf(stateText(listings, earlier));
  if (same && sha256Of(plain) === last?.state) return { earlier, state: same };
  const before = last?.release.files.get(STATE);
  if (!before) return { earlier, state: await packer(void 0)(STATE, plain) };
  earlier.set(byHash(STATE, before.sha256), date);
  return { earlier, state: await packer(void 0)(STATE, bytesOf(stateText(listings, earlier))) };
}
function earlierOf({ indexes, last, date, present }) {
  if (!last) return /* @__PURE__ */ new Map();
  const current = new Set([...indexes].map(([path, { sha256 }]) => byHash(path, sha256)));
  const before = [...last.release.files].filter(([path]) => path !== STATE).map(([path, { sha256 }]) => [byHash(path, sha256), date]);
  const fresh = [...last.earlier].filter(([, at]) => at > date - GRACE);
  return new Map([...before, ...fresh].filter(([path]) => present.has(path) && !current.has(path)));
}
async function topFiles(text2, signers, last) {
  if (signers.length === 0) {
    if (last?.top === "InRelease")
      throw new UserError(
        "apt/unsigned",
        "the suite is published with a signature, and there is no key to sign it with",
        {
          hint: "give the key with which it was signed: clients refuse it without"
        }
      );
    return [["Release", text2]];
  }
  const bytes = Buffer.from(text2);
  const [inner, outer] = await Promise.all([
    Promise.all(signers.map((signer) => signer.text(text2))),
    Promise.all(signers.map((signer) => signer.detached(bytes)))
  ]);
  const inRelease = ["InRelease", clearSigned(text2, Buffer.concat(inner))];
  const pair = [
    ["Release", text2],
    ["Release.gpg", armoredSignature(Buffer.concat(outer))]
  ];
  return last?.top === "Release" ? [...pair, inRelease] : [inRelease, ...pair];
}

// src/repositories/apt/engine.ts
var engine = {
  root: ROOT,
  signedByAll: true,
  isPackage,
  folderOf,
  places: (suite) => [suite],
  check: nameProblem,
  listing: (pkg, _place, published, component) => listingOf(pkg, published, component),
  read: readSuite,
  audit: auditSuite,
  placesIn: async (store) => {
    const found = (await store.list(`${ROOT}dists/`)).flatMap(
      ({ path }) => /^apt\/dists\/([^/]+)\/(?:InRelease|Release)$/.exec(path)?.[1] ?? []
    );
    return [...new Set(found)].sort();
  },
  write: writeSuite
};
export {
  engine
};
