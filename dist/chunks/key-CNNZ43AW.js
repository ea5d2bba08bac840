import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  meantTargets
} from "./chunk-5N7W3SSN.js";
import {
  extendKey,
  lookAtKey,
  rotateKey
} from "./chunk-DMKLKFB2.js";
import "./chunk-OPYRK6MV.js";
import "./chunk-GPJLBDP4.js";
import "./chunk-FTOYHHIR.js";
import "./chunk-LTHSV6NE.js";
import {
  loadConfig
} from "./chunk-LY4MG7I4.js";
import "./chunk-6RT7UA3F.js";
import "./chunk-77I423NP.js";
import "./chunk-FQCOH36P.js";
import "./chunk-3CBQ3DV5.js";
import "./chunk-2V53AYQJ.js";
import "./chunk-MEOSGJWO.js";
import "./chunk-SXWB3MLU.js";
import "./chunk-LI545IZO.js";
import "./chunk-FMQ3NHNI.js";
import "./chunk-CB4DUII6.js";
import "./chunk-LOI2JOZB.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-UCHR54Q4.js";
import "./chunk-SROSHM46.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-LUBQ2WQT.js";
import {
  nearest
} from "./chunk-H2CRTF6F.js";
import "./chunk-QIZ7JE5A.js";
import "./chunk-ULSPFPC6.js";
import "./chunk-RL6L7SJM.js";
import "./chunk-MGVIU6WN.js";
import "./chunk-GB5ZCPV5.js";
import "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import "./chunk-NPBHZXYM.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";

// src/commands/key.ts
var look = (host, config, inputs) => host.log.group(
  "Key",
  async () => lookAtKey(host, config, { targets: meantTargets(host, config, inputs) }, inputs)
);
var DEEDS = { rotate: rotateKey, extend: extendKey };
async function key(host, inputs) {
  const [word, ...rest] = inputs.args;
  const deed = word === void 0 ? look : Object.hasOwn(DEEDS, word) ? DEEDS[word] : void 0;
  if (!deed || rest.length > 0) throw unknown(deed ? rest[0] : word);
  const config = await host.log.group("Config", () => loadConfig(host, inputs));
  return deed(host, config, inputs);
}
function unknown(word) {
  const near = nearest(word, Object.keys(DEEDS));
  return new UserError("input/arguments", `key takes no "${word}"`, {
    hint: near ? `did you mean key ${near}?` : "linux-pkg key --help"
  });
}
export {
  key
};
