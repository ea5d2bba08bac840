import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  signaturesIn
} from "./chunk-66442WAU.js";
import {
  NOARCH,
  REPODATA,
  ROOT,
  SOURCE_FOLDER,
  check,
  folderOf,
  isPackage,
  packagePath,
  places,
  placesIn,
  suiteOf,
  topOf
} from "./chunk-TV5JVI3Z.js";
import {
  xmlAttribute,
  xmlText
} from "./chunk-N62IPCGT.js";
import {
  armoredKeys,
  armoredSignature,
  readOpenKeys
} from "./chunk-V5VLRKJX.js";
import {
  decompressor,
  gzipBlocks,
  spareBlocks,
  unitsAhead,
  zstdFrame
} from "./chunk-PRRMO4CD.js";
import "./chunk-72VQLIC2.js";
import "./chunk-Z7Q56VIH.js";
import {
  PkgError,
  UserError
} from "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";

// src/repositories/yum/fetch.ts
import { createHash } from "node:crypto";
import { Readable } from "node:stream";

// src/repositories/yum/fault.ts
var badRepository = (file, what, hint = MEND) => new UserError("yum/unsound", `${file}: ${what}`, { hint });
var MEND = "it was changed or half uploaded by something else: put back the last good copy, or make the repository anew from its packages (repo init, repo add)";
var foreign = (file, what) => badRepository(
  file,
  what,
  "it was made by another program: give linux-pkg a folder of its own, and add the packages to it (repo init, repo add)"
);

// src/repositories/yum/fetch.ts
var ENDINGS = { gz: "gzip", zst: "zstd", xz: "xz", xml: "none" };
var MOST = 2 ** 33;
async function* openData(store, folder, data) {
  const path = `${folder}${data.href}`;
  const ending = data.href.slice(data.href.lastIndexOf(".") + 1);
  const algorithm = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : void 0;
  if (algorithm === void 0) throw foreign(path, `how it is packed is not known here: .${ending}`);
  const packed = await fetchData(store, path, data);
  const sum = data.open && createHash(data.open.algorithm);
  const most = data.openSize ?? MOST;
  let size = 0;
  for await (const chunk of unpacked(path, packed, algorithm)) {
    size += chunk.length;
    if (size > most)
      throw badRepository(path, `it unpacks to more than the ${most} bytes that repomd.xml says`);
    sum?.update(chunk);
    yield chunk;
  }
  if (data.openSize !== void 0 && size !== data.openSize)
    throw badRepository(path, `it unpacks to ${size} bytes; repomd.xml says ${data.openSize}`);
  if (sum && data.open) demandSum(path, "unpacked, its", sum.digest("hex"), data.open);
}
async function fetchData(store, path, { checksum, size }) {
  const found = await store.get(path);
  if (!found) throw badRepository(path, "repomd.xml names it, and it is not there");
  const { bytes } = found;
  if (size !== void 0 && bytes.length !== size)
    throw badRepository(path, `it has ${bytes.length} bytes; repomd.xml says ${size}`);
  demandSum(path, "its", createHash(checksum.algorithm).update(bytes).digest("hex"), checksum);
  return bytes;
}
function demandSum(path, whose, hex, sum) {
  if (hex !== sum.hex)
    throw badRepository(
      path,
      `${whose} ${sum.algorithm.toUpperCase()} is ${hex}; repomd.xml says ${sum.hex}`
    );
}
async function* unpacked(path, packed, algorithm) {
  const stream = decompressor(algorithm);
  const source = Readable.from([packed]);
  source.on("error", (error) => stream.destroy(error)).pipe(stream);
  try {
    for await (const chunk of stream) yield chunk;
  } catch (cause) {
    throw badRepository(path, `it cannot be unpacked: ${cause.message}`);
  }
}

