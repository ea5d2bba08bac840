import {describe, expect, test} from '@jest/globals';
import {imageOf} from '../../../src/containers/image.ts';
import {preparedLabels, preparedTag, storesFor} from '../../../src/containers/index.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {type PreparedSite, preparedSite} from '../../support/prepared.ts';
import {startRegistry} from '../../support/registry.ts';

async function run(host: TestHost, site: PreparedSite, reference: string, ahead = false) {
  await using shelf = storesFor(host, site.engine, {kind: 'registry', reference}, {ahead});
  const wanted = site.wanted(['gcc']);
  return await shelf.take(wanted, () => site.make(wanted));
}

describe('a registry', () => {
  test('gives a second machine what the first one prepared: nothing is installed there', async () => {
    await using host = await testHost();
    await using registry = await startRegistry(host);
    await using site = await preparedSite(host);
    const place = `${registry.address}/team/cache`;
    const {key} = site.wanted(['gcc']);
    const first = await run(host, site, place);
    expect(await registry.tags('team/cache')).toEqual([key]);
    expect(await imageOf(site.engine, `${place}:${key}`)).toBeUndefined();
    await site.forget(key);
    const second = await run(host, site, place);
    expect(second).toEqual(first);
    expect(site.installs()).toBe(1);
    expect(await site.read(second.reference, '/installed')).toContain(key);
    expect(host.lines).toEqual([`the prepared image comes from ${place}`]);
    expect(await imageOf(site.engine, `${place}:${key}`)).toBeUndefined();
  });

  test('is not believed when it gives an image of another base: a warning, and it is made anew', async () => {
    await using host = await testHost();
    await using registry = await startRegistry(host);
    await using site = await preparedSite(host);
    await using other = await preparedSite(host);
    const place = `${registry.address}/team/cache`;
    const {key} = site.wanted(['gcc']);
    await other.make(site.wanted(['gcc']), {labels: preparedLabels(key)});
    await site.engine.run(['tag', preparedTag(key), `${place}:${key}`]);
    await site.engine.run(['push', `${place}:${key}`]);
    await site.engine.run(['rmi', `${place}:${key}`]);
    await site.forget(key);
    await run(host, site, place);
    expect(site.installs()).toBe(1);
    expect(host.warnings.map(({message}) => message)).toEqual([
      `the image ${place}:${key} is not used: its first layers are not those of its base`,
    ]);
    await site.forget(key);
    await run(host, site, place);
    expect(site.installs()).toBe(1);
  });

  test('is filled ahead, also with what this machine had; there a registry that fails is a failure', async () => {
    await using host = await testHost();
    await using registry = await startRegistry(host);
    await using site = await preparedSite(host);
    await site.make(site.wanted(['gcc']));
    await run(host, site, `${registry.address}/team/cache`, true);
    expect(await registry.tags('team/cache')).toEqual([site.wanted(['gcc']).key]);
    expect(site.installs()).toBe(1);
    await expect(run(host, site, 'localhost:9/team/cache', true)).rejects.toThrow(
      'the prepared image could not be kept in localhost:9/team/cache: ',
    );
  });

  test('that is not in reach costs a warning, not the build', async () => {
    await using host = await testHost();
    await using site = await preparedSite(host);
    const place = 'localhost:9/team/cache';
    const {reference} = await run(host, site, place);
    expect(await imageOf(site.engine, reference)).toBeDefined();
    expect(host.warnings).toHaveLength(1);
    expect(host.warnings[0]?.message).toMatch(
      /^the prepared image could not be kept in localhost:9\/team\/cache: /,
    );
  });
});
