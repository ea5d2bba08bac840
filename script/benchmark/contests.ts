import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import type {Command} from './measure.ts';
import type {PayloadSize} from './payload.ts';
import type {Workshop} from './workshop.ts';

/** What is packed, and how: every contestant gets the same compression at the same level. */
export interface Contest {
  /** What `--only` calls it. */
  readonly id: string;
  readonly format: 'deb' | 'rpm';
  readonly algorithm: 'zstd' | 'gzip' | 'xz';
  readonly level: number;
  /** What a config means that says no level: ours and nfpm's come to packages of one size. */
  readonly usual?: true;
}

export const contests: readonly Contest[] = [
  {id: 'deb-zstd', format: 'deb', algorithm: 'zstd', level: 3},
  {id: 'deb-zstd-7', format: 'deb', algorithm: 'zstd', level: 7, usual: true},
  {id: 'deb-gzip', format: 'deb', algorithm: 'gzip', level: 9},
  {id: 'deb-xz', format: 'deb', algorithm: 'xz', level: 6},
  {id: 'rpm-zstd', format: 'rpm', algorithm: 'zstd', level: 3},
  {id: 'rpm-zstd-7', format: 'rpm', algorithm: 'zstd', level: 7, usual: true},
  {id: 'rpm-gzip', format: 'rpm', algorithm: 'gzip', level: 6},
];

export interface Contestant {
  readonly name: string;
  /** Undefined where it cannot take part in this contest. */
  readonly command: (contest: Contest, shop: Workshop, out: string) => Command | undefined;
  /** Whether it is here; a program to look for. */
  readonly program: string;
}

const TIME = '1700000000';
const spell = ({algorithm, level, usual}: Contest): string =>
  algorithm === 'xz' || usual ? algorithm : `${algorithm}:${level}`;

export const ours = 'linux-pkg';

const FPM_WORDS = {zstd: 'zst', gzip: 'gz', xz: 'xz'} as const;
const RPM_WORDS = {zstd: 'zstdio', gzip: 'gzdio', xz: 'xzdio'} as const;
const DPKG_WORDS = {zstd: 'zstd', gzip: 'gzip', xz: 'xz'} as const;

/** Who packs; ours first. */
export const contestants: readonly Contestant[] = [
  {
    name: ours,
    program: process.execPath,
    command: (contest, {dir, cli}, out) => ({
      argv: [
        process.execPath,
        cli,
        'build',
        '--no-verify',
        '--config',
        configName(contest),
        '--targets',
        contest.format,
        '--out',
        out,
      ],
      cwd: dir,
      env: {SOURCE_DATE_EPOCH: TIME},
    }),
  },
  {
    name: 'nfpm',
    program: 'nfpm',
    command: (contest, {dir}, out) => ({
      argv: [
        'nfpm',
        'package',
        '--config',
        configName(contest),
        '--packager',
        contest.format,
        '--target',
        `${out}/`,
      ],
      cwd: dir,
      env: {SOURCE_DATE_EPOCH: TIME},
    }),
  },
  {
    name: 'dpkg-deb',
    program: 'dpkg-deb',
    command: ({format, algorithm, level}, {dir}, out) =>
      format === 'deb'
        ? {
            argv: [
              'dpkg-deb',
              `-Z${DPKG_WORDS[algorithm]}`,
              `-z${level}`,
              '--root-owner-group',
              '--build',
              'root',
              out,
            ],
            cwd: dir,
          }
        : undefined,
  },
  {
    name: 'rpmbuild',
    program: 'rpmbuild',
    command: ({format, algorithm, level}, {dir}, out) =>
      format === 'rpm'
        ? rpmbuild(dir, out, `w${level}${algorithm === 'gzip' ? '' : 'T0'}.${RPM_WORDS[algorithm]}`)
        : undefined,
  },
  {
    name: 'fpm',
    program: 'fpm',
    command: ({format, algorithm, level}, {dir}, out) => ({
      argv: [
        ...([
          'fpm',
          '-s',
          'dir',
          '-t',
          format,
          '-n',
          'bench',
          '-v',
          '1.0.0',
          '-p',
          out,
          '-C',
          'root',
        ] as const),
        ...(format === 'deb'
          ? ['--deb-compression', FPM_WORDS[algorithm], '--deb-compression-level', String(level)]
          : ['--rpm-compression', algorithm, '--rpm-compression-level', String(level)]),
        'opt',
      ],
      cwd: dir,
    }),
  },
];

/** Only what puts a prepared tree into a package: no build, no generators, no checks, as the others have none. */
const rpmbuild = (dir: string, out: string, payload: string): Command => ({
  argv: [
    ...([
      'rpmbuild',
      '-bb',
      '--quiet',
      '--short-circuit',
      '--noclean',
      '--buildroot',
      join(dir, 'root'),
    ] as const),
    ...Object.entries({
      _topdir: join(dir, 'rpm'),
      _rpmdir: out,
      _binary_payload: payload,
      __os_install_post: '%{nil}',
      __check_files: '%{nil}',
      __spec_clean_cmd: '/bin/true',
      _build_id_links: 'none',
      debug_package: '%{nil}',
    }).flatMap(([key, value]) => ['--define', `${key} ${value}`]),
    'bench.spec',
  ],
  cwd: dir,
});

/** The config that nfpm and we read. */
export const configName = (contest: Contest): string => `${contest.id}.yaml`;

export const configText = (contest: Contest): string => `name: bench
arch: amd64
version: 1.0.0
maintainer: Example Team <team@example.org>
description: What the bench packs
license: MIT
contents:
  - {src: root/opt/bench, dst: /opt/bench, type: tree}
${contest.format}:
  compression: ${spell(contest)}
`;

/** What the machine itself needs for the bytes: an archiver into the compressor on all cores. */
export const limitCommand = ({algorithm, level}: Contest, {dir}: Workshop, out: string): Command => ({
  argv: [
    'sh',
    '-c',
    `tar -C root -cf - opt | ${algorithm} ${algorithm === 'gzip' ? '' : '-T0 '}-${level} -c >"$0"`,
    join(out, 'limit'),
  ],
  cwd: dir,
});

/** gzip has no threads: its limit is what one core needs, shared by all of them. */
export const limitShare = ({algorithm}: Contest): number =>
  algorithm === 'gzip' ? availableParallelism() : 1;

/** What is left out, as it would take a quarter of an hour and more. */
export const tooSlow = (contest: Contest, {id}: PayloadSize, name: string): boolean =>
  contest.algorithm === 'xz' && id === '800' && name !== ours;
