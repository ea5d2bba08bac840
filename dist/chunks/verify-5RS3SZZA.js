import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  packageFiles,
  verifyFiles
} from "./chunk-34H7E36M.js";
import "./chunk-TP6PLA5V.js";
import "./chunk-NRLK2ATE.js";
import "./chunk-XADD7HP5.js";
import "./chunk-5E6SHRX4.js";
import "./chunk-5GMUYW73.js";
import "./chunk-K7DR42O7.js";
import "./chunk-I4L7UVSF.js";
import "./chunk-LOI2JOZB.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-BZILQVZZ.js";
import "./chunk-ZKPVI74M.js";
import {
  verifyReport,
  writeJunit
} from "./chunk-OD755KSW.js";
import {
  findOptionalConfig
} from "./chunk-CQNVIRRR.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-UAWTY4NE.js";
import "./chunk-FPA44C5V.js";
import "./chunk-DQVQ75VL.js";
import "./chunk-MYFCM2S7.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-KZUDXS2M.js";
import "./chunk-3V5ITUW6.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-ESOITVOE.js";
import "./chunk-BXCOOGKO.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-7EE545VE.js";
import "./chunk-3S2AKTKV.js";
import "./chunk-F34ZE2AM.js";
import "./chunk-H2CRTF6F.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";
import "./chunk-Y6RQMCCG.js";

// src/commands/verify.ts
async function verify(host, inputs) {
  const { group } = host.log;
  if (inputs.args.length === 0)
    throw new UserError("input/arguments", "verify needs a file", { hint: "linux-pkg verify out/*" });
  const config = await group("Config", () => findOptionalConfig(host, inputs));
  const files = packageFiles(host, inputs.args);
  const verified = await group("Verify", () => verifyFiles(host, config, { files, on: inputs.targets }));
  await writeJunit(host, verified.results);
  return verifyReport(verified);
}
export {
  verify
};
