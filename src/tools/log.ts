import type {Problem} from '../model/errors.ts';
import type {Log} from '../model/host.ts';

/** Where the lines go: a terminal, a file, the Actions log, a test. */
export interface Sink {
  line(text: string): void;
  /** A line that the next one replaces; undefined clears it. */
  live?(text: string | undefined): void;
  startGroup?(title: string): void;
  endGroup?(): void;
  problem(level: 'warning' | 'error', problem: Problem): void;
}

export interface RecordedLog extends Log {
  readonly warnings: readonly Problem[];
}

export const placeText = ({place}: Problem): string =>
  place ? [place.file, place.line, place.column].filter((part) => part !== undefined).join(':') : '';

/** `file:1:2: what is wrong` and, under it, what to write instead. */
export const problemText = (problem: Problem): string =>
  [placeText(problem), problem.message].filter(Boolean).join(': ') +
  (problem.hint ? `\n    → ${problem.hint}` : '');

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** Turns a sink into the log that steps see; keeps the warnings for the report. */
export function makeLog(sink: Sink, {debug = false, clock = () => performance.now()} = {}): RecordedLog {
  const warnings: Problem[] = [];
  return {
    warnings,
    info: (message) => sink.line(message),
    debug: (message) => {
      if (debug) sink.line(message);
    },
    warn: (problem) => {
      warnings.push(problem);
      sink.problem('warning', problem);
    },
    progress: (line) => {
      if (sink.live) sink.live(line);
      else if (debug && line !== undefined) sink.line(line);
    },
    group: async (title, body) => {
      const start = clock();
      if (sink.startGroup) sink.startGroup(title);
      else if (debug) sink.line(`${title} …`);
      try {
        return await body();
      } finally {
        sink.live?.(undefined);
        if (sink.startGroup || debug) sink.line(`${title}: ${seconds(clock() - start)}`);
        sink.endGroup?.();
      }
    },
  };
}
