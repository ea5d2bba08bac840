import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  neededSymbols,
  parseElf,
  readElf
} from "./chunk-ZKPVI74M.js";
import "./chunk-VW6UAW2C.js";
export {
  neededSymbols,
  parseElf,
  readElf
};
