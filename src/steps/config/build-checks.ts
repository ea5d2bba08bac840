import {releasesByName} from '../../distros/index.ts';
import {formats} from '../../formats/index.ts';
import type {Problem} from '../../model/errors.ts';
import {nearest} from '../../text/nearest.ts';
import {nameProblem} from './build-environment.ts';
import {requireKeys} from './build-requires.ts';
import {itemsAt, keyPlaceAt, keysAt, textAt} from './lookups.ts';
import {shown} from './problems.ts';
import {nodeAt, type Path, pathText, placeAt, type Tree} from './tree.ts';

/** What a `build` section says that no schema judges, wherever in the file it stands. */
export const wrongBuilds = (tree: Tree): readonly Problem[] =>
  [['build'], ...keysAt(tree, ['overrides']).map((name) => ['overrides', name, 'build'])].flatMap((path) =>
    wrongBuild(tree, path),
  );

/** The same for the section at one path. */
export const wrongBuild = (tree: Tree, path: Path): readonly Problem[] => [
  ...unknownRequires(tree, [...path, 'requires']),
  ...wrongNames(tree, [...path, 'env']),
  ...wrongReleases(tree, [...path, 'portable_on']),
  ...nulBytes(tree, path),
];

function unknownRequires(tree: Tree, path: Path): readonly Problem[] {
  const known = requireKeys(Object.keys(formats));
  return keysAt(tree, path)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const near = nearest(key, known);
      const all = known.filter((word) => !releasesByName.has(word)).join(', ');
      return {
        message: `unknown key ${shown(key)} in ${pathText(path)}`,
        hint: near ? `did you mean "${near}"?` : `known here: ${all}, and releases such as ${known.at(-1)}`,
        place: keyPlaceAt(tree, [...path, key]),
      };
    });
}

function wrongNames(tree: Tree, path: Path): readonly Problem[] {
  const tell = (name: string, place: Problem['place']): readonly Problem[] => {
    const problem = nameProblem(name);
    return problem
      ? [{...problem, message: `${pathText(path)}: ${problem.message}`, ...(place && {place})}]
      : [];
  };
  return [
    ...keysAt(tree, path).flatMap((name) => tell(name, keyPlaceAt(tree, [...path, name]))),
    ...itemsAt(tree, path).flatMap((item) => (item.kind === 'text' ? tell(item.text, item.place) : [])),
  ];
}

function wrongReleases(tree: Tree, path: Path): readonly Problem[] {
  const single = textAt(tree, path);
  if (single !== undefined) return wrongRelease(single, undefined, tree, path);
  return keysAt(tree, path).flatMap((format) => {
    const at = [...path, format];
    const release = textAt(tree, at);
    if (Object.hasOwn(formats, format))
      return release === undefined ? [] : wrongRelease(release, format, tree, at);
    const near = nearest(format, Object.keys(formats));
    const hint = near ? `did you mean "${near}"?` : `known here: ${Object.keys(formats).join(', ')}`;
    return [
      {message: `unknown key ${shown(format)} in ${pathText(path)}`, hint, place: keyPlaceAt(tree, at)},
    ];
  });
}

function wrongRelease(name: string, format: string | undefined, tree: Tree, path: Path): readonly Problem[] {
  const fitting = [...releasesByName].filter(
    ([, {distro}]) => format === undefined || distro.format === format,
  );
  const known = fitting.map(([release]) => release);
  if (known.includes(name)) return [];
  const near = nearest(name, known);
  const hint = near ? `did you mean ${near}?` : `write a release such as ${known[0]}`;
  const what = releasesByName.has(name) ? `no release with ${format} packages` : 'no release';
  return [{message: `${pathText(path)}: ${shown(name)} is ${what}`, hint, place: placeAt(tree, path)}];
}

/** No program can be given one. */
function nulBytes(tree: Tree, path: Path): readonly Problem[] {
  const node = nodeAt(tree, path);
  if (node?.kind === 'map') return keysAt(tree, path).flatMap((key) => nulBytes(tree, [...path, key]));
  if (node?.kind === 'list') return node.items.flatMap((_, index) => nulBytes(tree, [...path, index]));
  if (node?.kind !== 'text' || !node.text.includes('\0')) return [];
  const message = `${pathText(path)} holds a NUL byte`;
  return [{message, hint: 'no program can be given one: take it out', place: node.place}];
}
