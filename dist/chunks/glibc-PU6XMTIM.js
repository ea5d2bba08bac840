import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  glibcProblem
} from "./chunk-HDTWINK6.js";
import "./chunk-ZKPVI74M.js";
import "./chunk-4W6IGNCE.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-TKSNYCZU.js";
import "./chunk-Y6RQMCCG.js";
export {
  glibcProblem
};
