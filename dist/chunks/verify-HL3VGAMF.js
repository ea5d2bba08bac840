import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  finishedRepository,
  isFolder
} from "./chunk-RDDCMC3S.js";
import "./chunk-FS3GFCAV.js";
import {
  packageFiles,
  verifyFiles,
  verifyRepository
} from "./chunk-BSKYD346.js";
import "./chunk-EH2NBV3V.js";
import "./chunk-OBMXGNB6.js";
import "./chunk-FMDDUQFO.js";
import "./chunk-SIG2JJZ7.js";
import "./chunk-FKVSR5CN.js";
import {
  withoutSystemd
} from "./chunk-ULRYSWHP.js";
import "./chunk-OPYRK6MV.js";
import {
  verifyReport,
  writeJunit
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
  findOptionalConfig
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
