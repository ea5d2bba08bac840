import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {formatOf} from '../../../src/formats/index.ts';
import {digestOf} from '../../../src/tools/files.ts';
import {testImage} from '../../support/images.ts';
import {imageWith, type PackagingSite, packagingSite} from '../../support/own-packaging.ts';
import {plannedVersion} from '../../support/planned.ts';

const SPEC = `%global ver 0.9
%global debug_package %{nil}
Name:           greeter
Version:        %{ver}
Release:        3%{?dist}
Summary:        Greets
License:        MIT
URL:            https://example.org/greeter
Source0:        %{url}/archive/v%{ver}.tar.gz#/%{name}-%{ver}.tar.gz
Source1:        greeter.conf
Patch0:         polite.patch
BuildArch:      noarch
BuildRequires:  greeter-tool >= 2

%description
Greets whoever comes.

%package doc
Summary: What it says

%description doc
What it says.

%prep
%autosetup -p1 -n %{name}-%{ver}

%build
greeter-tool <greet.sh.in >greet.sh

%install
install -Dm755 greet.sh %{buildroot}/usr/bin/greeter
install -Dm644 %{SOURCE1} %{buildroot}/etc/greeter.conf
install -Dm644 README %{buildroot}/usr/share/doc/greeter/README

%files
/usr/bin/greeter
%config(noreplace) /etc/greeter.conf

%files doc
/usr/share/doc/greeter

%changelog
* Thu Jan 01 2015 Somebody <s@example.org> - 0.9-3
- First
`;
const PATCH = `--- a/greet.sh.in
+++ b/greet.sh.in
@@ -1,2 +1,2 @@
 #!/bin/sh
-echo oi
+echo good day
`;
const FILES = {
  'packaging/greeter.spec': SPEC,
  'packaging/polite.patch': PATCH,
  'packaging/greeter.conf': 'loud=no\n',
  'greet.sh.in': '#!/bin/sh\necho oi\n',
  README: 'hello\n',
};

/** A tool that the spec asks for, in a repository on the image's own disk. */
const TOOL_SPEC = [
  'Name: greeter-tool',
  'Version: 2.1',
  'Release: 1',
  'Summary: A tool',
  'License: MIT',
  'BuildArch: noarch',
  '%description',
  'A tool.',
  '%install',
  'mkdir -p %{buildroot}/usr/bin',
  'ln -s /bin/cat %{buildroot}/usr/bin/greeter-tool',
  '%files',
  '/usr/bin/greeter-tool',
];
const REPOSITORY = [
  `RUN printf '%s\\n' ${TOOL_SPEC.map((line) => `'${line}'`).join(' ')} >/tool.spec \\`,
  " && rpmbuild -bb --quiet --define '_rpmformat 4' --define '_rpmdir /repository' /tool.spec && createrepo_c -q /repository \\",
  " && for at in yum.repos.d zypp/repos.d; do printf '[local]\\nname=local\\nenabled=1\\nbaseurl=file:///repository\\ngpgcheck=0\\n' >/etc/$at/local.repo; done",
];
const installing = (...names: readonly string[]) =>
  `RUN apt-get update -q && apt-get install -q -y --no-install-recommends ${names.join(' ')} && rm -rf /var/lib/apt/lists/*`;

const target = {id: 'rocky-9/amd64', name: 'rocky-9', distro: 'rocky', release: '9', suffix: '.el9'};
const digests = (folder: string, names: readonly string[]) =>
  Promise.all(names.map(async (name) => (await digestOf(join(folder, name))).sha256));

/** An rpm, and what installs for it. The patch of the oldest runs everywhere. */
const HOSTS = [
  ['4.16', 'zypper'],
  ['4.18', 'dnf'],
  ['4.20', 'zypper'],
  ['6.1', 'zypper'],
] as const;

