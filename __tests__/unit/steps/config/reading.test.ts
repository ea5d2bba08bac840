import {describe, expect, test} from '@jest/globals';
import {RIGHT, right, wrong} from '../../../support/config.ts';

describe('a value', () => {
  test('is the text that stands in the file', async () => {
    const {values} = await right(
      'name: 1e3\nversion: 1.10\nmaintainer: no\ndescription: 0x10\nlicense: "007"\nrelease: 01\nvendor: 2026-01-31\ntargets: [deb]\narch: 386\nprerelease: 1_0\n',
    );
    expect(values).toMatchObject({
      name: '1e3',
      version: '1.10',
      maintainer: 'no',
      description: '0x10',
      license: '007',
      release: '01',
      vendor: '2026-01-31',
      arch: ['386'],
      prerelease: '1_0',
    });
  });

  test.each([
    ['0755', 0o755],
    ['0o755', 0o755],
    ['"0755"', 0o755],
    ['04755', 0o4755],
    ['00', 0],
  ])('of mode %s is octal', async (mode, value) => {
    const {values} = await right(`${RIGHT}umask: ${mode}\n`);
    expect(values.umask).toBe(value);
  });

  test.each([
    ['true', true],
    ['Yes', true],
    ['on', true],
    ['n', false],
    ['OFF', false],
  ])('of a switch may be %s', async (word, value) => {
    const {values} = await right(`${RIGHT}disable_globbing: ${word}\n`);
    expect(values.disable_globbing).toBe(value);
  });

  test.each([
    ['2026-01-31', '2026-01-31T00:00:00Z'],
    ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00Z'],
    ['2026-01-31 12:00:00', '2026-01-31T12:00:00Z'],
    ['2026-01-31t12:00:00.5+02:00', '2026-01-31T10:00:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
  ])('of a moment, %s, does not hang on the zone of the machine', async (written, meant) => {
    const {values} = await right(`${RIGHT}mtime: ${written}\n`);
    expect(values.mtime).toBe(Date.parse(meant) / 1000);
  });

  test('that is empty counts as absent, and leaves no trace', async () => {
    const {values} = await right(
      `${RIGHT}deb:\nrpm: ~\nlicense: ""\nvendor: null\ndepends: [a, ~, "", b]\noverrides: {deb: , rpm: {depends: [x]}}\nscripts: {preinstall: }\n`,
    );
    expect(values).toEqual({
      name: 'hello',
      maintainer: 'A <a@example.org>',
      description: 'Says hello',
      targets: ['deb'],
      depends: ['a', 'b'],
      overrides: {rpm: {depends: ['x']}},
      scripts: {},
    });
    expect(Object.keys(values)).not.toContain('deb');
  });

  test('that is one or many is always a list', async () => {
    const {values} = await right(`${RIGHT}depends: a\nrecommends: [b]\narch: amd64\n`);
    expect(values).toMatchObject({depends: ['a'], recommends: ['b'], arch: ['amd64']});
  });

  test('may span lines', async () => {
    const {values} = await right(`${RIGHT}vendor: |\n  a\n  b\nlicense: >-\n  c\n  d\nhomepage: "e\n  f"\n`);
    expect(values).toMatchObject({vendor: 'a\nb\n', license: 'c d', homepage: 'e f'});
  });
});

describe('anchors', () => {
  test('are put in place by aliases, merge keys and both in a list', async () => {
    const {values} = await right(`${RIGHT}contents:
  - &a {dst: /a, type: dir, file_info: &info {owner: x, mode: 0700}}
  - {<<: *a, dst: /b}
  - {dst: /c, file_info: *info}
  - {dst: /d, <<: [{src: s, type: ghost}, *a]}
  - *a
license: &l MIT
vendor: *l
`);
    const info = {owner: 'x', mode: 0o700};
    expect(values.contents).toEqual([
      {dst: '/a', type: 'dir', file_info: info},
      {dst: '/b', type: 'dir', file_info: info},
      {dst: '/c', file_info: info},
      {dst: '/d', src: 's', type: 'ghost', file_info: info},
      {dst: '/a', type: 'dir', file_info: info},
    ]);
    expect(values.vendor).toBe('MIT');
  });

  test('mean the last one before the alias', async () => {
    const {values} = await right(`${RIGHT}license: &a MIT\nvendor: &a B\nhomepage: *a\n`);
    expect(values.homepage).toBe('B');
  });

  test('may be keys', async () => {
    const {values} = await right(`${RIGHT}vendor: &k X-Team\ndeb: {fields: {*k : y}}\n`);
    expect(values).toMatchObject({deb: {fields: {'X-Team': 'y'}}});
  });
});

describe('a place', () => {
  test('is where the value stands, for keys, list items and what aliases bring', async () => {
    const {places} = await right(`${RIGHT}contents:
  - &one
    dst: /a
    file_info:
      mode: 0755
  - <<: *one
    dst: /b
depends: [a, b]
`);
    const at = (line: number, column: number) => ({file: 'linux-pkg.yml', line, column});
    expect(places).toEqual({
      name: at(1, 7),
      maintainer: at(2, 13),
      description: at(3, 14),
      targets: at(4, 1),
      'targets.0': at(4, 11),
      contents: at(5, 1),
      'contents.0': at(7, 5),
      'contents.0.dst': at(7, 10),
      'contents.0.file_info': at(8, 5),
      'contents.0.file_info.mode': at(9, 13),
      'contents.1': at(10, 5),
      'contents.1.dst': at(11, 10),
      'contents.1.file_info': at(8, 5),
      'contents.1.file_info.mode': at(9, 13),
      depends: at(12, 1),
      'depends.0': at(12, 11),
      'depends.1': at(12, 14),
    });
  });
});

test('what is loaded is frozen to the bottom', async () => {
  const config = await right(
    `${RIGHT}contents: [{dst: /a, file_info: {mode: 0755}}]\noverrides: {deb: {depends: [a]}}\n`,
  );
  const loose: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Object.isFrozen(value)) loose.push(path);
    for (const [key, part] of Object.entries(value)) walk(part, `${path}.${key}`);
  };
  walk(config, 'config');
  expect(loose).toEqual([]);
  expect(JSON.parse(JSON.stringify(config))).toEqual(config);
});

