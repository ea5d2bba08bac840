import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {describe, expect, test} from '@jest/globals';
import {scriptParts} from '../../../src/formats/rpm/native/scriptlets.ts';
import type {RpmOptions} from '../../../src/formats/rpm/options.ts';
import {loadScriptlets, type Scriptlet} from '../../../src/formats/rpm/scripts.ts';
import {unitLists} from '../../../src/formats/rpm/scripts-units.ts';
import type {Package} from '../../../src/model/package.ts';
import {testHost} from '../../support/host.ts';
import {rpmPackage} from '../../support/rpm-package.ts';
import {account, groupAccount, keptFolder, service, written} from '../../support/services.ts';

const FEDORA = ['systemd_post', 'systemd_preun', 'systemd_postun', 'systemd_postun_with_restart'];
const SUSE = ['service_add_pre', 'service_add_post', 'service_del_preun', 'service_del_postun'];
const LINES = ['sysusers_create_package', 'tmpfiles_create'];

async function scriptsOf(over: Partial<Package<RpmOptions>>, macros: readonly string[] = []) {
  await using host = await testHost();
  return loadScriptlets(host, rpmPackage(over), new Set(macros));
}

const bodyOf = (scripts: readonly Scriptlet[], title: string): string =>
  scripts.find((one) => one.title === title)?.body ?? '';

/** Lines of a spec that are macros. */
const macrosIn = (scripts: readonly Scriptlet[]): readonly string[] =>
  scriptParts(scripts).scriptlets.flatMap(({section, body}) =>
    body
      .split('\n')
      .filter((line) => /^%[^%]/.test(line))
      .map((line) => `${section}: ${line.slice(1)}`),
  );

const everything: Partial<Package<RpmOptions>> = {
  services: [
    service('hello.service', {units: ['hello.service', 'hello@.service'], enable: 'yes', start: true}),
    service('held.socket', {units: ['held.service', 'held.socket'], stopOnUpgrade: true}),
    service('quiet.service', {enable: 'no', restartOnUpgrade: false}),
  ],
  users: [
    account('hello', {comment: `It's "$(touch /tmp/x)" \`id\` 100%`, groups: ['adm'], remove: 'purge'}),
  ],
  groups: [groupAccount('greeters', {id: 777})],
  directories: [keptFolder("/var/lib/it's here $(id)", 'hello', {remove: 'purge'})],
  entries: [
    written('/usr/lib/sysusers.d/hello.conf', 'u hello - "Hello" /var/lib/hello\n'),
    written('/usr/lib/tmpfiles.d/hello.conf', 'd /var/lib/hello 0750 hello hello -\n'),
  ],
};

describe('scripts stay as they are', () => {
  const scripts = {postInstall: '#!/usr/bin/python3\nprint(1)\n', preRemove: 'exit 0\n'};

  test('without services, accounts and folders', async () => {
    const made = await scriptsOf({scripts});
    expect(made.map(({title, body, parts, needs}) => [title, body, parts, needs])).toEqual([
      ['%post', '#!/usr/bin/python3\nprint(1)', undefined, undefined],
      ['%preun', 'exit 0', undefined, undefined],
    ]);
  });

  test('in packages of an nfpm.yaml, whatever stands in them', async () => {
    const made = await scriptsOf({...everything, scripts, nfpm: true});
    expect(made.map(({title, parts}) => [title, parts])).toEqual([
      ['%post', undefined],
      ['%preun', undefined],
    ]);
  });
});

