import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  isProblem,
  isRich,
  parseRelation
} from "./chunk-N4WY2I7F.js";
import {
  machineOf
} from "./chunk-2NKYAI7N.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/formats/rpm/tags.ts
var TAG = {
  headerSignatures: 62,
  headerImmutable: 63,
  i18nTable: 100,
  dsaHeader: 267,
  rsaHeader: 268,
  sha1Header: 269,
  longSigSize: 270,
  longArchiveSize: 271,
  sha256Header: 273,
  sha3Header: 279,
  openpgp: 278,
  name: 1e3,
  version: 1001,
  release: 1002,
  epoch: 1003,
  summary: 1004,
  description: 1005,
  buildTime: 1006,
  buildHost: 1007,
  size: 1009,
  distribution: 1010,
  vendor: 1011,
  license: 1014,
  packager: 1015,
  group: 1016,
  url: 1020,
  os: 1021,
  arch: 1022,
  preIn: 1023,
  postIn: 1024,
  preUn: 1025,
  postUn: 1026,
  oldFileNames: 1027,
  fileSizes: 1028,
  fileModes: 1030,
  fileRdevs: 1033,
  fileMtimes: 1034,
  fileDigests: 1035,
  fileLinkTos: 1036,
  fileFlags: 1037,
  fileUserName: 1039,
  fileGroupName: 1040,
  sourceRpm: 1044,
  fileVerifyFlags: 1045,
  provideName: 1047,
  requireFlags: 1048,
  requireName: 1049,
  requireVersion: 1050,
  conflictFlags: 1053,
  conflictName: 1054,
  conflictVersion: 1055,
  rpmVersion: 1064,
  verifyScript: 1079,
  changelogTime: 1080,
  changelogName: 1081,
  changelogText: 1082,
  preInProg: 1085,
  postInProg: 1086,
  preUnProg: 1087,
  postUnProg: 1088,
  obsoleteName: 1090,
  verifyScriptProg: 1091,
  fileDevices: 1095,
  fileInodes: 1096,
  fileLangs: 1097,
  prefixes: 1098,
  provideFlags: 1112,
  provideVersion: 1113,
  obsoleteFlags: 1114,
  obsoleteVersion: 1115,
  dirIndexes: 1116,
  baseNames: 1117,
  dirNames: 1118,
  payloadFormat: 1124,
  payloadCompressor: 1125,
  payloadFlags: 1126,
  platform: 1132,
  fileColors: 1140,
  fileClass: 1141,
  classDict: 1142,
  preTrans: 1151,
  postTrans: 1152,
  preTransProg: 1153,
  postTransProg: 1154,
  longFileSizes: 5008,
  longSize: 5009,
  fileDigestAlgo: 5011,
  orderName: 5035,
  orderVersion: 5036,
  orderFlags: 5037,
  recommendName: 5046,
  recommendVersion: 5047,
  recommendFlags: 5048,
  suggestName: 5049,
  suggestVersion: 5050,
  suggestFlags: 5051,
  supplementName: 5052,
  supplementVersion: 5053,
  supplementFlags: 5054,
  enhanceName: 5055,
  enhanceVersion: 5056,
  enhanceFlags: 5057,
  encoding: 5062,
  payloadDigest: 5092,
  payloadDigestAlgo: 5093,
  payloadDigestAlt: 5097,
  payloadSize: 5112,
  rpmFormat: 5114,
  payloadSha512: 5121,
  payloadSha3: 5123
};
var SIGTAG = {
  size: 1e3,
  pgp: 1002,
  md5: 1004,
  gpg: 1005,
  pgp5: 1006,
  payloadSize: 1007,
  reserved: 1008
};
var SHA256 = 8;
var FILE_FLAG = {
  config: 1 << 0,
  doc: 1 << 1,
  missingok: 1 << 3,
  noreplace: 1 << 4,
  ghost: 1 << 6,
  license: 1 << 7,
  readme: 1 << 8
};
var SENSE = {
  less: 1 << 1,
  greater: 1 << 2,
  equal: 1 << 3,
  postTrans: 1 << 5,
  preTrans: 1 << 7,
  interpreter: 1 << 8,
  pre: 1 << 9,
  post: 1 << 10,
  preUn: 1 << 11,
  postUn: 1 << 12,
  verify: 1 << 13,
  rpmlib: 1 << 24,
  config: 1 << 28
};

