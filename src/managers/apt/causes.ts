import {type Cause, machineCauses} from '../../text/causes.ts';

/** What apt-get's and dpkg's words mean; what names a single package comes first. */
export const aptCauses: readonly Cause[] = [
  {
    says: /^E: (Version|Release) '([^'\n]+)' for '([^'\n]+)' was not found/m,
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
