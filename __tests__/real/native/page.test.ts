import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {type InstallSteps, installSteps, type PageWork} from '../../../src/steps/page/index.ts';
import {quoted} from '../../../src/text/shell.ts';
import {serveFolder} from '../../../src/tools/folder-server.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import type {TestImage} from '../../support/images.ts';
import {clientImage, type Machine, startMachine} from '../../support/page-images.ts';
import {NAME, publishSite, rsaSigner} from '../../support/page-site.ts';

interface Client {
  readonly name: string;
  readonly image: TestImage;
  /** What tells its lines from those of others. */
  readonly takes: (steps: InstallSteps) => boolean;
  /** What makes it that machine, beside the image. */
  readonly become?: string;
  /** What it is told when it asks. */
  readonly answers?: string;
}

const others = (manager: string) => (steps: InstallSteps) =>
  steps.manager === manager && steps.releases.length === 0;
const made = (release: string) => (steps: InstallSteps) => steps.releases.includes(release);
const called = (text: string) => `printf '%s\\n' ${text} >/etc/os-release`;

const CLIENTS: readonly Client[] = [
  {name: 'apt of bookworm', image: 'debian:12', takes: made('debian-12')},
  {name: 'apt of sid', image: 'debian:sid', takes: others('apt')},
  {
    name: 'dnf 4 of a release with a suite of its own',
    image: 'rpm:4.18',
    takes: made('rocky-9'),
    become: `${called(`ID=rocky 'ID_LIKE="rhel centos fedora"' VERSION_ID=9.6`)}; echo 9 >/etc/dnf/vars/releasever`,
  },
  {
    name: 'dnf 5 of another release',
    image: 'rpm:6.1',
    takes: others('dnf'),
    become: `${called('ID=fedora VERSION_ID=43')}; ln -sf dnf5 /usr/bin/dnf`,
  },
  {
    name: 'zypper of Tumbleweed',
    image: 'rpm:4.18',
    takes: made('opensuse-tumbleweed'),
    answers: 'y a',
    become: called(`ID=opensuse-tumbleweed 'ID_LIKE="opensuse suse"' VERSION_ID=20261101`),
  },
];

/**
 * As a person pastes them into a terminal, who says yes to everything: dnf takes no key without a terminal, and zypper
 * asks whether a new one is to be trusted (a: always).
 */
const pasted = (lines: readonly string[], {answers = 'y'}: Client) =>
  lines
    .map(
      (line) =>
        `while for word in ${answers}; do sleep 0.2; echo $word || exit; done; do :; done 2>/dev/null | script -qefc ${quoted(line)} /dev/null`,
    )
    .join('\n');

const LEFT = `find /etc/apt/sources.list.d /etc/yum.repos.d /etc/zypp/repos.d /usr/share/keyrings /etc/pki/rpm-gpg -name '*greeter*' 2>/dev/null || true`;

/** The machines have much to do, and there are six of them. */
const TIMEOUT = 200_000;

