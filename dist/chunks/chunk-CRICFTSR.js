import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/repositories/apt/names.ts
var ROOT = "apt/";
var folderOf = (suite) => `${ROOT}dists/${suite}/`;
var isPackage = (path) => path.startsWith(`${ROOT}pool/`) && path.endsWith(".deb");
var NAME = /^[A-Za-z0-9][A-Za-z0-9+._~-]*$/;
var MOST = 100;
function nameProblem(name) {
  if (NAME.test(name) && !name.includes("..") && name.length <= MOST && !/^(?:by-hash$|binary-)/.test(name))
    return void 0;
  return {
    message: `${JSON.stringify(name)} cannot be the name of a suite or component of an APT repository`,
    hint: "write letters, digits and + . _ ~ -, a letter or digit first, as in bookworm or main"
  };
}
var poolPath = (component, name, file) => `pool/${component}/${name.startsWith("lib") && name.length > 3 ? name.slice(0, 4) : name.slice(0, 1)}/${name}/${file}`;

export {
  ROOT,
  folderOf,
  isPackage,
  nameProblem,
  poolPath
};
