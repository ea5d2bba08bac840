import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  nothingToRefresh,
  refreshRepository,
  wantsRepository
} from "./chunk-7A74IJVA.js";
import {
  checkKey,
  openSigners
} from "./chunk-MIPB2IV7.js";
import "./chunk-IJ6QZHIZ.js";
import "./chunk-CRICFTSR.js";
import "./chunk-TV5JVI3Z.js";
import {
  meantTargets
} from "./chunk-TP5PIYAQ.js";
import "./chunk-OPYRK6MV.js";
import "./chunk-KGJIYMN2.js";
import "./chunk-GPJLBDP4.js";
import "./chunk-FTOYHHIR.js";
import {
  isPullRequest
} from "./chunk-LTHSV6NE.js";
import "./chunk-5HZAVWK4.js";
import {
  loadConfig,
  repositorySettings
} from "./chunk-QW5YBYCQ.js";
import "./chunk-6RT7UA3F.js";
import "./chunk-KEC7B7BN.js";
import "./chunk-FQCOH36P.js";
import "./chunk-3CBQ3DV5.js";
import "./chunk-C2YJVN4G.js";
import "./chunk-MEOSGJWO.js";
import "./chunk-N62IPCGT.js";
import "./chunk-LPX5YO2Z.js";
import "./chunk-V5VLRKJX.js";
import "./chunk-LF24ZOYR.js";
import "./chunk-KCYHEAJ6.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-CWVWERBF.js";
import "./chunk-72VQLIC2.js";
import "./chunk-GB5ZCPV5.js";
import "./chunk-PR56Q6UZ.js";
import "./chunk-SXWB3MLU.js";
import "./chunk-LI545IZO.js";
import "./chunk-FMQ3NHNI.js";
import "./chunk-CB4DUII6.js";
import "./chunk-TE2GA6J2.js";
import "./chunk-7HZJJYV5.js";
import "./chunk-FVMWOHQG.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-LOI2JOZB.js";
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
