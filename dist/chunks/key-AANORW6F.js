import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  extendKey,
  lookAtKey,
  rotateKey
} from "./chunk-KQ5G3EL5.js";
import "./chunk-FTOYHHIR.js";
import {
  meantTargets
} from "./chunk-4GCQTTU7.js";
import "./chunk-D6FQUGXJ.js";
import "./chunk-MLZPZOAL.js";
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
import "./chunk-LUBQ2WQT.js";
import {
  nearest
} from "./chunk-H2CRTF6F.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";
import "./chunk-Y6RQMCCG.js";

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
