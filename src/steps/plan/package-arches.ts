import type {Problem} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Arch} from '../../model/target.ts';
import {type Config, expandText, placeOf} from '../config/index.ts';
import {archProblem, isArch} from './arches.ts';

const DEFAULT_ARCH = 'amd64';

export interface PackageArches {
  /** What the packages are made for, in the order of the file; `all` only where there is nothing else. */
  readonly arches: readonly Arch[];
  /** Nobody wrote one: another may be asked for. */
  readonly free: boolean;
  /** Some packages are for every architecture, others are not: the first leg of a target makes them. */
  readonly mixed: boolean;
  readonly problems: readonly Problem[];
}

/** The architectures that the config asks for, over all its packages. */
export function packageArches({env}: Pick<Host, 'env'>, config: Config): PackageArches {
  const {values} = config;
  const problems: Problem[] = [];
  const read = (words: readonly string[] | undefined, at: string): readonly Arch[] | undefined => {
    const found = (words ?? []).flatMap((word, index): readonly Arch[] => {
      // nfpm expands it: `arch: ${GOARCH}`. A variable that is not set leaves the word as it stands.
      let unset = false;
      const expanded = expandText(word, {env, strict: !config.nfpm, unset: () => (unset = true)}).trim();
      const said = unset ? word : expanded;
      if (isArch(said)) return [said];
      // nfpm takes an empty architecture for its default.
      if (said !== '' || !config.nfpm)
        problems.push({...archProblem(said), place: placeOf(config, `${at}.${index}`)});
      return [];
    });
    if (found.length === 0) return undefined;
    if (new Set(found).size > 1 && found.includes('all'))
      problems.push({
        message: `one package cannot be for ${found.join(', ')}`,
        hint: 'all stands alone: the package holds nothing that depends on the machine',
        place: placeOf(config, at),
      });
    return found;
  };
  const top = read(values.arch, 'arch');
  const lists: readonly (readonly Arch[] | undefined)[] = values.packages?.length
    ? values.packages.map(({arch}, index) => read(arch, `packages.${index}.arch`) ?? top)
    : [top];
  const every: readonly Arch[] = [...new Set<Arch>(lists.flatMap((list) => list ?? [DEFAULT_ARCH]))];
  const real = every.filter((arch) => arch !== 'all');
  return {
    arches: real.length > 0 ? real : every,
    free: lists.every((list) => list === undefined),
    mixed: real.length > 0 && real.length < every.length,
    problems,
  };
}
