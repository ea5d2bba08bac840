import {describe, expect, test} from '@jest/globals';
import {planned, planProblems} from '../../support/planned.ts';

const BUILD = 'build: {main: make}\n';

const groundsOf = async (...args: Parameters<typeof planned>) =>
  (await planned(...args)).plan.targets.map(({id, buildOn, image}) => [id, buildOn, image]);

describe('where a target is built', () => {
  test('is its own release for a native one, with or without shell lines', async () => {
    const grounds = [['debian-12/amd64', 'debian-12', 'debian:12']];
    expect(await groundsOf('targets: debian-12')).toEqual(grounds);
    expect(await groundsOf(`targets: debian-12\n${BUILD}`)).toEqual(grounds);
  });

  test('is nowhere for a portable one that builds nothing', async () => {
    const bare = [['deb/amd64', undefined, undefined]];
    for (const build of [
      '',
      'build: {requires: [gcc]}',
      'build: {finalize: rm -rf tmp}',
      'build: {main: ["", " "]}',
      'build: {main: make, host: true}',
    ])
      expect([build, await groundsOf(`targets: deb\n${build}`)]).toEqual([build, bare]);
  });

  test('is the living release with the oldest glibc for a portable one', async () => {
    const config = `targets: [deb, rpm]\n${BUILD}`;
    expect(await groundsOf(config)).toEqual([
      ['deb/amd64', 'ubuntu-22.04', 'ubuntu:22.04'],
      ['rpm/amd64', 'rocky-8', 'rockylinux/rockylinux:8'],
    ]);
    // Ubuntu 22.04 has ended by then.
    expect(await groundsOf(config, {today: '2028-01-01'})).toEqual([
      ['deb/amd64', 'debian-12', 'debian:12'],
      ['rpm/amd64', 'rocky-8', 'rockylinux/rockylinux:8'],
    ]);
  });

  test('is a release that has the architecture', async () => {
    expect(await groundsOf(`targets: deb\narch: [386, all]\n${BUILD}`.replace('[386, all]', '386'))).toEqual([
      ['deb/386', 'debian-12', 'debian:12'],
    ]);
    expect(await groundsOf(`targets: deb\narch: all\n${BUILD}`)).toEqual([
      ['deb/all', 'ubuntu-22.04', 'ubuntu:22.04'],
    ]);
  });

  test.each([
    ['debian-12', 'debian-12', 'rocky-8'],
    ['rocky-9', 'ubuntu-22.04', 'rocky-9'],
    ['{deb: debian-13}', 'debian-13', 'rocky-8'],
    ['{deb: debian-12, rpm: fedora-43}', 'debian-12', 'fedora-43'],
  ])('is what portable_on: %s says, for the format that it fits', async (said, deb, rpm) => {
    const found = await groundsOf(`targets: [deb, rpm]\nbuild: {main: make, portable_on: ${said}}`);
    expect(found.map(([, buildOn]) => buildOn)).toEqual([deb, rpm]);
  });

  test('may differ by format in overrides', async () => {
    const config = `targets: [deb, rpm]\noverrides: {rpm: {build: {main: make rpm, portable_on: rocky-9}}}`;
    expect((await groundsOf(config)).map(([, buildOn]) => buildOn)).toEqual([undefined, 'rocky-9']);
  });

  test('has the image of images:, else of build.image, else of the catalogue', async () => {
    const images = async (lines: string) =>
      (await groundsOf(`targets: [debian-12, deb]\n${lines}`)).map(([, , image]) => image);
    const build = (more: string) => `build: {main: make, portable_on: debian-12${more}}`;
    expect(await images(build(''))).toEqual(['debian:12', 'debian:12']);
    expect(await images(build(', image: "own:1"'))).toEqual(['own:1', 'own:1']);
    expect(await images(`${build(', image: "own:1"')}\nimages: {debian-12: "mirror/debian:12"}`)).toEqual([
      'mirror/debian:12',
      'mirror/debian:12',
    ]);
  });

  test('is told in the table: an image, a Dockerfile or this machine', async () => {
    const {table} = await planned(
      'targets: [debian-12, deb, rpm]\nbuild: {main: make}\noverrides: {rpm: {build: {host: true}}}\ndepends: bash',
      {files: {'packaging/debian/12/Dockerfile': 'FROM debian:12\n'}},
    );
    expect(table.head.at(-1)).toBe('built in');
    expect(table.rows.map((row) => row.at(-1))).toEqual([
      'packaging/debian/12/Dockerfile',
      'ubuntu:22.04',
      'this machine',
    ]);
  });

  test('is warned of where the release has ended', async () => {
    const {warnings} = await planned('targets: rpm\nbuild: {main: make, portable_on: centos-8}');
    expect(warnings.map(({message}) => message)).toEqual([
      'centos-8 is past its end of life: no support since 2021-12-31',
    ]);
  });

  test('gives no warning of packages that a build fills', async () => {
    const {warnings} = await planned(`targets: deb\n${BUILD}contents: []`);
    expect(warnings).toEqual([]);
  });
});

