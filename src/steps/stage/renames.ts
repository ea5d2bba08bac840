import {formatOf} from '../../formats/index.ts';
import {type Relations, relationKinds} from '../../model/package.ts';
import type {Settled} from '../config/index.ts';
import type {Search} from './finding.ts';

interface Renaming {
  readonly format: string;
  /** The package's whole version, in the format's spelling. */
  readonly version: string;
  search(at: string): Search;
}

/** `old-name`, or with the first version that has the new name: `old-name (<< 2.0)`, `old-name < 2.0`. */
const FORMER =
  /^([A-Za-z0-9_][A-Za-z0-9_.+-]*)(?:\s*(\(\s*)?<<?\s*([A-Za-z0-9][A-Za-z0-9.+~^:_-]*)\s*(\))?)?$/;

/** The relations of a package, with those that let it take the place of its former names. */
export function withFormerNames(
  relations: Relations,
  {name: own, renamedFrom}: Pick<Settled, 'name' | 'renamedFrom'>,
  {format, version, search}: Renaming,
): Relations {
  const {renamed, relation} = formatOf(format);
  const more: Record<string, string[]> = {};
  for (const {text, at} of renamedFrom) {
    const [, name, open, until, close] = FORMER.exec(text.trim()) ?? [];
    if (name === undefined || (open === undefined) !== (close === undefined)) {
      search(at).error(
        `renamed_from: ${JSON.stringify(text)} is no name of a package`,
        'write old-name, or old-name (<< 2.0) where 2.0 was the first version with the new name',
      );
      continue;
    }
    if (name === own) {
      search(at).error(
        `renamed_from: ${name} is the name of the package itself`,
        'write the name it had before',
      );
      continue;
    }
    for (const [kind, said] of Object.entries(renamed({name, until, version}))) {
      const spelled = relation(said);
      if ('text' in spelled) more[kind] = [...(more[kind] ?? []), spelled.text];
      else search(at).error(spelled.message, spelled.hint);
    }
  }
  return Object.fromEntries(
    relationKinds.map((kind) => [kind, [...new Set([...relations[kind], ...(more[kind] ?? [])])]]),
  ) as unknown as Relations;
}
