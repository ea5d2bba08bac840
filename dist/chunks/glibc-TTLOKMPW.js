import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  glibcProblem
} from "./chunk-LKENKAFN.js";
import "./chunk-UMN7ITWG.js";
import "./chunk-OFR5VLCU.js";
import "./chunk-JTOZ7VCM.js";
import "./chunk-T6VERWI4.js";
import "./chunk-Y6RQMCCG.js";
export {
  glibcProblem
};
