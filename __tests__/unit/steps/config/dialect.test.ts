import {describe, expect, test} from '@jest/globals';
import {load, RIGHT, right, wrong} from '../../../support/config.ts';

/** As projects of nfpm write it. */
const NFPM = `name: "foo"
arch: "amd64"
platform: "linux"
version: "v1.2.3-beta1"
section: "default"
priority: "extra"
replaces:
  - foobar
provides:
  - bar
depends:
  - foo
recommends: [golang]
suggests: [bzr]
conflicts: [foo2]
maintainer: "John Doe <john@example.com>"
description: |
  FooBar is the great foo and bar software.
    And this can be in multiple lines!
vendor: "FooBarCorp"
homepage: "https://example.com"
license: "MIT"
changelog: "changelog.yaml"
umask: 0o002
contents:
  - src: ./foo
    dst: /usr/local/bin/foo
  - src: ./bar.conf
    dst: /etc/bar.conf
    type: config|noreplace
    file_info:
      mode: 0644
      owner: notRoot
      group: notRoot
  - src: /usr/local/bin/foo
    dst: /usr/bin/foo
    type: symlink
    packager: rpm
  - dst: /var/log/foo
    type: dir
  - src: ./tree
    dst: /usr/share/foo
    type: config|tree
    expand: true
    disown_subtree: [/usr/share]
scripts:
  preinstall: ./scripts/preinstall.sh
  postremove: ./scripts/postremove.sh
overrides:
  rpm:
    scripts:
      preinstall: ./scripts/preinstall-rpm.sh
  deb:
    depends: [baz]
  apk:
rpm:
  group: foo
  compression: lzma
  signature:
    key_file: key.gpg
    key_id: bc8acdd415bd80b3
deb:
  triggers:
    interest: [some-trigger-name]
  fields:
    Bugs: https://example.com/bugs
  breaks: [some-package]
`;

describe('a file is read as nfpm reads it', () => {
  test('when it has none of our own keys', async () => {
    const {nfpm, values} = await right(NFPM);
    expect(nfpm).toBe(true);
    expect(values).toMatchObject({version: 'v1.2.3-beta1', umask: 0o002, arch: ['amd64'], platform: 'linux'});
  });

  test('under our own name too', async () => {
    expect(await load({'packaging/linux-pkg.yml': 'name: a\n'})).toMatchObject({nfpm: true});
  });

  test('when it says compat: nfpm', async () => {
    expect(await right(`compat: nfpm\n${NFPM}`)).toMatchObject({nfpm: true});
  });

  test('and then needs no more than a name', async () => {
    expect(await right('name: a\n')).toMatchObject({nfpm: true, values: {name: 'a'}});
    expect(await wrong('arch: amd64\n')).toBe(
      'config/invalid\nlinux-pkg.yml:1:1: name is missing\n    → add a line name: …',
    );
  });

  test('and then takes architectures of its own spelling, and variables', async () => {
    expect(await right('name: a\narch: mips64lehardfloat\n')).toMatchObject({nfpm: true});
    expect(await right('name: a\narch: $GOARCH\nplatform: $GOOS\n')).toMatchObject({nfpm: true});
  });

  test('although a format of its overrides is misspelt', async () => {
    expect(await wrong('name: a\noverrides: {debb: {depends: [b]}}\n')).toMatch(
      /^config\/invalid\nlinux-pkg\.yml:2:13: "debb" is no format\n {4}→ did you mean deb\?.*$/,
    );
  });
});

const ours: readonly (readonly [string, string])[] = [
  ['targets', 'targets: [deb]'],
  ['images', 'images: {debian-12: my/base}'],
  ['runs_on', 'runs_on: {arm64: my-runner}'],
  ['packages', 'packages: [{name: b}]'],
  ['locked', 'locked: [license]'],
  ['arch', 'arch: [amd64]'],
  ['version', 'version: git'],
  ['version', 'version: {from: package.json}'],
  ['enhances', 'enhances: [b]'],
  ['breaks', 'breaks: b'],
  ['contents.0.targets', 'contents: [{dst: /a, type: dir, targets: debian-12}]'],
  ['overrides.debian', 'overrides: {debian: {depends: [b]}}'],
  ['overrides.debian-12', 'overrides: {debian-12: {depends: [b]}}'],
  ['overrides.amd64', 'overrides: {amd64: {depends: [b]}}'],
  ['overrides.rpm.description', 'overrides: {rpm: {description: b}}'],
  ['overrides.rpm.contents.0.targets', 'overrides: {rpm: {contents: [{dst: /a, type: dir, targets: rpm}]}}'],
];

describe('a file is ours', () => {
  test.each(ours)('for its %s: %s', async (_, line) => {
    const text = `name: hello\nmaintainer: A\ndescription: B\n${line}\n`;
    expect(await right(text)).toMatchObject({nfpm: false});
  });

  test.each(ours)('and must not say compat: nfpm beside %s: %s', async (path, line) => {
    expect(await wrong(`name: hello\ncompat: nfpm\n${line}\n`)).toMatch(
      new RegExp(
        `linux-pkg\\.yml:3:\\d+: ${path.replaceAll('.', '\\.')} is not nfpm's, and the file says compat: nfpm\n`,
      ),
    );
  });

  test('and then needs a maintainer and a description', async () => {
    expect(await wrong('name: a\ntargets: [deb]\n')).toBe(
      'config/invalid\nlinux-pkg.yml:1:1: maintainer is missing\n    → add a line maintainer: …\nlinux-pkg.yml:1:1: description is missing\n    → add a line description: …',
    );
  });

  test('and its packages may say what the top does not', async () => {
    const each = '{name: a, description: b, maintainer: c}';
    expect(
      await right(`name: a\npackages: [${each}, {name: d, description: e, maintainer: f}]\n`),
    ).toMatchObject({
      nfpm: false,
    });
    expect(await wrong(`name: a\npackages: [${each}, {name: d, description: e}]\n`)).toMatch(
      /maintainer is missing/,
    );
  });

  test('but not for a key without a value', async () => {
    expect(await right(`name: a\ntargets:\npackages: ~\n`)).toMatchObject({nfpm: true});
    expect(await right(`${RIGHT}compat:\n`)).toMatchObject({nfpm: false});
  });
});
