import {setTimeout as sleep} from 'node:timers/promises';
import {PkgError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import {connect, type GitHub} from './github.ts';
import {failureOf} from './github-failure.ts';
import {type Fault, faultOf} from './github-fault.ts';
import type {RepositoryName} from './github-token.ts';

/** The way to the API: each request is made again where that helps, and limits are waited for. */
export interface Calls {
  readonly github: GitHub;
  call<T>(what: string, request: (signal: AbortSignal) => Promise<T>, options?: CallOptions<T>): Promise<T>;
}

interface CallOptions<T> {
  /** For what makes something: looks whether it was made, before it is asked for again. */
  readonly look?: (fault: Fault) => Promise<T | undefined>;
  /** Takes a refusal for an answer: a 404 for "there is none". */
  readonly or?: (fault: Fault) => T | 'again' | undefined;
  /** Uploads have a measure of their own. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;
/** Seconds before each further try. */
const PAUSES = [0.2, 1, 3, 8, 20, 30];
/** All that one publisher waits for limits, in seconds. */
const PATIENCE = 15 * 60;

/** Calls about one repository; they share the wait for a limit. */
export async function openCalls(host: Host, repository: RepositoryName): Promise<Calls> {
  const github = await connect(host);
  const waitForLimit = limitGate(host);
  const call: Calls['call'] = async (what, request, {look, or, timeoutMs = TIMEOUT_MS} = {}) => {
    for (let tries = 0; ; tries++) {
      await waitForLimit();
      const {value, cause} = await attempt(host, request, timeoutMs);
      if (value) return value.is;
      const fault = faultOf(cause, host.now());
      if (!fault) throw cause;
      const answer = fault.kind === 'refused' ? refusal(fault, tries, or) : undefined;
      if (answer !== undefined && answer !== 'again') return answer;
      const pause = answer === 'again' || fault.kind !== 'refused' ? PAUSES[tries] : undefined;
      const fail = (more?: string) => failureOf(host, repository, {what, fault, cause, more});
      if (pause === undefined) throw fail();
      if (fault.wait === undefined) {
        if (answer !== 'again') host.log.info(`${what}: ${saysOf(fault)}; again in ${secondsText(pause)}`);
        await sleep(pause * 1000, undefined, {signal: host.signal});
      } else if (!waitForLimit.add(fault.wait, saysOf(fault))) throw fail(untilText(host.now() + fault.wait));
      if (fault.kind === 'rate') continue;
      const made = await look?.(fault);
      if (made !== undefined) return made;
    }
  };
  return {github, call};
}

/** What a refusal is taken for. "It is there already" may be the echo of a try whose answer was lost. */
function refusal<T>(fault: Fault, tries: number, or: CallOptions<T>['or']): T | 'again' | undefined {
  const answer = or?.(fault);
  if (answer !== undefined) return answer;
  return tries === 0 && fault.codes.includes('already_exists') ? 'again' : undefined;
}

interface Attempt<T> {
  readonly value?: {readonly is: T};
  readonly cause?: unknown;
}

async function attempt<T>(
  {signal}: Host,
  request: (signal: AbortSignal) => Promise<T>,
  timeoutMs: number,
): Promise<Attempt<T>> {
  signal.throwIfAborted();
  const limit = timeoutMs === Infinity ? [] : [AbortSignal.timeout(timeoutMs)];
  try {
    return {value: {is: await request(AbortSignal.any([signal, ...limit]))}};
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof PkgError) throw cause;
    return {cause};
  }
}

interface LimitGate {
  (): Promise<void>;
  /** False where that is longer than anybody would wait. */
  add(seconds: number, reason: string): boolean;
}

/** One wait for all that is on its way; it is told once. */
function limitGate({log, signal}: Host): LimitGate {
  let gate: Promise<void> | undefined;
  let waited = 0;
  const wait = async (): Promise<void> => {
    await gate;
  };
  return Object.assign(wait, {
    add: (seconds: number, reason: string): boolean => {
      if (gate) return true;
      if (waited + seconds > PATIENCE) return false;
      waited += seconds;
      log.info(`waiting ${secondsText(seconds)}, as GitHub asks: ${reason}`);
      gate = sleep(seconds * 1000, undefined, {signal}).finally(() => {
        gate = undefined;
      });
      // Whoever waits gets the error; nobody may.
      gate.catch(() => undefined);
      return true;
    },
  });
}

const saysOf = ({kind, status, reason}: Fault): string =>
  kind === 'silent'
    ? `no answer (${reason})`
    : reason === ''
      ? `the server answered ${status}`
      : kind === 'rate'
        ? reason
        : `the server answered ${status}: ${reason}`;

const secondsText = (seconds: number): string =>
  seconds < 120 ? `${Math.round(seconds * 10) / 10} s` : `${Math.ceil(seconds / 60)} minutes`;

/** A limit of GitHub ends within an hour; what others say need not be a time at all. */
const untilText = (moment: number): string | undefined => {
  const end = new Date(moment * 1000);
  return Number.isNaN(end.getTime()) ? undefined : `it ends at ${end.toISOString().slice(11, 16)} UTC`;
};
