import {availableParallelism} from 'node:os';
import type {Plan, Target} from '../../model/target.ts';
import {versionText} from '../../text/version.ts';

/** Git in a container refuses a tree of another user's: the copy is ours. https://git-scm.com/docs/git-config#ENVIRONMENT */
const TRUSTING_GIT = {GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*'};

/** As many as the machine has: how many commands `make -j` and the like may run. */
export const jobs = (): number => availableParallelism();

/** What the shell lines of a build find in their environment, beside what `build.env` says. */
export const environmentOf = (
  {version}: Plan,
  {name, distro, release, arch}: Target,
  root: string,
): Readonly<Record<string, string>> => ({
  ...TRUSTING_GIT,
  DESTDIR: root,
  VERSION: versionText(version),
  SOURCE_DATE_EPOCH: String(version.date),
  JOBS: String(jobs()),
  TARGET: name,
  DISTRO: distro ?? '',
  RELEASE: release ?? '',
  ARCH: arch,
});
