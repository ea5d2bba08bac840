import {releasesByName} from '../../distros/index.ts';
import {suiteOf} from '../../model/distro.ts';
import type {Problem} from '../../model/errors.ts';
import {stores} from '../../stores/index.ts';
import {nearest} from '../../text/nearest.ts';
import {itemsAt, keyPlaceAt, keysAt, textAt} from './lookups.ts';
import {wrongPlaceKeys} from './place-checks.ts';
import {placeKeys} from './place-section.ts';
import {shown} from './problems.ts';
import {type Keep, parseKeep} from './repository-keep.ts';
import {STABLE} from './repository-settings.ts';
import {nodeAt, placeAt, type Tree} from './tree.ts';

/** What is wrong with `repository:` beyond its single words. */
export const wrongRepositories = (tree: Tree): readonly Problem[] =>
  nodeAt(tree, ['repository'])
    ? [...wrongPlace(tree), ...wrongSuites(tree), ...doubledKeep(tree), ...unsigned(tree)]
    : [];

/** Keys that its place has not, or lacks; an unknown place is the schema's to tell. */
function wrongPlace(tree: Tree): readonly Problem[] {
  const to = textAt(tree, ['repository']) ?? textAt(tree, ['repository', 'to']);
  const kind = to !== undefined && Object.hasOwn(stores, to) ? stores[to] : undefined;
  return kind ? wrongPlaceKeys(tree, ['repository'], {kind, special: Object.keys(placeKeys)}) : [];
}

function wrongSuites(tree: Tree): readonly Problem[] {
  const known = [...releasesByName.keys()];
  const stream = textAt(tree, ['repository', 'stream'])?.trim() ?? STABLE;
  const taken = keysAt(tree, ['repository', 'suites'])
    .filter((key) => [STABLE, stream].includes(textAt(tree, ['repository', 'suites', key])?.trim() ?? ''))
    .map((key) => ({
      message: `repository.suites.${key}: portable packages have that suite, for every release that has none`,
      hint: `leave it out: then it is ${known.includes(key) ? suiteOf(releasesByName.get(key)!.release) : "the release's own"}`,
      place: placeAt(tree, ['repository', 'suites', key]),
    }));
  const unknown = keysAt(tree, ['repository', 'suites'])
    .filter((key) => !releasesByName.has(key))
    .map((key) => {
      const near = nearest(key, known);
      return {
        message: `repository.suites: ${shown(key)} is no release`,
        hint: near ? `did you mean ${near}?` : `write a release such as ${known[0]}`,
        place: keyPlaceAt(tree, ['repository', 'suites', key]),
      };
    });
  return [...taken, ...unknown];
}

/** Two limits of one kind: nobody knows which was meant. */
function doubledKeep(tree: Tree): readonly Problem[] {
  const first = new Map<string, number>();
  return itemsAt(tree, ['repository', 'keep']).flatMap((_, index) => {
    const path = ['repository', 'keep', index];
    const keep = parseKeep(textAt(tree, path) ?? '');
    const [kind] = Object.keys(keep ?? {}) as (keyof Keep)[];
    if (kind === undefined) return [];
    const earlier = first.get(kind);
    if (earlier === undefined) first.set(kind, index);
    return earlier === undefined
      ? []
      : [
          {
            message: `repository.keep says twice how many ${kind} stay`,
            hint: 'keep one of the two',
            place: placeAt(tree, path),
          },
        ];
  });
}

/** Users would have to turn their checks off. */
const unsigned = (tree: Tree): readonly Problem[] =>
  /^(?:false|no|off)$/i.test(textAt(tree, ['sign'])?.trim() ?? '')
    ? [
        {
          message: 'a repository must be signed, and sign says false',
          hint: 'apt and dnf refuse one that is not: take sign: false out, or repository:',
          place: placeAt(tree, ['sign']),
        },
      ]
    : [];
