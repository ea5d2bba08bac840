import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  build
} from "./chunk-QPHIOYUI.js";
import "./chunk-U7YW6YEF.js";
import "./chunk-LKENKAFN.js";
import "./chunk-JXVICDZ7.js";
import "./chunk-YODZJLK7.js";
import "./chunk-NM6UXVHW.js";
import "./chunk-UMN7ITWG.js";
import "./chunk-ZXQ2VGLX.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-AOGYWRO3.js";
import "./chunk-TF36GGBO.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-3S2AKTKV.js";
import "./chunk-PEFM52VW.js";
import "./chunk-DPDIASDO.js";
import "./chunk-EHRA3HZS.js";
import "./chunk-OFR5VLCU.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-3AAQBKJU.js";
import "./chunk-PR7YLLAG.js";
import "./chunk-JTOZ7VCM.js";
import "./chunk-T6VERWI4.js";
import "./chunk-Y6RQMCCG.js";

// src/commands/all.ts
var all = (host, inputs) => build(host, inputs);
export {
  all
};
