import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  exportPublicKey,
  findSecretPart,
  listSecretKeys
} from "./chunk-6YB5GIPF.js";
import {
  exportLine,
  exportSecretLine,
  extendLine
} from "./chunk-IFHK4JWR.js";
import {
  dateText,
  oldKey,
  readKeyring,
  readLasting
} from "./chunk-GUXF4ZPV.js";
import {
  givenKeys
} from "./chunk-SHUXC76B.js";
import "./chunk-5HZAVWK4.js";
import {
  signSettings
} from "./chunk-UBU3JJGE.js";
import "./chunk-QAPI6OIN.js";
import "./chunk-EOMNDTBA.js";
import "./chunk-FQCOH36P.js";
import "./chunk-DSNOF4RM.js";
import "./chunk-SHOOH4RL.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import "./chunk-TQC3N7SD.js";
import {
  readOpenKeys
} from "./chunk-V5VLRKJX.js";
import "./chunk-4H7W7VPS.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-RYLJHMX5.js";
import "./chunk-ETTTRMDG.js";
import "./chunk-LV3KPGXS.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-RL6L7SJM.js";
import {
  quoted,
  shellPath
} from "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import "./chunk-NPBHZXYM.js";
import "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";

// src/steps/key/extend-gpg.ts
async function factsFromGpg(host, keyIds) {
  const keys = await listSecretKeys(host);
  const named = keyIds.map(({ text: text2 }) => findSecretPart(keys, text2, 0).key);
  const primaries = [...new Set((named.length > 0 ? named : keys).map(([{ fingerprint }]) => fingerprint))];
  const text = await exportPublicKey(host, primaries);
  return (await readOpenKeys(text, "gpg's keyring", host.now())).map(({ facts }) => facts);
}

// src/steps/key/extend.ts
async function extendKey(host, config, inputs) {
  const { text: lasts, seconds } = readLasting(inputs.rotation?.expires);
  const settings = signSettings(config);
  const file = inputs.rotation?.publicOut ?? settings.publicKey?.text;
  const keyring = file === void 0 ? [] : await readKeyring(host, file);
  const facts = settings.gpg ? await factsFromGpg(host, settings.keyIds) : (await oldKeys(host, config, inputs, keyring)).map((key) => key.facts);
  const now = host.now();
  const shown = file ?? "signing-key.asc";
  const inFile = [...new Set([...keyring.map((key) => key.facts), ...facts].map(primaryOf))];
  const lines = [
    // What gpg does not have, it would leave out when it writes the file.
    ...keyring.length > 0 ? [`gpg --import ${shellPath(shown)}`] : [],
    ...facts.flatMap((one) => extendLines(one, lasts, now)),
    exportLine(inFile.join(" "), shown),
    ...settings.gpg ? [] : secretLines(await allGiven(host, config, inputs, facts))
  ];
  return {
    title: `How to make ${facts.map(primaryOf).join(" and ")} last until ${dateText(now + seconds)}`,
    tables: [
      {
        title: "Today",
        head: ["key", "algorithm", "expires"],
        rows: facts.flatMap(({ parts }) => parts.map(rowOf))
      }
    ],
    notes: [...facts.some(isStub) ? [STUB] : [], ...NOTES],
    next: lines,
    outputs: {},
    data: { keys: facts, lines }
  };
}
async function oldKeys(host, config, inputs, keyring) {
  const { keyIds } = signSettings(config);
  if (keyIds.length < 2) return [(await oldKey(host, config, inputs, keyring)).key];
  const only = (index) => ({
    ...config,
    values: { ...config.values, sign: { key_id: [keyIds[index].text] } }
  });
  const keys = [];
  for (const index of keyIds.keys()) {
    const { key } = await oldKey(host, only(index), inputs, keyring);
    if (!keys.some((other) => primaryOf(other.facts) === primaryOf(key.facts))) keys.push(key);
  }
  return keys;
}
async function allGiven(host, config, inputs, facts) {
  const given = (await givenKeys(host, config, inputs))?.keys.map((key) => key.facts) ?? [];
  const known = new Set(given.map(primaryOf));
  return [...given, ...facts.filter((one) => !known.has(primaryOf(one)))];
}
var primaryOf = ({ parts: [primary] }) => primary.fingerprint;
var isStub = ({ parts: [primary] }) => primary.secret === "stub";
var rowOf = ({ fingerprint, algorithm, expires }) => [
  fingerprint,
  algorithm,
  expires === void 0 ? "never" : dateText(expires)
];
function extendLines({ parts: [primary, ...subkeys] }, lasts, now) {
  const line = extendLine(primary.fingerprint, lasts);
  const living = subkeys.filter(({ revoked }) => !revoked);
  if (living.length === 0) return [line];
  const over = living.some(({ expires }) => expires !== void 0 && expires <= now);
  const which = over ? living.map(({ fingerprint }) => fingerprint).join(" ") : quoted("*");
  return [line, `${line} ${which}`];
}
var secretLines = (facts) => {
  const stub = facts.some(isStub);
  const all = facts.map(primaryOf).join(" ");
  const line = stub ? `gpg --armor --export-secret-subkeys ${all}` : exportSecretLine(all);
  return [`${line} | gh secret set GPG_PRIVATE_KEY`];
};
var STUB = "The primary key given is a stub: run the lines where its secret half is kept; only that can say that it lasts longer.";
var NOTES = [
  "Run the lines where the secret key is in the keyring of gpg: `gpg --import FILE` puts it there.",
  "The fingerprint stays, and so do `sign.key_id` and the secret. What changes is the public key: commit it, and publish it wherever users fetched the old one.",
  "apt reads the public key from its file at each update: users need the new file before the old date, by a keyring package that is upgraded in time, or by hand.",
  "rpm before version 6 never takes a change of a key that it has. Those that judge the date (EL 10, Fedora up to 42) refuse what is signed after it until `rpm -e gpg-pubkey-\u2026` and a new import: for them `linux-pkg key rotate` is better. Those before (EL 8, EL 9) do not look at the date."
];
export {
  extendKey
};
