import {describe, expect, test} from '@jest/globals';
import type {Service} from '../../../../src/model/service.ts';
import {parseUnit} from '../../../../src/steps/stage/unit-files.ts';
import {type TestHost, testHost} from '../../../support/host.ts';
import {testTarget} from '../../../support/settled.ts';
import {link, problemsOf, stage} from '../../../support/staged.ts';

const INSTALL = '[Install]\nWantedBy=multi-user.target\n';
const SERVICE = '[Service]\nExecStart=/usr/bin/hello\n';
const UNITS = '/usr/lib/systemd/system';

const units = (...names: readonly string[]) =>
  names.map((name) => ({src: `units/${name}`, dst: `${UNITS}/${name}`}));

async function servicesOf(host: TestHost, values: object, target = testTarget('deb', 'deb')) {
  const [pkg] = await stage(host, values, {targets: [target]});
  return pkg?.services ?? [];
}

const names = (services: readonly Service[]) =>
  services.map(({unit, units}) => `${unit}: ${units.join(' ')}`);

describe('own unit files among the contents', () => {
  test('are services where they can be enabled, with the habits of the family', async () => {
    await using host = await testHost({
      'units/a.service': SERVICE + INSTALL,
      'units/static.service': SERVICE,
    });
    const contents = units('a.service', 'static.service');
    expect(await servicesOf(host, {contents})).toEqual([
      {
        unit: 'a.service',
        units: ['a.service'],
        enable: 'yes',
        start: true,
        restartOnUpgrade: true,
        stopOnUpgrade: false,
      },
    ]);
    expect(await servicesOf(host, {contents}, testTarget('rpm', 'rpm'))).toMatchObject([
      {enable: 'preset', start: false, restartOnUpgrade: true, stopOnUpgrade: false},
    ]);
  });

  test('are recognised wherever systemd looks, and nowhere else', async () => {
    await using host = await testHost({'units/a.service': SERVICE + INSTALL});
    const contents = [
      '/lib/systemd/system/lib.service',
      '/usr/lib/systemd/system/usr.service',
      '/etc/systemd/system/etc.service',
      '/usr/lib/systemd/user/user.service',
      '/usr/lib/systemd/system/usr.service.d/drop.service',
      '/usr/lib/systemd/system/multi-user.target.wants/want.service',
      '/usr/share/doc/hello/example.service',
      '/usr/lib/systemd/system/no.conf',
    ].map((dst) => ({src: 'units/a.service', dst}));
    expect(names(await servicesOf(host, {contents}))).toEqual([
      'etc.service: etc.service',
      'lib.service: lib.service',
      'usr.service: usr.service',
    ]);
  });

  test('go with the socket, timer or path that starts them', async () => {
    await using host = await testHost({
      'units/sock.socket': '[Socket]\nListenStream=80\n[Install]\nWantedBy=sockets.target\n',
      'units/sock.service': SERVICE,
      'units/each.socket': '[Socket]\nListenStream=81\nAccept=yes\n[Install]\nWantedBy=sockets.target\n',
      'units/each@.service': SERVICE,
      'units/time.timer': '[Timer]\nOnCalendar=daily\nUnit=job.service\n[Install]\nWantedBy=timers.target\n',
      'units/job.service': SERVICE,
      'units/watch.path': '[Path]\nPathExists=/x\n[Install]\nWantedBy=multi-user.target\n',
      'units/watch.service': SERVICE + INSTALL,
    });
    const contents = units(
      ...['sock.socket', 'sock.service', 'each.socket', 'each@.service', 'time.timer', 'job.service'],
      ...['watch.path', 'watch.service'],
    );
    expect(names(await servicesOf(host, {contents}))).toEqual([
      'each.socket: each.socket each@.service',
      'sock.socket: sock.service sock.socket',
      'time.timer: job.service time.timer',
      'watch.path: watch.path',
      'watch.service: watch.service',
    ]);
  });

  test('that are templates are neither enabled nor started, unless they say as what', async () => {
    await using host = await testHost({
      'units/a@.service': SERVICE + INSTALL,
      'units/b@.service': `${SERVICE}${INSTALL}DefaultInstance=one\n`,
    });
    expect(await servicesOf(host, {contents: units('a@.service', 'b@.service')})).toMatchObject([
      {unit: 'a@.service', enable: 'no', start: false},
      {unit: 'b@.service', enable: 'yes', start: false},
    ]);
  });

  test('have other names that are no services of their own', async () => {
    await using host = await testHost({'units/a.service': SERVICE + INSTALL});
    await link(host, 'units/b.service', 'a.service');
    await link(host, 'units/masked.service', '/dev/null');
    const contents = [{src: 'units', dst: UNITS, type: 'tree'}];
    expect(names(await servicesOf(host, {contents}))).toEqual(['a.service: a.service']);
  });

  test('may be links to files elsewhere in the package', async () => {
    await using host = await testHost({'units/a.service': SERVICE + INSTALL});
    const contents = [
      {src: 'units/a.service', dst: '/opt/hello/a.service'},
      {src: '/opt/hello/a.service', dst: `${UNITS}/a.service`, type: 'symlink'},
    ];
    expect(names(await servicesOf(host, {contents}))).toEqual(['a.service: a.service']);
  });

  test('are left alone in an nfpm.yaml', async () => {
    await using host = await testHost({'units/a.service': SERVICE + INSTALL});
    const [pkg] = await stage(host, {contents: units('a.service')}, {nfpm: true});
    expect(pkg?.services).toEqual([]);
  });

  test('get the settings that services: gives them', async () => {
    await using host = await testHost({
      'units/a.service': SERVICE + INSTALL,
      'units/static.service': SERVICE,
    });
    const contents = units('a.service', 'static.service');
    const services = [
      {unit: 'a.service', enable: 'false', stop_on_upgrade: 'true'},
      {unit: `${UNITS}/static.service`, start: 'true'},
    ];
    expect(await servicesOf(host, {contents, services})).toMatchObject([
      {unit: 'a.service', enable: 'no', start: false, restartOnUpgrade: true, stopOnUpgrade: true},
      {unit: 'static.service', enable: 'no', start: true, restartOnUpgrade: true},
    ]);
  });

  test('of the project come along when services: names their path', async () => {
    await using host = await testHost({'packaging/a.service': SERVICE + INSTALL});
    const [pkg] = await stage(
      host,
      {services: ['packaging/a.service']},
      {targets: [testTarget('debian-12', 'deb')]},
    );
    expect(pkg?.entries).toContainEqual(
      expect.objectContaining({path: '/lib/systemd/system/a.service', mode: 0o644}),
    );
    expect(names(pkg?.services ?? [])).toEqual(['a.service: a.service']);
  });
});

