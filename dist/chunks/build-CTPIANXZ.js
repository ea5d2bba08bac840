import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  dryRun,
  leavePackages,
  makePackages
} from "./chunk-XIIQX3BM.js";
import "./chunk-NZYZC6C7.js";
import {
  checkVerify
} from "./chunk-VPOE75PE.js";
import "./chunk-ICNOVP5C.js";
import "./chunk-SNHOBLNV.js";
import {
  buildTargets
} from "./chunk-I32AARJQ.js";
import "./chunk-4I26QHXA.js";
import "./chunk-YF5AVTUE.js";
import "./chunk-7YAOI5RW.js";
import {
  resolveVersion
} from "./chunk-LRMLQILN.js";
import {
  matrixOf,
  planTargets
} from "./chunk-5N7W3SSN.js";
import {
  refuseHostBuilds
} from "./chunk-3HYWYDDQ.js";
import "./chunk-OPYRK6MV.js";
import {
  buildReport,
  shellReport
} from "./chunk-R2L6YTDC.js";
import "./chunk-CRICFTSR.js";
import "./chunk-TV5JVI3Z.js";
import "./chunk-4Q6VH5R4.js";
import "./chunk-GPJLBDP4.js";
import "./chunk-5HZAVWK4.js";
import {
  loadConfig
} from "./chunk-LY4MG7I4.js";
import "./chunk-6RT7UA3F.js";
import "./chunk-77I423NP.js";
import "./chunk-FQCOH36P.js";
import "./chunk-3CBQ3DV5.js";
import "./chunk-2V53AYQJ.js";
import "./chunk-MEOSGJWO.js";
import "./chunk-PR56Q6UZ.js";
import "./chunk-LCNQAPUV.js";
import "./chunk-SXWB3MLU.js";
import "./chunk-LI545IZO.js";
import "./chunk-FMQ3NHNI.js";
import "./chunk-CB4DUII6.js";
import "./chunk-SWZD7HWT.js";
import "./chunk-P5P2MYA6.js";
import "./chunk-ZKPVI74M.js";
import "./chunk-AZYFT6IN.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-KQJD5ZAL.js";
import "./chunk-LOI2JOZB.js";
import "./chunk-N62IPCGT.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-BLCPZVLP.js";
import "./chunk-NZWIOXGV.js";
import "./chunk-UCHR54Q4.js";
import "./chunk-SROSHM46.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-TE2GA6J2.js";
import "./chunk-7HZJJYV5.js";
import "./chunk-FVMWOHQG.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-PF43REK2.js";
import "./chunk-V5VLRKJX.js";
import "./chunk-QIZ7JE5A.js";
import "./chunk-ULSPFPC6.js";
import "./chunk-RL6L7SJM.js";
import "./chunk-GV4UF2MA.js";
import "./chunk-MGVIU6WN.js";
import "./chunk-65WK4Q6L.js";
import "./chunk-GB5ZCPV5.js";
import "./chunk-MGI5AFOK.js";
import "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import "./chunk-Z7Q56VIH.js";
import "./chunk-NPBHZXYM.js";
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
