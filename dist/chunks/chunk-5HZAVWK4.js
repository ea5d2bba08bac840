import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/text/key-packets.ts
var SECRET_KEY = 5;
var PUBLIC_KEY = 6;
var MOST = 2e4;
function framingOf(bytes) {
  const packets = [];
  for (let at = 0; at < bytes.length; ) {
    const header = headerAt(bytes, at);
    if (header === void 0 || packets.length >= MOST) return { packets, end: "wrong" };
    if (header === "cut") return { packets, end: "cut" };
    packets.push({ tag: header.tag, version: header.length > 0 ? bytes[header.body] : void 0 });
    at = header.body + header.length;
    if (at > bytes.length) return { packets, end: "cut" };
  }
  return { packets, end: packets.length > 0 ? "whole" : "wrong" };
}
function startsAsKey({ packets: [first] }) {
  return isKey(first) && first?.version !== void 0 && first.version >= 2 && first.version <= 6;
}
var isKey = (packet) => packet?.tag === SECRET_KEY || packet?.tag === PUBLIC_KEY;
function headerAt(bytes, at) {
  const first = bytes[at];
  if ((first & 128) === 0) return void 0;
  const octets = (from, count) => {
    if (from + count > bytes.length) return void 0;
    let value = 0;
    for (let i = from; i < from + count; i++) value = value * 256 + bytes[i];
    return value;
  };
  const header = (tag2, body, length) => length === void 0 ? "cut" : { tag: tag2, body, length };
  if ((first & 64) === 0) {
    const size = [1, 2, 4][first & 3];
    const tag2 = first >> 2 & 15;
    return size === void 0 ? void 0 : header(tag2, at + 1 + size, octets(at + 1, size));
  }
  const tag = first & 63;
  const one = bytes[at + 1];
  if (one === void 0) return "cut";
  if (one < 192) return header(tag, at + 2, one);
  if (one < 224) {
    const two = bytes[at + 2];
    return header(tag, at + 3, two === void 0 ? void 0 : (one - 192) * 256 + two + 192);
  }
  return one === 255 ? header(tag, at + 6, octets(at + 2, 4)) : void 0;
}

// src/text/key-armor.ts
var BEGIN = /-----BEGIN PGP ([A-Z ,]{1,40})-----/g;
var BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
var CHECKSUM = /^=[A-Za-z0-9+/]{4}$/;
var GLUED = /^([A-Za-z0-9+/]+={0,2})(=[A-Za-z0-9+/]{4})$/;
var HEADER = /^[A-Za-z][A-Za-z0-9-]{0,40}:(?: |$)/;
var HEADER_WORDS = 24;
function blocksOf(text) {
  const begins = [...text.matchAll(BEGIN)];
  if (begins.length === 0) return /-----END PGP /.test(text) ? [{ type: "", fault: "no-begin" }] : [];
  return begins.map((begin, index) => {
    const type = begin[1];
    const inside = text.slice(begin.index + begin[0].length, begins[index + 1]?.index ?? text.length);
    const end = inside.indexOf(`-----END PGP ${type}-----`);
    return end < 0 ? { type, fault: "no-end" } : blockOf(type, inside.slice(0, end));
  });
}
function blockOf(type, inside) {
  const lines = inside.split(/\r\n|\n|\r/).map((line) => line.trim());
  const words = inside.split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return { type, fault: "empty" };
  const mended = lines[0] !== "";
  let fault;
  for (const candidate of candidatesOf(lines, words)) {
    const bytes = decode(candidate);
    if (bytes instanceof Uint8Array) return { type, bytes, mended };
    fault ??= bytes;
  }
  return { type, fault: fault ?? "empty" };
}
function* candidatesOf(lines, words) {
  const first = lines.findIndex((line) => line !== "" && !HEADER.test(line));
  if (lines[0] === "") yield first < 0 ? [] : lines.slice(first).filter((line) => line !== "");
  for (let skip = 0; skip < Math.min(words.length, HEADER_WORDS); skip++) yield words.slice(skip);
}
function decode(parts) {
  const { data, checksum } = split(parts);
  if (data === "") return "empty";
  if (!BASE64.test(data)) return "characters";
  const bytes = Buffer.from(data, "base64");
  if (checksum === void 0) return framingOf(bytes).end === "whole" ? bytes : "cut";
  if (crc24(bytes) === Buffer.from(checksum.slice(1), "base64").readUIntBE(0, 3)) return bytes;
  return framingOf(bytes).end === "cut" ? "cut" : "checksum";
}
function split(parts) {
  const last = parts.at(-1);
  if (last === void 0) return { data: "", checksum: void 0 };
  if (CHECKSUM.test(last)) return { data: parts.slice(0, -1).join(""), checksum: last };
  const glued = GLUED.exec(last);
  if (glued) return { data: [...parts.slice(0, -1), glued[1]].join(""), checksum: glued[2] };
  return { data: parts.join(""), checksum: void 0 };
}
function crc24(bytes) {
  let crc = 11994318;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit++) {
      crc <<= 1;
      if (crc & 16777216) crc ^= 25578747;
    }
  }
  return crc & 16777215;
}

