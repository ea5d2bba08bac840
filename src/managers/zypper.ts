import type {Command, Manager} from '../model/manager.ts';
import {type Cause, everyMatch, explainBy, machineCauses} from '../text/causes.ts';
import {explainMissing} from '../text/missing-packages.ts';
import {flawOfWord} from '../text/package-word.ts';
import {flawOfRelation, spacedRelation} from '../text/rpm-relation.ts';

const PROGRAM = 'zypper';
const FLAGS = ['--non-interactive', '--gpg-auto-import-keys'] as const;
const INSTALL = ['install', '--no-recommends', '--auto-agree-with-licenses'] as const;

const command = (program = PROGRAM, ...rest: readonly string[]): Command => [program, ...FLAGS, ...rest];

/**
 * zypper installs what a source package in a repository asks for, not what a .spec does; so rpm reads the spec.
 * zypper knows no rich relations (`(a or b)`): rpmbuild says so if one is not met. "$0" is the program, "$1" the spec.
 */
const BUILD_REQUIRES = `wanted=$(rpmspec -q --buildrequires "$1") || exit
wanted=$(printf '%s\\n' "$wanted" | sed -e '/^(/d' -e '/^rpmlib(/d' -e '/^$/d')
IFS='
'
set -f
set -- $wanted
[ $# -eq 0 ] || exec "$0" ${[...FLAGS, ...INSTALL].join(' ')} -- "$@"`;

const MISSING = [/No provider of '(.+)' found/g, /^Package '(.+)' not found/gm] as const;

const missing = (printed: string): readonly string[] => [
  ...new Set(MISSING.flatMap((pattern) => everyMatch(printed, pattern))),
];

const CAUSES: readonly Cause[] = [
  {
    says: /nothing provides '?(.+?)'? needed by (?:the to be installed )?(\S+)/,
    means: ([, wanted, by]) => `"${by}" asks for "${wanted}", which no repository of the image has`,
  },
  {
    says: /Signature verification failed|File '(.+)' from repository '(.+)' is unsigned|is signed with an unknown key/,
    means: () =>
      'the repository is signed with a key that the image does not know, or not at all: the image is too old for its repositories; take a newer one',
  },
  {
    says: /Error code: HTTP response: 40[34]|File '[^']+' not found on medium '([^']+)'/,
    means: () =>
      "the mirror does not have the repository (any more): the release has ended and moved, or the image's repositories name a mirror that is gone",
  },
  {
    says: /No repositories defined|There are no enabled repos/,
    means: () => 'the image has no repository switched on: see its /etc/zypp/repos.d',
  },
  {
    says: /rpmspec: (?:command )?not found/,
    means: () => 'rpmspec, which reads the .spec, is not in the image: rpm-build brings it',
  },
  {
    says: /^Problem: |conflicts with/m,
    means: () => 'these packages cannot be installed together: see the lines above',
  },
  ...machineCauses,
];

/** openSUSE's: https://en.opensuse.org/SDB:Zypper_manual */
export const zypper: Manager = {
  id: 'zypper',
  env: {LC_ALL: 'C.UTF-8', ZYPP_LOCK_TIMEOUT: '60'},
  programs: [PROGRAM],
  refresh: (program) => [command(program, 'refresh')],
  install: (packages, program) =>
    packages.length === 0 ? [] : [command(program, ...INSTALL, '--', ...packages.map(spacedRelation))],
  buildRequires: (path, program = PROGRAM) => [['sh', '-c', BUILD_REQUIRES, program, path]],
  clean: (program) => [command(program, 'clean')],
  check: (name) => flawOfWord(name) ?? flawOfRelation(name),
  mirrors: ['/etc/zypp/repos.d'],
  archived: (_file, text) => text,
  missing,
  similar: (name, program = PROGRAM) => ({
    command: [program, '--quiet', '--no-refresh', 'search', '-t', 'package', '--', `${name.slice(0, 2)}*`],
    namesIn: (printed) =>
      printed
        .split('\n')
        .map((line) => line.split('|')[1]?.trim() ?? '')
        .filter((name) => name !== '' && name !== 'Name'),
  }),
  explain: (printed, known = []) => explainMissing(missing(printed), known) ?? explainBy(printed, CAUSES),
};
