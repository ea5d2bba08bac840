import {readdir, readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {engines} from '../../../src/formats/rpm/engines.ts';
import type {RpmOptions} from '../../../src/formats/rpm/options.ts';
import {rpmVersion} from '../../../src/formats/rpm/version.ts';
import type {Host} from '../../../src/model/host.ts';
import type {Package} from '../../../src/model/package.ts';
import {testHost} from '../../support/host.ts';
import {
  dir,
  file,
  ghost,
  link,
  relations,
  rpmPackage,
  samplePackage,
  sampleSources,
  versionAt,
} from '../../support/rpm-package.ts';
import {specOf} from '../../support/rpm-spec.ts';
import {rpmTree} from '../../support/rpm-tree.ts';
import {factsSay, rpmSays} from '../../support/rpm-words.ts';

/** The machine's own rpm, 4.18, is asked in the other tests. */
const suites = [
  ['4.16', 'bullseye'],
  ['4.20', 'trixie'],
  ['6.1', 'sid'],
] as const;

const FIRST = 300_000;
const SYSUSERS = 'u hello-test - "Hello"\n';
const sources = {...sampleSources, sysusers: SYSUSERS, kept: 'kept\n', big: 'x'.repeat(2_000_000)};

const build = async (host: Host, pkg: Package<RpmOptions>): Promise<string> => {
  const [name = ''] = await engines.portable(host, pkg, host.outDir);
  return join(host.outDir, name);
};

/** What stands for the base system in an empty database. */
const base = rpmPackage({
  name: 'base',
  relations: relations({provides: ['/bin/sh', '/bin/bash', 'bash = 5', 'coreutils']}),
});

const own = {owner: 'hello-test', group: 'hello-test'};

/** Everything that must survive installing; the account comes with %pre where rpm makes none. */
const packageAt = (version: string): Package<RpmOptions> =>
  rpmPackage({
    version: versionAt(version),
    relations: relations({depends: ['bash >= 4', '(bash or dash)'], provides: ['virtual = 1']}),
    scripts: {
      preInstall: `grep -q ^hello-test: /etc/passwd || useradd -r -U -d / -s /bin/false hello-test\n`,
      postInstall: `#!/bin/bash\necho ${version} post $1 >>/log\n`,
      preRemove: `echo ${version} preun $1 >>/log\n`,
      postTransaction: `echo ${version} posttrans >>/log\n`,
    },
    changelog: [
      {version, date: 1_700_000_000, author: 'Example Team <team@example.org>', notes: ['It works']},
    ],
    entries: [
      dir('/opt/hello'),
      file('/opt/hello/big', 'big', 2_000_000),
      file('/opt/hello/hard-1', 'x', 2, {inode: '1:1', mode: 0o755}),
      file('/opt/hello/hard-2', 'x', 2, {inode: '1:1', mode: 0o755}),
      file('/opt/hello/kept', 'kept', 5, {role: 'config-noreplace', ...own}),
      link('/opt/hello/link', 'big'),
      file('/opt/hello/made', 'made', 4, {content: Buffer.from('made').toString('base64')}),
      ghost('/opt/hello/state'),
      dir('/opt/hello/var', {mode: 0o750, ...own}),
      file('/usr/lib/sysusers.d/hello.conf', 'sysusers', SYSUSERS.length),
    ],
    options: {compression: 'zstd'},
  });

describe.each(suites)('rpm %s', (age, suite) => {
  test(
    'checks, installs, verifies, upgrades and removes our package',
    async () => {
      await using host = await testHost(sources);
      await using tree = await rpmTree(host, suite);
      const rpm = (...words: readonly string[]) => tree.run('rpm', ...words);
      expect(await rpm('--version')).toContain(`version ${age}`);
      const pkg = packageAt('1.0');
      await rpm('-i', await tree.put(await build(host, base), 'base.rpm'));
      const path = await tree.put(await build(host, pkg), 'one.rpm');
      const checked = await tree.run('rpmkeys', '-Kv', path);
      for (const part of ['Header', 'Payload']) expect(checked).toContain(`${part} SHA256 digest: OK`);
      expect(checked).not.toMatch(/BAD|NOTFOUND/);
      expect(await rpmSays(tree.run, path)).toEqual(factsSay(await engines.read(join(tree.path, 'one.rpm'))));
      const listed = await tree.run('sh', '-c', 'rpm2cpio one.rpm | cpio -it --quiet');
      expect(listed).toContain('./opt/hello/hard-2\n');

      await rpm('-i', path);
      expect(await rpm('-V', 'hello')).toBe('');
      expect(await rpm('-q', '--changelog', 'hello')).toBe(
        '* Tue Nov 14 2023 Example Team <team@example.org> - 1.0-1\n- It works\n\n',
      );
      const inode = async (name: string) => (await stat(join(tree.path, 'opt/hello', name))).ino;
      expect(await inode('hard-1')).toBe(await inode('hard-2'));
      expect(await tree.run('stat', '-c', '%U:%G', '/opt/hello/var')).toBe('hello-test:hello-test\n');
      // Since 4.19 rpm itself asks for the accounts, before it unpacks.
      const asked = await readFile(join(tree.path, 'sysusers.log'), 'utf8').catch(() => '');
      expect(asked.replaceAll('\0', '')).toBe(age === '4.16' ? '' : SYSUSERS);

      await writeFile(join(tree.path, 'opt/hello/kept'), 'mine\n');
      await rpm('-U', await tree.put(await build(host, packageAt('1.1')), 'two.rpm'));
      expect(await rpm('-V', '--nofiles', 'hello')).toBe('');
      expect(await readFile(join(tree.path, 'opt/hello/kept'), 'utf8')).toBe('mine\n');
      await rpm('-e', 'hello');
      expect(await readFile(join(tree.path, 'log'), 'utf8')).toBe(
        '1.0 post 1\n1.0 posttrans\n1.1 post 2\n1.0 preun 1\n1.1 posttrans\n1.1 preun 0\n',
      );
      expect(await readdir(join(tree.path, 'opt/hello'))).toEqual(['kept.rpmsave']);
    },
    FIRST,
  );

  const formats = age.startsWith('6') ? ['4', '6'] : ['4'];
  test.each(formats)(
    'built a package of format %s: our reader says what it says',
    async (format) => {
      await using host = await testHost(sources);
      await using tree = await rpmTree(host, suite);
      const pkg = samplePackage({
        changelog: packageAt('1.0').changelog,
        entries: [
          ...samplePackage().entries,
          file('/opt/linux-pkg-test-rpm/z1', 'x', 2, {inode: '1:1'}),
          file('/opt/linux-pkg-test-rpm/z2', 'x', 2, {inode: '1:1'}),
        ],
      });
      for (const name of Object.keys(sources)) await tree.put(join(host.workDir, name), `src/${name}`);
      await writeFile(join(tree.path, 'p.spec'), specOf(pkg, rpmVersion(pkg.version), '/src'));
      const defines = ['_topdir /top', '_buildhost localhost', `_rpmformat ${format}`];
      await tree.run(
        'rpmbuild',
        '-bb',
        '--target',
        'x86_64',
        ...defines.flatMap((define) => ['--define', define]),
        '/p.spec',
      );
      const [name = ''] = await readdir(join(tree.path, 'top/RPMS/x86_64'));
      const facts = await engines.read(join(tree.path, 'top/RPMS/x86_64', name));
      expect(factsSay(facts)).toEqual(await rpmSays(tree.run, `/top/RPMS/x86_64/${name}`));
      expect(facts.fields['RPMFormat']).toBe(format === '6' ? '6' : undefined);
      expect(facts.files.filter(({type}) => type === 'hardlink')).toHaveLength(1);
    },
    FIRST,
  );
});

test(
  'dnf5 installs, upgrades and removes our package, and rpm -V finds nothing',
  async () => {
    await using host = await testHost(sources);
    await using tree = await rpmTree(host, 'sid');
    const dnf = (...words: readonly string[]) => tree.run('dnf5', '-y', '--setopt=plugins=0', ...words);
    await dnf('install', await tree.put(await build(host, base), 'base.rpm'));
    await dnf('install', await tree.put(await build(host, packageAt('1.0')), 'one.rpm'));
    expect(await tree.run('rpm', '-V', 'hello')).toBe('');
    await dnf('install', await tree.put(await build(host, packageAt('1.1')), 'two.rpm'));
    expect(await tree.run('rpm', '-qV', 'hello')).toBe('');
    expect(await tree.run('rpm', '-q', 'hello')).toBe('hello-1.1-1.x86_64\n');
    await dnf('remove', 'hello');
    await expect(tree.run('rpm', '-q', 'hello')).rejects.toThrow(/not installed/);
  },
  FIRST,
);
