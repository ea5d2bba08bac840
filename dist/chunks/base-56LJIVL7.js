import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  prepareTargets,
  targetsToPrepare
} from "./chunk-EH2NBV3V.js";
import "./chunk-OBMXGNB6.js";
import "./chunk-FKVSR5CN.js";
import {
  resolveVersion
} from "./chunk-DNBSXJ65.js";
import "./chunk-ULRYSWHP.js";
import {
  planTargets
} from "./chunk-Z7O5BYJD.js";
import "./chunk-OPYRK6MV.js";
import {
  baseReport,
  dryBaseReport
} from "./chunk-QK4JNO3G.js";
import "./chunk-5E6SHRX4.js";
import "./chunk-N62IPCGT.js";
import "./chunk-A7J2BHFM.js";
import "./chunk-P27ZJIIT.js";
import "./chunk-3B4LDZMF.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-ZKPVI74M.js";
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
import "./chunk-CX7JT7R7.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-LOI2JOZB.js";
import "./chunk-Z7Q56VIH.js";
import "./chunk-QK6D6OQ7.js";
import "./chunk-7EE545VE.js";
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
