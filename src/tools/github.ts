import type {Octokit} from '@octokit/rest';
import {RemoteError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';

const TIMEOUT_MS = 30_000;
const API = 'https://api.github.com';

/** The client, as it is handed on. */
export type GitHub = Octokit;

/** A file in a repository at a branch, tag or commit. */
export interface RepositoryFile {
  readonly owner: string;
  readonly repo: string;
  readonly path: string;
  readonly ref: string;
}

/** `owner/repo/file@ref`, as people write it. */
export const repositoryFileText = ({owner, repo, path, ref}: RepositoryFile): string =>
  `${owner}/${repo}/${path}@${ref}`;

/** The token that is used, and the variable that holds it. */
export function tokenOf(
  env: Host['env'],
): {readonly name: 'GITHUB_TOKEN' | 'GH_TOKEN'; readonly value: string} | undefined {
  const name = (['GITHUB_TOKEN', 'GH_TOKEN'] as const).find((variable) => env[variable]);
  return name && {name, value: env[name]!};
}

/** The server that is asked. */
export const serverOf = (env: Host['env']): string => (env['GITHUB_API_URL'] || API).replace(/\/+$/, '');

/** The client, loaded when it is first needed; its server and token are the environment's. */
export async function connect({env, fetch, signal}: Host): Promise<GitHub> {
  const {Octokit} = await import('@octokit/rest');
  const token = tokenOf(env);
  const quiet = () => {};
  return new Octokit({
    baseUrl: serverOf(env),
    userAgent: 'linux-pkg',
    ...(token && {auth: token.value}),
    log: {debug: quiet, info: quiet, warn: quiet, error: quiet},
    request: {fetch, signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)])},
  });
}

/** The bytes of one small file, read through the API. */
export async function readRepositoryFile(host: Host, file: RepositoryFile): Promise<Buffer> {
  const url = repositoryFileText(file);
  const octokit = await connect(host);
  const {data} = await octokit.rest.repos.getContent({...file}).catch((cause: unknown) => {
    throw failure(host, file, cause);
  });
  if (Array.isArray(data)) throw new RemoteError(url, 200, 'it is a folder', {hint: 'name a file in it'});
  if (data.type !== 'file' || !('content' in data))
    throw new RemoteError(url, 200, `it is a ${data.type}`, {hint: 'name a file'});
  // Above 1 MiB the API leaves the content out.
  if (data.encoding !== 'base64')
    throw new RemoteError(url, 200, 'it is larger than 1 MiB', {hint: 'name a smaller file'});
  return Buffer.from(data.content, 'base64');
}

function failure(host: Host, file: RepositoryFile, cause: unknown): RemoteError {
  const status = (cause as {status?: number}).status;
  const url = repositoryFileText(file);
  const server = serverOf(host.env);
  const variable = tokenOf(host.env)?.name;
  const token = variable ?? 'no token (GITHUB_TOKEN is not set)';
  const told = (message: string, hint: string) => new RemoteError(url, status, message, {hint, cause});
  // Octokit turns a connection that failed into a 500 without a response.
  const response = (cause as {response?: {headers?: Readonly<Record<string, string>>}}).response;
  if (!response || status === undefined)
    return told(`${server} did not answer (${reasonOf(cause)})`, 'check the network, and GITHUB_API_URL');
  if (status === 404)
    return told(
      `not found on ${server}`,
      `check owner, repository, file and ref; a private repository needs a token that may read it, and this is ${token}`,
    );
  if (status === 401)
    return told('the token was refused', `${variable ?? 'GITHUB_TOKEN'} is wrong or has expired`);
  if (status === 403 || status === 429)
    return response.headers?.['x-ratelimit-remaining'] === '0'
      ? told(
          'the rate limit of the API is used up',
          `set GITHUB_TOKEN for a higher one, or wait; this is ${token}`,
        )
      : told('access was refused', `the token needs to read the contents of ${file.owner}/${file.repo}`);
  return told(`${server} answered ${status}`, 'try again; see githubstatus.com');
}

/** The innermost cause: what the network said. */
export function reasonOf(error: unknown): string {
  const chain: string[] = [];
  for (let cause = error; cause instanceof Error && chain.length < 5; cause = cause.cause)
    chain.push(cause.message);
  return chain.at(-1) ?? String(error);
}
