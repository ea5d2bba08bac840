import {shellWord} from '../../text/shell.ts';
import type {RpmPackage} from './identity.ts';
import {type Part, shellPart} from './scripts-parts.ts';
import {isTemplate} from './scripts-units.ts';

interface RenameParts {
  readonly before: readonly Part[];
  readonly finish: readonly Part[];
}

/**
 * A package of a former name is removed once ours is installed, and its script then stops and disables the services:
 * how they stood is noted before, and put back when all is done.
 */
export async function renameParts({name, renamed, services}: RpmPackage): Promise<RenameParts> {
  const units = services.map(({unit}) => unit).filter((unit) => !isTemplate(unit));
  if (!renamed || units.length === 0) return {before: [], finish: []};
  const file = shellWord(`/run/${name}.renamed`);
  return {
    before: [await shellPart('former', {units: units.map(shellWord).join(' '), file})],
    finish: [await shellPart('taken', {file})],
  };
}
