import * as core from '@actions/core';
import type {Problem} from '../model/errors.ts';
import {UserError} from '../model/errors.ts';
import type {Sink} from './log.ts';
import {unheeded} from './workflow-commands.ts';

/** An input of action.yml; undefined where it was left empty. */
export const actionInput = (name: string): string | undefined => core.getInput(name) || undefined;

/** A true-or-false input; anything else is refused. */
export function actionFlag(name: string): boolean {
  const value = core.getInput(name).toLowerCase();
  if (value === '' || value === 'false') return false;
  if (value === 'true') return true;
  throw new UserError('input/flag', `input ${name} is "${value}"`, {hint: 'write true or false'});
}

/** Whether the run was started with debug logging on. */
export const debugAsked = (): boolean => core.isDebug();

/** The Actions log: groups, annotations on the config's line. */
export const actionSink = (): Sink => ({
  line: (text) => core.info(unheeded(text)),
  startGroup: (title) => core.startGroup(title),
  endGroup: () => core.endGroup(),
  problem: (level, problem) =>
    (level === 'error' ? core.error : core.warning)(problemBody(problem), annotation(problem)),
  mask: (words) => {
    for (const word of words) core.setSecret(word);
  },
});

const problemBody = ({message, hint}: Problem): string => (hint ? `${message}\n→ ${hint}` : message);

const annotation = ({place}: Problem): core.AnnotationProperties =>
  place
    ? {
        file: place.file,
        ...(place.line !== undefined && {startLine: place.line}),
        ...(place.column !== undefined && {startColumn: place.column}),
      }
    : {};

export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

/** Adds to the step summary; where there is none to write to, that is only a debug line. */
export async function writeSummary(markdown: string): Promise<void> {
  if (process.env['GITHUB_STEP_SUMMARY']) await core.summary.addRaw(shortened(markdown)).write();
  else core.debug('no step summary: GITHUB_STEP_SUMMARY is not set');
}

/** GitHub shows no summary above 1 MiB, and a step shares that with nobody. */
const MOST_BYTES = 1_000_000;

function shortened(markdown: string): string {
  if (Buffer.byteLength(markdown) <= MOST_BYTES) return markdown;
  const cut = Buffer.from(markdown).subarray(0, MOST_BYTES).toString();
  return `${cut.slice(0, cut.lastIndexOf('\n'))}\n\n… the rest is in the log\n`;
}

const LEFTOVERS = 'leftovers';

/** Tells the post entry what to look for, should this process be ended in the middle. */
export const saveForPost = (outDir: string): void =>
  core.saveState(LEFTOVERS, JSON.stringify({outDir, pid: process.pid}));

/** What `saveForPost` said in the main entry. */
export function savedForPost(): {readonly outDir: string; readonly pid: number} | undefined {
  const saved = core.getState(LEFTOVERS);
  return saved ? (JSON.parse(saved) as {outDir: string; pid: number}) : undefined;
}
