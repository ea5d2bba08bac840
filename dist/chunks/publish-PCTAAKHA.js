import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  gather
} from "./chunk-CNJUDWI3.js";
import "./chunk-ZXQ2VGLX.js";
import "./chunk-4VUUGFDS.js";
import {
  gatherReport
} from "./chunk-G3UD3IWX.js";
import {
  loadConfig,
  planTargets,
  resolveVersion
} from "./chunk-CFFKLVZ6.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-QLYXTQZH.js";
import "./chunk-TF36GGBO.js";
import "./chunk-D7ZSKJOI.js";
import "./chunk-PEFM52VW.js";
import "./chunk-MNXVXKXT.js";
import "./chunk-RBIRZ4MU.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-4KLYLGLS.js";
import "./chunk-JTOZ7VCM.js";
import "./chunk-Y6RQMCCG.js";

// src/commands/publish.ts
async function publish(host, inputs) {
  const { group } = host.log;
  const config = await group("Config", () => loadConfig(host, inputs));
  const version = await group("Version", () => resolveVersion(host, config, inputs));
  const plan = await group("Plan", () => planTargets(host, config, version, inputs));
  const artifacts = await group("Gather", () => gather(host, plan));
  return gatherReport(plan, artifacts, inputs.out);
}
export {
  publish
};
