import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  examineKey
} from "./chunk-XWOH2LLD.js";
import "./chunk-NQNPS7BG.js";
import "./chunk-FTOYHHIR.js";
import "./chunk-6PD6IMKY.js";
import "./chunk-4ZWROWWN.js";
import "./chunk-LTHSV6NE.js";
import "./chunk-5HZAVWK4.js";
import "./chunk-QW5YBYCQ.js";
import "./chunk-6RT7UA3F.js";
import "./chunk-KEC7B7BN.js";
import "./chunk-FQCOH36P.js";
import "./chunk-3CBQ3DV5.js";
import "./chunk-C2YJVN4G.js";
import "./chunk-MEOSGJWO.js";
import "./chunk-LPX5YO2Z.js";
import "./chunk-V5VLRKJX.js";
import "./chunk-LF24ZOYR.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-CWVWERBF.js";
import "./chunk-72VQLIC2.js";
import "./chunk-GB5ZCPV5.js";
import "./chunk-LCNQAPUV.js";
import "./chunk-SXWB3MLU.js";
import "./chunk-LI545IZO.js";
import "./chunk-FMQ3NHNI.js";
import "./chunk-CB4DUII6.js";
import "./chunk-4H7W7VPS.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-LOI2JOZB.js";
import "./chunk-NPBHZXYM.js";
import "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";
export {
  examineKey
};
