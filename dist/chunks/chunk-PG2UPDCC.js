import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  deb
} from "./chunk-KWICLKFQ.js";
import {
  rpm
} from "./chunk-2J2VQ4J7.js";
import {
  UserError
} from "./chunk-JTOZ7VCM.js";

// src/formats/index.ts
var formats = { deb, rpm };
function formatOf(id) {
  const format = Object.hasOwn(formats, id) ? formats[id] : void 0;
  if (format) return format;
  throw new UserError("config/unknown-format", `unknown format "${id}"`, {
    hint: `known formats: ${Object.keys(formats).join(", ")}`
  });
}

export {
  formats,
  formatOf
};
