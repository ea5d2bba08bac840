import {chmod, cp, readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {expect, test} from '@jest/globals';
import type {Host} from '../../../src/model/host.ts';
import {debPackage, dir, file, link, relations, writeDeb} from '../../support/deb.ts';
import {testHost} from '../../support/host.ts';
import {repositoryRoot} from '../../support/sources.ts';

const CHANGELOG =
  'hello (1.0.0) unstable; urgency=low\n\n  * First release.\n\n -- Example Team <team@example.org>  Sat, 31 Jan 2026 12:00:00 +0000\n';

/** What stays, and why: a package of the same content made by debhelper gets it too. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  hello: [],
  // The example has no manual; lintian wants one for each command.
  'hello-c': ['W: hello-c: no-manual-page [usr/bin/hello-c]', 'W: hello-c: no-manual-page [usr/bin/hi]'],
};

const cli = [process.execPath, join(repositoryRoot, 'src/cli.ts')] as const;

/** What lintian has against the .deb of a project, errors and warnings. */
async function complaints(host: Host, cwd: string, deb: string): Promise<readonly string[]> {
  const out = join(host.workDir, 'out', deb);
  await host.run([...cli, 'build', '--no-verify', '--out', out], {cwd});
  const file = (await readdir(out)).find((name) => name.endsWith('.deb'))!;
  const words = ['--allow-root', '--fail-on', 'none', '--tag-display-limit', '0'];
  const {stdout} = await host.run(['lintian', ...words, join(out, file)]);
  return stdout.split('\n').filter((line) => /^[EW]:/.test(line));
}

test.each(Object.keys(ALLOWED))(
  'lintian has nothing against examples/%s that debhelper would mend',
  async (name) => {
    await using host = await testHost();
    const cwd = join(host.workDir, name);
    await cp(join(repositoryRoot, 'examples', name), cwd, {recursive: true});
    const config = join(cwd, 'linux-pkg.yml');
    const arch = {x64: 'amd64', arm64: 'arm64'}[process.arch as string] ?? process.arch;
    await writeFile(config, (await readFile(config, 'utf8')).replace('arch: amd64', `arch: ${arch}`));
    if ((await readdir(cwd)).includes('Makefile')) await host.run(['make', '-B'], {cwd});
    expect(await complaints(host, cwd, name)).toEqual(ALLOWED[name]);
  },
  120_000,
);

/** A first changelog entry closes the bug in which somebody asked Debian for the package: no matter outside Debian. */
const FOR_DEBIAN = /: initial-upload-closes-no-bugs /;

/** Nothing but a program: every document is made. */
const BARE = `name: bare
version: 2.0.0-rc.1
arch: all
maintainer: Example Team <team@example.org>
description: keeps quiet
section: utils
contents:
  - {src: bare, dst: /usr/bin/bare}
  - {src: bare.1, dst: /usr/share/man/man1/bare.1}
  - {src: bare.1, dst: /usr/share/man/man1/other.1}
  - {src: bare.1, dst: /usr/share/man/man1/linked.1, type: symlink}
targets: [deb]
`;
const PAGE = '.TH BARE 1 2026-01-31 bare\n.SH NAME\nbare, other, linked \\- keeps quiet\n';
const MIT =
  'MIT License\n\nCopyright (c) 2026 Example Team\n\nPermission is hereby granted, free of charge.\n';
const CHGLOG = `- semver: 2.0.0-rc.1
  date: 2026-01-31
  packager: Example Team <team@example.org>
  changes:
    - note: |-
        feat: keeps quiet
        as it should
- semver: 1.0.0
  date: 2025-01-31
  packager: Example Team <team@example.org>
  changes: [{note: 'first'}]
`;

test.each([
  ['with one generated entry, a version of Debian alone', '', {LICENSE: MIT}],
  [
    'with a revision, an epoch and a licence that Debian has',
    'license: GPL-3.0-or-later\nrelease: 1\nepoch: 2\n',
    {},
  ],
  [
    'with a changelog, and its licence text',
    'license: MIT\nrelease: 1\nchangelog: log.yml\n',
    {LICENSE: MIT},
  ],
  [
    'with a native changelog, two licences and a homepage',
    'license: MIT OR Apache-2.0\nchangelog: log.yml\nhomepage: https://www.debian.org\n',
    {},
  ],
])(
  'lintian finds no fault in the documents made for a package %s',
  async (_, more, files) => {
    await using host = await testHost({
      'linux-pkg.yml': BARE + more,
      bare: '#!/bin/sh\n',
      'bare.1': PAGE,
      'log.yml': CHGLOG,
      ...files,
    });
    await chmod(join(host.workDir, 'bare'), 0o755);
    expect((await complaints(host, host.workDir, 'bare')).filter((line) => !FOR_DEBIAN.test(line))).toEqual(
      [],
    );
  },
  120_000,
);

test('dpkg-parsechangelog reads the changelog that is made', async () => {
  await using host = await testHost({
    'linux-pkg.yml': `${BARE}release: 1\nchangelog: log.yml\n`,
    bare: '',
    'bare.1': PAGE,
    'log.yml': CHGLOG,
  });
  await host.run([...cli, 'build', '--no-verify', '--out', 'out'], {cwd: host.workDir});
  const deb = (await readdir(join(host.workDir, 'out'))).find((name) => name.endsWith('.deb'))!;
  await host.run(['dpkg-deb', '-x', join(host.workDir, 'out', deb), join(host.workDir, 'x')]);
  const packed = await readFile(join(host.workDir, 'x/usr/share/doc/bare/changelog.Debian.gz'));
  await writeFile(join(host.workDir, 'changelog'), gunzipSync(packed));
  const {stdout, stderr} = await host.run([
    'dpkg-parsechangelog',
    '--all',
    '-l',
    join(host.workDir, 'changelog'),
  ]);
  expect(stderr).toBe('');
  expect(stdout).toBe(`Source: bare
Version: 2.0.0~rc.1-1
Distribution: unstable
Urgency: medium
Maintainer: Example Team <team@example.org>
Timestamp: 1769817600
Date: Sat, 31 Jan 2026 00:00:00 +0000
Changes:
 bare (2.0.0~rc.1-1) unstable; urgency=medium
 .
   * feat: keeps quiet
     as it should
 .
 bare (1.0.0) unstable; urgency=medium
 .
   * first
`);
});

test('Installed-Size is what dpkg-gencontrol counts for the same tree', async () => {
  await using host = await testHost();
  const entries = [
    dir('/opt'),
    await file(host, '/opt/big', Buffer.alloc(5001)),
    await file(host, '/opt/empty', ''),
    link('/opt/link', 'y'.repeat(1500)),
    await file(host, '/opt/small', 'x'),
  ];
  const pkg = debPackage({entries, relations: relations()});
  const deb = await writeDeb(host, pkg);
  await host.run(['dpkg-deb', '-x', deb, join(host.workDir, 'tree')]);
  await host.files({
    'debian/control':
      'Source: hello\nMaintainer: A <a@b.c>\n\nPackage: hello\nArchitecture: all\nDescription: x\n',
  });
  await writeFile(join(host.workDir, 'debian/changelog'), CHANGELOG);
  const {stdout} = await host.run(['dpkg-gencontrol', '-phello', '-Ptree', '-O', '-fdebian/files']);
  const sizeOf = (text: string) => /^Installed-Size: (\d+)$/m.exec(text)?.[1];
  expect(sizeOf((await host.run(['dpkg-deb', '-f', deb])).stdout)).toBe(sizeOf(stdout));
  expect(sizeOf(stdout)).toMatch(/^\d+$/);
});