// src/repositories/yum/elements.ts
var NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
var unescaped = (text) => text.includes("&") ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));/g, (all, dec, hex, name) => {
  if (name !== void 0) return Object.hasOwn(NAMED, name) ? NAMED[name] : all;
  const code = dec === void 0 ? Number.parseInt(hex, 16) : Number(dec);
  return code <= 1114111 ? String.fromCodePoint(code) : all;
}) : text;
var TAG_ENDS = /* @__PURE__ */ new Set([">", "/", "?"]);
function attributesOf(xml, name) {
  const start = startOf(xml, name);
  if (start < 0) return void 0;
  const found = /* @__PURE__ */ new Map();
  for (let at = afterSpace(xml, start + name.length + 1); ; ) {
    if (TAG_ENDS.has(xml[at])) return found;
    const sign = xml.indexOf("=", at);
    const open = sign < 0 ? -1 : afterSpace(xml, sign + 1);
    const quote = xml[open];
    const close = quote === '"' || quote === "'" ? xml.indexOf(quote, open + 1) : -1;
    if (close < 0) return void 0;
    found.set(xml.slice(at, sign).trimEnd(), unescaped(xml.slice(open + 1, close)));
    at = afterSpace(xml, close + 1);
  }
}
function textOf(xml, name) {
  const start = startOf(xml, name);
  if (start < 0) return void 0;
  const open = tagEnd(xml, start) + 1;
  if (open === 0) return void 0;
  if (xml[open - 2] === "/") return "";
  const close = xml.indexOf("<", open);
  return close < 0 || !xml.startsWith(`</${name}`, close) ? void 0 : unescaped(xml.slice(open, close));
}
function tagEnd(xml, start) {
  for (let at = start; at < xml.length; at++) {
    const sign = xml[at];
    if (sign === ">") return at;
    if (sign !== '"' && sign !== "'") continue;
    at = xml.indexOf(sign, at + 1);
    if (at < 0) return -1;
  }
  return -1;
}
var isSpace = (code) => code === 32 || code >= 9 && code <= 13;
function afterSpace(xml, from) {
  let at = from;
  while (isSpace(xml.charCodeAt(at))) at++;
  return at;
}
function startOf(xml, name) {
  for (let at = xml.indexOf(`<${name}`); at >= 0; at = xml.indexOf(`<${name}`, at + 1))
    if (endsName(xml.charCodeAt(at + name.length + 1))) return at;
  return -1;
}
var endsName = (code) => isSpace(code) || code === 47 || code === 62;

// src/repositories/yum/repomd.ts
var ALGORITHMS = /* @__PURE__ */ new Set(["sha256", "sha384", "sha512"]);
var NAMESPACE = "http://linux.duke.edu/metadata/repo";
var LAST_DATE = 2 ** 32;
var DATA = /<data\s[\s\S]*?<\/data>/g;
var MOST2 = 1 << 20;
function parseRepomd(file, bytes) {
  const text = new TextDecoder().decode(bytes);
  if (bytes.length > MOST2) throw foreign(file, `it has ${bytes.length} bytes`);
  if (/<!/.test(text)) throw foreign(file, "it has comments, sections or declarations");
  if (attributesOf(text, "repomd")?.get("xmlns") !== NAMESPACE || !/<\/repomd>\s*$/.test(text))
    throw badRepository(file, "it is no repomd.xml, or not the whole of it");
  const revision = Number(textOf(text, "revision") ?? "");
  const isDate = Number.isSafeInteger(revision) && revision > 0 && revision < LAST_DATE;
  return {
    date: isDate ? revision : 0,
    data: [...text.matchAll(DATA)].map(([element]) => dataOf(file, element))
  };
}
function dataOf(file, element) {
  const type = attributesOf(element, "data")?.get("type") ?? "";
  const href = attributesOf(element, "location")?.get("href") ?? "";
  if (!/^repodata\/[^/\\]+$/.test(href) || attributesOf(element, "location")?.get("xml:base") !== void 0)
    throw foreign(file, `its ${type} lies at "${href}", which is not in its own folder`);
  const number = (name) => {
    const value = textOf(element, name);
    return value !== void 0 && /^\d{1,15}$/.test(value) ? Number(value) : void 0;
  };
  const checksum = sumOf(file, element, "checksum");
  if (!checksum) throw badRepository(file, `it has no checksum of its ${type}`);
  return {
    type,
    href,
    checksum,
    open: sumOf(file, element, "open-checksum"),
    size: number("size"),
    openSize: number("open-size")
  };
}
function sumOf(file, element, name) {
  const hex = textOf(element, name);
  if (hex === void 0) return void 0;
  const algorithm = attributesOf(element, name)?.get("type") ?? "";
  if (!ALGORITHMS.has(algorithm))
    throw foreign(file, `a ${name} in it is made with "${algorithm}", which proves nothing today`);
  return { algorithm, hex: hex.trim().toLowerCase() };
}

