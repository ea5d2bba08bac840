import {listOf} from './commands/command-line.ts';
import {exitCodeOf, problemsOf, stackText} from './commands/failure.ts';
import {runCommand} from './commands/run.ts';
import type {Inputs} from './model/inputs.ts';
import type {KeyInputs} from './model/secret.ts';
import {reportMarkdown} from './steps/report/markdown.ts';
import {reportText} from './steps/report/text.ts';
import {
  actionFlag,
  actionInput,
  actionSink,
  debugAsked,
  saveForPost,
  setOutputs,
  writeSummary,
} from './tools/actions.ts';
import {holdKeys} from './tools/hold-keys.ts';
import {makeHost} from './tools/host.ts';
import {makeLog} from './tools/log.ts';
import {keepNewSpaceSmall} from './tools/memory.ts';
import {actionKeys, takeKeys} from './tools/secret-env.ts';
import {abortOnSignals} from './tools/signals.ts';
import {usePoolOfAllCores} from './tools/threads.ts';

/** The action's inputs, as the same object that the command line gives. */
const readInputs = (keys: KeyInputs): Inputs => ({
  command: actionInput('command') ?? 'all',
  args: [],
  config: actionInput('config'),
  targets: listOf(actionInput('targets')),
  arch: listOf(actionInput('arch')),
  version: actionInput('version'),
  plan: actionInput('plan'),
  out: actionInput('out') ?? 'out',
  shell: undefined,
  dryRun: actionFlag('dry-run'),
  verify: actionInput('verify') === undefined || actionFlag('verify'),
  json: false,
  debug: debugAsked(),
  keys,
  only: listOf(actionInput('only')),
});

/** The action's entry: groups, annotations, outputs and a step summary. */
async function main(): Promise<number> {
  const keys = takeKeys(process.env, actionKeys);
  usePoolOfAllCores();
  keepNewSpaceSmall();
  const sink = actionSink();
  const signal = abortOnSignals();
  const log = makeLog(sink, {debug: debugAsked()});
  try {
    const inputs = readInputs(keys);
    const workDir = process.env['GITHUB_WORKSPACE'] || process.cwd();
    holdKeys(inputs.keys, {log, workDir});
    const host = makeHost({env: process.env, workDir, out: inputs.out, log, signal});
    saveForPost(host.outDir);
    const report = await runCommand(host, inputs);
    for (const problem of report.problems ?? []) sink.problem('error', log.hidden(problem));
    log.info(reportText(report));
    setOutputs(report.outputs);
    await writeSummary(reportMarkdown(report, log.warnings)).catch((cause: unknown) => {
      sink.problem('warning', {message: `no step summary was written: ${String(cause)}`});
    });
    return report.failed ? 1 : 0;
  } catch (error) {
    for (const problem of problemsOf(error, signal.aborted)) sink.problem('error', log.hidden(problem));
    log.debug(stackText(error));
    return signal.aborted ? 1 : exitCodeOf(error);
  }
}

process.exitCode = await main();
