import type {CaseRow} from './cases.ts';

const versions: readonly CaseRow[] = [
  ['version with v', {version: 'v1.2.3'}],
  ['version with a prerelease', {version: '1.2.3-rc.1'}],
  ['version with metadata', {version: '1.2.3+git.5'}],
  ['version with both', {version: 'v1.2.3-beta.2+build.7'}],
  ['version of two parts', {version: '1.2'}],
  ['version 1.10, unquoted', {version: '1.10'}],
  ['version of four parts', {version: '1.2.3.4'}],
  ['version of a date', {version: '20240102'}],
  ['version_schema none', {version: '2024.01', version_schema: 'none'}],
  ['version_schema none, with a tilde', {version: '1.2.3~rc1', version_schema: 'none'}],
  ['version_schema semver', {version: '1.2.3-rc.1', version_schema: 'semver'}],
  ['epoch', {epoch: '2'}],
  ['epoch 0', {epoch: '0'}],
  ['release', {release: '1'}],
  ['release, a text', {release: '3.el9'}],
  ['prerelease', {prerelease: 'beta1'}],
  ['prerelease in place of the written one', {version: '1.2.3-rc.1', prerelease: 'rc.2'}],
  ['version_metadata', {version_metadata: 'git'}],
  [
    'every part of a version',
    {version: '1.2.3', epoch: '1', prerelease: 'rc.1', version_metadata: 'abc', release: '4'},
  ],
  ['prerelease with a hyphen', {version: '1.2.3-rc-1.x'}],
  ['prerelease and release', {version: '1.2.3-alpha', release: '2'}],
];

const arches: readonly CaseRow[] = [
  ...[
    '386',
    'arm64',
    'arm5',
    'arm6',
    'arm7',
    'ppc64le',
    's390x',
    'riscv64',
    'loong64',
    'mips64le',
    'all',
  ].map((arch): CaseRow => [`arch ${arch}`, {arch}]),
  ['arch by variable', {arch: `\${GOARCH}`}, {env: {GOARCH: 'arm64'}}],
  ['release candidates with a release', {version: '2.0.0-rc.3', release: '0.1', epoch: '5'}],
  ['platform', {platform: 'linux'}],
];

const texts: readonly CaseRow[] = [
  ['the least there can be', {license: '', description: ''}],
  [
    'all that describes',
    {
      section: 'utils',
      priority: 'extra',
      vendor: 'Example',
      homepage: 'https://example.org/tool',
      license: 'Apache-2.0',
    },
  ],
  ['no maintainer', {maintainer: ''}],
  [
    'a description of several lines',
    {description: '|\n  A tool\n  It does things.\n\n  And others:\n    - one\n    - two'},
  ],
  ['a folded description', {description: '>-\n  A tool\n  that does things.'}],
  ['a description in many scripts', {description: '"Ein Werkzeug für 道具 🛠"'}],
  ['changelog', {version: '1.1.0', changelog: 'changelog.yaml'}],
  ['mtime', {mtime: '"2009-11-10T23:00:00Z"', contents: '\n  - {dst: /opt/tool, type: dir}'}],
  [
    'variables',
    {
      name: `\${NAME}`,
      version: `\${SEMVER}`,
      release: `\${RELEASE}`,
      maintainer: `\${WHO} <team@example.org>`,
      description: `"\${NAME} for $WHO"`,
      homepage: `https://example.org/\${NAME}`,
      vendor: '$WHO',
      depends: `\n  - \${NEEDS}\n  - \${UNSET}\n  - libc6`,
      rpm: `\n  packager: \${WHO}`,
      deb: `\n  fields:\n    X-Made-By: \${WHO}\n  predepends:\n    - \${NEEDS}`,
    },
    {env: {NAME: 'tool-env', SEMVER: 'v2.0.0-rc.1', RELEASE: '7', WHO: 'Team', NEEDS: 'bash'}},
  ],
  [
    'variables in overrides',
    {overrides: `\n  deb: {depends: ["\${NEEDS}"]}\n  rpm: {depends: ["\${NEEDS}"]}`},
    {env: {NEEDS: 'bash'}},
  ],
  ['a dollar sign that names nothing', {description: `"costs $5, or \${UNSET}more"`}],
];

const relations: readonly CaseRow[] = [
  ...['depends', 'recommends', 'suggests', 'conflicts', 'replaces', 'provides'].map(
    (kind): CaseRow => [kind, {[kind]: '\n  - other\n  - another'}],
  ),
  [
    'relations with versions, as deb spells them',
    {depends: '\n  - bash (>= 4.0)\n  - a | b\n  - c (<< 2)', provides: '\n  - virtual (= 3)'},
    {formats: ['deb']},
  ],
  [
    'relations with versions, as rpm spells them',
    {
      depends: '\n  - bash >= 4.0\n  - c < 2\n  - d = 1:2-3\n  - /usr/bin/perl',
      conflicts: '\n  - old <= 1',
      replaces: '\n  - older < 1.0',
      provides: '\n  - virtual = 3\n  - virtual(x)',
    },
    {formats: ['rpm']},
  ],
  ['relations as the other format spells them', {depends: '\n  - bash >= 4.0'}, {formats: ['deb']}],
  ['relations as deb spells them, in an rpm', {depends: '\n  - bash (>= 4.0)'}, {formats: ['rpm']}],
  ['boolean relations', {depends: '\n  - (gcc or clang)', recommends: '\n  - (a if b)'}, {formats: ['rpm']}],
];

export const metadataCases: readonly CaseRow[] = [...versions, ...arches, ...texts, ...relations];
