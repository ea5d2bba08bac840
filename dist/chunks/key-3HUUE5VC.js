import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  extendKey,
  lookAtKey,
  rotateKey
} from "./chunk-FS3GFCAV.js";
import {
  meantTargets
} from "./chunk-Z7O5BYJD.js";
import "./chunk-OPYRK6MV.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-FTOYHHIR.js";
import "./chunk-LTHSV6NE.js";
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
