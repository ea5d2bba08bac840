import {stat} from 'node:fs/promises';
import {resolve} from 'node:path';
import {releasesByName} from '../../distros/index.ts';
import type {Problem} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {type Config, placeOf, type Settled} from '../config/index.ts';
import type {PlannedPackage} from './packages.ts';

type Content = Settled['contents'][number];

/** Files that are there already and could not start on a target; those that `build:` makes anew are left to stage. */
export async function tooNewForTarget(
  {workDir}: Pick<Host, 'workDir'>,
  config: Config,
  packages: readonly PlannedPackage[],
): Promise<readonly Problem[]> {
  const native = packages.filter(({target}) => releasesByName.has(target.name));
  if (native.length === 0 || config.values.build !== undefined) return [];
  // Only such a plan pays for the readers of files.
  const [{readElf}, {glibcProblem}] = await Promise.all([
    import('../../archive/elf/elf.ts'),
    import('../glibc.ts'),
  ]);
  const files = new Map<string, ReturnType<typeof readElf>>();
  const problems: Problem[] = [];
  for (const {target, settled} of native)
    for (const content of settled.contents) {
      const {src} = content;
      if (!src || !isPlain(content)) continue;
      const path = resolve(workDir, src);
      if (!files.has(path)) files.set(path, (await isFile(path)) ? readElf(path) : undefined);
      const elf = files.get(path);
      const problem = elf && !('damage' in elf) ? glibcProblem(target, elf, {path, shown: src}) : undefined;
      if (problem) problems.push({...problem, place: placeOf(config, `${content.at}.src`)});
    }
  return problems;
}

/** Its `src` is one file, as far as its words tell. */
const isPlain = ({type = 'file'}: Content): boolean =>
  !['dir', 'ghost', 'symlink'].includes(type) && !type.endsWith('tree');

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
