import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openSigners
} from "./chunk-NAO37TRD.js";
import {
  addSubkeyLine,
  addUserLine,
  addsSubkey,
  crossCertifyLine,
  exportLine,
  exportSecretPartsLine,
  extendLine,
  extendSubkeyLine,
  makesKey,
  newKeyLine,
  untilText
} from "./chunk-IFHK4JWR.js";
import {
  LARGEST_KEY,
  chooseParts,
  givenKeys,
  openKeys
} from "./chunk-SHUXC76B.js";
import {
  isPullRequest
} from "./chunk-LTHSV6NE.js";
import {
  signSettings
} from "./chunk-UBU3JJGE.js";
import {
  isCi
} from "./chunk-LCNQAPUV.js";
import {
  placeOf
} from "./chunk-QAPI6OIN.js";
import {
  dayOf,
  distros,
  livingReleases,
  nameOf,
  releasesByName
} from "./chunk-FQCOH36P.js";
import {
  shellWord
} from "./chunk-B43SI3EG.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/steps/key/judge/subject.ts
var partsOf = ({ facts: { parts }, part }) => part === void 0 || part === parts[0] ? [parts[0]] : [parts[0], part];
var isPrimary = ({ facts }, part) => part === facts.parts[0];
var nameOfPart = (subject, part) => `the ${isPrimary(subject, part) ? "key" : "signing subkey"} ${shortOf(part)}`;
var shortOf = ({ fingerprint }) => fingerprint.slice(-16);
function renewal(subject, part) {
  const { facts, maintainer } = subject;
  if (!isPrimary(subject, part)) return { lines: [addSubkeyLine(facts.parts[0].fingerprint)] };
  const user = facts.users[0] ?? maintainer ?? "Example Team <team@example.org>";
  return {
    lines: [newKeyLine(user)],
    advice: "`linux-pkg key rotate` shows how users come from the old key to the new one"
  };
}
var DAY = 24 * 60 * 60;
var dayText = dayOf;
function distanceText(from, to) {
  const days = Math.floor(Math.abs(to - from) / DAY);
  if (days === 0) return "today";
  const text = `${days} day${days === 1 ? "" : "s"}`;
  return to > from ? `in ${text}` : `${text} ago`;
}
var daysUntil = (from, to) => Math.floor((to - from) / DAY);

// src/steps/key/agree.ts
function differences(published, given, publicFile) {
  const [first] = published;
  if (!first || publicFile === void 0) return [];
  return given.flatMap(({ facts, part }) => {
    const [primary] = facts.parts;
    const same = published.find((key) => key.facts.parts[0].fingerprint === primary.fingerprint);
    const tell2 = (level, flaw, message) => ({
      level,
      flaw,
      message,
      ...flaw === "old-private" ? { lines: [exportSecretPartsLine(primary)], advice: "what it prints is the new secret" } : { lines: [exportLine(primary.fingerprint, publicFile)] },
      ...first.place && { place: first.place }
    });
    if (!same)
      return [
        tell2(
          "error",
          "other-key",
          `the public key is not that of the key that signs: it holds ${published.map((key) => shortOf(key.facts.parts[0])).join(", ")}, and ${shortOf(primary)} signs`
        )
      ];
    const parts = same.facts.parts;
    if (part && !parts.some(({ fingerprint }) => fingerprint === part.fingerprint))
      return [
        tell2(
          "error",
          "not-published",
          `the subkey ${shortOf(part)} signs, and is not in the public key: it is an older copy`
        )
      ];
    return [primary, ...part && part !== primary ? [part] : []].flatMap((own) => {
      const other = parts.find(({ fingerprint }) => fingerprint === own.fingerprint);
      return other && other.expires !== own.expires ? [ends(own, other, tell2)] : [];
    });
  });
}
function ends(own, other, tell2) {
  const isOlder = (other.expires ?? Infinity) < (own.expires ?? Infinity);
  const message = `${shortOf(own)} ${endText(other)} in the public key, and ${endText(own)} in the one that signs`;
  return isOlder ? tell2("warning", "old-public", `${message}: the public key is an older copy`) : tell2("warning", "old-private", `${message}: the secret is an older copy`);
}
var endText = ({ expires }) => expires === void 0 ? "never expires" : `expires on ${dayText(expires)}`;

