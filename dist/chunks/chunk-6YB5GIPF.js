import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  readOpenKeys,
  signedText
} from "./chunk-V5VLRKJX.js";
import {
  PkgError,
  ToolError,
  UserError
} from "./chunk-7K3FG75H.js";

// src/tools/gpg/keys.ts
import { access } from "node:fs/promises";
import { join } from "node:path";

// src/tools/gpg/call.ts
var OWN = [
  "GNUPGHOME",
  "GPG_TTY",
  "DISPLAY",
  "WAYLAND_DISPLAY",
  "XAUTHORITY",
  "DBUS_SESSION_BUS_ADDRESS",
  "PINENTRY_USER_DATA"
];
async function callGpg(host, program, args, options = {}) {
  const own = Object.fromEntries(
    OWN.flatMap((name) => host.env[name] ? [[name, host.env[name]]] : [])
  );
  const words = ["--batch", "--no-tty", "--no-auto-check-trustdb", "--trust-model", "always", ...args];
  try {
    return await host.run([program, ...words], { ...options, env: { ...own, LC_ALL: "C", LANGUAGE: "C" } });
  } catch (cause) {
    if (cause instanceof ToolError && cause.exitCode === void 0 && /^install /.test(cause.hint ?? ""))
      throw new UserError("gpg/missing", `${program} is not there, and \`sign.with\` asks for it`, {
        hint: "install gnupg, or give the key as gpg-private-key and leave `with: gpg` out",
        cause
      });
    throw cause;
  }
}

