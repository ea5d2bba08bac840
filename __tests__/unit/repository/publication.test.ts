import {appendFile, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import type {KeyInputs} from '../../../src/model/secret.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {keyInputs, project, run, toldBy, treeOf} from '../../support/repository-project.ts';

const DAY = 86_400;
let keys: KeyInputs;
let other: KeyInputs;

beforeAll(async () => {
  [keys, other] = await Promise.all([keyInputs('Example'), keyInputs('Another')]);
});

const all = (host: TestHost, over: {keys?: KeyInputs; now?: () => number; env?: object} = {}) =>
  run(
    {...host, ...(over.now && {now: over.now}), env: {...host.env, ...over.env}},
    {
      command: 'all',
      keys: over.keys ?? keys,
    },
  );

const repoOf = (host: TestHost): string => join(host.workDir, 'repo');

/** A published first version. */
async function published(more = ''): Promise<TestHost> {
  const host = await testHost(project(more));
  await all(host);
  return host;
}

/** What was tried is refused, and nothing of what is published has changed. */
async function refused(host: TestHost, tried: Promise<unknown>, before: object): Promise<string> {
  const told = await toldBy(tried);
  expect(await treeOf(repoOf(host))).toEqual(before);
  return told;
}

describe('all, with a repository in the config', () => {
  test('writes it, says what is where, and leaves the next command to users', async () => {
    await using host = await testHost(project());
    const report = await all(host);
    const table = report.tables.find(({title}) => title === 'Repository')!;
    expect(table.rows.map(([kind, place, packages]) => [kind, place, packages])).toEqual([
      ['apt', 'stable', '2'],
      ['yum', 'stable/x86_64', '2'],
    ]);
    expect(Object.keys(await treeOf(repoOf(host)))).toEqual(
      expect.arrayContaining([
        'apt/dists/stable/InRelease',
        'apt/dists/stable/Release.gpg',
        'apt/pool/main/h/hello/hello_1.0.0_amd64.deb',
        'yum/stable/x86_64/repodata/repomd.xml',
        'hello-keyring.asc',
        'install.sh',
        'repository.json',
      ]),
    );
  });

  test('a second run changes nothing, nor does one after the packages were built anew', async () => {
    await using host = await published();
    const before = await treeOf(repoOf(host));
    const report = await all(host);
    expect(report.notes.join('\n')).toContain('had all of it: nothing was written');
    await all(host, {now: () => Math.floor(Date.now() / 1000) + 40 * DAY});
    expect(await treeOf(repoOf(host))).toEqual(before);
  });

  test('a new version comes beside the old one, which is not needed any more', async () => {
    await using host = await published();
    await host.files(project('', '1.1.0'));
    const report = await all(host);
    const rows = report.tables.find(({title}) => title === 'Repository')!.rows;
    expect(rows.map((row) => row.slice(2))).toEqual([
      ['3', 'hello 1.1.0', ''],
      ['3', 'hello 1.1.0-1', ''],
    ]);
  });

  test('keep lets the oldest go, and its file a day later', async () => {
    await using host = await published('  keep: 1 version\n');
    await host.files(project('  keep: 1 version\n', '1.1.0'));
    const report = await all(host);
    const rows = report.tables.find(({title}) => title === 'Repository')!.rows;
    expect(rows.map(([, , count, , removed]) => [count, removed])).toEqual([
      ['2', 'hello 1.0.0'],
      ['2', 'hello 1.0.0-1'],
    ]);
    expect(Object.keys(await treeOf(repoOf(host))).join('\n')).toContain('hello_1.0.0_amd64.deb');
  });

  test('another stream has suites of its own, and its limits let nothing of the first go', async () => {
    await using host = await published();
    await host.files(project('  stream: beta\n  keep: 1 version\n', '1.1.0'));
    const report = await all(host);
    const rows = report.tables.find(({title}) => title === 'Repository')!.rows;
    expect(rows.map(([kind, place, count]) => `${kind} ${place} ${count}`)).toEqual([
      'apt beta 2',
      'apt stable 2',
      'yum beta/x86_64 2',
      'yum stable/x86_64 2',
    ]);
  });

  test('a dry run says where packages would be listed, and writes none', async () => {
    await using host = await testHost(project());
    const report = await run(host, {command: 'all', dryRun: true});
    expect(report.tables.find(({title}) => title === 'Repository')?.rows).toEqual([
      ['hello', 'deb/amd64', 'stable'],
      ['hello', 'rpm/amd64', 'stable'],
    ]);
    expect(await treeOf(repoOf(host))).toEqual({});
  });

  test('in the run of a pull request the repository is left as it is', async () => {
    await using host = await published();
    const before = await treeOf(repoOf(host));
    await host.files(project('', '1.1.0'));
    await all(host, {env: {GITHUB_EVENT_NAME: 'pull_request'}});
    expect(await treeOf(repoOf(host))).toEqual(before);
  });
});

describe('what is refused leaves what is published as it was', () => {
  let host: TestHost;
  let before: Readonly<Record<string, string>>;

  beforeAll(async () => {
    host = await published();
    before = await treeOf(repoOf(host));
  });

  afterAll(async () => {
    await host[Symbol.asyncDispose]();
  });

  test('without a key, before anything is built', async () => {
    await host.files(project('', '1.1.0'));
    const keyless = run(host, {command: 'all', out: 'other'});
    expect(await refused(host, keyless, before)).toMatch(/^repository\/no-key\nthe config has a repository/);
  });

  test('the output folder as its place', async () => {
    const inside = {...project('', '1.1.0')};
    await host.files({
      ...inside,
      'linux-pkg.yml': inside['linux-pkg.yml']!.replace('path: repo', 'path: ./out/'),
    });
    expect(await refused(host, all(host), before)).toContain('repository.path is the output folder');
  });

  test('other bytes under a published version', async () => {
    await host.files({...project(), hello: '#!/bin/sh\necho changed\n'});
    const told = await refused(host, all(host), before);
    expect(told).toMatch(/stable already has hello 1\.0\.0 for amd64, with other bytes/);
    expect(told).toMatch(/stable\/x86_64 already has hello 1\.0\.0-1 for x86_64, with other bytes/);
    expect(told).toContain('raise the version');
  });

  test('a lower version', async () => {
    await host.files(project('', '0.9.0'));
    expect(await refused(host, all(host), before)).toMatch(
      /serves hello 1\.0\.0 for amd64, and 0\.9\.0 is lower/,
    );
  });

  test.each([
    ['origin', 'Origin'],
    ['label', 'Label'],
  ])('another %s', async (key, field) => {
    await host.files(project(`  ${key}: Somebody else\n`, '1.1.0'));
    const told = await refused(host, all(host), before);
    expect(told).toContain(`${field} of stable is published as "hello" and would become "Somebody else"`);
    expect(told).toContain(`go back to ${key}: "hello"`);
  });

  test('a clock that is behind', async () => {
    await host.files(project('', '1.1.0'));
    const SOURCE_DATE_EPOCH = '1760000000';
    const late = all(host, {now: () => Math.floor(Date.now() / 1000) - 3 * DAY, env: {SOURCE_DATE_EPOCH}});
    expect(await refused(host, late, before)).toMatch(
      /stable was published on .*, and this machine's clock says/,
    );
  });

  test('a key that nobody knows', async () => {
    await host.files(project('', '1.1.0'));
    const file = join(repoOf(host), 'hello-keyring.asc');
    const keyring = await readFile(file);
    await rm(file);
    const tried = toldBy(all(host, {keys: other}));
    expect(await tried).toMatch(/^repository\/foreign\napt\/dists\/stable\/InRelease is signed by/);
    await writeFile(file, keyring);
    expect(await treeOf(repoOf(host))).toEqual(before);
  });

  test.each(['apt/dists/stable/InRelease', 'yum/stable/x86_64/repodata/repomd.xml'])(
    '%s that somebody changed',
    async (path) => {
      await using copy = await published();
      const file = join(repoOf(copy), path);
      const bytes = await readFile(file);
      const at = Math.floor(bytes.length / 2);
      bytes[at] = bytes[at]! ^ 1;
      await writeFile(file, bytes);
      const changed = await treeOf(repoOf(copy));
      await copy.files(project('', '1.1.0'));
      expect(await refused(copy, all(copy), changed)).toContain(path.split('/')[1]);
    },
  );

  test('a file of ours that is cut off, and a card that is none', async () => {
    await using copy = await published();
    await writeFile(join(repoOf(copy), 'yum/stable/x86_64/repodata/repomd.xml'), '<repomd');
    const changed = await treeOf(repoOf(copy));
    await copy.files(project('', '1.1.0'));
    await refused(copy, all(copy), changed);
  });
});

test('a signature that went wrong beside sound lists is mended by the next run', async () => {
  await using host = await published();
  const before = await treeOf(repoOf(host));
  const file = join(repoOf(host), 'yum/stable/x86_64/repodata/repomd.xml.asc');
  await appendFile(file, 'more');
  await writeFile(
    file,
    (await readFile(file, 'utf8')).replace(/.{40}\n-----END/, `${'A'.repeat(40)}\n-----END`),
  );
  await all(host);
  const {problems} = await run(host, {command: 'repo', args: ['check', 'repo'], repo: {keepGoing: false}});
  expect(problems).toEqual([]);
  const after = await treeOf(repoOf(host));
  expect(after['apt/dists/stable/InRelease']).toBe(before['apt/dists/stable/InRelease']);
});

describe('a change of keys', () => {
  test('signs the lists anew, warns, and keeps packages as they are published', async () => {
    await using host = await published();
    const before = await treeOf(repoOf(host));
    await all(host, {keys: other});
    const after = await treeOf(repoOf(host));
    expect(host.warnings.map(({message}) => message).join('\n')).toContain(
      'only the published keyring knows',
    );
    expect(after['apt/dists/stable/InRelease']).not.toBe(before['apt/dists/stable/InRelease']);
    for (const path of Object.keys(before).filter((name) => /\/hello[-_]1\.0\.0.*\.(?:deb|rpm)$/.test(name)))
      expect(after[path]).toBe(before[path]);
  });
});

test('a package that failed leaves the repository untouched', async () => {
  await using host = await published();
  const before = await treeOf(repoOf(host));
  await host.files(project('', '1.1.0'));
  await appendFile(
    join(host.workDir, 'linux-pkg.yml'),
    'overrides:\n  rpm:\n    contents:\n      - {src: absent, dst: /usr/bin/absent}\n',
  );
  await expect(all(host)).rejects.toThrow();
  expect(await treeOf(repoOf(host))).toEqual(before);
});
