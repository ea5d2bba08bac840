import {randomBytes} from 'node:crypto';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {imageOf} from '../../../src/containers/image.ts';
import {preparedLabels, preparedTag, storesFor} from '../../../src/containers/index.ts';
import {runEntry} from '../../support/entry.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {testImage} from '../../support/images.ts';
import {type PreparedSite, preparedSite} from '../../support/prepared.ts';
import {startRegistry} from '../../support/registry.ts';

async function run(host: TestHost, site: PreparedSite, reference: string, ahead = false) {
  await using shelf = storesFor(host, site.engine, {kind: 'registry', reference}, {ahead});
  const wanted = site.wanted(['gcc']);
  return await shelf.take(wanted, () => site.make(wanted));
}

/** The keys in what `base --json` says. */
const keysIn = (stdout: string): readonly string[] =>
  (JSON.parse(stdout) as {images: {image: string}[]}).images.map(({image}) => image.split(':')[1] ?? '');

/** A small Debian whose only repository is a folder in it, with the package `probe`; it and `tags` are gone in the end. */
async function debianWithProbe(host: TestHost) {
  const tag = `linux-pkg-test/probe:${randomBytes(4).toString('hex')}`;
  const tags = [tag];
  const control =
    'Package: probe\nVersion: 1.0\nArchitecture: all\nMaintainer: T <t@example.org>\nDescription: t\n';
  await host.files({
    'image/probe/DEBIAN/control': control,
    'image/probe/usr/share/probe': 'found\n',
    'image/repo/.keep': '',
    'image/Dockerfile': [
      `FROM ${await testImage('debian:13')}`,
      'COPY repo /srv/repo',
      "RUN rm -rf /etc/apt/sources.list* && echo 'deb [trusted=yes] file:/srv/repo ./' >/etc/apt/sources.list",
      '',
    ].join('\n'),
  });
  const cwd = join(host.workDir, 'image');
  await host.run(['dpkg-deb', '--root-owner-group', '--build', 'probe', 'repo/probe.deb'], {cwd});
  const {stdout} = await host.run(['dpkg-scanpackages', '.'], {cwd: join(cwd, 'repo')});
  await host.files({'image/repo/Packages': stdout});
  await host.run(['docker', 'build', '--quiet', '--tag', tag, '.'], {cwd});
  const remove = () => host.run(['docker', 'rmi', '--force', ...tags]);
  return {tag, tags, [Symbol.asyncDispose]: async () => void (await remove())};
}

test('linux-pkg base prepares on one machine, and build installs nothing on another', async () => {
  await using host = await testHost();
  await using registry = await startRegistry(host);
  const place = `${registry.address}/team/cache`;
  await using base = await debianWithProbe(host);
  await host.files({
    'linux-pkg.yml': [
      'name: tiny',
      'version: 1.0.0',
      'arch: all',
      'maintainer: Example Team <team@example.org>',
      'description: Tiny.',
      'license: MIT',
      'targets: [deb]',
      `images: {debian-13: "${base.tag}"}`,
      'build:',
      '  portable_on: debian-13',
      `  cache: ${place}`,
      '  requires: [probe]',
      '  main: install -D /usr/share/probe $DESTDIR/usr/share/tiny',
      '',
    ].join('\n'),
  });
  const ahead = await runEntry(host, 'cli', {args: ['base', '--json']});
  expect(ahead.stderr).toContain('installing probe');
  const [key = ''] = keysIn(ahead.stdout);
  base.tags.push(preparedTag(key));
  expect(await registry.tags('team/cache')).toEqual([key]);
  await host.run(['docker', 'rmi', preparedTag(key)]);
  const build = await runEntry(host, 'cli', {args: ['build', '--no-verify']});
  expect(build.stderr).toContain(`the prepared image comes from ${place}`);
  expect(build.stderr).not.toContain('installing');
  expect([build.code, build.stdout]).toEqual([0, expect.stringContaining('tiny_1.0.0_all.deb')]);
  const {stdout} = await host.run(['dpkg-deb', '--contents', 'out/tiny_1.0.0_all.deb']);
  expect(stdout).toContain('./usr/share/tiny');
});

describe('a registry', () => {
  test('gives a second machine what the first one prepared: nothing is installed there', async () => {
    await using host = await testHost();
    await using registry = await startRegistry(host);
    await using site = await preparedSite(host);
    const place = `${registry.address}/team/cache`;
    const {key} = site.wanted(['gcc']);
    const first = await run(host, site, place);
    expect(await registry.tags('team/cache')).toEqual([key]);
    expect(await imageOf(site.engine, `${place}:${key}`)).toBeUndefined();
    await site.forget(key);
    const second = await run(host, site, place);
    expect(second).toEqual(first);
    expect(site.installs()).toBe(1);
    expect(await site.read(second.reference, '/installed')).toContain(key);
    expect(host.lines).toEqual([`the prepared image comes from ${place}`]);
    expect(await imageOf(site.engine, `${place}:${key}`)).toBeUndefined();
  });

  test('is not believed when it gives an image of another base: a warning, and it is made anew', async () => {
    await using host = await testHost();
    await using registry = await startRegistry(host);
    await using site = await preparedSite(host);
    await using other = await preparedSite(host);
    const place = `${registry.address}/team/cache`;
    const {key} = site.wanted(['gcc']);
    await other.make(site.wanted(['gcc']), {labels: preparedLabels(key)});
    await site.engine.run(['tag', preparedTag(key), `${place}:${key}`]);
    await site.engine.run(['push', `${place}:${key}`]);
    await site.engine.run(['rmi', `${place}:${key}`]);
    await site.forget(key);
    await run(host, site, place);
    expect(site.installs()).toBe(1);
    expect(host.warnings.map(({message}) => message)).toEqual([
      `the image ${place}:${key} is not used: its first layers are not those of its base`,
    ]);
    await site.forget(key);
    await run(host, site, place);
    expect(site.installs()).toBe(1);
  });

  test('is filled ahead, also with what this machine had; there a registry that fails is a failure', async () => {
    await using host = await testHost();
    await using registry = await startRegistry(host);
    await using site = await preparedSite(host);
    await site.make(site.wanted(['gcc']));
    await run(host, site, `${registry.address}/team/cache`, true);
    expect(await registry.tags('team/cache')).toEqual([site.wanted(['gcc']).key]);
    expect(site.installs()).toBe(1);
    await expect(run(host, site, 'localhost:9/team/cache', true)).rejects.toThrow(
      'the prepared image could not be kept in localhost:9/team/cache: ',
    );
  });

  test('that is not in reach costs a warning, not the build', async () => {
    await using host = await testHost();
    await using site = await preparedSite(host);
    const place = 'localhost:9/team/cache';
    const {reference} = await run(host, site, place);
    expect(await imageOf(site.engine, reference)).toBeDefined();
    expect(host.warnings).toHaveLength(1);
    expect(host.warnings[0]?.message).toMatch(
      /^the prepared image could not be kept in localhost:9\/team\/cache: /,
    );
  });
});
