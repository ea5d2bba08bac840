import type {Arch} from '../model/target.ts';

/** https://github.com/opencontainers/image-spec/blob/main/config.md#properties, as Docker names platforms. */
const PLATFORMS: Readonly<Record<Exclude<Arch, 'all'>, string>> = {
  amd64: 'linux/amd64',
  '386': 'linux/386',
  arm64: 'linux/arm64',
  arm5: 'linux/arm/v5',
  arm6: 'linux/arm/v6',
  arm7: 'linux/arm/v7',
  loong64: 'linux/loong64',
  mips: 'linux/mips',
  mips64le: 'linux/mips64le',
  mipsle: 'linux/mipsle',
  ppc64le: 'linux/ppc64le',
  riscv64: 'linux/riscv64',
  s390x: 'linux/s390x',
};

/** What an engine calls an architecture; what runs everywhere runs on the engine's own. */
export const platformOf = (arch: Arch, own: string): string => (arch === 'all' ? own : PLATFORMS[arch]);

/** The architecture of a platform; undefined where packages have no name for it. */
export const archOf = (platform: string): Exclude<Arch, 'all'> | undefined =>
  (Object.keys(PLATFORMS) as Exclude<Arch, 'all'>[]).find((arch) => samePlatform(PLATFORMS[arch], platform));

export interface ImagePlatform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string | undefined;
}

/** An image's platform as it is written: `linux/arm/v7`. */
export const platformText = ({os, architecture, variant}: ImagePlatform): string => {
  const arch = ARCHITECTURES[architecture] ?? architecture;
  return [os || 'linux', arch, arch === 'arm' ? variant : undefined].filter(Boolean).join('/');
};

/** What kernels and other tools call them. */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  aarch64: 'arm64',
  i386: '386',
  i686: '386',
};

/** An image that names no variant is as good as any of its architecture. */
export const samePlatform = (wanted: string, found: string): boolean =>
  wanted === found || wanted.startsWith(`${found}/`);

/** Whether a machine runs it without help: x86's 64 bits run its 32 bits, and so do some of ARM's. */
export const runsHere = (platform: string, own: string): boolean =>
  samePlatform(platform, own) || (own === 'linux/amd64' && platform === 'linux/386');
