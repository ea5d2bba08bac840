import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  planReport
} from "./chunk-HA4MJK66.js";
import {
  loadConfig,
  matrixOf,
  planTable,
  planTargets,
  resolveVersion
} from "./chunk-TGS4BRGM.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-NQZPZL4L.js";
import "./chunk-XZSX2RA3.js";
import "./chunk-DBIXNBBY.js";
import "./chunk-MYB232OH.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-W4LO626D.js";
import "./chunk-3DQWUUMC.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-SB6LBT5A.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-3S2AKTKV.js";
import "./chunk-F34ZE2AM.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-PLE4JYV2.js";
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
