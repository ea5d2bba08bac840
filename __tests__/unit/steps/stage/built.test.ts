import {chmod, mkdir, symlink, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import type {Build} from '../../../../src/model/build.ts';
import {type Problem, UserError} from '../../../../src/model/errors.ts';
import type {Package} from '../../../../src/model/package.ts';
import {loadConfig} from '../../../../src/steps/config/index.ts';
import {stagePackages, wantedPaths} from '../../../../src/steps/stage/index.ts';
import {RIGHT} from '../../../support/config.ts';
import {type TestHost, testHost, testInputs} from '../../../support/host.ts';
import {testTarget} from '../../../support/settled.ts';
import {ownLines, put, testPlan} from '../../../support/staged.ts';

const DEBIAN = testTarget('debian-12', 'deb');
const ROCKY = testTarget('rocky-9', 'rpm');
const BUILD = 'build: {main: make}\n';

type Files = Readonly<Record<string, number | string>>;

/** What a build left on this machine: modes for files, targets for links; a folder's path ends in a slash. */
async function built(
  host: TestHost,
  target: string,
  files: Files,
  project: Readonly<Record<string, string>> = {},
) {
  const folder = join(host.workDir, `built-${target.replace('/', '-')}`);
  const root = join(folder, 'root');
  await mkdir(root, {recursive: true});
  await mkdir(join(folder, 'project'), {recursive: true});
  for (const [path, fact] of Object.entries(files)) {
    const full = join(root, path);
    await mkdir(path.endsWith('/') ? full : dirname(full), {recursive: true});
    if (typeof fact === 'string') await symlink(fact, full);
    else if (!path.endsWith('/')) await writeFile(full, 'built');
    if (typeof fact === 'number') await chmod(full, fact);
  }
  for (const [path, text] of Object.entries(project)) {
    await mkdir(dirname(join(folder, 'project', path)), {recursive: true});
    await writeFile(join(folder, 'project', path), text);
  }
  const build: Build = {target, project: join(folder, 'project'), root, workshop: undefined};
  return build;
}

async function staged(host: TestHost, lines: string, builds: readonly Build[], targets = [DEBIAN]) {
  await host.files({'linux-pkg.yml': `${RIGHT}${lines}`});
  const config = await loadConfig(host, testInputs({}));
  const done = new Map(builds.map((build) => [build.target, build]));
  return stagePackages(host, config, testPlan(...targets), {done, failed: []});
}

const linesOf = ({entries}: Package) => ownLines(entries).filter((line) => !/\/usr\/share\/doc\//.test(line));

const text = ({message, hint, place}: Problem): string =>
  `${place?.file}:${place?.line ?? ''}: ${message} → ${hint}`;

async function failures(work: ReturnType<typeof staged>): Promise<readonly string[]> {
  const {failed} = await work;
  return failed.flatMap(({target, step, error}) => {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map((problem) => `${target} ${step}: ${text(problem)}`);
  });
}

describe('what a build left in $DESTDIR', () => {
  test('is packed under the same paths, with the modes it was given, for root', async () => {
    await using host = await testHost();
    const build = await built(host, DEBIAN.id, {
      '/usr/bin/hello': 0o755,
      '/usr/bin/group-writable': 0o775,
      '/usr/share/hello/data': 0o664,
      '/usr/libexec/hello/private': 0o700,
      '/etc/hello/secret': 0o640,
      '/etc/hello/': 0o750,
      '/usr/bin/hi': 'hello',
      '/var/lib/hello/': 0o755,
    });
    const {packages, failed} = await staged(host, BUILD, [build]);
    expect(failed).toEqual([]);
    expect(linesOf(packages[0]!)).toEqual([
      'dir   0750 root:root /etc/hello',
      'file  0640 root:root /etc/hello/secret 5 config-noreplace',
      'file  0755 root:root /usr/bin/group-writable 5',
      'file  0755 root:root /usr/bin/hello 5',
      'link  0777 root:root /usr/bin/hi -> hello',
      'dir   0755 root:root /usr/libexec/hello',
      'file  0700 root:root /usr/libexec/hello/private 5',
      'dir   0755 root:root /usr/share/hello',
      'file  0644 root:root /usr/share/hello/data 5',
      'dir   0755 root:root /var/lib/hello',
    ]);
    expect(host.warnings).toEqual([]);
  });

  test('keeps the bits that give rights to whoever runs it, with a warning', async () => {
    await using host = await testHost();
    const {packages} = await staged(host, BUILD, [await built(host, DEBIAN.id, {'/usr/bin/su': 0o4755})]);
    expect(linesOf(packages[0]!)).toEqual(['file  4755 root:root /usr/bin/su 5']);
    expect(host.warnings.map(text)).toEqual([
      'linux-pkg.yml:5: /usr/bin/su has mode 04755: it runs with the rights of its owner or group → if it need not, let the build install it with 0755',
    ]);
  });

  test('is the same for a portable target', async () => {
    await using host = await testHost();
    const deb = testTarget('deb', 'deb');
    const {packages} = await staged(
      host,
      BUILD,
      [await built(host, deb.id, {'/usr/bin/hello': 0o755})],
      [deb],
    );
    expect(linesOf(packages[0]!)).toEqual(['file  0755 root:root /usr/bin/hello 5']);
    expect(packages[0]?.auto).toBeUndefined();
  });

  test('gives way to inc/ of the target, and both to contents', async () => {
    await using host = await testHost();
    await put(host, 'packaging/debian/12/inc/etc/hello.conf', 0o600, 'of the target');
    await put(host, 'packaging/debian/12/inc/usr/bin/start', 0o775, '#!/bin/sh\n');
    await put(host, 'packaging/debian/12/inc/usr/share/hello/b', 0o644, 'bb');
    const build = await built(
      host,
      DEBIAN.id,
      {
        '/etc/hello.conf': 0o644,
        '/usr/bin/hello': 0o755,
        '/usr/share/hello/a': 0o644,
        '/usr/share/hello/b': 0o644,
      },
      {'made/hello': 'made by the build'},
    );
    const {packages} = await staged(host, `${BUILD}contents: [{src: made/hello, dst: /usr/bin/hello}]`, [
      build,
    ]);
    expect(linesOf(packages[0]!)).toEqual([
      'file  0644 root:root /etc/hello.conf 13 config-noreplace',
      'file  0644 root:root /usr/bin/hello 17',
      'file  0755 root:root /usr/bin/start 10',
      'dir   0755 root:root /usr/share/hello',
      'file  0644 root:root /usr/share/hello/a 5',
      'file  0644 root:root /usr/share/hello/b 2',
    ]);
    expect(host.warnings).toEqual([]);
  });

  test('has its units where the release looks for them', async () => {
    await using host = await testHost();
    const files = {
      '/usr/lib/systemd/system/hello.service': 0o644,
      '/lib/systemd/system/hello.timer': 0o644,
      '/usr/lib/systemd/system/multi-user.target.wants/hello.service': '../hello.service',
      '/etc/systemd/system/dbus-hello.service': '/usr/lib/systemd/system/hello.service',
    };
    const {packages} = await staged(
      host,
      BUILD,
      [await built(host, DEBIAN.id, files), await built(host, ROCKY.id, files)],
      [DEBIAN, ROCKY],
    );
    expect(linesOf(packages[0]!)).toEqual([
      'link  0777 root:root /etc/systemd/system/dbus-hello.service -> /lib/systemd/system/hello.service',
      'file  0644 root:root /lib/systemd/system/hello.service 5',
      'file  0644 root:root /lib/systemd/system/hello.timer 5',
      'dir   0755 root:root /lib/systemd/system/multi-user.target.wants',
      'link  0777 root:root /lib/systemd/system/multi-user.target.wants/hello.service -> ../hello.service',
    ]);
    expect(packages[0]!.entries.filter(({path}) => path.startsWith('/usr/lib'))).toEqual([]);
    expect(linesOf(packages[1]!)).toContain('file  0644 root:root /usr/lib/systemd/system/hello.timer 5');
    expect(host.warnings).toEqual([]);
  });

  test('knows its debug symbols’ fate', async () => {
    await using host = await testHost();
    const build = await built(host, DEBIAN.id, {'/usr/bin/hello': 0o755});
    expect((await staged(host, `${BUILD}debug: split`, [build])).packages[0]?.debug).toBe('split');
    expect((await staged(host, BUILD, [build])).packages[0]?.debug).toBeUndefined();
  });
});

describe('several packages of one build', () => {
  const FILES = {
    '/usr/bin/hello': 0o755,
    '/usr/include/hello/a.h': 0o644,
    '/usr/lib/x86_64-linux-gnu/libhello.so.1': 0o644,
    '/usr/lib/x86_64-linux-gnu/libhello.so': 'libhello.so.1',
    '/usr/share/hello/data': 0o644,
    '/var/lib/hello/': 0o755,
  };

  async function shared(packages: string, targets = [DEBIAN]) {
    await using host = await testHost();
    const builds = await Promise.all(targets.map(({id}) => built(host, id, FILES)));
    const result = await staged(host, `${BUILD}packages: ${packages}`, builds, targets);
    const failed = await failures(Promise.resolve(result));
    const paths = result.packages.map((pkg) => [
      pkg.name,
      linesOf(pkg)
        .filter((line) => !line.startsWith('dir'))
        .map((line) => / (\/\S+)/.exec(line)?.[1]),
    ]);
    return {failed, shares: Object.fromEntries(paths), packages: result.packages};
  }

  test('share it out by their patterns; one takes the rest', async () => {
    const {shares, failed} = await shared(
      '[{name: hello}, {name: libhello1, files: "/usr/lib/**/*.so.*"}, {name: hello-dev, files: [/usr/include, "/usr/lib*/**.so"]}]',
    );
    expect(failed).toEqual([]);
    expect(shares).toEqual({
      hello: ['/usr/bin/hello', '/usr/share/hello/data'],
      libhello1: ['/usr/lib/x86_64-linux-gnu/libhello.so.1'],
      'hello-dev': ['/usr/include/hello/a.h', '/usr/lib/x86_64-linux-gnu/libhello.so'],
    });
  });

  test('each hold the folders above what they got, and empty ones go with the rest', async () => {
    const {packages} = await shared('[{name: hello}, {name: hello-dev, files: [/usr/include/hello]}]');
    const folders = packages.map(({entries}) =>
      entries.flatMap((entry) => (entry.type === 'dir' && !entry.implicit ? entry.path : [])),
    );
    expect(folders).toEqual([
      expect.arrayContaining(['/usr/share/hello', '/var/lib/hello']),
      expect.arrayContaining(['/usr/include/hello']),
    ]);
    expect(folders[0]).not.toContain('/usr/include/hello');
  });

  test('have each its own time', async () => {
    const {packages} = await shared(
      '[{name: hello}, {name: hello-dev, mtime: 2020-01-01, files: [/usr/include/hello]}]',
    );
    const times = packages.map(({entries}) => [
      ...new Set(entries.filter(({path}) => /hello/.test(path) && !/doc/.test(path)).map(({mtime}) => mtime)),
    ]);
    expect(times).toEqual([[1_700_000_000], [1_577_836_800]]);
  });

  test('leave what another leg packs to it', async () => {
    const arm = {...testTarget('debian-12', 'deb', 'arm64'), withAll: false};
    const {shares, failed} = await shared(
      '[{name: hello, arch: [amd64, arm64]}, {name: hello-data, arch: all, files: /usr/share}]',
      [arm],
    );
    expect([failed, Object.keys(shares)]).toEqual([[], ['hello']]);
    expect(shares['hello']).not.toContain('/usr/share/hello/data');
  });

  test.each([
    [
      'two without files',
      '[{name: hello}, {name: other}, {name: hello-dev, files: /usr/include}]',
      'hello and other are both without files: which of them gets what the build leaves?',
    ],
    [
      'a path that nobody takes',
      '[{name: hello, files: /usr/bin}, {name: other, files: [/usr/include, /usr/lib]}]',
      'no package takes /usr/share/hello/data, /var/lib/hello',
    ],
    [
      'a pattern that matches nothing',
      '[{name: hello}, {name: other, files: [/usr/include, /usr/lib64/*.so]}]',
      '/usr/lib64/*.so matches nothing that the build left',
    ],
    [
      'a path that two take',
      '[{name: hello}, {name: one, files: /usr/include}, {name: two, files: "/usr/include/**"}]',
      '/usr/include/hello/a.h is taken by one and two',
    ],
    ['no pattern', '[{name: hello}, {name: one, files: "/usr/[z-a]"}]', '"/usr/[z-a]" is no pattern: '],
  ])('%s is an error', async (_, packages, message) => {
    const {failed} = await shared(packages);
    expect(failed).toHaveLength(1);
    expect(failed[0]).toContain(`debian-12/amd64 stage: linux-pkg.yml:6: ${message}`);
  });

  test('files: without a build is an error', async () => {
    await using host = await testHost();
    await host.files({'linux-pkg.yml': `${RIGHT}packages: [{name: a1, files: /usr}, {name: b1}]\n`});
    const config = await loadConfig(host, testInputs({}));
    await expect(stagePackages(host, config, testPlan(testTarget('deb', 'deb')))).rejects.toThrow(
      'files: shares out what a build leaves in $DESTDIR, and there is nothing',
    );
  });
});

describe('a build that went wrong', () => {
  test('and left nothing is an error that names the target', async () => {
    await using host = await testHost();
    const hint = 'install into "$DESTDIR", as in: make install DESTDIR="$DESTDIR" PREFIX=/usr';
    const nothing = `linux-pkg.yml:5: the build of debian-12/amd64 left nothing in $DESTDIR, and contents: names nothing → ${hint}`;
    const empty = await built(host, DEBIAN.id, {});
    expect(await failures(staged(host, BUILD, [empty]))).toEqual([`debian-12/amd64 stage: ${nothing}`]);
    const gone = {...empty, root: join(host.workDir, 'not-there')};
    expect(await failures(staged(host, BUILD, [gone]))).toEqual([`debian-12/amd64 stage: ${nothing}`]);
    expect(await failures(staged(host, `${BUILD}contents: [{dst: /var/lib/x, type: dir}]`, [empty]))).toEqual(
      [],
    );
  });

  test('and put $DESTDIR into $DESTDIR is told so', async () => {
    await using host = await testHost();
    const build = await built(host, DEBIAN.id, {'/linux-pkg/root/usr/bin/hello': 0o755});
    expect(await failures(staged(host, BUILD, [build]))).toEqual([
      'debian-12/amd64 stage: linux-pkg.yml:5: the build left $DESTDIR/linux-pkg/root/usr: the folder of $DESTDIR inside itself → give the build DESTDIR="$DESTDIR" and PREFIX=/usr: it puts the one before the other by itself',
    ]);
  });

  test('and did not make a file that the config names is told in its words', async () => {
    await using host = await testHost();
    const build = await built(host, DEBIAN.id, {'/usr/bin/hello': 0o755});
    expect(
      await failures(
        staged(host, `${BUILD}contents: [{src: out/a, dst: /a}, {src: "out/*.b", dst: /b/}]`, [build]),
      ),
    ).toEqual([
      'debian-12/amd64 stage: linux-pkg.yml:6: out/a does not exist → let build: make it, or correct the path (it starts at the root of the project)',
      'debian-12/amd64 stage: linux-pkg.yml:6: out/*.b matches no file → let build: make them, or correct the pattern (it starts at the root of the project; * does not cross a slash, ** does)',
    ]);
  });

  test('does not stop the others; those that failed before are passed over', async () => {
    await using host = await testHost();
    const good = await built(host, ROCKY.id, {'/usr/bin/hello': 0o755});
    const bad = await built(host, DEBIAN.id, {});
    const {packages, failed} = await staged(host, BUILD, [bad, good], [DEBIAN, ROCKY]);
    expect([packages.map(({target}) => target), failed.map(({target}) => target)]).toEqual([
      ['rocky-9/amd64'],
      ['debian-12/amd64'],
    ]);
    const config = await loadConfig(host, testInputs({}));
    const before = [{target: DEBIAN.id, step: 'main', error: new Error('no')}];
    const after = await stagePackages(host, config, testPlan(DEBIAN, ROCKY), {
      done: new Map([[ROCKY.id, good]]),
      failed: before,
    });
    expect([after.packages.map(({target}) => target), after.failed]).toEqual([['rocky-9/amd64'], []]);
  });

  test('with packages of its own packaging leaves nothing to stage', async () => {
    await using host = await testHost();
    const build = await built(host, DEBIAN.id, {});
    const finished = {...build, finished: {folder: build.project, files: ['a.deb']}};
    expect(await staged(host, BUILD, [finished])).toEqual({packages: [], failed: []});
  });

  test('and left a name that no package carries is told', async () => {
    await using host = await testHost();
    const build = await built(host, DEBIAN.id, {'/usr/share/hello/a\nb': 0o644});
    const [problem] = await failures(staged(host, BUILD, [build]));
    expect(problem).toContain('holds a control character');
  });
});

describe('a hostile build', () => {
  const secret = async (host: TestHost) => {
    await host.files({'outside/secret': '# not for packages\n', 'outside/usr/bin/x': 'x'});
    return join(host.workDir, 'outside');
  };

  test('that puts a link in the place of $DESTDIR packs nothing of this machine', async () => {
    await using host = await testHost();
    const build = await built(host, DEBIAN.id, {});
    const root = join(build.project, '..', 'linked');
    await symlink(await secret(host), root);
    expect(await failures(staged(host, BUILD, [{...build, root}]))).toContainEqual(
      'debian-12/amd64 stage: linux-pkg.yml:5: the build put something else in the place of $DESTDIR → leave it a folder',
    );
  });

  test('cannot lead contents, scripts, changelog or licence out through links', async () => {
    await using host = await testHost();
    const outside = await secret(host);
    const build = await built(host, DEBIAN.id, {'/usr/bin/hello': 0o755});
    for (const name of ['file', 'post.sh', 'rules', 'changelog.yml', 'LICENSE'])
      await symlink(join(outside, 'secret'), join(build.project, name));
    await symlink(outside, join(build.project, 'folder'));
    const lines = `${BUILD}contents: [{src: folder/secret, dst: /a}, {src: "folder/*", dst: /b/}, {src: folder, dst: /c, type: tree}, {src: file, dst: /d}]
scripts: {postinstall: post.sh}
deb: {scripts: {rules: rules}}
changelog: changelog.yml`;
    const {failed, packages} = await staged(host, lines, [build]);
    expect(packages).toEqual([]);
    expect(
      (await failures(Promise.resolve({failed, packages}))).map((one) => one.replace(/ through.*/, '')),
    ).toEqual([
      'debian-12/amd64 stage: linux-pkg.yml:6: folder/secret leads out of the project',
      'debian-12/amd64 stage: linux-pkg.yml:6: folder/* leads out of the project',
      'debian-12/amd64 stage: linux-pkg.yml:6: folder is no folder → a tree is made of a folder; leave the type out for a file or a link',
      'debian-12/amd64 stage: linux-pkg.yml:7: post.sh leads out of the project',
      'debian-12/amd64 stage: linux-pkg.yml:8: rules leads out of the project',
      'debian-12/amd64 stage: linux-pkg.yml:9: changelog.yml leads out of the project',
    ]);
    const bare = await staged(host, BUILD, [build]);
    const copyright = bare.packages[0]?.entries.find(({path}) => path.endsWith('/copyright'));
    expect(Buffer.from((copyright as {content?: string})?.content ?? '', 'base64').toString()).not.toContain(
      'not for packages',
    );
  });

  test('cannot hide files with a list of packages of ours', async () => {
    await using host = await testHost();
    const build = await built(host, DEBIAN.id, {'/usr/share/hello/a': 0o644});
    await writeFile(
      join(build.root!, 'usr/share/hello/artifacts.json'),
      JSON.stringify({release: {}, artifacts: [{path: 'a'}]}),
    );
    await mkdir(join(build.root!, 'usr/share/hello/.linux-pkg-1-x'));
    const {packages} = await staged(host, BUILD, [build]);
    expect(packages[0]?.entries.map(({path}) => path)).toEqual(
      expect.arrayContaining([
        '/usr/share/hello/a',
        '/usr/share/hello/artifacts.json',
        '/usr/share/hello/.linux-pkg-1-x',
      ]),
    );
  });
});

describe('the paths that staging looks at', () => {
  test('are what the config names, patterns by the folder they start from', async () => {
    await using host = await testHost();
    const lines = `contents:
  - {src: out/hello, dst: /usr/bin/hello}
  - {src: "dist/**/*.so", dst: /usr/lib/}
  - {src: "*.md", dst: /usr/share/doc/hello/}
  - {src: only.rpm, dst: /r, packager: rpm}
  - {src: /abs/olute, dst: /a}
  - {src: ../beside/x, dst: /x}
  - {src: /elsewhere, dst: /link, type: symlink}
  - {dst: /var/lib/hello, type: dir}
scripts: {postinstall: scripts/post.sh}
deb: {scripts: {rules: scripts/rules}}
changelog: changelog.yml`;
    await host.files({'linux-pkg.yml': `${RIGHT}${lines}`});
    const config = await loadConfig(host, testInputs({}));
    const paths = wantedPaths(host, config, DEBIAN);
    expect(paths.filter((path) => !/^(LICEN[CS]E|COPYING|UNLICENSE)/.test(path))).toEqual([
      '.',
      '../beside/x',
      'changelog.yml',
      'dist',
      'out/hello',
      'scripts/post.sh',
      'scripts/rules',
    ]);
    expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'COPYING.md']));
  });
});