describe('the order', () => {
  const own = {
    preInstall: 'echo OWN',
    postInstall: 'echo OWN',
    preRemove: 'echo OWN',
    postRemove: 'echo OWN',
    postTransaction: 'echo OWN',
  };
  const marks =
    /OWN|GUARD|useradd|tmpfiles --create|preset|list-units|stop --|rm -rf|daemon-reload|try-restart|userdel/g;
  const orderOf = (scripts: readonly Scriptlet[], title: string) => [
    ...new Set(bodyOf(scripts, title).match(marks) ?? []),
  ];

  test('is accounts and folders, the own script, services; and the own script first where all goes', async () => {
    const made = await scriptsOf({...everything, scripts: own, guard: '# GUARD\n'});
    expect(orderOf(made, '%pre')).toEqual(['GUARD', 'useradd', 'OWN', 'stop --']);
    expect(orderOf(made, '%post')).toEqual([
      'tmpfiles --create',
      'OWN',
      'preset',
      'daemon-reload',
      'list-units',
    ]);
    expect(orderOf(made, '%preun')).toEqual(['OWN', 'stop --']);
    expect(orderOf(made, '%postun')).toEqual(['OWN', 'daemon-reload', 'try-restart', 'rm -rf', 'userdel']);
    expect(orderOf(made, '%posttrans')).toEqual(['OWN', 'try-restart']);
  });

  test('an own script keeps its interpreter, which the script needs then', async () => {
    const text = '#!/usr/bin/python3 -I\nprint("END_OF_TEXT")\nEND_OF_TEXT\n';
    const post = (await scriptsOf({...everything, scripts: {postInstall: text}})).find(
      ({title}) => title === '%post',
    );
    expect(post?.interpreter).toEqual(['/bin/sh']);
    expect(post?.needs).toEqual(['coreutils', '/usr/bin/python3']);
    expect(post?.body).toContain(`<<'END_OF_TEXT_' || exit 1\n${text}END_OF_TEXT_\n`);
    expect(post?.body).toContain('/usr/bin/python3 -I "$linux_pkg_script" "$@" ||');
  });

  test('a failure of it ends %pre and %preun, and is told at the end of the others', async () => {
    const made = await scriptsOf({...everything, scripts: own});
    const ends = (title: string) => bodyOf(made, title).endsWith('\nexit "$linux_pkg_status"');
    const stops = (title: string) => bodyOf(made, title).includes('-ne 0 ]; then exit "$linux_pkg_status"');
    expect(
      ['%pre', '%post', '%preun', '%postun', '%posttrans'].map((title) => [stops(title), ends(title)]),
    ).toEqual([
      [true, false],
      [false, true],
      [true, false],
      [false, true],
      [false, true],
    ]);
  });
});

describe('units', () => {
  test('a timer restarts itself and a socket the service behind it', () => {
    const {restart} = unitLists([
      service('a.timer', {units: ['a.service', 'a.timer']}),
      service('b.socket', {units: ['b.service', 'b.socket', 'b@.service']}),
      service('c.service', {units: ['c.service', 'c@.service']}),
    ]);
    expect(restart).toEqual(['a.timer', 'b.service', 'c.service', 'c@.service']);
  });

  test('what starts others is stopped first, and a template never started', () => {
    const {all, start} = unitLists([
      service('a@.service', {start: true}),
      service('b.socket', {units: ['b.service', 'b.socket']}),
    ]);
    expect(all).toEqual(['b.socket', 'a@.service', 'b.service']);
    expect(start).toEqual([]);
  });

  test('what is never enabled is not preset', () => {
    const {preset, enable} = unitLists([
      service('a.service', {enable: 'no'}),
      service('b.service', {enable: 'yes'}),
      service('c.service'),
    ]);
    expect([preset, enable]).toEqual([['b.service', 'c.service'], ['b.service']]);
  });
});

