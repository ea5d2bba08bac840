import type {KeyFacts, KeyPart} from '../../../model/key.ts';
import type {Demand} from '../demands.ts';
import {addsSubkey, makesKey} from '../gpg-lines.ts';
import {dateFindings} from './dates.ts';
import type {KeyFinding} from './finding.ts';
import {hashFindings} from './hashes.ts';
import {signingPart} from './part.ts';
import {strengthFindings} from './strength.ts';
import type {Subject} from './subject.ts';
import {targetFindings} from './targets.ts';
import {usageFindings} from './usage.ts';

export {type KeyFinding, problemOfFinding} from './finding.ts';
export {canSign, signingPart} from './part.ts';
export {accepts} from './targets.ts';

export interface Judgement {
  /** Who is to accept what the key signs. */
  readonly demands: readonly Demand[];
  /** Seconds since 1970. */
  readonly now: number;
  /** The part that signs, where it is known. */
  readonly part?: KeyPart | undefined;
  /** Who a new key would be for, where the key has no name. */
  readonly maintainer?: string | undefined;
}

/** All that is wrong with a key, or soon will be, each with the lines that mend it. */
export function judgeKey(
  facts: KeyFacts,
  {demands, now, part = signingPart(facts, now), maintainer}: Judgement,
): readonly KeyFinding[] {
  const subject: Subject = {facts, part, now, maintainer};
  const usage = usageFindings(subject);
  // Nothing else counts, or can be mended, on a key that was taken back.
  const revoked = usage.filter(({flaw}) => flaw === 'revoked');
  if (facts.parts[0].revoked) return revoked.slice(0, 1);
  const kind = [...strengthFindings(subject), ...targetFindings(subject, demands)];
  // Where the primary is of a kind that is refused, a new key mends the rest as well.
  const lost = kind.filter(({level, lines}) => level === 'error' && lines.some(makesKey));
  if (lost.length > 0) return kind;
  const all = [...usage, ...dateFindings(subject), ...hashFindings(subject), ...kind].map((finding) =>
    withKept(finding, demands),
  );
  return [...all.filter(({level}) => level === 'error'), ...all.filter(({level}) => level === 'warning')];
}

/** Where machines keep the key as they have it, changing it helps only those who never had it. */
function withKept(finding: KeyFinding, demands: readonly Demand[]): KeyFinding {
  const changes = finding.lines.some(addsSubkey) || finding.flaw === 'expired' || finding.flaw === 'expires';
  if (!changes || finding.advice !== undefined || !demands.some(({keepsKeys}) => keepsKeys)) return finding;
  const advice =
    'rpm before 6 keeps the key as it was first imported, so that users who have it do not get this: for them `linux-pkg key rotate` makes a new key';
  return {...finding, advice};
}
