import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  readKeyText
} from "./chunk-5HZAVWK4.js";
import {
  placeOf
} from "./chunk-QAPI6OIN.js";
import {
  formats
} from "./chunk-EOMNDTBA.js";
import {
  obstacleOf,
  readOpenKeys
} from "./chunk-V5VLRKJX.js";
import {
  keyWords,
  passphraseWords
} from "./chunk-4H7W7VPS.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/steps/key/choose.ts
function chooseParts(keys, { keyIds, now }) {
  const results = keyIds.length > 0 ? keyIds.map((id) => named(keys, id, now)) : unnamed(keys, now);
  const chosen = results.flatMap((result) => "part" in result ? [result] : []);
  return {
    chosen: chosen.filter(
      ({ part }, index) => chosen.findIndex((other) => other.part.fingerprint === part.fingerprint) === index
    ),
    problems: results.flatMap((result) => "part" in result ? [] : [result])
  };
}
function unnamed(keys, now) {
  const secret = keys.filter(hasSecret);
  if (secret.length === 0) return keys.map((facts) => partOf(facts, now));
  if (secret.length === 1) return [partOf(secret[0], now)];
  return [
    {
      code: "key/two",
      message: `${secret.length} keys were given, and nothing says which of them signs`,
      hint: ["name it, or them in their order, in the config:", ...linesFor(secret)].join("\n")
    }
  ];
}
var linesFor = (keys) => [
  "sign:",
  "  key_id:",
  ...keys.map(
    ({ parts: [{ fingerprint }], users: [user] }) => `    - ${fingerprint}${user ? `  # ${user}` : ""}`
  )
];
function named(keys, { text, at }, now) {
  const exact = text.trim().endsWith("!");
  const id = text.replace(/^\s*0x/i, "").replace(/[\s!]/g, "").toUpperCase();
  if (!/^[0-9A-F]+$/.test(id) || ![16, 40].includes(id.length)) return { ...wrongId(id, keys), at };
  const found = keys.flatMap(
    (facts) => facts.parts.filter(({ fingerprint }) => fingerprint.endsWith(id)).map((part) => ({ facts, part }))
  );
  const [first, second] = found;
  if (!first)
    return {
      code: "key/unknown",
      message: `${id} is not among the keys that were given`,
      hint: thereAre(keys),
      at
    };
  if (second)
    return {
      code: "key/ambiguous",
      message: `${id} is the id of ${found.length} keys`,
      hint: `write the whole fingerprint: ${found.map(({ part }) => part.fingerprint).join(" or ")}`,
      at
    };
  const whole = first.part === first.facts.parts[0] && !exact;
  const result = whole ? partOf(first.facts, now) : soundPart(first, now);
  return "part" in result ? result : { ...result, at };
}
function wrongId(id, keys) {
  const short = /^[0-9A-F]{8}$/.test(id);
  return {
    code: "key/id",
    message: short ? `${id} is a short id, which anybody can make a key for` : "this is no fingerprint of a key",
    hint: `write the fingerprint, 40 digits: ${thereAre(keys)}`
  };
}
var thereAre = (keys) => {
  const all = keys.flatMap(
    ({ parts }) => parts.filter(({ usages }, index) => index === 0 || usages.includes("sign"))
  );
  return all.length > 0 ? `there is ${all.map(({ fingerprint }) => fingerprint).join(", ")}` : "there is none";
};
function partOf(facts, now) {
  const [primary, ...subkeys] = facts.parts;
  const signing = subkeys.filter(({ usages }) => usages.includes("sign")).sort((a, b) => b.created - a.created || (a.fingerprint < b.fingerprint ? -1 : 1));
  const results = [...signing, primary].map((part) => soundPart({ facts, part }, now));
  return results.find((result) => "part" in result) ?? (signing.length > 0 ? results[0] : results.at(-1));
}
function soundPart({ facts, part }, now) {
  const obstacle = obstacleOf(facts, part, now);
  if (obstacle) return obstacle;
  if (!hasSecret(facts) || isThere(part)) return { facts, part };
  return {
    code: "key/stub",
    message: `the secret half of ${part.fingerprint} is not in the key that was given`,
    hint: `gpg --armor --export-secret-keys ${facts.parts[0].fingerprint} prints it, unless it is on a card: \`sign: {with: gpg}\` asks that`
  };
}
var isThere = ({ secret }) => secret === "open" || secret === "locked";
var hasSecret = ({ parts }) => parts.some(({ secret }) => secret !== "none");

