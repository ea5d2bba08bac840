import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {describe, expect, test} from '@jest/globals';

interface Locked {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const readJson = async (name: string) =>
  JSON.parse(await readFile(resolve(import.meta.dirname, '../..', name), 'utf8'));

describe('the lockfile', () => {
  test('agrees with package.json, or npm ci refuses both', async () => {
    const manifest: Locked = await readJson('package.json');
    const {packages} = await readJson('package-lock.json');
    const {dependencies, devDependencies, optionalDependencies}: Locked = packages[''];
    expect({dependencies, devDependencies, optionalDependencies}).toEqual({
      dependencies: manifest.dependencies,
      devDependencies: manifest.devDependencies,
      optionalDependencies: manifest.optionalDependencies,
    });
  });

  test('names the optional packages of every platform, also those that this one does not install', async () => {
    const packages: Readonly<Record<string, Locked>> = (await readJson('package-lock.json')).packages;
    const missing = Object.entries(packages).flatMap(([path, {optionalDependencies = {}}]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          !packages[`node_modules/${name}`]?.version && !packages[`${path}/node_modules/${name}`]?.version,
      ),
    );
    expect(missing).toEqual([]);
  });
});
