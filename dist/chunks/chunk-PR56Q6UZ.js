import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/text/size.ts
var UNITS = ["B", "kB", "MB", "GB", "TB"];
function sizeText(bytes) {
  let [value, unit] = [bytes, 0];
  while (value >= 1e3 && unit < UNITS.length - 1) [value, unit] = [value / 1e3, unit + 1];
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}

export {
  sizeText
};