// src/tools/gpg/keys.ts
async function listSecretKeys(host, program = "gpg") {
  if (await noKeyring(host)) return [];
  const args = ["--with-colons", "--with-fingerprint", "--with-fingerprint", "--list-secret-keys"];
  return readListing((await callGpg(host, program, args)).stdout);
}
async function exportPublicKey(host, fingerprints, program = "gpg") {
  const args = ["--no-emit-version", "--no-comments", "--armor", "--export", ...fingerprints];
  return (await callGpg(host, program, args)).stdout;
}
async function noKeyring({ env }) {
  const home = env["GNUPGHOME"] ?? (env["HOME"] && join(env["HOME"], ".gnupg"));
  if (!home || process.platform === "win32") return false;
  return access(home).then(
    () => false,
    () => true
  );
}
function readListing(text) {
  const keys = [];
  let open;
  for (const line of text.split(/\r?\n/)) {
    const fields = line.split(":");
    const [kind] = fields;
    if (kind === "sec" || kind === "ssb") open = fields;
    if (kind !== "fpr" || !open) continue;
    const part = partOf(open, fields[9] ?? "");
    if (open[0] === "sec") keys.push([part]);
    else keys.at(-1)?.push(part);
    open = void 0;
  }
  return keys.filter((key) => key.length > 0);
}
function partOf(fields, fingerprint) {
  const token = fields[14] ?? "";
  const disabled = fields[11]?.includes("D") === true;
  return {
    fingerprint: fingerprint.toUpperCase(),
    signs: fields[11]?.includes("s") === true && !disabled,
    created: Number(fields[5]),
    expires: fields[6] ? Number(fields[6]) : void 0,
    revoked: fields[1] === "r",
    secret: token === "#" ? "stub" : token === "" || token === "+" ? "here" : { card: token }
  };
}
function findSecretPart(keys, wanted, now) {
  const { id, exact } = readId(wanted);
  const key = keys.find((parts) => parts.some(({ fingerprint: fingerprint2 }) => fingerprint2.endsWith(id)));
  if (!key) throw noSuchKey(wanted, keys);
  const named = key.find(({ fingerprint: fingerprint2 }) => fingerprint2.endsWith(id));
  const { fingerprint } = named;
  if (exact || named !== key[0]) {
    const reason = unusable(named, now);
    if (reason) throw unusableError(`${fingerprint} ${reason}`, named, now);
    return { key, part: named };
  }
  const [primary, ...subkeys] = key;
  const best = [...subkeys.toSorted((a, b) => b.created - a.created), primary].find(
    (part) => !unusable(part, now)
  );
  if (best) return { key, part: best };
  const signing = key.filter(({ signs }) => signs);
  const told = (signing.length > 0 ? signing : [primary]).map(
    (part) => `${part.fingerprint} ${unusable(part, now)}`
  );
  throw unusableError(
    `no part of ${fingerprint} can sign: ${told.join("; ")}`,
    signing.at(-1) ?? primary,
    now
  );
}
function unusable({ signs, revoked, expires, secret }, now) {
  if (revoked) return "is revoked";
  if (expires !== void 0 && expires <= now)
    return `expired on ${new Date(expires * 1e3).toISOString().slice(0, 10)}`;
  if (!signs) return "is not meant for signing";
  return secret === "stub" ? "is only a stub: its secret is elsewhere" : void 0;
}
function unusableError(message, { expires, revoked, secret }, now) {
  const expired = expires !== void 0 && expires <= now && !revoked;
  const elsewhere = "run this where the secret is, or name a subkey whose secret is here in `sign.key_id`";
  const other = "name a key that signs in `sign.key_id`: gpg --list-secret-keys --with-subkey-fingerprint";
  return new UserError(expired ? "key/expired" : "key/unusable", message, {
    hint: expired ? "`linux-pkg key extend` prints what to run" : secret === "stub" ? elsewhere : other
  });
}
function readId(text) {
  const [, hex, mark] = /^(?:0x)?((?:[0-9a-f]{8}){2,8})(!?)$/i.exec(text.replace(/\s/g, "")) ?? [];
  if (hex !== void 0 && [16, 40, 64].includes(hex.length))
    return { id: hex.toUpperCase(), exact: mark === "!" };
  throw new UserError("key/fingerprint", `"${text}" is no fingerprint`, {
    hint: "write all 40 hexadecimal digits: gpg --list-secret-keys --with-subkey-fingerprint shows them"
  });
}
var noSuchKey = (wanted, keys) => {
  const known = keys.flatMap((key) => key.filter(({ signs }) => signs).map(({ fingerprint }) => fingerprint));
  const others = known.length > 0 ? `it has ${known.join(", ")}` : "it has none that signs";
  return new UserError("key/unknown", `gpg has no secret key ${wanted}: ${others}`, {
    hint: "GNUPGHOME names the folder of its keys; on a card, gpg --card-status tells gpg what is on it"
  });
};

