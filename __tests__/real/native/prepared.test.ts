import {existsSync} from 'node:fs';
import {readdir, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterEach, describe, expect, test} from '@jest/globals';
import {runCacheStore, toolCacheStore} from '../../../src/containers/caches/files.ts';
import {imageOf} from '../../../src/containers/image.ts';
import {preparedLabels, preparedTag, storesFor} from '../../../src/containers/index.ts';
import {startCacheService} from '../../support/cache-service.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {type PreparedSite, preparedSite} from '../../support/prepared.ts';

const saved = {...process.env};
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in saved)) delete process.env[name];
  Object.assign(process.env, saved);
});

/** The libraries of Actions read the process's own environment. */
async function inJob(env: Readonly<Record<string, string>> = {}): Promise<TestHost> {
  const folders = await testHost({'temp/.keep': '', 'tools/.keep': '', 'project/.keep': ''});
  const job = {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: join(folders.workDir, 'project'),
    RUNNER_TEMP: join(folders.workDir, 'temp'),
    RUNNER_TOOL_CACHE: join(folders.workDir, 'tools'),
    ...env,
  };
  Object.assign(process.env, job);
  return {...folders, env: {...folders.env, ...job}};
}

/** One run that wants an image: the image, and what was said. */
async function run(
  host: TestHost,
  site: PreparedSite,
  requires: readonly string[],
  kind: 'engine' | 'none' = 'engine',
) {
  await using shelf = storesFor(host, site.engine, {kind});
  const wanted = site.wanted(requires);
  return await shelf.take(wanted, () => site.make(wanted));
}

describe('a prepared image', () => {
  test('is made once and then taken from this machine; other requires make another', async () => {
    await using host = await testHost();
    await using site = await preparedSite(host);
    const first = await run(host, site, ['gcc', 'make']);
    const second = await run(host, site, ['make', 'gcc', 'gcc']);
    expect(second).toEqual(first);
    expect(site.installs()).toBe(1);
    expect(host.lines).toEqual(['the prepared image comes from this machine']);
    expect((await run(host, site, ['gcc'])).id).not.toBe(first.id);
    expect(site.installs()).toBe(2);
  });

  test('is made once for two targets that want the same at the same time', async () => {
    await using host = await testHost();
    await using site = await preparedSite(host);
    await using shelf = storesFor(host, site.engine, {kind: 'engine'});
    const wanted = site.wanted(['gcc']);
    const both = await Promise.all([1, 2].map(() => shelf.take(wanted, () => site.make(wanted))));
    expect(both[0]).toBe(both[1]);
    expect(site.installs()).toBe(1);
  });

  test('is not kept where the config says so', async () => {
    await using host = await testHost();
    await using site = await preparedSite(host);
    const image = await run(host, site, ['gcc'], 'none');
    expect(await imageOf(site.engine, image.id)).toBeUndefined();
    await run(host, site, ['gcc'], 'none');
    expect(site.installs()).toBe(2);
  });

  test.each<readonly [string, Parameters<PreparedSite['make']>[1], string]>([
    [
      'with a variable more',
      {changes: ['ENV LD_PRELOAD=/evil.so']},
      'its variables are not those of its base',
    ],
    ['from another base', {base: 'other'}, 'its first layers are not those of its base'],
  ])('%s is noticed, and made anew', async (_, odd, fault) => {
    await using host = await testHost();
    await using site = await preparedSite(host);
    await using other = await preparedSite(host);
    const wanted = site.wanted(['gcc']);
    const labels = preparedLabels(wanted.key);
    const poisoned = await site.make(wanted, {labels, ...odd, ...(odd?.base && {base: other.base.id})});
    const image = await run(host, site, ['gcc']);
    expect(image.id).not.toBe(poisoned.id);
    expect(host.warnings.map(({message}) => message)).toEqual([
      `the image ${preparedTag(wanted.key)} is not used: ${fault}`,
    ]);
  });

  test('that holds a variable of the build is not kept', async () => {
    await using host = await testHost();
    await using site = await preparedSite(host);
    await using shelf = storesFor(host, site.engine, {kind: 'engine'});
    const wanted = site.wanted(['gcc']);
    await shelf.take(wanted, () => site.make(wanted, {changes: ['ENV TOKEN=hunter22']}));
    expect(host.warnings).toEqual([
      {message: 'the prepared image is not kept: its variables are not those of its base'},
    ]);
  });
});

