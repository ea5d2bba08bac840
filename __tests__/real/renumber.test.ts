import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {engines as deb} from '../../src/formats/deb/engines.ts';
import {engines as rpm} from '../../src/formats/rpm/engines.ts';
import {debPackage, file, withParents} from '../support/deb.ts';
import {testHost} from '../support/host.ts';
import {samplePackage, sampleSources} from '../support/rpm-package.ts';

test('dpkg takes a .deb under another version: the rest is as it was', async () => {
  await using host = await testHost();
  const entries = withParents([
    await file(host, '/etc/hello.conf', 'a=1\n', {role: 'config'}),
    await file(host, '/usr/bin/hello', '#!/bin/sh\n', {mode: 0o755}),
  ]);
  const scripts = {postInstall: 'echo done\n'};
  for (const compression of ['none', 'gzip', 'xz', 'zstd']) {
    const pkg = debPackage({entries, scripts, options: {compression}});
    const [name] = await deb.portable(host, pkg, host.outDir);
    const whole = join(host.outDir, name!);
    const facts = await deb.read(whole);
    for (const [by, order] of [
      [-2, 'lt'],
      [-1, 'lt'],
      [1, 'gt'],
      [2, 'gt'],
    ] as const) {
      const path = await deb.renumber(whole, by, join(host.outDir, `${compression}${by}`));
      const other = await deb.read(path);
      expect(other).toEqual({...facts, version: other.version});
      await host.run(['dpkg', '--compare-versions', other.version, order, facts.version]);
      const {stdout} = await host.run(['dpkg-deb', '--fsys-tarfile', path]);
      expect(stdout).toBe((await host.run(['dpkg-deb', '--fsys-tarfile', whole])).stdout);
    }
  }
});

test('rpm takes a package under another release: digests are right, the rest is as it was', async () => {
  await using host = await testHost(sampleSources);
  const [name] = await rpm.portable(host, samplePackage(), host.outDir);
  const whole = join(host.outDir, name!);
  const facts = await rpm.read(whole);
  for (const by of [-2, -1, 1, 2]) {
    const path = await rpm.renumber(whole, by, join(host.outDir, String(by)));
    const db = ['--dbpath', join(host.workDir, 'db')] as const;
    const {stdout} = await host.run(['rpmkeys', ...db, '-Kv', path]);
    expect(stdout).toMatch(/Header SHA256 digest: OK[\s\S]*Payload SHA256 digest: OK[\s\S]*MD5 digest: OK/);
    const other = await rpm.read(path);
    expect({...other, fields: {}}).toEqual({...facts, version: other.version, fields: {}});
    const [a, b] = [other.version, facts.version].map((text) => text.replace(/^1:/, ''));
    const compared = await host.run(['rpm', '--eval', `%{lua:print(rpm.vercmp("${a}", "${b}"))}`]);
    expect(compared.stdout.trim()).toBe(by < 0 ? '-1' : '1');
    expect((await readFile(path)).subarray(-64)).toEqual((await readFile(whole)).subarray(-64));
  }
});
