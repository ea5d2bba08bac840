import type {Place} from '../../model/errors.ts';
import type {KeyFacts, KeyPart} from '../../model/key.ts';
import {type Config, placeOf} from '../config/index.ts';
import type {ChoiceProblem} from './choose.ts';
import type {Demand} from './demands.ts';
import type {KeyFinding} from './judge/finding.ts';

/** A key that was looked at. */
export interface SeenKey {
  readonly from: 'public' | 'private';
  readonly facts: KeyFacts;
  /** The part that signs; undefined where none can. */
  readonly part: KeyPart | undefined;
  /** Where the config names it. */
  readonly place: Place | undefined;
}

/** The keys of one place, and what kept others from being looked at. */
export interface Seen {
  readonly keys: readonly SeenKey[];
  readonly findings: readonly KeyFinding[];
}

export interface Examination extends Seen {
  readonly demands: readonly Demand[];
  /** Why there was nothing to look at. */
  readonly absent: string | undefined;
}

/** Why no part could be chosen, as findings. */
export const seenProblems = (config: Config, problems: readonly ChoiceProblem[]): readonly KeyFinding[] =>
  problems.map(({code, message, hint, at}) => ({
    level: 'error',
    flaw: code,
    message,
    lines: [],
    ...(hint && {advice: hint}),
    ...(at && {place: placeOf(config, at)}),
  }));
