import {compareGlibc, glibcNeed} from '../archive/glibc.ts';
import {releasesByName} from '../distros/index.ts';
import type {Elf} from '../model/elf.ts';
import type {Problem} from '../model/errors.ts';
import type {Target} from '../model/target.ts';

/** The refusal of a file that asks for a newer glibc than the target's release has. */
export function glibcProblem(target: Target, elf: Elf, shown: string): Problem | undefined {
  const release = releasesByName.get(target.name)?.release;
  // Some distros teach old releases of glibc what newer ones mark, so that only versions count.
  const need = release && glibcNeed(elf, {marks: false});
  if (!release || need?.version === undefined || compareGlibc(need.version, release.glibc) <= 0)
    return undefined;
  return {
    message: `${shown} needs ${need.name}, and ${target.name} has glibc ${release.glibc}: it would not start there`,
    hint: `build it on a system with glibc ${release.glibc} or older, such as ${release.image}, or leave ${target.name} out`,
  };
}