describe('services for some', () => {
  test('overrides replace them, packages have their own', async () => {
    await using host = await testHost({f: ''});
    const values = {
      services: [{exec: '-/usr/bin/top serve'}],
      overrides: {rpm: {services: [{name: 'other', exec: '"/usr/bin/top" rpm'}]}},
      packages: [
        {name: 'one', contents: [{src: 'f', dst: '/usr/bin/top'}]},
        {name: 'two', services: [{exec: '/usr/bin/two'}]},
      ],
    };
    const targets = [testTarget('deb', 'deb'), testTarget('rpm', 'rpm')];
    const packages = await stage(host, values, {targets});
    expect(packages.map(({name, format, services}) => [name, format, services[0]?.unit])).toEqual([
      ['one', 'deb', 'one.service'],
      ['two', 'deb', 'two.service'],
      ['one', 'rpm', 'other.service'],
      ['two', 'rpm', 'two.service'],
    ]);
  });

  test('go into the package of several that holds their program or unit file', async () => {
    await using host = await testHost({f: '', 'units/a.service': SERVICE + INSTALL});
    const values = {
      services: [{exec: '/usr/bin/one'}, {unit: 'a.service', enable: 'false'}],
      packages: [
        {name: 'one', contents: [{src: 'f', dst: '/usr/bin/one'}]},
        {name: 'two', contents: units('a.service')},
        {name: 'doc'},
      ],
    };
    const packages = await stage(host, values);
    expect(packages.map(({services}) => services.map(({unit, enable}) => `${unit} ${enable}`))).toEqual([
      ['one.service yes'],
      ['a.service no'],
      [],
    ]);
  });

  test('that none of several packages can be given are told', async () => {
    await using host = await testHost({'a.service': SERVICE + INSTALL});
    const values = {
      services: [{exec: '/usr/bin/one --x'}, 'a.service'],
      packages: [{name: 'one'}, {name: 'two'}],
    };
    expect(await problemsOf(stage(host, values))).toMatchObject([
      {
        message: 'no package holds /usr/bin/one: which of them gets the service?',
        hint: 'write services: into the entry of packages: that it belongs to',
        place: {line: expect.any(Number)},
      },
      {message: 'no package holds a.service: which of them gets the service?'},
    ]);
  });

  test('a program nearly of the name of ours is warned of', async () => {
    await using host = await testHost({f: ''});
    const contents = [{src: 'f', dst: '/usr/bin/hello', file_info: {mode: '0755'}}];
    const services = [
      {name: 'a', exec: '/usr/bin/helo serve'},
      {name: 'b', exec: '/usr/bin/hello serve'},
      {name: 'c', exec: '/usr/bin/python3 -m hello'},
    ];
    await stage(host, {contents, services});
    expect(host.warnings).toMatchObject([
      {message: '/usr/bin/helo is not in the package', hint: 'did you mean /usr/bin/hello?'},
    ]);
  });

  test('signs that only a package may have are replaced in the name of a unit', async () => {
    await using host = await testHost();
    const services = await servicesOf(host, {name: 'lib+x', services: [{exec: '/usr/bin/x'}]});
    expect(services[0]?.unit).toBe('lib_x.service');
  });
});

