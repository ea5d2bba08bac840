import {execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {appendFile, mkdir, mkdtemp, rm} from 'node:fs/promises';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';

/** What a client asks for; `receive-pack` takes a push. */
export interface GitRequest {
  /** Counted from 1. */
  readonly number: number;
  readonly method: string;
  readonly service: 'upload-pack' | 'receive-pack';
  /** The first question of a fetch or a push, which changes nothing. */
  readonly isQuestion: boolean;
}

/**
 * before: the connection is cut and nothing done; after: it is done, and cut in place of an answer; half: only the
 * first bytes of the request arrive; a number: it is answered with this status.
 */
export type GitFault = 'before' | 'after' | 'half' | number;

export interface GitServer extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** The folder that the repositories lie in. */
  readonly root: string;
  readonly requests: readonly GitRequest[];
  /** Bytes that were answered, all together. */
  readonly sent: () => number;
  /** Every request is shown to it before it is served. */
  watch(
    see: ((request: GitRequest) => GitFault | undefined | Promise<GitFault | undefined>) | undefined,
  ): void;
  /** Makes an empty one; its address. */
  create(name: string, ...options: readonly string[]): Promise<string>;
  /** Runs git in a repository of its own. */
  git(name: string, ...args: readonly string[]): Promise<string>;
}

/** Who may read and write, and who may only read: the password of any user. */
export const WRITER = 'ghs_0123456789abcdefghijWRITER';
export const READER = 'ghs_0123456789abcdefghijREADER';

const run = promisify(execFile);

/** As GitHub does, where it matters. */
const SETTINGS = `[http]
	receivepack = true
[uploadpack]
	allowFilter = true
[receive]
	fsckObjects = true
	shallowUpdate = false
	autogc = false
[gc]
	auto = 0
[maintenance]
	auto = false
[core]
	fsync = none
`;

/** A git server as GitHub is one: git's own program behind HTTP, with a login. */
export async function startGitServer(): Promise<GitServer> {
  const root = await mkdtemp(join(tmpdir(), 'linux-pkg-git-'));
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    LC_ALL: 'C',
    GIT_AUTHOR_NAME: 'Somebody',
    GIT_AUTHOR_EMAIL: 'somebody@example.org',
    GIT_COMMITTER_NAME: 'Somebody',
    GIT_COMMITTER_EMAIL: 'somebody@example.org',
  };
  const requests: GitRequest[] = [];
  let sent = 0;
  let see: Parameters<GitServer['watch']>[0];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const isQuestion = url.pathname.endsWith('/info/refs');
    const asked = isQuestion ? url.searchParams.get('service') : url.pathname.split('/').at(-1);
    const service = asked === 'git-receive-pack' ? 'receive-pack' : 'upload-pack';
    const refusal = refusalOf(request, service);
    if (refusal) {
      response.writeHead(refusal[0], {'content-type': 'text/plain', 'www-authenticate': 'Basic realm="git"'});
      response.end(refusal[1]);
      return;
    }
    const body = bodyOf(request);
    const told = {number: requests.length + 1, method: request.method ?? '', service, isQuestion} as const;
    requests.push(told);
    void (async () => {
      const fault = await see?.(told);
      if (fault === 'before') return request.socket.destroy();
      if (typeof fault === 'number') {
        response.writeHead(fault, {'content-type': 'text/plain'});
        return response.end(`answered with ${fault}`);
      }
      sent += await serve({root, env, url, body: await body}, request, response, fault);
      return undefined;
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const git = async (name: string, ...args: readonly string[]) =>
    (
      await run('git', [`--git-dir=${join(root, `${name}.git`)}`, ...args], {env, maxBuffer: 1 << 26})
    ).stdout.trim();
  return {
    url,
    root,
    requests,
    sent: () => sent,
    watch: (next) => {
      see = next;
    },
    create: async (name, ...options) => {
      const folder = join(root, `${name}.git`);
      await mkdir(folder, {recursive: true});
      await run('git', ['init', '--quiet', '--bare', '--initial-branch=main', ...options, folder], {env});
      await appendFile(join(folder, 'config'), SETTINGS);
      return `${url}/${name}.git`;
    },
    git,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await rm(root, {recursive: true, force: true, maxRetries: 3});
    },
  };
}

/** As GitHub answers who may not. */
function refusalOf(
  {headers}: IncomingMessage,
  service: GitRequest['service'],
): readonly [status: number, words: string] | undefined {
  const [, packed = ''] = /^basic (\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const password = Buffer.from(packed, 'base64').toString().split(':').slice(1).join(':');
  if (password === WRITER || (password === READER && service === 'upload-pack')) return undefined;
  if (password === READER) return [403, 'Permission to owner/repo.git denied to github-actions[bot].'];
  return [401, 'Invalid username or token.'];
}

interface Backend {
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly body: Buffer;
}

const HALF = 600;

/** What arrives, until there is no more or nobody who sends it. */
const bodyOf = (request: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const done = () => resolve(Buffer.concat(chunks));
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', done).on('close', done).on('error', done);
  });

/** Hands a request to git, and its answer back: RFC 3875. The number of bytes that were answered. */
async function serve(
  {root, env, url, body}: Backend,
  request: IncomingMessage,
  response: ServerResponse,
  fault: 'after' | 'half' | undefined,
): Promise<number> {
  const {headers} = request;
  const child = spawn('git', ['http-backend'], {
    env: {
      ...env,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      REMOTE_USER: 'owner',
      REMOTE_ADDR: '127.0.0.1',
      REQUEST_METHOD: request.method ?? 'GET',
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      CONTENT_TYPE: headers['content-type'] ?? '',
      CONTENT_LENGTH: String(fault === 'half' ? HALF * 2 : body.length),
      ...(headers['content-encoding'] && {HTTP_CONTENT_ENCODING: headers['content-encoding']}),
      ...(headers['git-protocol'] && {GIT_PROTOCOL: String(headers['git-protocol'])}),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
    // Ended with all that it starts.
    detached: fault === 'half',
  });
  child.stdin.on('error', () => undefined);
  if (fault === 'half') {
    child.stdin.write(body.subarray(0, HALF));
    request.socket.destroy();
    // It would wait for the rest for ever.
    setTimeout(() => {
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGKILL');
    }, 100);
  } else child.stdin.end(body);
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  if (fault !== undefined) {
    request.socket.destroy();
    return 0;
  }
  const all = Buffer.concat(chunks);
  const head = all.indexOf('\r\n\r\n');
  const lines = all.subarray(0, head).toString().split('\r\n');
  let status = 200;
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]+): (.*)$/.exec(line) ?? [];
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else if (name) response.setHeader(name, value);
  }
  response.writeHead(status);
  response.end(all.subarray(head + 4));
  return all.length - head - 4;
}
