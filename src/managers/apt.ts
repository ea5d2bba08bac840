import type {Command, Manager} from '../model/manager.ts';
import {type Cause, everyMatch, explainBy, machineCauses} from '../text/causes.ts';
import {explainMissing} from '../text/missing-packages.ts';
import {flawOfWord} from '../text/package-word.ts';

/** No regular expressions: a name that is not there would else install all that it matches (apt-get(8)). */
const FLAGS = ['-q', '-y', '-o', 'Acquire::Retries=3', '-o', 'APT::Cmd::Pattern-Only=true'] as const;

/** dpkg asks nothing: changed config files stay as they are (dpkg(1)). */
const DPKG = [
  '--no-install-recommends',
  '-o',
  'Dpkg::Use-Pty=0',
  '-o',
  'Dpkg::Options::=--force-confdef',
  '-o',
  'Dpkg::Options::=--force-confold',
] as const;

const aptGet = (program = 'apt-get', ...rest: readonly string[]): Command => [program, ...FLAGS, ...rest];

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

const CAUSES: readonly Cause[] = [
  {
    says: /^E: (Version|Release) '(.+)' for '(.+)' was not found/m,
    means: ([, what, asked, name]) =>
      `"${name}" is there, but not ${what === 'Version' ? 'in version' : 'from'} "${asked}": \`apt-cache policy ${name}\` lists what is; "${name}=1.2*" takes every revision of 1.2`,
  },
  {
    says: /Release file for (\S+) is not valid yet/,
    means: ([, file]) => `${file} is of a later time than this machine's clock: set the clock`,
  },
  {
    says: /Release file for (\S+) is expired/,
    means: ([, file]) =>
      `${file} is too old to be trusted: the mirror stands still, the release has ended, or this machine's clock is ahead`,
  },
  {
    says: /The repository '([^']+)' (?:does not have a Release file|no longer has a Release file)/,
    means: ([, repository]) =>
      `the mirror has no "${repository}" (any more): the release has ended and moved to an archive, or the image's sources name a mirror that is gone; \`images:\` may name an image with sources of your own`,
  },
  {
    says: /(?:NO_PUBKEY |Missing key )([0-9A-F]{8,})|The repository '([^']+)' is not signed|signatures? (?:couldn't be verified|were invalid)/i,
    means: ([, key]) =>
      `the lists are signed with a key${key ? ` (${key})` : ''} that the image does not know: the image is too old or its sources name another distro's mirror; take a newer image`,
  },
  {
    says: /^E: Failed to fetch (\S+\.deb)\s+404/m,
    means: ([, file]) =>
      `${file} is gone: the lists are older than the mirror; run it again, with a fresh image`,
  },
  {
    says: /held broken packages|have unmet dependencies|Unsatisfied dependencies|Unable to correct problems/i,
    means: () =>
      'these packages cannot be installed together, or one asks for another that is not there (see the lines above): a repository of another release in the image is the usual reason',
  },
  {
    says: /Errors were encountered while processing:\s+(\S+)/,
    means: ([, name]) =>
      `the package "${name}" could not set itself up: what its script printed stands above`,
  },
  {
    says: /(?:No such file or directory|Unable to find).*debian\/control|Unsupported file \S+ given on commandline/,
    means: () => 'there is no debian/control in that folder',
  },
  ...machineCauses,
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
  archived: (_file, text) => text,
  missing,
  similar: (name) => ({
    command: ['apt-cache', '-q', 'pkgnames', '--', name.slice(0, 2)],
    namesIn: (printed) => printed.split('\n').filter((line) => line !== ''),
  }),
  explain: (printed, known = []) => explainMissing(missing(printed), known) ?? explainBy(printed, CAUSES),
};

/** apt-get takes a word with a slash at its end for a folder, not for a package of that name. */
const asFolder = (path: string): string => (path.endsWith('/') ? path : `${path}/`);