// src/tools/gpg/errors.ts
var CACHE = "sign something by hand first, so that the agent remembers it; or gpg-preset-passphrase --preset KEYGRIP; or give gpg-passphrase";
var SENTENCES = [
  {
    when: /bad passphrase|bad pin/i,
    code: "key/passphrase",
    what: "the passphrase does not open",
    hint: "gpg-passphrase holds it, without quotes; a card locks itself after a few wrong PINs"
  },
  {
    when: /pinentry mode .*failed|loopback.*not (?:supported|allowed)|allow-loopback-pinentry/i,
    code: "gpg/loopback",
    what: "the agent takes no passphrase from us for",
    hint: "put allow-loopback-pinentry into gpg-agent.conf, then gpgconf --reload gpg-agent; or leave gpg-passphrase out and let the agent ask"
  },
  {
    when: /inappropriate ioctl|no pinentry|cannot open tty|not a tty|screen or window too small|pinentry/i,
    code: "gpg/pinentry",
    what: "the agent has to ask for the passphrase and there is no terminal for it, of",
    hint: `${CACHE}; at a terminal: export GPG_TTY=$(tty)`
  },
  {
    when: /operation cancelled|\bcancell?ed\b|timeout/i,
    code: "gpg/cancelled",
    what: "nobody gave the passphrase of",
    hint: CACHE
  },
  {
    when: /can't connect to the (?:gpg-)?agent|no (?:gpg-)?agent running|failed to start (?:gpg-)?agent/i,
    code: "gpg/agent",
    what: "gpg cannot reach its agent for",
    hint: "gpgconf --launch gpg-agent shows why; the path of GNUPGHOME may be too long for a socket"
  },
  {
    when: /key ?expired|has expired/i,
    code: "key/expired",
    what: "gpg says expired of",
    hint: "`linux-pkg key extend` prints what to run"
  },
  {
    when: /no secret key|unusable secret key|secret key not available/i,
    code: "key/unusable",
    what: "gpg cannot use the secret half of",
    hint: "gpg --list-secret-keys --with-subkey-fingerprint shows which ones it has"
  }
];
var CARD = /card (?:error|not present|removed)|no such device|selecting card failed|insert (?:the )?card|scdaemon|smartcard daemon/i;
function explained(error, { fingerprint, secret }, passphraseGiven) {
  const { tail } = error;
  if (typeof secret === "object" && (CARD.test(tail) || passphraseGiven && /cancell?ed/i.test(tail)))
    return new UserError("gpg/card", `the card ${secret.card}, which has ${fingerprint}, is not there`, {
      hint: "plug it in, and install scdaemon; gpg --card-status shows whether gpg sees it",
      cause: error
    });
  const sentence = SENTENCES.find(({ when }) => when.test(tail));
  if (!sentence) return error;
  const { code, what, hint } = sentence;
  return new UserError(code, `${what} ${fingerprint}`, { hint, cause: error });
}

// src/tools/gpg/packet.ts
var SHA512 = 10;
var ISSUER_FINGERPRINT = 33;
function signatureOf(armored, fingerprint) {
  const all = packets(unarmored(armored));
  const own = all.find(({ issuer }) => issuer === fingerprint);
  if (own?.version === 4 && own.hash === SHA512) return own.packet;
  const found = all.map(
    ({ version, hash, issuer }) => `version ${version}, hash ${hash}, by ${issuer ?? "nobody said"}`
  );
  throw new PkgError(
    "gpg/signature",
    `gpg made no version 4 signature with SHA-512 by ${fingerprint}: ${found.join("; ") || "nothing came"}`,
    { hint: "look for options in gpg.conf that change signatures" }
  );
}
function unarmored(text) {
  const [, body = ""] = /-----BEGIN PGP SIGNATURE-----\r?\n(?:[^\r\n]+: [^\r\n]*\r?\n)*\r?\n([A-Za-z0-9+/=\s]*?)(?:\r?\n=[A-Za-z0-9+/]{4})?\r?\n-----END/.exec(
    text
  ) ?? [];
  return Buffer.from(body, "base64");
}
function packets(bytes) {
  const found = [];
  for (let at = 0; at < bytes.length; ) {
    const { start, end } = extent(bytes, at);
    if (end > bytes.length || end <= at) break;
    found.push({ packet: bytes.slice(at, end), ...said(bytes.subarray(start, end)) });
    at = end;
  }
  return found;
}
function extent(bytes, at) {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const [tag = 0, first = 0, second = 0] = view.subarray(at);
  const body = (size, length) => ({ start: at + 1 + size, end: at + 1 + size + length });
  if ((tag & 64) === 0) {
    const kind = tag & 3;
    if (kind === 3 || at + 1 + (1 << kind) > view.length) return { start: at, end: view.length + 1 };
    return body(1 << kind, view.readUIntBE(at + 1, 1 << kind));
  }
  if (first < 192) return body(1, first);
  if (first < 224) return body(2, (first - 192 << 8) + second + 192);
  return first === 255 && at + 6 <= view.length ? body(5, view.readUInt32BE(at + 2)) : { start: at, end: view.length + 1 };
}
function said(body) {
  const [version = 0, , , hash = 0, high = 0, low = 0] = body;
  return {
    version,
    hash,
    issuer: version === 4 ? issuerOf(body.subarray(6, 6 + (high << 8) + low)) : void 0
  };
}
function issuerOf(subpackets) {
  for (let at = 0; at < subpackets.length; ) {
    const { size, length } = subpacketLength(subpackets, at);
    const start = at + size;
    if (length === 0) return void 0;
    if ((subpackets[start] & 127) === ISSUER_FINGERPRINT)
      return Buffer.from(subpackets.subarray(start + 2, start + length)).toString("hex").toUpperCase();
    at = start + length;
  }
  return void 0;
}
function subpacketLength(bytes, at) {
  const first = bytes[at];
  if (first < 192) return { size: 1, length: first };
  if (first < 255) return { size: 2, length: (first - 192 << 8) + (bytes[at + 1] ?? 0) + 192 };
  return { size: 5, length: Buffer.from(bytes.subarray(at + 1, at + 5)).readUIntBE(0, 4) };
}