// src/steps/key/given.ts
import { resolve } from "node:path";

// src/steps/key/key-bytes.ts
import { readFile, stat } from "node:fs/promises";
var LARGEST_KEY = 1 << 20;
async function readKeyBytes(path) {
  const found = await stat(path);
  if (found.isDirectory()) throw new Error("it is a folder");
  if (!found.isFile()) throw new Error("it is no ordinary file");
  if (found.size > LARGEST_KEY) throw new Error("it is far too long for a key");
  return readFile(path);
}
var whyUnread = (cause) => cause.code ?? cause.message;

// src/steps/key/given.ts
async function givenKeys(host, config, { keys: { privateKey, passphrase, nfpm } }) {
  const fromFile = privateKey ? void 0 : fileOf(config);
  if (!privateKey && !fromFile) return void 0;
  const passphrases = passphrasesOf([
    passphrase?.(),
    ...fromFile ? fromFile.variables.map((name) => nfpm?.[name]?.() ?? host.env[name]) : []
  ]);
  host.log.mask(passphrases.flatMap(passphraseWords));
  const wish = { what: fromFile?.what ?? "the key given as gpg-private-key", want: "secret" };
  const text = privateKey ? privateKey() : await readKeyFile(host, config, fromFile.file);
  host.log.mask(keyWords(typeof text === "string" ? text : Buffer.from(text).toString("latin1")));
  return { keys: await openKeys(host, text, wish), passphrases, keyIds: fromFile?.keyIds ?? [] };
}
async function openKeys(host, text, wish) {
  const { bytes, warnings } = readKeyText(text, wish);
  for (const warning of warnings) host.log.warn(warning);
  return readOpenKeys(bytes, wish.what, host.now());
}
function passphrasesOf(texts) {
  const tried = texts.flatMap((text = "") => [
    text,
    text.replace(/[\r\n]+$/, ""),
    ...text.split(/\r\n|\n|\r/)
  ]);
  return [...new Set(tried.filter((text) => text !== ""))];
}
function fileOf({ values }) {
  const sections = Object.keys(formats).flatMap((id) => {
    const section = values[id];
    const path = section?.signature?.key_file?.trim();
    if (!path) return [];
    const keyId = section?.signature?.key_id?.trim();
    const variable = `NFPM_${id.toUpperCase()}_PASSPHRASE`;
    return [
      { file: { text: path, at: `${id}.signature.key_file` }, keyId, at: `${id}.signature.key_id`, variable }
    ];
  });
  const [first] = sections;
  if (!first) return void 0;
  const other = sections.find(({ file }) => file.text !== first.file.text);
  if (other)
    throw new UserError("key/two", `${first.file.at} and ${other.file.at} name different keys`, {
      hint: "one key signs the packages of every format: name the same file, or give the key as gpg-private-key"
    });
  const ids = sections.filter(
    ({ keyId }, index) => keyId && sections.findIndex((one) => one.keyId === keyId) === index
  );
  return {
    file: first.file,
    what: `${first.file.text} (${first.file.at})`,
    keyIds: ids.slice(0, 1).map(({ keyId, at }) => ({ text: keyId, at })),
    variables: [...sections.map(({ variable }) => variable), "NFPM_PASSPHRASE"]
  };
}
async function readKeyFile({ workDir }, config, { text, at }) {
  try {
    return await readKeyBytes(resolve(workDir, text));
  } catch (cause) {
    const message = `${text} cannot be read: ${whyUnread(cause)}`;
    const hint = "give the key as gpg-private-key (the variable LINUX_PKG_GPG_PRIVATE_KEY on the command line) instead";
    throw new UserError("key/file", [{ message, hint, place: placeOf(config, at) }], { cause });
  }
}

export {
  chooseParts,
  LARGEST_KEY,
  readKeyBytes,
  whyUnread,
  givenKeys,
  openKeys,
  passphrasesOf
};