describe("the run's cache", () => {
  test('serves a second machine, which installs nothing', async () => {
    await using service = await startCacheService();
    await using host = await inJob(service.env);
    await using site = await preparedSite(host);
    const first = await run(host, site, ['gcc']);
    const {key} = site.wanted(['gcc']);
    expect([...service.entries().keys()]).toEqual([`linux-pkg-prepared-${key}`]);
    await site.forget(key);
    const second = await run(host, site, ['gcc']);
    expect(second).toEqual(first);
    expect(site.installs()).toBe(1);
    expect(await site.read(second.reference, '/installed')).toContain(key);
    expect(host.lines).toEqual(["the prepared image comes from the run's cache"]);
    expect(await readdir(join(host.workDir, 'temp/linux-pkg-prepared'))).toEqual([]);
  });

  test('that is damaged, or does not answer, is a line in the log and no failure', async () => {
    await using service = await startCacheService();
    await using host = await inJob(service.env);
    await using site = await preparedSite(host);
    const wanted = site.wanted(['gcc']);
    await runCacheStore(host, site.engine).keep(wanted, site.base);
    await site.make(wanted);
    await site.forget(wanted.key);
    expect((await run(host, site, ['gcc'])).reference).toBe(preparedTag(wanted.key));
    expect(host.warnings.map(({message}) => message)).toEqual([
      `the image ${site.base.id} is not used: it has no label of ours`,
    ]);
    process.env['ACTIONS_RESULTS_URL'] = 'http://127.0.0.1:9/';
    await site.forget(wanted.key);
    expect((await run(host, site, ['gcc'])).reference).toBe(preparedTag(wanted.key));
  });

  test('is not asked for on GitHub Enterprise Server', async () => {
    await using service = await startCacheService();
    await using host = await inJob({...service.env, GITHUB_SERVER_URL: 'https://git.example.org'});
    await using site = await preparedSite(host);
    await run(host, site, ['gcc']);
    expect(service.calls).toEqual([]);
    expect(host.warnings).toEqual([]);
  });
});

describe("the tool cache of a runner of one's own", () => {
  test('serves a Docker that starts empty', async () => {
    await using host = await inJob({RUNNER_ENVIRONMENT: 'self-hosted'});
    await using site = await preparedSite(host);
    const first = await run(host, site, ['gcc']);
    await site.forget(site.wanted(['gcc']).key);
    expect(await run(host, site, ['gcc'])).toEqual(first);
    expect(site.installs()).toBe(1);
    expect(host.lines).toEqual(["the prepared image comes from the runner's tool cache"]);
  });

  test('forgets what no job asked for in a month, and a tarball that would take a name is refused', async () => {
    await using host = await inJob({RUNNER_ENVIRONMENT: 'self-hosted'});
    await using site = await preparedSite(host);
    const store = toolCacheStore(host, site.engine);
    const [old, young] = [site.wanted(['old']), site.wanted(['young'])];
    await store.keep(old, await site.make(old));
    const folder = join(host.workDir, 'tools/linux-pkg-prepared', `1.0.0-k${old.key}`);
    const arch = site.base.platform.replace('/', '-');
    await utimes(join(folder, arch), 1, 1);
    const image = await site.make(young);
    await store.keep(young, image);
    expect(existsSync(folder)).toBe(false);

    const named =
      (await site.engine.run(['save', image.reference, '-o', join(host.workDir, 'named.tar')])) && 'named';
    await host.run(['zstd', '-q', '--rm', `${named}.tar`, '-o', 'named.tar.zst']);
    const kept = join(host.workDir, 'tools/linux-pkg-prepared', `1.0.0-k${young.key}`, arch, 'image.tar.zst');
    await host.run(['cp', 'named.tar.zst', kept]);
    await expect(store.find(young)).rejects.toThrow(`it would be named ${image.reference}`);
    await writeFile(kept, 'no zstd');
    await expect(store.find(young)).rejects.toThrow();
  });
});
