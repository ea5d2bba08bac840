import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/tools/node.ts
var OLDEST = [22, 15];
function oldNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST[0] || major === OLDEST[0] && minor >= OLDEST[1]) return void 0;
  return new UserError("node/old", `Node ${version} is too old`, {
    hint: `install Node ${OLDEST.join(".")} or newer from https://nodejs.org`
  });
}

export {
  oldNode
};
