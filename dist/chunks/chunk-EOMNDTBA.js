import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  rpm
} from "./chunk-DSNOF4RM.js";
import {
  deb
} from "./chunk-RYLJHMX5.js";
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