describe('macros', () => {
  test('of systemd stand in the spec as they are', async () => {
    expect(macrosIn(await scriptsOf(everything, [...FEDORA, ...LINES]))).toEqual([
      '%pre: sysusers_create_package hello %{_sourcedir}/root/usr/lib/sysusers.d/hello.conf',
      '%post: tmpfiles_create /usr/lib/tmpfiles.d/hello.conf',
      '%post: systemd_post held.socket hello.service',
      '%preun: systemd_preun held.socket hello.service held.service quiet.service',
      '%postun: systemd_postun_with_restart hello.service hello@\\*.service',
      '%postun: systemd_postun held.socket held.service quiet.service',
    ]);
  });

  test('of openSUSE all get the same units', async () => {
    const units = 'held.socket hello.service held.service quiet.service';
    const made = (names: readonly string[]) => scriptsOf(everything, [...FEDORA, ...SUSE, ...names]);
    expect(macrosIn(await made([]))).toEqual([
      `%pre: service_add_pre ${units}`,
      `%post: service_add_post ${units}`,
      `%preun: service_del_preun ${units}`,
      '%postun: service_del_postun hello.service',
      '%postun: service_del_postun -n held.socket held.service quiet.service',
    ]);
    expect(macrosIn(await made(['service_del_postun_without_restart']))).toContain(
      '%postun: service_del_postun_without_restart held.socket held.service quiet.service',
    );
  });

  test('where one is missing, all is spelled out', async () => {
    const made = await scriptsOf(everything, FEDORA.slice(1));
    expect(macrosIn(made)).toEqual([]);
    expect(bodyOf(made, '%post')).toContain('systemctl --no-reload preset -- held.socket hello.service');
  });

  test('accounts are left to an rpm that makes them itself', async () => {
    const users = [account('hello')];
    expect(bodyOf(await scriptsOf({users}, ['__sysusers_provides']), '%pre')).toBe('');
    for (const macros of [[], ['__sysusers_provides', 'service_add_pre']])
      expect(bodyOf(await scriptsOf({users}, macros), '%pre')).toContain('useradd -r -M -g hello');
  });

  test.each([
    'a;touch x.service',
    'a$(touch x).service',
    'a\\x2db.service',
    '-n.service',
    '%{lua:os.exit()}.service',
    '%(touch x).service',
    'a b.service',
    'a\n%post.service',
  ])('never get a name that they could read otherwise: %j', async (unit) => {
    const made = await scriptsOf({services: [service(unit, {enable: 'yes'})]}, [
      ...FEDORA,
      ...SUSE,
      ...LINES,
    ]);
    expect(macrosIn(made)).toEqual([]);
    for (const {body} of scriptParts(made).scriptlets)
      expect(body.replaceAll('%%', '')).not.toMatch(/%[^{]|%\{(?!nil)/);
  });

  test.each(['u a - "$(touch x)"', 'u a - "`id`"', 'm 100% b', 'u a - "\\\\"', 'SYSTEMD_INLINE_EOF\nid'])(
    'a file of accounts with signs of the shell is not given to one: %j',
    async (text) => {
      const entries = [written('/usr/lib/sysusers.d/hello.conf', text)];
      const made = await scriptsOf({entries}, LINES);
      expect(macrosIn(made)).toEqual([]);
      expect(bodyOf(made, '%pre')).toContain(`<<'END_OF_TEXT' || :\n${text}\nEND_OF_TEXT\n`);
    },
  );

  test('what is not a macro keeps its percent signs', async () => {
    const made = await scriptsOf({...everything, scripts: {postInstall: 'date +%s\n'}}, FEDORA);
    const post = scriptParts(made).scriptlets.find(({section}) => section === '%post');
    expect(post?.body).toContain('date +%%s\n');
    expect(post?.body).toContain('\n%systemd_post held.socket');
  });

  test('stay macros in a script that has to stand in a file', async () => {
    const made = await scriptsOf({...everything, scripts: {postInstall: 'cat <<E\n%files\nE\n'}}, FEDORA);
    const {files} = scriptParts(made);
    expect(files.map(({path}) => path)).toEqual(['post.script']);
    expect(files[0]?.content).toContain('\n%%files\n');
    expect(files[0]?.content).toContain('\n%systemd_post held.socket');
  });

  test('what the scripts need is said for each of them', async () => {
    const {needs} = scriptParts(await scriptsOf({users: [account('hello')]}));
    expect(needs).toEqual([
      {tag: 'Requires(pre)', text: 'coreutils'},
      {tag: 'Requires(pre)', text: '(shadow-utils or shadow)'},
    ]);
  });
});

test('nothing that a script is made of is run: names, comments, paths', async () => {
  const evil = `'; touch evil; echo "$(touch evil)\`touch evil\`" #`;
  await using host = await testHost();
  const made = await loadScriptlets(
    host,
    rpmPackage({
      services: [service(`${evil}.service`, {enable: 'yes', start: true})],
      users: [account(evil, {comment: evil, home: `/${evil}`, groups: [evil], remove: 'purge'})],
      groups: [groupAccount(`g${evil}`, {remove: 'purge'})],
      directories: [keptFolder(`/nowhere/${evil}`, evil, {remove: 'purge'})],
      entries: [
        written(`/usr/lib/sysusers.d/${evil}.conf`, `${evil}\n`),
        written(`/usr/lib/tmpfiles.d/${evil}.conf`, `${evil}\n`),
      ],
    }),
  );
  const programs =
    'systemctl systemd-sysusers systemd-tmpfiles getent groupadd useradd usermod userdel groupdel rm install mktemp cut';
  const stubs = programs
    .split(' ')
    .map(
      (program) =>
        `${program.replace('-', '_')}() { return 0; }; alias ${program}=${program.replace('-', '_')}`,
    )
    .join('\n');
  for (const {body} of made)
    for (const argument of ['0', '1', '2'])
      execFileSync('/bin/sh', ['-c', `${stubs}\neval "$0"`, body, argument], {
        cwd: host.workDir,
        env: {PATH: '/nowhere'},
        stdio: 'ignore',
      });
  expect(existsSync(`${host.workDir}/evil`)).toBe(false);
});