describe('what is wrong with a build before it starts', () => {
  test.each([
    [
      'build.host on a native target',
      'targets: [deb, debian-12]\nbuild: {main: make, host: true}',
      [
        '5:27: build.host: debian-12 is built in its own container → leave build.host out, or name formats as targets in place of releases (deb for debian-12)',
      ],
    ],
    [
      'a Dockerfile that is not there',
      'targets: deb\nbuild: {main: make, dockerfile: ci/Dockerfile}',
      [
        '5:33: ci/Dockerfile is no file of the project → write the path of the Dockerfile from the root of the project',
      ],
    ],
    [
      'packaging that is not there',
      'targets: debian-12\ndeb: {packaging: debian}',
      [
        '5:18: debian is no path of the project → write its path from the root of the project, or leave it out',
      ],
    ],
    [
      'packaging on this machine',
      'targets: deb\ndeb: {packaging: .}\nbuild: {host: true}',
      ['6:15: build.host: the packaging in . needs a container → leave build.host out'],
    ],
    [
      'an image that is an option',
      'targets: deb\nbuild: {main: make, image: --privileged}',
      ['5:28: build.image: "--privileged" is no image → such as registry.example.org/debian:12'],
    ],
    [
      'a release without the architecture',
      'targets: deb\narch: riscv64\nbuild: {main: make, portable_on: debian-12}',
      [
        '6:34: debian-12 has no riscv64, and deb/riscv64 is to be built on it → its architectures: amd64, 386, arm64, arm5, arm7, mips64le, mipsle, ppc64le, s390x',
      ],
    ],
    [
      'an architecture that no living release has',
      'targets: deb\narch: arm6\nbuild: {main: make}',
      [
        '6:1: no release is known to build deb/arm6 on → name one under build.portable_on, or write build.host: true',
      ],
    ],
    [
      'a folder of templates that is not there',
      'targets: deb\ntemplates: tmpl',
      [
        '5:12: templates: tmpl is no folder → name the folder whose files replace ours, from the root of the project',
      ],
    ],
  ])('%s', async (_, lines, problems) => {
    expect(await planProblems(lines)).toEqual(problems);
  });

  test.each([
    ['-y', 'an option'],
    ['gcc; rm -rf /', 'a shell line'],
    ['$(id)', 'a substitution'],
    ['Gcc', 'capitals in a Debian name'],
    ['gcc-', 'a removal'],
    ['gcc (>= 12)', 'a relation'],
  ])('the word %j of build.requires: %s', async (word) => {
    const [problem, ...more] = await planProblems(
      `targets: [debian-12]\nbuild: {main: make, requires: {debian: [make, ${JSON.stringify(word)}]}}`,
    );
    expect(more).toEqual([]);
    expect(problem).toMatch(/^5:47: build\.requires: ".*" .* → write the name of a package of debian-12; /);
  });
});
