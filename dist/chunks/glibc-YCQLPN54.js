import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  glibcProblem
} from "./chunk-2ETHZWAF.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-ZKPVI74M.js";
import "./chunk-NJSPDNZK.js";
import "./chunk-7K3FG75H.js";
import "./chunk-Y6RQMCCG.js";
export {
  glibcProblem
};
