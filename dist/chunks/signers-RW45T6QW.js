import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openSigners
} from "./chunk-SLNVIVYP.js";
import "./chunk-VU2KM65N.js";
import "./chunk-5HZAVWK4.js";
import "./chunk-LTHSV6NE.js";
import "./chunk-LY4MG7I4.js";
import "./chunk-6RT7UA3F.js";
import "./chunk-77I423NP.js";
import "./chunk-FQCOH36P.js";
import "./chunk-3CBQ3DV5.js";
import "./chunk-2V53AYQJ.js";
import "./chunk-MEOSGJWO.js";
import "./chunk-SXWB3MLU.js";
import "./chunk-LI545IZO.js";
import "./chunk-FMQ3NHNI.js";
import "./chunk-CB4DUII6.js";
import "./chunk-LOI2JOZB.js";
import "./chunk-UCHR54Q4.js";
import "./chunk-SROSHM46.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-4H7W7VPS.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-V5VLRKJX.js";
import "./chunk-QIZ7JE5A.js";
import "./chunk-ULSPFPC6.js";
import "./chunk-RL6L7SJM.js";
import "./chunk-MGVIU6WN.js";
import "./chunk-GB5ZCPV5.js";
import "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import "./chunk-NPBHZXYM.js";
import "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";
export {
  openSigners
};