// src/repositories/yum/audit.ts
async function audit(store, place) {
  const file = topOf(place);
  const found = await store.get(file);
  if (!found) return [{ message: `${file} is not there` }];
  const problems = [];
  const told = (error) => {
    if (!(error instanceof PkgError)) throw error;
    problems.push({ message: error.message, ...error.hint !== void 0 && { hint: error.hint } });
  };
  let data = [];
  try {
    data = parseRepomd(file, found.bytes).data;
  } catch (error) {
    told(error);
  }
  for (const one of data) {
    try {
      for await (const _ of openData(store, folderOf(place), one)) ;
    } catch (error) {
      told(error);
    }
  }
  return problems;
}

// src/repositories/yum/primary-text.ts
var RELATIONS = [
  "provides",
  "requires",
  "conflicts",
  "obsoletes",
  "suggests",
  "enhances",
  "recommends",
  "supplements"
];
function primaryText(pkg) {
  const { record, header, location, sha256 } = pkg;
  return joined([
    '<package type="rpm">',
    `  <name>${xmlText(record.name)}</name>`,
    `  <arch>${xmlText(record.arch)}</arch>`,
    `  ${versionTag(header)}`,
    `  <checksum type="sha256" pkgid="YES">${sha256}</checksum>`,
    `  <summary>${xmlText(header.summary)}</summary>`,
    `  <description>${xmlText(header.description)}</description>`,
    `  <packager>${xmlText(header.packager)}</packager>`,
    `  <url>${xmlText(header.url)}</url>`,
    `  <time file="${pkg.published}" build="${header.buildTime}"/>`,
    `  <size package="${pkg.size}" installed="${header.installedSize}" archive="${header.archiveSize}"/>`,
    `  ${locationTag(location)}`,
    "  <format>",
    `    <rpm:license>${xmlText(header.license)}</rpm:license>`,
    `    <rpm:vendor>${xmlText(header.vendor)}</rpm:vendor>`,
    `    <rpm:group>${xmlText(header.group)}</rpm:group>`,
    `    <rpm:buildhost>${xmlText(header.buildHost)}</rpm:buildhost>`,
    `    <rpm:sourcerpm>${xmlText(header.sourceRpm)}</rpm:sourcerpm>`,
    `    <rpm:header-range start="${header.headerStart}" end="${header.headerEnd}"/>`,
    ...relationLines(header),
    ...fileLines(
      record.files.filter(({ path }) => isPrimary(path)),
      "    "
    ),
    "  </format>",
    "</package>"
  ]);
}
var locationTag = ({ base, href }) => `<location ${base === void 0 ? "" : `xml:base="${xmlAttribute(base)}" `}href="${xmlAttribute(href)}"/>`;
var versionTag = ({ epoch, version, release }) => `<version epoch="${epoch}" ver="${xmlAttribute(version)}" rel="${xmlAttribute(release)}"/>`;
function isPrimary(path) {
  const bare = path.endsWith("/") ? path.slice(0, -1) : path;
  return bare.startsWith("/etc/") || bare === "/usr/lib/sendmail" || bare.includes("bin/");
}
var relationLines = ({ relations }) => RELATIONS.flatMap((kind) => {
  const rows = relations[kind]?.filter(({ name }) => name !== "") ?? [];
  if (rows.length === 0) return [];
  return [`    <rpm:${kind}>`, ...rows.map(entryLine), `    </rpm:${kind}>`];
});
function entryLine({ name, flags, epoch, version, release, pre }) {
  let words = ` name="${xmlAttribute(name)}"`;
  if (flags !== void 0) words += ` flags="${flags}"`;
  if (flags !== void 0 && epoch !== void 0) words += ` epoch="${xmlAttribute(epoch)}"`;
  if (flags !== void 0 && version !== void 0) words += ` ver="${xmlAttribute(version)}"`;
  if (flags !== void 0 && release !== void 0) words += ` rel="${xmlAttribute(release)}"`;
  return `      <rpm:entry${words}${pre ? ' pre="1"' : ""}/>`;
}

