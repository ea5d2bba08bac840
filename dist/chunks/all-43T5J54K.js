import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  build
} from "./chunk-5PAI5WOG.js";
import "./chunk-CIRWUXT4.js";
import "./chunk-NSB3IK5X.js";
import "./chunk-ZI3G2N5Q.js";
import "./chunk-5E6SHRX4.js";
import "./chunk-2GL4JR7V.js";
import "./chunk-X2T6V6MZ.js";
import "./chunk-UEIIF4QA.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-HDTWINK6.js";
import "./chunk-ZKPVI74M.js";
import "./chunk-MF3V7SM2.js";
import "./chunk-AYV4F4ST.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-QRMYDFOC.js";
import "./chunk-HI4AKNIW.js";
import "./chunk-526BMWXH.js";
import "./chunk-5WKW47ZA.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-W4LO626D.js";
import "./chunk-4W6IGNCE.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-SB6LBT5A.js";
import "./chunk-BXCOOGKO.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-A5YRYGGG.js";
import "./chunk-3S2AKTKV.js";
import "./chunk-F34ZE2AM.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-TKSNYCZU.js";
import "./chunk-Y6RQMCCG.js";

// src/commands/all.ts
var all = (host, inputs) => build(host, inputs);
export {
  all
};
