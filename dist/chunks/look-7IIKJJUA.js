import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  accepts,
  canSign,
  dayText,
  distanceText,
  examineKey
} from "./chunk-MJDKBEPN.js";
import "./chunk-NAO37TRD.js";
import "./chunk-IFHK4JWR.js";
import "./chunk-SHUXC76B.js";
import "./chunk-5HZAVWK4.js";
import {
  problemOfFinding
} from "./chunk-FTOYHHIR.js";
import "./chunk-LTHSV6NE.js";
import {
  signSettings
} from "./chunk-UBU3JJGE.js";
import "./chunk-LCNQAPUV.js";
import "./chunk-QAPI6OIN.js";
import "./chunk-EOMNDTBA.js";
import "./chunk-FQCOH36P.js";
import "./chunk-DSNOF4RM.js";
import "./chunk-SHOOH4RL.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-V5VLRKJX.js";
import "./chunk-4H7W7VPS.js";
import {
  printable
} from "./chunk-LUBQ2WQT.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-RYLJHMX5.js";
import "./chunk-ETTTRMDG.js";
import "./chunk-LV3KPGXS.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-RL6L7SJM.js";
import "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";

// src/steps/key/look.ts
async function lookAtKey(host, config, goals, inputs) {
  const examination = await examineKey(host, config, goals, inputs);
  const { findings, absent, keys } = examination;
  const { required } = signSettings(config);
  const problems = findings.filter(({ level }) => level === "error").map(problemOfFinding);
  const warnings = findings.filter(({ level }) => level === "warning").map(problemOfFinding);
  for (const warning of warnings) host.log.warn(warning);
  return {
    title: titleOf(examination, problems.length, warnings.length),
    tables: keys.length === 0 ? [] : [keyTable(examination, host.now())],
    notes: absent !== void 0 && !required ? [`Packages stay unsigned. ${HOW}.`] : [],
    next: [],
    outputs: {},
    failed: problems.length > 0,
    problems,
    data: {
      keys: keys.map(({ from, facts, part }) => ({ from, signs: part?.fingerprint, ...facts })),
      findings,
      ...absent !== void 0 && { absent }
    }
  };
}
var HOW = "Give one with --gpg-private-key FILE, or as the input gpg-private-key; `linux-pkg key rotate` makes one";
function titleOf({ absent, demands }, errors, warnings) {
  if (absent !== void 0) return `No key to look at: ${absent}`;
  if (errors + warnings > 0) return `${count(errors, "error")}, ${count(warnings, "warning")}`;
  return `The key is in order${demands.length > 0 ? ` for ${count(demands.length, "release")}` : ""}`;
}
function keyTable({ keys, demands }, now) {
  return {
    title: "Keys",
    head: ["key", "algorithm", "created", "expires", "signs", "accepted by"],
    rows: keys.flatMap((seen, index) => isTold(keys, index) ? [] : rowsOf(seen, demands, now))
  };
}
var keyLines = ({ keys, demands }, now) => keys.flatMap(({ facts, part }, index) => {
  if (!part || isTold(keys, index) || !canSign(facts, part, now)) return [];
  const { fingerprint, algorithm, expires } = part;
  const until = expires === void 0 ? "never expires" : `until ${dayText(expires)}, ${distanceText(now, expires)}`;
  const accepted = acceptedBy(demands, part);
  const words = [`${fingerprint} signs`, algorithm, until, accepted && `accepted by ${accepted}`];
  return [words.filter(Boolean).join("; ")];
});
var isTold = (keys, index) => keys.findIndex(({ facts }) => facts.parts[0].fingerprint === keys[index].facts.parts[0].fingerprint) < index;
var rowsOf = ({ facts, part }, demands, now) => [
  ...facts.parts.map((one) => [
    one.fingerprint,
    one.algorithm,
    dayText(one.created),
    one.revoked ? "revoked" : one.expires === void 0 ? "never" : `${dayText(one.expires)}, ${distanceText(now, one.expires)}`,
    one === part ? canSign(facts, part, now) ? "yes" : "cannot" : "",
    one === part || one === facts.parts[0] ? acceptedBy(demands, one) : ""
  ]),
  ...facts.users.map((user) => [printable(user)])
];
function acceptedBy(demands, part) {
  const { ears = [], deaf = [] } = Object.groupBy(
    demands,
    (demand) => accepts(demand, part) ? "ears" : "deaf"
  );
  if (demands.length === 0) return "";
  if (deaf.length === 0) return demands.length > SHOWN ? `all ${demands.length}` : namesText(ears);
  if (ears.length === 0) return "none";
  const names = ears.length < deaf.length ? namesText(ears) : `not ${namesText(deaf)}`;
  return `${ears.length} of ${demands.length}: ${names}`;
}
var SHOWN = 4;
var namesText = (demands) => demands.slice(0, SHOWN).map(({ name }) => name).join(", ") + (demands.length > SHOWN ? ` and ${demands.length - SHOWN} more` : "");
var count = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;
export {
  keyLines,
  lookAtKey
};
