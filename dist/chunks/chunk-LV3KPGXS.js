import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  compareDigits,
  tildeVersion
} from "./chunk-6NQTDTAW.js";

// src/formats/deb/version.ts
var MAX_EPOCH = 2 ** 31 - 1;
var debVersion = (version) => (version.epoch === void 0 ? "" : `${version.epoch}:`) + debFileVersion(version);
var debFileVersion = (version) => tildeVersion(version) + (version.revision ? `-${version.revision}` : "");
function checkDebVersion(version) {
  const upstream = tildeVersion(version);
  const problems = [];
  const add = (message, hint) => problems.push({ message, hint });
  if (!/^\d/.test(upstream)) {
    add(`a Debian version starts with a digit: "${upstream}"`, "write the number first, such as 1.2.3");
  }
  const wrong = [...new Set(upstream.replace(/[A-Za-z0-9.+~-]/g, ""))].join(" ");
  if (wrong) {
    add(
      `a Debian version cannot hold ${wrong}: "${upstream}"`,
      "letters, digits, dots, plus and tilde are allowed; separate with dots"
    );
  }
  if (/-$/.test(upstream)) add(`a Debian version cannot end in a hyphen: "${upstream}"`, "leave it out");
  const { revision, epoch } = version;
  if (revision !== void 0 && !/^[A-Za-z0-9.+~]*$/.test(revision)) {
    add(
      `a Debian revision holds letters, digits, dots, plus and tilde only: "${revision}"`,
      "release: 1, or such as 1.2"
    );
  }
  if (epoch !== void 0 && !(Number.isInteger(epoch) && epoch >= 0 && epoch <= MAX_EPOCH)) {
    add(`a Debian epoch is a whole number up to ${MAX_EPOCH}: "${epoch}"`, "leave epoch out, or write 1");
  }
  return problems;
}
function partsOf(text) {
  const colon = text.indexOf(":");
  const rest = text.slice(colon + 1);
  const hyphen = rest.lastIndexOf("-");
  return {
    epoch: text.slice(0, Math.max(0, colon)),
    upstream: hyphen < 0 ? rest : rest.slice(0, hyphen),
    revision: hyphen < 0 ? "" : rest.slice(hyphen + 1)
  };
}
var weight = (char) => {
  if (char === void 0) return 0;
  if (char === "~") return -1;
  return char.charCodeAt(0) + (/[A-Za-z]/.test(char) ? 0 : 256);
};
function compareSigns(a, b) {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const order = weight(a[at]) - weight(b[at]);
    if (order) return order;
  }
  return 0;
}
var runsOf = (text) => text.split(/(\d+)/);
function compareRuns(a, b) {
  const [left, right] = [runsOf(a), runsOf(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const compare = at % 2 ? compareDigits : compareSigns;
    const order = compare(left[at] ?? "", right[at] ?? "");
    if (order) return order;
  }
  return 0;
}
function compareDebVersions(a, b) {
  const [left, right] = [partsOf(a), partsOf(b)];
  return compareDigits(left.epoch, right.epoch) || compareRuns(left.upstream, right.upstream) || compareRuns(left.revision, right.revision);
}

export {
  debVersion,
  debFileVersion,
  checkDebVersion,
  compareDebVersions
};
