import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  releasesByName
} from "./chunk-FQCOH36P.js";
import {
  compareGlibc,
  glibcNeed
} from "./chunk-MLZPZOAL.js";
import {
  neededSymbols
} from "./chunk-ZKPVI74M.js";

// src/steps/glibc.ts
function glibcProblem(target, elf, file) {
  const release = releasesByName.get(target.name)?.release;
  const need = release && glibcNeed(elf, { marks: false });
  if (!release || need?.version === void 0 || compareGlibc(need.version, release.glibc) <= 0)
    return void 0;
  const [symbol] = need.name === void 0 ? [] : neededSymbols(file.path, need.name);
  return {
    message: `${file.shown} needs ${need.name}${symbol ? ` (${symbol})` : ""}, and ${target.name} has glibc ${release.glibc}: it would not start there`,
    hint: `build it on a system with glibc ${release.glibc} or older, such as ${release.image}, or leave ${target.name} out`
  };
}

export {
  glibcProblem
};
