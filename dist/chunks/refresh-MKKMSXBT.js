import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  nothingToRefresh,
  refreshRepository,
  wantsRepository
} from "./chunk-2D7ZTJUB.js";
import "./chunk-GC7WVWI7.js";
import "./chunk-XSQ3YVDT.js";
import "./chunk-CRICFTSR.js";
import "./chunk-TV5JVI3Z.js";
import "./chunk-SWUFBRT4.js";
import "./chunk-5HZAVWK4.js";
import {
  checkKey,
  openSigners
} from "./chunk-DTYDCGHL.js";
import {
  meantTargets
} from "./chunk-FZ6QRTVO.js";
import "./chunk-2PLOFHPS.js";
import "./chunk-OPYRK6MV.js";
import "./chunk-FTOYHHIR.js";
import {
  isPullRequest
} from "./chunk-LTHSV6NE.js";
import {
  loadConfig
} from "./chunk-UBU3JJGE.js";
import "./chunk-GPJLBDP4.js";
import "./chunk-PR56Q6UZ.js";
import "./chunk-N7SKHJ7R.js";
import {
  repositorySettings
} from "./chunk-QAPI6OIN.js";
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
import "./chunk-T64XHYXT.js";
import "./chunk-N62IPCGT.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-V5VLRKJX.js";
import "./chunk-TE2GA6J2.js";
import "./chunk-7HZJJYV5.js";
import "./chunk-FVMWOHQG.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-RYLJHMX5.js";
import "./chunk-ETTTRMDG.js";
import "./chunk-LV3KPGXS.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-RL6L7SJM.js";
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
