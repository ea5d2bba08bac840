import type {Manager} from '../../model/manager.ts';
import {everyMatch, explainBy} from '../../text/causes.ts';
import {explainMissing} from '../../text/missing-packages.ts';
import {flawOfWord} from '../../text/package-word.ts';
import {flawOfRelation, readBuildRequires, spacedRelation} from '../../text/rpm-relation.ts';
import {archived} from './archived.ts';
import {dnfCauses} from './causes.ts';
import {command, FLAGS, PROGRAM} from './command.ts';
import {dnfTrials} from './trials.ts';

/**
 * `builddep` is a plugin of dnf 4 and of dnf 5, in few images, and each calls it by a name of its own; where it cannot
 * be had, rpm reads the spec. "$0" is the program, "$1" the spec; nothing is pasted in.
 */
const BUILDDEP = `can() { "$0" builddep --help >/dev/null 2>&1; }
if ! can; then
  plugin='dnf-command(builddep)'
  case $("$0" --version 2>&1) in dnf5*) plugin='dnf5-command(builddep)' ;; esac
  "$0" ${FLAGS.join(' ')} install "$plugin" >/dev/null 2>&1
fi
if can; then exec "$0" ${FLAGS.join(' ')} builddep "$1"; fi
${readBuildRequires}
[ $# -eq 0 ] || exec "$0" ${FLAGS.join(' ')} install "$@"`;

/** A name, a name and a version (`gcc-12*`), a relation (`gcc >= 12`), a group (`@development`), a path, the address of an rpm. */
const check = (name: string): string | undefined => flawOfWord(name) ?? flawOfRelation(name);

const MISSING = [
  /No match for argument: (.+?)\s*$/gm,
  /No matching package to install: '(.+)'/g,
  /^No package (.+) available\.$/gm,
  /^Module or Group '(.+)' is not available/gm,
] as const;

const missing = (printed: string): readonly string[] => [
  ...new Set(MISSING.flatMap((pattern) => everyMatch(printed, pattern))),
];

/** Fedora's and Enterprise Linux's, version 4 and 5: https://dnf5.readthedocs.io */
export const dnf: Manager = {
  id: 'dnf',
  env: {LC_ALL: 'C.UTF-8'},
  programs: [PROGRAM, 'dnf5', 'yum'],
  // Said of no repository in particular: one that may be missing says so in its own file.
  refresh: (program) => [command(program, '--setopt=skip_if_unavailable=False', 'makecache')],
  install: (packages, program) =>
    packages.length === 0 ? [] : [command(program, 'install', ...packages.map(spacedRelation))],
  buildRequires: (path, program = PROGRAM) => [['sh', '-c', BUILDDEP, program, path]],
  clean: (program) => [command(program, 'clean', 'packages')],
  check,
  mirrors: ['/etc/yum.repos.d'],
  archived,
  missing,
  similar: (name, program = PROGRAM) => ({
    command: [program, '-q', 'repoquery', '--queryformat', '%{name}\n', `${name.slice(0, 2)}*`],
    namesIn: (printed) => [...new Set(printed.split('\n').filter((line) => /^\w/.test(line)))],
  }),
  explain: (printed, known = []) => explainMissing(missing(printed), known) ?? explainBy(printed, dnfCauses),
  trials: dnfTrials,
};