// src/text/key-mistakes.ts
var KNOWN = [
  {
    pattern: /-----BEGIN OPENSSH PRIVATE KEY-----|^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S+|sk-\S+) AAAA|PuTTY-User-Key-File/m,
    code: "key/ssh",
    message: "is an SSH key, and packages are signed with OpenPGP keys"
  },
  {
    pattern: /-----BEGIN (?:[A-Z0-9]+ )*CERTIFICATE(?: REQUEST)?-----|-----BEGIN PKCS7-----/,
    code: "key/x509",
    message: "is an X.509 certificate, and packages are signed with OpenPGP keys"
  },
  {
    pattern: /-----BEGIN (?:RSA |EC |DSA |ENCRYPTED )?(?:PRIVATE|PUBLIC) KEY-----/,
    code: "key/x509",
    message: "is a PEM key as TLS and apk use it, and packages are signed with OpenPGP keys"
  },
  {
    pattern: /^\(\d+:(?:shadowed-|protected-)?private-key\(|^Key: \((?:shadowed-|protected-)?private-key|^Created: \d{8}T\d{6}\s+Key: /,
    code: "key/agent-file",
    message: "is a file of gpg-agent's private-keys-v1.d, not an exported key"
  },
  {
    pattern: /^untrusted comment: |^AGE-SECRET-KEY-|^RW[A-Za-z0-9+/]{50,80}$/m,
    code: "key/other-kind",
    message: "is a key of minisign, signify or age, and packages are signed with OpenPGP keys"
  },
  {
    pattern: /^\s*\$\{\{.*\}\}\s*$/,
    code: "key/expression",
    message: "is the text of a workflow expression, not its value",
    hint: "pass it under `with:` or `secrets:` of the workflow, where expressions are replaced"
  },
  {
    pattern: /^\s*\$(?:\{[A-Za-z_]\w*\}|[A-Za-z_]\w*)\s*$/,
    code: "key/expression",
    message: "is the name of a variable, not its value"
  },
  { pattern: /^\s*[{[][\s\S]*[}\]]\s*$/, code: "key/json", message: "is JSON, not a key" },
  {
    pattern: /^\s*(?:0x)?(?:[0-9A-Fa-f]{4} *){2,16}\s*$/,
    code: "key/fingerprint",
    message: "is the fingerprint or id of a key, not the key itself"
  }
];
var PATH = /^(?:~|\.{1,2}|[A-Za-z]:)?[\\/][^\s<>|"']{1,300}$|^[\w.~\\/-]{1,300}\.(?:asc|gpg|pgp|key|pem|txt|pub|sec|kbx)$/;
function mistakeOf(text) {
  const start = text.slice(0, 1e5);
  const known = KNOWN.find(({ pattern }) => pattern.test(start));
  if (known) return known;
  if (PATH.test(text.trim()))
    return {
      code: "key/path",
      message: "is the path of a file, not what is in it",
      hint: "give the content of the file; the command line has --gpg-private-key FILE"
    };
  return void 0;
}

// src/text/key-text.ts
var STORE = "gpg --armor --export-secret-keys FINGERPRINT | gh secret set GPG_PRIVATE_KEY";
var EXPORT_SECRET = `${STORE} stores the secret one`;
var EXPORT_PUBLIC = "gpg --armor --export FINGERPRINT > FILE writes the public one";
var LARGEST = 1 << 20;
function readKeyText(given, wish) {
  const room = { wish, warnings: [] };
  if (given.length > LARGEST) throw refusal(room, SENTENCES.large);
  const bytes = typeof given === "string" ? fromText(given, room) : fromBytes(given, room);
  checkKinds(framingOf(bytes), room);
  return { bytes, warnings: room.warnings };
}
var SENTENCES = {
  empty: { code: "key/empty", message: "is empty" },
  large: { code: "key/unreadable", message: "is far too long for a key" },
  cut: { code: "key/truncated", message: "is cut off: a part of it is missing" },
  begin: { code: "key/truncated", message: "is cut off: its BEGIN line is missing" },
  end: { code: "key/truncated", message: "is cut off: its END line is missing" },
  hollow: { code: "key/empty", message: "has nothing between its BEGIN and END lines" },
  characters: { code: "key/damaged", message: "is damaged: it holds characters that no armored key has" },
  checksum: {
    code: "key/damaged",
    message: "is damaged: its checksum is wrong, so that something in it was changed or left out"
  },
  framing: { code: "key/damaged", message: "is damaged: its packets do not fit together" },
  twice: {
    code: "key/base64-twice",
    message: "is base64 of base64: it was encoded twice",
    hint: `leave out one \`base64\`; a secret box takes the armored text as it is: ${STORE}`
  },
  binary: {
    code: "key/binary",
    message: "is binary, and was harmed when it was read as text",
    hint: `add --armor: ${STORE}`
  },
  keybox: { code: "key/keybox", message: "is a keybox of gpg (pubring.kbx), not an exported key" },
  signature: { code: "key/other-block", message: "is a signature or a revocation certificate, not a key" },
  otherBlock: { code: "key/other-block", message: "is an OpenPGP message, not a key" },
  public: {
    code: "key/public",
    message: "is a public key: it checks signatures and cannot make them",
    hint: EXPORT_SECRET
  },
  secret: {
    code: "key/secret",
    message: "holds a secret key where the public one belongs",
    hint: `${EXPORT_PUBLIC}; a secret key that was committed counts as lost: revoke it`
  },
  old: { code: "key/version", message: "is a key of version 3 or older, which nothing accepts any more" },
  new: {
    code: "key/version",
    message: "is a key of version 5 or 6, which the package managers of today do not read",
    hint: 'gpg --quick-generate-key "NAME <ADDRESS>" rsa4096 sign 3y makes a key of version 4'
  },
  none: { code: "key/unreadable", message: "is no OpenPGP key" }
};
function refusal({ wish: { what, want } }, { code, message, hint }) {
  return new UserError(code, `${what} ${message}`, {
    hint: hint ?? (want === "public" ? EXPORT_PUBLIC : EXPORT_SECRET)
  });
}
function fromBytes(bytes, room) {
  const framing = framingOf(bytes);
  if (framing.packets.length > 0 && framing.end !== "wrong") return bytes;
  if (bytes[0] === 255 && bytes[1] === 254)
    return fromText(Buffer.from(bytes.subarray(2)).toString("utf16le"), room);
  const text = Buffer.from(bytes).toString("latin1");
  if (text.slice(8, 12) === "KBXf") throw refusal(room, SENTENCES.keybox);
  if (startsAsKey(framing)) throw refusal(room, SENTENCES.framing);
  return fromText(Buffer.from(bytes).toString("utf8"), room);
}
function fromText(given, room) {
  const text = unquoted(given.replaceAll("\0", ""), room).replace(/^[\uFEFF\uFFFD\s]+/, "");
  if (text.trim() === "") throw refusal(room, given.includes("\uFFFD") ? SENTENCES.binary : SENTENCES.empty);
  if (/-----(?:BEGIN|END) PGP /.test(text)) return fromArmor(text, room);
  const bytes = fromBase64(text);
  if (bytes === void 0) {
    const binary = text.includes("\uFFFD") || given.startsWith("\uFFFD");
    throw refusal(room, binary ? SENTENCES.binary : mistakeOf(text) ?? SENTENCES.none);
  }
  return fromDecoded(bytes, text, room);
}
function fromDecoded(bytes, text, room) {
  const framing = framingOf(bytes);
  if (isKey(framing.packets[0]) && framing.end === "whole") return bytes;
  const inner = bytes.toString("latin1").replace(/^\u00EF\u00BB\u00BF/, "");
  if (/-----(?:BEGIN|END) PGP /.test(inner)) return fromArmor(inner, room);
  const again = fromBase64(inner);
  if (again && holdsKey(again)) throw refusal(room, SENTENCES.twice);
  const mistake = mistakeOf(text) ?? mistakeOf(inner);
  if (mistake && !startsAsKey(framing)) throw refusal(room, mistake);
  if (inner.slice(8, 12) === "KBXf") throw refusal(room, SENTENCES.keybox);
  if (framing.end === "whole") return bytes;
  if (startsAsKey(framing)) throw refusal(room, framing.end === "cut" ? SENTENCES.cut : SENTENCES.framing);
  throw refusal(room, mistake ?? SENTENCES.none);
}
var holdsKey = (bytes) => startsAsKey(framingOf(bytes)) || bytes.includes("-----BEGIN PGP ") || (fromBase64(bytes.toString("latin1"))?.includes("-----BEGIN PGP ") ?? false);
function fromBase64(text) {
  const packed = text.replace(/\s+/g, "");
  if (packed === "" || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(packed)) return void 0;
  return Buffer.from(packed, "base64");
}
function unquoted(text, { wish: { what }, warnings }) {
  const quoted = /^\s*(["'`])([\s\S]*)\1\s*$/.exec(text);
  if (!quoted) return text;
  warnings.push({
    message: `${what} is in quotes, which are no part of a key`,
    hint: `store it without: ${STORE}`
  });
  return quoted[2];
}
function fromArmor(text, room) {
  const plain = text.replace(/\\r\\n|\\n|\\r|%0D%0A|%0A/gi, "\n");
  const parts = blocksOf(plain).map((block) => bytesOf(block, room));
  if (parts.length === 0) throw refusal(room, SENTENCES.begin);
  const mended = blocksOf(plain).some((block) => block.fault === void 0 && block.mended);
  if (mended || plain !== text) room.warnings.push(lostLines(room.wish));
  return Buffer.concat(parts);
}
var lostLines = ({ what }) => ({
  message: `${what} has lost its line breaks; they were put back`,
  hint: `store it as gpg prints it: ${STORE}`
});
var FAULTS = {
  "no-end": SENTENCES.end,
  "no-begin": SENTENCES.begin,
  empty: SENTENCES.hollow,
  characters: SENTENCES.characters,
  checksum: SENTENCES.checksum,
  cut: SENTENCES.cut
};
function bytesOf(block, room) {
  if (/SIGNATURE/.test(block.type)) throw refusal(room, SENTENCES.signature);
  if (block.type && !/^(?:PRIVATE|SECRET|PUBLIC) KEY BLOCK$/.test(block.type))
    throw refusal(room, SENTENCES.otherBlock);
  if (block.fault !== void 0) throw refusal(room, FAULTS[block.fault]);
  return block.bytes;
}
function checkKinds({ packets, end }, room) {
  const [first] = packets;
  if (first?.tag === 2) throw refusal(room, SENTENCES.signature);
  if (!isKey(first)) throw refusal(room, packets.length > 0 ? SENTENCES.otherBlock : SENTENCES.none);
  if (end !== "whole") throw refusal(room, end === "cut" ? SENTENCES.cut : SENTENCES.framing);
  const keys = packets.filter(isKey);
  if (keys.some(({ version = 0 }) => version < 4)) throw refusal(room, SENTENCES.old);
  if (keys.some(({ version = 0 }) => version > 4)) throw refusal(room, SENTENCES.new);
  const secret = keys.some(({ tag }) => tag === SECRET_KEY);
  if (room.wish.want === "secret" && !secret) throw refusal(room, SENTENCES.public);
  if (room.wish.want === "public" && secret) throw refusal(room, SENTENCES.secret);
}

export {
  readKeyText
};
