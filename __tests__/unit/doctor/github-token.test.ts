import {describe, expect, test} from '@jest/globals';
import {githubProbe} from '../../../src/steps/doctor/probes/github.ts';
import {
  type Answer,
  githubAnswers,
  rateAnswer,
  refused,
  repositoryAnswer,
  userAnswer,
} from '../../support/github-answers.ts';
import {testHost} from '../../support/host.ts';

const CLASSIC = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
const FINE = 'github_pat_0123456789abcdefghijABCDEFGHIJ012345';
const APP = 'ghs_0123456789abcdefghijABCDEFGHIJ012345';

const NOW = Date.UTC(2026, 10, 22, 12) / 1000;

interface Case {
  readonly token?: string;
  readonly answers?: Readonly<Record<string, Answer>>;
  readonly env?: Readonly<Record<string, string>>;
}

async function probe({token = CLASSIC, answers = {}, env = {}}: Case) {
  await using server = await githubAnswers({
    '/rate_limit': rateAnswer(4999),
    '/user': userAnswer('ann'),
    '/repos/example/hello': repositoryAnswer(true),
    ...answers,
  });
  await using host = await testHost(
    {},
    {GITHUB_TOKEN: token, GITHUB_API_URL: server.url, GITHUB_REPOSITORY: 'example/hello', ...env},
  );
  const found = await githubProbe.run({...host, now: () => NOW});
  const lines = found.map(({state, what, hint}) =>
    [`${state}: ${what}`, ...(hint ? [`  → ${hint}`] : [])].join('\n').replaceAll(server.url, 'SERVER'),
  );
  return {lines, asked: server.asked, tokens: [...server.tokens], logged: host.lines};
}

const scopes = (text: string) => ({'x-oauth-scopes': text});

const CASES: readonly (readonly [string, Case])[] = [
  ['a classic token in order', {answers: {'/rate_limit': rateAnswer(4999, 5000, scopes('repo, workflow'))}}],
  [
    'a classic token that may write to public repositories alone',
    {answers: {'/rate_limit': rateAnswer(4999, 5000, scopes('public_repo'))}},
  ],
  [
    'the same on a private repository',
    {
      answers: {
        '/rate_limit': rateAnswer(4999, 5000, scopes('public_repo')),
        '/repos/example/hello': repositoryAnswer(true, true),
      },
    },
  ],
  ['a classic token without scopes', {answers: {'/rate_limit': rateAnswer(4999, 5000, scopes(''))}}],
  ['a fine-grained token', {token: FINE}],
  [
    'a fine-grained token that ends soon',
    {
      token: FINE,
      answers: {
        '/user': userAnswer('ann', {'github-authentication-token-expiration': '2026-12-20 09:00:00 UTC'}),
      },
    },
  ],
  [
    'a fine-grained token that ends in a year',
    {
      token: FINE,
      answers: {
        '/user': userAnswer('ann', {'github-authentication-token-expiration': '2027-11-20 09:00:00 +0100'}),
      },
    },
  ],
  [
    "a workflow's own token",
    {
      token: APP,
      answers: {
        '/rate_limit': rateAnswer(999, 1000),
        '/user': refused(403, 'Resource not accessible by integration'),
      },
    },
  ],
  [
    "a workflow's own token that may only read",
    {
      token: APP,
      answers: {
        '/user': refused(403, 'Resource not accessible by integration'),
        '/repos/example/hello': repositoryAnswer(false),
      },
    },
  ],
  ['somebody who may only read', {token: FINE, answers: {'/repos/example/hello': repositoryAnswer(false)}}],
  [
    'a server that does not say what it may do',
    {answers: {'/repos/example/hello': repositoryAnswer(undefined)}},
  ],
  ['a wrong token', {answers: {'/rate_limit': refused(401, 'Bad credentials')}}],
  [
    'single sign-on',
    {
      answers: {
        '/repos/example/hello': refused(403, 'Resource protected by organization SAML enforcement.', {
          'x-github-sso': 'required; url=https://github.com/orgs/example/sso?authorization_request=ABC',
        }),
      },
    },
  ],
  ['a repository that it cannot see', {answers: {'/repos/example/hello': refused(404, 'Not Found')}}],
  ['a repository that it may not read', {answers: {'/repos/example/hello': refused(403, 'Forbidden')}}],
  [
    'a limit that is used up',
    {
      answers: {
        '/user': refused(403, 'API rate limit exceeded for user ID 1.', {'x-ratelimit-remaining': '0'}),
      },
    },
  ],
  ['few requests left', {answers: {'/rate_limit': rateAnswer(12)}}],
  [
    'a server of one’s own without limits',
    {answers: {'/rate_limit': refused(404, 'Rate limiting is not enabled.')}},
  ],
  ['a server in trouble', {answers: {'/rate_limit': refused(502, 'Server Error')}}],
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
    const {lines, tokens} = await probe({env: {GITHUB_TOKEN: '', GH_TOKEN: FINE}});
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
    await using server = await githubAnswers({
      '/rate_limit': rateAnswer(4999),
      '/user': userAnswer('ann'),
      '/repos/example/hello': repositoryAnswer(true),
    });
    await using host = await testHost({}, {GITHUB_TOKEN: FINE, GITHUB_API_URL: server.url});
    await host.run(['git', 'init', '-q']);
    await host.run(['git', 'remote', 'add', 'origin', remote]);
    await githubProbe.run(host);
    expect(server.asked[2]).toBe(expected);
  });
});
