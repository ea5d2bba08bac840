import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openSigners
} from "./chunk-FJRORDW6.js";
import "./chunk-Z2H5M7FU.js";
import "./chunk-5HZAVWK4.js";
import "./chunk-LTHSV6NE.js";
import "./chunk-VQOPU4RO.js";
import "./chunk-6RT7UA3F.js";
import "./chunk-XOK32LDQ.js";
import "./chunk-FQCOH36P.js";
import "./chunk-PEGTIBEP.js";
import "./chunk-GKJ7BC4F.js";
import "./chunk-MEOSGJWO.js";
import "./chunk-SXWB3MLU.js";
import "./chunk-EWE4NJNV.js";
import "./chunk-FMQ3NHNI.js";
import "./chunk-CB4DUII6.js";
import "./chunk-T64XHYXT.js";
import "./chunk-YPW3LSK7.js";
import "./chunk-SHOOH4RL.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-4H7W7VPS.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-V5VLRKJX.js";
import "./chunk-SF6IRHCG.js";
import "./chunk-LV3KPGXS.js";
import "./chunk-RL6L7SJM.js";
import "./chunk-MGVIU6WN.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import "./chunk-NPBHZXYM.js";
import "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";
export {
  openSigners
};
