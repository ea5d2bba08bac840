import {neededSymbols} from '../archive/elf/elf.ts';
import {compareGlibc, glibcNeed} from '../archive/elf/glibc.ts';
import {releasesByName} from '../distros/index.ts';
import type {Elf} from '../model/elf.ts';
import type {Problem} from '../model/errors.ts';
import type {Target} from '../model/target.ts';

interface File {
  readonly path: string;
  /** What people call it. */
  readonly shown: string;
}

/** The refusal of a file that asks for a newer glibc than the target's release has. */
export function glibcProblem(target: Target, elf: Elf, file: File): Problem | undefined {
  const release = releasesByName.get(target.name)?.release;
  // Some distros teach old releases of glibc what newer ones mark, so that only versions count.
  const need = release && glibcNeed(elf, {marks: false});
  if (!release || need?.version === undefined || compareGlibc(need.version, release.glibc) <= 0)
    return undefined;
  const [symbol] = need.name === undefined ? [] : neededSymbols(file.path, need.name);
  return {
    message: `${file.shown} needs ${need.name}${symbol ? ` (${symbol})` : ''}, and ${target.name} has glibc ${release.glibc}: it would not start there`,
    hint: `build it on a system with glibc ${release.glibc} or older, such as ${release.image}, or leave ${target.name} out`,
  };
}
