import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {installBuildRequires, type OpenWorkshop, packFiles} from '../../../src/containers/index.ts';
import {ToolError} from '../../../src/model/errors.ts';
import type {OwnPackagingJob} from '../../../src/model/format.ts';
import type {Host} from '../../../src/model/host.ts';
import {install} from '../../../src/steps/build/requires.ts';
import {testHost} from '../../support/host.ts';
import {type TestImage, testImage} from '../../support/images.ts';
import {PROJECT} from '../../support/scratch.ts';
import {testWorkshop} from '../../support/workshop.ts';

const WAYS = {archive: undefined, timeoutMs: 120_000};

/** Every program that installs packages, in an image with packages on its disk. */
const machines: readonly {name: string; image: TestImage; manager: string; hide?: string}[] = [
  {name: 'apt-get 2.6', image: 'debian:12', manager: 'apt'},
  {name: 'apt-get 3.0', image: 'debian:13', manager: 'apt'},
  {name: 'dnf 4', image: 'rpm:4.18', manager: 'dnf'},
  {name: 'dnf 5', image: 'rpm:6.1', manager: 'dnf', hide: '/usr/bin/dnf'},
  {name: 'zypper', image: 'rpm:4.20', manager: 'zypper'},
];

/** The words for the same packages. */
const words: Readonly<Record<string, {old: string; all: readonly string[]; devel: string; queries: string}>> =
  {
    apt: {old: 'probe=1.*', all: ['probe=2.0', 'probe-dev'], devel: 'probe-dev', queries: 'dpkg-query -W'},
    dnf: {
      old: 'probe-1.*',
      all: ['probe>=2', 'pkgconfig(probe) >= 2.0', '/usr/bin/probe'],
      devel: 'probe-devel',
      queries: 'rpm -q',
    },
    zypper: {
      old: 'probe = 1.0',
      all: ['probe >= 2', 'pkgconfig(probe)'],
      devel: 'probe-devel',
      queries: 'rpm -q',
    },
  };

const sh = async (workshop: OpenWorkshop, script: string): Promise<string> =>
  (await workshop.run(['sh', '-c', script])).stdout.trim();

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error as Error & {hint?: string},
  );

type Machine = (typeof machines)[number];

/** A container of that machine in which the packages on its disk are all that there are. */
async function openMachine(host: Host, {image, manager, hide}: Machine): Promise<OpenWorkshop> {
  const workshop = await testWorkshop(host, {image: await testImage(image), manager});
  if (hide) await workshop.run(['rm', hide]);
  if (manager === 'apt') {
    const content = await readFile(join(PROJECT, '__tests__/support/probe-debs.sh'), 'utf8');
    await workshop.put('/', packFiles([{path: '/probe-debs.sh', content, mode: 0o755}]));
    await workshop.run(['/probe-debs.sh']);
  }
  return workshop;
}

