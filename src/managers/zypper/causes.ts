import {type Cause, machineCauses} from '../../text/causes.ts';

/** What zypper's words mean. */
export const zypperCauses: readonly Cause[] = [
  {
    says: /nothing provides '?(.{1,200}?)'? needed by (?:the to be installed )?(\S+)/,
    means: ([, wanted, by]) => `"${by}" asks for "${wanted}", which no repository of the image has`,
  },
  {
    says: /Signature verification failed|File '(.+)' from repository '(.+)' is unsigned|is signed with an unknown key|signing key received/,
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
