import {describe, expect, test} from '@jest/globals';
import {githubProbe} from '../../../src/steps/doctor/probes/github.ts';
import {
  type GithubOptions,
  type OperationName,
  type Reply,
  rateShape,
  refusal,
  startGithub,
} from '../../support/github/index.ts';
import {testHost} from '../../support/host.ts';

const CLASSIC = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
const FINE = 'github_pat_0123456789abcdefghijABCDEFGHIJ012345';
const APP = 'ghs_0123456789abcdefghijABCDEFGHIJ012345';

const NOW = Date.UTC(2026, 10, 22, 12) / 1000;

interface Case {
  readonly token?: string;
  readonly github?: GithubOptions;
  /** In place of the right ones, by what is asked. */
  readonly answers?: Readonly<Partial<Record<OperationName, Reply>>>;
  readonly env?: Readonly<Record<string, string>>;
}

async function probe({token = CLASSIC, github = {}, answers = {}, env = {}}: Case) {
  await using server = await startGithub({token, ...github});
  for (const [name, answer] of Object.entries(answers))
    server.failAt((call) => call.name === name, answer, {times: 9});
  await using host = await testHost({}, {...server.env, GITHUB_TOKEN: token, ...env});
  const found = await githubProbe.run({...host, now: () => NOW});
  const lines = found.map(({state, what, hint}) =>
    [`${state}: ${what}`, ...(hint ? [`  → ${hint}`] : [])].join('\n').replaceAll(server.url, 'SERVER'),
  );
  const asked = server.calls.map(({method, path}) => `${method} ${path}`);
  return {lines, asked, tokens: [...server.tokens], logged: host.lines};
}

const scopes = (text: string): GithubOptions => ({headers: {'x-oauth-scopes': text}});
const expiring = (text: string): GithubOptions => ({
  headers: {'github-authentication-token-expiration': text},
});

const rate = (left: number, limit?: number): Reply => ({status: 200, body: rateShape(left, limit)});

const CASES: readonly (readonly [string, Case])[] = [
  ['a classic token in order', {github: scopes('repo, workflow')}],
  ['a classic token that may write to public repositories alone', {github: scopes('public_repo')}],
  ['the same on a private repository', {github: {...scopes('public_repo'), isPrivate: true}}],
  ['a classic token without scopes', {github: scopes('')}],
  ['a fine-grained token', {token: FINE}],
  ['a fine-grained token that ends soon', {token: FINE, github: expiring('2026-12-20 09:00:00 UTC')}],
  ['a fine-grained token that ends in a year', {token: FINE, github: expiring('2027-11-20 09:00:00 +0100')}],
  [
    "a workflow's own token",
    {token: APP, github: {login: undefined}, answers: {'rate-limit/get': rate(999, 1000)}},
  ],
  ["a workflow's own token that may only read", {token: APP, github: {login: undefined, push: false}}],
  ['somebody who may only read', {token: FINE, github: {push: false}}],
  ['a server that does not say what it may do', {github: {push: undefined}}],
  ['a wrong token', {github: {token: FINE}}],
  [
    'single sign-on',
    {
      answers: {
        'repos/get': refusal(403, 'Resource protected by organization SAML enforcement.', {
          'x-github-sso': 'required; url=https://github.com/orgs/example/sso?authorization_request=ABC',
        }),
      },
    },
  ],
  [
    'a repository that it cannot see',
    {github: {repository: 'example/other'}, env: {GITHUB_REPOSITORY: 'example/hello'}},
  ],
  ['a repository that it may not read', {answers: {'repos/get': refusal(403, 'Forbidden')}}],
  [
    'a limit that is used up',
    {
      answers: {
        'users/get-authenticated': refusal(403, 'API rate limit exceeded for user ID 1.', {
          'x-ratelimit-remaining': '0',
        }),
      },
    },
  ],
  ['few requests left', {answers: {'rate-limit/get': rate(12)}}],
  [
    'a server of one’s own without limits',
    {answers: {'rate-limit/get': refusal(404, 'Rate limiting is not enabled.')}},
  ],
  ['a server in trouble', {answers: {'rate-limit/get': refusal(502, 'Server Error')}}],
  ['no network', {env: {GITHUB_API_URL: 'http://127.0.0.1:1'}}],
  ['no repository', {env: {GITHUB_REPOSITORY: ''}}],
];

describe('the look at the GitHub token', () => {
  test('says each thing in a sentence of its own', async () => {
    const told: string[] = [];
    for (const [what, one] of CASES) told.push(`# ${what}`, ...(await probe(one)).lines);
    expect(told.join('\n')).toMatchSnapshot();
  });

  test('only reads, with the token that is set, and never tells it', async () => {
    for (const [, one] of CASES) {
      const {asked, tokens, lines, logged} = await probe(one);
      const token = one.token ?? CLASSIC;
      expect(asked.every((line) => line.startsWith('GET '))).toBe(true);
      for (const sent of tokens) expect(sent).toBe(`token ${token}`);
      expect([...lines, ...logged].join('\n')).not.toContain(token.slice(4, 20));
    }
  });

  test('takes GH_TOKEN where GITHUB_TOKEN is not set', async () => {
    const {lines, tokens} = await probe({token: FINE, env: {GITHUB_TOKEN: '', GH_TOKEN: FINE}});
    expect(lines[0]).toContain('GH_TOKEN is a fine-grained token of ann');
    expect(tokens).toEqual([`token ${FINE}`]);
  });

  test('asks nobody where no token is set', async () => {
    const {lines, asked} = await probe({env: {GITHUB_TOKEN: ''}});
    expect(lines).toEqual([
      'absent: neither GITHUB_TOKEN nor GH_TOKEN is set\n  → a release needs one with contents: write; a workflow has it as github.token',
    ]);
    expect(asked).toEqual([]);
  });

  test.each([
    ['git@github.com:example/hello.git', 'GET /repos/example/hello'],
    ['https://github.com/example/hello', 'GET /repos/example/hello'],
    ['ssh://git@github.com/example/hello.git', 'GET /repos/example/hello'],
    ['https://gitlab.com/example/hello.git', undefined],
    ['/srv/git/hello.git', undefined],
  ])('on a laptop the repository is the one that was cloned: %s', async (remote, expected) => {
    await using server = await startGithub({token: FINE});
    const env = {GITHUB_TOKEN: FINE, GITHUB_API_URL: server.url, GITHUB_SERVER_URL: 'https://github.com'};
    await using host = await testHost({}, env);
    await host.run(['git', 'init', '-q']);
    await host.run(['git', 'remote', 'add', 'origin', remote]);
    await githubProbe.run(host);
    const third = server.calls[2];
    expect(third && `${third.method} ${third.path}`).toBe(expected);
  });
});
