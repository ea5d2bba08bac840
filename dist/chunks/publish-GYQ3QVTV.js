import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  sealPackages
} from "./chunk-UAMOSLFY.js";
import {
  openSigners
} from "./chunk-2S2TC2OA.js";
import "./chunk-FTOYHHIR.js";
import {
  bringTogether,
  gather,
  record
} from "./chunk-DAOTFS7Z.js";
import {
  publishReport
} from "./chunk-5X3UVO3B.js";
import {
  resolveVersion
} from "./chunk-GWUQOIUZ.js";
import "./chunk-AX2RT3SE.js";
import {
  planTargets
} from "./chunk-2WTLMUWK.js";
import "./chunk-D6FQUGXJ.js";
import "./chunk-GVFJQAAS.js";
import "./chunk-IZYEMI6N.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-7Y3DPCUS.js";
import "./chunk-LOI2JOZB.js";
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
import "./chunk-GILECTPR.js";
import "./chunk-SLHCUVAV.js";
import "./chunk-P2LDSHFV.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-3S2AKTKV.js";
import "./chunk-FVMWOHQG.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-7K3FG75H.js";
import "./chunk-Y6RQMCCG.js";

// src/commands/publish.ts
async function publish(host, inputs) {
  const { group } = host.log;
  const config = await group("Config", () => loadConfig(host, inputs));
  const version = await group("Version", () => resolveVersion(host, config, inputs));
  const plan = await group("Plan", () => planTargets(host, config, version, inputs));
  const { signers, unsigned } = await group("Key", () => openSigners(host, config, inputs, version));
  const signing = signers[0] ?? unsigned ?? "";
  const gathered = await group("Gather", () => gather(host, plan));
  const packages = gathered.filter(({ kind }) => kind === "package");
  if (inputs.dryRun) return publishReport(plan, packages, { out: inputs.out, signing, dry: true });
  const together = await bringTogether(host, plan, packages);
  const artifacts = await sealPackages(host, { config, plan, packages: together, signers });
  await record(host, plan, artifacts);
  return publishReport(plan, artifacts, { out: inputs.out, signing, dry: false });
}
export {
  publish
};
