import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  notYet
} from "./chunk-7K3FG75H.js";
import "./chunk-Y6RQMCCG.js";

// src/commands/later.ts
var later = (what) => async () => {
  throw notYet(`the command ${what}`);
};
export {
  later
};
