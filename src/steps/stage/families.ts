import {distros} from '../../distros/index.ts';
import type {Target} from '../../model/target.ts';

/** The families a package may land on: its distro's, or every one that takes the format. */
export const familiesOf = ({distro, format}: Pick<Target, 'distro' | 'format'>): readonly string[] => [
  ...new Set(
    Object.values(distros)
      .filter(({id, format: takes}) => (distro === undefined ? takes === format : id === distro))
      .map(({family}) => family),
  ),
];
