import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  prepareTargets,
  targetsToPrepare
} from "./chunk-ZE2RL7VE.js";
import "./chunk-IYSSECJI.js";
import "./chunk-2ETHZWAF.js";
import {
  baseReport,
  dryBaseReport
} from "./chunk-XXCXBETB.js";
import {
  resolveVersion
} from "./chunk-ALNSUAJQ.js";
import "./chunk-WS7EXZUE.js";
import {
  planTargets
} from "./chunk-4GCQTTU7.js";
import "./chunk-D6FQUGXJ.js";
import "./chunk-5E6SHRX4.js";
import "./chunk-GVFJQAAS.js";
import "./chunk-IZYEMI6N.js";
import "./chunk-5GMUYW73.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-3ITMQDKQ.js";
import "./chunk-7Y3DPCUS.js";
import "./chunk-LOI2JOZB.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-ZKPVI74M.js";
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
import "./chunk-7EE545VE.js";
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
