import {PkgError, ToolError} from '../../model/errors.ts';
import type {Branch, RunOptions} from '../../model/host.ts';
import type {BuildSettings} from '../config/index.ts';

/** Where the shell lines run: a container, or this machine. */
export interface Place {
  /** Runs a script to its end. */
  sh(script: string, options: RunOptions): Promise<unknown>;
  /** Ends what a step that ran out of time left behind. */
  endProcesses(): Promise<void>;
}

interface Lines {
  readonly place: Place;
  readonly settings: BuildSettings;
  readonly env: Readonly<Record<string, string>>;
  readonly log: Pick<Branch, 'info' | 'output' | 'step' | 'fail'>;
  readonly signal: AbortSignal;
  /** Said when a step fails. */
  readonly hint: string;
}

const STEPS = ['before', 'main', 'after'] as const;
type Step = (typeof STEPS)[number] | 'finalize';

/** What is to be tidied up after ^C does not take for ever. */
const FINALIZE_AFTER_INTERRUPT_MS = 60_000;

/** `before`, `main`, `after`, each only after the one before it; `finalize` whatever happens. */
export async function runShellLines(lines: Lines, instead?: () => Promise<void>): Promise<void> {
  const failed: unknown[] = [];
  try {
    for (const step of STEPS) {
      if (step === 'main' && instead) await instead();
      else await runStep(step, lines);
    }
  } catch (error) {
    failed.push(error);
    // Now, while the step that failed is the one at hand: finalize may do well.
    lines.log.fail();
    await lines.place.endProcesses().catch(() => undefined);
  }
  try {
    await runStep('finalize', lines);
  } catch (error) {
    failed.push(error);
  }
  if (failed.length === 2)
    throw new PkgError(
      'build/failed',
      failed.map((error) => (error instanceof Error ? error.message : String(error))).join('\nand then '),
      {hint: lines.hint, cause: new AggregateError(failed)},
    );
  if (failed.length > 0) throw failed[0];
}

async function runStep(step: Step, {place, settings, env, log, signal, hint}: Lines): Promise<void> {
  const texts = settings[step];
  if (texts.length === 0) return;
  if (step !== 'finalize') signal.throwIfAborted();
  log.step(step);
  for (const line of texts.flatMap((text) => text.trimEnd().split('\n'))) log.info(`$ ${line}`);
  const late = step === 'finalize' && signal.aborted;
  const timeoutMs = late ? FINALIZE_AFTER_INTERRUPT_MS : settings.timeoutMs;
  try {
    await place.sh(texts.join('\n'), {
      env: {...env, ...settings.env, ...settings.secretEnv},
      secrets: Object.values(settings.secretEnv),
      onLine: (line) => log.output(line),
      ...(timeoutMs !== undefined && {timeoutMs}),
      ...(late && {signal: AbortSignal.timeout(FINALIZE_AFTER_INTERRUPT_MS)}),
    });
  } catch (error) {
    throw explained(step, error, hint, settings);
  }
}

function explained(step: Step, error: unknown, hint: string, {timeoutMs}: BuildSettings): unknown {
  if (!(error instanceof ToolError)) return error;
  const {exitCode, tail} = error;
  const late = error.hint?.startsWith('its time limit') ?? false;
  const ended =
    exitCode !== undefined && !late
      ? `ended with exit code ${exitCode}`
      : late
        ? `did not end within ${minutes(timeoutMs)}`
        : (error.hint ?? 'could not be run');
  const reason = late ? 'build.timeout gives it more' : exitCode !== undefined && error.hint;
  return new PkgError(
    'build/failed',
    `build.${step} ${ended}${tail ? `; its last lines:\n${tail}` : ', and printed nothing'}`,
    {hint: [reason, hint].filter(Boolean).join('; '), cause: error},
  );
}

const minutes = (ms = 0): string => {
  const count = Math.round(ms / 60_000);
  return count === 1 ? 'a minute' : `${count} minutes`;
};
