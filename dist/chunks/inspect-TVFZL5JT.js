import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  inspectFile,
  inspectText
} from "./chunk-VJJYETVG.js";
import "./chunk-EOMNDTBA.js";
import "./chunk-DSNOF4RM.js";
import "./chunk-SHOOH4RL.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import {
  allInOrder
} from "./chunk-T64XHYXT.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-RYLJHMX5.js";
import "./chunk-ETTTRMDG.js";
import "./chunk-LV3KPGXS.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-RL6L7SJM.js";
import "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";

// src/commands/inspect.ts
async function inspect(host, inputs) {
  if (inputs.args.length === 0)
    throw new UserError("input/arguments", "inspect needs a file", { hint: "linux-pkg inspect out/*.deb" });
  const facts = await allInOrder(inputs.args, 1, (file) => inspectFile(host, file));
  return {
    title: "",
    tables: [],
    notes: facts.map(inspectText),
    next: [],
    outputs: {},
    data: facts.length === 1 ? facts[0] : facts
  };
}
export {
  inspect
};
