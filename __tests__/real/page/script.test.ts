import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {type PageWork, usersFiles} from '../../../src/steps/page/index.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {HOSTILE, listingOf, pageWork} from '../../support/page-work.ts';

/** As a shell is called. */
type Shell = readonly [string, ...string[]];

const SHELLS: readonly Shell[] = [['dash'], ['bash', '--posix'], ['bash'], ['busybox', 'sh']];

/** What systems say of themselves, and where they are told to look; `undefined`: nowhere. */
const SYSTEMS: readonly (readonly [name: string, osRelease: string, source: string | undefined])[] = [
  ['Debian 12', 'ID=debian\nVERSION_CODENAME=bookworm', 'Suites: bookworm'],
  ['Debian 13', 'ID=debian\nVERSION_CODENAME=trixie', 'Suites: stable'],
  ['Debian sid', 'PRETTY_NAME="Debian GNU/Linux forky/sid"\nID=debian', 'Suites: stable'],
  ['Raspberry Pi OS', 'ID=raspbian\nID_LIKE=debian\nVERSION_CODENAME=bookworm', 'Suites: bookworm'],
  [
    'Ubuntu 24.04',
    'ID=ubuntu\nID_LIKE=debian\nVERSION_CODENAME=noble\nUBUNTU_CODENAME=noble',
    'Suites: noble',
  ],
  [
    'Linux Mint 22',
    'ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_CODENAME=wilma\nUBUNTU_CODENAME=noble',
    'Suites: noble',
  ],
  [
    'Linux Mint DE 6',
    'ID=linuxmint\nID_LIKE=debian\nVERSION_CODENAME=faye\nDEBIAN_CODENAME=bookworm',
    'Suites: bookworm',
  ],
  ['Pop!_OS', 'ID=pop\nID_LIKE="ubuntu debian"\nVERSION_CODENAME=noble', 'Suites: noble'],
  ['Kali', 'ID=kali\nID_LIKE=debian\nVERSION_CODENAME=kali-rolling', 'Suites: stable'],
  ['something like Debian', 'ID=newcomer\nID_LIKE="debian"\nVERSION_ID=1', 'Suites: stable'],
  ['Fedora 43', 'ID=fedora\nVERSION_ID=43', 'yum/$releasever/'],
  ['Fedora 42', 'ID=fedora\nVERSION_ID=42', 'yum/stable/'],
  ['Nobara 43', 'ID=nobara\nID_LIKE="rhel centos fedora"\nVERSION_ID=43', 'yum/$releasever/'],
  ['RHEL 9.6', 'ID="rhel"\nID_LIKE="fedora"\nVERSION_ID="9.6"', 'yum/$releasever/'],
  ['Rocky Linux 9', 'ID="rocky"\nID_LIKE="rhel centos fedora"\nVERSION_ID="9.6"', 'yum/$releasever/'],
  ['CentOS Stream 10', 'ID="centos"\nID_LIKE="rhel fedora"\nVERSION_ID="10"', 'yum/stable/'],
  // 9 is no Enterprise Linux 9 there.
  ['Mageia 9', 'ID=mageia\nID_LIKE="mandriva fedora"\nVERSION_ID=9', 'yum/stable/'],
  ['Amazon Linux 2023', 'ID="amzn"\nID_LIKE="fedora"\nVERSION_ID="2023"', 'yum/2023/'],
  [
    'openSUSE Leap 15.6',
    'ID="opensuse-leap"\nID_LIKE="suse opensuse"\nVERSION_ID="15.6"',
    'yum/$releasever/',
  ],
  ['SLES 15.6', 'ID="sles"\nID_LIKE="suse"\nVERSION_ID="15.6"', 'yum/$releasever/'],
  ['SLES 15.4', 'ID="sles"\nID_LIKE="suse"\nVERSION_ID="15.4"', 'yum/stable/'],
  [
    'Tumbleweed',
    'ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\nVERSION_ID="20261101"',
    'yum/tumbleweed/',
  ],
  ['Arch', 'ID=arch', undefined],
  ['Alpine', 'ID=alpine\nVERSION_ID=3.22', undefined],
  ['nothing at all', '', undefined],
];