// src/repositories/yum/filelists-text.ts
var filelistsText = (pkg) => joined([...openingLines(pkg), ...fileLines(pkg.record.files, "  "), "</package>"]);
var joined = (lines) => lines.join("\n");
var openingLines = ({ sha256, record, header }) => [
  `<package pkgid="${sha256}" name="${xmlAttribute(record.name)}" arch="${xmlAttribute(record.arch)}">`,
  `  ${versionTag(header)}`
];
var fileLines = (files, indent) => files.map(({ path, type }) => {
  if (type === "dir") return `${indent}<file type="dir">${xmlText(path.slice(0, -1))}</file>`;
  return `${indent}<file${type === "ghost" ? ' type="ghost"' : ""}>${xmlText(path)}</file>`;
});

// src/repositories/yum/other-text.ts
var CHANGES = 10;
var otherText = (pkg) => joined([...openingLines(pkg), ...changeLines(pkg.header.changelog), "</package>"]);
var changeLines = (changelog) => apartInTime(changelog.slice(-CHANGES)).map(
  ({ author, date, text }) => `  <changelog author="${xmlAttribute(withoutBlanks(author))}" date="${date}">${xmlText(text)}</changelog>`
);
function withoutBlanks(author) {
  let end = author.length;
  while (end > 1 && author[end - 1] === " ") end--;
  return author.slice(0, end);
}
function apartInTime(oldestFirst) {
  const dates = oldestFirst.map(({ date }) => date);
  let last = 0;
  for (let at = dates.length - 1; at >= 0; at--) {
    const own = dates[at];
    if (own !== last) {
      last = own;
      continue;
    }
    let time = own;
    for (let newer = at + 1; dates[newer] === time; newer++) dates[newer] = ++time;
  }
  return oldestFirst.map((change, at) => ({ ...change, date: dates[at] }));
}

// src/repositories/yum/listing.ts
var FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._+~^-]*\.rpm$/;
var WORDS = /^[A-Za-z0-9._+~^:-]+$/;
function listing(pkg, place, published) {
  const { name, size, sha256, record, address } = pkg;
  const path = `${folderOf(place)}${packagePath(demandFit(pkg))}`;
  const location = address === void 0 ? { href: packagePath(name) } : apart(pkg.file, address);
  const told = { ...pkg, header: record.header, published, location };
  return {
    name: record.name,
    version: record.version,
    arch: record.arch,
    path,
    size,
    sha256,
    published,
    ...address !== void 0 && { address },
    texts: { primary: primaryText(told), filelists: filelistsText(told), other: otherText(told) }
  };
}
function demandFit({ file, name, record }) {
  if (!record.header) throw new UserError("yum/record", `${file}: nothing is known of its header`);
  if (!FILE_NAME.test(name))
    throw new UserError("yum/file-name", `${file}: "${name}" cannot be part of an address as it is`, {
      hint: "rename it: letters, digits and . _ + ~ ^ - are what packages are named with"
    });
  const words = { name: record.name, version: record.version, architecture: record.arch };
  for (const [what, word] of Object.entries(words))
    if (!WORDS.test(word))
      throw new UserError("yum/words", `${file}: its ${what} is ${JSON.stringify(word)}`, {
        hint: "letters, digits and . _ + ~ ^ - are what clients take"
      });
  return name;
}
function apart(file, address) {
  const cut = address.lastIndexOf("/") + 1;
  const url = URL.canParse(address) ? new URL(address) : void 0;
  if (!url || !/^https?:$/.test(url.protocol) || cut === address.length || url.search || url.hash)
    throw new UserError("yum/address", `${file}: nobody can fetch it from "${address}"`, {
      hint: "write the whole address of the file: https://example.org/releases/hello.rpm"
    });
  return { base: address.slice(0, cut), href: address.slice(cut) };
}