describe('users of services', () => {
  test('are made unless the system has them', async () => {
    await using host = await testHost();
    const services = [
      {name: 'a', exec: '/usr/bin/a', user: 'hello'},
      {name: 'b', exec: '/usr/bin/b', user: 'hello', group: 'adm'},
      {name: 'c', exec: '/usr/bin/c', user: 'www-data'},
      {name: 'd', exec: '/usr/bin/d', user: 'root'},
      {name: 'e', exec: '/usr/bin/e', user: '1000'},
    ];
    const [pkg] = await stage(host, {services});
    expect(pkg?.users.map(({name}) => name)).toEqual(['hello']);
  });

  test('of own unit files are not made, but asked for', async () => {
    const text = `[Service]\nUser=hello\nGroup=web\nExecStart=/usr/bin/hello\n${INSTALL}`;
    await using host = await testHost({
      'units/a.service': text,
      'units/b@.service': text.replace('hello', '%i').replace('web', 'root'),
      'units/c.service': `${text.replace('hello', 'none')}[Service]\nDynamicUser=yes\n`,
    });
    const contents = units('a.service', 'b@.service', 'c.service');
    const [pkg] = await stage(host, {contents, groups: ['web']});
    expect(pkg?.users).toEqual([]);
    expect(host.warnings).toMatchObject([
      {
        message: expect.stringContaining('a.service is for the user hello, which is neither declared'),
        hint: 'write users: [hello], and the package makes it',
      },
    ]);
  });

  test('a group alone must be there', async () => {
    await using host = await testHost();
    const values = {services: [{exec: '/usr/bin/a', group: 'hello'}]};
    expect(await problemsOf(stage(host, values))).toMatchObject([
      {
        message: expect.stringContaining('the group hello is neither declared'),
        hint: 'write groups: [hello]',
        place: {line: expect.any(Number)},
      },
    ]);
  });
});

