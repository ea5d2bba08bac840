import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {formatOf} from '../../../src/formats/index.ts';
import {digestOf} from '../../../src/tools/files.ts';
import {testImage} from '../../support/images.ts';
import {imageWith, type PackagingSite, packagingSite} from '../../support/own-packaging.ts';

/** The sources are Debian's own; what nearly every package needs to be built is there, as in a prepared image. */
const LINES = [
  "RUN sed 's/^deb /deb-src /' /etc/apt/sources.list >/etc/apt/sources.list.d/src.list && apt-get update -q \\",
  ' && apt-get install -q -y --no-install-recommends build-essential debhelper \\',
  ' && mkdir /sources && cd /sources && apt-get source -q hello anacron tinycdb && rm -r anacron-2.3 && dpkg-source --skip-patches -x anacron_*.dsc \\',
  ' && rm -rf /var/lib/apt/lists/* /etc/apt/sources.list.d/src.list && echo \'Acquire::Languages "none";\' >/etc/apt/apt.conf.d/90languages',
];

const facts = async (folder: string, name: string) => (await formatOf('deb').load()).read(join(folder, name));
const digests = (folder: string, names: readonly string[]) =>
  Promise.all(names.map(async (name) => (await digestOf(join(folder, name))).sha256));

let image: string;
beforeAll(async () => {
  image = await imageWith(await testImage('debian:12'), LINES);
}, 300_000);

describe("Debian's own source packages", () => {
  test('hello: what it needs is installed, its tests may be left out, its debug symbols come along', async () => {
    await using site = await packagingSite({image, format: 'deb', path: 'debian'});
    await site.bring('/sources/hello-2.10');
    const {names, folder} = await site.build({env: {DEB_BUILD_OPTIONS: 'nocheck'}});
    expect(names).toEqual(['hello-dbgsym_1.2.3-1~deb12_amd64.deb', 'hello_1.2.3-1~deb12_amd64.deb']);
    const hello = await facts(folder, names[1]!);
    expect(hello.name).toBe('hello');
    expect(hello.version).toBe('1.2.3-1~deb12');
    await site.ask('sh', '-c', 'dpkg -i /linux-pkg/hello_*.deb');
    expect(await site.ask('hello')).toBe('Hello, world!');
    const entry = await site.ask('sh', '-c', 'zcat /usr/share/doc/hello/changelog.Debian.gz | head -5');
    expect(entry).toBe(
      'hello (1.2.3-1~deb12) unstable; urgency=medium\n\n  * Version 1.2.3-1~deb12.\n\n -- Example Team <team@example.org>  Tue, 14 Nov 2023 22:13:20 +0000',
    );
    expect(await site.ask('sh', '-c', 'command -v help2man')).toBe('/usr/bin/help2man');
    const log = site.host.lines.join('\n');
    expect(log).toContain('make -j2');
    expect(log).not.toContain('Testsuite summary');
    expect((await site.host.run(['git', 'status', '--porcelain', '--ignored'])).stdout).toBe('?? out/\n');
  }, 300_000);

  test('anacron: patches are applied, units and scripts are in it, wherever its debian/ folder lies', async () => {
    await using site = await packagingSite({image, format: 'deb', path: 'pkg/anacron/debian'});
    await site.bring('/sources/anacron-2.3');
    await site.host.run(['mkdir', '-p', 'pkg/anacron'], {cwd: site.host.workDir});
    await site.host.run(['git', 'mv', 'debian', 'pkg/anacron/debian'], {cwd: site.host.workDir});
    const {names, folder} = await site.build();
    expect(names).toEqual(['anacron-dbgsym_1.2.3-1~deb12_amd64.deb', 'anacron_1.2.3-1~deb12_amd64.deb']);
    const {files, scripts} = await facts(folder, names[1]!);
    expect(files.map(({path}) => path)).toEqual(
      expect.arrayContaining(['/lib/systemd/system/anacron.service', '/lib/systemd/system/anacron.timer']),
    );
    expect(scripts['postinst']).toContain('deb-systemd-helper');
    expect(site.host.lines.join('\n')).toMatch(/dpkg-source: info: applying \S+/);
  }, 180_000);

  test('tinycdb: all of its packages come back, though a native version has no revision', async () => {
    await using site = await packagingSite({image, format: 'deb', path: 'debian'});
    await site.bring('/sources/tinycdb-0.78');
    const {names} = await site.build();
    expect(names.map((name) => name.replace('_1.2.3-1~deb12_amd64.deb', '')).sort()).toEqual([
      'libcdb-dev',
      'libcdb1',
      'libcdb1-dbgsym',
      'tinycdb',
      'tinycdb-dbgsym',
    ]);
  }, 180_000);
});

/** Rules without debhelper: a package within a second. */
const RULES = `#!/usr/bin/make -f
clean:
	rm -rf debian/files debian/tmp
build build-arch build-indep:
binary-arch:
	mkdir -p debian/tmp/DEBIAN debian/tmp/usr/share/greeter
	env | grep -E '^(DESTDIR|TARGET|DEB_BUILD_OPTIONS|SOURCE_DATE_EPOCH|COLOUR)=' | sort >debian/tmp/usr/share/greeter/env
	dpkg-gencontrol -pgreeter -Pdebian/tmp
	dpkg-deb --root-owner-group --build debian/tmp ..
binary-indep:
	mkdir -p debian/tmp/DEBIAN
	dpkg-gencontrol -pgreeter-data -Pdebian/tmp
	dpkg-deb --root-owner-group --build debian/tmp ..
binary: binary-arch binary-indep
.PHONY: clean build build-arch build-indep binary binary-arch binary-indep
`;
const CONTROL = `# A comment
Source: greeter
Maintainer: Example Team <team@example.org>

Package: greeter
Architecture: any
Description: greets
 Whoever comes.

Package: greeter-data
Architecture: all
Description: what it greets with
 Words.
`;
const CHANGELOG = `greeter (2:0.9-3) bookworm; urgency=low

  * Gr\xfc\xdfe.

 -- Somebody <s@example.org>  Thu, 01 Jan 2015 12:00:00 +0000
`;
const small = (folder = 'debian'): Record<string, string> => ({
  [`${folder}/control`]: CONTROL,
  [`${folder}/rules`]: RULES,
  [`${folder}/changelog`]: CHANGELOG,
  [`${folder}/source/format`]: '3.0 (native)\n',
});