// src/repositories/yum/neighbours.ts
function inherited(place, shelves) {
  if (place === `${suiteOf(place)}/${SOURCE_FOLDER}`) return [];
  const found = /* @__PURE__ */ new Map();
  for (const shelf of shelves) {
    const folder = folderOf(shelf.place);
    if (shelf.place === place || suiteOf(shelf.place) !== suiteOf(place)) continue;
    for (const listing2 of shelf.listings) {
      if (listing2.arch !== NOARCH || !listing2.path.startsWith(folder)) continue;
      const path = `${folderOf(place)}${listing2.path.slice(folder.length)}`;
      if (!found.has(path)) found.set(path, { listing: { ...listing2, path }, from: listing2.path });
    }
  }
  return [...found.values()];
}

// src/repositories/yum/read.ts
import { createHash as createHash2 } from "node:crypto";

// src/repositories/yum/packages-in.ts
import { isUtf8 } from "node:buffer";
var DUKE = "http://linux.duke.edu/metadata/";
var listKinds = [
  {
    type: "primary",
    root: "metadata",
    namespaces: { xmlns: `${DUKE}common`, "xmlns:rpm": `${DUKE}rpm` }
  },
  { type: "filelists", root: "filelists", namespaces: { xmlns: `${DUKE}filelists` } },
  { type: "other", root: "otherdata", namespaces: { xmlns: `${DUKE}other` } }
];
var END = "</package>";
var START = "<package ";
var MOST_HEAD = 1 << 16;
var MOST_PACKAGE = 1 << 28;
async function* packagesIn(kind, file, chunks) {
  let rest = Buffer.alloc(0);
  let promised;
  let count = 0;
  for await (const chunk of chunks) {
    const data = rest.length === 0 ? asBuffer(chunk) : Buffer.concat([rest, chunk]);
    let at = 0;
    if (promised === void 0) {
      const head = headIn(data);
      if (head === void 0 && data.length > MOST_HEAD) throw foreign(file, "it does not start like a list");
      if (head === void 0) {
        rest = data;
        continue;
      }
      promised = countIn(kind, file, head);
      at = head.length;
    }
    const from = Math.max(at, rest.length - END.length);
    const last = data.subarray(from).lastIndexOf(END);
    if (last >= 0) {
      const end = from + last + END.length;
      const texts = packageTexts(file, data.subarray(at, end));
      count += texts.length;
      yield texts;
      at = end;
    }
    rest = Buffer.from(data.subarray(at));
    if (rest.length > MOST_PACKAGE) throw foreign(file, "a package in it has no end");
  }
  if (promised === void 0) throw foreign(file, "it does not start like a list");
  if (rest.toString("latin1").trim() !== `</${kind.root}>`)
    throw foreign(file, `it does not end after its last package`);
  if (promised !== count) throw foreign(file, `it says that it has ${promised} packages and has ${count}`);
}
var asBuffer = (chunk) => Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
function headIn(data) {
  const text = data.toString("latin1", 0, MOST_HEAD);
  return /^\s*<\?xml[^>]*\?>\s*<\w+\s[^>]*>/.exec(text)?.[0];
}
function countIn({ root, namespaces }, file, head) {
  const found = attributesOf(head, root);
  for (const [name, value] of Object.entries(namespaces))
    if (found?.get(name) !== value) throw foreign(file, `its root is no <${root} ${name}="${value}">`);
  const encoding = attributesOf(head.replace("<?xml", "<xml"), "xml")?.get("encoding") ?? "UTF-8";
  if (encoding.toUpperCase() !== "UTF-8") throw foreign(file, `it is written in ${encoding}`);
  const count = found?.get("packages") ?? "";
  if (!/^\d{1,9}$/.test(count)) throw foreign(file, "it does not say how many packages it has");
  return Number(count);
}
function packageTexts(file, bytes) {
  if (!isUtf8(bytes)) throw foreign(file, "it is not UTF-8");
  const all = bytes.toString("utf8");
  if (all.includes("<!") || all.includes("<?"))
    throw foreign(file, `a package in it has comments, sections or instructions`);
  const texts = [];
  for (let at = 0; at < all.length; ) {
    const end = all.indexOf(END, at) + END.length;
    const text = all.slice(at, end).trimStart();
    if (!text.startsWith(START) || text.indexOf(START, 1) >= 0)
      throw foreign(file, `between two of its packages stands ${JSON.stringify(text.slice(0, 60))}`);
    texts.push(text);
    at = end;
  }
  return texts;
}

