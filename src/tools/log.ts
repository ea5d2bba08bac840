import type {Problem} from '../model/errors.ts';
import type {Log} from '../model/host.ts';
import {type Grown, growBranch, seconds, type Trunk} from './branch.ts';
import {makeMask} from './mask.ts';

/** Where the lines go: a terminal, a file, the Actions log, a test. */
export interface Sink {
  line(text: string): void;
  /** Lines that the next ones replace; none clears them. */
  live?(lines: readonly string[]): void;
  startGroup?(title: string): void;
  endGroup?(): void;
  problem(level: 'warning' | 'error', problem: Problem): void;
  /** Words that it hides, also in what others print. */
  mask?(words: readonly string[]): void;
}

export interface RecordedLog extends Log {
  readonly warnings: readonly Problem[];
  /** The problem as it may be shown: what is masked is `***`. */
  hidden(problem: Problem): Problem;
}

export interface LogOptions {
  readonly debug?: boolean;
  /** Milliseconds since whenever. */
  readonly clock?: () => number;
  /** Does something again and again; what it gives back stops that. */
  readonly every?: (ms: number, tick: () => void) => () => void;
}

export const placeText = ({place}: Problem): string =>
  place ? [place.file, place.line, place.column].filter((part) => part !== undefined).join(':') : '';

/** `file:1:2: what is wrong` and, under it, what to write instead. */
export const problemText = (problem: Problem): string =>
  [placeText(problem), problem.message].filter(Boolean).join(': ') +
  (problem.hint ? `\n    → ${problem.hint}` : '');

const hideIn = (problem: Problem, hide: (text: string) => string): Problem => ({
  ...problem,
  message: hide(problem.message),
  ...(problem.hint !== undefined && {hint: hide(problem.hint)}),
});

const everyNow = (ms: number, tick: () => void): (() => void) => {
  const timer = setInterval(tick, ms).unref();
  return () => clearInterval(timer);
};

/** How often live lines are drawn anew. */
const DRAW = 250;
/** How long a work may say nothing before a line tells that it goes on. */
const SILENCE = 60_000;

/** Turns a sink into the log that steps see; keeps the warnings for the report. */
export function makeLog(
  sink: Sink,
  {debug = false, clock = () => performance.now(), every = everyNow}: LogOptions = {},
): RecordedLog {
  const warnings: Problem[] = [];
  const mask = makeMask();
  const branches = new Set<Grown>();
  let own: string | undefined;
  let groupOpen = false;
  let away = false;
  let stop: (() => void) | undefined;

  const draw = (): void => {
    if (!away) sink.live?.([...statusLines([...branches]), ...(own === undefined ? [] : [own])]);
  };
  const line = (text: string): void => {
    sink.line(mask.hide(text));
    if (branches.size > 0) draw();
  };
  const closeGroup = (): void => {
    if (groupOpen) sink.endGroup?.();
    groupOpen = false;
  };
  const openGroup = (title: string): void => {
    closeGroup();
    sink.startGroup?.(title);
    groupOpen = true;
  };
  const beat = (): void => {
    if (away) return;
    const silent = [...branches].filter(({shown}) => clock() - shown >= SILENCE);
    for (const branch of silent) branch.shown = clock();
    for (const text of statusLines(silent)) sink.line(text);
  };

  const log: RecordedLog = {
    warnings,
    info: line,
    debug: (message) => {
      if (debug) line(message);
    },
    warn: (problem) => {
      const shown = hideIn(problem, mask.hide);
      warnings.push(shown);
      sink.problem('warning', shown);
    },
    progress: (text) => {
      own = text === undefined ? undefined : mask.hide(text);
      if (sink.live) draw();
      else if (debug && own !== undefined) sink.line(own);
    },
    output: (text) => {
      if (!sink.live || debug) line(text);
      else log.progress(text);
    },
    aside: async (body) => {
      sink.live?.([]);
      away = true;
      try {
        return await body();
      } finally {
        away = false;
      }
    },
    mask: (values) => {
      const words = mask.add(values);
      sink.mask?.(words);
    },
    hidden: (problem) => hideIn(problem, mask.hide),
    branch: (name) => {
      // Groups do not nest: those of the branches stand by themselves.
      closeGroup();
      const branch = growBranch(trunk, name);
      branches.add(branch);
      stop ??= every(sink.live ? DRAW : SILENCE / 6, sink.live ? draw : beat);
      return branch;
    },
    group: async (title, body) => {
      const start = clock();
      if (sink.startGroup) openGroup(title);
      else if (debug) sink.line(`${title} …`);
      try {
        return await body();
      } finally {
        own = undefined;
        draw();
        if (sink.startGroup || debug) sink.line(`${title}: ${seconds(clock() - start)}`);
        closeGroup();
      }
    },
  };
  const trunk: Trunk = {
    log,
    debug,
    clock,
    whole: sink.startGroup !== undefined,
    watched: sink.live !== undefined,
    line,
    hide: mask.hide,
    printGroup: (title, body) => {
      openGroup(title);
      body((text) => sink.line(text));
      closeGroup();
    },
    ended: (branch) => {
      branches.delete(branch);
      if (branches.size > 0) return;
      stop?.();
      stop = undefined;
      draw();
    },
  };
  return log;
}

/** One line each, name and step in columns. */
function statusLines(branches: readonly Grown[]): readonly string[] {
  const rows = branches.map((branch) => branch.status());
  const width = (column: 0 | 1): number => Math.max(0, ...rows.map((row) => row[column].length));
  return rows.map(([name, step, time, last]) =>
    `${name.padEnd(width(0))}  ${step.padEnd(width(1))}  ${time}  ${last}`.trimEnd(),
  );
}
