import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, expect, test} from '@jest/globals';
import {RemoteError} from '../../../../src/model/errors.ts';
import {loadConfig} from '../../../../src/steps/config/index.ts';
import {load, RIGHT} from '../../../support/config.ts';
import {testHost, testInputs} from '../../../support/host.ts';

interface Seen {
  readonly path: string;
  readonly ref: string | null;
  readonly authorization: string | undefined;
}

interface Server extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly Seen[];
}

/** GitHub's API as far as one endpoint: files by `owner/repo/path@ref`, or an answer of the test's own. */
async function github(
  files: Readonly<Record<string, string>>,
  answer?: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Server> {
  const requests: Seen[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const ref = url.searchParams.get('ref');
    const path = decodeURIComponent(url.pathname);
    requests.push({path, ref, authorization: request.headers.authorization});
    if (answer) return answer(request, response);
    const text = files[`${path.replace('/api/v3/repos/', '').replace('/contents/', '/')}@${ref}`];
    if (text === undefined) return json(response, 404, {message: 'Not Found'});
    const content = Buffer.from(text).toString('base64');
    json(response, 200, {type: 'file', encoding: 'base64', size: text.length, content});
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/v3`,
    requests,
    [Symbol.asyncDispose]: () => new Promise((done) => server.close(() => done())),
  };
}

function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, {'content-type': 'application/json', connection: 'close', ...headers});
  response.end(JSON.stringify(body));
}

const project = (text: string) => ({'linux-pkg.yml': `${RIGHT}extends: ${text}\n`});

describe('a config that extends a file on GitHub', () => {
  test('reads it with one request, at the ref, with the token', async () => {
    await using server = await github({'org/.github/linux-pkg.yml@main': 'license: MIT\nlocked: [vendor]\n'});
    const env = {GITHUB_API_URL: server.url, GITHUB_TOKEN: 'secret-token'};
    expect(await load(project('org/.github/linux-pkg.yml@main'), {env})).toMatchObject({
      values: {license: 'MIT'},
      places: {license: {file: 'org/.github/linux-pkg.yml@main', line: 1, column: 10}},
    });
    expect(server.requests).toEqual([
      {
        path: '/api/v3/repos/org/.github/contents/linux-pkg.yml',
        ref: 'main',
        authorization: 'token secret-token',
      },
    ]);
  });

  test('takes folders in the path and slashes in the ref, and goes without a token', async () => {
    await using server = await github({'org/repo/a/b/c.yml@feature/x@1': 'license: MIT\n'});
    expect(
      await load(project('org/repo/a/b/c.yml@feature/x@1'), {env: {GITHUB_API_URL: `${server.url}/`}}),
    ).toMatchObject({values: {license: 'MIT'}});
    expect(server.requests[0]?.authorization).toBeUndefined();
  });

  test('goes on from there to files of the same repository and ref, and to others', async () => {
    await using server = await github({
      'org/repo/a/base.yml@v1': 'extends: ../common.yml\nlicense: MIT\n',
      'org/repo/common.yml@v1': 'extends: other/repo/x.yml@v2\nvendor: V\n',
      'other/repo/x.yml@v2': 'homepage: H\n',
    });
    const env = {GITHUB_API_URL: server.url};
    expect(await load(project('org/repo/a/base.yml@v1'), {env})).toMatchObject({
      values: {license: 'MIT', vendor: 'V', homepage: 'H'},
    });
  });

  test('is told of mistakes and locks in that file, and of a round', async () => {
    await using server = await github({
      'org/repo/base.yml@v1': 'umask: 755\nlocked: [name]\n',
      'org/repo/round.yml@v1': 'extends: round.yml\n',
    });
    const env = {GITHUB_API_URL: server.url};
    expect(await load(project('org/repo/base.yml@v1'), {env})).toBe(
      'config/invalid\nlinux-pkg.yml:1:7: name is locked by org/repo/base.yml@v1\n    → take it out; "name" is locked at org/repo/base.yml@v1:2\norg/repo/base.yml@v1:1:8: umask: "755" is not an octal mode\n    → write 0755',
    );
    expect(await load(project('org/repo/round.yml@v1'), {env})).toMatch(/the files extend each other/);
  });

  test.each([
    ['/etc/passwd', 'extends: "/etc/passwd" is a path of this machine'],
    ['../../secret.yml', 'extends: "../../secret.yml" leaves the repository'],
  ])('reads nothing of this machine on behalf of that file: %s', async (path, message) => {
    await using server = await github({'org/repo/base.yml@v1': `extends: ${path}\n`});
    const result = await load(project('org/repo/base.yml@v1'), {env: {GITHUB_API_URL: server.url}});
    expect(result).toContain(`org/repo/base.yml@v1:1:10: ${message}`);
    expect(server.requests).toHaveLength(1);
  });
});

const answers: readonly (readonly [string, number, unknown, object, RegExp])[] = [
  [
    'is not there',
    404,
    {message: 'Not Found'},
    {},
    /: not found on http.*\n.*private repository needs a token.*this is no token/,
  ],
  [
    'asks for another token',
    401,
    {message: 'Bad credentials'},
    {},
    /: the token was refused\n.*GITHUB_TOKEN is wrong or has expired/,
  ],
  [
    'may not be read',
    403,
    {message: 'Forbidden'},
    {},
    /: access was refused\n.*read the contents of org\/repo/,
  ],
  [
    'is behind a used-up rate limit',
    403,
    {message: 'API rate limit'},
    {'x-ratelimit-remaining': '0'},
    /: the rate limit of the API is used up\n.*GITHUB_TOKEN/,
  ],
  ['is a folder', 200, [{type: 'file'}], {}, /: it is a folder\n.*name a file in it/],
  ['is a submodule', 200, {type: 'submodule'}, {}, /: it is a submodule\n/],
  ['is too large', 200, {type: 'file', encoding: 'none', content: ''}, {}, /: it is larger than 1 MiB\n/],
];

describe('a file on GitHub that', () => {
  test.each(answers)('%s is a mistake at the line that names it', async (_, status, body, headers, told) => {
    await using server = await github({}, (_request, response) => json(response, status, body, headers));
    const result = await load(project('org/repo/base.yml@v1'), {env: {GITHUB_API_URL: server.url}});
    expect(result).toMatch(/^config\/invalid\nlinux-pkg\.yml:5:10: extends: org\/repo\/base\.yml@v1: /);
    expect(result).toMatch(told);
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    [
      'answers 502',
      (_: IncomingMessage, response: ServerResponse) => json(response, 502, {}),
      'answered 502',
    ],
    ['hangs up', (request: IncomingMessage) => request.socket.destroy(), 'did not answer'],
  ])('%s is not the mistake of the person', async (_, answer, message) => {
    await using server = await github({}, answer);
    await using host = await testHost(project('org/repo/base.yml@v1'), {
      GITHUB_API_URL: server.url,
      GITHUB_TOKEN: 'secret-token',
    });
    const error = await loadConfig(host, testInputs()).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RemoteError);
    expect(error).toMatchObject({code: 'remote/failed', message: expect.stringContaining(message)});
    expect((error as Error).cause).toBeInstanceOf(Error);
    expect(String(error)).not.toContain('secret-token');
  });
});
