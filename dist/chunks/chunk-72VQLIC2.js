import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/archive/pack/codec.ts
var LEVELS = {
  none: [0, 0],
  gzip: [1, 9],
  xz: [0, 9],
  lzma: [0, 9],
  zstd: [1, 22]
};
var WORDS = {
  gzip: { "-1": 6 },
  zstd: { fastest: 1, default: 3, better: 7, best: 11 }
};
function parseCompression(text, allowed = ["gzip", "xz", "zstd", "none"]) {
  const [name = "", level, ...more] = text.trim().split(":");
  const algorithm = allowed.find((one) => one === name);
  const hint = `write one of ${allowed.join(", ")}, with a level if you like, as in gzip:9`;
  if (!algorithm || more.length > 0) return { message: `unknown compression "${text}"`, hint };
  if (level === void 0) return { algorithm, level: void 0 };
  const [least, most] = LEVELS[algorithm];
  if (most === 0) return { message: `compression "${algorithm}" has no levels`, hint: `write ${algorithm}` };
  const words = WORDS[algorithm] ?? {};
  const word = Object.hasOwn(words, level) ? words[level] : void 0;
  const number = word ?? (/^\d{1,2}$/.test(level) ? Number(level) : Number.NaN);
  if (number >= least && number <= most) return { algorithm, level: number };
  return {
    message: `compression level "${level}" is not one that ${algorithm} has`,
    hint: `write a level from ${least} to ${most}, as in ${algorithm}:${Math.min(most, 9)}`
  };
}

export {
  parseCompression
};