// src/steps/key/demands.ts
function demandsOf(targets, today) {
  const chosen = targets.flatMap(({ name }) => {
    const found = releasesByName.get(name);
    return found ? [
      {
        name,
        format: found.distro.format,
        keys: found.release.keys,
        keepsKeys: found.distro.keepsKeys === true,
        chosen: true
      }
    ] : [];
  });
  const formats = targets.filter(({ name }) => !releasesByName.has(name)).map(({ format }) => format);
  const reached = Object.values(distros).filter(({ format }) => formats.includes(format)).flatMap(
    (distro) => livingReleases(distro.releases, today).map(
      (release) => ({
        name: nameOf({ distro, release }),
        format: distro.format,
        keys: release.keys,
        keepsKeys: distro.keepsKeys === true,
        chosen: false
      })
    )
  );
  return [...new Map([...reached, ...chosen].map((demand) => [demand.name, demand])).values()];
}

// src/steps/key/judge/dates.ts
var EARLY_DAYS = 90;
var LATE_DAYS = 30;
var dateFindings = (subject) => partsOf(subject).flatMap((part) => [...ending(subject, part), ...beginning(subject, part)]);
function ending(subject, part) {
  const { expires, fingerprint } = part;
  const { now, facts } = subject;
  if (expires === void 0) return [];
  const name = nameOfPart(subject, part);
  const when = `${dayText(expires)}, ${distanceText(now, expires)}`;
  const primary = facts.parts[0].fingerprint;
  const lines = [isPrimary(subject, part) ? extendLine(primary) : extendSubkeyLine(primary, fingerprint)];
  if (expires <= now)
    return [{ level: "error", flaw: "expired", message: `${name} expired on ${when}`, lines }];
  const days = daysUntil(now, expires);
  if (days > EARLY_DAYS) return [];
  const tail = days <= LATE_DAYS ? ": users who do not have the renewed public key by then can neither install nor update" : ": extend it now, so that the renewed public key reaches users in time";
  return [{ level: "warning", flaw: "expires", message: `${name} expires on ${when}${tail}`, lines }];
}
function beginning(subject, part) {
  const { created } = part;
  if (created <= subject.now) return [];
  const when = `${dayText(created)}, ${distanceText(subject.now, created)}`;
  const clock = "or set the clock of this machine, if it is that which is wrong (date -u)";
  const { lines } = renewal(subject, part);
  return [
    {
      level: "error",
      flaw: "future",
      message: `${nameOfPart(subject, part)} was made in the future: on ${when}`,
      lines,
      advice: clock
    }
  ];
}

// src/steps/key/judge/hashes.ts
var SOUND = /* @__PURE__ */ new Set(["sha256", "sha384", "sha512"]);
var NAMES = {
  md5: "MD5",
  sha1: "SHA-1",
  ripemd: "RIPEMD-160",
  sha224: "SHA-224"
};
var nameOfHash = (hash) => NAMES[hash] ?? hash.toUpperCase();
var WHY = "apt 3 and Enterprise Linux 9 refuse such keys, however packages are signed";
var hashFindings = (subject) => partsOf(subject).flatMap(
  (part) => isPrimary(subject, part) ? ownSignature(subject, part) : bindings(subject, part)
);
var keepEnd = ({ expires }, now) => expires !== void 0 && expires <= now ? void 0 : untilText(expires);
function ownSignature(subject, part) {
  const { binding, fingerprint } = part;
  if (binding === void 0 || SOUND.has(binding)) return [];
  return [
    {
      level: "error",
      flaw: "hash",
      message: `${nameOfPart(subject, part)} is signed by itself with ${nameOfHash(binding)}: ${WHY}`,
      lines: [extendLine(fingerprint, keepEnd(part, subject.now))]
    }
  ];
}
var UNBOUND = { missing: "is missing", wrong: "is wrong", expired: "has ended" };
function bindings(subject, part) {
  const { binding, backBinding, fingerprint, usages } = part;
  const primary = subject.facts.parts[0].fingerprint;
  const name = nameOfPart(subject, part);
  if (binding === void 0 || part.bindingFault !== void 0)
    return [
      {
        level: "error",
        flaw: "binding",
        message: `${name} is not bound to its key: the signature that does so ${UNBOUND[part.bindingFault ?? "missing"]}`,
        lines: [addSubkeyLine(primary)]
      }
    ];
  const found = [];
  if (!SOUND.has(binding))
    found.push({
      level: "error",
      flaw: "hash",
      message: `${name} is bound to its key with ${nameOfHash(binding)}: ${WHY}`,
      lines: [extendSubkeyLine(primary, fingerprint, keepEnd(part, subject.now))]
    });
  if (!usages.includes("sign")) return found;
  if (backBinding === void 0)
    found.push({
      level: "error",
      flaw: "back-signature",
      message: `${name} has not signed back to its key, so no client takes what it signs`,
      lines: [crossCertifyLine(primary)]
    });
  else if (!SOUND.has(backBinding))
    found.push({
      level: "error",
      flaw: "back-hash",
      message: `${name} has signed back to its key with ${nameOfHash(backBinding)}: ${WHY}`,
      lines: [addSubkeyLine(primary)]
    });
  return found;
}

