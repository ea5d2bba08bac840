import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {type OpenWorkshop, packFiles, unpackTar} from '../../../src/containers/index.ts';
import type {DebOptions} from '../../../src/formats/deb/options.ts';
import {debPackage, file, version, withParents} from '../../support/deb.ts';
import {debWorkshop, machineArch, packNatively} from '../../support/deb-workshop.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {repositoryRoot} from '../../support/sources.ts';
import {stageExample} from '../../support/staged-example.ts';

async function compileExample(host: TestHost, workshop: OpenWorkshop): Promise<Buffer> {
  const content = await readFile(join(repositoryRoot, 'examples/hello-c/hello-c.c'));
  await workshop.put('/tmp/hello-c', packFiles([{path: 'hello-c.c', content}]));
  await workshop.run(['gcc', '-g', '-O2', '-o', 'hello-c', 'hello-c.c'], {cwd: '/tmp/hello-c'});
  const here = join(host.workDir, 'compiled');
  await unpackTar(workshop.get('/tmp/hello-c/hello-c'), here);
  return readFile(join(here, 'hello-c'));
}

/** What lintian has against a file of ours: errors, and warnings that no debhelper package would get. */
const complaints = async (host: TestHost, names: readonly string[]): Promise<readonly string[]> => {
  const words = ['--allow-root', '--fail-on', 'none', '--tag-display-limit', '0'];
  const {stdout} = await host.run(['lintian', ...words, ...names.map((name) => join(host.outDir, name))]);
  return stdout
    .split('\n')
    .filter((line) => /^E:/.test(line) || (/^W:/.test(line) && !/no-manual-page/.test(line)));
};

async function bring(
  host: TestHost,
  workshop: OpenWorkshop,
  names: readonly string[],
): Promise<readonly string[]> {
  const files = await Promise.all(
    names.map(async (path) => ({path, content: await readFile(join(host.outDir, path))})),
  );
  await workshop.put('/tmp/debs', packFiles(files));
  return names.map((name) => `/tmp/debs/${name}`);
}

test('native packages of both examples are installed, run and without fault to lintian', async () => {
  await using host = await testHost({}, {SOURCE_DATE_EPOCH: '1767225600'});
  await using workshop = await debWorkshop(host, '12');
  const built = {'build/hello-c': await compileExample(host, workshop)};
  const [compiled] = await stageExample<DebOptions>(host, 'hello-c', {
    target: 'debian-12',
    arch: machineArch,
    built,
  });
  expect(compiled?.auto).toBe(true);
  await using other = await testHost({}, {SOURCE_DATE_EPOCH: '1767225600'});
  const [script] = await stageExample<DebOptions>(other, 'hello', {target: 'debian-12'});
  const names = await packNatively(host, {workshop, packages: [{...compiled!, debug: 'split'}, script!]});
  expect(names).toEqual([
    `hello-c_1.0.0-1~deb12_${machineArch}.deb`,
    `hello-c-dbgsym_1.0.0-1~deb12_${machineArch}.deb`,
    'hello_1.0.0-1~deb12_all.deb',
  ]);
  expect(await complaints(host, names)).toEqual([]);
  await workshop.run(['dpkg', '-i', ...(await bring(host, workshop, names))]);
  const depends = await host.run(['dpkg-deb', '-f', join(host.outDir, names[0]!), 'Depends']);
  expect(depends.stdout).toMatch(/^libc6 \(>= 2\.\d+\)\n$/);
  expect((await workshop.run(['hi'])).stdout).toMatch(/\w/);
  expect((await workshop.run(['hello'])).stdout).toMatch(/\w/);
  expect((await workshop.run(['dpkg', '--verify', 'hello', 'hello-c', 'hello-c-dbgsym'])).stdout).toBe('');
}, 90_000);

test('a native package is upgraded, removed and purged; config files that were edited stay', async () => {
  await using host = await testHost();
  await using workshop = await debWorkshop(host, '13');
  const say = (name: string) => `echo "${name} $*" >> /log\n`;
  const of = async (upstream: string) =>
    debPackage({
      name: 'cycle',
      version: version(upstream),
      entries: withParents([
        await file(host, '/etc/cycle.conf', `from ${upstream}\n`, {role: 'config-noreplace'}),
        await file(host, '/usr/bin/cycle', `#!/bin/sh\necho ${upstream}\n`, {mode: 0o755}),
        await file(host, '/var/lib/cycle/state', 'x', {owner: 'nobody', group: 'not-there', mode: 0o2640}),
      ]),
      scripts: {
        preInstall: say('preinst'),
        postInstall: say('postinst'),
        preRemove: say('prerm'),
        postRemove: say('postrm'),
      },
    });
  const [first] = await packNatively(host, {workshop, packages: [await of('1.0.0~rc.1')]});
  const [second] = await packNatively(host, {workshop, packages: [await of('1.0.0')]});
  const debs = await bring(host, workshop, [first!, second!]);
  const run = async (...words: [string, ...string[]]) => (await workshop.run(words)).stdout;
  await run('dpkg', '-i', debs[0]!);
  expect(await run('cycle')).toBe('1.0.0~rc.1\n');
  // A group that the machine does not have is root's, never some other.
  expect(await run('stat', '-c', '%U:%G %a', '/var/lib/cycle/state')).toBe('nobody:root 2640\n');
  await run('sh', '-c', 'echo edited >> /etc/cycle.conf');
  await run('dpkg', '--force-confdef', '--force-confold', '-i', debs[1]!);
  expect(await run('cycle')).toBe('1.0.0\n');
  expect(await run('cat', '/etc/cycle.conf')).toBe('from 1.0.0~rc.1\nedited\n');
  await run('dpkg', '--remove', 'cycle');
  expect(await run('ls', '/etc/cycle.conf')).toBe('/etc/cycle.conf\n');
  await run('dpkg', '--purge', 'cycle');
  await expect(run('ls', '/etc/cycle.conf')).rejects.toThrow('ls');
  expect((await run('cat', '/log')).split('\n').map((line) => line.trimEnd())).toEqual([
    'preinst install',
    'postinst configure',
    'prerm upgrade 1.0.0',
    'preinst upgrade 1.0.0~rc.1 1.0.0',
    'postrm upgrade 1.0.0',
    'postinst configure 1.0.0~rc.1',
    'prerm remove',
    'postrm remove',
    'postrm purge',
    '',
  ]);
}, 60_000);
