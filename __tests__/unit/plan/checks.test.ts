import {describe, expect, test} from '@jest/globals';
import {assetName} from '../../../src/steps/plan/file-names.ts';
import {planned, planProblems, problemLine} from '../../support/planned.ts';

const warningsOf = async (...args: Parameters<typeof planned>) =>
  (await planned(...args)).warnings.map(problemLine);

describe('the lives of releases', () => {
  test.each([
    ['debian-11', 'debian-11 is past its end of life: no support since 2026-08-31', 'debian-12'],
    ['centos-8', 'centos-8 is past its end of life: no support since 2021-12-31', 'rocky-8'],
    [
      'centos-stream-8',
      'centos-stream-8 is past its end of life: no support since 2024-05-31',
      'centos-stream-9',
    ],
    ['fedora-41', 'fedora-41 is past its end of life: no support since 2025-12-15', 'fedora-43'],
    [
      'opensuse-leap-15.6',
      'opensuse-leap-15.6 is past its end of life: no support since 2026-04-30',
      'opensuse-leap-16.0',
    ],
    ['debian-14', 'debian-14 is not out yet: it is planned for 2027-08-01', 'debian-13'],
  ])('%s has a warning with its day and the nearest living release', async (target, message, near) => {
    const warnings = await warningsOf(`targets: ${target}\narch: [amd64, arm64]`);
    expect(warnings[0]).toBe(`${message} → the nearest living release is ${near}`);
    expect(warnings.filter((warning) => warning.startsWith(target))).toHaveLength(1);
  });

  test('a release lives until its last day', async () => {
    expect(await warningsOf('targets: fedora-43', {today: '2026-12-09'})).toEqual([]);
    expect(await warningsOf('targets: fedora-43', {today: '2026-12-10'})).toHaveLength(1);
  });

  test('living and rolling releases have no warning', async () => {
    expect(await warningsOf('targets: [rocky-10, opensuse-tumbleweed, rpm]')).toEqual([]);
  });
});

describe('the names of files', () => {
  test('two packages with one name are an error that names the targets', async () => {
    expect(await planProblems('targets: [rocky-9, alma-9, debian-13]')).toEqual([
      '4:1: 2 packages have the name hello-1.2.3-1.el9.x86_64.rpm (rocky-9/amd64, alma-9/amd64) → these targets share their suffix, so that one package serves them all: name one of them',
    ]);
    expect(
      await planProblems('targets: deb\npackages: [{name: tool}, {name: $X}]', {env: {X: 'tool'}}),
    ).toEqual([
      expect.stringMatching(
        /2 packages have the name tool_1\.2\.3_amd64\.deb \(deb\/amd64\) → give each package a name of its own$/,
      ),
    ]);
  });

  test('names that GitHub would change have one warning with the name there', async () => {
    expect(await warningsOf('targets: [debian-12, debian-13, rpm]', {version: {prerelease: 'rc.1'}})).toEqual(
      [
        'GitHub releases cannot hold the name hello_1.2.3~rc.1-1~deb12_amd64.deb (and 2 more): there it will be hello_1.2.3.rc.1-1.deb12_amd64.deb → nothing to do: it is uploaded and listed under that name; repositories keep the true one',
      ],
    );
    expect(await warningsOf('targets: [deb, rpm]')).toEqual([]);
  });

  test.each([
    ['a_1.0~rc.1-1~deb12_amd64.deb', 'a_1.0.rc.1-1.deb12_amd64.deb'],
    ['a-1.0^5.gabc-1.x86_64.rpm', 'a-1.0.5.gabc-1.x86_64.rpm'],
    ['a_1.0+git5_amd64.deb', 'a_1.0+git5_amd64.deb'],
    ['a b(c):d', 'a.b.c..d'],
    ['plain-1.0_amd64.deb', 'plain-1.0_amd64.deb'],
  ])('%s is %s on a release', (name, there) => {
    expect(assetName(name)).toBe(there);
  });

  test('different names that would be one on a release are an error', async () => {
    const problems = await planProblems(
      'targets: rpm\npackages: [{name: aa, release: "1~b"}, {name: $X, release: 1.b}]',
      {env: {X: 'aa'}},
    );
    expect(problems).toEqual([
      'on a GitHub release aa-1.2.3-1~b.x86_64.rpm and aa-1.2.3-1.b.x86_64.rpm would both be aa-1.2.3-1.b.x86_64.rpm → give one of the packages another name or release',
    ]);
  });

  test('a release holds 1000 files: more packages have a warning', async () => {
    const packages = (count: number) =>
      `targets: deb\npackages:\n${Array.from({length: count}, (_, n) => `  - {name: part-${n}}`).join('\n')}`;
    expect(await warningsOf(packages(1000))).toEqual([]);
    expect(await warningsOf(packages(1001))).toEqual([
      expect.stringMatching(/^1001 packages, but a GitHub release holds 1000 files → /),
    ]);
  });
});

describe('what a format cannot express', () => {
  test('is told for every package and format, at the name', async () => {
    const problems = await planProblems(
      'targets: [deb, rpm]\npackages:\n  - {name: Good_Name}\n  - {name: "no/name"}',
    );
    expect(problems).toHaveLength(3);
    expect(problems.join('\n')).toMatch(/^6:12: .*Good_Name[\s\S]*7:12: .*no\/name[\s\S]*7:12: .*no\/name/);
  });

  test('of the version is told before anything is built', async () => {
    const problems = await planProblems('targets: [deb, rpm]', {version: {upstream: '1_2', revision: '1'}});
    expect(problems.join('\n')).toMatch(/1_2/);
  });
});

