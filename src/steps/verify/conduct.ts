import {PkgError, ToolError} from '../../model/errors.ts';
import type {CheckResult} from '../../model/verify.ts';
import {type Check, CheckError, type Trial} from './check.ts';

const MOST_LINES = 40;
/** Of a line: annotations and summaries have no room for more. */
const MOST_LETTERS = 1000;

type Conducted = Pick<Trial, 'host' | 'log'>;

/** Runs the checks of one life, in order; one that fails does not keep those that do not need it from being run. */
export async function conduct<T extends Conducted>(
  checks: readonly Check<T>[],
  trial: T,
  earlier: readonly CheckResult[] = [],
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) {
    trial.host.signal.throwIfAborted();
    trial.log.step(check.name);
    results.push(await conductOne(check, trial, [...earlier, ...results]));
  }
  return results;
}

async function conductOne<T extends Conducted>(
  check: Check<T>,
  trial: T,
  earlier: readonly CheckResult[],
): Promise<CheckResult> {
  const {name} = check;
  const lacking = lackingOf(check, earlier);
  if (lacking !== undefined) return notRun(name, lacking);
  const start = performance.now();
  const took = () => Math.round(performance.now() - start);
  try {
    const reason = await check.run(trial);
    return reason === undefined
      ? {name, outcome: 'passed', milliseconds: took()}
      : {name, outcome: 'not run', reason, milliseconds: took()};
  } catch (error) {
    trial.host.signal.throwIfAborted();
    return {name, outcome: 'failed', ...wordsOf(error), milliseconds: took()};
  }
}

/** Why a check has nothing to stand on; one before it that had nothing to check is no reason. */
const lackingOf = ({needs}: Pick<Check, 'needs'>, earlier: readonly CheckResult[]): string | undefined => {
  const lacking = needs.find((need) => earlier.find(({name}) => name === need)?.outcome === 'failed');
  if (lacking !== undefined) return `${lacking} failed`;
  const after = needs.find((need) => / failed$/.test(earlier.find(({name}) => name === need)?.reason ?? ''));
  return after === undefined ? undefined : earlier.find(({name}) => name === after)?.reason;
};

/** A check that could not be run, and why. */
export const notRun = (name: string, reason: string): CheckResult => ({
  name,
  outcome: 'not run',
  reason,
  milliseconds: 0,
});

/** What a failure says; what is no failure of the package is thrown on. */
export function wordsOf(error: unknown): Pick<CheckResult, 'reason' | 'command' | 'output' | 'problems'> {
  if (error instanceof ToolError) {
    const [first = ''] = error.message.split('\n');
    return {
      reason: withHint(first.replace(/:$/, ''), error.hint),
      command: error.command,
      ...lastLines(error.tail),
    };
  }
  if (error instanceof CheckError) {
    const {command, output, problems} = error.seen;
    return {
      reason: withHint(error.message, error.hint),
      ...(command && {command}),
      ...(problems && {problems}),
      ...lastLines(output ?? ''),
    };
  }
  if (error instanceof PkgError) return {reason: withHint(error.message, error.hint)};
  throw error;
}

const withHint = (message: string, hint: string | undefined): string =>
  hint === undefined ? message : `${message} (${hint})`;

function lastLines(text: string): Pick<CheckResult, 'output'> {
  const lines = text.trim().split('\n').slice(-MOST_LINES);
  const short = lines.map((line) => (line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS)} …` : line));
  return text.trim() === '' ? {} : {output: short.join('\n')};
}
