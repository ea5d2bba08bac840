import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  rpm
} from "./chunk-UCHR54Q4.js";
import {
  deb
} from "./chunk-QIZ7JE5A.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";

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
