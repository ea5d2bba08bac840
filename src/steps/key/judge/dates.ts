import type {KeyPart} from '../../../model/key.ts';
import {extendLine, extendSubkeyLine} from '../gpg-lines.ts';
import type {KeyFinding} from './finding.ts';
import {
  daysUntil,
  dayText,
  distanceText,
  isPrimary,
  nameOfPart,
  partsOf,
  renewal,
  type Subject,
} from './subject.ts';

/** Users need the renewed key before the old one ends: months to spread it, weeks at the very least. */
const EARLY_DAYS = 90;
const LATE_DAYS = 30;

/** Ends that are past or near, and beginnings that are still to come. */
export const dateFindings = (subject: Subject): readonly KeyFinding[] =>
  partsOf(subject).flatMap((part) => [...ending(subject, part), ...beginning(subject, part)]);

function ending(subject: Subject, part: KeyPart): readonly KeyFinding[] {
  const {expires, fingerprint} = part;
  const {now, facts} = subject;
  if (expires === undefined) return [];
  const name = nameOfPart(subject, part);
  const when = `${dayText(expires)}, ${distanceText(now, expires)}`;
  const primary = facts.parts[0].fingerprint;
  const lines = [isPrimary(subject, part) ? extendLine(primary) : extendSubkeyLine(primary, fingerprint)];
  if (expires <= now)
    return [{level: 'error', flaw: 'expired', message: `${name} expired on ${when}`, lines}];
  const days = daysUntil(now, expires);
  if (days > EARLY_DAYS) return [];
  const tail =
    days <= LATE_DAYS
      ? ': users who do not have the renewed public key by then can neither install nor update'
      : ': extend it now, so that the renewed public key reaches users in time';
  return [{level: 'warning', flaw: 'expires', message: `${name} expires on ${when}${tail}`, lines}];
}

function beginning(subject: Subject, part: KeyPart): readonly KeyFinding[] {
  const {created} = part;
  if (created <= subject.now) return [];
  const when = `${dayText(created)}, ${distanceText(subject.now, created)}`;
  const clock = 'or set the clock of this machine, if it is that which is wrong (date -u)';
  const {lines} = renewal(subject, part);
  return [
    {
      level: 'error',
      flaw: 'future',
      message: `${nameOfPart(subject, part)} was made in the future: on ${when}`,
      lines,
      advice: clock,
    },
  ];
}
