import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

interface Entry {
  readonly id: number;
  readonly key: string;
  readonly version: string;
  /** Azure's uncommitted blocks, by their id. */
  readonly blocks: Map<string, Buffer>;
  content: Buffer | undefined;
  final: boolean;
}

export interface CacheService extends AsyncDisposable {
  /** What a job needs in its environment to find the service. */
  readonly env: Readonly<Record<string, string>>;
  /** Finished entries by key, as they were sent. */
  entries(): ReadonlyMap<string, Buffer>;
  /** What was asked of it. */
  readonly calls: readonly string[];
}

const TWIRP = '/twirp/github.actions.results.api.v1.CacheService/';

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function answer(response: ServerResponse, code: number, data: object): void {
  response.writeHead(code, {'content-type': 'application/json'});
  response.end(JSON.stringify(data));
}

/** GitHub's cache service, version 2, on the loopback: the Twirp calls of @actions/cache and Azure's block uploads. */
export async function startCacheService(): Promise<CacheService> {
  const entries: Entry[] = [];
  const calls: string[] = [];
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => answer(response, 500, {msg: String(error)}));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const url = new URL(request.url!, base);
    const body = await bodyOf(request);
    if (!url.pathname.startsWith(TWIRP)) return blobCall(url, {request, response, body});
    if (request.headers.authorization !== 'Bearer token') return answer(response, 401, {msg: 'bad token'});
    const method = url.pathname.slice(TWIRP.length);
    calls.push(method);
    return answer(response, 200, cacheCall(method, JSON.parse(body.toString())));
  }

  function cacheCall(
    method: string,
    {key = '', version = '', size_bytes = ''}: Record<string, string>,
  ): object {
    const known = entries.find((entry) => entry.key === key && entry.version === version);
    switch (method) {
      case 'CreateCacheEntry': {
        if (known) return {ok: false};
        const entry: Entry = {
          id: entries.length,
          key,
          version,
          blocks: new Map(),
          content: undefined,
          final: false,
        };
        entries.push(entry);
        return {ok: true, signed_upload_url: `${base}/blob/${entry.id}?sig=up`};
      }
      case 'FinalizeCacheEntryUpload': {
        if (known?.content?.length !== Number(size_bytes))
          return {ok: false, message: 'another size was uploaded'};
        known.final = true;
        return {ok: true, entry_id: String(known.id)};
      }
      case 'GetCacheEntryDownloadURL':
        return known?.final
          ? {ok: true, signed_download_url: `${base}/blob/${known.id}?sig=down`, matched_key: key}
          : {ok: false};
      default:
        throw new Error(`no such call: ${method}`);
    }
  }

  function blobCall(
    url: URL,
    {request, response, body}: {request: IncomingMessage; response: ServerResponse; body: Buffer},
  ): unknown {
    const entry = entries.find(({id}) => url.pathname === `/blob/${id}`);
    if (!entry) return answer(response, 404, {msg: 'no such blob'});
    if (request.method === 'GET') {
      response.writeHead(200, {'content-length': entry.content!.length});
      return response.end(entry.content);
    }
    const part = url.searchParams.get('comp');
    if (part === 'block') entry.blocks.set(url.searchParams.get('blockid')!, body);
    else if (part === 'blocklist')
      entry.content = Buffer.concat(
        [...body.toString().matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g)].map(
          ([, id]) => entry.blocks.get(id!)!,
        ),
      );
    else entry.content = body;
    response.writeHead(201, {etag: '"1"', 'x-ms-request-id': '1', 'x-ms-version': '2024-11-04'});
    return response.end();
  }

  return {
    env: {ACTIONS_RESULTS_URL: `${base}/`, ACTIONS_RUNTIME_TOKEN: 'token', ACTIONS_CACHE_SERVICE_V2: 'true'},
    calls,
    entries: () => new Map(entries.filter(({final}) => final).map(({key, content}) => [key, content!])),
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
