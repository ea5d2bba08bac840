import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/text/sysusers.ts
var PLAIN = /^[\w./:@+,=%-]+$/;
function sysusersWord(text) {
  const doubled = text.replaceAll("%", "%%");
  if (doubled === "") return "-";
  if (PLAIN.test(doubled) && doubled !== "-") return doubled;
  return `'${doubled.replace(/['\\]/g, (sign) => `'\\${sign}'`)}'`;
}
function tmpfilesPath(path) {
  const doubled = path.replaceAll("%", "%%");
  return PLAIN.test(doubled) ? doubled : `"${doubled.replace(/["\\]/g, (sign) => `\\${sign}`)}"`;
}
var folderLine = (path) => `d ${tmpfilesPath(path)} `;
var accountLine = (kind, name) => `^[[:space:]]*${kind === "user" ? "u" : "[ug]"}[!-]*[[:space:]]+${name}([[:space:]]|$)`;

export {
  sysusersWord,
  tmpfilesPath,
  folderLine,
  accountLine
};