// src/steps/key/judge/part.ts
function signingPart({ parts }, now) {
  const [primary, ...subkeys] = parts;
  const newest = [...subkeys.toSorted((a, b) => b.created - a.created), primary].filter(
    ({ usages }) => usages.includes("sign")
  );
  return newest.find((part) => isSound(part, part === primary, now)) ?? newest.find(({ revoked }) => !revoked) ?? newest[0];
}
var canSign = ({ parts: [primary] }, part, now) => isSound(primary, true, now) && part.usages.includes("sign") && isSound(part, part === primary, now);
var isSound = (part, isPrimary2, now) => !part.revoked && part.created <= now && (part.expires === void 0 || part.expires > now) && part.binding !== void 0 && part.bindingFault === void 0 && (isPrimary2 || part.backBinding !== void 0);

// src/steps/key/judge/strength.ts
var bitsOf = ({ algorithm }) => Number(/^rsa(\d+)$/.exec(algorithm)?.[1] ?? Infinity);
var starts = (word) => (part) => part.algorithm.toLowerCase().startsWith(word);
var CUTS = [
  {
    flaw: "rsa-small",
    is: (part) => bitsOf(part) < 2048,
    from: void 0,
    why: "no target accepts RSA under 2048 bits"
  },
  {
    flaw: "rsa-2048",
    is: (part) => bitsOf(part) >= 2048 && bitsOf(part) < 3072,
    from: "2030-02-01",
    why: "RSA under 3072 bits",
    always: true
  },
  { flaw: "dsa", is: starts("dsa"), from: "2024-02-01", why: "DSA" },
  { flaw: "elgamal", is: starts("elgamal"), from: void 0, why: "nothing signs with ElGamal" },
  { flaw: "brainpool", is: starts("brainpool"), from: "2028-02-01", why: "Brainpool curves" }
];
var YEAR = 365 * 24 * 60 * 60;
function strengthFindings(subject) {
  return partsOf(subject).flatMap((part) => {
    const cut = CUTS.find(({ is }) => is(part));
    const found = cut && tell(subject, part, cut);
    return found ? [found] : [];
  });
}
function tell(subject, part, { flaw, from, why, always }) {
  const is = `${nameOfPart(subject, part)} is ${part.algorithm}`;
  if (from === void 0) return { level: "error", flaw, message: `${is}: ${why}`, ...renewal(subject, part) };
  const day = Date.parse(`${from}T00:00:00Z`) / 1e3;
  const { now } = subject;
  if (now >= day)
    return {
      level: "error",
      flaw,
      message: `${is}: apt refuses ${why} since ${from}`,
      ...renewal(subject, part)
    };
  if (!always && now < day - YEAR) return void 0;
  return {
    level: "warning",
    flaw,
    message: `${is}: apt refuses ${why} from ${from} on, ${distanceText(now, day)}`,
    ...renewal(subject, part)
  };
}

