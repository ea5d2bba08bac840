import type {Host} from '../model/host.ts';
import {connect, reasonOf} from './github.ts';

/** What GitHub says of a token; it is only asked, nothing is changed. */
export interface TokenFacts {
  /** Undefined for a token of an app, such as a workflow's own: it is nobody's. */
  readonly login: string | undefined;
  /** Of a classic token; undefined where the server names none (fine-grained tokens, apps). */
  readonly scopes: readonly string[] | undefined;
  /** Seconds since 1970; undefined where it is not said. */
  readonly expires: number | undefined;
  readonly repository: RepositoryFacts | TokenRefusal | undefined;
  /** Requests left of those of an hour; undefined where the server sets no limit. */
  readonly rate: {readonly limit: number; readonly left: number; readonly resets: number} | undefined;
}

export interface RepositoryFacts {
  readonly isPrivate: boolean;
  /** Undefined where it is not said. */
  readonly mayWrite: boolean | undefined;
}

/** Why the server did not say it. */
export interface TokenRefusal {
  readonly refused: 'bad' | 'sso' | 'rate' | 'forbidden' | 'missing' | 'server' | 'silent';
  readonly reason: string;
}

export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}

type Headers = Readonly<Record<string, string | number | undefined>>;

interface Answer<T> {
  readonly data: T;
  readonly headers: Headers;
}

/** Asks whose the token of the environment is, what it may do and how long it lives. */
export async function lookAtToken(
  host: Host,
  repository: RepositoryName | undefined,
): Promise<TokenFacts | TokenRefusal> {
  const {rest} = await connect(host);
  const limit = await ask<{readonly resources: {readonly core: Rate}}>(() => rest.rateLimit.get());
  // Servers of one's own have no limit unless it is set, and then answer so.
  if ('refused' in limit && limit.refused !== 'missing') return limit;
  const user = await ask<{readonly login: string}>(() => rest.users.getAuthenticated());
  if ('refused' in user && user.refused !== 'forbidden') return user;
  const found = repository && (await ask<Repository>(() => rest.repos.get({...repository})));
  const answers = [limit, user, found].flatMap((one) => (one && 'headers' in one ? [one.headers] : []));
  const header = (name: string): string | undefined =>
    answers.map((headers) => headers[name]).find((value) => value !== undefined) as string | undefined;
  const core = 'data' in limit ? limit.data.resources.core : undefined;
  return {
    login: 'data' in user ? user.data.login : undefined,
    scopes: header('x-oauth-scopes')?.split(/,\s*/).filter(Boolean),
    expires: momentOf(header('github-authentication-token-expiration')),
    repository: found && ('data' in found ? factsOf(found.data) : found),
    rate: core && {limit: core.limit, left: core.remaining, resets: core.reset},
  };
}

interface Rate {
  readonly limit: number;
  readonly remaining: number;
  readonly reset: number;
}

interface Repository {
  readonly private: boolean;
  readonly permissions?: {readonly push?: boolean} | undefined;
}

const factsOf = ({private: isPrivate, permissions}: Repository): RepositoryFacts => ({
  isPrivate,
  mayWrite: permissions?.push,
});

/** `2027-01-31 09:00:00 UTC`, or with an offset in place of the last word. */
function momentOf(text: string | undefined): number | undefined {
  const iso = text?.replace(/^(\S+) (\S+) (?:UTC|([+-]\d\d):?(\d\d))$/, (_, day, time, hours, minutes) =>
    hours ? `${day}T${time}${hours}:${minutes}` : `${day}T${time}Z`,
  );
  const moment = Date.parse(iso ?? '');
  return Number.isNaN(moment) ? undefined : Math.floor(moment / 1000);
}

async function ask<T>(request: () => Promise<unknown>): Promise<Answer<T> | TokenRefusal> {
  try {
    return (await request()) as Answer<T>;
  } catch (cause) {
    return refusalOf(cause);
  }
}

function refusalOf(cause: unknown): TokenRefusal {
  const {status, response} = cause as {
    status?: number;
    response?: {headers?: Headers; data?: {message?: string}};
  };
  // Octokit turns a connection that failed into a 500 without a response.
  if (!response || status === undefined) return {refused: 'silent', reason: reasonOf(cause)};
  const headers = response.headers ?? {};
  const reason = response.data?.message ?? `status ${status}`;
  if (status === 401) return {refused: 'bad', reason};
  if (status === 404) return {refused: 'missing', reason};
  if (status !== 403 && status !== 429) return {refused: 'server', reason: `it answered ${status}`};
  if (headers['x-github-sso'] !== undefined) return {refused: 'sso', reason};
  const isUsedUp = headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined;
  return {refused: isUsedUp ? 'rate' : 'forbidden', reason};
}
