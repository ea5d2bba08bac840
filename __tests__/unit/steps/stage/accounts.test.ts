import {describe, expect, test} from '@jest/globals';
import type {Entry, Package} from '../../../../src/model/package.ts';
import {type TestHost, testHost} from '../../../support/host.ts';
import {testTarget} from '../../../support/settled.ts';
import {problemsOf, type Staging, stage} from '../../../support/staged.ts';

const debian = testTarget('debian-12', 'deb');
const rocky = testTarget('rocky-9', 'rpm');
const rpm = testTarget('rpm', 'rpm');

const staged = async (host: TestHost, values: object, staging: Staging = {}): Promise<Package> =>
  (await stage(host, values, {targets: [rpm], ...staging}))[0]!;

const textOf = ({entries}: Package, path: string): string => {
  const entry = entries.find((one) => one.path === path) as Extract<Entry, {type: 'file'}>;
  return Buffer.from(entry?.content ?? '', 'base64').toString();
};

const linesOf = (pkg: Package, kind: 'sysusers' | 'tmpfiles'): readonly string[] =>
  textOf(pkg, `/usr/lib/${kind}.d/hello.conf`)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

const wrong = async (host: TestHost, values: object, staging?: Staging) =>
  (await problemsOf(staged(host, values, staging))).map(({message, hint}) => `${message} -> ${hint}`);

describe('users and groups', () => {
  test('a name alone is a system user without a login, described by the package', async () => {
    await using host = await testHost();
    const pkg = await staged(host, {users: ['hello']});
    expect(pkg.users).toEqual([
      {
        ...{name: 'hello', group: 'hello', groups: [], home: '/nonexistent', shell: '/usr/sbin/nologin'},
        ...{comment: 'Says hello', remove: 'never'},
      },
    ]);
    expect(linesOf(pkg, 'sysusers')).toEqual(["u hello - 'Says hello' /nonexistent"]);
  });

  test('all that can be said reaches the data and sysusers.d', async () => {
    await using host = await testHost();
    const hello = {
      ...{name: 'hello', id: '450', group: 'data', groups: ['audio', 'data', 'more'], home: '/srv/hello'},
      ...{shell: '/bin/sh', comment: 'It\'s  100% $(x) `y` \\ "z"', remove: 'purge'},
    };
    const values = {users: [hello], groups: ['more', {name: 'data', id: '451', remove: 'purge'}]};
    const pkg = await staged(host, values);
    expect(pkg.users[0]).toMatchObject({id: 450, group: 'data', groups: ['audio', 'more'], remove: 'purge'});
    expect(pkg.groups).toEqual([
      {name: 'more', remove: 'never'},
      {name: 'data', id: 451, remove: 'purge'},
    ]);
    expect(linesOf(pkg, 'sysusers')).toEqual([
      'g more -',
      'g data 451',
      `u hello 450:data 'It'\\''s 100%% $(x) \`y\` '\\\\' "z"' /srv/hello /bin/sh`,
      'm hello audio',
      'm hello more',
    ]);
  });

  test("the first folder below /var/lib is the user's home", async () => {
    await using host = await testHost();
    const values = {users: ['hello'], directories: ['/var/log/hello', '/var/lib/hello']};
    expect((await staged(host, values)).users[0]?.home).toBe('/var/lib/hello');
  });

  test('accounts of the base system are left to it, where all families have them', async () => {
    await using host = await testHost();
    const values = {users: ['www-data', 'nobody'], groups: ['adm']};
    expect((await staged(host, values, {targets: [debian]})).users).toEqual([]);
    const pkg = await staged(host, values, {targets: [rocky]});
    expect(pkg.users.map(({name}) => name)).toEqual(['www-data']);
    expect(pkg.groups).toEqual([]);
  });

  test('none are made where none are asked for', async () => {
    await using host = await testHost();
    const pkg = await staged(host, {});
    expect(pkg).toMatchObject({users: [], groups: [], directories: [], entries: []});
  });

  test.each([
    [{users: ['Hello']}, '"Hello" is no name of a user -> write hello: at most 31'],
    [{users: ['1st']}, '"1st" is no name of a user -> write st: at most 31'],
    [{users: ['a'.repeat(32)]}, 'is no name of a user'],
    [{users: ['$(touch /x)']}, '"$(touch /x)" is no name of a user -> write touch-x-'],
    [{users: ['a\nu root 0']}, 'is no name of a user'],
    [{groups: ['a:b']}, '"a:b" is no name of a group'],
    [{users: ['a', 'a']}, 'the user a stands here twice'],
    [{groups: ['a', {name: 'a'}]}, 'the group a stands here twice'],
    [{users: [{name: 'a', id: '0'}]}, '0 is no number for an account'],
    [{users: [{name: 'a', home: 'var'}]}, 'home "var" is no absolute path'],
    [{users: [{name: 'a', home: '/a:b'}]}, 'home "/a:b" holds a colon'],
    [{users: [{name: 'a', home: '/a/../b'}]}, 'home "/a/../b" holds ".."'],
    [{users: [{name: 'a', shell: 'bash'}]}, 'shell "bash" is no absolute path'],
    [{users: [{name: 'a', comment: 'a:b'}]}, 'comment "a:b" holds a colon'],
    [{users: [{name: 'a', comment: 'a\nb'}]}, 'holds a colon or a line break'],
    [{users: [{name: 'a', group: 'b'}]}, 'the group b of the user a is neither declared'],
    [{users: [{name: 'a', groups: ['b']}]}, 'write groups: [b] beside users:'],
    [{users: [{name: 'nobody', remove: 'purge'}]}, 'the user nobody belongs to the base system'],
    [{groups: [{name: 'adm', remove: 'purge'}]}, 'the group adm belongs to the base system'],
  ])('%j is told', async (values, told) => {
    await using host = await testHost();
    expect((await wrong(host, values, {targets: [debian]})).join('\n')).toContain(told);
  });

  test('a mistake is told at its line', async () => {
    await using host = await testHost();
    const [problem] = await problemsOf(staged(host, {users: ['good', {name: 'a', shell: 'bash'}]}));
    expect(problem?.place).toMatchObject({file: 'linux-pkg.yml', line: 8});
  });

  test.each(['50', '1000', '70000'])('number %s is told to be none of the system', async (id) => {
    await using host = await testHost();
    await staged(host, {users: [{name: 'a', id}]});
    expect(host.warnings.map(({message}) => message)).toEqual([
      expect.stringContaining(`${id} is no number of a system account`),
    ]);
  });
});

