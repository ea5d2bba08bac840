import type {Place} from '../../src/model/errors.ts';
import type {Target} from '../../src/model/target.ts';
import type {Config} from '../../src/steps/config/config.ts';
import {configSchema} from '../../src/steps/config/schema.ts';

/** A config as the loader would give it; each value's "line" is its number in the order of the file. */
export function testConfig(values: unknown, {nfpm = false} = {}): Config {
  const places: Record<string, Place> = {};
  let line = 0;
  const walk = (value: unknown, at: string) => {
    if (at) places[at] = {file: 'linux-pkg.yml', line: ++line, column: 1};
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, at ? `${at}.${key}` : key);
  };
  walk(values, '');
  return {file: 'linux-pkg.yml', nfpm, values: configSchema.parse(values), places, folders: {}};
}

/** A leg for one architecture: `deb`, or `debian-12`. */
export const testTarget = (name: string, format: string, arch: Target['arch'] = 'amd64'): Target => {
  const [, distro, release] = /^(.+)-([^-]+)$/.exec(name) ?? [];
  return {
    id: `${name}/${arch}`,
    name,
    distro,
    release,
    arch,
    format,
    engine: distro ? 'native' : 'portable',
    buildOn: undefined,
    image: undefined,
    suffix: '',
    runsOn: 'ubuntu-24.04',
  };
};

export const described = {name: 'hello', description: 'Says hello', maintainer: 'A <a@example.org>'};
