import {describe, expect, test} from '@jest/globals';
import type {FileFact, PackageFacts} from '../../../../src/model/facts.ts';
import {relationKinds} from '../../../../src/model/package.ts';
import type {Candidate} from '../../../../src/steps/verify/cases.ts';
import {companionsOf} from '../../../../src/steps/verify/cases.ts';
import {differences, parseFound} from '../../../../src/steps/verify/checks/files.ts';
import {lives} from '../../../../src/steps/verify/checks/index.ts';
import {parseDeclared} from '../../../../src/steps/verify/declared.ts';
import {groundOfVersion, groundTarget, portableGrounds} from '../../../../src/steps/verify/grounds.ts';
import {isUp, parseState, unitsOf} from '../../../../src/steps/verify/units.ts';
import {debPackage} from '../../../support/deb.ts';
import {described, testConfig, testTarget} from '../../../support/settled.ts';

const fact = (path: string, over: Partial<FileFact> = {}): FileFact => ({
  path,
  type: 'file',
  mode: 0o644,
  owner: 'root',
  group: 'root',
  size: 1,
  mtime: 0,
  to: undefined,
  flags: [],
  digest: undefined,
  ...over,
});

const facts = (over: Partial<PackageFacts> = {}): PackageFacts => ({
  format: 'deb',
  name: 'hello',
  version: '1.0',
  arch: 'all',
  fields: {},
  relations: Object.fromEntries(
    relationKinds.map((kind) => [kind, []]),
  ) as unknown as PackageFacts['relations'],
  scripts: {},
  files: [],
  signatures: [],
  compression: 'gzip',
  ...over,
});

describe('the checks', () => {
  test('are these, in this order', () => {
    expect(lives.map((checks) => checks.map(({name}) => name))).toEqual([
      ['lint', 'install', 'files', 'run', 'service'],
      ['upgrade', 'config', 'restart', 'disabled', 'masked', 'remove', 'purge'],
    ]);
  });

  test('need only what comes before them', () => {
    const all = lives.flat();
    for (const [at, {needs}] of all.entries())
      for (const need of needs) expect(all.slice(0, at).map(({name}) => name)).toContain(need);
  });
});

describe('paths on the machine', () => {
  const look = (records: readonly string[]) => parseFound(records.map((record) => `${record}\0`).join(''));

  test('are read with any name', () => {
    const found = look(['f\t644\troot\troot\t\t/a\tb\nc', 'l\t777\troot\troot\t../x\t/l']);
    expect([...found.keys()]).toEqual(['/a\tb\nc', '/l']);
    expect(
      differences([fact('/a\tb\nc'), fact('/l', {type: 'link', to: '../x', mode: 0o777})], found),
    ).toEqual([]);
  });

  test.each<[string, FileFact, string, string]>([
    [
      'a mode',
      fact('/a', {mode: 0o4755}),
      'f\t755\troot\troot\t\t/a',
      '/a has the mode 0755, and should have 04755',
    ],
    [
      'an owner',
      fact('/a', {owner: 'u'}),
      'f\t644\troot\troot\t\t/a',
      '/a has the owner root, and should have u',
    ],
    ['a group', fact('/a'), 'f\t644\troot\tadm\t\t/a', '/a has the group adm, and should have root'],
    ['a kind', fact('/a'), 'l\t777\troot\troot\tb\t/a', '/a is a link, and should be a file'],
    [
      'a target',
      fact('/a', {type: 'link', to: 'b'}),
      'l\t777\troot\troot\tc\t/a',
      '/a leads to c, and should lead to b',
    ],
    ['an absence', fact('/a'), 'f\t644\troot\troot\t\t/b', '/a is not there'],
  ])('differ by %s', (_, wanted, record, line) => {
    expect(differences([wanted], look([record]))).toEqual([line]);
  });
});

describe('units', () => {
  const unit = (name: string) => fact(`/usr/lib/systemd/system/${name}`);

  test('of a finished file are read from its paths: timers and sockets for their services, no templates', () => {
    const files = [
      unit('a.service'),
      unit('b.service'),
      unit('b.timer'),
      unit('c@.service'),
      fact('/lib/systemd/system/d.socket'),
      unit('a.service.d/x.conf'),
      fact('/usr/lib/systemd/user/e.service'),
    ];
    expect(unitsOf(facts({files}), undefined).map((one) => one.unit)).toEqual([
      'a.service',
      'b.timer',
      'd.socket',
    ]);
  });

  test('of a staged package are those that it declares', () => {
    const service = {enable: 'yes', start: true, restartOnUpgrade: false, stopOnUpgrade: false} as const;
    const pkg = debPackage({
      services: [
        {...service, unit: 'a.timer', units: ['a.service', 'a.timer']},
        {...service, unit: 'b@.service', units: ['b@.service']},
      ],
    });
    expect(unitsOf(facts({files: [unit('z.service')]}), pkg)).toEqual([
      {unit: 'a.timer', enable: 'yes', start: true, restarts: false},
    ]);
  });

  test('are up when they run, or ran to their end', () => {
    const state = (text: string) => isUp(parseState(text.replaceAll(' ', '\n')));
    expect(state('ActiveState=active SubState=running MainPID=7')).toBe(true);
    expect(state('ActiveState=inactive SubState=dead Type=oneshot Result=success')).toBe(true);
    expect(state('ActiveState=inactive SubState=dead Type=simple Result=success')).toBe(false);
    expect(state('ActiveState=failed SubState=failed Type=oneshot Result=exit-code')).toBe(false);
    expect(state('ActiveState=activating SubState=auto-restart Type=simple Result=exit-code')).toBe(false);
  });
});

