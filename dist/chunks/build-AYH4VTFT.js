import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  dryRun,
  leavePackages,
  makePackages
} from "./chunk-QZHHCS4L.js";
import "./chunk-YWQNJVHU.js";
import {
  checkVerify
} from "./chunk-FKOXACZW.js";
import "./chunk-KVXTWFN5.js";
import {
  buildTargets
} from "./chunk-ZE2RL7VE.js";
import "./chunk-IYSSECJI.js";
import "./chunk-2ETHZWAF.js";
import {
  buildReport,
  shellReport
} from "./chunk-XXCXBETB.js";
import {
  resolveVersion
} from "./chunk-ALNSUAJQ.js";
import {
  refuseHostBuilds
} from "./chunk-WS7EXZUE.js";
import {
  matrixOf,
  planTargets
} from "./chunk-4GCQTTU7.js";
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
  loadConfig
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
import "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-Y6RQMCCG.js";

// src/commands/build.ts
async function build(host, inputs) {
  const { group } = host.log;
  const config = await group("Config", () => loadConfig(host, inputs));
  const version = await group("Version", () => resolveVersion(host, config, inputs));
  const plan = await group("Plan", () => planTargets(host, config, version, inputs));
  refuseHostBuilds(config, inputs, plan);
  if (inputs.verify) await checkVerify(host, config);
  if (inputs.dryRun) return dryRun(host, config, plan);
  if (inputs.shell !== void 0) {
    var _stack = [];
    try {
      const _2 = __using(_stack, await group("Build", () => buildTargets(host, config, plan, { shell: true })), true);
      return shellReport(plan);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  }
  const made = await makePackages(host, inputs, { config, plan });
  const { artifacts, assembly, verified } = made;
  await leavePackages(host, inputs, { plan, made, artifacts });
  return buildReport({
    plan,
    artifacts,
    milliseconds: assembly.milliseconds,
    matrix: matrixOf(plan),
    out: inputs.out,
    verified,
    signing: "`publish` and `all` sign"
  });
}
export {
  build
};
