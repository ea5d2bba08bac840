import type {CaseRow} from './cases.ts';

const TOOL = '\n  - {src: bin/tool, dst: /usr/bin/tool}';
const ALL_SCRIPTS = ['preinstall', 'postinstall', 'preremove', 'postremove'];
const scripts = (file: string): string => ALL_SCRIPTS.map((name) => `\n  ${name}: scripts/${file}`).join('');

const scriptCases: readonly CaseRow[] = [
  ['scripts of sh', {scripts: scripts('sh.sh')}],
  ['scripts of bash', {scripts: scripts('bash.sh')}],
  ['scripts without an interpreter', {scripts: scripts('plain.sh')}],
  ...ALL_SCRIPTS.map((name): CaseRow => [name, {scripts: `\n  ${name}: ./scripts/sh.sh`}]),
];

const deb = (name: string, lines: string): CaseRow => [
  name,
  {deb: lines, contents: TOOL},
  {formats: ['deb']},
];
const rpm = (name: string, lines: string): CaseRow => [
  name,
  {rpm: lines, contents: TOOL},
  {formats: ['rpm']},
];

const debCases: readonly CaseRow[] = [
  deb('deb.arch', '\n  arch: armel'),
  deb('deb.arch_variant', '\n  arch_variant: amd64v3'),
  deb(
    'deb.scripts',
    '\n  scripts:\n    rules: scripts/sh.sh\n    templates: scripts/templates\n    config: scripts/sh.sh',
  ),
  deb(
    'deb.triggers',
    `\n  triggers:${[
      'interest',
      'interest_await',
      'interest_noawait',
      'activate',
      'activate_await',
      'activate_noawait',
    ]
      .map((name) => `\n    ${name}: [${name.replaceAll('_', '-')}-a, /usr/share/${name}]`)
      .join('')}`,
  ),
  deb('deb.breaks', '\n  breaks: [other (<< 2), another]'),
  deb('deb.predepends', '\n  predepends: [dpkg (>= 1.17)]'),
  deb('deb.fields', '\n  fields:\n    Bugs: https://example.org/bugs\n    X-Number: 5\n    Empty: ""'),
  ...['gzip', 'xz', 'zstd', 'none', 'gzip:9', 'gzip:-1', 'zstd:best', 'zstd:1'].map((word) =>
    deb(`deb.compression ${word}`, `\n  compression: ${word}`),
  ),
];

const rpmCases: readonly CaseRow[] = [
  rpm('rpm.arch', '\n  arch: ia64'),
  rpm('rpm.buildhost', '\n  buildhost: builder.example.org'),
  rpm('rpm.group', '\n  group: Applications/System'),
  rpm('rpm.summary', '\n  summary: Said here'),
  rpm('rpm.packager', '\n  packager: Packager <p@example.org>'),
  rpm('rpm.prefixes', '\n  prefixes: [/usr, /opt]'),
  rpm(
    'rpm.scripts',
    '\n  scripts:\n    pretrans: scripts/sh.sh\n    posttrans: scripts/bash.sh\n    verify: scripts/plain.sh',
  ),
  ...['gzip', 'xz', 'lzma', 'zstd', 'gzip:1', 'gzip:9', 'zstd:best', 'zstd:19'].map((word) =>
    rpm(`rpm.compression ${word}`, `\n  compression: ${word}`),
  ),
];

const overrides: readonly CaseRow[] = [
  [
    'overrides of relations',
    {
      depends: '\n  - common',
      overrides: '\n  deb: {depends: [libtool (>= 1)], suggests: [x]}\n  rpm: {depends: [libtool >= 1]}',
    },
  ],
  [
    'overrides of scripts, contents and umask',
    {
      contents: TOOL,
      scripts: '\n  postinstall: scripts/sh.sh\n  preremove: scripts/sh.sh',
      overrides: `\n  rpm:\n    umask: 0o077\n    scripts: {postinstall: scripts/bash.sh}\n    contents:\n      - {src: data/open.txt, dst: /opt/open.txt}`,
    },
  ],
  [
    'overrides of sections',
    {
      deb: '\n  breaks: [x]\n  fields: {A: b}',
      rpm: '\n  group: Tools',
      overrides: '\n  deb: {deb: {compression: xz, fields: {C: d}}}\n  rpm: {rpm: {summary: Said here}}',
    },
  ],
  ['sections of other formats', {apk: '\n  arch: x86', archlinux: '\n  pkgbase: tool', ipk: '\n  tags: [a]'}],
];

export const sectionCases: readonly CaseRow[] = [...scriptCases, ...debCases, ...rpmCases, ...overrides];
