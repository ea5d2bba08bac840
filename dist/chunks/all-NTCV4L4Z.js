import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  build
} from "./chunk-ZHHZ2USK.js";
import "./chunk-M6YA6AE3.js";
import "./chunk-IGCMXE4P.js";
import "./chunk-W73M76ZP.js";
import "./chunk-5E6SHRX4.js";
import "./chunk-HW4WY2QP.js";
import "./chunk-EAYFUZ4V.js";
import "./chunk-NPEAR6HW.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-KVODMLLJ.js";
import "./chunk-ZKPVI74M.js";
import "./chunk-HA4MJK66.js";
import "./chunk-TGS4BRGM.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-NQZPZL4L.js";
import "./chunk-XZSX2RA3.js";
import "./chunk-DBIXNBBY.js";
import "./chunk-MYB232OH.js";
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
