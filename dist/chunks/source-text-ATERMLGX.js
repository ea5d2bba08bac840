import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  sourceText
} from "./chunk-FQT6IJ4F.js";
import "./chunk-VYZDGCNJ.js";
import "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";
export {
  sourceText
};
