import {describe, expect, test} from '@jest/globals';
import {type OpenWorkshop, packFiles} from '../../../src/containers/index.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {eager, hello, packagersFiles, packed, plain, rpmMachine} from '../../support/rpm-services.ts';
import {RPM_AGES, type RpmAge, rpmWorkshop} from '../../support/rpm-workshop.ts';
import {
  bareCases,
  CASE_WORDS,
  chrootCases,
  firstCases,
  machineCases,
  ownCases,
  type RpmServiceCase,
} from '../../support/service-cases-rpm.ts';

type Maker = 'portable' | 'native' | 'packager';

/** Puts releases of that maker in place. */
async function bring(host: TestHost, workshop: OpenWorkshop, maker: Maker): Promise<void> {
  if (maker === 'packager') return bringPackagers(workshop);
  const packages = {
    '1': hello('1'),
    '2': hello('2'),
    'eager-1': eager('1'),
    'eager-2': eager('2'),
    ...(maker === 'portable' && {plain: plain('plain'), restarting: plain('restarting')}),
  };
  const files = await packed(host, packages, maker === 'native' ? workshop : undefined);
  await workshop.put(`/rpms/${maker}`, packFiles(files));
}

async function bringPackagers(workshop: OpenWorkshop): Promise<void> {
  const at = '/rpms/packager';
  await workshop.put(at, packFiles([...packagersFiles('1'), ...packagersFiles('2')]));
  const defines = Object.entries({_topdir: at, _sourcedir: at, _rpmdir: at, _rpmformat: '4'}).flatMap(
    ([name, value]) => ['--define', `'${name} ${value}'`],
  );
  const lines = ['1', '2'].map(
    (release) =>
      `rpmbuild -bb ${defines.join(' ')} hello-${release}.spec >log 2>&1 || { cat log; exit 1; }; mv noarch/hello-${release}.0-1.noarch.rpm ${release}.rpm`,
  );
  await workshop.run(['sh', '-c', lines.join('\n')], {cwd: at});
}

/** What a machine looks like after each case. */
async function seen(
  workshop: OpenWorkshop,
  {maker, cases, before = ''}: {maker: Maker; cases: readonly RpmServiceCase[]; before?: string},
): Promise<Readonly<Record<string, string>>> {
  const script = `${CASE_WORDS}RPMS=/rpms/${maker}\n${before}
${cases.map(({name, steps}) => `echo '== ${name}'\nfresh\n${steps}\n`).join('')}fresh\n`;
  const {stdout} = await workshop.run(['sh', '-c', script], {timeoutMs: 400_000});
  return Object.fromEntries(
    stdout
      .split(/^== /m)
      .slice(1)
      .map((block) => [block.slice(0, block.indexOf('\n')), block.slice(block.indexOf('\n') + 1).trim()]),
  );
}

/** Who else made the package beside this project in process. */
const OTHERS: Readonly<Partial<Record<RpmAge, 'native' | 'packager'>>> = {
  '4.16': 'native',
  '4.18': 'packager',
  '4.20': 'native',
};

const WITHOUT = `rm -f $(command -v systemctl systemd-tmpfiles)
# From 4.19 on rpm itself needs it to make accounts.
[ -n "$(rpm --eval '%{?__sysusers_provides}')" ] || rm -f "$(command -v systemd-sysusers)"
`;

/** Both makers' packages in one kind of container; each must end in the same states. */
async function both(host: TestHost, workshop: OpenWorkshop, age: RpmAge, cases: Cases) {
  const other = OTHERS[age];
  await bring(host, workshop, 'portable');
  const portable = await seen(workshop, {...cases, maker: 'portable'});
  if (other === undefined) return portable;
  await bring(host, workshop, other);
  const others = await seen(workshop, {
    ...cases,
    cases: cases.cases.filter((one) => other === 'native' || !ownCases.includes(one)),
    maker: other,
  });
  expect(portable).toMatchObject(others);
  return portable;
}

interface Cases {
  readonly cases: readonly RpmServiceCase[];
  readonly before?: string;
}

/** All ages at once: most of the time is systemd's. */
const onAll = async (
  look: (host: TestHost, age: RpmAge) => Promise<Readonly<Record<string, string>>>,
): Promise<Readonly<Record<string, string>>> => {
  const looks = RPM_AGES.map(async (age) => {
    await using host = await testHost();
    return await look(host, age);
  });
  // All containers are gone before the test ends, however it ends.
  await Promise.allSettled(looks);
  const [first, ...rest] = await Promise.all(looks);
  for (const [index, result] of rest.entries()) {
    const age = RPM_AGES[index + 1];
    expect({age, ...result}).toEqual({age, ...first});
  }
  return first!;
};

describe('services in packages of this project, of a packager’s spec with the distro’s macros, and with rpm of all ages', () => {
  test('end in the same states with systemd as PID 1', async () => {
    const result = await onAll(async (host, age) => {
      await using machine = await rpmMachine(host, age);
      const same = await both(host, machine, age, {cases: [...machineCases, ...ownCases]});
      return {...same, ...(await seen(machine, {cases: firstCases, maker: 'portable'}))};
    });
    expect(Object.keys(result)).toEqual([...machineCases, ...ownCases, ...firstCases].map(({name}) => name));
    expect(result).toMatchSnapshot();
  }, 600_000);

  test('end in the same states where systemd does not run, and where there is none', async () => {
    const result = await onAll(async (host, age) => {
      await using chroot = await rpmWorkshop(host, age);
      return {
        ...(await both(host, chroot, age, {cases: chrootCases})),
        ...(await both(host, chroot, age, {cases: bareCases, before: WITHOUT})),
      };
    });
    expect(Object.keys(result)).toEqual([...chrootCases, ...bareCases].map(({name}) => name));
    expect(result).toMatchSnapshot();
  }, 600_000);
});
