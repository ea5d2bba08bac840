import {type Cause, machineCauses} from '../../text/causes.ts';

/** What the words of dnf 4 and dnf 5 mean. */
export const dnfCauses: readonly Cause[] = [
  {
    says: /nothing provides (.{1,200}?) needed by (\S+)/,
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
  ...machineCauses,
];
