import {releasesByName, symbolicNames} from '../../distros/index.ts';
import type {Problem} from '../../model/errors.ts';
import {nearest} from '../../text/nearest.ts';
import {itemsAt, textAt} from './lookups.ts';
import {shown} from './problems.ts';
import {placeAt, type Tree} from './tree.ts';

/** Releases of `verify.on` that there are none of. */
export function wrongTrials(tree: Tree): readonly Problem[] {
  const path = ['verify', 'on'];
  const paths = textAt(tree, path) === undefined ? itemsAt(tree, path).map((_, at) => [...path, at]) : [path];
  const known = [...releasesByName.keys(), ...symbolicNames];
  return paths.flatMap((at) => {
    const name = textAt(tree, at)?.trim();
    if (name === undefined || known.includes(name)) return [];
    const near = nearest(name, known);
    const hint = near ? `did you mean ${near}?` : `write a release such as ${known[0]}`;
    return [{message: `verify.on: ${shown(name)} is no release`, hint, place: placeAt(tree, at)}];
  });
}
