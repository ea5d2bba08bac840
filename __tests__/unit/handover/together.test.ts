import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import type {Artifact} from '../../../src/model/artifact.ts';
import {bringTogether, gather, handOver, record} from '../../../src/steps/handover/index.ts';
import {leg, packed, planOf, problemsOf} from '../../support/handover.ts';
import {type TestHost, testHost} from '../../support/host.ts';

const plan = planOf('deb/amd64', 'deb/arm64');

const filesIn = async (host: TestHost): Promise<string[]> => (await readdir(host.outDir)).sort();

const signatureOf = async (host: TestHost, name: string): Promise<Artifact> => {
  await writeFile(join(host.outDir, `${name}.asc`), 'x');
  return {
    kind: 'signature',
    name: `${name}.asc`,
    path: `${name}.asc`,
    size: 1,
    sha256: '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881',
    of: name,
  };
};

test('the legs come together in the output folder, and their folders go', async () => {
  await using host = await testHost();
  await leg(host, 'leg-a', 'deb/amd64');
  await leg(host, 'leg-b', 'deb/arm64');
  await writeFile(join(host.outDir, 'leg-b', 'notes.txt'), "somebody's");
  const together = await bringTogether(host, plan, await gather(host, plan));
  expect(together.map(({path}) => path)).toEqual(['deb_amd64.deb', 'deb_arm64.deb']);
  expect(await filesIn(host)).toEqual(['artifacts.json', 'deb_amd64.deb', 'deb_arm64.deb', 'leg-b']);
  expect(await readdir(join(host.outDir, 'leg-b'))).toEqual(['notes.txt']);
  expect(await gather(host, plan)).toEqual(together);
});

test('a run that was ended before a leg was cleared says which folders hold the same', async () => {
  await using host = await testHost();
  const dir = await leg(host, 'leg-a', 'deb/amd64');
  const one = planOf('deb/amd64');
  const gathered = await gather(host, one);
  const listing = await readFile(join(dir, 'artifacts.json'));
  await bringTogether(host, one, gathered);
  await mkdir(dir);
  await writeFile(join(dir, 'artifacts.json'), listing);
  await packed(host, 'leg-a', 'deb/amd64');
  expect(await problemsOf(gather(host, one))).toContain('by the output folder and leg-a');
});

test('what an earlier run signed goes when nothing signs any more', async () => {
  await using host = await testHost();
  const deb = await packed(host, '.', 'deb/amd64');
  const one = planOf('deb/amd64');
  await record(host, one, [deb, await signatureOf(host, deb.name)]);
  expect(await gather(host, one)).toHaveLength(2);
  await record(host, one, [deb]);
  expect(await filesIn(host)).toEqual(['artifacts.json', deb.name]);
});

test('a build after it leaves no signature of other bytes behind', async () => {
  await using host = await testHost();
  const deb = await packed(host, '.', 'deb/amd64');
  const one = planOf('deb/amd64');
  await record(host, one, [deb, await signatureOf(host, deb.name)]);
  await handOver(host, one, [deb], {whole: true});
  expect(await filesIn(host)).toEqual(['artifacts.json', deb.name]);
});

test('targets of the same release that this run was not asked for keep their lines', async () => {
  await using host = await testHost();
  await leg(host, '.', 'deb/amd64', 'deb/arm64');
  const one = planOf('deb/amd64');
  const asked = (await gather(host, one)).filter(({kind}) => kind === 'package');
  await record(host, one, asked);
  expect(await gather(host, plan)).toHaveLength(2);
  const next = {...one, version: {...one.version, upstream: '1.2.4'}};
  await record(host, next, asked);
  expect(await problemsOf(gather(host, {...plan, version: next.version}))).toContain(
    'no leg handed over deb/arm64',
  );
});
