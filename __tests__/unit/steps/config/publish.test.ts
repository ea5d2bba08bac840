import {describe, expect, test} from '@jest/globals';
import {keysAt} from '../../../../src/model/judge.ts';
import {publishers} from '../../../../src/publishers/index.ts';
import {publishSettings, repositorySettings} from '../../../../src/steps/config/index.ts';
import {configSchema} from '../../../../src/steps/config/schema.ts';
import {stores} from '../../../../src/stores/index.ts';
import {load, RIGHT, right, wrong} from '../../../support/config.ts';

const settings = async (section: string) => publishSettings(await right(`${RIGHT}${section}`));

describe('publish:', () => {
  test('is an empty list where nobody wrote it', async () => {
    expect(await settings('')).toEqual([]);
  });

  test('has its defaults in, its addresses without slashes at their ends', async () => {
    const [first] = await settings(
      'publish: [{to: directory, path: files, url: "https://example.org/files//"}]\n',
    );
    expect(first).toMatchObject({
      id: 'directory',
      to: 'directory',
      path: 'files',
      url: 'https://example.org/files',
      name: undefined,
      pointers: false,
      pointerArch: 'go',
      draft: false,
      prerelease: undefined,
      notes: undefined,
    });
  });

  test('says what was written', async () => {
    const [first] = await settings(
      'publish: [{to: directory, id: files, path: f, name: "{distro}/{name}_{arch}", pointers: yes, pointer_arch: uname}]\n',
    );
    expect(first).toMatchObject({
      id: 'files',
      name: '{distro}/{name}_{arch}',
      pointers: true,
      pointerArch: 'uname',
    });
  });

  test('numbers the places of a kind from the second on, unless one has a word of its own', async () => {
    const all = await settings(
      `publish: [${['a', 'b, id: mirror', 'c'].map((path) => `{to: directory, path: ${path}}`).join(', ')}]\n`,
    );
    expect(all.map(({id}) => id)).toEqual(['directory', 'mirror', 'directory-3']);
  });

  test('tells the known kinds where one is unknown, the nearest first', async () => {
    const told = await wrong(`${RIGHT}publish: [directroy, {to: direktory, path: a}]\n`);
    const known = Object.keys(publishers);
    for (const at of ['publish.0: "directroy"', 'publish.1.to: "direktory"'])
      expect(told).toContain(`${at} is not known here\n    → write one of: directory`);
    for (const id of known) expect(told).toContain(id);
  });

  test('takes no kind from where objects have their own words', async () => {
    expect(await wrong(`${RIGHT}publish: [constructor, {to: __proto__}]\n`)).toContain('is not known here');
  });

  test('is of our own mode: an nfpm.yaml with it is no nfpm.yaml', async () => {
    expect((await right(`${RIGHT}publish: [{to: directory, path: a}]\n`)).nfpm).toBe(false);
  });

  test('comes whole from the file that is extended, or whole from the one that extends', async () => {
    const base = 'maintainer: A <a@example.org>\ndescription: x\npublish: [{to: directory, path: a}]\n';
    const own = 'name: hello\nextends: base.yml\n';
    const inherited = await load({'linux-pkg.yml': own, 'base.yml': base});
    const replaced = await load({
      'linux-pkg.yml': `${own}publish: [{to: directory, path: b}]\n`,
      'base.yml': base,
    });
    if (typeof inherited === 'string' || typeof replaced === 'string') throw new Error('wrong');
    expect(publishSettings(inherited).map(({path}) => path)).toEqual(['a']);
    expect(publishSettings(replaced).map(({path}) => path)).toEqual(['b']);
  });

  test('may be locked', async () => {
    const told = await load({
      'linux-pkg.yml': 'name: hello\nextends: base.yml\npublish: [{to: directory, path: b}]\n',
      'base.yml': 'maintainer: A <a@example.org>\ndescription: x\nlocked: [publish]\n',
    });
    expect(told).toContain('publish is locked by base.yml');
  });

  test('shows no password of an address that it refuses', async () => {
    const told = await wrong(
      `${RIGHT}publish: [{to: directory, path: a, url: "https://me:hunter2@example.org/"}]\n`,
    );
    expect(told).toContain('https://***@example.org/');
    expect(told).not.toContain('hunter2');
  });
});

describe('a place has the keys that its kind says', () => {
  const keys = {
    path: 'files',
    bucket: 'files',
    prefix: 'linux',
    endpoint: 'https://storage.example',
    region: 'auto',
    branch: 'pages',
    remote: 'origin',
    history: 'one',
    site: '_site',
    budget: '1 GB',
  };

  test.each(Object.values(stores))('repository: $id', async ({id, keys: {needed, optional}}) => {
    const known = [...needed, ...optional];
    const foreign = Object.keys(keys).filter((key) => !(known as string[]).includes(key));
    const words = Object.entries(keys).map(([key, value]) => `${key}: "${value}"`);
    if (foreign.length === 0) return;
    const told = await wrong(`${RIGHT}repository: {to: ${id}, ${words.join(', ')}}\n`);
    for (const key of foreign) expect(told).toContain(`repository: ${id} has no ${key}\n`);
    for (const key of known) expect(told).not.toContain(`has no ${key}\n`);
  });

  test.each(Object.values(publishers).filter((kind) => kind.keys.needed.length > 0))(
    'publish: $id, by its word alone',
    async ({id, keys: {needed}}) => {
      const told = await wrong(`${RIGHT}publish: [${id}]\n`);
      for (const key of needed) expect(told).toContain(`${key} is missing in publish.0\n`);
    },
  );

  test.each(Object.values(publishers))(
    'publish: $id has keys that can be written',
    ({keys: {needed, optional}}) => {
      const spelled = [...needed, ...optional].map((key) =>
        key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      );
      expect(keysAt(configSchema, ['publish', 0])).toEqual(expect.arrayContaining(spelled));
      expect(spelled.filter((key) => ['to', 'id', 'name'].includes(key))).toEqual([]);
    },
  );

  test('every key of a place has a kind that takes it', () => {
    const taken = Object.values(publishers).flatMap(({keys: {needed, optional}}) => [...needed, ...optional]);
    const known = keysAt(configSchema, ['publish', 0]).filter((key) => !['to', 'id', 'name'].includes(key));
    const spelled = taken.map((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    expect(known.filter((key) => !spelled.includes(key))).toEqual([]);
  });

  test.each(Object.values(publishers).filter(({names}) => names === 'flat'))(
    'publish: $id has names without folders',
    async ({id, keys: {needed}}) => {
      const values = needed.map((key) => `${key}: x`).join(', ');
      const told = await wrong(
        `${RIGHT}publish: [{to: ${id}, ${values && `${values}, `}name: "{distro}/{name}"}]\n`,
      );
      expect(told).toContain(`publish.0.name: ${id} has no folders`);
    },
  );

  test('a repository in a folder is where it was', async () => {
    expect(repositorySettings(await right(`${RIGHT}repository: {to: directory, path: r}\n`))).toMatchObject({
      to: 'directory',
      path: 'r',
      bucket: undefined,
    });
  });
});
