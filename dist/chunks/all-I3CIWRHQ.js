import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  build
} from "./chunk-ZQ3EMDFV.js";
import "./chunk-CNJUDWI3.js";
import "./chunk-ZXQ2VGLX.js";
import "./chunk-J4ARQ6NY.js";
import "./chunk-4VUUGFDS.js";
import "./chunk-G3UD3IWX.js";
import "./chunk-CFFKLVZ6.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-QLYXTQZH.js";
import "./chunk-TF36GGBO.js";
import "./chunk-D7ZSKJOI.js";
import "./chunk-PEFM52VW.js";
import "./chunk-MNXVXKXT.js";
import "./chunk-RBIRZ4MU.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-4KLYLGLS.js";
import "./chunk-JTOZ7VCM.js";
import "./chunk-Y6RQMCCG.js";

// src/commands/all.ts
var all = (host, inputs) => build(host, inputs);
export {
  all
};
