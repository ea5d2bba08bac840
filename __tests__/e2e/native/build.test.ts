import {mkdirSync} from 'node:fs';
import {cp, readdir, readFile, symlink} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import type {Host} from '../../../src/model/host.ts';
import {type CliRun, type RunningCli, startCli} from '../../support/cli.ts';
import {testHost} from '../../support/host.ts';
import {testImage} from '../../support/images.ts';
import {git, PROJECT, scratchRepository} from '../../support/scratch.ts';

const DEBIAN = await testImage('debian:12');
const ROCKY = await testImage('rpm:4.18');
const OTHER = await testImage('debian:13');

const HEAD = `name: greeter
version: git
maintainer: Example Team <team@example.org>
description: Greets.
license: MIT
images: {debian-12: '${DEBIAN}', debian-13: '${OTHER}', rocky-9: '${ROCKY}'}
`;

/** A project whose build writes a script that says its version. */
const SCRIPTED = `${HEAD}targets: [debian-12, rocky-9]
arch: amd64
build:
  before: echo "made for $TARGET" >note
  main: |
    install -d "$DESTDIR/usr/bin" "$DESTDIR/usr/share/greeter"
    printf '#!/bin/sh\\necho greetings of %s\\n' "$VERSION" >"$DESTDIR/usr/bin/greet"
    chmod 755 "$DESTDIR/usr/bin/greet"
    cp note "$DESTDIR/usr/share/greeter/note"
    cp .git/HEAD "$DESTDIR/usr/share/greeter/head"
  finalize: echo tidied up
contents:
  - {src: note, dst: /usr/share/doc/greeter/note}
  - {src: LICENSE, dst: /usr/share/licenses/greeter/LICENSE}
`;

async function project(config: string, files: Readonly<Record<string, string>> = {}) {
  const host = await testHost();
  const dir = await scratchRepository(host, {tag: 'v1.2.3', files: {'linux-pkg.yml': config, ...files}});
  return {host, dir};
}

/** Containers and temporary folders of the runs below that folder; every run there has its TMPDIR in it. */
async function leftovers(host: Host, dir: string): Promise<readonly string[]> {
  const format = '{{.Label "linux-pkg.temp"}}';
  const {stdout} = await host.run(['docker', 'ps', '-a', '--format', format]);
  const folders = await readdir(tempOf(dir)).catch(() => []);
  return [...stdout.split('\n').filter((temp) => temp.startsWith(dir)), ...folders];
}

const tempOf = (dir: string): string => `${dir}-tmp`;

/** Starts the command with a folder of its own for temporary files. */
function start(dir: string, args: readonly string[]): RunningCli {
  mkdirSync(tempOf(dir), {recursive: true});
  return startCli(dir, args, {env: {TMPDIR: tempOf(dir)}});
}

const build = (dir: string): Promise<CliRun> => start(dir, ['build', '--no-verify']).ended;

