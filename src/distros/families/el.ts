import type {KeyAlgorithm, Release} from '../../model/distro.ts';

type El = Pick<Release, 'suffix' | 'compression' | 'keys' | 'unitDir' | 'glibc'>;

const unitDir = '/usr/lib/systemd/system';
const compression = ['none', 'gzip', 'xz', 'zstd'] as const;

/** rpm 4.14 and 4.16 there are known to reject Ed25519 (rpm#1877); RSA works on every one of them. */
const rsa: readonly KeyAlgorithm[] = ['rsa2048', 'rsa3072', 'rsa4096'];

/** What all rebuilds of one Enterprise Linux share: the suffix too, so their packages bear one name. */
export const el8: El = {suffix: '.el8', compression, keys: rsa, unitDir, glibc: '2.28'};
export const el9: El = {suffix: '.el9', compression, keys: rsa, unitDir, glibc: '2.34'};
export const el10: El = {
  suffix: '.el10',
  compression,
  // rpm 4.19 with Sequoia.
  keys: [...rsa, 'ed25519', 'nistp256', 'nistp384', 'nistp521'],
  unitDir,
  glibc: '2.39',
};
