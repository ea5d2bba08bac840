import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  build
} from "./chunk-FK42E2OY.js";
import "./chunk-J22ZF3YG.js";
import "./chunk-COUPGI6D.js";
import "./chunk-CJ7NNS2M.js";
import "./chunk-5E6SHRX4.js";
import "./chunk-3E4UWJLL.js";
import "./chunk-EAYFUZ4V.js";
import "./chunk-NPEAR6HW.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-KVODMLLJ.js";
import "./chunk-ZKPVI74M.js";
import "./chunk-54XZA4GC.js";
import "./chunk-FOLLQNM2.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-2NLT6C6Z.js";
import "./chunk-5QO5MHED.js";
import "./chunk-DBIXNBBY.js";
import "./chunk-UJ2GUPHT.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-W4LO626D.js";
import "./chunk-3DQWUUMC.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-SB6LBT5A.js";
import "./chunk-BXCOOGKO.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-KGQUX4HW.js";
import "./chunk-3S2AKTKV.js";
import "./chunk-F34ZE2AM.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-PLE4JYV2.js";
import "./chunk-Y6RQMCCG.js";

// src/commands/all.ts
var all = (host, inputs) => build(host, inputs);
export {
  all
};
