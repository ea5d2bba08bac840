import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  neededSymbols,
  parseElf,
  readElf
} from "./chunk-T6VERWI4.js";
import "./chunk-Y6RQMCCG.js";
export {
  neededSymbols,
  parseElf,
  readElf
};