// src/repositories/yum/published.ts
import { posix } from "node:path";
var DIGITS = /^\d{1,15}$/;
function listingOf(file, folder, text) {
  const name = textOf(text, "name") ?? "";
  const need = (value, what) => {
    if (value) return value;
    throw badRepository(file, `the package "${name}" in it has no ${what}`);
  };
  const evr = attributesOf(text, "version");
  const epoch = evr?.get("epoch") ?? "0";
  const version = `${need(evr?.get("ver"), "version")}-${need(evr?.get("rel"), "release")}`;
  const sum = attributesOf(text, "checksum")?.get("type");
  if (sum !== "sha256")
    throw foreign(file, `the package "${name}" is told by ${sum ?? "no checksum"}, not by sha256`);
  const sha256 = textOf(text, "checksum")?.trim() ?? "";
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw badRepository(file, `the package "${name}" has no SHA-256`);
  const size = attributesOf(text, "size")?.get("package") ?? "";
  const published = attributesOf(text, "time")?.get("file") ?? "";
  if (!DIGITS.test(size) || !DIGITS.test(published))
    throw badRepository(file, `the package "${name}" has no size or no time`);
  return {
    name: need(name, "name"),
    version: epoch === "0" || epoch === "" ? version : `${epoch}:${version}`,
    arch: need(textOf(text, "arch"), "architecture"),
    ...locationOf(file, folder, text),
    size: Number(size),
    sha256,
    published: Number(published)
  };
}
function locationOf(file, folder, text) {
  const location = attributesOf(text, "location");
  const [href, base] = [location?.get("href") ?? "", location?.get("xml:base")];
  const name = posix.basename(href);
  if (base !== void 0 && name !== "")
    return { path: `${folder}${packagePath(name)}`, address: `${base.replace(/\/?$/, "/")}${href}` };
  const path = posix.normalize(`${folder}${href}`);
  if (/^\/|\\|^[a-z]+:/i.test(href) || !path.startsWith(ROOT) || !isPackage(path))
    throw foreign(file, `a package in it lies at "${href}"`);
  return { path };
}

// src/repositories/yum/seal.ts
var heldSignature = (place, digest) => `${folderOf(place)}${REPODATA}${digest}-repomd.xml.asc`;
async function sealOf(store, place, { bytes, digest }) {
  const top = topOf(place);
  for (const name of [`${top}.asc`, heldSignature(place, digest)]) {
    const found = await store.get(name);
    if (!found) continue;
    const signature = new TextDecoder().decode(found.bytes);
    const signatures = signaturesIn(signature);
    if (signatures.length === 0 || !signatures.every(({ fits }) => fits(bytes))) continue;
    return {
      signedBy: signatures.map(({ issuer }) => issuer),
      torn: name !== `${top}.asc` || !await store.get(`${top}.key`),
      seal: { name, content: bytes, signature, type: "binary" }
    };
  }
  await demandNeverSigned(store, place, digest);
  return { signedBy: [], torn: false };
}
async function demandNeverSigned(store, place, digest) {
  const top = topOf(place);
  const there = await store.list(`${folderOf(place)}${REPODATA}`);
  const traces = there.filter(({ path }) => path.endsWith("repomd.xml.asc") || path === `${top}.key`);
  if (traces.length === 0) return;
  const isThere = traces.some(({ path }) => path === `${top}.asc`);
  throw badRepository(
    top,
    isThere ? `repomd.xml.asc was not made over it (SHA-256 ${digest})` : `its signature, repomd.xml.asc, is missing (SHA-256 of repomd.xml: ${digest})`
  );
}

