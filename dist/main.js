import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  reportMarkdown
} from "./chunks/chunk-TE2GA6J2.js";
import {
  actionFlag,
  actionInput,
  actionSink,
  debugAsked,
  saveForPost,
  setOutputs,
  writeSummary
} from "./chunks/chunk-6VZI4WFM.js";
import {
  abortOnSignals,
  actionKeys,
  holdKeys,
  keepNewSpaceSmall,
  listOf,
  makeHost,
  runCommand,
  takeKeys,
  usePoolOfAllCores
} from "./chunks/chunk-Z7RWJWPY.js";
import {
  exitCodeOf,
  problemsOf,
  stackText
} from "./chunks/chunk-ZJWPLOWW.js";
import "./chunks/chunk-4H7W7VPS.js";
import {
  reportText
} from "./chunks/chunk-7HZJJYV5.js";
import {
  makeLog
} from "./chunks/chunk-FVMWOHQG.js";
import "./chunks/chunk-LUBQ2WQT.js";
import "./chunks/chunk-H2CRTF6F.js";
import "./chunks/chunk-PF43REK2.js";
import "./chunks/chunk-4F4ITXR4.js";
import "./chunks/chunk-7K3FG75H.js";
import "./chunks/chunk-W4W46JEO.js";
import "./chunks/chunk-VW6UAW2C.js";

// src/main.ts
var readInputs = (keys) => ({
  command: actionInput("command") ?? "all",
  args: [],
  config: actionInput("config"),
  targets: listOf(actionInput("targets")),
  arch: listOf(actionInput("arch")),
  version: actionInput("version"),
  plan: actionInput("plan"),
  out: actionInput("out") ?? "out",
  shell: void 0,
  dryRun: actionFlag("dry-run"),
  verify: actionInput("verify") === void 0 || actionFlag("verify"),
  json: false,
  debug: debugAsked(),
  keys,
  only: listOf(actionInput("only"))
});
async function main() {
  const keys = takeKeys(process.env, actionKeys);
  usePoolOfAllCores();
  keepNewSpaceSmall();
  const sink = actionSink();
  const signal = abortOnSignals();
  const log = makeLog(sink, { debug: debugAsked() });
  try {
    const inputs = readInputs(keys);
    const workDir = process.env["GITHUB_WORKSPACE"] || process.cwd();
    holdKeys(inputs.keys, { log, workDir });
    const host = makeHost({ env: process.env, workDir, out: inputs.out, log, signal });
    saveForPost(host.outDir);
    const report = await runCommand(host, inputs);
    for (const problem of report.problems ?? []) sink.problem("error", log.hidden(problem));
    log.info(reportText(report));
    setOutputs(report.outputs);
    await writeSummary(reportMarkdown(report, log.warnings)).catch((cause) => {
      sink.problem("warning", { message: `no step summary was written: ${String(cause)}` });
    });
    return report.failed ? 1 : 0;
  } catch (error) {
    for (const problem of problemsOf(error, signal.aborted)) sink.problem("error", log.hidden(problem));
    log.debug(stackText(error));
    return signal.aborted ? 1 : exitCodeOf(error);
  }
}
process.exitCode = await main();
