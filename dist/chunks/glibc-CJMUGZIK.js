import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  glibcProblem
} from "./chunk-BJQ3XQLX.js";
import "./chunk-UMN7ITWG.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-JTOZ7VCM.js";
import "./chunk-ZKPVI74M.js";
import "./chunk-Y6RQMCCG.js";
export {
  glibcProblem
};
