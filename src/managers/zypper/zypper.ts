import type {Manager} from '../../model/manager.ts';
import {everyMatch, explainBy} from '../../text/causes.ts';
import {explainMissing} from '../../text/missing-packages.ts';
import {flawOfWord} from '../../text/package-word.ts';
import {flawOfRelation, readBuildRequires, spacedRelation} from '../../text/rpm-relation.ts';
import {archived} from './archived.ts';
import {zypperCauses} from './causes.ts';
import {command, FLAGS, INSTALL, PROGRAM} from './command.ts';
import {zypperTrials} from './trials.ts';

/**
 * zypper installs what a source package in a repository asks for, not what a .spec does; so rpm reads the spec.
 * zypper knows no rich relations (`(a or b)`): rpmbuild says so if one is not met. "$0" is the program, "$1" the spec.
 */
const BUILD_REQUIRES = `${readBuildRequires}
for wanted; do
  shift
  case $wanted in '('*) ;; *) set -- "$@" "$wanted" ;; esac
done
[ $# -eq 0 ] || exec "$0" ${[...FLAGS, ...INSTALL].join(' ')} -- "$@"`;

const MISSING = [/No provider of '(.+)' found/g, /^Package '(.+)' not found/gm] as const;

const missing = (printed: string): readonly string[] => [
  ...new Set(MISSING.flatMap((pattern) => everyMatch(printed, pattern))),
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
  mirrors: ['/etc/zypp/repos.d', '/usr/share/zypp/local/service'],
  archived,
  missing,
  similar: (name, program = PROGRAM) => ({
    command: [program, '--quiet', '--no-refresh', 'search', '-t', 'package', '--', `${name.slice(0, 2)}*`],
    namesIn: (printed) =>
      printed
        .split('\n')
        .map((line) => line.split('|')[1]?.trim() ?? '')
        .filter((name) => name !== '' && name !== 'Name'),
  }),
  explain: (printed, known = []) =>
    explainMissing(missing(printed), known) ?? explainBy(printed, zypperCauses),
  trials: zypperTrials,
};
