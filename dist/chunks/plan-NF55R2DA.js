import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  checkKey
} from "./chunk-KQ5G3EL5.js";
import "./chunk-FTOYHHIR.js";
import {
  planReport
} from "./chunk-XXCXBETB.js";
import {
  resolveVersion
} from "./chunk-ALNSUAJQ.js";
import "./chunk-WS7EXZUE.js";
import {
  matrixOf,
  planTable,
  planTargets
} from "./chunk-4GCQTTU7.js";
import "./chunk-D6FQUGXJ.js";
import "./chunk-GVFJQAAS.js";
import "./chunk-IZYEMI6N.js";
import "./chunk-MLZPZOAL.js";
import {
  loadConfig
} from "./chunk-JGRVVZBI.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-ICNH27IZ.js";
import "./chunk-NJSPDNZK.js";
import "./chunk-6PNKIWUR.js";
import "./chunk-CADTCNNS.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-KZUDXS2M.js";
import "./chunk-SLHCUVAV.js";
import "./chunk-P2LDSHFV.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-3S2AKTKV.js";
import "./chunk-FVMWOHQG.js";
import "./chunk-H2CRTF6F.js";
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