describe('directories', () => {
  test('data belongs to the one user there is; what lies elsewhere to root', async () => {
    await using host = await testHost();
    const directories = [
      '/var/log/hello/',
      '/var/lib/hello',
      {path: '/etc/hello/conf.d', remove: 'purge'},
      {path: '/run/hello', mode: '02750', group: 'adm'},
      {path: '/srv/hello', owner: 'root'},
    ];
    const pkg = await staged(host, {users: ['hello'], directories}, {targets: [debian]});
    expect(linesOf(pkg, 'tmpfiles')).toEqual([
      'd /etc/hello/conf.d 0755 root root - -',
      'd /run/hello 02750 hello adm - -',
      'd /srv/hello 0755 root root - -',
      'd /var/lib/hello 0755 hello hello - -',
      'd /var/log/hello 0755 hello hello - -',
    ]);
    expect(pkg.directories[0]).toEqual({
      ...{path: '/etc/hello/conf.d', mode: 0o755, owner: 'root', group: 'root', remove: 'purge'},
    });
  });

  test('an owner without a group of its name gives it to root', async () => {
    await using host = await testHost();
    const directories = [
      {path: '/srv/a', owner: 'nobody'},
      {path: '/srv/b', owner: '1234'},
    ];
    const pkg = await staged(host, {directories}, {targets: [debian]});
    expect(pkg.directories.map(({owner, group}) => `${owner}:${group}`)).toEqual([
      'nobody:root',
      '1234:root',
    ]);
  });

  test('with two users, nobody guesses', async () => {
    await using host = await testHost();
    const pkg = await staged(host, {users: ['a', 'b'], directories: ['/var/lib/x']});
    expect(linesOf(pkg, 'tmpfiles')).toEqual(['d /var/lib/x 0755 root root - -']);
  });

  test("the group is the owner's", async () => {
    await using host = await testHost();
    const values = {
      users: [{name: 'a', group: 'team'}],
      groups: ['team'],
      directories: ['/var/lib/x', {path: '/var/lib/y', owner: 'nobody', group: 'team'}],
    };
    const pkg = await staged(host, values);
    expect(linesOf(pkg, 'tmpfiles')).toEqual([
      'd /var/lib/x 0755 a team - -',
      'd /var/lib/y 0755 nobody team - -',
    ]);
  });

  test('names with spaces, quotes and specifiers are written as systemd reads them', async () => {
    await using host = await testHost();
    const pkg = await staged(host, {directories: ['/srv/a "b" \\c 100%h']});
    expect(linesOf(pkg, 'tmpfiles')).toEqual(['d "/srv/a \\"b\\" \\\\c 100%%h" 0755 root root - -']);
  });

  test('a folder that holds files of the package is packed as it is declared', async () => {
    await using host = await testHost({f: ''});
    const values = {
      users: ['hello'],
      directories: [{path: '/var/lib/hello', mode: '0750'}],
      contents: [{src: 'f', dst: '/var/lib/hello/f'}],
    };
    const {entries} = await staged(host, values);
    expect(entries.find(({path}) => path === '/var/lib/hello')).toMatchObject({owner: 'hello', mode: 0o750});
  });

  test.each([
    [['var/lib/x'], 'path "var/lib/x" is relative -> write "/var/lib/x"'],
    [['/var/lib/../x'], 'path "/var/lib/../x" holds ".."'],
    [['/var/lib'], '/var/lib is a folder of the base system'],
    [['/'], '/ is a folder of the base system'],
    [['/usr/lib/hello'], '/usr/lib/hello is no place for data'],
    [[{path: '/home/hello', remove: 'purge'}], 'no package may remove it'],
    [['/var/run/hello'], '/var/run is a link to /run -> write /run/hello'],
    [['/srv/a', '/srv/a/'], 'the folder /srv/a stands here twice'],
    [['/srv/a\nd /x'], 'holds a control character'],
    [[{path: '/srv/a', owner: 'a b'}], 'owner "a b" is no name'],
    [[{path: '/srv/a', owner: 'ghost'}], 'owner ghost is neither declared'],
    [
      ['/srv/a', {path: '/srv/a/b', owner: 'root'}],
      '/srv/a/b belongs to root, and lies in /srv/a, which belongs to hello: systemd-tmpfiles does not make',
    ],
  ])('%j are told', async (directories, told) => {
    await using host = await testHost();
    expect((await wrong(host, {users: ['hello'], directories})).join('\n')).toContain(told);
  });

  test('what contents: says otherwise is told', async () => {
    await using host = await testHost();
    const contents = [{dst: '/srv/a', type: 'dir', file_info: {mode: '0700'}}];
    expect(await wrong(host, {contents, directories: ['/srv/a']})).toEqual([
      expect.stringContaining('/srv/a has another owner or mode here than in directories:'),
    ]);
  });

  test('the project has a file of that name already: both are told', async () => {
    await using host = await testHost({'x.conf': ''});
    const contents = [{src: 'x.conf', dst: '/usr/lib/sysusers.d/hello.conf'}];
    expect(await wrong(host, {contents, users: ['a']})).toEqual([
      expect.stringContaining('two sources for /usr/lib/sysusers.d/hello.conf: x.conf and what users: makes'),
    ]);
  });
});

