import {formats} from '../../formats/index.ts';
import type {Problem} from '../../model/errors.ts';
import {type Arch, arches} from '../../model/target.ts';
import {nearest} from '../../text/nearest.ts';

export const isArch = (word: unknown): word is Arch => (arches as readonly unknown[]).includes(word);

/** How machines and other tools say it, beside what the formats' own tables say. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'x86-64': 'amd64',
  x64: 'amd64',
  x86: '386',
  i486: '386',
  i586: '386',
  armv8: 'arm64',
  armv8l: 'arm64',
  armhf: 'arm7',
  armv7: 'arm7',
  armv7l: 'arm7',
  armv6: 'arm6',
  armv6l: 'arm6',
  armv5: 'arm5',
  arm: 'arm7, arm6 or arm5',
  any: 'all',
};

/** The architecture, or what to write instead of a word that some format or machine uses; undefined for no such word. */
export function readArch(word: string): Arch | Problem | undefined {
  if (isArch(word)) return word;
  const said = word.toLowerCase();
  const meant = arches.find(
    (arch) => arch === said || Object.values(formats).some((format) => format.arch[arch] === said),
  );
  const right = Object.hasOwn(ELSEWHERE, said) ? ELSEWHERE[said] : meant;
  return right === undefined
    ? undefined
    : {message: `unknown architecture "${word}"`, hint: `write ${right}`};
}

/** The problem with a word that is no architecture. */
export function archProblem(word: string): Problem {
  const found = readArch(word);
  if (found !== undefined && !isArch(found)) return found;
  if (word.includes('$'))
    return {
      message: `the variable in the architecture "${word}" is not set`,
      hint: 'set it in the environment',
    };
  const near = nearest(word, arches);
  return {
    message: `unknown architecture "${word}"`,
    hint: near ? `did you mean ${near}?` : `known: ${arches.join(', ')}`,
  };
}
