import {describe, expect, test} from '@jest/globals';
import type {Target} from '../../../../src/model/target.ts';
import {buildSettings, buildWishes, concurrencyOf, templatesOf} from '../../../../src/steps/config/index.ts';
import {listingOf, load, RIGHT, right} from '../../../support/config.ts';
import {testTarget} from '../../../support/settled.ts';

const on = (name: string, format: string, buildOn = name): Target => ({...testTarget(name, format), buildOn});
const debian = on('debian-12', 'deb');
const rocky = on('rocky-9', 'rpm');

const settingsOf = async (lines: string, target = debian, env: Readonly<Record<string, string>> = {}) =>
  buildSettings({env}, await right(`${RIGHT}${lines}`), target);

describe('build.requires', () => {
  test('is one list for all', async () => {
    const lines = 'build: {requires: [gcc, make, gcc]}';
    expect((await settingsOf(lines)).requires).toEqual(['gcc', 'make']);
    expect((await settingsOf(lines, rocky)).requires).toEqual(['gcc', 'make']);
    expect((await settingsOf('build: {requires: gcc}')).requires).toEqual(['gcc']);
  });

  test('is common, format, family, distro and release together, each word once', async () => {
    const lines = `build:
  requires:
    rocky-9: [gcc-toolset-14]
    debian: build-essential
    debian-12: [make, libfoo-dev]
    rpm: [rpm-build]
    el: [epel-release]
    rocky: [make, epel-release]
    common: [make, git]`;
    expect((await settingsOf(lines)).requires).toEqual(['make', 'git', 'build-essential', 'libfoo-dev']);
    expect((await settingsOf(lines, rocky)).requires).toEqual([
      'make',
      'git',
      'rpm-build',
      'epel-release',
      'gcc-toolset-14',
    ]);
  });

  test('of a portable target is that of the release it is built on', async () => {
    const lines = 'build: {requires: {debian: [gcc], debian-12: [x], ubuntu-22.04: [y]}}';
    expect((await settingsOf(lines, on('deb', 'deb', 'ubuntu-22.04'))).requires).toEqual(['gcc', 'y']);
  });
});

describe('the shell lines', () => {
  test('are texts or lists of them; empty ones say nothing', async () => {
    const settings = await settingsOf(
      'build: {before: ./configure, main: [make, "", make install], after: " "}',
    );
    expect(settings).toMatchObject({
      wanted: true,
      before: ['./configure'],
      main: ['make', 'make install'],
      after: [],
      finalize: [],
    });
  });

  test('may differ by format, distro and architecture', async () => {
    const lines = `build: {main: make, after: [strip]}
overrides:
  deb: {build: {main: make deb}}
  debian-12: {build: {before: prepare}}
  amd64: {build: {timeout: 5}}`;
    expect(await settingsOf(lines)).toMatchObject({
      before: ['prepare'],
      main: ['make deb'],
      after: ['strip'],
      timeoutMs: 300_000,
    });
    expect(await settingsOf(lines, rocky)).toMatchObject({before: [], main: ['make']});
  });

  test('of finalize alone do not make a build', async () => {
    expect((await settingsOf('build: {finalize: rm -rf tmp}')).wanted).toBe(false);
  });
});

describe('build.env', () => {
  test('with names passes variables on, as secrets', async () => {
    const env = {TOKEN: 's3cret', EMPTY: '', OTHER: 'x'};
    expect(await settingsOf('build: {env: [TOKEN, EMPTY]}', debian, env)).toMatchObject({
      env: {},
      secretEnv: {TOKEN: 's3cret', EMPTY: ''},
    });
  });

  test('with values takes them as they are, and variables in them as secrets', async () => {
    const lines = `build: {env: {CC: clang, PRICE: '5 $$', AUTH: 'Bearer \${TOKEN}', CFLAGS: -O2 -g}}`;
    expect(await settingsOf(lines, debian, {TOKEN: 's3cret'})).toMatchObject({
      env: {CC: 'clang', PRICE: '5 $', CFLAGS: '-O2 -g'},
      secretEnv: {AUTH: 'Bearer s3cret'},
    });
  });

  test.each([
    ['build: {env: [NOT_THERE]}', '5:15: build.env: the variable NOT_THERE is not set'],
    ['build: {env: {A: "$NOT_THERE"}}', '5:18: build.env: the variable NOT_THERE is not set'],
    ['build: {env: [__proto__x, toString]}', '5:15: build.env: the variable __proto__x is not set'],
  ])('«%s» names the variable that is not set', async (lines, problem) => {
    const listing = await settingsOf(lines).then(String, listingOf);
    expect(listing).toContain(`linux-pkg.yml:${problem}`);
    expect(listing).toContain('set it where linux-pkg is run (in a workflow under env:), or take it out');
  });

  test('is not looked at where only images are prepared', async () => {
    const config = await right(`${RIGHT}build: {env: [NOT_THERE], requires: gcc}`);
    expect(buildSettings(undefined, config, debian)).toMatchObject({
      requires: ['gcc'],
      env: {},
      secretEnv: {},
    });
  });

  test('never passes on a secret of the action, whatever its letters', async () => {
    for (const name of [
      'INPUT_GPG-PRIVATE-KEY',
      'ACTIONS_RUNTIME_TOKEN',
      'GPG_PRIVATE_KEY',
      'gpg_passphrase',
    ])
      expect(await load({'linux-pkg.yml': `${RIGHT}build: {env: [${name}]}`})).toMatch(
        /build\.env: .*(no build gets it|is no name of a variable)/,
      );
    const config = await right(`${RIGHT}build: {env: {A: '\${INPUT_PASSPHRASE}'}}`);
    expect(() => buildSettings({env: {INPUT_PASSPHRASE: 'x'}}, config, debian)).toThrow(
      'INPUT_PASSPHRASE is not set',
    );
  });
});