/** Nothing is to be installed, so no mirror is asked. */
async function smallSite(wanted: Partial<Parameters<typeof packagingSite>[0]> = {}) {
  const site = await packagingSite({image, format: 'deb', path: 'debian', files: small(), ...wanted});
  await site.ask('sh', '-c', 'rm -f /etc/apt/sources.list /etc/apt/sources.list.d/*');
  return site;
}

describe('a small debian/ folder', () => {
  test('keeps its epoch and its distribution, gets the build its environment, and is the same each time', async () => {
    await using site = await smallSite();
    const env = {COLOUR: 'red', DESTDIR: '/linux-pkg/root', TARGET: 'debian-12', DEB_BUILD_OPTIONS: 'nodoc'};
    const first = await site.build({env});
    expect(first.names).toEqual(['greeter-data_1.2.3-1~deb12_all.deb', 'greeter_1.2.3-1~deb12_amd64.deb']);
    expect((await facts(first.folder, first.names[1]!)).version).toBe('2:1.2.3-1~deb12');
    expect(await site.ask('cat', '/linux-pkg/source/debian/tmp/usr/share/greeter/env')).toBe(
      'COLOUR=red\nDEB_BUILD_OPTIONS=nodoc parallel=2\nSOURCE_DATE_EPOCH=1700000000',
    );
    expect(await site.ask('head', '-1', '/linux-pkg/source/debian/changelog')).toBe(
      'greeter (2:1.2.3-1~deb12) bookworm; urgency=medium',
    );
    const second = await site.build({env});
    expect(await digests(second.folder, second.names)).toEqual(await digests(first.folder, first.names));
  });

  test('is found behind a link of the project, and made anew without a changelog', async () => {
    const files = small('pkg/deb');
    delete files['pkg/deb/changelog'];
    await using site = await smallSite({files});
    await site.host.run(['ln', '-s', 'pkg/deb', 'debian'], {cwd: site.host.workDir});
    const {names} = await site.build();
    expect(names).toEqual(['greeter-data_1.2.3-1~deb12_all.deb', 'greeter_1.2.3-1~deb12_amd64.deb']);
    expect(await site.ask('stat', '-c', '%F', '/linux-pkg/source/debian')).toBe('directory');
  });

  test('leaves packages for every architecture to the target that makes them', async () => {
    await using site = await smallSite({target: {withAll: false}});
    expect((await site.build()).names).toEqual(['greeter_1.2.3-1~deb12_amd64.deb']);
    await site.host.files({'debian/control': CONTROL.replace('Architecture: any', 'Architecture: all')});
    expect((await site.build()).names).toEqual([]);
  });

  test('does what its lines say and nothing that a maintainer or a version says', async () => {
    await using site = await smallSite({version: {prerelease: 'rc.1', metadata: 'x~y'}});
    const maintainer = 'Eve\n\nPackage: evil\n$(touch /pwned) `touch /pwned` %{x} <e@example.org>';
    await site.build({maintainer});
    expect(
      await site.ask('dpkg-parsechangelog', '-l', '/linux-pkg/source/debian/changelog', '-S', 'Maintainer'),
    ).toBe('Eve Package: evil $(touch /pwned) `touch /pwned` %{x} <e@example.org>');
    await expect(site.ask('test', '-e', '/pwned')).rejects.toThrow();
  });
});

describe('a packaging folder', () => {
  let site: PackagingSite;
  beforeAll(async () => {
    site = await smallSite();
    await site.host.run(['ln', '-s', '/etc', 'away'], {cwd: site.host.workDir});
  });
  afterAll(async () => site[Symbol.asyncDispose]());

  const broken = (file: string, text: string) => ({...small('broken'), [`broken/${file}`]: text});
  const needing = CONTROL.replace('\n\n', '\nBuild-Depends: no-such-thing\n\n');

  test.each<[what: string, path: string, files: Readonly<Record<string, string>>, says: RegExp]>([
    ['that is not there', 'other', {}, /^other is not in the project$/],
    ['out of the project', '../../etc', {}, /is not inside the project/],
    ['at the root of the machine', '/etc', {}, /is not inside the project/],
    ['behind a link out of the project', 'away', {}, /away is not inside the project/],
    ['without a control file', 'doc', {'doc/x': ''}, /doc holds no control file/],
    [
      'with a changelog that is none',
      'broken',
      broken('changelog', 'no entry\n'),
      /does not begin with an entry/,
    ],
    [
      'that fails',
      'broken',
      broken('rules', '#!/bin/sh\necho all is wrong >&2; exit 3\n'),
      /all is wrong\n.*debian\/rules clean/s,
    ],
    [
      'that makes nothing',
      'broken',
      broken('rules', '#!/bin/sh\n:\n'),
      /no binary artifacts|no package came/,
    ],
    ['that needs what is not there', 'broken', broken('control', needing), /no-such-thing/],
  ])('%s is told so', async (_what, path, files, says) => {
    await site.host.files(files);
    await expect(site.build({path})).rejects.toThrow(says);
  });
});
