import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {serveFolder} from '../../../src/tools/folder-server.ts';
import {readPage} from '../../support/docs.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {publish, publishProject} from '../../support/publish-project.ts';
import {keyInputs, run} from '../../support/repository-project.ts';
import {closeGpgHome, gpg} from '../../support/signing-keys.ts';

const PLACES = `  - {to: directory, id: plain, path: plain, pointers: true}
  - {to: directory, id: named, path: named, name: "{version}/{name}_{version}-{target}_{arch}", pointers: true, pointer_arch: uname}`;

/** A candidate has a tilde in its canonical name, which a release would not have. */
const CANDIDATE = '1.1.0-rc.1';

let host: TestHost;

beforeAll(async () => {
  host = await testHost(publishProject(PLACES), {SOURCE_DATE_EPOCH: '1780000000'});
  const keys = await keyInputs();
  await host.files({'key.asc': keys.privateKey!()});
  await gpg(host, '--import', join(host.workDir, 'key.asc'));
  for (const version of ['1.0.0', CANDIDATE]) {
    await host.files(publishProject(PLACES, version));
    await run(host, {command: 'build', out: 'out'});
    await publish(host, {keys});
  }
});

afterAll(async () => {
  await closeGpgHome(host);
  await host[Symbol.asyncDispose]();
});

describe('the checksums of a place', () => {
  test.each([
    ['plain', 'hello_1.0.0_SHA256SUMS'],
    ['plain', `hello_${CANDIDATE}_SHA256SUMS`],
    ['named/1.0.0', 'SHA256SUMS'],
    [`named/${CANDIDATE}`, 'SHA256SUMS'],
  ])('in %s, %s is what sha256sum takes, and gpg knows its signature', async (folder, list) => {
    const {stdout} = await host.run(['sha256sum', '--check', '--strict', list], {
      cwd: join(host.workDir, folder),
    });
    expect(stdout.match(/: OK$/gm)).toHaveLength(4);
    const path = join(host.workDir, folder, list);
    await gpg(host, '--verify', `${path}.asc`, path);
  });
});

describe('pointers', () => {
  test.each([
    ['plain', 'deb.amd64.latest.txt', 'hello_1.0.0_amd64.deb'],
    ['named', 'deb.x86_64.latest.txt', 'hello_1.0.0-deb_amd64.deb'],
  ])(
    'lead curl to the newest package of %s as the docs say, and not to a candidate',
    async (folder, pointer, file) => {
      const lines = /```sh\n(base=[\s\S]*?)```/.exec(await readPage('docs/names.md'))?.[1] ?? '';
      await using over = await testHost();
      await using server = await serveFolder(join(host.workDir, folder), {port: 0, over: over.workDir});
      const script = lines
        .replace('https://downloads.example.org/downloads', server.url)
        .replace('ubuntu-22.04.amd64.latest.txt', pointer);
      await using fetched = await testHost();
      await fetched.run(['sh', '-euc', script], {cwd: fetched.workDir});
      const {stdout} = await fetched.run(['dpkg-deb', '--field', join(fetched.workDir, file), 'Version']);
      expect(stdout.trim()).toBe('1.0.0');
    },
  );

  test('are all in latest.json', async () => {
    const latest = JSON.parse(await readFile(join(host.workDir, 'named/latest.json'), 'utf8'));
    expect(latest.packages.map(({name}: {readonly name: string}) => name)).toEqual([
      '1.0.0/hello_1.0.0-deb_amd64.deb',
      '1.0.0/hello_1.0.0-rpm_amd64.rpm',
    ]);
  });
});
