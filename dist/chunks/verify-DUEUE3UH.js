import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  finishedRepository,
  isFolder
} from "./chunk-2D7ZTJUB.js";
import "./chunk-GC7WVWI7.js";
import "./chunk-XSQ3YVDT.js";
import "./chunk-CRICFTSR.js";
import "./chunk-TV5JVI3Z.js";
import "./chunk-SWUFBRT4.js";
import {
  packageFiles,
  verifyFiles,
  verifyRepository
} from "./chunk-SOFRDBBD.js";
import "./chunk-NAY2YGDB.js";
import "./chunk-VJJYETVG.js";
import "./chunk-XQBLW42L.js";
import "./chunk-HJWYN5US.js";
import "./chunk-5HZAVWK4.js";
import "./chunk-WUGCHGDZ.js";
import "./chunk-DTYDCGHL.js";
import {
  withoutSystemd
} from "./chunk-2G6LIATT.js";
import {
  verifyReport,
  writeJunit
} from "./chunk-2PLOFHPS.js";
import "./chunk-OPYRK6MV.js";
import "./chunk-FTOYHHIR.js";
import "./chunk-LTHSV6NE.js";
import {
  findOptionalConfig
} from "./chunk-UBU3JJGE.js";
import "./chunk-LCNQAPUV.js";
import "./chunk-PR56Q6UZ.js";
import "./chunk-QAPI6OIN.js";
import "./chunk-EOMNDTBA.js";
import "./chunk-FQCOH36P.js";
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
