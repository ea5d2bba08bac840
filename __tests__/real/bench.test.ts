import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {contests} from '../../script/benchmark/contests.ts';
import {figures} from '../../script/benchmark/page.ts';
import {payloadSizes} from '../../script/benchmark/payload.ts';
import {promiseFigures} from '../../script/benchmark/promise.ts';
import {measureRepositories} from '../../script/benchmark/repository.ts';
import {curveFigures, measureCurve} from '../../script/benchmark/repository-curve.ts';
import {runContest} from '../../script/benchmark/run.ts';
import {measureSigning} from '../../script/benchmark/signing.ts';
import {openWorkshop} from '../../script/benchmark/workshop.ts';
import {testHost} from '../support/host.ts';
import {repositoryRoot} from '../support/sources.ts';

test('the bench packs with everybody who is here, and every package holds the tree', async () => {
  await using host = await testHost();
  const shop = await openWorkshop(host.workDir, payloadSizes[0]!, join(repositoryRoot, 'src/cli.ts'));
  const outcomes = [];
  for (const id of ['deb-zstd', 'rpm-gzip'])
    outcomes.push(await runContest(shop, contests.find((contest) => contest.id === id)!, 1));
  for (const {rows, limit} of outcomes)
    for (const {name, seconds, peakBytes, bytes} of rows) {
      expect([name, seconds > 0 && peakBytes >= 0]).toEqual([name, true]);
      expect([name, Math.abs(bytes / limit.bytes - 1) < 0.1]).toEqual([name, true]);
    }
  const text = figures({emptySeconds: 0.05, met: true, markdown: '### Starting'}, outcomes);
  expect(text).toContain(shop.tree);
  expect(text).toMatch(/^\| deb zstd -3 \| 1 \| \*\*linux-pkg\*\* \|/m);
  expect(text).toMatch(/^\| deb zstd -3 \| 1 \| dpkg-deb \|/m);
  expect(text).toMatch(/^\| rpm gzip -6 \| 1 \| rpmbuild \|/m);
});

test('the bench signs the same packages with us and with rpmsign', async () => {
  const cli = join(repositoryRoot, 'src/cli.ts');
  const rows = await measureSigning({cli, runs: 1, packages: 3, isWanted: (name) => name === 'signing/rpm'});
  expect(rows).toEqual([expect.objectContaining({against: '`rpmsign --addsign`', limit: 0.25})]);
  expect(promiseFigures('Signing', rows)).toMatch(/^\| 3 small rpms signed with RSA-4096 \| \d+\.\d\d s \|/m);
  expect(await measureSigning({cli, runs: 1, isWanted: () => false})).toEqual([]);
});

test('the bench makes repositories and adds to them with us and with the programs that do the same', async () => {
  const bench = {cli: join(repositoryRoot, 'src/cli.ts'), runs: 1, packages: 6};
  const names = ['repository/fresh/createrepo_c', 'repository/release/reprepro'];
  const rows = await measureRepositories({...bench, isWanted: (name) => names.includes(name)});
  expect(rows).toEqual([
    expect.objectContaining({what: 'a repository of 6 small rpms', limit: 1}),
    expect.objectContaining({what: '4 debs more in a repository of 6', limit: 0.3}),
  ]);
  for (const {ours, theirs} of rows) expect(ours > 0 && theirs > 0).toBe(true);
});

test('the bench adds a package to lists that the engine wrote', async () => {
  const bench = {cli: join(repositoryRoot, 'src/cli.ts'), runs: 1, packages: 6, sizes: [5]};
  const points = await measureCurve({...bench, isWanted: (name) => name === 'repository/curve/yum'});
  expect(points).toEqual([expect.objectContaining({kind: 'yum', listed: 5})]);
  expect(curveFigures(points)).toMatch(/^\| yum \| 5 \| \d+\.\d\d s \| \d+ MB \| 1 GB \| met \|$/m);
});
