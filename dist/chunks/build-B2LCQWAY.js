import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  dryRun,
  leavePackages,
  makePackages
} from "./chunk-YAYTHHUR.js";
import "./chunk-3LX4MTU7.js";
import {
  checkVerify
} from "./chunk-3XFL3LHN.js";
import "./chunk-EYLQMVZ6.js";
import "./chunk-IJ6QZHIZ.js";
import "./chunk-CRICFTSR.js";
import "./chunk-TV5JVI3Z.js";
import {
  buildTargets
} from "./chunk-FBSRE6GC.js";
import "./chunk-4NOKKNUI.js";
import "./chunk-WUGCHGDZ.js";
import {
  resolveVersion
} from "./chunk-OHJFY26T.js";
import {
  refuseHostBuilds
} from "./chunk-S3HFMSPM.js";
import {
  matrixOf,
  planTargets
} from "./chunk-TP5PIYAQ.js";
import "./chunk-OPYRK6MV.js";
import {
  buildReport,
  shellReport
} from "./chunk-KGJIYMN2.js";
import "./chunk-GPJLBDP4.js";
import "./chunk-5HZAVWK4.js";
import {
  loadConfig
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
import "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/commands/build.ts
async function build(host, inputs) {
  const { group } = host.log;
  const config = await group("Config", () => loadConfig(host, inputs));
  const version = await group("Version", () => resolveVersion(host, config, inputs));
  const plan = await group("Plan", () => planTargets(host, config, version, inputs));
  refuseHostBuilds(config, inputs, plan);
  if (inputs.verify) await checkVerify(host, config);
  if (inputs.dryRun) return (await dryRun(host, config, plan)).report;
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