describe('paths listed twice', () => {
  const twice = async (contents: string, files: Record<string, string> = {}) =>
    planProblems(`targets: [deb, rpm]\ncontents:\n${contents}`, {files});

  test.each([
    ['one path', '  - {src: a.txt, dst: /etc/a}\n  - {src: b.txt, dst: /etc/a}'],
    ['one path with slashes and dots', '  - {src: a.txt, dst: /etc/a}\n  - {src: b.txt, dst: /etc//x/../a}'],
    ['a file into a folder', '  - {src: a.txt, dst: /etc/}\n  - {src: b.txt, dst: /etc/a.txt}'],
    ['a link and a file', '  - {src: /bin/a, dst: /etc/a, type: symlink}\n  - {src: a.txt, dst: /etc/a}'],
    ['two folders', '  - {dst: /var/lib/a, type: dir}\n  - {dst: /var/lib/a/, type: dir}'],
    ['a ghost and a file', '  - {dst: /etc/a, type: ghost}\n  - {src: a.txt, dst: /etc/a, type: config}'],
  ])('are an error once for all targets: %s', async (_, contents) => {
    const problems = await twice(contents);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /^7:\d+: \/\S+ is listed twice → it is already put there at linux-pkg\.yml:6:\d+: keep one, or give each a packager: or targets:$/,
    );
  });

  test.each([
    [
      'for different formats',
      '  - {src: a.txt, dst: /etc/a, packager: deb}\n  - {src: b.txt, dst: /etc/a, packager: rpm}',
    ],
    [
      'for different targets',
      '  - {src: a.txt, dst: /etc/a, targets: deb}\n  - {src: b.txt, dst: /etc/a, targets: rpm}',
    ],
    ['from globs', '  - {src: "a*.txt", dst: /etc/a}\n  - {src: "b*.txt", dst: /etc/a}'],
    ['of trees', '  - {src: a, dst: /etc/a, type: tree}\n  - {src: b, dst: /etc/a, type: tree}'],
    ['of folders on disk', '  - {src: one, dst: /etc/a}\n  - {src: two, dst: /etc/a}'],
    ['of what is not there yet', '  - {src: build/x, dst: /etc/a}\n  - {src: build/y, dst: /etc/a}'],
  ])('are none where both are %s', async (_, contents) => {
    const files = {'one/a.txt': '', 'two/b.txt': ''};
    const {ids} = await planned(`targets: [deb, rpm]\ncontents:\n${contents}`, {files});
    expect(ids).toEqual(['deb/amd64', 'rpm/amd64']);
  });

  test('are seen through globbing that is switched off', async () => {
    const contents = '  - {src: "a*.txt", dst: /etc/a}\n  - {src: "b*.txt", dst: /etc/a}';
    expect(await planProblems(`targets: deb\ndisable_globbing: true\ncontents:\n${contents}`)).toHaveLength(
      1,
    );
  });
});

describe('compression', () => {
  test('that a release cannot unpack is an error at its place', async () => {
    expect(await planProblems('targets: debian-11\ndeb: {compression: "zstd:3"}')).toEqual([
      '5:20: debian-11 cannot unpack zstd → it reads none, gzip, xz: write one of them under overrides: debian-11:',
    ]);
  });

  test('is taken per release', async () => {
    const lines =
      'targets: [debian-11, debian-12]\ndeb: {compression: zstd}\noverrides: {debian-11: {deb: {compression: xz}}}';
    expect((await planned(lines)).ids).toEqual(['debian-11/amd64', 'debian-12/amd64']);
  });

  test('of a portable package has a warning while a living release cannot unpack it', async () => {
    const lines = 'targets: deb\ndeb: {compression: zstd}';
    expect(await warningsOf(lines, {today: '2026-08-31'})).toEqual([
      '5:20: debian-11 cannot unpack zstd → every living release reads none, gzip, xz',
    ]);
    expect(await warningsOf(lines, {today: '2026-09-01'})).toEqual([]);
  });
});

test('problems of all kinds come together in one error', async () => {
  const problems = await planProblems(
    'targets: [rocky-9, alma-9, debian-11, nope-1]\ndeb: {compression: zstd}\ncontents:\n  - {src: a.txt, dst: /a}\n  - {src: b.txt, dst: /a}',
  );
  expect(problems.map((line) => line.replace(/ → .*/, ''))).toEqual([
    '4:39: unknown target "nope-1"',
    '4:1: 2 packages have the name hello-1.2.3-1.el9.x86_64.rpm (rocky-9/amd64, alma-9/amd64)',
    '8:5: /a is listed twice',
    '5:20: debian-11 cannot unpack zstd',
  ]);
});

describe('packages with nothing in them', () => {
  test('are told in one warning, with the format whose filter left nothing', async () => {
    const contents = '{src: hello, dst: /usr/bin/hello, packager: rpm}';
    expect(await warningsOf(`targets: [deb, rpm]\ncontents:\n  - ${contents}`)).toEqual([
      '1:7: nothing is in hello (deb) → list its files under contents:; packager: and targets: there say which package gets which',
    ]);
  });

  test('are meant so where they depend on others', async () => {
    expect(await warningsOf('targets: [deb, rpm]\ndepends: [hello-cli, hello-web]')).toEqual([]);
  });
});
