import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  build
} from "./chunk-QZYCNER4.js";
import "./chunk-2VWDRMHB.js";
import "./chunk-LKENKAFN.js";
import "./chunk-HWARF2G6.js";
import "./chunk-SC2WAUU3.js";
import "./chunk-GDGIYYJG.js";
import "./chunk-UMN7ITWG.js";
import "./chunk-ZXQ2VGLX.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-DTLT65GV.js";
import "./chunk-TF36GGBO.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-3S2AKTKV.js";
import "./chunk-PEFM52VW.js";
import "./chunk-KEAKMY6K.js";
import "./chunk-C7OZ5HMB.js";
import "./chunk-7UXSIV3X.js";
import "./chunk-OFR5VLCU.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-BHAS367G.js";
import "./chunk-PR7YLLAG.js";
import "./chunk-JTOZ7VCM.js";
import "./chunk-T6VERWI4.js";
import "./chunk-Y6RQMCCG.js";
export {
  build
};
