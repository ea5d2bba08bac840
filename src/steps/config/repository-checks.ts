import {releasesByName} from '../../distros/index.ts';
import {suiteOf} from '../../model/distro.ts';
import type {Problem} from '../../model/errors.ts';
import {nearest} from '../../text/nearest.ts';
import {itemsAt, keyPlaceAt, keysAt, textAt} from './lookups.ts';
import {shown} from './problems.ts';
import {type Keep, parseKeep} from './repository-keep.ts';
import {laterPlaceKeys, repositoryPlaces} from './repository-section.ts';
import {STABLE} from './repository-settings.ts';
import {nodeAt, placeAt, type Tree} from './tree.ts';

const PLACE = 'directory';

/** What is wrong with `repository:` beyond its single words. */
export const wrongRepositories = (tree: Tree): readonly Problem[] =>
  nodeAt(tree, ['repository'])
    ? [...wrongPlace(tree), ...wrongSuites(tree), ...doubledKeep(tree), ...unsigned(tree)]
    : [];

/** A place that is not built yet, or one that does not say where it is. */
function wrongPlace(tree: Tree): readonly Problem[] {
  const bare = textAt(tree, ['repository']);
  const at = bare === undefined ? ['repository', 'to'] : ['repository'];
  const to = textAt(tree, at)?.trim();
  const place = placeAt(tree, at);
  if (bare !== undefined && !(repositoryPlaces as readonly string[]).includes(to!))
    return [{message: `repository: ${shown(bare)} is no place for it`, hint: LINE, place}];
  const later = Object.keys(laterPlaceKeys).filter((key) => nodeAt(tree, ['repository', key]));
  if (to !== undefined && to !== PLACE && (repositoryPlaces as readonly string[]).includes(to))
    return [{message: `a repository in ${to} is not in this version yet`, hint: LINE, place}];
  const early = later.map((key) => ({
    message: `repository.${key} is not in this version yet`,
    hint: 'take it out; CHANGELOG.md says what this version does',
    place: keyPlaceAt(tree, ['repository', key]),
  }));
  if (to !== PLACE || nodeAt(tree, ['repository', 'path'])) return early;
  return [
    {message: 'repository: path is missing, the folder that it is written to', hint: LINE, place},
    ...early,
  ];
}

const LINE = 'write repository: {to: directory, path: repo, url: https://example.org/repo}';

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
