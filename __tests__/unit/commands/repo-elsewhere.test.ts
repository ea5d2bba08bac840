import {copyFile, mkdir, readFile, writeFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {afterAll, beforeAll, expect, test} from '@jest/globals';
import type {KeyInputs} from '../../../src/model/secret.ts';
import {type FolderServer, serveFolder} from '../../../src/tools/folder-server.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {keyInputs, project, repo, run, toldBy, treeOf} from '../../support/repository-project.ts';

let keys: KeyInputs;
/** A release: `assets/v1.0.0` and `assets/v1.1.0` have signed rpms, `bare` has a deb and an rpm that nobody signed. */
let made: TestHost;
let server: FolderServer;

const inRelease = (version: string): string =>
  join(made.workDir, 'assets', `v${version}`, `hello-${version}-1.x86_64.rpm`);

beforeAll(async () => {
  keys = await keyInputs();
  made = await testHost();
  await mkdir(join(made.workDir, 'bare'));
  for (const version of ['1.0.0', '1.1.0']) {
    await made.files(project('', version));
    await run(made, {command: 'build'});
    for (const name of [`hello_${version}_amd64.deb`, `hello-${version}-1.x86_64.rpm`])
      await copyFile(join(made.outDir, name), join(made.workDir, 'bare', name));
    const bare = join(made.workDir, 'bare', basename(inRelease(version)));
    await repo(made, ['init', `signed-${version}`], {name: 'hello'});
    await repo(made, ['add', `signed-${version}`, bare], {keys});
    await mkdir(join(inRelease(version), '..'), {recursive: true});
    const folder = join(made.workDir, `signed-${version}/yum/stable/x86_64/Packages/h`);
    await copyFile(join(folder, basename(bare)), inRelease(version));
  }
  server = await serveFolder(join(made.workDir, 'assets'));
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await made[Symbol.asyncDispose]();
});

async function started(): Promise<TestHost> {
  const host = await testHost();
  await repo(host, ['init', 'r'], {name: 'hello', url: 'https://example.org/repo'});
  return host;
}

const tree = (host: TestHost) => treeOf(join(host.workDir, 'r'));

/** The text of `primary`. */
async function primary(host: TestHost): Promise<string> {
  const shelf = join(host.workDir, 'r/yum/stable/x86_64');
  const top = await readFile(join(shelf, 'repodata/repomd.xml'), 'utf8');
  const [list] = /repodata\/\w+-primary\.xml\.gz/.exec(top)!;
  return gunzipSync(await readFile(join(shelf, list))).toString();
}

test('packages that lie in a release are listed there, and do not come into the repository', async () => {
  await using host = await started();
  const at = {keys, packagesAt: `${server.url}/v1.0.0/`};
  await repo(host, ['add', 'r', inRelease('1.0.0')], at);
  expect(await primary(host)).toContain(
    `<location xml:base="${server.url}/v1.0.0/" href="hello-1.0.0-1.x86_64.rpm"/>`,
  );
  const before = await tree(host);
  expect(Object.keys(before).filter((path) => /hello-1.*rpm$/.test(path))).toEqual([]);
  expect(await readFile(join(host.workDir, 'r/index.html'), 'utf8')).toContain(
    `href="${server.url}/v1.0.0/hello-1.0.0-1.x86_64.rpm"`,
  );
  const {problems, notes} = await repo(host, ['check', 'r']);
  expect({problems, notes}).toEqual({
    problems: [],
    notes: ['1 package at other addresses: not fetched, and not looked at.'],
  });
  expect(host.warnings.map(({message}) => message)).toEqual([
    expect.stringContaining('zypper cannot install what lies at'),
  ]);
  await repo(host, ['add', 'r', inRelease('1.0.0')], at);
  expect(await tree(host)).toEqual(before);
});

test('the next release stands beside it, wherever it lies, and can be taken out again', async () => {
  await using host = await started();
  for (const version of ['1.0.0', '1.1.0'])
    await repo(host, ['add', 'r', inRelease(version)], {keys, packagesAt: `${server.url}/v${version}`});
  const text = await primary(host);
  expect(text.match(/xml:base="[^"]*\/(v[\d.]+)\/"/g)).toHaveLength(2);
  const {problems} = await repo(host, ['check', 'r']);
  expect(problems).toEqual([]);
  await repo(host, ['yank', 'r', '1.1.0'], {keys});
  expect(await primary(host)).not.toContain('/v1.1.0/');
});

test('what clients could not fetch or would refuse is told, and nothing is written', async () => {
  await using host = await started();
  const before = await tree(host);
  const other = join(host.workDir, basename(inRelease('1.1.0')));
  await writeFile(other, await readFile(inRelease('1.1.0')));
  const at = (packagesAt: string) => ({keys, packagesAt});
  const bare = join(made.workDir, 'bare');
  const told = await Promise.all([
    toldBy(repo(host, ['add', 'r', other], at(`${server.url}/v1.0.0`))),
    toldBy(repo(host, ['add', 'r', other], at('http://127.0.0.1:9/v1.1.0'))),
    toldBy(repo(host, ['add', 'r', bare], at(`${server.url}/v1.1.0`))),
    toldBy(repo(host, ['add', 'r', other], at('ftp://example.org'))),
    toldBy(repo(host, ['add', 'r', other], at('https://example.org/$(id)?a=`b`'))),
  ]);
  expect(told[0]).toMatch(/nobody can fetch hello-1\.1\.0.*: it answers 404\n.*upload hello-1\.1\.0/);
  expect(told[1]).toMatch(/nobody can fetch .* from http:\/\/127\.0\.0\.1:9\/v1\.1\.0\/hello-1\.1\.0/);
  expect(told[2]).toContain(
    'hello_1.1.0_amd64.deb cannot lie at another address: APT has packages beside its lists',
  );
  expect(told[2]).toContain('hello-1.1.0-1.x86_64.rpm is not signed, and the copy at ');
  expect(told[3]).toContain('--packages-at: "ftp://example.org" is not an address');
  expect(told[4]).toContain('is not an address');
  expect(await tree(host)).toEqual(before);
});

test('a file of another length at that address is no copy of the package', async () => {
  await using host = await started();
  const longer = join(host.workDir, basename(inRelease('1.1.0')));
  await mkdir(join(host.workDir, 'assets'));
  await writeFile(join(host.workDir, 'assets', basename(longer)), 'not found, says a friendly page');
  await copyFile(inRelease('1.1.0'), longer);
  await using friendly = await serveFolder(join(host.workDir, 'assets'));
  const told = await toldBy(repo(host, ['add', 'r', longer], {keys, packagesAt: friendly.url}));
  expect(told).toMatch(/has 31 bytes, and hello-1\.1\.0-1\.x86_64\.rpm has \d+/);
});
