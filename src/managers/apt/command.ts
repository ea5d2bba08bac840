import type {Command} from '../../model/manager.ts';

/** No regular expressions: a name that is not there would else install all that it matches (apt-get(8)). */
const FLAGS = ['-q', '-y', '-o', 'Acquire::Retries=3', '-o', 'APT::Cmd::Pattern-Only=true'] as const;

/** dpkg asks nothing: changed config files stay as they are (dpkg(1)). */
export const DPKG = [
  '--no-install-recommends',
  '-o',
  'Dpkg::Use-Pty=0',
  '-o',
  'Dpkg::Options::=--force-confdef',
  '-o',
  'Dpkg::Options::=--force-confold',
] as const;

/** apt-get, which asks nothing. */
export const aptGet = (program = 'apt-get', ...rest: readonly string[]): Command => [
  program,
  ...FLAGS,
  ...rest,
];
