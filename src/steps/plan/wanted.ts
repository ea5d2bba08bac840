import type {Problem} from '../../model/errors.ts';
import type {Inputs} from '../../model/inputs.ts';
import {type Config, placeOf} from '../config/index.ts';
import {impliedFormats} from './implied.ts';
import {isProblem, readTarget, type Wanted} from './names.ts';

interface Reading {
  readonly wanted: readonly Wanted[];
  readonly problems: readonly Problem[];
}

/** What is to be built: as asked for, else as the config says, else what the formats configured imply. */
export function wantedTargets(config: Config, inputs: Pick<Inputs, 'targets'>, today: string): Reading {
  const asked = wordsOf(inputs.targets);
  if (asked.length > 0) return readAll(asked, () => ({}), today);
  const said = wordsOf(config.values.targets ?? []);
  const place = (index: number) => ({place: placeOf(config, `targets.${index}`)});
  if (said.length > 0) return readAll(said, place, today);
  return readAll(impliedFormats(config), () => ({}), today);
}

const wordsOf = (words: readonly string[]): readonly string[] =>
  words.map((word) => word.trim()).filter((word) => word !== '');

function readAll(
  words: readonly string[],
  more: (index: number) => Pick<Problem, 'place'>,
  today: string,
): Reading {
  const read = words.map((word, index): Wanted | Problem => {
    const found = readTarget(word, today);
    return isProblem(found) ? {...found, ...more(index)} : found;
  });
  return {
    wanted: read.filter((found): found is Wanted => !isProblem(found)),
    problems: read.filter(isProblem),
  };
}
