import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  nothingToRefresh,
  refreshRepository,
  wantsRepository
} from "./chunk-DS72BM4V.js";
import "./chunk-UZCML75X.js";
import "./chunk-64PCTARE.js";
import {
  meantTargets
} from "./chunk-3CSCI6HM.js";
import {
  checkKey,
  openSigners
} from "./chunk-EQF3MW3M.js";
import "./chunk-OPYRK6MV.js";
import "./chunk-JREVACWM.js";
import "./chunk-CRICFTSR.js";
import "./chunk-TV5JVI3Z.js";
import "./chunk-KSG5TK5E.js";
import "./chunk-GPJLBDP4.js";
import "./chunk-FTOYHHIR.js";
import "./chunk-5HZAVWK4.js";
import {
  isPullRequest
} from "./chunk-LTHSV6NE.js";
import {
  loadConfig,
  repositorySettings
} from "./chunk-VQOPU4RO.js";
import "./chunk-6RT7UA3F.js";
import "./chunk-XOK32LDQ.js";
import "./chunk-FQCOH36P.js";
import "./chunk-PEGTIBEP.js";
import "./chunk-GKJ7BC4F.js";
import "./chunk-MEOSGJWO.js";
import "./chunk-PR56Q6UZ.js";
import "./chunk-SXWB3MLU.js";
import "./chunk-EWE4NJNV.js";
import "./chunk-FMQ3NHNI.js";
import "./chunk-CB4DUII6.js";
import "./chunk-T64XHYXT.js";
import "./chunk-N62IPCGT.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-YPW3LSK7.js";
import "./chunk-SHOOH4RL.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-TE2GA6J2.js";
import "./chunk-7HZJJYV5.js";
import "./chunk-FVMWOHQG.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-V5VLRKJX.js";
import "./chunk-SF6IRHCG.js";
import "./chunk-LV3KPGXS.js";
import "./chunk-RL6L7SJM.js";
import "./chunk-MGVIU6WN.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import "./chunk-NPBHZXYM.js";
import "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";

// src/commands/refresh.ts
async function refresh(host, inputs) {
  const { group } = host.log;
  const config = await group("Config", () => loadConfig(host, inputs));
  if (!repositorySettings(config)) return nothingToRefresh("The config has no repository.");
  const { signers } = await group("Key", async () => {
    await checkKey(host, config, { targets: meantTargets(host, config, inputs) }, inputs);
    return openSigners(host, config, inputs, { date: host.now() });
  });
  if (isPullRequest(host)) return nothingToRefresh("This is the run of a pull request.");
  wantsRepository(host, config, { signers });
  return group("Repository", () => refreshRepository(host, config, { signers, dryRun: inputs.dryRun }));
}
export {
  refresh
};
