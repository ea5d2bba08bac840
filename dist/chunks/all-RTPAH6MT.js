import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  build
} from "./chunk-OCAO7QWA.js";
import "./chunk-YVMJWM2U.js";
import "./chunk-34H7E36M.js";
import "./chunk-TP6PLA5V.js";
import "./chunk-NRLK2ATE.js";
import "./chunk-XADD7HP5.js";
import "./chunk-5E6SHRX4.js";
import "./chunk-5GMUYW73.js";
import "./chunk-K7DR42O7.js";
import "./chunk-I4L7UVSF.js";
import "./chunk-LOI2JOZB.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-BZILQVZZ.js";
import "./chunk-ZKPVI74M.js";
import "./chunk-OD755KSW.js";
import "./chunk-ZJ2JCZSG.js";
import "./chunk-CQNVIRRR.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-UAWTY4NE.js";
import "./chunk-FPA44C5V.js";
import "./chunk-DQVQ75VL.js";
import "./chunk-MYFCM2S7.js";
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