describe('native targets', () => {
  test('are built in their containers and packed by their own tools; the tree stays as it was', async () => {
    const {host, dir} = await project(SCRIPTED);
    await using _ = host;
    // Links of the tree lead where they like: they are copied, never followed.
    await symlink('../../../../../../etc/passwd', join(dir, 'far'));
    await git(host, dir, 'add', 'far');
    await git(host, dir, 'commit', '-q', '-m', 'A link');
    await git(host, dir, 'tag', '-f', 'v1.2.3');
    const run = await build(dir);
    expect(run.code === 0 ? '' : run.stderr).toBe('');
    const names = (await readdir(join(dir, 'out'))).filter((name) => !name.endsWith('.json')).sort();
    expect(names).toEqual(['greeter-1.2.3-1.el9.x86_64.rpm', 'greeter_1.2.3-1~deb12_amd64.deb']);
    const {stdout: status} = await git(host, dir, 'status', '--porcelain');
    expect(status.split('\n').filter((line) => line && !line.endsWith(' out/'))).toEqual([]);
    expect(await leftovers(host, dir)).toEqual([]);

    const mounted = ['docker', 'run', '--rm', '-v', `${join(dir, 'out')}:/out:ro`] as const;
    const deb = await host.run([
      ...mounted,
      DEBIAN,
      'sh',
      '-ec',
      `dpkg -i /out/${names[1]}; greet; cat /usr/share/greeter/*; dpkg --verify greeter; dpkg -r greeter; dpkg -P greeter`,
    ]);
    expect(deb.stdout).toContain('greetings of 1.2.3');
    expect(deb.stdout).toContain('made for debian-12');
    expect(deb.stdout).toContain('ref: refs/heads/main');
    const rpm = await host.run([
      ...mounted,
      ROCKY,
      'sh',
      '-ec',
      `rpm -i /out/${names[0]}; greet; cat /usr/share/greeter/note; rpm -V greeter; rpm -e greeter`,
    ]);
    expect(rpm.stdout).toContain('greetings of 1.2.3\nmade for rocky-9\n');
  });

  test('that fail are named with their step and last lines, and the others are made', async () => {
    const config = `${HEAD}targets: [debian-12, debian-13]
arch: amd64
build:
  main: |
    echo working
    test "$RELEASE" = 12 || { echo "no such thing here" >&2; exit 7; }
    install -Dm644 LICENSE "$DESTDIR/usr/share/greeter/LICENSE"
  finalize: echo "tidied up on $RELEASE"
`;
    const {host, dir} = await project(config);
    await using _ = host;
    const run = await build(dir);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('debian-13/amd64, build: build.main ended with exit code 7');
    expect(run.stderr).toContain('no such thing here');
    expect(run.stderr).toContain('linux-pkg build --shell debian-13');
    expect(run.stderr).toContain('tidied up on 13');
    expect(run.stderr).toContain('made all the same, in out/: greeter_1.2.3-1~deb12_amd64.deb');
    expect((await readdir(join(dir, 'out'))).sort()).toEqual([
      'artifacts.json',
      'greeter_1.2.3-1~deb12_amd64.deb',
    ]);
    expect(await leftovers(host, dir)).toEqual([]);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'on %s finalize still runs, and the container goes',
    async (signal) => {
      const config = `${HEAD}targets: [debian-12]
arch: amd64
build: {main: 'echo has begun; sleep 600', finalize: echo tidied up}
`;
      const {host, dir} = await project(config);
      await using _ = host;
      const cli = start(dir, ['build', '--no-verify']);
      await cli.says('has begun');
      expect(await leftovers(host, dir)).not.toEqual([]);
      cli.kill(signal);
      const run = await cli.ended;
      expect(run.code).toBe(1);
      expect(run.stderr).toContain('tidied up');
      expect(run.stderr).toContain('interrupted');
      expect(await leftovers(host, dir)).toEqual([]);
      expect(await readdir(join(dir, 'out')).catch(() => [])).toEqual([]);
    },
  );

  test('several packages come out of one build, each with its own files', async () => {
    const config = `${HEAD}targets: [debian-12, rocky-9]
arch: amd64
build:
  main: |
    for name in bin/greet share/greeter/en share/greeter/de; do install -Dm644 LICENSE "$DESTDIR/usr/$name"; done
    chmod 755 "$DESTDIR/usr/bin/greet"
packages:
  - {name: greeter}
  - {name: greeter-data, arch: all, files: [/usr/share/**]}
`;
    const {host, dir} = await project(config);
    await using _ = host;
    const run = await build(dir);
    expect(run.code === 0 ? '' : run.stderr).toBe('');
    const {stdout} = await host.run(['dpkg-deb', '-c', join(dir, 'out/greeter-data_1.2.3-1~deb12_all.deb')]);
    expect(stdout).toContain('./usr/share/greeter/de');
    expect(stdout).not.toContain('/usr/bin/greet');
    const rpm = await host.run(['rpm', '-qlp', join(dir, 'out/greeter-1.2.3-1.el9.x86_64.rpm')]);
    expect(rpm.stdout).toContain('/usr/bin/greet');
    expect(rpm.stdout).not.toContain('/usr/share/greeter/de');
  });

  test('a portable package with a build is built in the container of portable_on', async () => {
    const config = `${SCRIPTED.replace('targets: [debian-12, rocky-9]', 'targets: [deb]').replace(
      'build:\n',
      'build:\n  portable_on: debian-12\n',
    )}`;
    const {host, dir} = await project(config);
    await using _ = host;
    const run = await build(dir);
    expect(run.code === 0 ? '' : run.stderr).toBe('');
    const {stdout} = await host.run(['dpkg-deb', '--fsys-tarfile', join(dir, 'out/greeter_1.2.3_amd64.deb')]);
    expect(stdout).toContain('made for deb');
  });

  test('a Dockerfile of the target brings what the image lacks', async () => {
    const host = await testHost();
    await using _ = host;
    const dir = join(host.workDir, 'project');
    await cp(join(PROJECT, 'examples/hello-c'), dir, {recursive: true});
    await host.files({
      'project/packaging/debian/12/Dockerfile': `ARG IMAGE\nFROM \${IMAGE}\nRUN echo '#!/bin/sh' >/usr/bin/extra && chmod 755 /usr/bin/extra\n`,
      'project/packaging/debian/12/inc/etc/extra.conf': 'on = yes\n',
      'project/linux-pkg.yml': `${HEAD.replace('version: git', 'version: 1.0.0')}targets: [debian-12]\narch: amd64\nbuild: {main: 'extra; install -Dm644 LICENSE "$DESTDIR/usr/share/greeter/LICENSE"'}\n`,
    });
    const run = await build(dir);
    expect(run.code === 0 ? '' : run.stderr).toBe('');
    const {stdout} = await host.run([
      'dpkg-deb',
      '-I',
      join(dir, 'out/greeter_1.0.0-1~deb12_amd64.deb'),
      'conffiles',
    ]);
    expect(stdout).toBe('/etc/extra.conf\n');
    expect(await readFile(join(dir, 'packaging/debian/12/inc/etc/extra.conf'), 'utf8')).toBe('on = yes\n');
  });
});
