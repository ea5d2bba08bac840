import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  sealPackages
} from "./chunk-INAXGL3L.js";
import {
  checkKey,
  openSigners
} from "./chunk-KQ5G3EL5.js";
import "./chunk-FTOYHHIR.js";
import {
  bringTogether,
  gather,
  record
} from "./chunk-YWQNJVHU.js";
import {
  publishReport
} from "./chunk-XXCXBETB.js";
import {
  resolveVersion
} from "./chunk-ALNSUAJQ.js";
import "./chunk-WS7EXZUE.js";
import {
  planTargets
} from "./chunk-4GCQTTU7.js";
import "./chunk-D6FQUGXJ.js";
import "./chunk-GVFJQAAS.js";
import "./chunk-IZYEMI6N.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-7Y3DPCUS.js";
import "./chunk-LOI2JOZB.js";
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
import "./chunk-K6HREGYM.js";
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
  const { signers, unsigned } = await group("Key", async () => {
    await checkKey(host, config, plan, inputs);
    return openSigners(host, config, inputs, version);
  });
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
