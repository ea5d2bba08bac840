import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  finishLanding,
  leaveRepository,
  sealPackages,
  withLeftRepository
} from "./chunk-MYFWWCU2.js";
import {
  wantsRepository,
  withPlacements
} from "./chunk-RDDCMC3S.js";
import {
  checkKey,
  openSigners
} from "./chunk-FS3GFCAV.js";
import {
  bringTogether,
  gather,
  record
} from "./chunk-CS3VLXEH.js";
import "./chunk-BSKYD346.js";
import "./chunk-EH2NBV3V.js";
import "./chunk-OBMXGNB6.js";
import "./chunk-FMDDUQFO.js";
import "./chunk-SIG2JJZ7.js";
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
  publishReport
} from "./chunk-QK4JNO3G.js";
import "./chunk-CRICFTSR.js";
import "./chunk-TV5JVI3Z.js";
import "./chunk-5E6SHRX4.js";
import "./chunk-N62IPCGT.js";
import "./chunk-A7J2BHFM.js";
import "./chunk-P27ZJIIT.js";
import "./chunk-3B4LDZMF.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-ZKPVI74M.js";
import "./chunk-FTOYHHIR.js";
import "./chunk-LCNQAPUV.js";
import "./chunk-LTHSV6NE.js";
import "./chunk-5HZAVWK4.js";
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
import "./chunk-V5VLRKJX.js";
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
  const gathered = await group("Gather", async () => {
    if (!inputs.dryRun) await finishLanding(host);
    return gather(host, plan);
  });
  const packages = gathered.filter(({ kind }) => kind === "package");
  const { out } = inputs;
  if (inputs.dryRun)
    return withPlacements(publishReport(plan, packages, { out, signing, dry: true }), host, config, plan);
  const isWanted = wantsRepository(host, config, { signers });
  const together = await bringTogether(host, plan, packages);
  const artifacts = await sealPackages(host, { config, plan, packages: together, signers });
  await record(host, plan, artifacts);
  const repository = isWanted ? await leaveRepository(host, inputs, { config, plan, artifacts, signers }) : void 0;
  return withLeftRepository(publishReport(plan, artifacts, { out, signing, dry: false }), repository);
}
export {
  publish
};