describe('declarations', () => {
  test('of users, groups and folders are read from sysusers.d and tmpfiles.d', () => {
    const text = `# hello
u hello - "Says hello" /var/lib/hello
u! locked -
g more 123
m hello more
r - 500-900
d /var/lib/hello 0750 hello hello -
D! "/var/spool/hello/" -
f /var/lib/file 0644 -
L /var/lib/link - - - - x`;
    expect(parseDeclared(text)).toEqual({
      users: ['hello', 'locked'],
      groups: ['hello', 'locked', 'more'],
      folders: ['/var/lib/hello', '/var/spool/hello'],
    });
  });
});

describe('where packages are tried', () => {
  const host = {now: () => Date.UTC(2026, 10, 22) / 1000};

  test('portable ones: on the oldest and the newest living release that has the architecture', () => {
    const [oldest, newest, ...more] = portableGrounds(host, {format: 'deb', arch: 'amd64'}, []);
    expect([oldest, newest, more]).toEqual([
      'ubuntu-22.04',
      expect.stringMatching(/^(?:ubuntu|debian)-/),
      [],
    ]);
    for (const format of ['deb', 'rpm'])
      for (const arch of ['all', 'amd64', 'arm64', 's390x'] as const)
        expect(portableGrounds(host, {format, arch}, []).length).toBeGreaterThan(0);
  });

  test('portable ones: on those of the named that are of the format', () => {
    const on = ['debian-12', 'rocky-9', 'debian/stable', 'debian-13'];
    expect(portableGrounds(host, {format: 'deb', arch: 'all'}, on)).toEqual(['debian-12', 'debian-13']);
    expect(portableGrounds(host, {format: 'rpm', arch: 'all'}, on)).toEqual(['rocky-9']);
    expect(() => portableGrounds(host, {format: 'deb', arch: 'all'}, ['debian-99'])).toThrow('debian-99');
  });

  test('finished ones: on the release that their version tells of', () => {
    expect(groundOfVersion({format: 'deb', arch: 'all'}, '1.0-1~deb12')).toBe('debian-12');
    expect(groundOfVersion({format: 'rpm', arch: 'amd64'}, '1.0-1.el9')).toBe('rocky-9');
    expect(groundOfVersion({format: 'rpm', arch: 'amd64'}, '1.0-1')).toBeUndefined();
    expect(groundOfVersion({format: 'rpm', arch: 'all'}, '1.0-1~deb12')).toBeUndefined();
  });

  test('in the image that the config names for the release, never in one to build in', () => {
    const config = testConfig({
      ...described,
      images: {'debian-12': 'a:1', 'debian-12/arm64': 'b:1'},
      build: {image: 'c:1'},
    });
    const target = {...testTarget('deb', 'deb'), image: 'c:1'};
    expect(groundTarget(config, target, 'debian-12')).toMatchObject({
      id: 'deb/amd64 on debian-12',
      buildOn: 'debian-12',
      image: 'a:1',
    });
    expect(groundTarget(config, {...target, arch: 'arm64'}, 'debian-12').image).toBe('b:1');
    expect(groundTarget(config, target, 'debian-13').image).toBe('debian:13');
    expect(groundTarget(config, testTarget('debian-13', 'deb'), 'debian-13').id).toBe('debian-13/amd64');
  });
});

describe('what goes in together', () => {
  const candidate = (name: string, depends: readonly string[], over: Partial<Candidate> = {}): Candidate => ({
    name: `${name}.deb`,
    path: `/out/${name}.deb`,
    facts: facts({
      name,
      relations: {...facts().relations, depends, provides: name === 'lib' ? ['libx (= 1)'] : []},
    }),
    pkg: undefined,
    target: testTarget('deb', 'deb'),
    artifact: undefined,
    ...over,
  });

  test('is what a package depends on, by name or by what is provided, and what that depends on', () => {
    const own = candidate('hello', ['libx (>= 1) | other', 'libc6']);
    const lib = candidate('lib', ['data']);
    const data = candidate('data', []);
    const doc = candidate('hello-doc', []);
    const elsewhere = candidate('libc6', [], {target: testTarget('debian-12', 'deb')});
    expect(companionsOf(own, [doc, own, lib, data, elsewhere])).toEqual([lib, data]);
    expect(companionsOf(doc, [doc, own, lib])).toEqual([]);
  });
});
