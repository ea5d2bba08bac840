import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  compareDigits,
  tildeVersion
} from "./chunk-6NQTDTAW.js";

// src/formats/rpm/version.ts
var MAX_EPOCH = 2 ** 32 - 1;
var withoutHyphens = (prerelease) => prerelease?.replaceAll("-", "_");
var rpmVersion = (version) => ({
  epoch: version.epoch,
  version: tildeVersion({ ...version, prerelease: withoutHyphens(version.prerelease) }),
  release: version.revision || "1"
});
function rpmVersionText(version) {
  const spelled = rpmVersion(version);
  return `${spelled.epoch === void 0 ? "" : `${spelled.epoch}:`}${spelled.version}-${spelled.release}`;
}
function checkRpmVersion(version) {
  const spelled = rpmVersion(version);
  const problems = [];
  const add = (message, hint) => problems.push({ message, hint });
  if (!/^\d/.test(spelled.version)) {
    add(`an rpm version starts with a digit: "${spelled.version}"`, "write the number first, such as 1.2.3");
  }
  for (const [what, text] of [
    ["version", spelled.version],
    ["release", spelled.release]
  ]) {
    const wrong = [...new Set(text.replace(/[A-Za-z0-9._+~]/g, ""))].join(" ");
    if (wrong) {
      add(
        `an rpm ${what} cannot hold ${wrong}: "${text}"`,
        wrong === "^" ? "the rpm of Enterprise Linux 8 does not know ^; write a plus, such as 1.2.3+git5" : "letters, digits, dots, underscore, plus and tilde are allowed; separate with dots"
      );
    }
  }
  const { epoch } = version;
  if (epoch !== void 0 && !(Number.isInteger(epoch) && epoch >= 0 && epoch <= MAX_EPOCH)) {
    add(`an rpm epoch is a whole number up to ${MAX_EPOCH}: "${epoch}"`, "leave epoch out, or write 1");
  }
  return problems;
}
function partsOf(text) {
  const epoch = /^\d*(?=:)/.exec(text)?.[0];
  const rest = epoch === void 0 ? text : text.slice(epoch.length + 1);
  const hyphen = rest.lastIndexOf("-");
  return {
    epoch: epoch ?? "",
    version: hyphen < 0 ? rest : rest.slice(0, hyphen),
    release: hyphen < 0 ? void 0 : rest.slice(hyphen + 1)
  };
}
var segmentsOf = (text) => text.match(/~|\^|\d+|[A-Za-z]+/g) ?? [];
var isNumber = (segment) => /^\d/.test(segment);
var isOperator = (segment) => segment === "~" || segment === "^";
var rank = (segment) => segment === "~" ? 0 : segment === void 0 ? 1 : segment === "^" ? 2 : isNumber(segment) ? 4 : 3;
function compareSegments(a, b) {
  const order = rank(a) - rank(b);
  if (order || a === void 0 || b === void 0 || isOperator(a)) return order;
  if (isNumber(a)) return compareDigits(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}
function comparePart(a, b) {
  const [left, right] = [segmentsOf(a), segmentsOf(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const order = compareSegments(left[at], right[at]);
    if (order) return order;
  }
  return 0;
}
function compareRpmVersions(a, b) {
  const [left, right] = [partsOf(a), partsOf(b)];
  return compareDigits(left.epoch, right.epoch) || comparePart(left.version, right.version) || Number(left.release !== void 0) - Number(right.release !== void 0) || comparePart(left.release ?? "", right.release ?? "");
}

export {
  rpmVersion,
  rpmVersionText,
  checkRpmVersion,
  compareRpmVersions
};
