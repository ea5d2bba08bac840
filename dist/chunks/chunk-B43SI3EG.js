import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/text/shell.ts
var shellWord = (text) => /^[\w./:@%+=,~-]+$/.test(text) && !text.startsWith("~") ? text : `'${text.replaceAll("'", `'\\''`)}'`;
var shellPath = (path) => shellWord(/^\.{0,2}\//.test(path) ? path : `./${path}`);
var quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

export {
  shellWord,
  shellPath,
  quoted
};
