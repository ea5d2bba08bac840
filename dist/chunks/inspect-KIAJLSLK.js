import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  inspectFile,
  inspectText
} from "./chunk-EYLQMVZ6.js";
import "./chunk-KEC7B7BN.js";
import "./chunk-LPX5YO2Z.js";
import "./chunk-LF24ZOYR.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-CWVWERBF.js";
import "./chunk-72VQLIC2.js";
import "./chunk-GB5ZCPV5.js";
import "./chunk-LUBQ2WQT.js";
import {
  allInOrder
} from "./chunk-LOI2JOZB.js";
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
