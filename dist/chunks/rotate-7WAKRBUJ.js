import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  dateText,
  isShort,
  joinedKeys,
  oldKey,
  passphraseFor,
  readKeyring,
  readLasting,
  timetable,
  writeKeyring
} from "./chunk-GUXF4ZPV.js";
import "./chunk-SHUXC76B.js";
import "./chunk-5HZAVWK4.js";
import {
  signSettings
} from "./chunk-UBU3JJGE.js";
import "./chunk-QAPI6OIN.js";
import "./chunk-EOMNDTBA.js";
import "./chunk-FQCOH36P.js";
import "./chunk-DSNOF4RM.js";
import {
  openRepository
} from "./chunk-CB4DUII6.js";
import "./chunk-SHOOH4RL.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import "./chunk-TQC3N7SD.js";
import {
  armoredKeys,
  newKey,
  withSubkey
} from "./chunk-V5VLRKJX.js";
import "./chunk-4H7W7VPS.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-RYLJHMX5.js";
import "./chunk-ETTTRMDG.js";
import "./chunk-LV3KPGXS.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-RL6L7SJM.js";
import {
  shellPath
} from "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import "./chunk-NPBHZXYM.js";
import {
  ToolError,
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/steps/key/rotate.ts
import { rm } from "node:fs/promises";

// src/steps/key/keyring-secret.ts
import { access, open, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
async function secretFilePlace(host, wanted) {
  const refuse = (message, hint, cause) => {
    throw new UserError("key/secret-out", message, { hint, cause });
  };
  const asked = resolve(host.workDir, wanted);
  const outside = "name a file outside of the project: --secret-out ~/new-signing-key.asc";
  const folder = await realpath(dirname(asked)).catch(
    (cause) => refuse(`the folder of ${wanted} is not there`, outside, cause)
  );
  const path = join(folder, basename(asked));
  if (!(await stat(folder)).isDirectory()) refuse(`${folder} is no folder`, outside);
  if (await isThere(path)) refuse(`${wanted} is there already`, "it is not written over: name another file");
  const out = await realpath(host.outDir).catch(() => host.outDir);
  if (`${path}${sep}`.startsWith(`${out}${sep}`))
    refuse(`${wanted} is in the output folder, from which files are published`, outside);
  if (await mayBeCommitted(host, folder, path))
    refuse(`${wanted} is in a git work tree, and git does not ignore it`, outside);
  return path;
}
var isThere = (path) => access(path).then(
  () => true,
  () => false
);
async function mayBeCommitted(host, folder, path) {
  const repository = await openRepository({ ...host, workDir: folder });
  if (repository === "no repository") return false;
  if (repository === "git is not installed") return isBelowGit(folder);
  if (typeof repository === "string") return true;
  try {
    await repository.git("check-ignore", "--quiet", "--", path);
    return false;
  } catch (error) {
    if (error instanceof ToolError && error.exitCode === 1) return true;
    throw error;
  }
}
async function isBelowGit(folder) {
  if (await isThere(join(folder, ".git"))) return true;
  return dirname(folder) !== folder && isBelowGit(dirname(folder));
}
async function writeSecretFile(path, armored) {
  var _stack = [];
  try {
    const file = __using(_stack, await open(path, "wx", 384), true);
    await file.chmod(384);
    await file.writeFile(armored);
    await file.sync();
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/steps/key/rotate-report.ts
function rotationReport(rotated) {
  const { old, fresh, now, subkey, keyringPath, secretOut = "new-signing-key.asc" } = rotated;
  const name = fresh ?? "NEW";
  const { expires, revoked } = old.part;
  const stages = timetable({ now, expires, revoked, old: [old.id], fresh: name, subkey });
  const what = subkey ? `a new subkey of ${old.key.facts.parts[0].fingerprint}` : "a new key";
  const ends = dateText(rotated.ends);
  const secret = shellPath(secretOut);
  return {
    title: fresh ? `Made ${what}: ${fresh}, until ${ends}` : `Would make ${what}, until ${ends}`,
    tables: [
      { title: "Timetable", head: ["from", "step", "then"], rows: stages.map(rowOf) },
      {
        title: "What to change",
        head: ["from", "run, or write into the config"],
        rows: linesOf(stages, { secret, keyringPath, name })
      }
    ],
    notes: notesOf(rotated, expires),
    next: [`git add ${shellPath(keyringPath)}`, "linux-pkg key"],
    outputs: {},
    data: {
      old: old.part.fingerprint,
      new: fresh,
      subkey,
      expires: rotated.ends,
      publicKey: keyringPath,
      secretOut: fresh ? secretOut : void 0,
      stages
    }
  };
}
var rowOf = ({ date, what, why }) => [date, what, why];
function linesOf(stages, { secret, keyringPath, name }) {
  const store = `gh secret set GPG_PRIVATE_KEY < ${secret}`;
  const only = `gpg --import ${secret} && gpg --armor --export-secret-keys ${name} | gh secret set GPG_PRIVATE_KEY`;
  return stages.flatMap(({ date, keyId }, index) => {
    const lines = [
      ...index === 0 ? [stages.length > 1 ? store : only] : [],
      ...index === stages.length - 1 && index > 0 ? [only] : [],
      `sign: {public_key: ${keyringPath}, key_id: [${keyId.join(", ")}]}`
    ];
    return lines.map((line) => [date, line]);
  });
}
function notesOf({ old, fresh, locked, subkey, now, secretOut }, expires) {
  return [
    ...fresh ? [] : ["Nothing was made and nothing was written."],
    ...fresh && secretOut ? [
      `${secretOut} holds ${old.secrets.length > 0 ? "the old secret key and the new one" : "the new secret key"}: keep it where the old one is kept, and nowhere else: the last step reads it again.`
    ] : [],
    ...fresh && old.secrets.length === 0 ? ["The old secret key was not given: put it into the same secret, or it signs no more."] : [],
    locked ? "The passphrase is the same as before." : "No passphrase was needed or given, so the new key has none: only the secret box protects it.",
    ...subkey ? [
      "rpm before version 6 never takes a new subkey of a key that it has: users of .rpm packages have to remove the key and import it again before the second step. Without --subkey a new key is made, which they get by an ordinary upgrade."
    ] : [],
    ...expires !== void 0 && expires <= now ? [
      `The old key expired on ${dateText(expires)}: \`linux-pkg key extend\` may still save an ordinary rotation.`
    ] : [],
    ...isShort({ now, expires }) ? [
      `The old key ends on ${dateText(expires)}, which is short: \`linux-pkg key extend\` first gives users time.`
    ] : []
  ];
}

// src/steps/key/rotate-subkey.ts
function refuseSubkey({ parts: [primary] }, now) {
  const reason = reasonOf(primary, now);
  if (!reason) return;
  throw new UserError("key/no-subkey", `${primary.fingerprint} can get no subkey here: ${reason}`, {
    hint: "leave --subkey out: a new key is made"
  });
}
var LEAST_DAYS = 180;
function reasonOf({ secret, revoked, expires, algorithm, binding }, now) {
  if (secret === "none") return "its secret half was not given";
  if (secret === "stub") return "its primary key is a stub, whose secret half is kept elsewhere";
  if (revoked) return "it is revoked";
  if (expires !== void 0 && expires <= now) return `it expired on ${dateText(expires)}`;
  if (expires !== void 0 && expires - now < LEAST_DAYS * 86400)
    return `it expires on ${dateText(expires)}, and a subkey ends with its key`;
  if (/^(?:dsa|elgamal|brainpool|secp)/i.test(algorithm) || Number(/^rsa(\d+)$/.exec(algorithm)?.[1]) < 2048)
    return `${algorithm} is refused by package managers, whatever its subkeys are`;
  if (binding === void 0 || /^(?:md5|sha1|ripemd)/.test(binding))
    return `it is bound to its name by ${binding ?? "no sound signature"}, which package managers refuse`;
  return void 0;
}

// src/steps/key/rotate.ts
async function rotateKey(host, config, inputs) {
  const { rotation = {}, dryRun } = inputs;
  const lasting = readLasting(rotation.expires).seconds;
  refuseGpg(config);
  const now = host.now();
  const keyringPath = rotation.publicOut ?? signSettings(config).publicKey?.text;
  if (keyringPath === void 0) throw noKeyringPath();
  const keyring = await readKeyring(host, keyringPath);
  const old = await oldKey(host, config, inputs, keyring);
  const subkey = rotation.subkey === true;
  if (subkey) refuseSubkey(old.key.facts, now);
  const lasts = subkey ? asLongAs(old.key.facts, now, lasting) : lasting;
  const passphrase = await passphraseFor(old);
  const told = {
    old,
    locked: passphrase !== void 0,
    now,
    subkey,
    ends: now + lasts,
    keyringPath,
    secretOut: rotation.secretOut
  };
  if (dryRun) return rotationReport({ ...told, fresh: void 0 });
  if (rotation.secretOut === void 0) throw noSecretPath();
  const secretPath = await secretFilePlace(host, rotation.secretOut);
  const grown = await host.log.group("New key", () => made(old, { now, subkey, lasts, passphrase }));
  const secrets = [...old.secrets.filter((key) => key !== old.key || !subkey), grown];
  const all = await joinedKeys(await joinedKeys(keyring, publicOf(old)), [grown]);
  refuseLoss([...keyring, ...publicOf(old)], all);
  await writeSecretFile(secretPath, armoredKeys(secrets, "secret"));
  await writeKeyring(host, keyringPath, all).catch(async (cause) => {
    await rm(secretPath);
    throw new UserError("key/public-file", `${keyringPath} cannot be written: ${cause.code}`, { cause });
  });
  const fresh = subkey ? grown.facts.parts.at(-1) : grown.facts.parts[0];
  return rotationReport({ ...told, secretOut: secretPath, fresh: fresh.fingerprint });
}
function made({ key }, { now, subkey, lasts, passphrase }) {
  if (!subkey) return newKey({ user: userOf(key.facts), date: now, lasts, passphrase });
  return withSubkey(key, { date: now, lasts, passphrase });
}
var asLongAs = ({ parts: [{ expires }] }, now, lasting) => expires === void 0 ? lasting : Math.min(lasting, expires - now);
function userOf({ users: [user], parts: [{ fingerprint }] }) {
  if (user) return user;
  throw new UserError("key/nameless", `${fingerprint} has no name that the new key could have`, {
    hint: `gpg --quick-add-uid ${fingerprint} 'NAME <ADDRESS>' gives it one`
  });
}
var publicOf = ({ key }) => [key];
function refuseLoss(before, after) {
  const partsOf = (keys) => keys.flatMap(({ facts }) => facts.parts.map(({ fingerprint }) => fingerprint));
  const lost = partsOf(before).filter((fingerprint) => !partsOf(after).includes(fingerprint));
  if (lost.length > 0) throw new Error(`the keyring would lose ${lost.join(", ")}`);
}
function refuseGpg(config) {
  if (!signSettings(config).gpg) return;
  throw new UserError("key/gpg", "`sign: {with: gpg}`: the key is with gpg, and so is the next one", {
    hint: "docs/key-rotation.md has the lines: gpg --quick-generate-key, then gpg --armor --export OLD NEW"
  });
}
var noKeyringPath = () => new UserError("key/public-out", "nothing says where the public keyring is to be written", {
  hint: "write `sign: {public_key: signing-keys.asc}` into the config, or give --public-out FILE"
});
var noSecretPath = () => new UserError("key/secret-out", "nothing says where the new secret key is to be written", {
  hint: "--secret-out ~/new-signing-key.asc; --dry-run shows the timetable without making a key"
});
export {
  rotateKey
};
