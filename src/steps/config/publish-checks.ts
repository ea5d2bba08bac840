import type {Problem} from '../../model/errors.ts';
import type {PublishSettings} from '../../model/publisher.ts';
import {publishers} from '../../publishers/index.ts';
import {stores} from '../../stores/index.ts';
import {templateProblems} from '../../text/file-name.ts';
import {type Config, placeOf} from './config.ts';
import {itemsAt, textAt} from './lookups.ts';
import {spelled, wrongPlaceKeys} from './place-checks.ts';
import {placeKeys} from './place-section.ts';
import {shown} from './problems.ts';
import {publishIds} from './publish-ids.ts';
import {publishKeys} from './publish-section.ts';
import {publishSettings} from './publish-settings.ts';
import {repositorySettings} from './repository-settings.ts';
import {type Path, placeAt, type Tree} from './tree.ts';

/** The keys that every entry may have. */
const COMMON = ['to', 'id', 'name'];
const SPECIAL = Object.keys(publishKeys).filter((key) => !COMMON.includes(key));

/** The repository's own word in `--only`. */
const TAKEN = 'repository';

const kindOf = (to: string | undefined) =>
  to !== undefined && Object.hasOwn(publishers, to) ? publishers[to] : undefined;

/** What is wrong with `publish:` beyond its single words; an unknown kind is the schema's to tell. */
export function wrongPublishers(tree: Tree): readonly Problem[] {
  const entries = itemsAt(tree, ['publish']).map((_, index) => {
    const path: Path = ['publish', index];
    return {path, to: textAt(tree, path) ?? textAt(tree, [...path, 'to'])};
  });
  return [
    ...entries.flatMap(({path, to}) => {
      const kind = kindOf(to);
      return kind ? wrongPlaceKeys(tree, path, {kind, special: SPECIAL}) : [];
    }),
    ...entries.flatMap(({path, to}) => wrongName(tree, path, to)),
    ...wrongIds(tree, entries),
  ];
}

function wrongName(tree: Tree, path: Path, to: string | undefined): readonly Problem[] {
  const at = [...path, 'name'];
  const template = textAt(tree, at)?.trim();
  if (template === undefined) return [];
  const place = placeAt(tree, at);
  const title = at.join('.');
  const wrong = templateProblems(template).map((problem) => ({
    ...problem,
    message: `${title}: ${problem.message}`,
    place,
  }));
  if (kindOf(to)?.names !== 'flat' || !template.includes('/')) return wrong;
  return [
    ...wrong,
    {message: `${title}: ${to} has no folders`, hint: 'write the name without /, as with _ or -', place},
  ];
}

interface Entry {
  readonly path: Path;
  readonly to: string | undefined;
}

/** `--only` has to mean one of them. */
function wrongIds(tree: Tree, entries: readonly Entry[]): readonly Problem[] {
  const said = entries.map(({path}) => textAt(tree, [...path, 'id'])?.trim());
  const ids = publishIds(entries.map(({to = ''}, index) => ({to, id: said[index]})));
  return entries.flatMap(({path}, index) => {
    const id = ids[index]!;
    const place = placeAt(tree, said[index] === undefined ? path : [...path, 'id']);
    if (id === TAKEN)
      return [
        {message: `publish: the id ${shown(id)} is the repository's own`, hint: 'write another', place},
      ];
    const first = ids.indexOf(id);
    if (id === '' || first === index) return [];
    const {line} = placeAt(tree, entries[first]!.path);
    return [
      {
        message: `publish: two places have the id ${shown(id)}`,
        hint: `the first is on line ${line}: tell them apart with id: …`,
        place,
      },
    ];
  });
}

/** What the kinds themselves have against the values, and places that are named twice. */
export function wrongPlaces(config: Pick<Config, 'values' | 'places' | 'file'>): readonly Problem[] {
  const repository = repositorySettings(config);
  const ofRepository = repository
    ? (stores[repository.to]?.check(repository) ?? []).map(({key, ...problem}) => ({
        ...problem,
        place: placeOf(config, `repository.${spelled(key)}`),
      }))
    : [];
  const settings = publishSettings(config);
  const ofKinds = settings.flatMap((one, index) =>
    (publishers[one.to]?.check(one) ?? []).map(({key, ...problem}) => ({
      ...problem,
      place: placeOf(config, `publish.${index}.${spelled(key)}`),
    })),
  );
  return [...ofRepository, ...ofKinds, ...samePlaces(settings, config)];
}

/** One's checksums would stand in the way of the other's. */
function samePlaces(
  settings: readonly PublishSettings[],
  config: Pick<Config, 'places' | 'file'>,
): readonly Problem[] {
  const keys = settings.map((one) =>
    JSON.stringify(
      [one.to, one.project, ...Object.keys(placeKeys).map((key) => one[key as keyof typeof placeKeys])].map(
        (value) => value ?? null,
      ),
    ),
  );
  return keys.flatMap((key, index) => {
    const first = keys.indexOf(key);
    if (first === index) return [];
    return [
      {
        message: `publish: ${settings[first]!.id} and ${settings[index]!.id} are the same place`,
        hint: 'take one of them out, or give one a place of its own',
        place: placeOf(config, `publish.${index}`),
      },
    ];
  });
}
