import {mkdir, utimes, writeFile} from 'node:fs/promises';
import {request} from 'node:http';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from '@jest/globals';
import {type FolderServer, serveFolder} from '../../../src/tools/folder-server.ts';
import {type TestHost, testHost} from '../../support/host.ts';

let host: TestHost;
let server: FolderServer;
const MODIFIED = 1_700_000_000;

beforeAll(async () => {
  host = await testHost({secret: 'outside'});
  const root = join(host.workDir, 'root');
  await mkdir(join(root, 'a b'), {recursive: true});
  await writeFile(join(root, 'a b', 'f+1~x'), '0123456789');
  await writeFile(join(root, 'index.html'), '<p>');
  await writeFile(join(root, '.linux-pkg-draft'), 'half');
  await writeFile(join(root, 'empty'), '');
  await utimes(join(root, 'a b', 'f+1~x'), MODIFIED, MODIFIED);
  server = await serveFolder(root);
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await host[Symbol.asyncDispose]();
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(server.url + path, {headers, method});

const FILE = '/a%20b/f%2b1~x';

test('files come whole, by their names as addresses spell them', async () => {
  expect(await (await get(FILE)).text()).toBe('0123456789');
  expect((await get('/')).headers.get('content-type')).toContain('text/html');
  expect(await (await get('/empty')).text()).toBe('');
  const head = await get(FILE, {}, 'HEAD');
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '10']);
});

test.each([
  ['bytes=2-4', 206, '234'],
  ['bytes=7-', 206, '789'],
  ['bytes=-3', 206, '789'],
  ['bytes=-99', 206, '0123456789'],
  ['bytes=8-99', 206, '89'],
  ['bytes=10-', 416, ''],
  ['bytes=4-2', 416, ''],
  ['bytes=0-1,4-5', 200, '0123456789'],
  ['lines=1-2', 200, '0123456789'],
])('the range %s is answered with %d', async (range, status, text) => {
  const answer = await get(FILE, {range});
  expect([answer.status, await answer.text()]).toEqual([status, text]);
});

test('a range of a file that changed since comes whole', async () => {
  const stale = await get(FILE, {range: 'bytes=5-', 'if-range': new Date(0).toUTCString()});
  expect(stale.status).toBe(200);
  const fresh = await get(FILE, {range: 'bytes=5-', 'if-range': new Date(MODIFIED * 1000).toUTCString()});
  expect(fresh.status).toBe(206);
});

test('what a client has already is not sent again', async () => {
  const since = (seconds: number) => ({'if-modified-since': new Date(seconds * 1000).toUTCString()});
  expect((await get(FILE, since(MODIFIED))).status).toBe(304);
  expect((await get(FILE, since(MODIFIED - 1))).status).toBe(200);
  expect((await get(FILE, {'if-modified-since': 'yesterday'})).status).toBe(200);
});

test('nothing outside of the folder comes, nor what is being written, nor by another way', async () => {
  for (const path of [
    '/absent',
    '/%2e%2e/secret',
    '/..%2fsecret',
    '/.linux-pkg-draft',
    '/%00',
    '/%zz',
    '/a%20b',
  ])
    expect((await get(path)).status).toBe(404);
  // As fetch would not write it.
  const raw = await new Promise<number | undefined>((done) => {
    const {port} = new URL(server.url);
    request({host: '127.0.0.1', port, path: '/../secret'}, ({statusCode}) => done(statusCode)).end();
  });
  expect(raw).toBe(404);
  expect((await get(FILE, {}, 'PUT')).status).toBe(405);
});
