import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  examineKey
} from "./chunk-MJDKBEPN.js";
import "./chunk-NAO37TRD.js";
import "./chunk-IFHK4JWR.js";
import "./chunk-SHUXC76B.js";
import "./chunk-5HZAVWK4.js";
import "./chunk-FTOYHHIR.js";
import "./chunk-LTHSV6NE.js";
import "./chunk-UBU3JJGE.js";
import "./chunk-LCNQAPUV.js";
import "./chunk-QAPI6OIN.js";
import "./chunk-EOMNDTBA.js";
import "./chunk-FQCOH36P.js";
import "./chunk-DSNOF4RM.js";
import "./chunk-SHOOH4RL.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-V5VLRKJX.js";
import "./chunk-4H7W7VPS.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-RYLJHMX5.js";
import "./chunk-ETTTRMDG.js";
import "./chunk-LV3KPGXS.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-RL6L7SJM.js";
import "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";
export {
  examineKey
};