// src/repositories/yum/read.ts
async function read(store, place) {
  const file = topOf(place);
  const found = await store.get(file);
  if (!found) return { ...EMPTY, place };
  const digest = createHash2("sha256").update(found.bytes).digest("hex");
  const signed = await sealOf(store, place, { bytes: found.bytes, digest });
  const repomd = parseRepomd(file, found.bytes);
  demandKnown(file, repomd);
  return {
    place,
    listings: await listingsOf(store, place, repomd),
    fixed: {},
    date: repomd.date,
    tag: found.tag,
    ...signed,
    lists: repomd.data.map(({ href }) => `${folderOf(place)}${href}`)
  };
}
var EMPTY = { listings: [], fixed: {}, date: 0, tag: void 0, signedBy: [], torn: false };
var COPIES = /^(primary|filelists|other)(_db|_zck)$|^filelists-ext(_zck)?$/;
function demandKnown(file, { data }) {
  const own = new Set(listKinds.map(({ type }) => type));
  const types = data.map(({ type }) => type);
  const twice = types.find((type, at) => types.indexOf(type) !== at);
  if (twice !== void 0) throw badRepository(file, `it names its ${twice} twice`);
  const unknown = types.filter((type) => !own.has(type) && !COPIES.test(type));
  if (unknown.length > 0)
    throw foreign(file, `it has ${unknown.join(", ")} too, which would be lost when linux-pkg writes it`);
}
async function listingsOf(store, place, repomd) {
  const [primary, filelists, other] = await Promise.all(
    listKinds.map((kind) => textsOf(store, place, repomd, kind))
  );
  const folder = folderOf(place);
  const named = (kind) => `${folder}${dataOf2(place, repomd, kind).href}`;
  const [ofFiles, ofOther] = [byPackage(filelists, named("filelists")), byPackage(other, named("other"))];
  const file = `${folder}${dataOf2(place, repomd, "primary").href}`;
  const listings = primary.map((text) => {
    const told = listingOf(file, folder, text);
    const [files, changes] = [ofFiles.get(told.sha256), ofOther.get(told.sha256)];
    if (files === void 0 || changes === void 0)
      throw foreign(file, `${told.path} is missing in its ${files === void 0 ? "filelists" : "other"}`);
    return { ...told, texts: { primary: text, filelists: files, other: changes } };
  });
  const count = new Set(listings.map(({ sha256 }) => sha256)).size;
  if (ofFiles.size !== count || ofOther.size !== count)
    throw foreign(
      named(ofFiles.size === count ? "other" : "filelists"),
      "it has packages that primary has not"
    );
  return listings;
}
async function textsOf(store, place, repomd, kind) {
  const folder = folderOf(place);
  const data = dataOf2(place, repomd, kind.type);
  const texts = [];
  for await (const some of packagesIn(kind, `${folder}${data.href}`, openData(store, folder, data)))
    for (const text of some) texts.push(text);
  return texts;
}
function dataOf2(place, { data }, type) {
  const found = data.find((one) => one.type === type);
  if (!found) throw foreign(topOf(place), `it names no ${type}`);
  return found;
}
function byPackage(texts, file) {
  const found = /* @__PURE__ */ new Map();
  for (const text of texts) {
    const id = attributesOf(text, "package")?.get("pkgid");
    if (!id) throw foreign(file, "a package in it has no pkgid");
    found.set(id, text);
  }
  return found;
}

// src/repositories/yum/write.ts
import { createHash as createHash4 } from "node:crypto";

