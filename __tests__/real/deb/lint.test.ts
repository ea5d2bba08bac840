import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {expect, test} from '@jest/globals';
import type {Host} from '../../../src/model/host.ts';
import type {Entry} from '../../../src/model/package.ts';
import {debPackage, dir, file, link, relations, version, withParents, writeDeb} from '../../support/deb.ts';
import {testHost} from '../../support/host.ts';

const CHANGELOG =
  'hello (1.0.0) unstable; urgency=low\n\n  * First release.\n\n -- Example Team <team@example.org>  Sat, 31 Jan 2026 12:00:00 +0000\n';

/** What examples/hello packs, and the changelog that Debian wants. */
async function helloEntries(host: Host): Promise<Entry[]> {
  const example = (path: string) => readFile(new URL(`../../../examples/hello/${path}`, import.meta.url));
  const doc = '/usr/share/doc/hello';
  const entries = [
    await file(host, '/etc/hello/hello.conf', await example('hello.conf'), {role: 'config-noreplace'}),
    await file(host, '/usr/bin/hello', await example('bin/hello'), {mode: 0o755}),
    await file(host, '/usr/lib/systemd/system/hello.service', await example('hello.service')),
    await file(host, `${doc}/README.md`, await example('README.md')),
    await file(host, `${doc}/changelog.gz`, gzipSync(CHANGELOG, {level: 9})),
    await file(host, `${doc}/copyright`, await example('LICENSE')),
    await file(host, '/usr/share/man/man1/hello.1.gz', gzipSync(await example('hello.1'), {level: 9})),
  ];
  return withParents(entries);
}

test('lintian finds no error in a package such as examples/hello', async () => {
  await using host = await testHost();
  const entries = await helloEntries(host);
  const description = 'Says hello.\nA small shell program with a service, a settings file and a man page.';
  const scripts = {postInstall: '#!/bin/sh\nset -e\nexit 0\n'};
  const deb = await writeDeb(host, debPackage({version: version('1.0.0'), entries, description, scripts}));
  const {stdout} = await host.run([
    'lintian',
    '--allow-root',
    '--fail-on',
    'none',
    '--tag-display-limit',
    '0',
    deb,
  ]);
  expect(stdout.split('\n').filter((line) => line.startsWith('E:'))).toEqual([]);
}, 120_000);

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
