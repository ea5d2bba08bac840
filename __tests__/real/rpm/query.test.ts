import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {engines} from '../../../src/formats/rpm/engines.ts';
import type {Host} from '../../../src/model/host.ts';
import {testHost} from '../../support/host.ts';
import {relations, rpmPackage, samplePackage, sampleSources} from '../../support/rpm-package.ts';

const build = async (host: Host, pkg = samplePackage()): Promise<string> => {
  const [name = ''] = await engines.portable(host, pkg, host.outDir);
  return join(host.outDir, name);
};

const lines = (text: string): readonly string[] => text.trimEnd().split('\n');

test('rpm prints the relations and files that our reader tells', async () => {
  await using host = await testHost(sampleSources);
  const path = await build(host);
  const facts = await engines.read(path);
  const ask = async (what: string) => lines((await host.run(['rpm', '-qp', what, path])).stdout);
  expect(await ask('--requires')).toEqual(facts.relations.depends);
  expect(await ask('--provides')).toEqual(facts.relations.provides);
  expect(await ask('--conflicts')).toEqual(facts.relations.conflicts);
  expect(await ask('--obsoletes')).toEqual(facts.relations.replaces);
  expect(await ask('--recommends')).toEqual(facts.relations.recommends);
  expect(await ask('--list')).toEqual(facts.files.map((file) => file.path));
  expect(await ask('--configfiles')).toEqual(
    facts.files.filter(({flags}) => flags.includes('config')).map((file) => file.path),
  );
  expect(await ask('--scripts')).toEqual(
    expect.arrayContaining(['postinstall scriptlet (using /bin/bash):', 'echo posttrans']),
  );
});

test('rpm installs with every relation we spell, on the package that provides them', async () => {
  await using host = await testHost();
  const rpm = (...args: readonly string[]) =>
    host.run(['rpm', '--dbpath', join(host.workDir, 'db'), ...args]);
  const provider = rpmPackage({
    name: 'provider',
    relations: relations({
      provides: ['a = 2', 'b = 1:3-4', 'pkgconfig(x) = 1.5', 'user(u)', '/usr/bin/tool', 'tilde = 2.0~rc1'],
    }),
  });
  const depends = [
    'a (>= 2)',
    'b << 1:4',
    'c | a (= 2)',
    '(c or pkgconfig(x) > 1)',
    'user(u)',
    '/usr/bin/tool',
    '(a and b)',
    'tilde (<< 2.0)',
  ];
  await rpm('-i', await build(host, provider));
  await rpm('-i', await build(host, rpmPackage({name: 'user', relations: relations({depends})})));
  const greedy = await build(
    host,
    rpmPackage({name: 'greedy', relations: relations({depends: ['a (>> 2)', '(c or d)']})}),
  );
  await expect(rpm('-i', greedy)).rejects.toThrow(
    /a > 2 is needed by greedy(?:.|\n)*\(c or d\) is needed|\(c or d\) is needed(?:.|\n)*a > 2/,
  );
  const foe = await build(host, rpmPackage({name: 'foe', relations: relations({breaks: ['a (<< 3)']})}));
  await expect(rpm('-i', foe)).rejects.toThrow(/a < 3 conflicts with foe/);
  const heir = await build(
    host,
    rpmPackage({name: 'heir', relations: relations({replaces: ['greedy', 'user'], provides: ['x']})}),
  );
  await rpm('-U', heir);
  await expect(rpm('-q', 'user')).rejects.toThrow(/not installed/);
});

test('the real rpmsign finds room for its signature, and our reader tells of it', async () => {
  await using host = await testHost(sampleSources);
  const home = join(host.workDir, 'gpg');
  await mkdir(home, {mode: 0o700});
  const env = {GNUPGHOME: home};
  const path = await build(host);
  const before = await engines.read(path);
  await host.run(
    [
      'gpg',
      '--batch',
      '--passphrase',
      '',
      '--quick-gen-key',
      'Test <t@example.org>',
      'rsa2048',
      'sign',
      'never',
    ],
    {env},
  );
  try {
    await host.run(
      ['rpmsign', '--addsign', '--define', '_gpg_name t@example.org', '--define', '__gpg /usr/bin/gpg', path],
      {env},
    );
    const key = (await host.run(['gpg', '--armor', '--export'], {env})).stdout;
    await host.files({'key.asc': key});
    const db = ['--dbpath', join(host.workDir, 'db')];
    await host.run(['rpmkeys', ...db, '--import', join(host.workDir, 'key.asc')]);
    expect((await host.run(['rpmkeys', ...db, '-K', path])).stdout).toMatch(/: digests signatures OK\n$/);
    const listed = (await host.run(['gpg', '--with-colons', '--list-keys'], {env})).stdout;
    const key16 = /^pub:(?:[^:]*:){3}([0-9A-F]{16}):/m.exec(listed)?.[1] ?? 'no key';
    const after = await engines.read(path);
    expect(after.signatures.map((line) => line.replace(/SHA\d+/, 'SHA'))).toEqual([
      `header signature (RSAHEADER): RSA/SHA, key ${key16.toLowerCase()}`,
    ]);
    expect(after).toEqual({...before, signatures: after.signatures});
  } finally {
    await host.run(['gpgconf', '--kill', 'gpg-agent'], {env});
  }
});

test('createrepo_c takes the package', async () => {
  await using host = await testHost(sampleSources);
  await build(host);
  await host.run(['createrepo_c', '--quiet', '--compatibility', host.outDir]);
  const {stdout} = await host.run(['sh', '-c', 'zcat "$1"/repodata/*primary.xml.gz', 'sh', host.outDir]);
  expect(stdout).toContain(
    '<rpm:entry name="labtest(x86-64)" flags="EQ" epoch="1" ver="1.2.3~rc.1" rel="2"/>',
  );
  expect(stdout).toContain('<rpm:entry name="bash" flags="GE" epoch="0" ver="4"');
});
