import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  choosePlaces,
  leaveEverywhere,
  sealPackages,
  withLeft,
  withNames,
  withRehearsal
} from "./chunk-KPQGFTZ5.js";
import {
  wantsRepository,
  withPlacements
} from "./chunk-2D7ZTJUB.js";
import "./chunk-GC7WVWI7.js";
import "./chunk-XSQ3YVDT.js";
import "./chunk-CRICFTSR.js";
import "./chunk-TV5JVI3Z.js";
import "./chunk-SWUFBRT4.js";
import {
  dryRun,
  leavePackages,
  makePackages
} from "./chunk-NZJVDP6Z.js";
import "./chunk-ZZ5VMMPR.js";
import {
  checkVerify
} from "./chunk-SOFRDBBD.js";
import "./chunk-NAY2YGDB.js";
import "./chunk-VJJYETVG.js";
import "./chunk-XQBLW42L.js";
import "./chunk-HJWYN5US.js";
import "./chunk-5HZAVWK4.js";
import "./chunk-WUGCHGDZ.js";
import {
  checkKey,
  openSigners
} from "./chunk-DTYDCGHL.js";
import {
  resolveVersion
} from "./chunk-2RJ4PDNV.js";
import {
  refuseHostBuilds
} from "./chunk-2G6LIATT.js";
import {
  matrixOf,
  planTargets
} from "./chunk-FZ6QRTVO.js";
import {
  buildReport
} from "./chunk-2PLOFHPS.js";
import "./chunk-OPYRK6MV.js";
import "./chunk-FTOYHHIR.js";
import {
  isPullRequest
} from "./chunk-LTHSV6NE.js";
import {
  loadConfig
} from "./chunk-UBU3JJGE.js";
import "./chunk-LCNQAPUV.js";
import "./chunk-GPJLBDP4.js";
import "./chunk-PR56Q6UZ.js";
import "./chunk-N7SKHJ7R.js";
import "./chunk-QAPI6OIN.js";
import "./chunk-EOMNDTBA.js";
import "./chunk-FQCOH36P.js";
import "./chunk-PEGTIBEP.js";
import "./chunk-SXWB3MLU.js";
import "./chunk-BM4FHGBY.js";
import "./chunk-EWE4NJNV.js";
import "./chunk-MEOSGJWO.js";
import "./chunk-FMQ3NHNI.js";
import "./chunk-DSNOF4RM.js";
import "./chunk-CB4DUII6.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-SHOOH4RL.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import "./chunk-SWZD7HWT.js";
import "./chunk-BLCPZVLP.js";
import "./chunk-P5P2MYA6.js";
import "./chunk-ZKPVI74M.js";
import "./chunk-5737NTNI.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-SCPAYGSE.js";
import "./chunk-T64XHYXT.js";
import "./chunk-N62IPCGT.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-NZWIOXGV.js";
import "./chunk-V5VLRKJX.js";
import "./chunk-TE2GA6J2.js";
import "./chunk-ZJWPLOWW.js";
import "./chunk-7HZJJYV5.js";
import "./chunk-FVMWOHQG.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-PF43REK2.js";
import "./chunk-RYLJHMX5.js";
import "./chunk-VYZDGCNJ.js";
import "./chunk-ETTTRMDG.js";
import "./chunk-LV3KPGXS.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-RL6L7SJM.js";
import "./chunk-MGI5AFOK.js";
import "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import "./chunk-GV4UF2MA.js";
import "./chunk-Z7Q56VIH.js";
import "./chunk-NPBHZXYM.js";
import "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";

// src/commands/all.ts
async function all(host, inputs) {
  const { group } = host.log;
  const config = await group("Config", () => loadConfig(host, inputs));
  const chosen = choosePlaces(host, config, inputs.only);
  const version = await group("Version", () => resolveVersion(host, config, inputs));
  const plan = await group("Plan", () => planTargets(host, config, version, inputs));
  refuseHostBuilds(config, inputs, plan);
  const { signers, unsigned } = await group("Key", async () => {
    await checkKey(host, config, plan, inputs);
    return openSigners(host, config, inputs, version);
  });
  if (inputs.verify) await checkVerify(host, config);
  if (inputs.dryRun) {
    const { report: report2, packages } = await dryRun(host, config, plan);
    return withNames(withPlacements(report2, host, config, plan), { config, plan, packages, chosen });
  }
  const isWanted = chosen.repository && wantsRepository(host, config, { signers });
  const made = await makePackages(host, inputs, { config, plan });
  const artifacts = made.whole ? await sealPackages(host, { config, plan, packages: made.artifacts, signers }) : made.artifacts;
  await leavePackages(host, inputs, { plan, made, artifacts });
  const report = buildReport({
    plan,
    artifacts,
    milliseconds: made.assembly.milliseconds,
    matrix: matrixOf(plan),
    out: inputs.out,
    verified: made.verified,
    signing: signers[0] ?? unsigned ?? ""
  });
  if (!made.whole) return { ...report, notes: [...report.notes, "Nothing was published."] };
  const results = made.verified?.results ?? [];
  const work = { config, plan, artifacts, signers, results, chosen: { ...chosen, repository: isWanted } };
  if (isPullRequest(host)) return withRehearsal(host, report, { ...work, mode: "mute" });
  return withLeft(report, await leaveEverywhere(host, inputs, work), { host, inputs });
}
export {
  all
};
