import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  build
} from "./chunk-D3VOQO2N.js";
import "./chunk-FOSKJYMS.js";
import "./chunk-I5PDH5U2.js";
import "./chunk-5IGCIOFW.js";
import "./chunk-TI6L4ZKW.js";
import "./chunk-NX5NLVST.js";
import "./chunk-5E6SHRX4.js";
import "./chunk-FRXS2Z36.js";
import "./chunk-K7DR42O7.js";
import "./chunk-I4L7UVSF.js";
import "./chunk-LOI2JOZB.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-BZILQVZZ.js";
import "./chunk-ZKPVI74M.js";
import "./chunk-6DZDTEJA.js";
import "./chunk-FA5D7Q5Y.js";
import "./chunk-5DHHOWE6.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-LO7ZXLOT.js";
import "./chunk-MWLEYDUX.js";
import "./chunk-DQVQ75VL.js";
import "./chunk-H4H3ESFN.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-KZUDXS2M.js";
import "./chunk-3V5ITUW6.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-ESOITVOE.js";
import "./chunk-BXCOOGKO.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-7EE545VE.js";
import "./chunk-3S2AKTKV.js";
import "./chunk-F34ZE2AM.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-7K3FG75H.js";
import "./chunk-Y6RQMCCG.js";

// src/commands/all.ts
var all = (host, inputs) => build(host, inputs);
export {
  all
};