// src/steps/key/judge/targets.ts
var SIZES = ["rsa4096", "rsa3072", "rsa2048"];
function catalogueWord({ algorithm }) {
  const bits = Number(/^rsa(\d+)$/.exec(algorithm)?.[1]);
  return SIZES.find((size) => bits >= Number(size.slice(3))) ?? algorithm;
}
var accepts = ({ keys }, part) => keys.some((known) => known === catalogueWord(part));
var told = ({ algorithm }) => /^(dsa|elgamal)/.test(algorithm) || Number(/^rsa(\d+)$/.exec(algorithm)?.[1]) < 2048;
var targetFindings = (subject, demands) => partsOf(subject).flatMap((part) => {
  if (told(part)) return [];
  const deaf = demands.filter((demand) => !accepts(demand, part));
  const chosen = deaf.filter((demand) => demand.chosen);
  const reached = deaf.filter((demand) => !demand.chosen);
  const tell2 = (level, whom, tail) => whom.length === 0 ? [] : [
    {
      level,
      flaw: "target",
      message: `${nameOfPart(subject, part)} is ${part.algorithm}, which ${namesText(whom)} cannot verify${tail}`,
      ...renewal(subject, part)
    }
  ];
  return [
    ...tell2("error", chosen, ""),
    ...tell2("warning", reached, ` (reached by the portable ${formatsText(reached)} packages)`)
  ];
});
var formatsText = (demands) => listText([...new Set(demands.map(({ format }) => format))]);
var namesText = (demands) => listText(demands.map(({ name }) => name));
var listText = (words) => words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

// src/steps/key/judge/usage.ts
var usageFindings = (subject) => [
  ...versions(subject),
  ...names(subject),
  ...flags(subject),
  ...revocations(subject)
];
var versions = (subject) => partsOf(subject).filter(({ version }) => version !== 4).map((part) => ({
  level: "error",
  flaw: "version",
  message: `${nameOfPart(subject, part)} is an OpenPGP key of version ${part.version}: apt and rpm read version 4`,
  ...renewal(subject, part)
}));
function names(subject) {
  const {
    facts: { users, parts },
    maintainer
  } = subject;
  if (users.length > 0) return [];
  return [
    {
      level: "error",
      flaw: "no-user",
      message: `${nameOfPart(subject, parts[0])} has no user id ${UNSIGNED[parts[0].bindingFault ?? "missing"]}: gpg and apt do not take it`,
      lines: [addUserLine(parts[0].fingerprint, maintainer ?? "Example Team <team@example.org>")]
    }
  ];
}
var UNSIGNED = {
  missing: "that it signed itself",
  wrong: "with a sound signature of its own",
  expired: "whose signature has not ended"
};
function flags({ facts: { parts, users }, part }) {
  if (users.length === 0 && parts[0].binding === void 0) return [];
  if (part !== void 0 && (part.usages.includes("sign") || part.binding === void 0)) return [];
  const [primary] = parts;
  const asked = part && part !== primary ? `the subkey ${shortOf(part)}` : `the key ${shortOf(primary)}`;
  const can = [...new Set((part ? [part] : parts).flatMap(({ usages }) => usages))].map((usage) => DOES[usage]);
  return [
    {
      level: "error",
      flaw: "no-sign",
      message: `${asked} ${can.length > 0 ? `only ${can.join(" and ")}` : "is for nothing"}: nothing in it may sign`,
      lines: [addSubkeyLine(primary.fingerprint)]
    }
  ];
}
var DOES = {
  certify: "certifies keys",
  sign: "signs",
  encrypt: "encrypts",
  authenticate: "logs in"
};
var revocations = (subject) => partsOf(subject).filter(({ revoked }) => revoked).map((part) => ({
  level: "error",
  flaw: "revoked",
  message: `${nameOfPart(subject, part)} is revoked${part.revocation ? ` (${part.revocation})` : ""}`,
  ...renewal(subject, part)
}));