describe('what stands above packages:', () => {
  const declared = {users: ['hello'], directories: [{path: '/var/lib/hello', remove: 'purge'}]};
  const seen = async (packages: readonly object[], values: object = declared) => {
    await using host = await testHost({f: ''});
    const staged = await stage(host, {...values, packages}, {targets: [debian]});
    return staged.map(({name, users, directories}) => `${name} ${users.length} ${directories.length}`);
  };
  const serving = {services: [{exec: '/usr/bin/hello', user: 'hello'}]};
  const owning = {contents: [{src: 'f', dst: '/opt/f', file_info: {owner: 'hello'}}]};

  test('goes to the packages with services, so that to purge another takes nothing along', async () => {
    expect(await seen([{name: 'hello-doc'}, {name: 'hello', ...serving}])).toEqual([
      'hello-doc 0 0',
      'hello 1 1',
    ]);
  });

  test('goes to the one that holds files of such an owner, else to the first', async () => {
    expect(await seen([{name: 'aa'}, {name: 'bb', ...owning}])).toEqual(['aa 0 0', 'bb 1 1']);
    expect(await seen([{name: 'aa'}, {name: 'bb'}])).toEqual(['aa 1 1', 'bb 0 0']);
  });

  test('leaves accounts to every package that has files of theirs', async () => {
    const packages = [
      {name: 'aa', ...serving},
      {name: 'bb', ...owning},
    ];
    expect(await seen(packages)).toEqual(['aa 1 1', 'bb 1 0']);
  });

  test('is not taken along by two', async () => {
    const packages = [
      {name: 'aa', ...serving},
      {name: 'bb', services: [{exec: '/usr/bin/b', user: 'hello'}]},
    ];
    await expect(seen(packages)).rejects.toThrow('/var/lib/hello would go when any of aa and bb is purged');
    expect(await seen(packages, {directories: ['/var/lib/hello']})).toEqual(['aa 1 1', 'bb 1 1']);
  });

  test('is beside what a package says for itself', async () => {
    const own = {name: 'bb', users: ['other'], directories: ['/var/lib/other']};
    expect(await seen([{name: 'aa', ...serving}, own])).toEqual(['aa 1 1', 'bb 1 1']);
  });
});

