import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  sourceText
} from "./chunk-SB3KRFUC.js";
import "./chunk-65WK4Q6L.js";
import "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";
export {
  sourceText
};
