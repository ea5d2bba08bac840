import {join} from 'node:path';
import {beforeAll, describe, expect, test} from '@jest/globals';
import {formatOf} from '../../../src/formats/index.ts';
import {digestOf} from '../../../src/tools/files.ts';
import {testImage} from '../../support/images.ts';
import {imageWith, packagingSite} from '../../support/own-packaging.ts';

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
    const again = await site.build();
    expect(await digests(again.folder, again.names)).toEqual(await digests(folder, names));
  }, 240_000);
});