// src/formats/rpm/header.ts
var int16 = (values) => ({ type: "int16", values });
var int32 = (values) => ({ type: "int32", values });
var int64 = (values) => ({ type: "int64", values });
var string = (value) => ({ type: "string", values: [value] });
var i18n = (value) => ({ type: "i18n", values: [value] });
var strings = (values) => ({ type: "strings", values });
var bytes = (values) => ({ type: "bytes", values });
var HEADER_MAGIC = Buffer.from([142, 173, 232, 1, 0, 0, 0, 0]);
var ENTRY_SIZE = 16;
var INTRO_SIZE = 16;
var TYPE = { int16: 3, int32: 4, int64: 5, string: 6, bytes: 7, strings: 8, i18n: 9 };
var WIDTH = { int16: 2, int32: 4, int64: 8 };
var intBytes = (type, values) => {
  const width = WIDTH[type];
  const made = Buffer.alloc(width * values.length);
  values.forEach((value, at) => {
    if (type === "int16") made.writeUInt16BE(value, at * width);
    else if (type === "int32") made.writeUInt32BE(value, at * width);
    else made.writeBigUInt64BE(BigInt(value), at * width);
  });
  return made;
};
function valueBytes(tag, value) {
  switch (value.type) {
    case "int16":
    case "int32":
    case "int64":
      return intBytes(value.type, value.values);
    case "bytes":
      return Buffer.from(value.values.buffer, value.values.byteOffset, value.values.length);
    default: {
      const bad = value.values.find((text) => text.includes("\0"));
      if (bad !== void 0) {
        throw new UserError("rpm/nul", `an rpm cannot hold a NUL character: ${JSON.stringify(bad)}`, {
          hint: `take it out (header tag ${tag})`
        });
      }
      return Buffer.from(`${value.values.join("\0")}\0`);
    }
  }
}
var entryBytes = (tag, type, offset, count) => {
  const entry = Buffer.alloc(ENTRY_SIZE);
  entry.writeUInt32BE(tag, 0);
  entry.writeUInt32BE(type, 4);
  entry.writeInt32BE(offset, 8);
  entry.writeUInt32BE(count, 12);
  return entry;
};
function makeHeader(region, tags) {
  const index = [];
  const store = [];
  let offset = 0;
  for (const [tag, value] of [...tags].sort(([a], [b]) => a - b)) {
    const data = valueBytes(tag, value);
    const width = value.type in WIDTH ? WIDTH[value.type] : 1;
    const gap = (width - offset % width) % width;
    store.push(Buffer.alloc(gap), data);
    index.push(entryBytes(tag, TYPE[value.type], offset + gap, value.values.length));
    offset += gap + data.length;
  }
  const indexSize = (index.length + 1) * ENTRY_SIZE;
  store.push(entryBytes(region, TYPE.bytes, -indexSize, ENTRY_SIZE));
  index.unshift(entryBytes(region, TYPE.bytes, offset, ENTRY_SIZE));
  const intro = Buffer.alloc(INTRO_SIZE);
  HEADER_MAGIC.copy(intro);
  intro.writeUInt32BE(index.length, 8);
  intro.writeUInt32BE(offset + ENTRY_SIZE, 12);
  return Buffer.concat([intro, ...index, ...store]);
}

// src/formats/rpm/lead.ts
var LEAD_SIZE = 96;
var MAGIC = Buffer.from([237, 171, 238, 219]);
var LINUX = 1;
var HEADER_STYLE_SIGNATURE = 5;
var NAME_SIZE = 66;
function makeLead(nameEvr, arch) {
  const lead = Buffer.alloc(LEAD_SIZE);
  MAGIC.copy(lead);
  lead.writeUInt8(3, 4);
  lead.writeUInt16BE(machineOf(arch)?.number ?? 1, 8);
  Buffer.from(nameEvr).copy(lead, 10, 0, NAME_SIZE - 1);
  lead.writeUInt16BE(LINUX, 76);
  lead.writeUInt16BE(HEADER_STYLE_SIGNATURE, 78);
  return lead;
}
function leadFault(lead) {
  if (lead.length < LEAD_SIZE) return `it ends after ${lead.length} bytes`;
  if (!MAGIC.equals(lead.subarray(0, 4))) return "it does not start as an rpm does";
  const bytes2 = Buffer.from(lead.buffer, lead.byteOffset, LEAD_SIZE);
  const major = bytes2.readUInt8(4);
  if (major < 3 || major > 6) return `its format ${major} is not one we read`;
  if (bytes2.readUInt16BE(78) !== HEADER_STYLE_SIGNATURE) return "its signature is of a kind no longer used";
  return void 0;
}

// src/formats/rpm/script-slots.ts
var SLOTS = {
  preTransaction: { title: "%pretrans", text: TAG.preTrans, program: TAG.preTransProg, sense: SENSE.preTrans },
  preInstall: { title: "%pre", text: TAG.preIn, program: TAG.preInProg, sense: SENSE.pre },
  postInstall: { title: "%post", text: TAG.postIn, program: TAG.postInProg, sense: SENSE.post },
  preRemove: { title: "%preun", text: TAG.preUn, program: TAG.preUnProg, sense: SENSE.preUn },
  postRemove: { title: "%postun", text: TAG.postUn, program: TAG.postUnProg, sense: SENSE.postUn },
  postTransaction: {
    title: "%posttrans",
    text: TAG.postTrans,
    program: TAG.postTransProg,
    sense: SENSE.postTrans
  },
  verify: {
    title: "%verifyscript",
    text: TAG.verifyScript,
    program: TAG.verifyScriptProg,
    sense: SENSE.verify
  }
};

