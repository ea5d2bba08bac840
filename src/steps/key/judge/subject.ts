import {dayOf} from '../../../model/distro.ts';
import type {KeyFacts, KeyPart} from '../../../model/key.ts';
import {addSubkeyLine, newKeyLine} from '../gpg-lines.ts';
import type {KeyFinding} from './finding.ts';

/** What is judged: a key, and the part of it that signs or was meant to. */
export interface Subject {
  readonly facts: KeyFacts;
  /** Undefined where nothing in it can sign. */
  readonly part: KeyPart | undefined;
  /** Seconds since 1970. */
  readonly now: number;
  /** Who a new key would be for, where the key itself has no name. */
  readonly maintainer: string | undefined;
}

/** The parts that count: the primary, which speaks for the rest, and the one that signs. */
export const partsOf = ({facts: {parts}, part}: Subject): readonly KeyPart[] =>
  part === undefined || part === parts[0] ? [parts[0]] : [parts[0], part];

export const isPrimary = ({facts}: Subject, part: KeyPart): boolean => part === facts.parts[0];

/** `the key 0123456789ABCDEF`, `the signing subkey …`. */
export const nameOfPart = (subject: Subject, part: KeyPart): string =>
  `the ${isPrimary(subject, part) ? 'key' : 'signing subkey'} ${shortOf(part)}`;

export const shortOf = ({fingerprint}: KeyPart): string => fingerprint.slice(-16);

/** A flaw that nothing mends but another key: of the same owner, or beneath the same primary. */
export function renewal(subject: Subject, part: KeyPart): Pick<KeyFinding, 'lines' | 'advice'> {
  const {facts, maintainer} = subject;
  if (!isPrimary(subject, part)) return {lines: [addSubkeyLine(facts.parts[0].fingerprint)]};
  const user = facts.users[0] ?? maintainer ?? 'Example Team <team@example.org>';
  return {
    lines: [newKeyLine(user)],
    advice: '`linux-pkg key rotate` shows how users come from the old key to the new one',
  };
}

const DAY = 24 * 60 * 60;

export const dayText = dayOf;

/** `in 18 days`, `today`, `3 days ago`. */
export function distanceText(from: number, to: number): string {
  const days = Math.floor(Math.abs(to - from) / DAY);
  if (days === 0) return 'today';
  const text = `${days} day${days === 1 ? '' : 's'}`;
  return to > from ? `in ${text}` : `${text} ago`;
}

export const daysUntil = (from: number, to: number): number => Math.floor((to - from) / DAY);