describe('what a repository gives its users', () => {
  let host: TestHost;
  let server: Awaited<ReturnType<typeof serveFolder>>;
  let work: PageWork;
  const machines = new Map<string, Machine>();
  const stack = new AsyncDisposableStack();

  const stepsFor = (client: Client): InstallSteps => installSteps(work).find(client.takes)!;
  /** The same on every machine, two at once. */
  const onEach = async (body: (client: Client, machine: Machine) => Promise<void>) => {
    const left = [...CLIENTS];
    const worker = async () => {
      for (let client = left.shift(); client; client = left.shift())
        await body(client, machines.get(client.name)!);
    };
    await Promise.all([worker(), worker()]);
  };
  const expectVersion = async (machine: Machine, version: string, name: string) =>
    expect({name, ...(await machine.sh(NAME))}).toEqual({name, code: 0, said: `${version}\n`});
  const expectRun = async (machine: Machine, script: string, name: string): Promise<string> => {
    const {code, said} = await machine.sh(script);
    expect({name, code, said: code === 0 ? '' : said}).toEqual({name, code: 0, said: ''});
    return said;
  };

  beforeAll(async () => {
    host = stack.use(await testHost());
    server = stack.use(await serveFolder(join(host.workDir, 'site')));
    for (const {name, image, become = 'true'} of CLIENTS) {
      const machine = stack.use(await startMachine(await clientImage(image)));
      await machine.sh(become);
      machines.set(name, machine);
    }
  }, TIMEOUT);

  afterAll(() => stack.disposeAsync());

  test(
    'the lines of the page install it, upgrade it over a change of the key, and take it away',
    async () => {
      const [old, next] = [await rsaSigner(), await rsaSigner()];
      const keys = [old.publicKey, next.publicKey];
      work = (await publishSite(host, server.url, {
        version: '1.0.0',
        signers: [old],
        publicKeys: keys.slice(0, 1),
        day: 0,
      })) as PageWork;
      await onEach(async (client, machine) => {
        const {add, install} = stepsFor(client);
        await expectRun(machine, pasted([...add, ...install], client), client.name);
        await expectVersion(machine, '1.0.0', client.name);
      });
      // The new key is given to users first, then it signs.
      await publishSite(host, server.url, {version: '1.1.0', signers: [old, next], publicKeys: keys, day: 1});
      await onEach(async (client, machine) => {
        const {upgrade, manager} = stepsFor(client);
        await expectRun(machine, pasted(upgrade, client), client.name);
        await expectVersion(machine, '1.1.0', client.name);
        if (manager === 'apt') await expectRun(machine, 'apt-get -y upgrade', client.name);
      });
      work = (await publishSite(host, server.url, {
        version: '1.2.0',
        signers: [next],
        publicKeys: [...keys].reverse(),
        day: 2,
      })) as PageWork;
      await onEach(async (client, machine) => {
        const {upgrade, remove} = stepsFor(client);
        await expectRun(machine, pasted(upgrade, client), client.name);
        await expectVersion(machine, '1.2.0', client.name);
        await expectRun(machine, pasted(remove, client), client.name);
        expect((await machine.sh(`command -v greeter; ${LEFT}`)).said).toBe('');
      });
    },
    TIMEOUT,
  );

  test(
    'the script shows what it does, does it, and takes it away again',
    async () => {
      await onEach(async (client, machine) => {
        const {packages, source, carrier} = stepsFor(client);
        const piped = `curl -fsSL ${server.url}/install.sh | sh -s --`;
        const shown = await expectRun(machine, `${piped} --dry-run`, client.name);
        expect(shown).toContain(`write  ${source}`);
        expect(shown).toContain([...packages, carrier].join(' '));
        expect((await machine.sh(LEFT)).said).toBe('');
        const said = await expectRun(machine, `${piped} --yes`, client.name);
        expect(said).toMatch(/Done\.\n$/);
        expect((await machine.sh(`greeter; ls ${source}`)).said).toBe(`1.2.0\n${source}\n`);
        // A second time changes nothing, and says so by its exit code.
        await expectRun(machine, piped, client.name);
        await expectRun(machine, `${piped} --uninstall --yes`, client.name);
        expect(
          (await machine.sh(`command -v greeter; ${LEFT}; rpm -qa 'gpg-pubkey*' 2>/dev/null || true`)).said,
        ).toBe('');
      });
    },
    TIMEOUT,
  );

  test(
    'a key that is not the one of the script, and packages that cannot be had, leave nothing behind',
    async () => {
      await onEach(async (client, machine) => {
        const script = `curl -fsSL ${server.url}/install.sh`;
        const other = await machine.sh(
          `${script} | sed "s/key_sha256='...../key_sha256='00000/" | sh -s -- --yes`,
        );
        expect([client.name, other.code, other.said]).toEqual([
          client.name,
          1,
          expect.stringContaining('is not the one that this script was made for'),
        ]);
        const missing = await machine.sh(
          `${script} | sed "s/ greeter greeter-repo ;;/ greeter-never-was ;;/" | sh -s -- --yes`,
        );
        expect([client.name, missing.code, missing.said]).toEqual([
          client.name,
          1,
          expect.stringContaining('taken back'),
        ]);
        const asked = await machine.sh(
          `sleep 1; echo n | script -qefc ${quoted(`${script} | sh`)} /dev/null`,
        );
        expect([client.name, asked.code, asked.said]).toEqual([
          client.name,
          1,
          expect.stringContaining('nothing was changed'),
        ]);
        expect((await machine.sh(LEFT)).said).toBe('');
      });
    },
    TIMEOUT,
  );

  test(
    'the package that carries the source leaves no source without a key, and brings it back',
    async () => {
      const machine = machines.get(CLIENTS[0]!.name)!;
      const pool = join(host.workDir, 'site/apt/pool/main/g/greeter-repo');
      const [file] = (await readdir(pool))
        .filter((name) => name.includes('~deb12'))
        .sort()
        .reverse();
      const get = `curl -fsSL -o /tmp/repo.deb ${server.url}/apt/pool/main/g/greeter-repo/${file}`;
      const source = '/etc/apt/sources.list.d/greeter.sources';
      await expectRun(
        machine,
        `${get}\necho 'Enabled: no' >${source}\ndpkg -i /tmp/repo.deb </dev/null\napt-get update`,
        'by hand',
      );
      expect((await machine.sh(`cd /etc/apt/sources.list.d; ls; cat greeter.sources.dpkg-old`)).said).toBe(
        'greeter.sources\ngreeter.sources.dpkg-old\nEnabled: no\n',
      );
      await expectRun(
        machine,
        'apt-get -y remove greeter-repo && apt-get update 2>&1 | tee /tmp/log && ! grep -E ^[EW]: /tmp/log',
        'removed',
      );
      expect((await machine.sh('ls /etc/apt/sources.list.d')).said).toContain('greeter.sources.disabled\n');
      await expectRun(
        machine,
        `dpkg -i /tmp/repo.deb </dev/null && grep Signed-By ${source} && apt-get update`,
        'again',
      );
      await expectRun(machine, 'apt-get -y purge greeter-repo', 'purged');
      expect((await machine.sh(LEFT)).said).toBe('');
    },
    TIMEOUT,
  );
});