describe("a service's user", () => {
  test('is made without being listed, and owns the data', async () => {
    await using host = await testHost();
    const services = [{exec: '/usr/bin/hello', user: 'hello', group: 'data'}];
    const pkg = await staged(host, {services, directories: ['/var/lib/hello', '/var/log/hello']});
    expect(pkg.users).toMatchObject([{name: 'hello', group: 'data', home: '/var/lib/hello'}]);
    expect(pkg.groups).toEqual([{name: 'data', remove: 'never'}]);
    expect(pkg.directories.map(({owner, group}) => `${owner}:${group}`)).toEqual([
      'hello:data',
      'hello:data',
    ]);
  });

  test('that the base system has is used as it is', async () => {
    await using host = await testHost();
    const values = {services: [{exec: '/usr/bin/hello', user: 'www-data'}], directories: ['/var/lib/hello']};
    const pkg = await staged(host, values, {targets: [debian]});
    expect([pkg.users, pkg.directories[0]?.owner]).toEqual([[], 'www-data']);
  });
});

describe('an owner in contents:', () => {
  const owned = (owner: string, group = 'root') => ({
    contents: [{src: 'f', dst: '/opt/f', file_info: {owner, group}}],
  });

  test.each([
    ['hello', 'root', debian, 'owner hello is neither declared nor part of the base system of debian'],
    ['root', 'hello', rocky, 'group hello is neither'],
    ['www-data', 'root', rocky, 'owner www-data is neither declared nor part of the base system of el'],
    ['ftp', 'root', rpm, 'part of the base system of el, fedora, suse, amazon -> write users: [ftp]'],
    ['constructor', 'root', debian, 'owner constructor'],
  ])('%s:%s that nobody brings is told', async (owner, group, target, told) => {
    await using host = await testHost({f: ''});
    expect((await wrong(host, owned(owner, group), {targets: [target]})).join('\n')).toContain(told);
  });

  test('and its group are told once: a user brings the group of its name', async () => {
    await using host = await testHost({f: ''});
    expect(await wrong(host, owned('hello', 'hello'))).toEqual([
      expect.stringMatching(/^owner hello is neither .* -> write users: \[hello\]/),
    ]);
  });

  test.each([
    ['www-data', 'adm', debian],
    ['nobody', 'mail', rpm],
    ['1000', '1000', rpm],
  ])('%s:%s of the base system is fine', async (owner, group, target) => {
    await using host = await testHost({f: ''});
    const {entries} = await staged(host, owned(owner, group), {targets: [target]});
    expect(entries.find(({path}) => path === '/opt/f')).toMatchObject({owner, group});
  });

  test('that is declared, here or in another package of the target, is fine', async () => {
    await using host = await testHost({f: ''});
    const packages = [
      {name: 'hello', ...owned('hello', 'web'), depends: ['hello-common']},
      {name: 'hello-common', users: ['hello'], groups: ['web']},
    ];
    expect((await stage(host, {packages})).map(({users}) => users.length)).toEqual([0, 1]);
  });

  test('is declared by a sysusers file of the package', async () => {
    await using host = await testHost({
      f: '',
      'x.conf': '# users\nu hello - "Says hello" /var/lib/hello\n g  web 33\n',
    });
    const sysusers = {src: 'x.conf', dst: '/usr/lib/sysusers.d/x.conf'};
    const {contents} = owned('hello', 'web');
    await staged(host, {contents: [...contents, sysusers]});
    expect(await wrong(host, {contents: [...owned('web').contents, sysusers]})).toHaveLength(1);
  });

  test('is only a warning where nfpm would make the package', async () => {
    await using host = await testHost({f: ''});
    await staged(host, owned('hello'), {nfpm: true});
    expect(host.warnings[0]?.hint).toMatch(/rpm and dpkg give the file to root/);
  });
});
