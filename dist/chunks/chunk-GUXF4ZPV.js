import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  chooseParts,
  givenKeys,
  openKeys,
  passphrasesOf,
  readKeyBytes,
  whyUnread
} from "./chunk-SHUXC76B.js";
import {
  signSettings
} from "./chunk-UBU3JJGE.js";
import {
  armoredKeys,
  fittingPassphrase,
  joined
} from "./chunk-V5VLRKJX.js";
import {
  writeWhole
} from "./chunk-NPBHZXYM.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/steps/key/keyring-file.ts
import { resolve } from "node:path";
async function readKeyring(host, path) {
  let content;
  try {
    content = await readKeyBytes(resolve(host.workDir, path));
  } catch (cause) {
    const why = whyUnread(cause);
    if (why === "ENOENT") return [];
    throw new UserError("key/public-file", `${path} cannot be read: ${why}`, { cause });
  }
  return openKeys(host, content, { what: path, want: "public" });
}
async function joinedKeys(there, more) {
  const result = new Map(there.map((key) => [primaryOf(key), key]));
  for (const key of more) {
    const before = result.get(primaryOf(key));
    result.set(primaryOf(key), before ? await joined(before, key) : key);
  }
  return [...result.values()];
}
var primaryOf = ({ facts }) => facts.parts[0].fingerprint;
var writeKeyring = (host, path, keys) => writeWhole(resolve(host.workDir, path), armoredKeys(keys, "public"));

// src/steps/key/rotate-old.ts
async function oldKey(host, config, inputs, keyring) {
  const { keyIds } = signSettings(config);
  const given = await givenKeys(host, config, inputs);
  const keys = given?.keys ?? keyring;
  const wanted = keyIds.length > 0 ? keyIds : given?.keyIds ?? [];
  if (wanted.length > 1) throw underWay(wanted.map(({ text }) => text));
  const facts = keys.map((one) => one.facts);
  const { chosen, problems } = chooseParts(facts, { keyIds: wanted, now: host.now() });
  const choice = chosen[0] ?? asItWas(facts, wanted[0]?.text);
  const key = keys.find((one) => one.facts === choice?.facts);
  if (!choice || !key) throw noOldKey(problems[0]?.message);
  const passphrases = given?.passphrases ?? passphrasesOf([inputs.keys.passphrase?.()]);
  return {
    key,
    part: choice.part,
    id: wanted[0]?.text.trim() ?? choice.part.fingerprint,
    secrets: given?.keys ?? [],
    passphrases
  };
}
var passphraseFor = async ({ key, secrets, passphrases }) => secrets.length > 0 ? fittingPassphrase(key, passphrases) : passphrases.find((passphrase) => !/[\r\n]/.test(passphrase));
function asItWas(facts, wanted) {
  const id = wanted?.replace(/^\s*0x|[\s!]/gi, "").toUpperCase();
  const all = facts.flatMap((one) => one.parts.map((part) => ({ facts: one, part })));
  const named = id ? all.filter(({ part }) => part.fingerprint.endsWith(id)) : facts.length === 1 ? all : [];
  const signing = named.filter(({ part }) => part.usages.includes("sign"));
  return [...signing].sort((a, b) => b.part.created - a.part.created)[0] ?? named[0];
}
var underWay = (ids) => new UserError("key/rotating", `\`sign.key_id\` names ${ids.length} keys: a rotation is under way`, {
  hint: `finish it first: leave only the newest in \`key_id\`, which is ${ids.join(" or ")}`
});
var noOldKey = (why) => new UserError(
  "key/none",
  why ? `it is not clear which key is to be rotated: ${why}` : "there is no key to rotate",
  {
    hint: "give the secret one by --gpg-private-key FILE, name it in `sign.key_id`, or name the file of the public one in `sign.public_key`; the first key of all is made by gpg: docs/key-rotation.md"
  }
);

// src/steps/key/timetable.ts
var DAY = 86400;
var OVERLAP_DAYS = 90;
function timetable({ now, expires, revoked, old, fresh, subkey }) {
  const stage = (at, what, keyId, why) => ({
    date: dateText(at),
    what,
    keyId,
    why
  });
  if (revoked || expires !== void 0 && expires <= now) {
    const state = revoked ? "is revoked" : "has expired";
    const why = `the old one ${state}: what it signs is refused, and users have to fetch the new public key themselves`;
    return [stage(now, "the new one signs alone, at once", [fresh], why)];
  }
  const { second, third } = daysOf(now, expires);
  return [
    stage(
      now,
      "the keyring with both goes out; both sign",
      [...old, fresh],
      subkey ? "packages and lists are still signed by the old one, lists by the new one, too" : "users get both keys by an ordinary upgrade; packages are still signed by the old one, the lists of an APT repository by both"
    ),
    stage(
      second,
      "the new one comes first",
      [fresh, ...old],
      "packages are signed by the new one, which everybody has by now"
    ),
    stage(
      third,
      "the new one signs alone; the old one retires",
      [fresh],
      "its public half stays in the keyring as long as packages signed by it are in a repository"
    )
  ];
}
function daysOf(now, expires) {
  const whole = { second: now + OVERLAP_DAYS * DAY, third: now + 2 * OVERLAP_DAYS * DAY };
  if (expires === void 0) return whole;
  const last = Math.max(expires - DAY, now);
  const third = Math.min(whole.third, last);
  return { second: Math.min(whole.second, now + Math.floor((third - now) * 2 / 3)), third };
}
var isShort = ({ now, expires }) => expires !== void 0 && expires > now && expires - now < OVERLAP_DAYS * DAY;
var dateText = (seconds) => new Date(seconds * 1e3).toISOString().slice(0, 10);

// src/steps/key/rotate-wish.ts
var DAYS = { d: 1, w: 7, m: 30, y: 365 };
var LONGEST_DAYS = 10 * 365;
function readLasting(text = "2y") {
  const [, count, unit] = /^(\d{1,4})([dwmy])$/.exec(text.trim()) ?? [];
  const days = Number(count) * DAYS[unit];
  if (days >= 1 && days <= LONGEST_DAYS) return { text: text.trim(), seconds: days * 86400 };
  throw new UserError("key/expires", `"${text}" is no time that a key should last`, {
    hint: "write days, weeks, months or years: 90d, 26w, 18m, 2y; ten years at most"
  });
}

export {
  readKeyring,
  joinedKeys,
  writeKeyring,
  oldKey,
  passphraseFor,
  timetable,
  isShort,
  dateText,
  readLasting
};
