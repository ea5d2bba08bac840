import type {RpmOptions} from '../../src/formats/rpm/options.ts';
import type {Entry, Package, Relations} from '../../src/model/package.ts';
import type {Version} from '../../src/model/version.ts';
import {testVersion} from './version.ts';

const DATE = 1_700_000_000;

/** A release of a given number, as `plan` would make it. */
export const versionAt = (upstream: string, over: Partial<Version> = {}): Version =>
  testVersion({upstream, date: DATE, ...over});

export const relations = (over: Partial<Relations> = {}): Relations => ({
  depends: [],
  predepends: [],
  recommends: [],
  suggests: [],
  enhances: [],
  supplements: [],
  conflicts: [],
  breaks: [],
  replaces: [],
  provides: [],
  ...over,
});

const rights = {mode: 0o755, owner: 'root', group: 'root', mtime: DATE} as const;

export const dir = (path: string, over: Partial<Extract<Entry, {type: 'dir'}>> = {}): Entry => ({
  ...rights,
  type: 'dir',
  path,
  implicit: false,
  ...over,
});

export const file = (
  path: string,
  from: string,
  size: number,
  over: Partial<Extract<Entry, {type: 'file'}>> = {},
): Entry => ({...rights, mode: 0o644, type: 'file', path, from, size, role: undefined, ...over});

export const link = (path: string, to: string): Entry => ({...rights, mode: 0o777, type: 'link', path, to});

export const ghost = (path: string, over: Partial<Extract<Entry, {type: 'ghost'}>> = {}): Entry => ({
  ...rights,
  mode: 0o644,
  type: 'ghost',
  path,
  ...over,
});

/** A whole package, staged; a test says only what it is about. */
export const rpmPackage = (over: Partial<Package<RpmOptions>> = {}): Package<RpmOptions> => ({
  name: 'hello',
  version: versionAt('1.0.0'),
  arch: 'amd64',
  target: 'rpm/amd64',
  format: 'rpm',
  summary: 'Says hello',
  description: 'Says hello\nand keeps saying it.',
  license: 'MIT',
  homepage: 'https://example.org/hello',
  maintainer: 'Example Team <team@example.org>',
  vendor: 'Example',
  section: undefined,
  priority: undefined,
  relations: relations(),
  scripts: {},
  services: [],
  users: [],
  groups: [],
  directories: [],
  changelog: [
    {
      version: '0.9',
      date: DATE - 86_400,
      author: 'Example Team <team@example.org>',
      notes: ['First release'],
    },
  ],
  entries: [],
  options: {},
  ...over,
});

const ROOT = '/opt/linux-pkg-test-rpm';

/** What a sample needs in the work folder. */
export const sampleSources: Readonly<Record<string, string>> = {
  x: 'x\n',
  'c.conf': 'c\n',
  'n.conf': 'n\n',
  'm.conf': 'm\n',
  doc: 'doc\n',
  LICENSE: 'lic\n',
  README: 'rdm\n',
  empty: '',
};

/** A package with one of everything; `root` is where its files go. */
export const samplePackage = (
  over: Partial<Package<RpmOptions>> = {},
  root: string = ROOT,
): Package<RpmOptions> =>
  rpmPackage({
    name: 'labtest',
    version: versionAt('1.2.3', {prerelease: 'rc.1', revision: '2', epoch: 1}),
    description: 'A description\nof two lines.',
    summary: 'Lab test',
    relations: relations({
      depends: ['bash >= 4', '(gcc or clang)', 'user(foo)', 'pkgconfig(zlib) >= 1.2', 'foo < 2'],
      conflicts: ['bar < 1'],
      replaces: ['oldlab < 1'],
      recommends: ['rec'],
      suggests: ['sug'],
      supplements: ['sup'],
      enhances: ['enh'],
      provides: ['virt = 3'],
    }),
    scripts: {
      preInstall: 'echo pre\n',
      postInstall: '#!/bin/bash\necho post\n',
      preRemove: 'echo preun\n',
      postRemove: 'echo postun\n',
      preTransaction: 'echo pretrans\n',
      postTransaction: 'echo posttrans\n',
      verify: 'echo verify\n',
    },
    entries: [
      dir(root),
      dir(`${root}/bin`),
      file(`${root}/bin/x`, 'x', 2, {mode: 0o755}),
      link(`${root}/bin/y`, 'x'),
      dir(`${root}/empty`, {mode: 0o750, owner: 'nobody', group: 'nogroup'}),
      dir(`${root}/etc`, {implicit: true}),
      file(`${root}/etc/c.conf`, 'c.conf', 2, {role: 'config'}),
      file(`${root}/etc/empty`, 'empty', 0),
      ghost(`${root}/etc/ghost`, {mode: 0o640, group: 'adm'}),
      file(`${root}/etc/m.conf`, 'm.conf', 2, {role: 'config-missingok'}),
      file(`${root}/etc/n.conf`, 'n.conf', 2, {role: 'config-noreplace'}),
      dir(`${root}/share`, {implicit: true}),
      file(`${root}/share/LICENSE`, 'LICENSE', 4, {role: 'license'}),
      file(`${root}/share/README`, 'README', 4, {role: 'readme', lang: 'de'}),
      file(`${root}/share/doc.txt`, 'doc', 4, {role: 'doc'}),
    ],
    options: {group: 'Tools', requires: {post: ['coreutils']}, prefixes: [root]},
    ...over,
  });
