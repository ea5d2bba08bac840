import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
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
  dryRun,
  leavePackages,
  makePackages
} from "./chunk-2DSYYW5Z.js";
import "./chunk-CS3VLXEH.js";
import {
  checkVerify
} from "./chunk-BSKYD346.js";
import "./chunk-EH2NBV3V.js";
import "./chunk-OBMXGNB6.js";
import "./chunk-FMDDUQFO.js";
import "./chunk-SIG2JJZ7.js";
import "./chunk-FKVSR5CN.js";
import {
  resolveVersion
} from "./chunk-DNBSXJ65.js";
import {
  refuseHostBuilds
} from "./chunk-ULRYSWHP.js";
import {
  matrixOf,
  planTargets
} from "./chunk-Z7O5BYJD.js";
import "./chunk-OPYRK6MV.js";
import {
  buildReport
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

// src/commands/all.ts
async function all(host, inputs) {
  const { group } = host.log;
  const config = await group("Config", () => loadConfig(host, inputs));
  const version = await group("Version", () => resolveVersion(host, config, inputs));
  const plan = await group("Plan", () => planTargets(host, config, version, inputs));
  refuseHostBuilds(config, inputs, plan);
  const { signers, unsigned } = await group("Key", async () => {
    await checkKey(host, config, plan, inputs);
    return openSigners(host, config, inputs, version);
  });
  if (inputs.verify) await checkVerify(host, config);
  if (inputs.dryRun) return withPlacements(await dryRun(host, config, plan), host, config, plan);
  const isWanted = wantsRepository(host, config, { signers });
  const made = await makePackages(host, inputs, { config, plan });
  const artifacts = made.whole ? await sealPackages(host, { config, plan, packages: made.artifacts, signers }) : made.artifacts;
  await leavePackages(host, inputs, { plan, made, artifacts });
  const repository = made.whole && isWanted ? await leaveRepository(host, inputs, {
    ...{ config, plan, artifacts, signers },
    results: made.verified?.results ?? []
  }) : void 0;
  const report = buildReport({
    plan,
    artifacts,
    milliseconds: made.assembly.milliseconds,
    matrix: matrixOf(plan),
    out: inputs.out,
    verified: made.verified,
    signing: signers[0] ?? unsigned ?? ""
  });
  return withLeftRepository(report, repository);
}
export {
  all
};
