import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  examineKey
} from "./chunk-VJAT2XII.js";
import "./chunk-EBL5YCMT.js";
import "./chunk-FTOYHHIR.js";
import "./chunk-LCNQAPUV.js";
import "./chunk-XETCNCGL.js";
import "./chunk-JEDZ3CFH.js";
import "./chunk-LTHSV6NE.js";
import "./chunk-5HZAVWK4.js";
import "./chunk-UU6UOPIY.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-63FAE4Y6.js";
import "./chunk-FQCOH36P.js";
import "./chunk-D6CYBM4O.js";
import "./chunk-EC56XQ7X.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-JVW3E2DY.js";
import "./chunk-72VQLIC2.js";
import "./chunk-V5VLRKJX.js";
import "./chunk-4H7W7VPS.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-7K3FG75H.js";
import "./chunk-Y6RQMCCG.js";
export {
  examineKey
};
