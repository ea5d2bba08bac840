import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {runWorkflow} from '../support/act.ts';
import {startArtifactService} from '../support/artifact-service.ts';
import {found, makeCanary} from '../support/canary.ts';
import {testHost} from '../support/host.ts';
import {scratchRepository} from '../support/scratch.ts';

const WORKFLOW = '.github/workflows/release.yml';

/** Its build runs on the machine itself, which no job with a key would do, and packs what it finds of the action. */
const CONFIG = `name: greeter
version: git
maintainer: Example Team <team@example.org>
description: Greets whom it meets.
license: MIT
arch: amd64
targets: [deb]
build:
  host: true
  main: |
    install -d "$DESTDIR/usr/share/greeter"
    cat "/proc/$PPID/environ" /proc/self/environ >"$DESTDIR/usr/share/greeter/seen"
`;

const REUSED = `
on: {push: {tags: ['v*']}}
jobs:
  package:
    uses: org/linux-pkg-action/.github/workflows/package.yml@v1
    with: {verify: false}
    secrets:
      gpg-private-key: \${{ secrets.GPG_PRIVATE_KEY }}
      gpg-passphrase: \${{ secrets.GPG_PASSPHRASE }}
`;

test('the reusable workflow signs in its last job, and the job that builds does not see the key', async () => {
  await using host = await testHost();
  const canary = await makeCanary(host, 'CanaryInAWorkflow77');
  const files = {'linux-pkg.yml': CONFIG, [WORKFLOW]: REUSED};
  const repository = await scratchRepository(host, {tag: 'v1.2.3', files});
  await using service = await startArtifactService();
  const secrets = {GPG_PRIVATE_KEY: canary.base64, GPG_PASSPHRASE: canary.passphrase};
  const run = await runWorkflow(host, {repository, file: WORKFLOW, tag: 'v1.2.3', service, secrets});
  expect(run.ok ? '' : run.log).toBe('');
  for (const job of ['plan', 'key', 'build', 'publish'])
    expect([job, run.results(job)]).toEqual([job, ['success']]);
  const artifacts = JSON.parse(run.output('publish', 'artifacts')!) as {name: string}[];
  expect(artifacts.map(({name}) => name)).toEqual(
    expect.arrayContaining(['greeter_1.2.3_amd64.deb', 'greeter_1.2.3_amd64.deb.asc', 'SHA256SUMS.asc']),
  );

  const [artifact] = [...service.artifacts()];
  expect(artifact?.[0]).toBe('linux-pkg-deb-amd64');
  const at = (name: string) => join(host.workDir, name);
  await writeFile(at('handed-over.zip'), artifact![1]);
  await host.run(['python3', '-m', 'zipfile', '--extract', at('handed-over.zip'), at('handed-over')]);
  await host.run(['dpkg-deb', '--extract', at('handed-over/greeter_1.2.3_amd64.deb'), at('root')]);
  const seen = await readFile(at('root/usr/share/greeter/seen'));
  expect(seen.includes('INPUT_COMMAND=build')).toBe(true);
  expect(found(canary.needles, Buffer.concat([seen, artifact![1]]))).toEqual([]);
  expect(found(canary.needles, Buffer.from(run.log))).toEqual([]);
});
