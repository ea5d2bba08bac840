import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  dryRun,
  leavePackages,
  makePackages
} from "./chunk-2DSYYW5Z.js";
import "./chunk-CS3VLXEH.js";
import {
  checkVerify
} from "./chunk-BSKYD346.js";
import {
  buildTargets
} from "./chunk-EH2NBV3V.js";
import "./chunk-OBMXGNB6.js";
import "./chunk-FMDDUQFO.js";
import "./chunk-SIG2JJZ7.js";
import "./chunk-FKVSR5CN.js";
import {
  resolveVersion
} from "./chunk-DNBSXJ65.js";
import {
  refuseHostBuilds
} from "./chunk-ULRYSWHP.js";
import {
  matrixOf,
  planTargets
} from "./chunk-Z7O5BYJD.js";
import "./chunk-OPYRK6MV.js";
import {
  buildReport,
  shellReport
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
import "./chunk-LCNQAPUV.js";
import "./chunk-5HZAVWK4.js";
import {
  loadConfig
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