// src/repositories/yum/list-file.ts
import { createHash as createHash3 } from "node:crypto";
var PACKED = {
  gzip: { ending: "gz", level: 6 },
  zstd: { ending: "zst", level: 9 }
};
var BLOCK = { gzip: 1 << 19, zstd: 1 << 22 };
async function listFile(kind, listings, { folder, date, compression }) {
  const { ending, level } = PACKED[compression];
  const open = { hash: createHash3("sha256"), size: 0 };
  const blocks = hashed(textBlocks(kind, listings, BLOCK[compression]), open);
  const pack = compression === "gzip" ? gzipBlocks : zstdFrame;
  const chunks = [];
  for await (const chunk of pack(blocks, {
    level,
    ahead: unitsAhead(compression, level),
    spare: spareBlocks(0)
  }))
    chunks.push(chunk);
  const content = Buffer.concat(chunks);
  const sha256 = createHash3("sha256").update(content).digest("hex");
  const href = `${REPODATA}${sha256}-${kind.type}.xml.${ending}`;
  return {
    upload: { path: `${folder}${href}`, content, lasting: true },
    entry: `  <data type="${kind.type}">
    <checksum type="sha256">${sha256}</checksum>
    <open-checksum type="sha256">${open.hash.digest("hex")}</open-checksum>
    <location href="${href}"/>
    <timestamp>${date}</timestamp>
    <size>${content.length}</size>
    <open-size>${open.size}</open-size>
  </data>
`
  };
}
function* textBlocks({ type, root, namespaces }, listings, size) {
  const names = Object.entries(namespaces).map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`);
  const head = `<?xml version="1.0" encoding="UTF-8"?>
<${root}${names.join("")} packages="${listings.length}">`;
  let texts = [head];
  let length = head.length;
  for (const { texts: own } of listings) {
    const text = own[type];
    texts.push(text);
    length += text.length + 1;
    if (length < size) continue;
    texts.push("");
    yield Buffer.from(texts.join("\n"));
    texts = [];
    length = 0;
  }
  yield Buffer.from([...texts, `</${root}>`, ""].join("\n"));
}
async function* hashed(blocks, open) {
  for (const block of blocks) {
    open.hash.update(block);
    open.size += block.length;
    yield block;
  }
}

// src/repositories/yum/stale.ts
var GRACE = 86400;
var SPREAD = 600;
var LIST = /\/repodata\/[0-9a-f]{64,128}-[\w-]+\.(xml|sqlite)(\.[a-z0-9]+)*$/;
function outdated({ shelf, there, date, kept }) {
  const folder = `${folderOf(shelf.place)}${REPODATA}`;
  const lists = there.filter(({ path }) => path.startsWith(folder) && LIST.test(path));
  const times = [...new Set(lists.map(({ modified }) => modified))].sort((a, b) => a - b);
  return lists.filter(({ path, modified }) => {
    const followed = times.find((time) => time > modified + SPREAD);
    return !kept.has(path) && followed !== void 0 && followed < date - GRACE;
  }).map(({ path }) => path);
}

// src/repositories/yum/write.ts
async function write(work) {
  const { shelf, signers, date, there, compression = "gzip" } = work;
  const [signer] = signers;
  if (!signer) throw new PkgError("yum/unsigned", "a YUM repository is not written without a key");
  const folder = folderOf(shelf.place);
  const listings = [...shelf.listings].sort(inOrder);
  const files = await Promise.all(
    listKinds.map((kind) => listFile(kind, listings, { folder, date, compression }))
  );
  const repomd = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<repomd xmlns="http://linux.duke.edu/metadata/repo" xmlns:rpm="http://linux.duke.edu/metadata/rpm">
  <revision>${date}</revision>
${files.map(({ entry }) => entry).join("")}</repomd>
`);
  const signature = Buffer.from(armoredSignature(await signer.detached(repomd)));
  const held = heldSignature(shelf.place, createHash4("sha256").update(repomd).digest("hex"));
  const uploads = [...files.map(({ upload }) => upload), { path: held, content: signature }];
  const top = topOf(shelf.place);
  const kept = [...uploads.map(({ path }) => path), ...shelf.lists ?? []];
  return {
    batches: [uploads, [{ path: `${top}.key`, content: Buffer.from(await publicKeys(signers)) }]],
    top: [
      { path: top, content: repomd },
      { path: `${top}.asc`, content: signature }
    ],
    stale: outdated({ shelf, there, date, kept: new Set(kept) })
  };
}
function inOrder(a, b) {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return 0;
}
async function publicKeys(signers) {
  const byPrimary = new Map(signers.map(({ primary, publicKey }) => [primary, publicKey]));
  const [only, ...more] = byPrimary.values();
  if (more.length === 0) return only;
  const keys = await Promise.all([...byPrimary.values()].map((key) => readOpenKeys(key, "the public key")));
  return armoredKeys(keys.flat(), "public");
}

// src/repositories/yum/engine.ts
var engine = {
  root: ROOT,
  isPackage,
  folderOf,
  places,
  placesIn,
  check,
  listing,
  inherited,
  read,
  audit,
  write
};
export {
  engine
};
