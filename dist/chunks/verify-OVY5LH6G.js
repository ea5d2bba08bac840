import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  packageFiles,
  verifyFiles
} from "./chunk-IWRQ7H7L.js";
import "./chunk-CDKD3YJH.js";
import "./chunk-32RWFAZP.js";
import "./chunk-RRP3BTHS.js";
import "./chunk-ZETY6MXD.js";
import {
  verifyReport,
  writeJunit
} from "./chunk-5X3UVO3B.js";
import {
  withoutSystemd
} from "./chunk-AX2RT3SE.js";
import "./chunk-D6FQUGXJ.js";
import "./chunk-5E6SHRX4.js";
import "./chunk-GVFJQAAS.js";
import "./chunk-IZYEMI6N.js";
import "./chunk-5GMUYW73.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-ARTGC2XU.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-7Y3DPCUS.js";
import "./chunk-LOI2JOZB.js";
import "./chunk-ZKPVI74M.js";
import {
  findOptionalConfig
} from "./chunk-CJUHO7DG.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-4YU27UUE.js";
import "./chunk-LU27OWMI.js";
import "./chunk-H5ZRWAU5.js";
import "./chunk-3Q62X73D.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-KZUDXS2M.js";
import "./chunk-SLHCUVAV.js";
import "./chunk-P2LDSHFV.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-3S2AKTKV.js";
import "./chunk-FVMWOHQG.js";
import "./chunk-7EE545VE.js";
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
  const verified = await group(
    "Verify",
    () => verifyFiles(host, config, { files, on: inputs.targets, withoutSystemd: withoutSystemd(inputs) })
  );
  await writeJunit(host, verified.results);
  return verifyReport(verified);
}
export {
  verify
};
