import type {KeyAlgorithm} from '../../../model/distro.ts';
import type {KeyPart} from '../../../model/key.ts';
import type {Demand} from '../demands.ts';
import type {KeyFinding} from './finding.ts';
import {nameOfPart, partsOf, renewal, type Subject} from './subject.ts';

const SIZES: readonly KeyAlgorithm[] = ['rsa4096', 'rsa3072', 'rsa2048'];

/** The word of the catalogue for a key: RSA of any size counts as the next smaller one that it knows. */
export function catalogueWord({algorithm}: KeyPart): string {
  const bits = Number(/^rsa(\d+)$/.exec(algorithm)?.[1]);
  return SIZES.find((size) => bits >= Number(size.slice(3))) ?? algorithm;
}

export const accepts = ({keys}: Demand, part: KeyPart): boolean =>
  keys.some((known) => known === catalogueWord(part));

/** What weakness refuses anyway is told once, there. */
const told = ({algorithm}: KeyPart): boolean =>
  /^(dsa|elgamal)/.test(algorithm) || Number(/^rsa(\d+)$/.exec(algorithm)?.[1]) < 2048;

/** Kinds of keys that the targets do not verify: an error where one was chosen by name, else a warning. */
export const targetFindings = (subject: Subject, demands: readonly Demand[]): readonly KeyFinding[] =>
  partsOf(subject).flatMap((part) => {
    if (told(part)) return [];
    const deaf = demands.filter((demand) => !accepts(demand, part));
    const chosen = deaf.filter((demand) => demand.chosen);
    const reached = deaf.filter((demand) => !demand.chosen);
    const tell = (
      level: KeyFinding['level'],
      whom: readonly Demand[],
      tail: string,
    ): readonly KeyFinding[] =>
      whom.length === 0
        ? []
        : [
            {
              level,
              flaw: 'target',
              message: `${nameOfPart(subject, part)} is ${part.algorithm}, which ${namesText(whom)} cannot verify${tail}`,
              ...renewal(subject, part),
            },
          ];
    return [
      ...tell('error', chosen, ''),
      ...tell('warning', reached, ` (reached by the portable ${formatsText(reached)} packages)`),
    ];
  });

const formatsText = (demands: readonly Demand[]): string =>
  listText([...new Set(demands.map(({format}) => format))]);

const namesText = (demands: readonly Demand[]): string => listText(demands.map(({name}) => name));

const listText = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
