import {chmod, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {findEngine} from '../../../src/containers/index.ts';
import type {Host} from '../../../src/model/host.ts';
import type {PackageResult} from '../../../src/model/verify.ts';
import {loadConfig} from '../../../src/steps/config/index.ts';
import {verifyFiles} from '../../../src/steps/verify/index.ts';
import {badPackage} from '../../support/bad-packages.ts';
import {type TestHost, testHost, testInputs} from '../../support/host.ts';
import {type TestImage, testImage} from '../../support/images.ts';

const MINUTES = 60_000;

/** Machines whose rpm takes no package without a signature that it trusts, each with a package manager of its own. */
const machines: readonly {on: string; base: TestImage; script: string}[] = [
  {on: 'rocky-9', base: 'rpm:4.16', script: ':'},
  {on: 'fedora-43', base: 'rpm:6.1', script: 'ln -sf dnf5 /usr/bin/dnf'},
  {on: 'opensuse-leap-15.6', base: 'rpm:4.20', script: ':'},
];

async function strictImage(host: Host, {base, script}: (typeof machines)[number]): Promise<string> {
  const tag = `linux-pkg-test/strict:${base.replace(':', '-')}`;
  const strict = `${script}; printf '%%_pkgverify_level all\\n' >/etc/rpm/macros.strict`;
  const engine = await findEngine(host);
  await engine.run(['build', '--force-rm', '--tag', tag, '-'], {
    input: `FROM ${await testImage(base)}\nLABEL linux-pkg-test=yes\nRUN ${JSON.stringify(['sh', '-ec', strict])}\n`,
    env: {DOCKER_BUILDKIT: '0'},
  });
  return tag;
}

/** Docker, which writes down what every container was granted; gives the variable that names it, and the list. */
async function watchedDocker(host: TestHost) {
  const list = join(host.workDir, 'granted');
  await host.files({
    'bin/docker': `#!/bin/sh
[ "$1" = run ] || exec docker "$@"
docker "$@" || exit
for word; do
  case $word in --name=*) docker inspect --format '[{{json .HostConfig}}, {{json .Mounts}}]' "\${word#*=}" >>'${list}' ;; esac
done
`,
  });
  await chmod(join(host.workDir, 'bin/docker'), 0o755);
  const granted = async () =>
    (await readFile(list, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => {
        const [config, mounts] = JSON.parse(line) as [Readonly<Record<string, unknown>>, readonly unknown[]];
        const {Privileged, CapAdd, SecurityOpt, PidMode, Devices, Tmpfs} = config;
        return {
          Privileged,
          more: [CapAdd, SecurityOpt, PidMode, Devices, Tmpfs, mounts].filter(
            (one) => one && Object.keys(one).length > 0,
          ),
        };
      });
  return {program: join(host.workDir, 'bin/docker'), granted};
}

const outcomes = ({checks}: PackageResult) =>
  checks.map(({name, outcome, reason, output}) =>
    outcome === 'passed' ? name : [name, outcome, reason, output].filter(Boolean).join(': '),
  );

test(
  'near a key, dnf 4, dnf 5 and zypper try a package without more rights; rpm refuses it unsigned, and unsigned it stays',
  async () => {
    await using plain = await testHost({}, {CI: 'true', LINUX_PKG_NETWORK: process.env['LINUX_PKG_NETWORK']});
    const {program, granted} = await watchedDocker(plain);
    const host = {...plain, env: {...plain.env, LINUX_PKG_ENGINE: program}};
    const images = await Promise.all(
      machines.map(async (machine) => `  ${machine.on}: ${await strictImage(host, machine)}`),
    );
    await host.files({
      'linux-pkg.yml': `name: hello
version: 1.0.0
maintainer: Example Team <team@example.org>
description: Says hello
concurrency: 3
images:
${images.join('\n')}
verify:
  lint: false
  run:
    - test "$(cat /proc/1/comm)" = sh -a ! -e /var/run/docker.sock
    - test $((0x$(sed -n 's/^CapEff:[^0-9a-f]*//p' /proc/self/status) >> 21 & 1)) = 0
    - test "$(rpm --eval %_pkgverify_level)" = all
    - rpm -qa --qf '%{SUMMARY}\\n' gpg-pubkey | grep Throw-away
    - cp /linux-pkg/work/verify/real/*.rpm /tmp/bare.rpm; rpmsign --delsign /tmp/bare.rpm
    - |
      if rpm --upgrade --force --test /tmp/bare.rpm 2>/tmp/said; then exit 1; fi
      grep 'does not verify: no signature' /tmp/said
`,
    });
    const file = await badPackage(host, 'rpm', 'nothing');
    const before = await readFile(file);
    const config = await loadConfig(host, testInputs());
    const withoutSystemd = 'a key is near';
    const on = machines.map((machine) => machine.on);
    const {results, failed} = await verifyFiles(host, config, {files: [file], on, withoutSystemd});
    const skipped = (name: string) => `${name}: not run: ${withoutSystemd}`;
    expect(results.map((result) => [result.on, ...outcomes(result)])).toEqual(
      on.map((name) => [
        ...[name, 'lint: not run: verify.lint is false', 'install', 'files', 'run', skipped('service')],
        ...['upgrade', 'config', ...['restart', 'disabled', 'masked'].map(skipped), 'remove', 'purge'],
      ]),
    );
    expect(failed).toEqual([]);
    const seen = await granted();
    expect(seen.length).toBeGreaterThanOrEqual(2 * machines.length);
    expect(new Set(seen.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({Privileged: false, more: []})]),
    );
    expect(Buffer.compare(await readFile(file), before)).toBe(0);
  },
  5 * MINUTES,
);
