import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  examineKey
} from "./chunk-VKCRJEFK.js";
import "./chunk-ROVKQ6AN.js";
import "./chunk-FTOYHHIR.js";
import "./chunk-CHZ6R6XA.js";
import "./chunk-QOMP2MXV.js";
import "./chunk-JGRVVZBI.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-ICNH27IZ.js";
import "./chunk-NJSPDNZK.js";
import "./chunk-6PNKIWUR.js";
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
