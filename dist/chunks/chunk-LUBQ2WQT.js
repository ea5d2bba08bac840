import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/text/printable.ts
var UNPRINTABLE = new RegExp("[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]|\\p{Cs}", "gu");
var SHORT = { "\n": "\\n", "\r": "\\r", "	": "\\t" };
var printable = (text) => text.replace(UNPRINTABLE, spelled);
var printableLines = (text) => text.replace(/\n$/, "").split("\n").map((line) => line.split("	").map(printable).join("	"));
function spelled(character) {
  const code = character.charCodeAt(0).toString(16);
  return SHORT[character] ?? (code.length > 2 ? `\\u${code.padStart(4, "0")}` : `\\x${code.padStart(2, "0")}`);
}

export {
  printable,
  printableLines
};
