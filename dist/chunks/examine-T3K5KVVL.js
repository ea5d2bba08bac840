import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  examineKey
} from "./chunk-HVQSQAPP.js";
import "./chunk-FSSI2WGE.js";
import "./chunk-FTOYHHIR.js";
import "./chunk-PL3ARR2Q.js";
import "./chunk-CNLFF3AP.js";
import "./chunk-B63H6QJN.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-5HIKGULJ.js";
import "./chunk-NJSPDNZK.js";
import "./chunk-TKYOZQNO.js";
import "./chunk-CADTCNNS.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-KZUDXS2M.js";
import "./chunk-K6HREGYM.js";
import "./chunk-4H7W7VPS.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-7K3FG75H.js";
import "./chunk-Y6RQMCCG.js";
export {
  examineKey
};
