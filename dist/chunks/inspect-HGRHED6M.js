import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  inspectFile,
  inspectText
} from "./chunk-FMDDUQFO.js";
import "./chunk-63FAE4Y6.js";
import "./chunk-D6CYBM4O.js";
import "./chunk-EC56XQ7X.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-JVW3E2DY.js";
import "./chunk-72VQLIC2.js";
import "./chunk-LUBQ2WQT.js";
import {
  allInOrder
} from "./chunk-LOI2JOZB.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";
import "./chunk-Y6RQMCCG.js";

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