// src/formats/rpm/relation-rows.ts
var KINDS = [
  ["depends", "requires", 0],
  ["predepends", "requires", SENSE.pre],
  ["recommends", "recommends", 0],
  ["suggests", "suggests", 0],
  ["supplements", "supplements", 0],
  ["enhances", "enhances", 0],
  ["conflicts", "conflicts", 0],
  ["breaks", "conflicts", 0],
  ["replaces", "obsoletes", 0],
  ["provides", "provides", 0]
];
var SENSE_OF = {
  "<": SENSE.less,
  "<=": SENSE.less | SENSE.equal,
  "=": SENSE.equal,
  ">=": SENSE.greater | SENSE.equal,
  ">": SENSE.greater
};
var NAMES_ONLY = /* @__PURE__ */ new Set(["provides", "obsoletes"]);
function rowOf(text, kind, sense) {
  const parsed = parseRelation(text);
  if (isProblem(parsed)) return parsed;
  const { name, operator, version } = parsed;
  if (isRich(name) && NAMES_ONLY.has(kind)) {
    return {
      message: `rpm ${kind} cannot be "${name}"`,
      hint: "write each name as an item of its own in the list"
    };
  }
  return { name, flags: sense | (operator === void 0 ? 0 : SENSE_OF[operator]), version: version ?? "" };
}
var SYSTEMD = { name: "systemd", flags: 0, version: "" };
function rowsOf(pkg, own, scriptlets) {
  const made = {
    requires: [],
    provides: [],
    conflicts: [],
    obsoletes: [],
    recommends: [],
    suggests: [],
    supplements: [],
    enhances: [],
    orders: pkg.services.length > 0 ? [SYSTEMD] : []
  };
  const problems = [];
  const add = (text, kind, sense) => {
    const row = rowOf(text, kind, sense);
    if (isProblem(row)) problems.push(row);
    else made[kind].push(row);
  };
  for (const [from, kind, sense] of KINDS) for (const text of pkg.relations[from]) add(text, kind, sense);
  for (const text of pkg.options.requires?.post ?? []) add(text, "requires", SENSE.post);
  if (problems.length > 0) throw new UserError("rpm/relation", problems);
  addOwn(made, pkg, own);
  for (const { interpreter, sense, needs = [] } of scriptlets) {
    made.requires.push({ name: interpreter[0], flags: SENSE.interpreter | sense, version: "" });
    for (const name of needs) made.requires.push({ name, flags: sense, version: "" });
  }
  return made;
}
function addOwn(made, pkg, { name, arch, evr }) {
  const isa = machineOf(arch)?.isa;
  made.provides.push({ name, flags: SENSE.equal, version: evr });
  if (isa !== void 0) made.provides.push({ name: `${name}(${isa})`, flags: SENSE.equal, version: evr });
  if (pkg.entries.some((entry) => entry.type === "file" && entry.role?.startsWith("config"))) {
    const config = { name: `config(${name})`, flags: SENSE.config | SENSE.equal, version: evr };
    made.provides.push(config);
    made.requires.push(config);
  }
}
var key = ({ name, flags, version }) => `${name}\0${flags.toString(16).padStart(8, "0")}\0${version}`;
function sortRows(rows) {
  const unique = new Map(rows.map((row) => [key(row), row]));
  return [...unique].map(([text, row]) => ({ order: Buffer.from(text), row })).sort((a, b) => Buffer.compare(a.order, b.order)).map(({ row }) => row);
}

// src/formats/rpm/relation-tags.ts
var RELATION_TAGS = {
  requires: [TAG.requireName, TAG.requireFlags, TAG.requireVersion],
  provides: [TAG.provideName, TAG.provideFlags, TAG.provideVersion],
  conflicts: [TAG.conflictName, TAG.conflictFlags, TAG.conflictVersion],
  obsoletes: [TAG.obsoleteName, TAG.obsoleteFlags, TAG.obsoleteVersion],
  recommends: [TAG.recommendName, TAG.recommendFlags, TAG.recommendVersion],
  suggests: [TAG.suggestName, TAG.suggestFlags, TAG.suggestVersion],
  supplements: [TAG.supplementName, TAG.supplementFlags, TAG.supplementVersion],
  enhances: [TAG.enhanceName, TAG.enhanceFlags, TAG.enhanceVersion],
  orders: [TAG.orderName, TAG.orderFlags, TAG.orderVersion]
};
function relationTags(kind, unsorted) {
  if (unsorted.length === 0) return [];
  const rows = sortRows(unsorted);
  const [name, flags, version] = RELATION_TAGS[kind];
  return [
    [name, strings(rows.map((row) => row.name))],
    [flags, int32(rows.map((row) => row.flags))],
    [version, strings(rows.map((row) => row.version))]
  ];
}

export {
  TAG,
  SIGTAG,
  SHA256,
  FILE_FLAG,
  SENSE,
  SLOTS,
  int16,
  int32,
  int64,
  string,
  i18n,
  strings,
  bytes,
  HEADER_MAGIC,
  ENTRY_SIZE,
  INTRO_SIZE,
  makeHeader,
  LEAD_SIZE,
  makeLead,
  leadFault,
  rowsOf,
  RELATION_TAGS,
  relationTags
};
