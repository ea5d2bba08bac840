import type {Command, Manager} from '../model/manager.ts';
import {type Cause, everyMatch, explainBy, machineCauses} from '../text/causes.ts';
import {explainMissing} from '../text/missing-packages.ts';
import {flawOfWord} from '../text/package-word.ts';
import {flawOfRelation, spacedRelation} from '../text/rpm-relation.ts';

const PROGRAM = 'dnf';

/** Understood by dnf 4, dnf 5 and the `yum` of Enterprise Linux 8 alike. */
const FLAGS = ['-y', '--setopt=install_weak_deps=False', '--setopt=retries=3'] as const;

const command = (program = PROGRAM, ...rest: readonly string[]): Command => [program, ...FLAGS, ...rest];

/** `builddep` is a plugin of dnf 4 and dnf 5, in few images. "$0" is the program, "$1" the spec; nothing is pasted in. */
const BUILDDEP = `"$0" builddep --help >/dev/null 2>&1 || "$0" ${FLAGS.join(' ')} install 'dnf-command(builddep)' || exit
exec "$0" ${FLAGS.join(' ')} builddep --spec "$1"`;

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

const CAUSES: readonly Cause[] = [
  {
    says: /nothing provides (.+?) needed by (\S+)/,
    means: ([, wanted, by]) =>
      `"${by}" asks for "${wanted}", which no repository of the image has: on Enterprise Linux it may be in CRB (PowerTools) or EPEL, which an image of your own can switch on`,
  },
  {
    says: /(?:Status code: 40[34] for|Status code: 410 for) (\S+)/,
    means: ([, address]) =>
      `the mirror has no ${address} (any more): the release has ended and moved to an archive, or the image's repositories name a mirror that is gone`,
  },
  {
    says: /certificate (?:is not yet valid|has expired)|SSL certificate problem|Curl error \(60\)/i,
    means: () =>
      "a mirror's certificate is not trusted: is this machine's clock right, and does a proxy open TLS connections whose certificate the image does not know?",
  },
  {
    says: /GPG check FAILED|is not signed|Public key for (\S+) is not installed|signature check failed|OpenPGP (?:check|signature)[^\n]*(?:fail|bad)/i,
    means: () =>
      'a package is signed with a key that the image does not know, or not at all: the image is too old for its repositories; take a newer one',
  },
  {
    says: /There are no enabled repos|no enabled repositories|Unable to find a match$/i,
    means: () => 'the image has no repository switched on: see its /etc/yum.repos.d',
  },
  {
    says: /No such command: builddep|Unknown argument "builddep"/,
    means: () => 'dnf has no builddep here: put dnf-plugins-core (dnf 5: dnf5-plugins) into the image',
  },
  {
    says: /conflicting requests|conflicts with|cannot install both|Failed to resolve the transaction/,
    means: () =>
      'these packages cannot be installed together (see the lines above): a repository of another release in the image is the usual reason',
  },
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
  archived: (_file, text) => text,
  missing,
  similar: (name, program = PROGRAM) => ({
    command: [program, '-q', 'repoquery', '--queryformat', '%{name}\n', `${name.slice(0, 2)}*`],
    namesIn: (printed) => [...new Set(printed.split('\n').filter((line) => /^\w/.test(line)))],
  }),
  explain: (printed, known = []) =>
    explainMissing(missing(printed), known) ?? explainBy(printed, [...CAUSES, ...machineCauses]),
};
