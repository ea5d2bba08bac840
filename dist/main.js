import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  actionFlag,
  actionInput,
  actionSink,
  debugAsked,
  saveForPost,
  setOutputs,
  writeSummary
} from "./chunks/chunk-V7B63LFL.js";
import "./chunks/chunk-OTARYU74.js";
import {
  abortOnSignals,
  exitCodeOf,
  listOf,
  makeHost,
  problemsOf,
  runCommand,
  stackText
} from "./chunks/chunk-WZHBIXJ4.js";
import {
  reportMarkdown
} from "./chunks/chunk-TF36GGBO.js";
import {
  reportText
} from "./chunks/chunk-D7ZSKJOI.js";
import {
  makeLog
} from "./chunks/chunk-PEFM52VW.js";
import "./chunks/chunk-JTOZ7VCM.js";
import "./chunks/chunk-Y6RQMCCG.js";

// src/main.ts
var readInputs = () => ({
  command: actionInput("command") ?? "all",
  args: [],
  config: actionInput("config"),
  targets: listOf(actionInput("targets")),
  arch: listOf(actionInput("arch")),
  version: actionInput("version"),
  plan: actionInput("plan"),
  out: actionInput("out") ?? "out",
  dryRun: actionFlag("dry-run"),
  verify: true,
  json: false,
  debug: debugAsked()
});
async function main() {
  const sink = actionSink();
  const signal = abortOnSignals();
  try {
    const inputs = readInputs();
    const log = makeLog(sink, { debug: inputs.debug });
    const workDir = process.env["GITHUB_WORKSPACE"] ?? process.cwd();
    const host = makeHost({ env: process.env, workDir, out: inputs.out, log, signal });
    saveForPost(host.outDir);
    const report = await runCommand(host, inputs);
    sink.line(reportText(report));
    setOutputs(report.outputs);
    await writeSummary(reportMarkdown(report, log.warnings));
    return report.failed ? 1 : 0;
  } catch (error) {
    for (const problem of problemsOf(error, signal.aborted)) sink.problem("error", problem);
    if (debugAsked()) sink.line(stackText(error));
    return signal.aborted ? 1 : exitCodeOf(error);
  }
}
process.exitCode = await main();
