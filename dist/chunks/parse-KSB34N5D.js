import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  parseConfig
} from "./chunk-GRAOU5PK.js";
import "./chunk-6RT7UA3F.js";
import "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";
export {
  parseConfig
};
