import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  build
} from "./chunk-EC3GYCHL.js";
import "./chunk-CX7MRYKX.js";
import "./chunk-BJQ3XQLX.js";
import "./chunk-NZLIYZEC.js";
import "./chunk-EJ7UYAPX.js";
import "./chunk-N3L4ZNRU.js";
import "./chunk-UMN7ITWG.js";
import "./chunk-ZXQ2VGLX.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-PG2UPDCC.js";
import "./chunk-TF36GGBO.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-3S2AKTKV.js";
import "./chunk-PEFM52VW.js";
import "./chunk-BLCPZVLP.js";
import "./chunk-KWICLKFQ.js";
import "./chunk-2J2VQ4J7.js";
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