describe.each(HOSTS)('with rpm %s and %s, a spec of the project', (rpm, manager) => {
  let image: string;
  beforeAll(async () => {
    const patch = await imageWith(await testImage('rpm:4.16'), [installing('patch')]);
    const lines =
      manager === 'dnf'
        ? [installing('patch', 'dnf-plugins-core')]
        : [`COPY --from=${patch} /usr/bin/patch /usr/bin/patch`];
    image = await imageWith(await testImage(`rpm:${rpm}`), [...lines, ...REPOSITORY]);
  }, 300_000);

  test('gets our version, its sources, its patch and what it needs; all of its packages come back', async () => {
    const path = 'packaging/greeter.spec';
    await using site = await packagingSite({image, format: 'rpm', path, target, manager, files: FILES});
    await site.host.files({untracked: 'not in the tarball\n'});
    const {names, folder} = await site.build();
    expect(names).toEqual(['greeter-1.2.3-1.el9.noarch.rpm', 'greeter-doc-1.2.3-1.el9.noarch.rpm']);
    const {version, files} = await (await formatOf('rpm').load()).read(join(folder, names[0]!));
    expect(version).toBe('1.2.3-1.el9');
    expect(files.find((file) => file.path === '/etc/greeter.conf')?.flags).toEqual(['config', 'noreplace']);
    const top = '/linux-pkg/work/rpmbuild';
    await site.ask('sh', '-c', `rpm -i --nodeps ${top}/RPMS/*/*.rpm`);
    expect(await site.ask('greeter')).toBe('good day');
    expect((await site.ask('tar', 'tzf', `${top}/SOURCES/greeter-1.2.3.tar.gz`)).split('\n')).toEqual(
      [...Object.keys(FILES), 'file'].sort().map((name) => `greeter-1.2.3/${name}`),
    );
    expect(await site.ask('sh', '-c', 'rpm -q --changelog greeter | head -2')).toBe(
      '* Tue Nov 14 2023 Example Team <team@example.org> - 1.2.3-1.el9\n- Version 1.2.3-1.el9.',
    );
    expect((await site.host.run(['git', 'status', '--porcelain'])).stdout).toBe('?? out/\n?? untracked\n');
  }, 240_000);
});

/** Nothing to be installed and nothing to be unpacked: a package within a second. */
const SMALL = `Name: small
Version: 0.9
Release: %autorelease
Summary: Small
License: MIT

%description
Small.

%package noarch
Summary: For every architecture
BuildArch: noarch

%description noarch
For every architecture.

%install
mkdir -p %{buildroot}/etc
env | grep -E '^(DESTDIR|COLOUR|SOURCE_DATE_EPOCH|RPM_BUILD_NCPUS)=' | sort >%{buildroot}/etc/small
touch %{buildroot}/etc/noarch

%files
/etc/small

%files noarch
/etc/noarch

%changelog
%autochangelog
`;
const preamble = (lines: string) => SMALL.replace('License:', `${lines}\nLicense:`);
const TARBALL = preamble('Source0: small-%{version}.tar.gz');