describe('what cannot be is told', () => {
  test('units that are nowhere, with the nearest', async () => {
    await using host = await testHost({'units/hello.service': SERVICE + INSTALL});
    const values = {
      contents: units('hello.service'),
      services: ['helo.service', 'units/gone.timer', '/etc/systemd/system/x.service'],
    };
    const problems = await problemsOf(stage(host, values));
    expect(problems.map(({message, hint}) => `${message} → ${hint?.slice(0, 40)}`)).toEqual([
      'helo.service is neither among the contents nor a file of the project → did you mean hello.service?',
      'units/gone.timer is neither among the contents nor a file of the project → write the path of the unit file in the p',
      '/etc/systemd/system/x.service is neither among the contents nor a file of the project → write the path of the unit file in the p',
    ]);
    expect(new Set(problems.map(({place}) => place?.line)).size).toBe(3);
  });

  test('wishes that a unit file does not grant', async () => {
    await using host = await testHost({
      'units/static.service': SERVICE,
      'units/a@.service': SERVICE + INSTALL,
    });
    const values = {
      contents: units('static.service', 'a@.service'),
      services: [
        {unit: 'static.service', enable: 'true'},
        {unit: 'a@.service', enable: 'true', start: 'true'},
      ],
    };
    expect((await problemsOf(stage(host, values))).map(({message}) => message)).toEqual([
      'a@.service is a template: enabled as what?',
      'a@.service is a template: started as what?',
      'static.service has no [Install] section: it cannot be enabled',
    ]);
  });

  test('a generated unit where the contents have one', async () => {
    await using host = await testHost({'units/hello.service': SERVICE});
    const values = {contents: units('hello.service'), services: [{exec: '/usr/bin/hello'}]};
    expect((await problemsOf(stage(host, values)))[0]?.message).toContain(
      `two sources for ${UNITS}/hello.service: units/hello.service and the generated unit`,
    );
  });

  test('two services of one name', async () => {
    await using host = await testHost();
    const values = {services: [{exec: '/usr/bin/a'}, {name: 'hello', exec: '/usr/bin/b'}]};
    expect(await problemsOf(stage(host, values))).toMatchObject([
      {message: 'two services are called hello.service', place: {line: expect.any(Number)}},
    ]);
  });

  test('a unit file that a link brings from outside of the project', async () => {
    await using host = await testHost();
    await using other = await testHost({'evil.service': SERVICE});
    await link(host, 'dir', other.workDir);
    expect((await problemsOf(stage(host, {services: ['dir/evil.service']})))[0]?.message).toContain(
      'leads out of the project',
    );
  });
});

describe('templates of the project', () => {
  test('take the place of ours', async () => {
    await using host = await testHost({
      'own/systemd/service.hbs': '[Service]\nExecStart={{exec}}\n',
    });
    const [pkg] = await stage(host, {templates: 'own', services: [{exec: '/usr/bin/a'}]});
    const unit = pkg?.entries.find(({path}) => path === `${UNITS}/hello.service`);
    expect(unit?.type === 'file' && Buffer.from(unit.content ?? '', 'base64').toString()).toBe(
      '[Service]\nExecStart=/usr/bin/a\n',
    );
  });

  test('that replace none of ours are told, and names that they may not use', async () => {
    await using host = await testHost({
      'own/systemd/servce.hbs': '',
      'other/systemd/service.hbs': '[Service]\n{{exce}}\n',
    });
    const services = [{exec: '/usr/bin/a'}];
    expect(await problemsOf(stage(host, {templates: 'own', services}))).toMatchObject([
      {
        message: 'there is no template systemd/servce.hbs to replace',
        hint: 'call it service.hbs',
      },
    ]);
    expect(await problemsOf(stage(host, {templates: 'other', services}))).toMatchObject([
      {message: 'the template names exce, which is not known here', place: {line: 2, column: 3}},
    ]);
  });
});

describe('a unit file', () => {
  test('is read as systemd reads it', () => {
    const text =
      '# [Install]\r\n[Unit]\r\nDescription = a \\\r\n; between\r\n  b\r\n\r\n[Install]\nWantedBy=x.target\nWantedBy=\nnonsense\n=y\n';
    expect(Object.fromEntries(parseUnit(text))).toEqual({
      'Unit.Description': 'a    b',
      'Install.WantedBy': '',
    });
  });
});