// src/steps/key/judge/index.ts
function judgeKey(facts, { demands, now, part = signingPart(facts, now), maintainer }) {
  const subject = { facts, part, now, maintainer };
  const usage = usageFindings(subject);
  const revoked = usage.filter(({ flaw }) => flaw === "revoked");
  if (facts.parts[0].revoked) return revoked.slice(0, 1);
  const kind = [...strengthFindings(subject), ...targetFindings(subject, demands)];
  const lost = kind.filter(({ level, lines }) => level === "error" && lines.some(makesKey));
  if (lost.length > 0) return kind;
  const all = [...usage, ...dateFindings(subject), ...hashFindings(subject), ...kind].map(
    (finding) => withKept(finding, demands)
  );
  return [...all.filter(({ level }) => level === "error"), ...all.filter(({ level }) => level === "warning")];
}
function withKept(finding, demands) {
  const changes = finding.lines.some(addsSubkey) || finding.flaw === "expired" || finding.flaw === "expires";
  if (!changes || finding.advice !== void 0 || !demands.some(({ keepsKeys }) => keepsKeys)) return finding;
  const advice = "rpm before 6 keeps the key as it was first imported, so that users who have it do not get this: for them `linux-pkg key rotate` makes a new key";
  return { ...finding, advice };
}

// src/steps/key/examine-given.ts
async function examineGiven(host, config, inputs) {
  const { gpg } = signSettings(config);
  const keys = gpg || isPullRequest(host) ? [] : await keysInMemory(host, config, inputs);
  const quiet = { ...host, log: { ...host.log, warn: () => void 0 } };
  const opened = await attempt(() => openSigners(quiet, config, inputs, { date: 0 }));
  if (Array.isArray(opened))
    return { keys: Array.isArray(keys) ? keys : [], findings: opened, unsigned: void 0 };
  return {
    keys: keys.length > 0 ? keys : await ofSigners(host, opened),
    findings: [],
    unsigned: opened.unsigned
  };
}
async function keysInMemory(host, config, inputs) {
  const given = await attempt(() => givenKeys(host, config, inputs));
  if (given === void 0 || Array.isArray(given)) return [];
  const now = host.now();
  const { keyIds } = signSettings(config);
  const all = given.keys.map(({ facts }) => facts);
  const { chosen } = chooseParts(all, { keyIds: keyIds.length > 0 ? keyIds : given.keyIds, now });
  const parts = chosen.length > 0 ? chosen : all.map((facts) => ({ facts, part: signingPart(facts, now) }));
  return parts.map(({ facts, part }) => ({ from: "private", facts, part, place: void 0 }));
}
var ofSigners = async (host, { signers }) => (await Promise.all(
  signers.map(async ({ publicKey, fingerprint }) => {
    const read = await openKeys(host, publicKey, { what: "the key that signs", want: "any" });
    return read.map(
      ({ facts }) => ({
        from: "private",
        facts,
        part: facts.parts.find((part) => part.fingerprint === fingerprint),
        place: void 0
      })
    );
  })
)).flat();
async function attempt(look) {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({ message, hint, place }) => ({
      level: "error",
      flaw: error.code,
      message,
      lines: [],
      ...hint && { advice: hint },
      ...place && { place }
    }));
  }
}

// src/steps/key/examine-public.ts
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";

// src/steps/key/seen.ts
var seenProblems = (config, problems) => problems.map(({ code, message, hint, at }) => ({
  level: "error",
  flaw: code,
  message,
  lines: [],
  ...hint && { advice: hint },
  ...at && { place: placeOf(config, at) }
}));

