import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  planReport
} from "./chunk-OD755KSW.js";
import {
  matrixOf,
  planTable,
  planTargets,
  resolveVersion
} from "./chunk-ZJ2JCZSG.js";
import {
  loadConfig
} from "./chunk-CQNVIRRR.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-UAWTY4NE.js";
import "./chunk-FPA44C5V.js";
import "./chunk-DQVQ75VL.js";
import "./chunk-MYFCM2S7.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-KZUDXS2M.js";
import "./chunk-3V5ITUW6.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-ESOITVOE.js";
import "./chunk-BXCOOGKO.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-3S2AKTKV.js";
import "./chunk-F34ZE2AM.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-7K3FG75H.js";
import "./chunk-Y6RQMCCG.js";

// src/commands/plan.ts
async function plan(host, inputs) {
  const { group } = host.log;
  const config = await group("Config", () => loadConfig(host, inputs));
  const version = await group("Version", () => resolveVersion(host, config, inputs));
  const plan2 = await group("Plan", () => planTargets(host, config, version, inputs));
  return planReport(plan2, { table: planTable(host, config, plan2), matrix: matrixOf(plan2) });
}
export {
  plan
};
