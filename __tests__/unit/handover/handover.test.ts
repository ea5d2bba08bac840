import {readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {
  artifactName,
  gather,
  gatherLegs,
  handOver,
  readHandover,
  writeHandover,
} from '../../../src/steps/handover/index.ts';
import {leg, packed, planOf, problemsOf} from '../../support/handover.ts';
import {testHost} from '../../support/host.ts';

describe('what a leg hands over', () => {
  test('comes back as it was, and twice gives the same bytes', async () => {
    await using host = await testHost();
    const artifacts = [await packed(host, '.', 'deb/amd64'), await packed(host, '.', 'deb/arm64')];
    const plan = planOf('deb/amd64', 'deb/arm64');
    await writeHandover(host, plan, artifacts);
    const first = await readFile(join(host.outDir, 'artifacts.json'), 'utf8');
    await writeHandover(host, plan, [...artifacts].reverse());
    expect(await readFile(join(host.outDir, 'artifacts.json'), 'utf8')).toBe(first);
    expect((await readHandover(host, host.outDir)).artifacts).toEqual(artifacts);
    expect(first).not.toContain(host.workDir);
  });

  test('outside of GitHub Actions is a file and nothing else', async () => {
    await using host = await testHost();
    await handOver(host, planOf('deb/amd64'), [await packed(host, '.', 'deb/amd64')], {whole: true});
    const [artifact] = await gather(host, planOf('deb/amd64'));
    expect(artifact).toMatchObject({name: 'deb_amd64.deb', path: 'deb_amd64.deb'});
  });

  test('on GitHub Enterprise Server stays in the folder, with the step that carries it on', async () => {
    await using host = await testHost(
      {},
      {
        ACTIONS_RUNTIME_TOKEN: 't',
        ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/',
        GITHUB_SERVER_URL: 'https://github.example.com',
      },
    );
    await handOver(host, planOf('deb/amd64'), [await packed(host, '.', 'deb/amd64')], {whole: true});
    expect(host.warnings[0]!.hint).toContain(
      'actions/upload-artifact@v3.2.2 with: {name: linux-pkg-deb-amd64',
    );
    expect(await gather(host, planOf('deb/amd64'))).toHaveLength(1);
    await rm(host.outDir, {recursive: true});
    expect(await problemsOf(gather(host, planOf('deb/amd64')))).toContain('no leg handed over deb/amd64');
    expect(host.warnings[1]!.hint).toContain('actions/download-artifact@v3.1.0');
  });

  test('on GitHub Enterprise Server comes back from folders that another action has filled', async () => {
    await using host = await testHost(
      {},
      {
        ACTIONS_RUNTIME_TOKEN: 't',
        ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/',
        GITHUB_SERVER_URL: 'https://github.example.com',
      },
    );
    await leg(host, 'linux-pkg-deb-amd64', 'deb/amd64');
    await leg(host, 'linux-pkg-deb-arm64', 'deb/arm64');
    const plan = planOf('deb/amd64', 'deb/arm64');
    expect((await gather(host, plan)).map(({path}) => path)).toEqual([
      'linux-pkg-deb-amd64/deb_amd64.deb',
      'linux-pkg-deb-arm64/deb_arm64.deb',
    ]);
    await rm(join(host.outDir, 'linux-pkg-deb-arm64'), {recursive: true});
    expect(await problemsOf(gather(host, plan))).toBe('no leg handed over deb/arm64');
    expect(host.warnings).toEqual([]);
  });

  test('is refused before writing when a file name could not travel', async () => {
    await using host = await testHost();
    const artifact = {...(await packed(host, '.', 'deb/amd64')), name: 'a b.deb', path: 'a b.deb'};
    await expect(writeHandover(host, planOf('deb/amd64'), [artifact])).rejects.toThrow(
      'not a plain relative path',
    );
  });
});

describe('gathering the legs', () => {
  test('keeps the order of the plan and paths below the output folder', async () => {
    await using host = await testHost();
    const dirs = [await leg(host, 'leg-b', 'rpm/amd64'), await leg(host, 'leg-a', 'deb/amd64')];
    const artifacts = await gatherLegs(host, planOf('rpm/amd64', 'deb/amd64'), dirs);
    expect(artifacts.map(({path}) => path)).toEqual(['leg-b/rpm_amd64.deb', 'leg-a/deb_amd64.deb']);
    expect(await gather(host, planOf('rpm/amd64', 'deb/amd64'))).toEqual(artifacts);
  });

  test('a leg that is missing is named', async () => {
    await using host = await testHost();
    await leg(host, 'leg', 'deb/amd64');
    expect(await problemsOf(gather(host, planOf('deb/amd64', 'rpm/arm64')))).toBe(
      'no leg handed over rpm/arm64',
    );
    expect(await problemsOf(gather({...host, outDir: join(host.workDir, 'none')}, planOf('deb/amd64')))).toBe(
      'no leg handed over deb/amd64',
    );
  });

  test('two legs with one target are named', async () => {
    await using host = await testHost();
    await leg(host, 'leg-1', 'deb/amd64');
    await leg(host, 'leg-2', 'deb/amd64');
    const problems = await problemsOf(gather(host, planOf('deb/amd64')));
    expect(problems).toContain('deb/amd64 was handed over more than once: by leg-1 and leg-2');
    expect(problems).toContain('deb_amd64.deb was handed over more than once: by leg-1 and leg-2');
  });

  test('what the plan does not ask for is left out, with a warning', async () => {
    await using host = await testHost();
    await leg(host, 'leg-1', 'deb/amd64', 'rpm/amd64');
    await leg(host, 'leg-2', 'evil/amd64');
    expect((await gather(host, planOf('deb/amd64'))).map(({path}) => path)).toEqual(['leg-1/deb_amd64.deb']);
    expect(host.warnings.map(({message}) => message)).toEqual([
      'leg-1 also holds rpm/amd64, which the plan does not have: left out',
      'leg-2 also holds evil/amd64, which the plan does not have: left out',
    ]);
  });

  test('a leg of another release is named, with what to pass on', async () => {
    await using host = await testHost();
    await leg(host, 'leg', 'deb/amd64');
    const plan = planOf('deb/amd64');
    const other = {...plan, version: {...plan.version, upstream: '1.2.4'}};
    expect(await problemsOf(gather(host, other))).toBe(
      'leg holds 1.2.3 of cccccccccccc, the plan is for 1.2.4 of cccccccccccc',
    );
  });

  test('files that were built from changes nobody committed are not of the tag', async () => {
    await using host = await testHost();
    const plan = planOf('deb/amd64');
    const dirty = {...plan, version: {...plan.version, snapshot: {commits: 0, dirty: true}}};
    await writeHandover(host, dirty, [await packed(host, '.', 'deb/amd64')]);
    expect(await gather(host, dirty)).toHaveLength(1);
    expect(await problemsOf(gather(host, plan))).toBe(
      'the output folder holds 1.2.3+git0.gccccccc.dirty of cccccccccccc, the plan is for 1.2.3 of cccccccccccc',
    );
  });

  test('every unsound leg is told, not only the first', async () => {
    await using host = await testHost();
    for (const name of ['leg-1', 'leg-2']) {
      const dir = await leg(host, name, `${name}/amd64`);
      await writeFile(join(dir, 'artifacts.json'), '?');
    }
    const problems = await problemsOf(gather(host, planOf('leg-1/amd64', 'leg-2/amd64')));
    expect(problems.split('\n')).toEqual(['artifacts.json is not JSON', 'artifacts.json is not JSON']);
  });
});

describe('the name of a run artifact', () => {
  test('is distinct per leg and holds only what GitHub allows', () => {
    expect(artifactName(['debian-12/amd64'])).toBe('linux-pkg-debian-12-amd64');
    const several = artifactName(['deb/amd64', 'deb/arm64']);
    expect(several).toMatch(/^linux-pkg-2-targets-[0-9a-f]{12}$/);
    expect(several).not.toBe(artifactName(['deb/amd64', 'rpm/arm64']));
  });
});
