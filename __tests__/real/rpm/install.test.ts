import {readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterEach, describe, expect, test} from '@jest/globals';
import {engines} from '../../../src/formats/rpm/engines.ts';
import type {RpmOptions} from '../../../src/formats/rpm/options.ts';
import type {Host} from '../../../src/model/host.ts';
import type {Package} from '../../../src/model/package.ts';
import {testHost} from '../../support/host.ts';
import {dir, file, ghost, link, rpmPackage, versionAt} from '../../support/rpm-package.ts';

/** Where the test packages put their files; nothing else of the machine is touched. */
const ROOT = `/opt/linux-pkg-test-rpm-${process.pid}`;

afterEach(() => rm(ROOT, {recursive: true, force: true}));

const sources = {
  tool: '#!/bin/sh\necho hello\n',
  kept: 'kept 1\n',
  replaced: 'replaced 1\n',
  big: 'x'.repeat(3_000_000),
};

/** A package whose scripts write down that they ran, and with what. */
const packageAt = (
  host: Host,
  version: string,
  over: Partial<Package<RpmOptions>> = {},
): Package<RpmOptions> => {
  const say = (what: string) => `echo ${version} ${what} $1 >> ${join(host.workDir, 'log')}\n`;
  return rpmPackage({
    name: 'linux-pkg-test',
    version: versionAt(version),
    scripts: {
      preTransaction: say('pretrans'),
      preInstall: say('pre'),
      postInstall: `#!/bin/bash -eu\n${say('post')}[[ $- == *u* ]]\n`,
      preRemove: say('preun'),
      postRemove: say('postun'),
      postTransaction: say('posttrans'),
    },
    entries: [
      dir(ROOT),
      dir(`${ROOT}/bin`),
      file(`${ROOT}/bin/tool`, 'tool', 21, {mode: 0o4755}),
      link(`${ROOT}/bin/also`, 'tool'),
      file(`${ROOT}/big`, 'big', 3_000_000),
      dir(`${ROOT}/empty`, {mode: 0o1770, owner: 'nobody', group: 'nogroup'}),
      dir(`${ROOT}/etc`),
      file(`${ROOT}/etc/kept`, 'kept', 7, {role: 'config-noreplace'}),
      file(`${ROOT}/etc/replaced`, 'replaced', 11, {role: 'config'}),
      file(`${ROOT}/name with 'quotes' and ü`, 'kept', 7, {owner: 'daemon', mode: 0o600}),
      ghost(`${ROOT}/run`),
    ],
    ...over,
  });
};

const build = async (host: Host, pkg: Package<RpmOptions>): Promise<string> => {
  const [name = ''] = await engines.portable(host, pkg, host.outDir);
  return join(host.outDir, name);
};

/** The real rpm with a database of its own. */
const rpmOf =
  (host: Host) =>
  (...args: readonly string[]) =>
    host.run(['rpm', '--dbpath', join(host.workDir, 'db'), ...args]);

const logOf = async (host: Host): Promise<readonly string[]> => {
  const text = await readFile(join(host.workDir, 'log'), 'utf8');
  await rm(join(host.workDir, 'log'));
  return text.trimEnd().split('\n');
};

describe.each(['gzip', 'gzip:1', 'zstd', 'xz:0', 'lzma:1', 'none'])('an rpm with %s', (compression) => {
  test('is read, checked, unpacked and installed', async () => {
    await using host = await testHost(sources);
    const rpm = rpmOf(host);
    const path = await build(host, packageAt(host, '1.0', {options: {compression}}));
    expect(
      (await host.run(['rpmkeys', '-Kv', path])).stdout
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.trim())
        // Uncompressed, the payload is checked by both of its digests.
        .filter((line) => !line.includes(' ALT ')),
    ).toEqual([
      'Header SHA256 digest: OK',
      'Header SHA1 digest: OK',
      'Payload SHA256 digest: OK',
      'MD5 digest: OK',
    ]);
    const archive = join(host.workDir, 'x.cpio');
    await writeFile(
      archive,
      (await host.run(['sh', '-c', `rpm2cpio "$1" | cpio -it --quiet`, 'sh', path])).stdout,
    );
    expect(await readFile(archive, 'utf8')).toContain(`.${ROOT}/bin/tool\n`);
    await rpm('-i', '--nodeps', path);
    expect((await rpm('-V', '--nodeps', 'linux-pkg-test')).stdout).toBe('');
    expect((await readFile(`${ROOT}/big`, 'utf8')).length).toBe(3_000_000);
  });
});

