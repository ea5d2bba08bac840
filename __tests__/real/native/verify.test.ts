import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {findEngine, haveImage, openMachine, packEntries} from '../../../src/containers/index.ts';
import {managerOf} from '../../../src/managers/index.ts';
import type {Host} from '../../../src/model/host.ts';
import {assemble} from '../../../src/steps/assemble/index.ts';
import {loadConfig} from '../../../src/steps/config/index.ts';
import {planTargets} from '../../../src/steps/plan/index.ts';
import {stagePackages} from '../../../src/steps/stage/index.ts';
import {verifyPackages} from '../../../src/steps/verify/index.ts';
import {resolveVersion} from '../../../src/steps/version/index.ts';
import {type TestHost, testHost, testInputs} from '../../support/host.ts';
import {testImage} from '../../support/images.ts';
import {containersWith, nativeTarget, testWorkshop} from '../../support/workshop.ts';

const MINUTES = 60_000;

/** What images of distros do to be small, and to keep services from starting. */
const PLANTED = {
  deb: {
    on: 'debian-12',
    base: 'debian:12',
    script: `printf 'path-exclude=/usr/share/doc/*\\npath-exclude /usr/share/man/*\\n' >/etc/dpkg/dpkg.cfg.d/excludes
printf '#!/bin/sh\\nexit 101\\n' >/usr/sbin/policy-rc.d
chmod 755 /usr/sbin/policy-rc.d`,
  },
  rpm: {
    on: 'rocky-9',
    base: 'rpm:4.18',
    script: `printf 'tsflags=nodocs\\n' >>/etc/dnf/dnf.conf
printf '%%_excludedocs 1\\n%%_install_langs en_US\\n' >/etc/rpm/macros.image`,
  },
} as const;

async function plantedImage(host: Host, format: 'deb' | 'rpm'): Promise<string> {
  const {base, script} = PLANTED[format];
  const tag = `linux-pkg-test/planted:${format}`;
  const engine = await findEngine(host);
  const dockerfile = `FROM ${await testImage(base)}\nLABEL linux-pkg-test=yes\nRUN ${JSON.stringify(['sh', '-ec', script])}\n`;
  await engine.run(['build', '--force-rm', '--tag', tag, '-'], {
    input: dockerfile,
    env: {DOCKER_BUILDKIT: '0'},
  });
  return tag;
}

/** A program with a service, a config file, documents, a user and a folder, built for one format. */
async function built(host: TestHost, format: 'deb' | 'rpm', more = '') {
  const {on} = PLANTED[format];
  await host.files({
    'linux-pkg.yml': `name: tryout
version: 1.0.0
arch: all
maintainer: Example Team <team@example.org>
description: Is tried out
targets: [${format}]
images: {${on}: ${await plantedImage(host, format)}}
verify:
  on: [${on}]
  lint: false
  run: [tryout --version, "! grep -q none /etc/tryout/tryout.conf"]
contents:
  - {src: tryout, dst: /usr/bin/tryout, file_info: {mode: 0755}}
  - {src: tryout.conf, dst: /etc/tryout/tryout.conf}
  - {dst: /etc/tryout, type: dir}
  - {src: README, dst: /usr/share/doc/tryout/README, type: doc}
  - {dst: /usr/share/doc/tryout, type: dir}
users: [{name: tryout, home: /var/lib/tryout}]
directories: [{path: /var/lib/tryout, owner: tryout, group: tryout, mode: 0750}]
services: [{exec: /usr/bin/tryout serve, user: tryout}]
${more}`,
    tryout: `#!/bin/sh\ncase $1 in serve) echo run >/var/lib/tryout/state && exec sleep 1000 ;; *) echo 1.0.0 ;; esac\n`,
    'tryout.conf': 'a = 1\n',
    README: 'It is tried out.\n',
  });
  const inputs = testInputs();
  const config = await loadConfig(host, inputs);
  const plan = await planTargets(host, config, await resolveVersion(host, config, inputs), inputs);
  const {packages} = await stagePackages(host, config, plan);
  const work = {plan, packages, builds: new Map(), templates: undefined};
  const {artifacts} = await assemble(host, work);
  return {config, plan, packages, artifacts};
}

const outcomes = (checks: readonly {name: string; outcome: string; reason?: string; output?: string}[]) =>
  checks.map(({name, outcome, reason, output}) =>
    outcome === 'passed' ? name : [name, outcome, reason, output].filter(Boolean).join(': '),
  );

describe.each(['deb', 'rpm'] as const)('a good %s', (format) => {
  test(
    'passes every check on an image that leaves documents out and starts no service',
    async () => {
      await using host = await testHost();
      const {config, plan, packages, artifacts} = await built(host, format);
      const verified = await verifyPackages(host, config, plan, {artifacts, packages});
      expect(verified.results.map(({checks}) => outcomes(checks))).toEqual([
        [
          'lint: not run: verify.lint is false',
          ...['install', 'files', 'run', 'service'],
          ...['upgrade', 'config', 'restart', 'disabled', 'masked', 'remove', 'purge'],
        ],
      ]);
      expect(verified.failed).toEqual([]);
      expect(verified.artifacts).toEqual([{...artifacts[0], verified: true}]);
    },
    5 * MINUTES,
  );
});

test(
  'a key in the run keeps systemd out: services are not checked, and the package is not called verified',
  async () => {
    await using host = await testHost();
    const work = await built(host, 'rpm');
    const withoutSystemd = 'a key is in this run';
    const {results, artifacts} = await verifyPackages(host, work.config, work.plan, {
      ...work,
      withoutSystemd,
    });
    const skipped = results[0]!.checks.filter(({reason}) => reason === withoutSystemd).map(({name}) => name);
    expect(skipped).toEqual(['service', 'restart', 'disabled', 'masked']);
    expect(results[0]!.checks.filter(({outcome}) => outcome === 'failed')).toEqual([]);
    expect(artifacts).toEqual(work.artifacts);
  },
  5 * MINUTES,
);

test('a machine whose image has no systemd is told, and leaves no container', async () => {
  await using host = await testHost();
  const engine = await findEngine(host);
  const image = await haveImage(host, engine, {
    image: await testImage('debian:12'),
    arch: 'all',
    log: host.log,
  });
  const target = {...nativeTarget, id: 'no-systemd/amd64'};
  const options = {target, manager: managerOf('apt'), log: host.log, image};
  await expect(openMachine(host, engine, options)).rejects.toMatchObject({
    code: 'containers/no-machine',
    message: expect.stringContaining('linux-pkg-test/debian:12'),
    hint: expect.stringContaining('CAP_SYS_ADMIN'),
  });
  expect(await containersWith(engine, 'linux-pkg.target=no-systemd/amd64')).toEqual([]);
});

test('the planted image does leave documents out', async () => {
  await using host = await testHost();
  const {artifacts} = await built(host, 'deb');
  await using shop = await testWorkshop(host, {image: await plantedImage(host, 'deb')});
  const {size} = artifacts[0]!;
  const from = join(host.outDir, artifacts[0]!.path);
  const owned = {owner: 'root', group: 'root', mtime: 0, mode: 0o644} as const;
  const entry = {...owned, type: 'file', path: '/a.deb', from, size, role: undefined} as const;
  await shop.put('/work', packEntries([entry], {users: new Map(), groups: new Map()}));
  await shop.run(['dpkg', '--force-depends', '-i', '/work/a.deb']);
  const {stdout} = await shop.run(['sh', '-c', 'ls /usr/share/doc/tryout 2>/dev/null; exit 0']);
  expect(stdout).not.toContain('README');
});