// src/steps/key/examine-public.ts
async function examinePublic(host, config, given) {
  const { publicKey, keyIds } = signSettings(config);
  if (!publicKey) return { keys: [], findings: [] };
  const place = placeOf(config, publicKey.at);
  const names2 = namesOf(given);
  try {
    const path = resolve(host.workDir, publicKey.text);
    const found = await stat(path);
    if (!found.isFile() || found.size > LARGEST_KEY)
      return { keys: [], findings: [noKey(publicKey, found, { place, names: names2 })] };
    const keys = await readPublic(host, publicKey, await readFile(path));
    if (keys.some(holdsSecret)) return { keys: [], findings: [secretInside(publicKey, keys, place)] };
    const same = ofGiven(keys, given);
    const { findings, keys: chosen } = same.keys.length > 0 ? same : ofConfig(config, { keys, keyIds, now: host.now() });
    return { findings, keys: chosen.map((key) => ({ ...key, place })) };
  } catch (error) {
    return { keys: [], findings: fileFindings(publicKey, error, { place, names: names2 }) };
  }
}
async function readPublic(host, { text: what }, content) {
  const read = await openKeys(host, content, { what, want: "public" }).catch((error) => {
    if (!(error instanceof UserError) || error.code !== "key/secret") throw error;
    return openKeys(host, content, { what, want: "any" });
  });
  return read.map(({ facts }) => facts);
}
var namesOf = (given) => [...new Set(given.map(({ facts }) => facts.parts[0].fingerprint))].join(" ") || "FINGERPRINT";
var noKey = ({ text }, found, { place, names: names2 }) => ({
  level: "error",
  flaw: "public-file",
  message: found.isDirectory() ? `${text} is a folder` : `${text} is ${found.isFile() ? "far too long for a key" : "no ordinary file"}`,
  lines: [],
  advice: `gpg --armor --export ${names2} > ${found.isFile() ? shellWord(text) : "FILE"} writes one`,
  place
});
var holdsSecret = ({ parts }) => parts.some(({ secret }) => secret !== "none");
var ofGiven = (keys, given) => ({
  findings: [],
  keys: keys.flatMap((facts) => {
    const fingerprints = given.map((key) => (key.part ?? key.facts.parts[0]).fingerprint);
    const parts = facts.parts.filter(({ fingerprint }) => fingerprints.includes(fingerprint));
    const primary = given.some((key) => key.facts.parts[0].fingerprint === facts.parts[0].fingerprint);
    const all = parts.length > 0 || !primary ? parts : [void 0];
    return all.map((part) => ({ from: "public", facts, part, place: void 0 }));
  })
});
function ofConfig(config, { keys, keyIds, now }) {
  if (keyIds.length === 0)
    return {
      findings: [],
      keys: keys.map((facts) => ({ from: "public", facts, part: likelyPart(facts, now), place: void 0 }))
    };
  const results = keyIds.map((id) => {
    const { chosen, problems } = chooseParts(keys, { keyIds: [id], now });
    const [first] = chosen;
    if (first) return { findings: [], keys: [{ from: "public", ...first, place: void 0 }] };
    const facts = keys.find(({ parts }) => parts.some(({ fingerprint }) => fingerprint.endsWith(plainId(id))));
    if (!facts) return { keys: [], findings: seenProblems(config, problems) };
    const named = facts.parts.find(({ fingerprint }) => fingerprint.endsWith(plainId(id)));
    const part = named === facts.parts[0] ? likelyPart(facts, now) : named;
    return { findings: [], keys: [{ from: "public", facts, part, place: void 0 }] };
  });
  return {
    findings: results.flatMap(({ findings }) => findings),
    keys: results.flatMap(({ keys: found }) => found)
  };
}
var likelyPart = (facts, now) => chooseParts([facts], { keyIds: [], now }).chosen[0]?.part ?? signingPart(facts, now);
var plainId = ({ text }) => text.replace(/^\s*0x/i, "").replace(/[\s!]/g, "").toUpperCase();
var secretInside = ({ text }, keys, place) => {
  const { fingerprint } = (keys.find(holdsSecret) ?? keys[0]).parts[0];
  return {
    level: "error",
    flaw: "secret-inside",
    message: `${text} HOLDS THE SECRET KEY ${fingerprint.slice(-16)}: whoever can read this repository can sign as you`,
    lines: [exportLine(fingerprint, text)],
    advice: "this leaves the public half in the file, but the secret one stays in the history of git: once it was pushed, the key is lost, and `linux-pkg key rotate` makes a new one",
    place
  };
};
function fileFindings({ text }, error, { place, names: names2 }) {
  const tell2 = (message, advice) => [
    { level: "error", flaw: "public-file", message, lines: [], advice, place }
  ];
  if (error instanceof UserError)
    return error.problems.flatMap(({ message, hint }) => tell2(message, hint ?? ""));
  const { code } = error;
  if (code === void 0) throw error;
  const write = `gpg --armor --export ${names2} > ${shellWord(text)}`;
  if (code === "ENOENT" || code === "ENOTDIR")
    return tell2(`${text} is not there`, `${write} writes it; commit it, as users need it`);
  return tell2(`${text} cannot be read: ${code}`, "look at its mode and its owner");
}

