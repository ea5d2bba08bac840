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
  isPullRequest
} from "./chunk-LTHSV6NE.js";
import {
  signSettings
} from "./chunk-UBU3JJGE.js";
import {
  placeOf
} from "./chunk-QAPI6OIN.js";
import {
  memorySigner
} from "./chunk-V5VLRKJX.js";
import {
  passphraseWords
} from "./chunk-4H7W7VPS.js";
import {
  shellWord
} from "./chunk-B43SI3EG.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/steps/key/public-key.ts
import { resolve } from "node:path";
async function checkPublicKey(host, config, { text: path, at }, signers) {
  const place = placeOf(config, at);
  const content = await readKeyBytes(resolve(host.workDir, path)).catch((cause) => {
    const message = `${path} cannot be read: ${whyUnread(cause)}`;
    const hint = `gpg --armor --export ${primariesOf(signers)} > ${shellWord(path)} writes it`;
    throw new UserError("key/public-file", [{ message, hint, place }], { cause });
  });
  const keys = await openKeys(host, content, { what: path, want: "public" });
  const there = new Set(keys.flatMap(({ facts }) => facts.parts.map(({ fingerprint }) => fingerprint)));
  const missing = signers.filter(({ fingerprint }) => !there.has(fingerprint));
  if (missing.length === 0) return;
  throw new UserError(
    "key/other-public",
    missing.map(({ fingerprint }) => ({
      message: `${path} does not hold ${fingerprint}, which signs`,
      hint: `gpg --armor --export ${primariesOf(signers)} > ${shellWord(path)} writes it`,
      place
    }))
  );
}
var primariesOf = (signers) => [...new Set(signers.map(({ primary }) => primary))].join(" ");

// src/steps/key/signers.ts
async function openSigners(host, config, inputs, version) {
  const settings = signSettings(config);
  if (settings.off) return { signers: [], unsigned: "`sign: false` is in the config" };
  if (isPullRequest(host)) return unsigned(config, settings, IN_A_PULL_REQUEST);
  const signers = settings.gpg ? await gpgSigners(host, config, { settings, inputs, version }) : await memorySigners(host, config, { settings, inputs, version });
  const [first, ...more] = signers;
  if (!first) return unsigned(config, settings, NO_KEY);
  if (settings.publicKey) await checkPublicKey(host, config, settings.publicKey, signers);
  return { signers: [first, ...more] };
}
var NO_KEY = {
  reason: "no key was given",
  hint: "give it as the input gpg-private-key; on the command line as --gpg-private-key FILE or LINUX_PKG_GPG_PRIVATE_KEY"
};
var IN_A_PULL_REQUEST = {
  reason: "the key is not used in the run of a pull request",
  hint: "publish from pushes and tags, and only `build` in pull requests"
};
function unsigned(config, { required }, { reason, hint }) {
  if (!required) return { signers: [], unsigned: reason };
  const at = typeof config.values.sign === "object" ? "sign.required" : "sign";
  const message = `the config says that signing is required, and ${reason}`;
  throw new UserError("key/required", [{ message, hint, place: placeOf(config, at) }]);
}
async function memorySigners(host, config, { settings, inputs, version: { date } }) {
  const given = await givenKeys(host, config, inputs);
  if (!given) return [];
  const now = host.now();
  refuseLaterDate(date, now);
  const { passphrases } = given;
  const signers = [];
  for (const { key, part } of chosenOf(config, given, settings, now))
    signers.push(await memorySigner(key, { part, passphrases, date, now }));
  return signers;
}
function chosenOf(config, given, { keyIds }, now) {
  const { chosen, problems } = chooseParts(
    given.keys.map(({ facts }) => facts),
    { keyIds: keyIds.length > 0 ? keyIds : given.keyIds, now }
  );
  if (problems.length > 0)
    throw new UserError(
      problems[0].code,
      problems.map(({ message, hint, at }) => ({
        message,
        ...hint && { hint },
        ...at && { place: placeOf(config, at) }
      }))
    );
  return chosen.map(({ facts, part }) => ({ key: given.keys.find((key) => key.facts === facts), part }));
}
var CLOCKS_DIFFER = 600;
function refuseLaterDate(date, now) {
  if (date <= now + CLOCKS_DIFFER) return;
  throw new UserError(
    "key/future",
    `the version's date is ${new Date(date * 1e3).toISOString()}, in the future: signatures of it are not valid yet`,
    { hint: "check the commit's date, SOURCE_DATE_EPOCH and this machine's clock" }
  );
}
async function gpgSigners(host, config, { settings: { keyIds }, inputs, version: { date } }) {
  if (keyIds.length === 0)
    throw new UserError("key/id", [
      {
        message: "`with: gpg` needs `key_id`, which says what key of the keyring signs",
        hint: "gpg --list-secret-keys shows the fingerprints",
        place: placeOf(config, "sign.with")
      }
    ]);
  for (const id of keyIds) refuseShortId(config, id);
  const passphrases = passphrasesOf([inputs.keys.passphrase?.()]);
  host.log.mask(passphrases.flatMap(passphraseWords));
  const { gpgSigner } = await import("./gpg-GZPRRVPA.js");
  const signers = [];
  for (const { text } of keyIds) signers.push(await gpgSigner(host, { fingerprint: text, date, passphrases }));
  return signers;
}
function refuseShortId(config, { text, at }) {
  if (!/^(?:0x)?[0-9A-Fa-f]{8}!?$/.test(text.trim())) return;
  const message = `${text} is a short id, which anybody can make a key for`;
  const hint = "gpg --list-secret-keys shows the fingerprints";
  throw new UserError("key/id", [{ message, hint, place: placeOf(config, at) }]);
}

export {
  openSigners
};
