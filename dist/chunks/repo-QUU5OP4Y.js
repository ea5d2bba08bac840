import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  addPackages,
  checkRepository,
  initRepository,
  listRepository,
  removePackages,
  serveRepository,
  yankVersion
} from "./chunk-2D7ZTJUB.js";
import "./chunk-GC7WVWI7.js";
import "./chunk-XSQ3YVDT.js";
import "./chunk-CRICFTSR.js";
import "./chunk-TV5JVI3Z.js";
import "./chunk-SWUFBRT4.js";
import "./chunk-5HZAVWK4.js";
import "./chunk-DTYDCGHL.js";
import "./chunk-2PLOFHPS.js";
import "./chunk-FTOYHHIR.js";
import "./chunk-LTHSV6NE.js";
import "./chunk-UBU3JJGE.js";
import "./chunk-PR56Q6UZ.js";
import "./chunk-QAPI6OIN.js";
import "./chunk-EOMNDTBA.js";
import "./chunk-FQCOH36P.js";
import "./chunk-SXWB3MLU.js";
import "./chunk-BM4FHGBY.js";
import "./chunk-EWE4NJNV.js";
import "./chunk-MEOSGJWO.js";
import "./chunk-FMQ3NHNI.js";
import "./chunk-DSNOF4RM.js";
import "./chunk-SHOOH4RL.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import "./chunk-T64XHYXT.js";
import "./chunk-N62IPCGT.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-V5VLRKJX.js";
import "./chunk-TE2GA6J2.js";
import "./chunk-7HZJJYV5.js";
import "./chunk-FVMWOHQG.js";
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

// src/commands/repo.ts
var alone = { takes: "", least: 0, most: 0 };
var DEEDS = {
  init: {
    ...alone,
    run: (host, dir, _, { repo: repo2, dryRun }) => initRepository(host, dir, repo2 ?? { keepGoing: false }, dryRun)
  },
  add: { takes: "FILE\u2026", least: 1, most: Infinity, run: addPackages },
  remove: { takes: "NAME[=VERSION]\u2026", least: 1, most: Infinity, run: removePackages },
  yank: {
    takes: "VERSION",
    least: 1,
    most: 1,
    run: (host, dir, [version = ""], inputs) => yankVersion(host, dir, version, inputs)
  },
  list: { ...alone, run: (host, dir) => listRepository(host, dir) },
  check: { ...alone, run: (host, dir) => checkRepository(host, dir) },
  serve: { ...alone, run: (host, dir, _, { repo: repo2 }) => serveRepository(host, dir, repo2?.port) }
};
async function repo(host, inputs) {
  const [word, dir, ...words] = inputs.args;
  const deed = word !== void 0 && Object.hasOwn(DEEDS, word) ? DEEDS[word] : void 0;
  if (!deed) throw unknown(word);
  if (dir === void 0 || words.length < deed.least || words.length > deed.most)
    throw wrongCount(word, deed);
  return host.log.group("Repository", () => deed.run(host, dir, words, inputs));
}
function unknown(word) {
  const known = Object.keys(DEEDS).join(", ");
  if (word === void 0)
    return new UserError("input/arguments", "repo needs to know what to do", { hint: `write one of ${known}` });
  const near = nearest(word, Object.keys(DEEDS));
  return new UserError("input/arguments", `repo takes no "${word}"`, {
    hint: near ? `did you mean repo ${near}?` : `write one of ${known}`
  });
}
var wrongCount = (word, { takes }) => new UserError(
  "input/arguments",
  `repo ${word} takes ${takes ? `a folder and ${takes}` : "a folder alone"}`,
  {
    hint: `linux-pkg repo ${word} DIR${takes && ` ${takes}`}`
  }
);
export {
  repo
};
