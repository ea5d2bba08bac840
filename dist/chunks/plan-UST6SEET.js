import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  planReport
} from "./chunk-G3UD3IWX.js";
import {
  loadConfig,
  matrixOf,
  planTable,
  planTargets,
  resolveVersion
} from "./chunk-CFFKLVZ6.js";
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