describe.each(machines)('$name', (machine) => {
  const {manager} = machine;
  const {old, all, devel, queries} = words[manager]!;

  test('installs names and versions, nothing that is only recommended, and says what is not there', async () => {
    await using host = await testHost();
    await using workshop = await openMachine(host, machine);
    await install(workshop, [old], WAYS);
    expect(await sh(workshop, 'probe')).toBe('1.0');
    await install(workshop, all, WAYS);
    expect(await sh(workshop, 'probe')).toBe('2.0');
    expect(await sh(workshop, `${queries} ${devel}`)).toContain('2.0');
    expect(await sh(workshop, 'command -v probe-extras || echo none')).toBe('none');

    const missing = await refusal(install(workshop, ['probee', 'probe'], WAYS));
    expect(missing?.message).toContain('could not be installed (probee, probe)');
    expect(missing?.hint).toContain('no package "probee" (did you mean "probe"?)');
    const broken = await refusal(install(workshop, ['probe-broken'], WAYS));
    expect(broken?.hint).toMatch(/libnobody|cannot be installed together/);
  });

  test('installs what packaging of its own asks for, and says what of it is not there', async () => {
    await using host = await testHost();
    await using workshop = await openMachine(host, machine);
    const job = {
      ...{workshop, path: 'packaging', source: '/src', maintainer: 'x', jobs: 1, env: {}},
      ...{version: {} as OwnPackagingJob['version'], timeoutMs: 120_000},
    };
    const asking = async (path: string, ...asked: readonly string[]) => {
      const [name, content] =
        manager === 'apt'
          ? [
              'debian/control',
              `Source: x\nMaintainer: X <x@example.org>\nBuild-Depends: ${asked.join(', ')}\n\nPackage: x\nArchitecture: all\nDescription: x\n`,
            ]
          : [
              'x.spec',
              `Name: x\nVersion: 1\nRelease: 1\nSummary: x\nLicense: MIT\n${asked.map((word) => `BuildRequires: ${word}\n`).join('')}%description\nx\n%files\n`,
            ];
      await workshop.put(path, packFiles([{path: name, content, mode: 0o644}]));
      return installBuildRequires(job, manager === 'apt' ? path : `${path}/${name}`);
    };
    const relation = (name: string, version: string) =>
      manager === 'apt' ? `${name} (>= ${version})` : `${name} >= ${version}`;
    await asking("/src/it's (one) $(touch x)", relation('probe', '1.5'), devel);
    expect(await sh(workshop, `probe; ${queries} ${devel}`)).toContain('2.0');
    expect(await sh(workshop, 'ls -d /src/x /x 2>/dev/null || echo none')).toBe('none');
    await asking('/src/nothing', ...(manager === 'apt' ? ['probe'] : []));
    const missing = await refusal(asking('/src/two', 'nosuch-devel'));
    expect(missing?.hint).toContain('no package "nosuch-devel"');
  });
});

/** apt-get waits between its tries: once will do. */
describe.each(machines.filter(({name}) => name !== 'apt-get 3.0'))('$name', (machine) => {
  const {manager} = machine;

  test('fails while a mirror does not answer', async () => {
    await using host = await testHost();
    await using workshop = await openMachine(host, machine);
    const [path, content] =
      manager === 'apt'
        ? ['/etc/apt/sources.list.d/dead.list', 'deb [trusted=yes] http://127.0.0.1:9/debian ./\n']
        : [
            `${workshop.manager.mirrors[0]}/dead.repo`,
            '[dead]\nname=Dead\nbaseurl=http://127.0.0.1:9/x\nenabled=1\nautorefresh=1\ngpgcheck=0\n',
          ];
    await workshop.put('/', packFiles([{path, content, mode: 0o644}]));
    const error = await refusal(install(workshop, ['probe'], WAYS));
    expect(error?.cause).toBeInstanceOf(ToolError);
    expect(error?.hint).toContain('did not answer');
  });
});

describe('an ended release', () => {
  test('gets its packages from the archive when its mirrors are gone, with a warning', async () => {
    await using host = await testHost();
    await using workshop = await testWorkshop(host, {image: await testImage('debian:11')});
    const content = [
      'deb http://ftp.nowhere.debian.org/debian bullseye main',
      'deb http://ftp.nowhere.debian.org/debian bullseye-updates main',
      '',
    ].join('\n');
    await workshop.put('/', packFiles([{path: '/etc/apt/sources.list', content, mode: 0o644}]));
    const archive = 'http://deb.debian.org';
    await install(workshop, ['hello'], {archive, timeoutMs: 120_000});
    expect(await sh(workshop, 'hello -g there')).toBe('there');
    expect(host.warnings[0]?.message).toContain(`its packages come from ${archive}`);
    expect(await sh(workshop, 'cat /etc/apt/sources.list')).toBe(
      `deb [check-valid-until=no] ${archive}/debian bullseye main\n# ${content.split('\n')[1]}`,
    );
  });
});
