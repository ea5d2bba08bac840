import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterAll, beforeAll, expect, test} from '@jest/globals';
import {openPages} from '../../../src/stores/pages/pages.ts';
import {type GitServer, startGitServer, WRITER} from '../../support/git-remote.ts';
import {testHost} from '../../support/host.ts';

/** The server that the token is for sends everybody to another one, which serves the repository. */
let other: GitServer;
const server = createServer((request, response) => {
  request.resume();
  response.writeHead(302, {location: `${other.url}${request.url}`}).end();
});
let url: string;

beforeAll(async () => {
  other = await startGitServer();
  await other.create('site');
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await other[Symbol.asyncDispose]();
});

test('the token of one server is not brought to another one', async () => {
  await using host = await testHost({}, {CI: 'true', GITHUB_SERVER_URL: url, GITHUB_TOKEN: WRITER});
  await using store = await openPages(host, {remote: `${url}/site.git`});
  await expect(store.get('a')).rejects.toMatchObject({
    code: 'pages/moved',
    message: expect.stringContaining('sends to another address'),
    hint: expect.stringContaining('remote'),
  });
  expect(other.requests).toEqual([]);
});
