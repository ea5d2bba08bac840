import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  finishedRepository,
  isFolder
} from "./chunk-7A74IJVA.js";
import "./chunk-MIPB2IV7.js";
import {
  packageFiles,
  verifyFiles,
  verifyRepository
} from "./chunk-3XFL3LHN.js";
import "./chunk-EYLQMVZ6.js";
import "./chunk-IJ6QZHIZ.js";
import "./chunk-CRICFTSR.js";
import "./chunk-TV5JVI3Z.js";
import "./chunk-FBSRE6GC.js";
import "./chunk-4NOKKNUI.js";
import "./chunk-WUGCHGDZ.js";
import {
  withoutSystemd
} from "./chunk-S3HFMSPM.js";
import "./chunk-OPYRK6MV.js";
import {
  verifyReport,
  writeJunit
} from "./chunk-KGJIYMN2.js";
import "./chunk-FTOYHHIR.js";
import "./chunk-LTHSV6NE.js";
import "./chunk-5HZAVWK4.js";
import {
  findOptionalConfig
} from "./chunk-QW5YBYCQ.js";
import "./chunk-6RT7UA3F.js";
import "./chunk-KEC7B7BN.js";
import "./chunk-FQCOH36P.js";
import "./chunk-3CBQ3DV5.js";
import "./chunk-C2YJVN4G.js";
import "./chunk-MEOSGJWO.js";
import "./chunk-5E6SHRX4.js";
import "./chunk-N62IPCGT.js";
import "./chunk-LPX5YO2Z.js";
import "./chunk-V5VLRKJX.js";
import "./chunk-LF24ZOYR.js";
import "./chunk-P27ZJIIT.js";
import "./chunk-KCYHEAJ6.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-CWVWERBF.js";
import "./chunk-72VQLIC2.js";
import "./chunk-GB5ZCPV5.js";
import "./chunk-ZKPVI74M.js";
import "./chunk-PR56Q6UZ.js";
import "./chunk-LCNQAPUV.js";
import "./chunk-SXWB3MLU.js";
import "./chunk-LI545IZO.js";
import "./chunk-FMQ3NHNI.js";
import "./chunk-CB4DUII6.js";
import "./chunk-TE2GA6J2.js";
import "./chunk-7HZJJYV5.js";
import "./chunk-FVMWOHQG.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-4M2JTNCY.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-Z7Q56VIH.js";
import "./chunk-KQJD5ZAL.js";
import "./chunk-LOI2JOZB.js";
import "./chunk-NPBHZXYM.js";
import "./chunk-PF43REK2.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";

// src/commands/verify.ts
async function verify(host, inputs) {
  const { group } = host.log;
  if (inputs.args.length === 0)
    throw new UserError("input/arguments", "verify needs a file", { hint: "linux-pkg verify out/*" });
  const config = await group("Config", () => findOptionalConfig(host, inputs));
  const [dir] = inputs.args;
  if (inputs.args.length === 1 && await isFolder(host, dir))
    return verifyFolder(host, inputs, { config, dir });
  const files = packageFiles(host, inputs.args);
  const verified = await group(
    "Verify",
    () => verifyFiles(host, config, { files, on: inputs.targets, withoutSystemd: withoutSystemd(inputs) })
  );
  await writeJunit(host, verified.results);
  return verifyReport(verified);
}
async function verifyFolder(host, { targets }, { config, dir }) {
  const repository = await host.log.group("Repository", () => finishedRepository(host, dir));
  const verified = await host.log.group(
    "Verify",
    () => verifyRepository(host, config, { ...repository, targets })
  );
  await writeJunit(host, verified.results);
  return verifyReport(verified);
}
export {
  verify
};
