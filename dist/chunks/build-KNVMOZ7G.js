import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  dryRun,
  leavePackages,
  makePackages
} from "./chunk-WEPK6UDQ.js";
import "./chunk-NTYQ3OLT.js";
import {
  checkVerify
} from "./chunk-6AFEFTFH.js";
import "./chunk-4HTHAM4H.js";
import {
  buildTargets
} from "./chunk-ZJJ2XDNZ.js";
import "./chunk-SSL5L6HO.js";
import "./chunk-2ETHZWAF.js";
import {
  buildReport,
  shellReport
} from "./chunk-OZAN4TWW.js";
import {
  resolveVersion
} from "./chunk-MOCWVC6Z.js";
import {
  refuseHostBuilds
} from "./chunk-MYQ2CSEB.js";
import {
  matrixOf,
  planTargets
} from "./chunk-7CDIN2NZ.js";
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
} from "./chunk-B63H6QJN.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-5HIKGULJ.js";
import "./chunk-NJSPDNZK.js";
import "./chunk-TKYOZQNO.js";
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
