import {createReadStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {resolve, sep} from 'node:path';
import {pipeline} from 'node:stream/promises';
import {mediaType} from '../text/media-type.ts';

/** A folder that is served until it is disposed of. */
export interface FolderServer extends AsyncDisposable {
  /** `http://127.0.0.1:8080`. */
  readonly url: string;
}

interface Wish {
  /** Default: any that is free. */
  readonly port?: number;
  /** Another folder, whose files take the place of those of the same path. */
  readonly over?: string;
}

/** Serves a folder's files to this machine alone, with ranges and If-Modified-Since, as package managers ask for them. */
export async function serveFolder(root: string, {port = 0, over}: Wish = {}): Promise<FolderServer> {
  const roots = [...(over === undefined ? [] : [over]), root].map((folder) => resolve(folder));
  const server = createServer((request, response) => {
    answer(roots, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  roots: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, {Allow: 'GET, HEAD'});
  const info = await firstOf(roots, request.url ?? '/');
  if (!info) return end(response, 404);
  const seconds = Math.floor(info.modified / 1000) * 1000;
  const headers = {
    'Content-Type': mediaType(info.path),
    'Last-Modified': new Date(seconds).toUTCString(),
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-cache',
  };
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  if (since >= seconds) return end(response, 304, headers);
  const range = rangeOf(request, info.size, seconds);
  if (range === 'beyond') return end(response, 416, {...headers, 'Content-Range': `bytes */${info.size}`});
  const {from, to} = range ?? {from: 0, to: info.size - 1};
  response.writeHead(range ? 206 : 200, {
    ...headers,
    'Content-Length': to - from + 1,
    ...(range && {'Content-Range': `bytes ${from}-${to}/${info.size}`}),
  });
  if (request.method === 'HEAD' || info.size === 0) response.end();
  else await pipeline(createReadStream(info.path, {start: from, end: to}), response);
}

function end(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, status === 304 ? headers : {...headers, 'Content-Length': 0}).end();
}

async function firstOf(roots: readonly string[], url: string): Promise<Info | undefined> {
  for (const root of roots) {
    const file = fileOf(root, url);
    const info = file === undefined ? undefined : await infoOf(file);
    if (info) return info;
  }
  return undefined;
}

/** Nothing outside of the root, and nothing that is being written. */
function fileOf(root: string, url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const file = resolve(root, `.${path}`);
    const isInside = file === root || file.startsWith(root + sep);
    const isHidden = file
      .slice(root.length)
      .split(sep)
      .some((name) => name.startsWith('.'));
    return isInside && !isHidden && !path.includes('\0') ? file : undefined;
  } catch {
    return undefined;
  }
}

interface Info {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
}

async function infoOf(path: string): Promise<Info | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return path.endsWith('index.html') ? undefined : infoOf(`${path}/index.html`);
  return found?.isFile() ? {path, size: found.size, modified: found.mtimeMs} : undefined;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** One range; several at once may be answered with the whole: https://www.rfc-editor.org/rfc/rfc9110#section-14.2 */
function rangeOf(request: IncomingMessage, size: number, modified: number): Range | 'beyond' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const condition = request.headers['if-range'];
  if (condition !== undefined && Date.parse(String(condition)) !== modified) return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from < size && from <= to ? {from, to} : 'beyond';
}
