import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  PkgError
} from "./chunk-7K3FG75H.js";

// src/tools/store-path.ts
var BAD = /^$|^\/|\/$|\/\/|(?:^|\/)\.{1,2}(?:\/|$)|[\u0000-\u001f\u007f\\]/;
function checkStorePath(path) {
  if (!BAD.test(path)) return path;
  throw new PkgError("store/path", `${JSON.stringify(path)} cannot be the path of a file in a repository`, {
    hint: "it has to be a path below its root, with forward slashes, and no . or .. as a part"
  });
}
var checkStorePrefix = (prefix) => {
  if (prefix !== "") checkStorePath(prefix.replace(/\/$/, ""));
  return prefix;
};

export {
  checkStorePath,
  checkStorePrefix
};
