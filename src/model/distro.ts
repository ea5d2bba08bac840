import type {Arch} from './target.ts';

export type Compression = 'none' | 'gzip' | 'xz' | 'zstd';

export type KeyAlgorithm =
  | 'rsa2048'
  | 'rsa3072'
  | 'rsa4096'
  | 'ed25519'
  | 'ed448'
  | 'nistp256'
  | 'nistp384'
  | 'nistp521'
  | 'brainpoolP256r1'
  | 'brainpoolP384r1'
  | 'brainpoolP512r1'
  | 'secp256k1';

/** One release of a distro: data, checked by a test against the words it may use. */
export interface Release {
  /** `12`, `24.04`, `tumbleweed`; the target is `<distro>-<id>`. */
  readonly id: string;
  readonly codename?: string;
  /** What its package manager puts into the address of a repository, where that is neither its codename nor its id. */
  readonly suite?: string;
  /** What its machines put for `$releasever` is not its suite: the day of a snapshot, say. */
  readonly releasever?: false;
  readonly image: string;
  readonly arches: readonly Arch[];
  /** The day it came out, `YYYY-MM-DD`. */
  readonly since: string;
  /** The last day of free support; undefined where it rolls on. */
  readonly until: string | undefined;
  /** Appended to the package's revision; ordered with the releases: `~deb12`, `.el9`. */
  readonly suffix: string;
  /** What its dpkg or rpm unpacks. */
  readonly compression: readonly Compression[];
  /** What its apt or rpm verifies. */
  readonly keys: readonly KeyAlgorithm[];
  /** Where it looks for packaged units. */
  readonly unitDir: string;
  readonly glibc: string;
  /** Where its packages went when it ended: the start of their address. Undefined while its mirrors stay. */
  readonly archive?: string;
}

export interface Distro {
  readonly id: string;
  readonly title: string;
  /** Overrides may name it: `debian`, `el`, `fedora`, `suse`, `amazon`. */
  readonly family: string;
  readonly format: string;
  /** How its packages are installed: an id of `managers/`. */
  readonly manager: string;
  /** Its package manager keeps the copy of a key that it has: a new subkey or a later end does not reach it (rpm before 6). */
  readonly keepsKeys?: true;
  /** Oldest first. */
  readonly releases: readonly Release[];
  /** Other names for a release of this distro, such as `stable`; resolved by date where it is a function. */
  readonly names: Readonly<
    Record<string, (releases: readonly Release[], today: string) => readonly Release[]>
  >;
}

/** What every tool of today verifies. */
export const rsaKeys: readonly KeyAlgorithm[] = ['rsa2048', 'rsa3072', 'rsa4096'];

/** What gpgv 2.2, sqv and rpm with Sequoia verify; Ed448 is not among them. */
export const curveKeys: readonly KeyAlgorithm[] = [...rsaKeys, 'ed25519', 'nistp256', 'nistp384', 'nistp521'];

/** What gpgv 2.2 verifies, and sqv (apt 3 on Debian) does not any more. */
export const gpgvKeys: readonly KeyAlgorithm[] = [
  ...curveKeys,
  'brainpoolP256r1',
  'brainpoolP384r1',
  'brainpoolP512r1',
  'secp256k1',
];

/** What the packages of every release from dpkg 1.21.18, Ubuntu 18.04 and rpm 4.14 on may be compressed with. */
export const everyCompression: readonly Compression[] = ['none', 'gzip', 'xz', 'zstd'];

/** The UTC day of a moment (seconds since 1970), as the catalogue writes days. */
export const dayOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

/** Is it past the last day of its support? */
export const hasEnded = (release: Release, today: string): boolean =>
  release.until !== undefined && release.until < today;

/** Out, and not ended. */
export const isLiving = (release: Release, today: string): boolean =>
  release.since <= today && !hasEnded(release, today);

export const livingReleases = (releases: readonly Release[], today: string): readonly Release[] =>
  releases.filter((release) => isLiving(release, today));

/** The part of a repository that its machines read: `bookworm`, `9`, `15.6`. */
export const suiteOf = ({suite, codename, id}: Pick<Release, 'suite' | 'codename' | 'id'>): string =>
  suite ?? codename ?? id;

/** The newest release that is out; `back` counts older ones. */
export const nthNewest = (releases: readonly Release[], today: string, back = 0): readonly Release[] =>
  releases.filter(({since}) => since <= today).slice(-1 - back, back === 0 ? undefined : -back);

/** `<distro>/supported`: every release that is out and not ended. */
export const supportedName: Distro['names'] = {supported: livingReleases};

/** `<distro>/stable` is the newest release that is out, `<distro>/oldstable` the one before it. */
export const stableNames: Distro['names'] = {
  ...supportedName,
  stable: (releases, today) => nthNewest(releases, today),
  oldstable: (releases, today) => nthNewest(releases, today, 1),
};
