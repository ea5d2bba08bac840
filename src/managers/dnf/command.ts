import type {Command} from '../../model/manager.ts';

export const PROGRAM = 'dnf';

/** Understood by dnf 4, dnf 5 and the `yum` of Enterprise Linux 8 alike. */
export const FLAGS = ['-y', '--setopt=install_weak_deps=False', '--setopt=retries=3'] as const;

/** dnf, or one of its other names, which asks nothing. */
export const command = (program = PROGRAM, ...rest: readonly string[]): Command => [
  program,
  ...FLAGS,
  ...rest,
];