// src/steps/key/spread.ts
var isWhole = (line) => makesKey(line) || / --export(-secret-(sub)?keys)? /.test(line);
function withExports(finding, keys, { publicFile, secretGiven }) {
  const { lines, advice } = finding;
  const primary = keys.map(({ facts }) => facts.parts[0]).findLast(({ fingerprint }) => lines.some((line) => line.includes(fingerprint)));
  if (primary === void 0 || lines.some(isWhole)) return finding;
  const more = publicFile === void 0 ? [] : [exportLine(primary.fingerprint, publicFile)];
  const secret = secretGiven ? `then renew the secret with what \`${exportSecretPartsLine(primary)}\` prints` : "";
  const told2 = [secret, advice].filter(Boolean).join("; ");
  return {
    ...finding,
    lines: [...lines, ...more],
    ...told2 && { advice: told2 }
  };
}

// src/steps/key/examine.ts
async function examineKey(host, config, { targets, quick }, inputs) {
  const settings = signSettings(config);
  const now = host.now();
  const demands = demandsOf(targets, dayOf(now));
  if (settings.off) return { keys: [], demands, findings: [], absent: "`sign: false` is in the config" };
  const given = quick ? await atHand(host, config, inputs) : await examineGiven(host, config, inputs);
  const published = await examinePublic(host, config, given.keys);
  const keys = [...published.keys, ...given.keys];
  const { maintainer } = config.values;
  const judged = keys.flatMap(
    ({ facts, part, place }) => judgeKey(facts, { demands, now, part, maintainer }).map((finding) => ({ ...finding, ...place && { place } }))
  );
  const apart = differences(published.keys, given.keys, settings.publicKey?.text);
  const spread = { publicFile: settings.publicKey?.text, secretGiven: given.keys.length > 0 && !settings.gpg };
  const found = [...published.findings, ...judged, ...apart].map((one) => withExports(one, keys, spread));
  const all = once([...refusals(given.findings, found), ...found]);
  return {
    keys,
    demands,
    findings: atDesk(host, given.keys.length === 0 ? softened(all, published.keys) : all),
    absent: keys.length > 0 || all.length > 0 ? void 0 : given.unsigned ?? "no key was given"
  };
}
async function atHand(host, config, inputs) {
  const nothing = { keys: [], findings: [], unsigned: void 0 };
  if (isPullRequest(host)) return examineGiven(host, config, inputs);
  if (signSettings(config).gpg) return nothing;
  if (inputs.keys.privateKey !== void 0) return examineGiven(host, config, inputs);
  return { ...nothing, keys: await keysInMemory(host, config, inputs) };
}
var JUDGED = /* @__PURE__ */ new Set([
  "key/revoked",
  "key/expired",
  "key/future",
  "key/unbound",
  "key/encryption-only",
  "key/not-for-signing",
  "key/no-back-signature",
  "key/public-file",
  "key/other-public",
  "key/secret"
]);
var refusals = (given, found) => found.some(({ level }) => level === "error") ? given.filter(({ flaw }) => !JUDGED.has(flaw)) : given;
var atDesk = (host, findings) => isCi(host) ? findings : findings.map((finding) => finding.flaw === "key/required" ? { ...finding, level: "warning" } : finding);
var once = (findings) => findings.filter(({ message }, index) => findings.findIndex((other) => other.message === message) === index);
function softened(findings, keys) {
  const isFlawed = ({ facts: { parts } }) => findings.some(
    ({ level, message }) => level === "error" && parts.some(({ fingerprint }) => message.includes(fingerprint.slice(-16)))
  );
  if (keys.length < 2 || keys.every(isFlawed)) return findings;
  return findings.map((finding) => ({ ...finding, level: "warning" }));
}

export {
  dayText,
  distanceText,
  canSign,
  accepts,
  examineKey
};