describe('the other keys of build', () => {
  test.each([
    ['', {kind: 'engine'}],
    ['cache: false', {kind: 'none'}],
    ['cache: true', {kind: 'actions'}],
    ['cache: actions', {kind: 'actions'}],
    ['cache: "localhost:5000/app"', {kind: 'registry', reference: 'localhost:5000/app'}],
    ['cache: ghcr.io/org/app-build', {kind: 'registry', reference: 'ghcr.io/org/app-build'}],
  ])('«%s» keeps images there', async (line, cache) => {
    expect((await settingsOf(`build: {${line}}`)).cache).toEqual(cache);
  });

  test('say what to build in, how long, and where', async () => {
    expect(await settingsOf('build: {dockerfile: ci/Dockerfile, timeout: 90, host: yes}')).toMatchObject({
      dockerfile: {text: 'ci/Dockerfile', at: 'build.dockerfile'},
      timeoutMs: 5_400_000,
      host: true,
    });
    expect(await settingsOf('')).toMatchObject({dockerfile: undefined, timeoutMs: undefined, host: false});
  });

  test('name packaging of the project’s own in the section of its format', async () => {
    const lines = 'deb: {packaging: debian}\noverrides: {rocky-9: {rpm: {packaging: hello.spec}}}';
    expect((await settingsOf(lines)).packaging).toEqual({text: 'debian', at: 'deb.packaging'});
    expect((await settingsOf(lines, rocky)).packaging).toEqual({
      text: 'hello.spec',
      at: 'overrides.rocky-9.rpm.packaging',
    });
    expect((await settingsOf(lines, on('alma-9', 'rpm'))).packaging).toBeUndefined();
  });

  test('and those beside it: templates and concurrency', async () => {
    const config = await right(`${RIGHT}templates: packaging/templates\nconcurrency: 3`);
    expect(templatesOf({workDir: '/project'}, config)).toBe('/project/packaging/templates');
    expect(concurrencyOf(config)).toBe(3);
    const bare = await right(RIGHT);
    expect([templatesOf({workDir: '/project'}, bare), concurrencyOf(bare)]).toEqual([undefined, undefined]);
  });
});

describe('the defaults of an organisation', () => {
  const base = `build:
  image: registry.example.org/builder:1
  requires: {common: [git]}
  finalize: [report-to-us]
locked: [build.finalize, build.image]
`;
  const loaded = (lines: string, more: Readonly<Record<string, string>> = {}) =>
    load({'base.yml': base, 'linux-pkg.yml': `${RIGHT}extends: base.yml\n${lines}`, ...more});

  test('are merged under the project’s own section, key by key', async () => {
    const config = await loaded('build: {main: make, requires: {debian: [gcc]}}');
    if (typeof config === 'string') throw new Error(config);
    expect(buildSettings({env: {}}, config, debian)).toMatchObject({
      wanted: true,
      requires: ['git', 'gcc'],
      main: ['make'],
      finalize: ['report-to-us'],
    });
    expect(buildWishes(config, debian).image?.text).toBe('registry.example.org/builder:1');
  });

  test('give a project that builds nothing no build', async () => {
    const config = await loaded('');
    if (typeof config === 'string') throw new Error(config);
    expect(buildSettings({env: {}}, config, debian).wanted).toBe(false);
  });

  test.each([
    ['build: {main: make, finalize: []}\n', '6:21: build.finalize is locked by base.yml'],
    ['build: {main: make, finalize: rm}\n', '6:31: build.finalize is locked by base.yml'],
    ['overrides: {deb: {build: {image: own}}}\n', '6:34: overrides.deb.build.image is locked by base.yml'],
    ['build: rubbish\n', '6:8: build is "rubbish", not a mapping'],
  ])('may be locked: «%s»', async (lines, problem) => {
    const found = await loaded(lines);
    expect(found).toContain(`linux-pkg.yml:${problem}`);
  });

  test('lock the folders of targets too', async () => {
    const found = await loaded('build: {main: make}', {
      'packaging/debian/12/linux-pkg.yml': 'license: MIT\nbuild: {finalize: echo}\n',
    });
    expect(found).toBe(
      'config/invalid\npackaging/debian/12/linux-pkg.yml:2:19: build.finalize is locked by base.yml\n    → take it out; "build.finalize" is locked at base.yml:5',
    );
  });
});
