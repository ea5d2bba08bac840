import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  build
} from "./chunk-5QZVXNIA.js";
import "./chunk-PY4LPXH3.js";
import "./chunk-BJQ3XQLX.js";
import "./chunk-MOXNHWCK.js";
import "./chunk-6VOYUKLX.js";
import "./chunk-SFSWWB4H.js";
import "./chunk-UMN7ITWG.js";
import "./chunk-ZXQ2VGLX.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-CFULEM5I.js";
import "./chunk-TF36GGBO.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-3S2AKTKV.js";
import "./chunk-PEFM52VW.js";
import "./chunk-BLCPZVLP.js";
import "./chunk-KWICLKFQ.js";
import "./chunk-ACUKHTZD.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-NVK57OEM.js";
import "./chunk-PR7YLLAG.js";
import "./chunk-JTOZ7VCM.js";
import "./chunk-ZKPVI74M.js";
import "./chunk-Y6RQMCCG.js";

// src/commands/all.ts
var all = (host, inputs) => build(host, inputs);
export {
  all
};
