import {copyFile, mkdir, readFile, rm, truncate, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import type {KeyInputs} from '../../../src/model/secret.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {keyInputs, project, repo, run, toldBy, treeOf} from '../../support/repository-project.ts';

let keys: KeyInputs;
/** A folder `packages` with hello 1.0.0 and 1.1.0 in both formats, as anybody might have made them. */
let made: TestHost;

beforeAll(async () => {
  keys = await keyInputs();
  made = await testHost();
  for (const version of ['1.0.0', '1.1.0']) {
    await made.files(project('', version));
    await run(made, {command: 'build'});
    for (const name of [`hello_${version}_amd64.deb`, `hello-${version}-1.x86_64.rpm`]) {
      await mkdir(join(made.workDir, 'packages', version), {recursive: true});
      await copyFile(join(made.outDir, name), join(made.workDir, 'packages', version, name));
    }
  }
});

afterAll(async () => {
  await made[Symbol.asyncDispose]();
});

const packages = (version = ''): string => join(made.workDir, 'packages', version);

/** A folder with a repository of 1.0.0. */
async function started(): Promise<TestHost> {
  const host = await testHost();
  await repo(host, ['init', 'r'], {name: 'hello', url: 'https://example.org/repo'});
  await repo(host, ['add', 'r', packages('1.0.0')], {keys});
  return host;
}

/** One that is right. */
const CARD = {
  version: 1,
  name: 'hello',
  origin: 'hello',
  label: 'hello',
  component: 'main',
  stream: 'stable',
  keep: {},
};

const tree = (host: TestHost) => treeOf(join(host.workDir, 'r'));

const listed = async (host: TestHost): Promise<readonly string[]> => {
  const {tables} = await repo(host, ['list', 'r']);
  return (tables[0]?.rows ?? []).map(([kind, suite, name, version]) => `${kind} ${suite} ${name} ${version}`);
};

const withoutCarriers = (lines: readonly string[]) => lines.filter((line) => !line.includes('-repo '));

describe('repo init', () => {
  test('writes what the lists do not say, once', async () => {
    await using host = await testHost();
    const report = await repo(host, ['init', 'a/my repo'], {keep: '5 versions, 90 days'});
    expect(report.data).toMatchObject({name: 'repository', keep: {versions: 5, days: 90}});
    await repo(host, ['init', 'a/my repo'], {name: 'hello', url: 'https://example.org/x/'});
    const card = JSON.parse(await readFile(join(host.workDir, 'a/my repo/repository.json'), 'utf8'));
    expect(card).toMatchObject({
      name: 'hello',
      origin: 'hello',
      url: 'https://example.org/x',
      keep: {versions: 5},
    });
  });

  test('tells every wrong word at once', async () => {
    await using host = await testHost();
    const told = await toldBy(
      repo(host, ['init', 'r'], {
        name: '../x',
        url: 'ftp://a',
        keep: 'all',
        origin: 'a\nb',
        component: 'a/b',
      }),
    );
    expect(told.match(/--\w+/g)).toEqual(['--name', '--url', '--origin', '--component', '--keep']);
    expect(await tree(host)).toEqual({});
  });
});

describe('repo add', () => {
  test('lists packages of anybody, signs rpms that nobody signed, and does nothing twice', async () => {
    await using host = await started();
    expect(withoutCarriers(await listed(host))).toEqual([
      'apt stable hello 1.0.0',
      'yum stable/x86_64 hello 1.0.0-1',
    ]);
    const before = await tree(host);
    const report = await repo(host, ['add', 'r', packages('1.0.0')], {keys});
    expect(report.notes).toEqual(['It had all of it: nothing was written.']);
    expect(await tree(host)).toEqual(before);
    const rpm = join(host.workDir, 'r/yum/stable/x86_64/Packages/h/hello-1.0.0-1.x86_64.rpm');
    const {data} = await run(host, {command: 'inspect', args: [rpm]});
    expect((data as {signatures: readonly string[]}).signatures).not.toEqual([]);
    expect((await repo(host, ['check', 'r'])).problems).toEqual([]);
  });

  test('takes the suite that is named', async () => {
    await using host = await started();
    await repo(host, ['add', 'r', join(packages('1.1.0'), 'hello_1.1.0_amd64.deb')], {keys, suite: 'trixie'});
    expect(withoutCarriers(await listed(host))).toContain('apt trixie hello 1.1.0');
    const told = await toldBy(repo(host, ['add', 'r', packages('1.1.0')], {keys, suite: '../up'}));
    expect(told).toContain('--suite: "../up" is not a word');
  });

  test('names every broken package of a folder, and writes nothing unless it is told to go on', async () => {
    await using host = await started();
    const before = await tree(host);
    const folder = join(host.workDir, 'mixed');
    await mkdir(folder);
    const good = join(packages('1.1.0'), 'hello_1.1.0_amd64.deb');
    await copyFile(good, join(folder, 'good.deb'));
    await copyFile(good, join(folder, 'short.deb'));
    await truncate(join(folder, 'short.deb'), 700);
    await copyFile(join(packages('1.1.0'), 'hello-1.1.0-1.x86_64.rpm'), join(folder, 'short.rpm'));
    await truncate(join(folder, 'short.rpm'), 2000);
    await writeFile(join(folder, 'text.rpm'), 'not at all');
    await writeFile(join(folder, 'notes.txt'), 'left out');
    const told = await toldBy(repo(host, ['add', 'r', 'mixed'], {keys}));
    expect(told.match(/\w+\.(?:deb|rpm|txt)(?= (?:cannot|is no))/g)?.sort()).toEqual([
      'short.deb',
      'short.rpm',
      'text.rpm',
    ]);
    expect(await tree(host)).toEqual(before);
    await repo(host, ['add', 'r', 'mixed'], {keys, keepGoing: true});
    expect(withoutCarriers(await listed(host))).toContain('apt stable hello 1.1.0');
    expect(host.warnings).toHaveLength(3);
  });

  test('needs a key, a repository and a package', async () => {
    await using host = await started();
    const before = await tree(host);
    await mkdir(join(host.workDir, 'empty'));
    const tried = [
      repo(host, ['add', 'r', packages('1.1.0')]),
      repo(host, ['add', 'empty', packages('1.1.0')], {keys}),
      repo(host, ['add', 'nowhere', packages('1.1.0')], {keys}),
      repo(host, ['add', 'r', 'empty'], {keys}),
      repo(host, ['add', 'r', 'absent.deb'], {keys}),
    ];
    const told = await Promise.all(tried.map(toldBy));
    expect(told.map((text) => text.split('\n').slice(0, 2).join(': '))).toEqual([
      'repository/no-key: a repository must be signed, and no key was given',
      'repository/folder: empty holds no repository: there is no repository.json in it',
      'repository/folder: nowhere is no folder',
      'repository/no-package: no package is in empty',
      'repository/broken: absent.deb is no package that can be listed',
    ]);
    expect(await tree(host)).toEqual(before);
  });

  test('refuses other bytes under one version, among the files or beside what is listed', async () => {
    await using host = await started();
    const before = await tree(host);
    await host.files(project('', '1.0.0'));
    await writeFile(join(host.workDir, 'hello'), '#!/bin/sh\necho other\n');
    await run(host, {command: 'build'});
    await rm(join(host.workDir, 'linux-pkg.yml'));
    expect(await toldBy(repo(host, ['add', 'r', 'out'], {keys}))).toContain('with other bytes');
    expect(await tree(host)).toEqual(before);
  });
});

describe('repo remove and yank', () => {
  test('take out what they are told, and nothing that is not there', async () => {
    await using host = await started();
    await repo(host, ['add', 'r', packages()], {keys});
    const before = await tree(host);
    const told = await toldBy(repo(host, ['yank', 'r', '9.9'], {keys}));
    expect(told).toMatch(/nothing in r is 9\.9\n {2}there is .*hello=1\.0\.0/);
    expect(await toldBy(repo(host, ['remove', 'r', 'hello', 'hallo'], {keys}))).toContain(
      'nothing in r is hallo',
    );
    expect(await tree(host)).toEqual(before);
    await repo(host, ['yank', 'r', '1.1.0'], {keys});
    expect(withoutCarriers(await listed(host))).toEqual([
      'apt stable hello 1.0.0',
      'yum stable/x86_64 hello 1.0.0-1',
    ]);
    await repo(host, ['add', 'r', packages('1.1.0')], {keys});
    await repo(host, ['remove', 'r', 'hello=1.0.0-1'], {keys});
    expect(withoutCarriers(await listed(host))).toEqual([
      'apt stable hello 1.0.0',
      'apt stable hello 1.1.0',
      'yum stable/x86_64 hello 1.1.0-1',
    ]);
    expect((await repo(host, ['check', 'r'])).problems).toEqual([]);
  });
});

test('a dry run says what would be done, and writes nothing', async () => {
  await using host = await started();
  const before = await tree(host);
  const dry = (...args: readonly string[]) =>
    run(host, {command: 'repo', args, keys, dryRun: true, repo: {keepGoing: false}});
  const added = await dry('add', 'r', packages('1.1.0'));
  expect([added.title, ...added.tables[0]!.rows.map((row) => row[3])]).toEqual([
    'Would add to r',
    'hello 1.1.0',
    'hello 1.1.0-1',
  ]);
  expect((await dry('yank', 'r', '1.0.0')).tables[0]!.rows.map((row) => row[4])).toEqual([
    'hello 1.0.0',
    'hello 1.0.0-1',
  ]);
  await dry('init', 'fresh');
  expect(await tree(host)).toEqual(before);
  expect(await treeOf(join(host.workDir, 'fresh'))).toEqual({});
});

describe('repo check', () => {
  test.each([
    ['apt/dists/stable/InRelease', 'is not the text that'],
    ['apt/dists/stable/main/binary-amd64/Packages.gz', 'Packages.gz'],
    ['apt/pool/main/h/hello/hello_1.0.0_amd64.deb', 'is not as it is listed'],
    // Whether it is no signature any more or one that does not fit: the one that is kept beside it tells what is meant.
    ['yum/stable/x86_64/repodata/repomd.xml.asc', /repomd\.xml|between its last two writes/],
    ['yum/stable/x86_64/Packages/h/hello-1.0.0-1.x86_64.rpm', 'is not as it is listed'],
  ])('finds a flipped bit of %s', async (path, finding) => {
    await using host = await started();
    const file = join(host.workDir, 'r', path);
    const bytes = await readFile(file);
    const at = path.endsWith('.asc') ? 120 : Math.floor(bytes.length / 3);
    bytes[at] = bytes[at]! ^ 1;
    await writeFile(file, bytes);
    const {failed, problems = []} = await repo(host, ['check', 'r']);
    expect(failed).toBe(true);
    expect(problems.map(({message}) => message).join('\n')).toMatch(finding);
  });

  test('finds what is missing, and a keyring of somebody else', async () => {
    await using host = await started();
    await rm(join(host.workDir, 'r/apt/pool'), {recursive: true});
    await writeFile(join(host.workDir, 'r/hello-keyring.asc'), '');
    const {problems = []} = await repo(host, ['check', 'r']);
    const told = problems.map(({message}) => message).join('\n');
    expect(told).toContain('hello_1.0.0_amd64.deb is listed and not there');
    expect(told).toContain('InRelease carries no signature that can be read');
  });

  test('changes nothing', async () => {
    await using host = await started();
    const before = await tree(host);
    await repo(host, ['check', 'r']);
    await repo(host, ['list', 'r']);
    expect(await tree(host)).toEqual(before);
  });
});

test.each([
  '{',
  '[]',
  '{"version": 2}',
  JSON.stringify({...CARD, name: '../../etc/x'}),
  JSON.stringify({...CARD, url: 'https://a/$(reboot)"'}),
  JSON.stringify({...CARD, component: 'a b'}),
])('a card that nobody wrote for us is refused: %s', async (card) => {
  await using host = await started();
  await writeFile(join(host.workDir, 'r/repository.json'), card);
  const before = await tree(host);
  for (const args of [
    ['list', 'r'],
    ['check', 'r'],
    ['yank', 'r', '1.0.0'],
  ])
    expect(await toldBy(repo(host, args, {keys}))).toContain('is not what linux-pkg writes');
  expect(await tree(host)).toEqual(before);
  await repo(host, ['init', 'r'], {name: 'hello'});
  expect((await repo(host, ['check', 'r'])).problems).toEqual([]);
});

describe('repo serve', () => {
  test('hands out the repository until it is ended', async () => {
    await using host = await started();
    const stop = new AbortController();
    const served = repo({...host, signal: stop.signal} as TestHost, ['serve', 'r']);
    let url = '';
    while (url === '') {
      url = /http:\/\/127\.0\.0\.1:\d+/.exec(host.lines.join('\n'))?.[0] ?? '';
      await new Promise((done) => setTimeout(done, 5));
    }
    const answer = await fetch(`${url}/apt/dists/stable/InRelease`);
    expect(await answer.text()).toContain('Origin: hello');
    expect(await (await fetch(`${url}/hello-stable.sources`)).text()).toContain(`URIs: ${url}/`);
    expect(host.lines.join('\n')).toContain(`${url}/hello-keyring.asc`);
    stop.abort();
    expect((await served).title).toContain('not served any more');
  });

  test('takes a port for a port', async () => {
    await using host = await started();
    expect(await toldBy(repo(host, ['serve', 'r'], {port: '99999'}))).toContain('--port: "99999" is no port');
  });
});

test('words that mean nothing are told with what was meant', async () => {
  await using host = await testHost();
  const told = await Promise.all(
    [[], ['lst', 'r'], ['list'], ['list', 'r', 'x'], ['yank', 'r', '1', '2'], ['add', 'r']].map((args) =>
      toldBy(repo(host, args, {keys})),
    ),
  );
  expect(told).toMatchSnapshot();
});
