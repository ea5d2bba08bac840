import {setTimeout as wait} from 'node:timers/promises';
import {PkgError, ToolError, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {GitRemote} from '../../tools/git-remote.ts';

const WAITS_MS = [500, 2000];

const OF_NETWORK =
  /Could not resolve host|unable to look up|Connection (?:refused|reset|timed out|closed)|Failed to connect|Couldn't connect|Operation timed out|Operation too slow|Empty reply|early EOF|hung up unexpectedly|unexpected disconnect|RPC failed|Recv failure|Send failure|transfer closed|HTTP\/2 stream|GnuTLS|SSL_|gnutls_handshake|returned error: (?:408|429|5\d\d)|Network is unreachable|No route to host/i;

/** Whether trying again may help. */
export const isTransient = (error: unknown): boolean =>
  error instanceof ToolError && OF_NETWORK.test(error.tail);

/** Does the work, again where the network or the server failed for a moment. */
export async function transient<T>(host: Host, work: () => Promise<T>): Promise<T> {
  for (const ms of WAITS_MS) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error)) throw error;
      await pause(host, error, ms);
    }
  }
  return work();
}

/** Waits, and says why. */
export async function pause(host: Host, error: unknown, ms: number): Promise<void> {
  host.log.info(`the git server failed (${lastWords(error)}): trying again in ${ms / 1000} s`);
  await wait(ms, undefined, {signal: host.signal});
}

/** What the server said that a person can use. */
function lastWords(error: unknown): string {
  const lines = error instanceof ToolError ? error.tail.split('\n') : [String(error)];
  const told =
    lines.findLast((line) => /^(?:fatal|error|remote: (?:fatal|error)):/i.test(line.trim())) ??
    lines.at(-1) ??
    '';
  return told.trim().replace(/^(?:fatal|error): /, '');
}

export interface Asked {
  readonly title: string;
  readonly remote: GitRemote;
  readonly branch: string;
  readonly history: 'one' | 'kept';
}

/** Does the work; what git said is told in words that say what to do. */
export async function telling<T>(asked: Asked, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw told(error, asked);
  }
}

function told(error: unknown, asked: Asked): unknown {
  if (!(error instanceof ToolError)) return error;
  const match = MEANINGS.find(([pattern]) => pattern.test(error.tail));
  if (!match) return error;
  const [, code, say, hint] = match;
  const message = `${asked.title}: ${say(asked, error.tail)}`;
  const reason = {hint: hint(asked), cause: error};
  return code === 'pages/network' || code === 'pages/refused'
    ? new PkgError(code, message, reason)
    : new UserError(code, message, reason);
}

type Meaning = readonly [
  pattern: RegExp,
  code: string,
  say: (asked: Asked, tail: string) => string,
  hint: (asked: Asked) => string,
];

const PERMISSION =
  'give the job the right to write:\n  permissions:\n    contents: write\nand let the organisation allow it (Settings, Actions, Workflow permissions)';

const rightHint = ({remote: {byToken}}: Asked): string =>
  byToken
    ? `${PERMISSION}; for another repository than the workflow's own, GITHUB_TOKEN has to be a token that may write there`
    : 'log in as somebody who may push there (git push says the same); in a workflow, give the step the variable GITHUB_TOKEN, and the job `permissions: contents: write`';

const serverWords = (tail: string): string => {
  const lines = tail
    .split('\n')
    .flatMap((line) => /^remote: (?:error: )?(.*\S)/.exec(line.trim())?.[1] ?? [])
    .filter((line) => !/^(?:https?:|See |-+$)/.test(line));
  return lines.length > 0 ? `: ${[...new Set(lines)].slice(0, 4).join('; ')}` : '';
};

const MEANINGS: readonly Meaning[] = [
  [
    /GH001|exceeds GitHub's file size limit/,
    'pages/too-large',
    (_, tail) => `the server takes no file of that size${serverWords(tail)}`,
    () => 'publish large files to a release or to s3',
  ],
  [
    /protected branch|GH006|GH013|rule violations|deny updating|denyNonFastForwards|non-fast-forward\)|forced? push/i,
    'pages/protected',
    ({branch}, tail) =>
      `the branch ${branch} is protected, and the server refused the push${serverWords(tail)}`,
    ({history}) =>
      history === 'one'
        ? 'allow force pushes to that branch (Settings, Branches or Rules), or write `history: kept`'
        : 'let the workflow push to that branch (Settings, Branches or Rules: bypass list), or publish to another branch',
  ],
  [
    /hook declined|remote rejected/i,
    'pages/refused',
    (_, tail) => `the server refused the push${serverWords(tail)}`,
    () => "see what the server's own checks ask for",
  ],
  [
    /returned error: 403|Permission to .* denied|Write access to repository not granted|denied to |You are not allowed to push|protected from push/i,
    'pages/forbidden',
    (_, tail) => `no right to push${serverWords(tail)}`,
    rightHint,
  ],
  [
    /could not read (?:Username|Password)|terminal prompts disabled|Authentication failed|returned error: 401|Invalid username or (?:password|token)|Permission denied \(|Host key verification failed|No supported authentication/i,
    'pages/login',
    () => 'the server asks for a login, and there is none that it takes',
    rightHint,
  ],
  [
    /Repository not found|repository '.*' not found|returned error: 404|does not appear to be a git repository|does not exist|not found: did you run/i,
    'pages/missing',
    ({remote: {url}}) => `there is no repository at ${url}, or this login may not see it`,
    (asked) => `check \`remote\`; ${rightHint(asked)}`,
  ],
  [
    /returned error: 30\d/,
    'pages/moved',
    ({remote: {url}}) => `${url} sends to another address, and a login goes to no other`,
    () => 'write the address where the repository is now in `remote`, or in `git remote set-url`',
  ],
  [
    /transport '.*' not allowed|is not supported|Unable to find remote helper/i,
    'pages/remote',
    ({remote: {url}}) => `git does not go to ${url}`,
    () => 'write an address with https:// or ssh://, or a path',
  ],
  [
    OF_NETWORK,
    'pages/network',
    (_, tail) => `the server was not reached: ${tail.trim().split('\n').at(-1)}`,
    () => 'run this again: what is there already is not sent twice',
  ],
];
