import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {distros} from '../../src/distros/index.ts';
import {formats} from '../../src/formats/index.ts';
import {repositoryRoot} from '../support/sources.ts';

const src = join(repositoryRoot, 'src');

const docs = readdirSync(join(repositoryRoot, 'docs'), {recursive: true, encoding: 'utf8'})
  .filter((path) => path.endsWith('.md'))
  .map((path) => readFileSync(join(repositoryRoot, 'docs', path), 'utf8'))
  .join('\n');

/** The words that stand as code in the first cell of a table's row. */
const rows = new Set(
  [...docs.matchAll(/^\|([^|\n]*)\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word),
  ),
);

describe('the registry of formats', () => {
  const folders = readdirSync(join(src, 'formats'), {withFileTypes: true})
    .filter((entry) => entry.isDirectory())
    .map(({name}) => name);

  test('has a line for each folder, and no other', () => {
    expect(Object.keys(formats).sort()).toEqual(folders.sort());
  });

  test.each(Object.entries(formats))(
    '%s stands under its own id, with options that take its defaults',
    (id, format) => {
      expect(format.id).toBe(id);
      expect(format.title).toMatch(/\w/);
      expect(format.extension).toMatch(/^\.[a-z0-9.]+$/);
      expect(format.options.safeParse({}).success).toBe(true);
      expect(existsSync(join(src, 'formats', id, 'options.ts'))).toBe(true);
      expect(Object.keys(format.arch)).toContain('all');
    },
  );

  test('shares no file ending between two formats', () => {
    const endings = Object.values(formats).map(({extension}) => extension);
    expect(new Set(endings).size).toBe(endings.length);
  });
});

describe('the registry of distros', () => {
  const files = readdirSync(join(src, 'distros'), {withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name !== 'index.ts')
    .map(({name}) => readFileSync(join(src, 'distros', name), 'utf8'));
  const ids = Object.values(distros).map(({id}) => id);

  test('has each distro under its own id', () => {
    expect(Object.keys(distros)).toEqual(ids);
    expect(ids.length).toBeGreaterThan(0);
  });

  test('has a line for each distro that a file declares', () => {
    const declared = files.flatMap((text) =>
      [...text.matchAll(/^export const \w+: Distro\b/gm)].map(([line]) => line),
    );
    expect(declared).toHaveLength(ids.length);
  });

  test('names formats that exist', () => {
    const unknown = Object.values(distros).filter(({format}) => !Object.hasOwn(formats, format));
    expect(unknown).toEqual([]);
  });
});

describe('all plugins', () => {
  const targets = Object.values(distros).flatMap((distro) =>
    distro.releases.map(({id}) => `${distro.id}-${id}`),
  );

  test('have ids of their own: no target can mean two things', () => {
    const all = [...Object.keys(formats), ...Object.keys(distros), ...targets];
    expect(all.filter((id, at) => all.indexOf(id) !== at)).toEqual([]);
  });

  test.each([...Object.keys(formats), ...Object.keys(distros)])('%s has a row in the docs', (id) => {
    const known = rows.has(id) || targets.some((target) => target.startsWith(`${id}-`) && rows.has(target));
    expect(known ? [] : [`no table of docs/ has a row for ${id}`]).toEqual([]);
  });
});
