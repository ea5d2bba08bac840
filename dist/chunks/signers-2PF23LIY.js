import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  isPullRequest,
  openSigners
} from "./chunk-5DJRMJQ2.js";
import "./chunk-CJUHO7DG.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-4YU27UUE.js";
import "./chunk-LU27OWMI.js";
import "./chunk-H5ZRWAU5.js";
import "./chunk-3Q62X73D.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-KZUDXS2M.js";
import "./chunk-GILECTPR.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-7K3FG75H.js";
import "./chunk-Y6RQMCCG.js";
export {
  isPullRequest,
  openSigners
};
