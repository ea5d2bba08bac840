import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  prepareTargets,
  targetsToPrepare
} from "./chunk-32RWFAZP.js";
import "./chunk-RRP3BTHS.js";
import "./chunk-ZETY6MXD.js";
import {
  baseReport,
  dryBaseReport
} from "./chunk-5X3UVO3B.js";
import {
  resolveVersion
} from "./chunk-GWUQOIUZ.js";
import "./chunk-AX2RT3SE.js";
import {
  planTargets
} from "./chunk-2WTLMUWK.js";
import "./chunk-D6FQUGXJ.js";
import "./chunk-5E6SHRX4.js";
import "./chunk-GVFJQAAS.js";
import "./chunk-IZYEMI6N.js";
import "./chunk-5GMUYW73.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-ARTGC2XU.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-7Y3DPCUS.js";
import "./chunk-LOI2JOZB.js";
import "./chunk-ZKPVI74M.js";
import {
  loadConfig
} from "./chunk-CJUHO7DG.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-4YU27UUE.js";
import "./chunk-LU27OWMI.js";
import "./chunk-H5ZRWAU5.js";
import "./chunk-3Q62X73D.js";
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
