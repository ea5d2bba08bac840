import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  extendKey,
  lookAtKey,
  rotateKey
} from "./chunk-DTYDCGHL.js";
import {
  meantTargets
} from "./chunk-FZ6QRTVO.js";
import "./chunk-OPYRK6MV.js";
import "./chunk-FTOYHHIR.js";
import "./chunk-LTHSV6NE.js";
import {
  loadConfig
} from "./chunk-UBU3JJGE.js";
import "./chunk-GPJLBDP4.js";
import "./chunk-N7SKHJ7R.js";
import "./chunk-QAPI6OIN.js";
import "./chunk-EOMNDTBA.js";
import "./chunk-FQCOH36P.js";
import "./chunk-PEGTIBEP.js";
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
import "./chunk-T64XHYXT.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-LUBQ2WQT.js";
import {
  nearest
} from "./chunk-H2CRTF6F.js";
import "./chunk-RYLJHMX5.js";
import "./chunk-ETTTRMDG.js";
import "./chunk-LV3KPGXS.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-RL6L7SJM.js";
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
