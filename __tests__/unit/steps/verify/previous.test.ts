import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {engines} from '../../../../src/formats/deb/engines.ts';
import type {Host} from '../../../../src/model/host.ts';
import {previousOf} from '../../../../src/steps/verify/previous.ts';
import {debPackage, version} from '../../../support/deb.ts';
import {testHost} from '../../../support/host.ts';

const packed = async (host: Host, upstream: string, name = 'hello'): Promise<string> => {
  const [file = ''] = await engines.portable(
    host,
    debPackage({name, version: version(upstream)}),
    host.outDir,
  );
  return join(host.outDir, file);
};

const wish = async (host: Host, upgradeFrom: string | undefined) => {
  const path = await packed(host, '2.0.0');
  return {facts: await engines.read(path), path, upgradeFrom, folder: join(host.workDir, 'folder')};
};

describe('what is upgraded from', () => {
  test('is the release that is named', async () => {
    await using host = await testHost();
    const earlier = await packed(host, '1.0.0');
    expect(await previousOf(host, await wish(host, earlier))).toBe(earlier);
    expect(await previousOf(host, await wish(host, 'out/hello_1.0.0_all.deb'))).toBe(earlier);
  });

  test('is the package itself, numbered lower, where nothing or another package is named', async () => {
    await using host = await testHost();
    const other = await packed(host, '1.0.0', 'other');
    const own = await previousOf(host, await wish(host, undefined));
    expect(await engines.read(own)).toMatchObject({name: 'hello', version: '2.0.0~~9'});
    await using second = await testHost();
    expect(await engines.read(await previousOf(second, await wish(second, other)))).toMatchObject({
      version: '2.0.0~~9',
    });
  });

  test('is fetched from an address', async () => {
    await using host = await testHost();
    const earlier = await packed(host, '1.0.0');
    const {readFile} = await import('node:fs/promises');
    const bytes = await readFile(earlier);
    const asked: string[] = [];
    const online: Host = {
      ...host,
      fetch: async (address) => {
        asked.push(String(address));
        return new Response(bytes);
      },
    };
    const found = await previousOf(online, await wish(host, 'https://example.org/hello.deb'));
    expect(await engines.read(found)).toMatchObject({version: '1.0.0'});
    expect(asked).toEqual(['https://example.org/hello.deb']);
    const gone: Host = {...host, fetch: async () => new Response('', {status: 404})};
    await expect(previousOf(gone, await wish(host, 'https://example.org/x'))).rejects.toThrow('answers 404');
  });

  test('must be older, and be there', async () => {
    await using host = await testHost();
    await expect(previousOf(host, await wish(host, await packed(host, '2.0.0')))).rejects.toThrow(
      'hello 2.0.0 is not older than 2.0.0',
    );
    await expect(previousOf(host, await wish(host, 'none.deb'))).rejects.toThrow('there is no none.deb');
  });
});
