import {createServer, type IncomingMessage} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {components} from '@octokit/openapi-types';

type Schemas = components['schemas'];

/** One answer of GitHub's REST API, shaped as its description says. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object;
}

export interface GithubAnswers extends AsyncDisposable {
  readonly url: string;
  /** `GET /user`, in the order in which they were asked. */
  readonly asked: readonly string[];
  readonly tokens: ReadonlySet<string>;
}

/** A loopback server that gives these answers by path; anything else is not found. */
export async function githubAnswers(answers: Readonly<Record<string, Answer>>): Promise<GithubAnswers> {
  const asked: string[] = [];
  const tokens = new Set<string>();
  const server = createServer((request: IncomingMessage, response) => {
    asked.push(`${request.method} ${request.url}`);
    tokens.add(request.headers.authorization ?? '');
    const {status = 200, headers = {}, body} = answers[request.url ?? ''] ?? notFound;
    response.writeHead(status, {'content-type': 'application/json; charset=utf-8', ...headers});
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    tokens,
    [Symbol.asyncDispose]: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

const problem = (message: string): Schemas['basic-error'] => ({
  message,
  documentation_url: 'https://docs.github.com/rest',
});

export const refused = (status: number, message: string, headers = {}): Answer => ({
  status,
  headers,
  body: problem(message),
});

const notFound = refused(404, 'Not Found');

export const rateAnswer = (left: number, limit = 5000, headers = {}): Answer => {
  const rate: Schemas['rate-limit'] = {limit, remaining: left, used: limit - left, reset: 1_795_350_000};
  const body: Schemas['rate-limit-overview'] = {resources: {core: rate, search: rate}, rate};
  return {headers, body};
};

export const userAnswer = (login: string, headers = {}): Answer => {
  const body: Pick<Schemas['private-user'], 'login' | 'id' | 'type'> = {login, id: 1, type: 'User'};
  return {headers, body};
};

export const repositoryAnswer = (push: boolean | undefined, isPrivate = false): Answer => {
  const body: Pick<Schemas['full-repository'], 'name' | 'private' | 'permissions'> = {
    name: 'hello',
    private: isPrivate,
    ...(push !== undefined && {permissions: {admin: false, push, pull: true}}),
  };
  return {body};
};
