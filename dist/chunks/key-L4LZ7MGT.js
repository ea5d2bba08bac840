import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  extendKey,
  lookAtKey,
  rotateKey
} from "./chunk-MIPB2IV7.js";
import {
  meantTargets
} from "./chunk-TP5PIYAQ.js";
import "./chunk-OPYRK6MV.js";
import "./chunk-GPJLBDP4.js";
import "./chunk-FTOYHHIR.js";
import "./chunk-LTHSV6NE.js";
import {
  loadConfig
} from "./chunk-QW5YBYCQ.js";
import "./chunk-6RT7UA3F.js";
import "./chunk-KEC7B7BN.js";
import "./chunk-FQCOH36P.js";
import "./chunk-3CBQ3DV5.js";
import "./chunk-C2YJVN4G.js";
import "./chunk-MEOSGJWO.js";
import "./chunk-LPX5YO2Z.js";
import "./chunk-LF24ZOYR.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-CWVWERBF.js";
import "./chunk-72VQLIC2.js";
import "./chunk-GB5ZCPV5.js";
import "./chunk-SXWB3MLU.js";
import "./chunk-LI545IZO.js";
import "./chunk-FMQ3NHNI.js";
import "./chunk-CB4DUII6.js";
import "./chunk-LUBQ2WQT.js";
import {
  nearest
} from "./chunk-H2CRTF6F.js";
import "./chunk-LOI2JOZB.js";
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
