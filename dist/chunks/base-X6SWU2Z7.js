import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  prepareTargets,
  targetsToPrepare
} from "./chunk-TP6PLA5V.js";
import "./chunk-XADD7HP5.js";
import "./chunk-5E6SHRX4.js";
import "./chunk-5GMUYW73.js";
import "./chunk-K7DR42O7.js";
import "./chunk-I4L7UVSF.js";
import "./chunk-LOI2JOZB.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-BZILQVZZ.js";
import "./chunk-ZKPVI74M.js";
import {
  baseReport,
  dryBaseReport
} from "./chunk-OD755KSW.js";
import {
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
import "./chunk-7EE545VE.js";
import "./chunk-3S2AKTKV.js";
import "./chunk-F34ZE2AM.js";
import "./chunk-H2CRTF6F.js";
import {
  TargetsError
} from "./chunk-7K3FG75H.js";
import "./chunk-Y6RQMCCG.js";

// src/commands/base.ts
async function base(host, inputs) {
  const { group } = host.log;
  const config = await group("Config", () => loadConfig(host, inputs));
  const version = await group("Version", () => resolveVersion(host, config, inputs));
  const plan = await group("Plan", () => planTargets(host, config, version, inputs));
  if (inputs.dryRun) return dryBaseReport(plan, targetsToPrepare(config, plan));
  const prepared = await group("Prepare", () => prepareTargets(host, config, plan));
  if (prepared.failed.length > 0) throw new TargetsError(prepared.failed);
  return baseReport(plan, prepared);
}
export {
  base
};
