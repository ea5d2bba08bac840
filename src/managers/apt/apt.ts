import type {Manager} from '../../model/manager.ts';
import {everyMatch, explainBy} from '../../text/causes.ts';
import {explainMissing} from '../../text/missing-packages.ts';
import {flawOfWord} from '../../text/package-word.ts';
import {archived} from './archived.ts';
import {aptCauses} from './causes.ts';
import {aptGet, DPKG} from './command.ts';
import {aptTrials} from './trials.ts';

/** `name`, `name:arch`, `name=version` (with `*` in it) or `name/suite`. */
const WORD = /^([a-z0-9][a-z0-9+.-]+)(:[a-z0-9-]+)?([=/][A-Za-z0-9][A-Za-z0-9.+~:*-]*)?$/;

function check(name: string): string | undefined {
  const flaw = flawOfWord(name);
  if (flaw) return flaw;
  if (/[\s()<>]/.test(name))
    return 'is a relation: apt-get takes a name, or a name and a version as in "gcc=4:12*"';
  if (/[A-Z]/.test(name.split(/[=/]/, 1)[0]!))
    return "has capital letters, and Debian's package names have none";
  const [, word] = WORD.exec(name) ?? [];
  if (word === undefined)
    return 'is no name of a Debian package ("gcc", "gcc:arm64", "gcc=4:12*", "gcc/bookworm-backports")';
  return word.endsWith('-') ? 'ends with "-", by which apt-get would remove the package' : undefined;
}

const MISSING = [
  /^E: Unable to locate package (\S+)/gm,
  /^E: Package '?(\S+?)'? has no installation candidate/gm,
  /Depends: (\S+)(?: \([^)]*\))? but it is not installable/g,
] as const;

const missing = (printed: string): readonly string[] => [
  ...new Set(MISSING.flatMap((pattern) => everyMatch(printed, pattern))),
];

/** Debian's and Ubuntu's: https://manpages.debian.org/apt-get.8 */
export const apt: Manager = {
  id: 'apt',
  env: {DEBIAN_FRONTEND: 'noninteractive', DEBCONF_NONINTERACTIVE_SEEN: 'true', LC_ALL: 'C.UTF-8'},
  programs: ['apt-get'],
  // Else apt-get takes a mirror that does not answer for a mere warning.
  refresh: (program) => [aptGet(program, '-o', 'APT::Update::Error-Mode=any', 'update')],
  install: (packages, program) =>
    packages.length === 0 ? [] : [aptGet(program, ...DPKG, 'install', '--', ...packages)],
  buildRequires: (path, program) => [aptGet(program, ...DPKG, 'build-dep', '--', asFolder(path))],
  clean: (program) => [aptGet(program, 'clean')],
  check,
  mirrors: ['/etc/apt/sources.list', '/etc/apt/sources.list.d'],
  archived,
  missing,
  similar: (name) => ({
    command: ['apt-cache', '-q', 'pkgnames', '--', name.slice(0, 2)],
    namesIn: (printed) => printed.split('\n').filter((line) => line !== ''),
  }),
  explain: (printed, known = []) => explainMissing(missing(printed), known) ?? explainBy(printed, aptCauses),
  trials: aptTrials,
};

/** apt-get takes a word with a slash at its end for a folder, not for a package of that name. */
const asFolder = (path: string): string => (path.endsWith('/') ? path : `${path}/`);
