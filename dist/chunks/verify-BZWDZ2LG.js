import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  packageFiles,
  verifyFiles
} from "./chunk-FKOXACZW.js";
import "./chunk-KVXTWFN5.js";
import "./chunk-ZE2RL7VE.js";
import "./chunk-IYSSECJI.js";
import "./chunk-2ETHZWAF.js";
import {
  verifyReport,
  writeJunit
} from "./chunk-XXCXBETB.js";
import {
  withoutSystemd
} from "./chunk-WS7EXZUE.js";
import "./chunk-D6FQUGXJ.js";
import "./chunk-5E6SHRX4.js";
import "./chunk-GVFJQAAS.js";
import "./chunk-IZYEMI6N.js";
import "./chunk-5GMUYW73.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-3ITMQDKQ.js";
import "./chunk-7Y3DPCUS.js";
import "./chunk-LOI2JOZB.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-ZKPVI74M.js";
import {
  findOptionalConfig
} from "./chunk-JGRVVZBI.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-ICNH27IZ.js";
import "./chunk-NJSPDNZK.js";
import "./chunk-6PNKIWUR.js";
import "./chunk-CADTCNNS.js";
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
