#!/usr/bin/env node
import manifest from '../package.json' with {type: 'json'};
import {type Asked, parseCommandLine} from './commands/command-line.ts';
import {exitCodeOf, failureJson, problemsOf, stackText} from './commands/failure.ts';
import {runCommand} from './commands/run.ts';
import {UserError} from './model/errors.ts';
import type {Inputs} from './model/inputs.ts';
import {reportText} from './steps/report/text.ts';
import {printableLines} from './text/printable.ts';
import {holdKeys} from './tools/hold-keys.ts';
import {makeHost} from './tools/host.ts';
import {makeLog} from './tools/log.ts';
import {keepNewSpaceSmall} from './tools/memory.ts';
import {oldNode} from './tools/node.ts';
import {cliKeys, takeKeys} from './tools/secret-env.ts';
import {abortOnSignals} from './tools/signals.ts';
import {terminalSink} from './tools/terminal.ts';
import {usePoolOfAllCores} from './tools/threads.ts';
import {unheeded} from './tools/workflow-commands.ts';

/** In a step of a workflow the runner reads along, whoever it is that prints. */
const guarded = (text: string): string =>
  process.env['GITHUB_ACTIONS'] === 'true' ? `${unheeded(text).replace(/\n$/, '')}\n` : text;

const safeLines = (text: string): readonly string[] =>
  guarded(printableLines(text).join('\n')).replace(/\n$/, '').split('\n');

/** The terminal's entry: progress and problems on standard error, the result on standard output. */
async function main(argv: readonly string[]): Promise<number> {
  const keys = takeKeys(process.env, cliKeys);
  usePoolOfAllCores();
  keepNewSpaceSmall();
  const sink = terminalSink(process.stderr, safeLines);
  let asked: Asked;
  try {
    asked = parseCommandLine(argv, manifest.version, keys);
  } catch (error) {
    const problems = problemsOf(error, false);
    if (argv.includes('--json')) process.stdout.write(`${failureJson(error, problems)}\n`);
    else for (const problem of problems) sink.problem('error', problem);
    return exitCodeOf(error);
  }
  if (asked.kind === 'run') return runOnce(asked.inputs);
  process.stdout.write(asked.text);
  return 0;
}

async function runOnce(inputs: Inputs): Promise<number> {
  const sink = terminalSink(process.stderr, safeLines);
  const log = makeLog(sink, {debug: inputs.debug});
  const signal = abortOnSignals();
  try {
    if (inputs.shell !== undefined && !(process.stdin.isTTY && process.stdout.isTTY)) throw noTerminal();
    const old = inputs.command === 'doctor' ? undefined : oldNode(process.versions.node);
    if (old) throw old;
    const workDir = currentFolder();
    holdKeys(inputs.keys, {log, workDir});
    const host = makeHost({env: process.env, workDir, out: inputs.out, log, signal});
    const report = await runCommand(host, inputs);
    if (!inputs.json) for (const problem of report.problems ?? []) sink.problem('error', log.hidden(problem));
    process.stdout.write(
      inputs.json ? `${JSON.stringify(report.data, null, 2)}\n` : guarded(reportText(report)),
    );
    return report.failed ? 1 : 0;
  } catch (error) {
    const problems = problemsOf(error, signal.aborted).map(log.hidden);
    if (inputs.json) process.stdout.write(`${failureJson(error, problems)}\n`);
    else for (const problem of problems) sink.problem('error', problem);
    log.debug(stackText(error));
    return signal.aborted ? 1 : exitCodeOf(error);
  }
}

const noTerminal = (): UserError =>
  new UserError('input/terminal', '--shell needs a terminal', {
    hint: 'run it where you can type, without redirecting its input or output',
  });

function currentFolder(): string {
  try {
    return process.cwd();
  } catch (cause) {
    throw new UserError('input/folder', 'the current folder is not there any more', {
      hint: 'change into the folder of the project',
      cause,
    });
  }
}

/** Whoever reads our output may leave early (`| head`); a disk that is full is a failure. */
function watchOutput(): void {
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`error: standard output could not be written: ${error.message}\n`);
    process.once('exit', () => {
      process.exitCode = 1;
    });
  });
}

watchOutput();
process.exitCode = await main(process.argv.slice(2));
