import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/text/version.ts
var snapshotText = ({
  snapshot,
  shortCommit
}) => snapshot && [`git${snapshot.commits}`, shortCommit && `g${shortCommit}`, snapshot.dirty && "dirty"].filter(Boolean).join(".");
function tildeVersion(version) {
  const { upstream, prerelease, metadata } = version;
  const snapshot = snapshotText(version);
  const zero = snapshot && prerelease && /[A-Za-z]$/.test(prerelease) ? "0" : "";
  return [
    upstream,
    prerelease && `~${prerelease}${zero}`,
    snapshot && `+${snapshot}`,
    metadata && `+${metadata.replace(/^\+/, "")}`
  ].filter(Boolean).join("");
}
function versionText(version) {
  const snapshot = snapshotText(version);
  const prerelease = version.prerelease ? `-${version.prerelease}` : "";
  return `${version.upstream}${prerelease}${snapshot ? `+${snapshot}` : ""}`;
}
function compareDigits(a, b) {
  const [left, right] = [a.replace(/^0+/, ""), b.replace(/^0+/, "")];
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}

export {
  snapshotText,
  tildeVersion,
  versionText,
  compareDigits
};
