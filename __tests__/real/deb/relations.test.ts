import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import type {DebOptions} from '../../../src/formats/deb/options.ts';
import type {Host} from '../../../src/model/host.ts';
import type {Relations} from '../../../src/model/package.ts';
import {aptRoot} from '../../support/apt-root.ts';
import {debPackage, file, relations, version, withParents, writeDeb} from '../../support/deb.ts';
import {testHost} from '../../support/host.ts';

interface Made {
  readonly upstream?: string;
  readonly relations?: Partial<Relations>;
  /** Files by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: DebOptions;
}

const named = (name: string) => `linux-pkg-test-${name}`;

/** A package of the test, written as the config's relations come to the engine. */
async function made(
  host: Host,
  name: string,
  {upstream = '1.0', files = {}, ...more}: Made = {},
): Promise<string> {
  const entries = await Promise.all(Object.entries(files).map(([path, text]) => file(host, path, text)));
  return writeDeb(
    host,
    debPackage({
      name: named(name),
      version: version(upstream),
      entries: withParents(entries),
      relations: relations(more.relations),
      options: more.options ?? {},
    }),
  );
}

test('apt obeys relations of every kind', async () => {
  await using host = await testHost();
  const root = await aptRoot(host);
  const old = await made(host, 'old', {files: {'/opt/shared': 'old', '/opt/own': ''}});
  const rival = await made(host, 'rival');
  const base = await made(host, 'base', {upstream: '2.1'});
  const early = await made(host, 'early');
  const extra = await made(host, 'extra', {relations: {enhances: [named('tool')]}});
  const user = await made(host, 'user', {relations: {depends: [`${named('virtual')} (>= 1.2)`]}});
  const tool = await made(host, 'tool', {
    files: {'/opt/shared': 'new'},
    relations: {
      predepends: [named('early')],
      depends: [`${named('absent')} | ${named('base')} (>= 2)`],
      recommends: [named('nowhere')],
      suggests: [`${named('extra')} (>= 1)`],
      conflicts: [`${named('rival')} (<< 3)`],
      replaces: [`${named('old')} (<< 2)`],
      provides: [`${named('virtual')} (= 1.2)`],
    },
    options: {breaks: [`${named('other')} (<< 2)`]},
  });
  const field = async (name: string) => (await host.run(['dpkg-deb', '-f', tool, name])).stdout.trim();
  expect(await field('Breaks')).toBe('linux-pkg-test-other (<< 2)');

  // Neither what it depends on nor what must be configured before it is there.
  await expect(root.apt('install', tool)).rejects.toMatchObject({name: 'ToolError'});
  await expect(root.apt('install', tool, base)).rejects.toMatchObject({name: 'ToolError'});
  await root.apt('install', old, rival);
  await root.apt('install', tool, base, early);
  expect(await readFile(join(root.path, 'opt/shared'), 'utf8')).toBe('new');
  // The rival had to go; the old one gave up its file and stays.
  await expect(root.status(named('rival'))).rejects.toMatchObject({name: 'ToolError'});
  expect(await root.status(named('old'))).toMatch(/^Status: install ok installed$/m);
  await expect(root.apt('install', rival, tool)).rejects.toMatchObject({name: 'ToolError'});
  const broken = await made(host, 'other');
  await expect(root.apt('install', broken, tool)).rejects.toMatchObject({name: 'ToolError'});
  await root.apt('install', user, extra);
  expect(await root.status(named('user'))).toMatch(/^Status: install ok installed$/m);
  expect((await root.verify()).trim()).toBe('');
  await root.apt('remove', named('early'));
  await expect(root.status(named('tool'))).rejects.toMatchObject({name: 'ToolError'});
}, 120_000);