test('what lies on the disk is what the package says', async () => {
  await using host = await testHost(sources);
  const rpm = rpmOf(host);
  const pkg = packageAt(host, '1.0');
  await rpm('-i', '--nodeps', await build(host, pkg));
  for (const entry of pkg.entries.filter(({type}) => type === 'file' || type === 'dir')) {
    const {mode, mtimeMs} = await stat(entry.path);
    expect([entry.path, mode & 0o7777]).toEqual([entry.path, entry.mode]);
    if (entry.type === 'file') expect(mtimeMs / 1000).toBe(entry.mtime);
    const {stdout} = await host.run(['stat', '-c', '%U:%G', entry.path]);
    expect(stdout.trim()).toBe(`${entry.owner}:${entry.group}`);
  }
  expect((await host.run([`${ROOT}/bin/also`])).stdout).toBe('hello\n');
  expect(await readdir(ROOT)).not.toContain('run');
  const {stdout} = await rpm('-qi', 'linux-pkg-test');
  expect(stdout).toMatch(/^Summary +: Says hello$/m);
  expect(stdout).toMatch(/^Build Host +: localhost$/m);
});

test('upgrade and removal run the scripts in order and keep what the person changed', async () => {
  await using host = await testHost(sources);
  const rpm = rpmOf(host);
  await rpm('-i', '--nodeps', await build(host, packageAt(host, '1.0~rc.9')));
  expect(await logOf(host)).toEqual([
    '1.0~rc.9 pretrans 1',
    '1.0~rc.9 pre 1',
    '1.0~rc.9 post 1',
    '1.0~rc.9 posttrans 1',
  ]);

  await writeFile(`${ROOT}/etc/kept`, 'mine\n');
  await writeFile(`${ROOT}/etc/replaced`, 'mine\n');
  await writeFile(`${ROOT}/run`, 'state');
  await host.files({kept: 'kept 2\n', replaced: 'replaced 2\n'});
  await rpm('-U', '--nodeps', await build(host, packageAt(host, '1.0')));
  expect(await logOf(host)).toEqual([
    '1.0 pretrans 2',
    '1.0 pre 2',
    '1.0 post 2',
    '1.0~rc.9 preun 1',
    '1.0~rc.9 postun 1',
    '1.0 posttrans 2',
  ]);
  expect(await readFile(`${ROOT}/etc/kept`, 'utf8')).toBe('mine\n');
  expect(await readFile(`${ROOT}/etc/kept.rpmnew`, 'utf8')).toBe('kept 2\n');
  expect(await readFile(`${ROOT}/etc/replaced`, 'utf8')).toBe('replaced 2\n');
  expect(await readFile(`${ROOT}/etc/replaced.rpmsave`, 'utf8')).toBe('mine\n');
  expect(await readFile(`${ROOT}/run`, 'utf8')).toBe('state');

  await rpm('-e', '--nodeps', 'linux-pkg-test');
  expect(await logOf(host)).toEqual(['1.0 preun 0', '1.0 postun 0']);
  expect((await readdir(`${ROOT}/etc`)).toSorted()).toEqual([
    'kept.rpmnew',
    'kept.rpmsave',
    'replaced.rpmsave',
  ]);
  expect(await readdir(ROOT)).toEqual(['etc']);
});

test('an installed file that changes is told by rpm -V', async () => {
  await using host = await testHost(sources);
  const rpm = rpmOf(host);
  await rpm('-i', '--nodeps', await build(host, packageAt(host, '1.0')));
  await writeFile(`${ROOT}/bin/tool`, 'other\n');
  await expect(rpm('-V', '--nodeps', 'linux-pkg-test')).rejects.toThrow(/S.5....T.*bin\/tool/);
});

test('two packages that both list base directories do not clash', async () => {
  await using host = await testHost({a: 'a', b: 'b'});
  const rpm = rpmOf(host);
  const one = (name: string, mode: number) =>
    rpmPackage({
      name,
      entries: [dir('/opt', {mode}), dir('/usr/bin', {mode}), file(`${ROOT}/${name}`, name, 1)],
    });
  await rpm('-i', '--nodeps', await build(host, one('a', 0o755)));
  await rpm('-i', '--nodeps', await build(host, one('b', 0o700)));
  expect((await rpm('-ql', 'a', 'b')).stdout).toBe(`${ROOT}/a\n${ROOT}/b\n`);
  expect((await stat('/opt')).mode & 0o777).toBe(0o755);
});

test('a relocatable package goes where it is told', async () => {
  await using host = await testHost({a: 'a'});
  const rpm = rpmOf(host);
  const pkg = rpmPackage({
    entries: [dir(`${ROOT}/a`), file(`${ROOT}/a/f`, 'a', 1)],
    options: {prefixes: [`${ROOT}/a/`]},
  });
  await rpm('-i', '--nodeps', '--prefix', `${ROOT}/b`, await build(host, pkg));
  expect(await readFile(`${ROOT}/b/f`, 'utf8')).toBe('a');
});
