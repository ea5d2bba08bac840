import type {Command} from '../../model/manager.ts';

export const PROGRAM = 'zypper';
/** Keys that the image does not know are refused, not imported. */
export const FLAGS = ['--non-interactive'] as const;
export const INSTALL = ['install', '--no-recommends', '--auto-agree-with-licenses'] as const;

/** zypper, which asks nothing. */
export const command = (program = PROGRAM, ...rest: readonly string[]): Command => [
  program,
  ...FLAGS,
  ...rest,
];
