import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  checkKey
} from "./chunk-FS3GFCAV.js";
import {
  resolveVersion
} from "./chunk-DNBSXJ65.js";
import "./chunk-ULRYSWHP.js";
import {
  matrixOf,
  planTable,
  planTargets
} from "./chunk-Z7O5BYJD.js";
import "./chunk-OPYRK6MV.js";
import {
  planReport
} from "./chunk-QK4JNO3G.js";
import "./chunk-N62IPCGT.js";
import "./chunk-A7J2BHFM.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-FTOYHHIR.js";
import "./chunk-LTHSV6NE.js";
import {
  loadConfig
} from "./chunk-UU6UOPIY.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-63FAE4Y6.js";
import "./chunk-FQCOH36P.js";
import "./chunk-D6CYBM4O.js";
import "./chunk-EC56XQ7X.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-JVW3E2DY.js";
import "./chunk-72VQLIC2.js";
import "./chunk-TE2GA6J2.js";
import "./chunk-7HZJJYV5.js";
import "./chunk-FVMWOHQG.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-QK6D6OQ7.js";
import "./chunk-7K3FG75H.js";
import "./chunk-Y6RQMCCG.js";

// src/commands/plan.ts
async function plan(host, inputs) {
  const { group } = host.log;
  const config = await group("Config", () => loadConfig(host, inputs));
  const version = await group("Version", () => resolveVersion(host, config, inputs));
  const plan2 = await group("Plan", () => planTargets(host, config, version, inputs));
  await group("Key", () => checkKey(host, config, plan2, inputs));
  return planReport(plan2, { table: planTable(host, config, plan2), matrix: matrixOf(plan2) });
}
export {
  plan
};
