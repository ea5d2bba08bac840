import type {Place, Problem} from '../../../model/errors.ts';

/** One thing that is wrong with a key, and what mends it. */
export interface KeyFinding {
  readonly level: 'error' | 'warning';
  /** What kind of flaw it is: stays the same where the words change. */
  readonly flaw: string;
  readonly message: string;
  /** Lines for a shell that mend it, in their order; none where no program can. */
  readonly lines: readonly string[];
  /** What to do beside them. */
  readonly advice?: string;
  readonly place?: Place;
}

/** The finding as messages show it: its lines as one, ready to be copied. */
export function problemOfFinding({message, lines, advice, place}: KeyFinding): Problem {
  const hint = [lines.join(' && '), advice].filter(Boolean).join('; ');
  return {message, ...(hint && {hint}), ...(place && {place})};
}