test('sections of formats that are not made yet are checked and kept', async () => {
  const kept = `apk: {arch: x86_64, signature: {key_file: k, key_name: n}, scripts: {preupgrade: a}}
archlinux: {pkgbase: b, packager: p, scripts: {postupgrade: a}}
ipk: {abi_version: 1, alternatives: [{priority: 1, target: a, link_name: b}], essential: true, fields: {A: b}, tags: [t]}
msix: {publisher: CN=A, applications: [{id: a, executable: b.exe, visual_elements: {square44x44_logo: x}}], dependencies: {target_device_families: [{name: a, min_version: 1.0, max_version_tested: 2.0}]}, capabilities: {restricted: [r]}, signature: {pfx_file: c}}
deb: {signature: {key_file: k, type: origin}}
`;
  const {values} = await right(RIGHT + kept);
  expect(values).toMatchObject({
    apk: {arch: 'x86_64'},
    archlinux: {pkgbase: 'b'},
    ipk: {essential: true, alternatives: [{priority: '1'}]},
    msix: {applications: [{executable: 'b.exe'}]},
    deb: {signature: {key_file: 'k'}},
  });
  expect(await wrong(RIGHT + kept.replace('pkgbase', 'pkgbas'))).toBe(
    'config/invalid\nlinux-pkg.yml:6:13: unknown key "pkgbas" in archlinux\n    → did you mean "pkgbase"?',
  );
});

test('no more than a hundred mistakes are told one by one', async () => {
  const listing = await wrong(
    RIGHT + Array.from({length: 150}, (_, index) => `wibble${index}: x\n`).join(''),
  );
  expect(listing.split('\n').filter((line) => line.includes('unknown key'))).toHaveLength(100);
  expect(listing).toMatch(/\n… and 50 more problems$/);
});

test.each([
  ['{with: foo}', '14: sign.with: "foo" is not known here'],
  ['{required: maybe}', '18: sign.required: "maybe" is not true or false'],
  ['{key_id: {a: b}}', '8: sign.key_id is a mapping, not a list or a text'],
  ['maybe', '7: sign: "maybe" is not known here'],
])('what may be a word or a mapping is judged by what was meant: %s', async (value, told) => {
  expect(await wrong(`${RIGHT}sign: ${value}\n`)).toContain(`:${told}\n`);
});
