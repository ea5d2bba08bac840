import type {Problem} from '../../model/errors.ts';
import {printable} from '../../text/printable.ts';
import {placeText} from '../../tools/log.ts';

/** One thing that was looked at. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'error';
  readonly what: string;
  /** What to do about it; nothing where all is well. */
  readonly hint: string | undefined;
}

export const ok = (check: string, what: string): Finding => ({
  check,
  state: 'ok',
  what: oneLine(what),
  hint: undefined,
});

/** Something that is wrong, with what to do. */
export const bad = (check: string, state: 'warning' | 'error', problem: Problem): Finding => ({
  check,
  state,
  what: oneLine([placeText(problem), problem.message].filter(Boolean).join(': ')),
  hint: problem.hint === undefined ? undefined : oneLine(problem.hint),
});

const oneLine = (text: string): string => printable(text.replace(/\s*\n\s*/g, ' '));
