import {describe, expect, test} from '@jest/globals';
import {type Engine, findEngine, haveImage} from '../../../src/containers/index.ts';
import {testHost} from '../../support/host.ts';
import {type ImageServer, startImageServer} from '../../support/image-server.ts';

const waits = [10, 10];

async function site(login?: string) {
  const host = await testHost();
  const engine = await findEngine(host);
  const server = await startImageServer(String(process.hrtime.bigint()), login);
  const names = new Set<string>();
  return {
    host,
    engine,
    server,
    have: (name: string) => {
      names.add(`${server.address}/${name}`);
      return haveImage(host, engine, {
        image: `${server.address}/${name}`,
        arch: 'amd64',
        log: host.log,
        waits,
      });
    },
    [Symbol.asyncDispose]: async () => {
      for (const name of names) await engine.run(['rmi', name]).catch(() => undefined);
      await server[Symbol.asyncDispose]();
      await host[Symbol.asyncDispose]();
    },
  } satisfies AsyncDisposable & {engine: Engine; server: ImageServer; [key: string]: unknown};
}

describe('an image that is not here', () => {
  test('is pulled for its platform, once: then it is here', async () => {
    await using here = await site();
    const image = await here.have('hello:1');
    expect(image).toMatchObject({
      platform: 'linux/amd64',
      id: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
    const asked = here.server.asked('hello');
    expect(await here.have('hello:1')).toEqual(image);
    expect(here.server.asked('hello')).toBe(asked);
    expect(here.host.lines.filter((line) => line.startsWith('pulling'))).toEqual([
      `pulling ${here.server.address}/hello:1 (linux/amd64)`,
    ]);
  });

  test('is asked for again where the registry stumbles, and the wait is told', async () => {
    await using here = await site();
    await here.have('shaky:1');
    expect(here.host.lines.filter((line) => / again in 0.01 s: /.test(line)).length).toBeGreaterThan(0);
  });

  test('is pulled with the login that the engine knows, and not without', async () => {
    await using here = await site('me:sesame');
    await expect(here.have('hello:1')).rejects.toMatchObject({hint: expect.stringContaining('docker login')});
    const auths = {[here.server.address]: {auth: btoa('me:sesame')}};
    await here.host.files({'.docker/config.json': JSON.stringify({auths})});
    expect(await here.have('hello:1')).toMatchObject({platform: 'linux/amd64'});
  });

  test('is given up after three tries', async () => {
    await using here = await site();
    await expect(here.have('broken:1')).rejects.toMatchObject({
      code: 'containers/pull',
      message: expect.stringMatching(/broken:1 could not be pulled in 3 tries:\n/),
      hint: expect.stringContaining('images:'),
    });
    expect(here.host.lines.filter((line) => / again in /.test(line))).toHaveLength(2);
  });

  test.each([
    ['none', /none:1 is not there/, /images: in the config/],
    ['closed', /closed:1 needs a login/, /docker login/],
    ['denied', /denied:1 (?:needs a login|is not there, or not for everyone)/, /docker login/],
    ['limited', /limited:1 is not given out any more: the registry limits pulls/, /mirror/],
    ['foreign', /foreign:1 is made for linux\/s390x, linux\/amd64 is wanted/, /images: in the config/],
    ['manifold', /manifold:1 is not made for linux\/amd64/, /images: in the config/],
  ])('is not asked for again where that would not help: %s', async (name, message, hint) => {
    await using here = await site();
    await expect(here.have(`${name}:1`)).rejects.toMatchObject({
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
    expect(here.host.lines.filter((line) => / again in /.test(line))).toEqual([]);
  });

  test.each(['-v', 'UPPER/case:1', 'a b', 'x:y:z'])('is refused by its name: %s', async (image) => {
    await using host = await testHost();
    const engine = await findEngine(host);
    await expect(
      haveImage(host, engine, {image, arch: 'amd64', log: host.log, waits: []}),
    ).rejects.toMatchObject({
      message: expect.stringContaining('is no name of an image'),
      hint: 'write it as registry/name:tag',
    });
  });
});
