import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  glibcProblem
} from "./chunk-KVODMLLJ.js";
import "./chunk-ZKPVI74M.js";
import "./chunk-3DQWUUMC.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-PLE4JYV2.js";
import "./chunk-Y6RQMCCG.js";
export {
  glibcProblem
};
