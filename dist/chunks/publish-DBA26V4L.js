import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  gather
} from "./chunk-NZLIYZEC.js";
import {
  gatherReport
} from "./chunk-EJ7UYAPX.js";
import {
  loadConfig,
  planTargets,
  resolveVersion
} from "./chunk-N3L4ZNRU.js";
import "./chunk-UMN7ITWG.js";
import "./chunk-ZXQ2VGLX.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-PG2UPDCC.js";
import "./chunk-TF36GGBO.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-3S2AKTKV.js";
import "./chunk-PEFM52VW.js";
import "./chunk-KWICLKFQ.js";
import "./chunk-2J2VQ4J7.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-NVK57OEM.js";
import "./chunk-PR7YLLAG.js";
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