describe('a spec', () => {
  let site: PackagingSite;
  beforeAll(async () => {
    const image = await imageWith(await testImage('rpm:4.18'), [
      installing('patch', 'dnf-plugins-core'),
      ...REPOSITORY,
    ]);
    site = await packagingSite({
      image,
      format: 'rpm',
      path: 'small.spec',
      target,
      files: {'small.spec': SMALL},
    });
    await site.host.run(['ln', '-s', '/etc/passwd', 'away.spec']);
  }, 300_000);
  afterAll(async () => site[Symbol.asyncDispose]());

  const query = (format: string) =>
    site.ask('sh', '-c', `rpm -qp --qf '${format}' /linux-pkg/work/rpmbuild/RPMS/x86_64/small-1*.rpm`);

  test('that leaves its release and its changelog to rpmautospec is built without it', async () => {
    const env = {COLOUR: 'red', DESTDIR: '/linux-pkg/root'};
    const {names} = await site.build({env});
    expect(names).toEqual(['small-1.2.3-1.el9.x86_64.rpm', 'small-noarch-1.2.3-1.el9.noarch.rpm']);
    expect(await query('%{EPOCH} %{CHANGELOGNAME} %{BUILDTIME}')).toBe(
      '(none) Example Team <team@example.org> - 1.2.3-1.el9 1700000000',
    );
    const made = await site.ask(
      'sh',
      '-c',
      'rpm2cpio /linux-pkg/work/rpmbuild/RPMS/x86_64/small-1*.rpm | cpio -i --to-stdout ./etc/small 2>/dev/null || cat /linux-pkg/work/rpmbuild/BUILDROOT/*/etc/small',
    );
    expect(made).toBe('COLOUR=red\nRPM_BUILD_NCPUS=2\nSOURCE_DATE_EPOCH=1700000000');
  });

  test.each<[what: string, text: string, epoch: number | undefined, written: string]>([
    ['its own epoch', preamble('Epoch: 4'), undefined, '4'],
    ['the epoch of the config', preamble('Epoch: 4'), 5, '5'],
    ['an epoch for the first time', SMALL, 6, '6'],
  ])('has %s', async (_what, text, epoch, written) => {
    await site.host.files({'small.spec': text});
    await site.build({version: {...plannedVersion({revision: '1.el9'}), epoch}});
    expect(await query('%{EPOCH}:%{VERSION}-%{RELEASE}')).toBe(`${written}:1.2.3-1.el9`);
  });

  test('is the same each time, with an archive made of the tree', async () => {
    await site.host.files({'small.spec': TARBALL.replace('%install', '%prep\n%autosetup\n\n%install')});
    const [first, second] = [await site.build(), await site.build()];
    expect(await digests(second.folder, second.names)).toEqual(await digests(first.folder, first.names));
    const again = await site.ask('tar', 'tzf', '/linux-pkg/work/rpmbuild/SOURCES/small-1.2.3.tar.gz');
    expect(again.split('\n')).toEqual(['small-1.2.3/file', 'small-1.2.3/small.spec']);
  });

  test('runs nothing that a maintainer says', async () => {
    await site.host.files({'small.spec': SMALL});
    await site.build({
      maintainer: 'Eve %(touch /pwned) %{lua:os.execute("touch /pwned")}\n%post\ntouch /pwned <e@x.org>',
    });
    expect(await query('%{CHANGELOGNAME}')).toBe(
      'Eve %(touch /pwned) %{lua:os.execute("touch /pwned")} %post touch /pwned <e@x.org> - 1.2.3-1.el9',
    );
    await expect(site.ask('test', '-e', '/pwned')).rejects.toThrow();
  });

  test('asks for more while it is built, as long as it does', async () => {
    const text = SMALL.replace('%install', '%generate_buildrequires\necho greeter-tool\n\n%install');
    await site.host.files({'small.spec': text});
    await site.build();
    expect(await site.ask('rpm', '-q', 'greeter-tool')).toBe('greeter-tool-2.1-1.noarch');
  });

  test.each<[what: string, path: string, files: Readonly<Record<string, string>>, says: RegExp]>([
    ['that is not there', 'no.spec', {}, /^no.spec is not in the project$/],
    ['out of the project', '../x.spec', {}, /is not inside the project/],
    ['behind a link out of the project', 'away.spec', {}, /is not inside the project/],
    ['that is a folder', 'folder', {'folder/x': ''}, /folder is no file/],
    ['that is none', 'none.spec', {'none.spec': 'all: x\n'}, /none.spec is no spec: it has no line "Name:"/],
    [
      'that rpm does not understand',
      'x.spec',
      {'x.spec': SMALL.replace('Summary: Small', '')},
      /does not understand x.spec:\n.*Summary/s,
    ],
    [
      'whose version is hidden',
      'x.spec',
      {'x.spec': preamble('%{!?x:Version: 7}')},
      /makes 7-1\.el9 of itself|does not understand/,
    ],
    [
      'without the source that it names',
      'x.spec',
      {'x.spec': preamble('Source: x-%{version}.sh')},
      /names the source x-1\.2\.3\.sh, which is not in the project/,
    ],
    [
      'without its second archive or its patch',
      'x.spec',
      {'x.spec': TARBALL.replace('License', 'Source1: b.tar.gz\nPatch7: p.patch\nLicense')},
      /2 problems/,
    ],
    [
      'whose %prep wants another archive',
      'x.spec',
      {'x.spec': TARBALL.replace('%install', '%prep\n%setup -q\ncd inner\n\n%install')},
      /inner/,
    ],
    [
      'that makes no package',
      'x.spec',
      {'x.spec': SMALL.replaceAll(/%files.*/g, '%check')},
      /no package came of it|check/,
    ],
    [
      'that needs what is not there',
      'x.spec',
      {'x.spec': preamble('BuildRequires: no-such-thing')},
      /no-such-thing/,
    ],
  ])('%s is told so', async (_what, path, files, says) => {
    await site.host.files(files);
    await expect(site.build({path})).rejects.toThrow(says);
  });

  test('leaves packages for every architecture to the target that makes them', async () => {
    await site.host.files({'small.spec': SMALL});
    const workshop = {...site.workshop, target: {...site.workshop.target, withAll: false}};
    expect((await site.build({workshop})).names).toEqual(['small-1.2.3-1.el9.x86_64.rpm']);
  });
});