describe('install.sh', () => {
  const stack = new AsyncDisposableStack();
  let host: TestHost;
  let plain: string;
  let hostile: string;

  const scriptOf = async (work: PageWork): Promise<string> => {
    const upload = (await usersFiles(host, work)).find(({path}) => path === 'install.sh');
    return Buffer.from(upload!.content as Uint8Array).toString();
  };

  beforeAll(async () => {
    host = stack.use(await testHost());
    const work = await pageWork();
    const noble = {kind: 'apt', place: 'noble', listings: [listingOf()]};
    // The machine of this test is of one architecture, the packages of all others are told to fit it.
    plain = (await scriptOf({...work, places: [...work.places, noble]})).replace(
      /machines='.*'/g,
      "machines=''",
    );
    hostile = await scriptOf(
      await pageWork({
        about: {title: HOSTILE},
        settings: {
          name: "x'; touch pwned; '",
          url: "https://example.org/a';touch pwned;'$(touch pwned)",
          component: 'main',
          stream: 'stable',
          suites: {},
        },
        places: ['apt', 'yum'].map((kind) => ({
          kind,
          place: 'stable',
          listings: [listingOf({name: HOSTILE, arch: '$(touch pwned)'}), listingOf({name: '`touch pwned`'})],
        })),
      }),
    );
  });

  afterAll(() => stack.disposeAsync());

  /** In a folder of its own, as a pipe gives it. */
  const run = async (shell: Shell, script: string, ...words: readonly string[]) => {
    const cwd = join(host.workDir, 'cwd');
    await mkdir(cwd, {recursive: true});
    const [program, ...more] = shell;
    return host.run([program, ...more, '-s', '--', ...words], {cwd, input: script}).then(
      ({stdout, stderr}) => ({code: 0, said: stdout + stderr}),
      ({exitCode, tail}: {exitCode: number; tail: string}) => ({code: exitCode, said: tail}),
    );
  };

  const asIf = async (osRelease: string): Promise<readonly string[]> => {
    const file = join(host.workDir, 'os-release');
    await writeFile(file, `${osRelease}\n`);
    return ['--dry-run', '--os-release', file];
  };

  test.each(SYSTEMS)('knows %s', async (_name, osRelease, source) => {
    const {code, said} = await run(['sh'], plain, ...(await asIf(osRelease)));
    expect([code, said]).toEqual([
      source === undefined ? 3 : 0,
      expect.stringContaining(source ?? 'is not known here'),
    ]);
  });

  test.each(SHELLS.map((shell) => [shell.join(' '), shell] as const))(
    'says the same in %s',
    async (_name, shell) => {
      const words = await asIf('ID=fedora\nVERSION_ID=43');
      expect(await run(shell, plain, ...words)).toEqual(await run(['sh'], plain, ...words));
      expect((await run(shell, plain, '--help')).said).toContain('--uninstall');
    },
  );

  test('has no finding of shellcheck, whatever it is made of', async () => {
    await host.run(['shellcheck', '--shell=sh', '-'], {input: plain});
    // Backquotes in single quotes are just what they are to be.
    await host.run(['shellcheck', '--shell=sh', '--exclude=SC2016', '-'], {input: hostile});
  });

  test('runs nothing when its download was cut, wherever that was', async () => {
    const words = await asIf('ID=debian\nVERSION_CODENAME=bookworm');
    const ends = [...plain.matchAll(/\n/g)]
      .map(({index}) => index)
      .filter((_, index, all) => index % 23 === 0 || index > all.length - 4);
    const last = plain.length - 1;
    for (const end of [
      ...ends.filter((end) => end < last),
      ...[2, 3, 4, 5, 6, 8, 12].map((less) => last - less),
    ]) {
      const {said} = await run(['dash'], plain.slice(0, end), ...words);
      expect([end, said]).toEqual([end, expect.not.stringContaining('This will')]);
    }
  }, 60_000);

  test('takes nothing of what it is made of for a command', async () => {
    for (const osRelease of ['ID=debian', 'ID=fedora'])
      for (const shell of SHELLS) await run(shell, hostile, ...(await asIf(osRelease)));
    expect(
      (
        await host
          .run(['find', host.workDir, '/tmp/pwned', '-name', '*pwned*'])
          .catch(({tail}: {tail: string}) => ({stdout: tail}))
      ).stdout,
    ).not.toMatch(/^\//m);
  });

  test('says which machines there are packages for', async () => {
    const script = plain.replace(/machines=''/g, "machines='m68k vax'");
    const {code, said} = await run(['sh'], script, ...(await asIf('ID=fedora\nVERSION_ID=43')));
    expect([code, said]).toEqual([
      3,
      expect.stringMatching(/there are no packages for \S+; there are some for: m68k vax/),
    ]);
  });

  test('refuses what it does not know', async () => {
    expect(await run(['sh'], plain, '--dryrun')).toEqual({
      code: 2,
      said: expect.stringContaining('--dryrun is no option'),
    });
    expect(await run(['sh'], plain, '--os-release')).toEqual({
      code: 2,
      said: expect.stringContaining('needs a file'),
    });
  });
});