// src/tools/gpg/sign.ts
async function gpgSigner(host, options) {
  const { program = "gpg", passphrases = [], date } = options;
  const { key, part } = findSecretPart(await listSecretKeys(host, program), options.fingerprint, host.now());
  const primary = key[0].fingerprint;
  const publicKey = await exportPublicKey(host, [primary], program);
  const [open] = await readOpenKeys(publicKey, `the public key of ${primary} in gpg's keyring`);
  const facts = open?.facts.parts.find(({ fingerprint }) => fingerprint === part.fingerprint);
  if (!facts) throw new Error(`${part.fingerprint} is not in what gpg exports`);
  const moment = Math.max(date, ...[part, key[0]].map(({ created }) => created), facts.bound ?? 0);
  const args = (kind) => [
    ...["--status-fd", "2", "--faked-system-time", `${isoTime(moment)}!`, "--digest-algo", "SHA512"],
    ...["--no-emit-version", "--no-comments", "--no-ask-sig-expire", "--default-sig-expire", "0"],
    ...["--armor", ...kind, "--detach-sign", "--local-user", `${part.fingerprint}!`, "--output", "-"]
  ];
  const sign = async (kind, content, passphrase2) => {
    const loopback = ["--pinentry-mode", "loopback", "--passphrase-fd", "0"];
    const { stdout } = passphrase2 === void 0 ? await callGpg(host, program, args(kind), { input: content }) : await callGpg(host, program, [...loopback, ...args(kind)], {
      input: after(`${passphrase2}
`, content),
      secrets: [passphrase2]
    });
    return signatureOf(stdout, part.fingerprint);
  };
  const passphrase = await fitting(passphrases, (tried) => sign([], new Uint8Array(), tried)).catch(
    (error) => {
      throw error instanceof ToolError ? explained(error, part, passphrases.length > 0) : error;
    }
  );
  const told = (kind, content) => sign(kind, content, passphrase).catch((error) => {
    throw error instanceof ToolError ? explained(error, part, passphrase !== void 0) : error;
  });
  return {
    fingerprint: part.fingerprint,
    primary,
    algorithm: facts.algorithm,
    publicKey,
    detached: (content) => told([], content),
    text: (content) => told(["--textmode"], Buffer.from(signedText(content)))
  };
}
async function fitting(passphrases, attempt) {
  const [first, ...more] = passphrases;
  try {
    await attempt(first);
    return first;
  } catch (error) {
    if (more.length === 0) throw error;
    return fitting(more, attempt);
  }
}
async function* after(line, content) {
  yield Buffer.from(line);
  if (content instanceof Uint8Array) yield content;
  else yield* content;
}
var isoTime = (seconds) => new Date(seconds * 1e3).toISOString().replace(/[-:]|\.\d+Z$/g, "");

export {
  listSecretKeys,
  exportPublicKey,
  findSecretPart,
  gpgSigner
};
