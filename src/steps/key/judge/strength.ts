import type {KeyPart} from '../../../model/key.ts';
import type {KeyFinding} from './finding.ts';
import {distanceText, nameOfPart, partsOf, renewal, type Subject} from './subject.ts';

/** A kind of key, and the day from which the clients of today refuse it: apt's default-sequoia.config. */
interface Cut {
  readonly flaw: string;
  readonly is: (part: KeyPart) => boolean;
  /** `YYYY-MM-DD`; nothing where nobody accepts it any more. */
  readonly from: string | undefined;
  readonly why: string;
  /** Told from the first day, not only in the last year. */
  readonly always?: boolean;
}

const bitsOf = ({algorithm}: KeyPart): number => Number(/^rsa(\d+)$/.exec(algorithm)?.[1] ?? Infinity);

const starts = (word: string) => (part: KeyPart) => part.algorithm.toLowerCase().startsWith(word);

const CUTS: readonly Cut[] = [
  {
    flaw: 'rsa-small',
    is: (part) => bitsOf(part) < 2048,
    from: undefined,
    why: 'no target accepts RSA under 2048 bits',
  },
  {
    flaw: 'rsa-2048',
    is: (part) => bitsOf(part) >= 2048 && bitsOf(part) < 3072,
    from: '2030-02-01',
    why: 'RSA under 3072 bits',
    always: true,
  },
  {flaw: 'dsa', is: starts('dsa'), from: '2024-02-01', why: 'DSA'},
  {flaw: 'elgamal', is: starts('elgamal'), from: undefined, why: 'nothing signs with ElGamal'},
  {flaw: 'brainpool', is: starts('brainpool'), from: '2028-02-01', why: 'Brainpool curves'},
];

const YEAR = 365 * 24 * 60 * 60;

/** Kinds and sizes of keys that are too weak, or soon will be, whatever the targets are. */
export function strengthFindings(subject: Subject): readonly KeyFinding[] {
  return partsOf(subject).flatMap((part) => {
    const cut = CUTS.find(({is}) => is(part));
    const found = cut && tell(subject, part, cut);
    return found ? [found] : [];
  });
}

function tell(subject: Subject, part: KeyPart, {flaw, from, why, always}: Cut): KeyFinding | undefined {
  const is = `${nameOfPart(subject, part)} is ${part.algorithm}`;
  if (from === undefined) return {level: 'error', flaw, message: `${is}: ${why}`, ...renewal(subject, part)};
  const day = Date.parse(`${from}T00:00:00Z`) / 1000;
  const {now} = subject;
  if (now >= day)
    return {
      level: 'error',
      flaw,
      message: `${is}: apt refuses ${why} since ${from}`,
      ...renewal(subject, part),
    };
  if (!always && now < day - YEAR) return undefined;
  return {
    level: 'warning',
    flaw,
    message: `${is}: apt refuses ${why} from ${from} on, ${distanceText(now, day)}`,
    ...renewal(subject, part),
  };
}
