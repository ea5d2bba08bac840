import type {Problem} from '../../model/errors.ts';
import type {Probed} from '../../model/probe.ts';
import {printable} from '../../text/printable.ts';
import {placeText} from '../../tools/log.ts';

/** One thing that was looked at. */
export interface Finding {
  readonly check: string;
  readonly state: Probed['state'];
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

/** What a credential was found to be. */
export const findingOf = (check: string, {state, what, hint}: Probed): Finding => ({
  check,
  state,
  what: oneLine(what),
  hint: hint === undefined ? undefined : oneLine(hint),
});

const oneLine = (text: string): string => printable(text.replace(/\s*\n\s*/g, ' '));
