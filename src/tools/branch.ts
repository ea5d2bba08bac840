import {stripVTControlCharacters} from 'node:util';
import type {Branch, Log} from '../model/host.ts';
import {openSpool} from './spool.ts';

/** What a branch needs of the log that it grows from. */
export interface Trunk {
  readonly log: Log;
  readonly debug: boolean;
  readonly clock: () => number;
  /** Where a group is printed in one piece, lines wait for the end; elsewhere they are shown as they come. */
  readonly whole: boolean;
  /** A person watches: live lines in place of what programs print. */
  readonly watched: boolean;
  line(text: string): void;
  hide(text: string): string;
  /** Prints a group in one go. */
  printGroup(title: string, body: (line: (text: string) => void) => void): void;
  ended(branch: Grown): void;
}

/** A branch as the log sees it. */
export interface Grown extends Branch {
  /** Name, step, time and the last line. */
  status(): readonly [name: string, step: string, time: string, last: string];
  /** When it last showed something. */
  shown: number;
}

/** `1:02`, `1:00:02`. */
export const elapsed = (ms: number): string => {
  const all = Math.floor(ms / 1000);
  const parts = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const [first, ...rest] = parts[0] ? parts : parts.slice(1);
  return [first, ...rest.map((part) => String(part).padStart(2, '0'))].join(':');
};

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** What stands in a line in the end, after what a program wrote over, without its colours. */
const plain = (line: string): string =>
  stripVTControlCharacters(line)
    .trimEnd()
    .split('\r')
    .findLast((part) => part.trim() !== '') ?? '';

/** The log of one of several works. */
export function growBranch(trunk: Trunk, name: string): Grown {
  const start = trunk.clock();
  const spool = trunk.whole ? openSpool() : undefined;
  const quiet = trunk.watched && !trunk.debug;
  const steps: {readonly title: string; readonly start: number}[] = [];
  let last = '';
  let failedIn: string | undefined;
  let over = false;

  const show = (text: string): void => {
    const lines = trunk.hide(text).split('\n');
    if (spool && !over) {
      for (const line of lines) spool.add(line);
      return;
    }
    branch.shown = trunk.clock();
    trunk.line(lines.map((line) => `${name} | ${line}`).join('\n'));
  };
  const begin = (title: string): void => {
    steps.push({title, start: trunk.clock()});
    last = '';
    if (!quiet) show(`${title} …`);
  };
  const finish = (): void => {
    const step = steps.pop();
    last = '';
    if (step && !quiet) show(`${step.title}: ${seconds(trunk.clock() - step.start)}`);
  };
  const fail = (step = steps.at(-1)?.title ?? ''): void => {
    failedIn ??= step;
  };
  const end = (): void => {
    if (over) return;
    while (steps.length > 0) finish();
    const took = seconds(trunk.clock() - start);
    const title =
      failedIn === undefined
        ? `${name}: ${took}`
        : `${name}: failed${failedIn && ` in ${failedIn}`} after ${took}`;
    trunk.ended(branch);
    over = true;
    if (spool) trunk.printGroup(title, (line) => spool.print(line));
    else trunk.line(title);
  };

  const branch: Grown = {
    shown: start,
    status: () => [name, steps.at(-1)?.title ?? '', elapsed(trunk.clock() - start), last],
    info: show,
    debug: (message) => {
      if (trunk.debug) show(message);
    },
    warn: (problem) => {
      trunk.log.warn({...problem, message: `${name}: ${problem.message}`});
      if (spool) show(`warning: ${problem.message}`);
    },
    output: (line) => {
      const text = plain(line);
      if (text.trim() !== '') last = trunk.hide(text.trim());
      // What comes after its end is told by itself: only where everything is.
      if (over ? trunk.debug : !quiet) show(text);
    },
    progress: (line) => {
      last = trunk.hide(line ?? '');
    },
    aside: trunk.log.aside,
    mask: trunk.log.mask,
    branch: (inner) => trunk.log.branch(`${name} ${inner}`),
    step: (title) => {
      finish();
      begin(title);
    },
    fail,
    group: async (title, body) => {
      const depth = steps.length;
      begin(title);
      try {
        return await body();
      } catch (error) {
        fail();
        throw error;
      } finally {
        while (steps.length > depth) finish();
      }
    },
    [Symbol.dispose]: end,
  };
  return branch;
}
