import {describe, expect, test} from '@jest/globals';
import {type OpenWorkshop, packFiles} from '../../../src/containers/index.ts';
import type {RpmOptions} from '../../../src/formats/rpm/options.ts';
import type {Package} from '../../../src/model/package.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {hello, packed} from '../../support/rpm-services.ts';
import {rpmWorkshop} from '../../support/rpm-workshop.ts';
import {account, keptFolder, service, written} from '../../support/services.ts';

/**
 * openSUSE's macros as its wiki describes them; its own package of them is out of reach here, so that they expand to
 * our text and are given our units is proved, and what openSUSE makes of it is not.
 */
const SUSE = `%service_add_pre() echo "add_pre %*" >>/tmp/macros
%service_add_post() echo "add_post %*" >>/tmp/macros
%service_del_preun() echo "del_preun %*" >>/tmp/macros
%service_del_postun() echo "del_postun %*" >>/tmp/macros
%service_del_postun_without_restart() echo "del_postun_without_restart %*" >>/tmp/macros
`;

/** As systemd has them upstream, where the text of a file becomes a here-document; and a generator's that is not there. */
const SYSTEMD = `%sysusers_create_package() \\
systemd-sysusers --replace=%_sysusersdir/%1.conf - <<SYSTEMD_INLINE_EOF || : \\
%(cat %2) \\
SYSTEMD_INLINE_EOF\\
%{nil}
%systemd_ordering \\
OrderWithRequires(post): systemd \\
OrderWithRequires(preun): systemd \\
OrderWithRequires(postun): systemd \\
%{nil}
%tmpfiles_create() \\
command -v systemd-tmpfiles >/dev/null && systemd-tmpfiles --create %{?*} || : \\
%{nil}
`;

async function made(host: TestHost, workshop: OpenWorkshop, macros: string, pkg: Package<RpmOptions>) {
  const plant = packFiles([{path: 'macros.planted', content: macros}]);
  await workshop.put('/etc/rpm', plant);
  const files = await packed(host, {'1': pkg}, workshop);
  await workshop.put('/rpms', packFiles(files));
  const {stdout} = await workshop.run(['rpm', '-qp', '--nosignature', '--scripts', '/rpms/1.rpm']);
  return stdout;
}

const shell = async (workshop: OpenWorkshop, script: string): Promise<string> =>
  (await workshop.run(['sh', '-ec', script])).stdout;

test('openSUSE’s macros, where rpmbuild knows them, are given the units of the package', async () => {
  await using host = await testHost();
  await using workshop = await rpmWorkshop(host, '4.18');
  const pkg = hello('1', {
    services: [
      service('hello.service'),
      service('other.socket', {units: ['other.service', 'other.socket'], restartOnUpgrade: false}),
    ],
  });
  const scripts = await made(host, workshop, SUSE, pkg);
  expect(scripts).not.toMatch(/%service|%systemd|systemctl/);
  const said = await shell(workshop, 'rpm -U /rpms/1.rpm >&2; rpm -e hello >&2; cat /tmp/macros');
  expect(said.trim().split('\n')).toEqual([
    'add_pre other.socket hello.service other.service',
    'add_post other.socket hello.service other.service',
    'del_preun other.socket hello.service other.service',
    'del_postun hello.service',
    'del_postun_without_restart other.socket other.service',
  ]);
});

test('what the scripts need, and that systemd comes first, is said by both engines', async () => {
  await using host = await testHost();
  await using workshop = await rpmWorkshop(host, '4.16');
  await made(host, workshop, SYSTEMD, hello('1'));
  await workshop.put('/portable', packFiles(await packed(host, {'1': hello('1')})));
  const said = (folder: string) =>
    shell(
      workshop,
      `rpm -qp --nosignature --qf '[order %{ORDERNAME} %{ORDERFLAGS:deptype}\n][%{REQUIRENAME} %{REQUIREFLAGS:deptype}\n]' ${folder}/1.rpm | grep -E 'order|coreutils|shadow' | sort`,
    );
  const portable = await said('/portable');
  expect(portable.trim().split('\n')).toEqual(
    expect.arrayContaining(['(shadow-utils or shadow) pre', 'coreutils post', 'order systemd manual']),
  );
  // Only what is spelled out restarts at the end.
  expect(portable.replace('coreutils posttrans\n', '')).toBe(await said('/rpms'));
});

describe('systemd’s macros for accounts and folders', () => {
  test('make them before rpm 4.19 asks for them', async () => {
    await using host = await testHost();
    await using workshop = await rpmWorkshop(host, '4.16');
    const scripts = await made(host, workshop, SYSTEMD, hello('1'));
    expect(scripts).toContain(
      'systemd-sysusers --replace=/usr/lib/sysusers.d/hello.conf - <<SYSTEMD_INLINE_EOF',
    );
    expect(scripts).toContain('systemd-tmpfiles --create /usr/lib/tmpfiles.d/hello.conf || :');
    await shell(workshop, 'rpm -U /rpms/1.rpm >&2');
    expect(await shell(workshop, "stat -c '%U:%G %a' /usr/share/hello/owned /var/lib/hello")).toBe(
      'hello:hello 640\nhello:hello 750\n',
    );
  });
});

test.each(['4.16', '6.1'] as const)(
  'nothing of a package is run by rpm %s but what is meant to be',
  async (age) => {
    await using host = await testHost();
    await using workshop = await rpmWorkshop(host, age);
    const evil =
      '%(touch /evil) %{lua:io.open("/evil","w")} $(touch /evil) `touch /evil` \'; touch /evil; #" \\';
    const pkg = hello('1', {
      services: [
        service('hello.service'),
        service('a\\x2d%(touch /evil).service', {enable: 'yes', start: true}),
      ],
      users: [
        account('hello', {
          comment: evil.replaceAll(':', '.'),
          home: `/${evil.replaceAll(':', '.')}`,
          remove: 'purge',
        }),
      ],
      directories: [keptFolder(`/var/lib/${evil.replaceAll('/', '_')}`, 'hello', {remove: 'purge'})],
      entries: [written('/usr/lib/sysusers.d/zz-evil.conf', `# ${evil}\n`)],
      scripts: {
        postInstall: `#!/usr/bin/python3\nprint(${JSON.stringify(evil)})\n`,
        preRemove: `%post\n# ${evil}\n%if 0\n%files\n`.replace(/^%/gm, ': %'),
      },
    });
    const scripts = await made(host, workshop, SYSTEMD, pkg);
    expect(scripts).toContain('%(touch /evil)');
    await shell(workshop, 'rpm -U /rpms/1.rpm >&2; rpm -e hello >&2; [ ! -e /evil ]');
  },
);
