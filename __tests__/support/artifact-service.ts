import {createHash} from 'node:crypto';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

interface Stored {
  readonly id: number;
  readonly attempt: number;
  readonly name: string;
  readonly createdAt: string;
  /** Azure's uncommitted blocks, by their id. */
  readonly blocks: Map<string, Buffer>;
  content: Buffer | undefined;
  final: boolean;
  damaged: boolean;
}

export interface ArtifactService extends AsyncDisposable {
  /** What a job needs in its environment to find the service. */
  readonly env: Readonly<Record<string, string>>;
  /** Finished artifacts by name: zip files, as they were sent. */
  artifacts(): ReadonlyMap<string, Buffer>;
  /** What was asked of the service, in order: `CreateArtifact linux-pkg-deb-amd64`. */
  calls(): readonly string[];
  /** The run is run again: it still has its artifacts, and takes new ones of the same names. */
  nextAttempt(): void;
  /** Puts an artifact there as if a job had sent it. */
  plant(name: string, content: Buffer): void;
  /** From now on one byte of what is sent back is wrong. */
  corrupt(name: string): void;
}

const TWIRP = '/twirp/github.actions.results.api.v1.ArtifactService/';
const RUN = 'run-0123456789:job-0123456789';

const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** The token's claims are read by the client; its signature by nobody here. */
const token = (): string => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({alg: 'none'})}.${part({scp: `Actions.Results:${RUN}`})}.${'s'.repeat(43)}`;
};

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/**
 * GitHub's artifact service on the loopback: the Twirp calls of @actions/artifact and Azure's block uploads.
 * Names are unique per attempt of a run, and finished artifacts never change, as at GitHub.
 */
export async function startArtifactService(): Promise<ArtifactService> {
  let stored: Stored[] = [];
  const calls: string[] = [];
  let added = 0;
  let attempt = 1;
  const newest = (wanted: string): Stored | undefined => stored.findLast(({name}) => name === wanted);
  const bearer = token();
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => answer(response, 500, {msg: String(error)}));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const add = (name: string, content?: Buffer): Stored => {
    const blob: Stored = {
      id: ++added,
      attempt,
      name,
      createdAt: new Date(added * 1000).toISOString(),
      blocks: new Map(),
      content,
      final: content !== undefined,
      damaged: false,
    };
    stored.push(blob);
    return blob;
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, base);
    const body = await bodyOf(request);
    if (!url.pathname.startsWith(TWIRP)) {
      blobCall(url, {request, response, body});
      return;
    }
    if (request.headers.authorization !== `Bearer ${bearer}`)
      return answer(response, 401, {msg: 'bad token'});
    const [code, data] = artifactCall(url.pathname.slice(TWIRP.length), JSON.parse(body.toString()));
    answer(response, code, data);
  }

  function artifactCall(method: string, asked: Readonly<Record<string, string>>): [number, object] {
    const known = newest(asked['name'] ?? '');
    calls.push(asked['name'] === undefined ? method : `${method} ${asked['name']}`);
    switch (method) {
      case 'CreateArtifact': {
        if (known?.attempt === attempt)
          return [
            409,
            {code: 'already_exists', msg: 'an artifact with this name already exists on the workflow run'},
          ];
        const {id} = add(asked['name']!);
        return [200, {ok: true, signed_upload_url: `${base}/blob/${id}?sig=${'u'.repeat(32)}`}];
      }
      case 'FinalizeArtifact': {
        if (!known?.content) return [404, {code: 'not_found', msg: 'nothing was uploaded'}];
        if (asked['hash'] !== digestOf(known.content))
          return [400, {code: 'invalid_argument', msg: 'digest mismatch'}];
        known.final = true;
        return [200, {ok: true, artifact_id: String(known.id)}];
      }
      case 'ListArtifacts': {
        const found = stored.filter(
          ({id, name, final}) =>
            final &&
            (asked['id_filter'] ?? String(id)) === String(id) &&
            (asked['name_filter'] ?? name) === name,
        );
        return [200, {artifacts: found.map(listing)}];
      }
      case 'GetSignedArtifactURL':
        return known?.final
          ? [200, {signed_url: `${base}/blob/${known.id}?sig=${'d'.repeat(32)}`}]
          : [404, {code: 'not_found', msg: 'no such artifact'}];
      case 'DeleteArtifact':
        if (!known?.final) return [404, {code: 'not_found', msg: 'no such artifact'}];
        stored = stored.filter((one) => one !== known);
        return [200, {ok: true, artifact_id: String(known.id)}];
      default:
        return [404, {code: 'bad_route', msg: method}];
    }
  }

  const listing = ({id, name, content, createdAt}: Stored): object => ({
    workflow_run_backend_id: RUN.split(':')[0],
    workflow_job_run_backend_id: RUN.split(':')[1],
    database_id: String(id),
    name,
    size: String(content!.length),
    created_at: createdAt,
    digest: digestOf(content!),
  });

  function blobCall(
    url: URL,
    {request, response, body}: {request: IncomingMessage; response: ServerResponse; body: Buffer},
  ): void {
    const blob = stored.find(({id}) => url.pathname === `/blob/${id}`);
    if (!blob || !url.searchParams.has('sig')) {
      answer(response, 404, {msg: 'no such blob'});
      return;
    }
    if (request.method === 'GET') {
      response.writeHead(200, {'content-type': 'application/zip', 'content-length': blob.content!.length});
      response.end(
        blob.damaged ? Buffer.concat([blob.content!.subarray(0, -1), Buffer.of(1)]) : blob.content,
      );
      return;
    }
    if (blob.final) {
      answer(response, 409, {msg: 'the artifact is finished'});
      return;
    }
    const part = url.searchParams.get('comp');
    if (part === 'block') blob.blocks.set(url.searchParams.get('blockid')!, body);
    else if (part === 'blocklist')
      blob.content = Buffer.concat(listed(body).map((id) => blob.blocks.get(id)!));
    else blob.content = body;
    response.writeHead(201, {etag: '"1"', 'x-ms-request-id': '1', 'x-ms-version': '2024-11-04'});
    response.end();
  }

  return {
    env: {ACTIONS_RESULTS_URL: `${base}/`, ACTIONS_RUNTIME_TOKEN: bearer},
    artifacts: () => new Map(stored.filter(({final}) => final).map(({name, content}) => [name, content!])),
    calls: () => calls,
    nextAttempt: () => {
      attempt++;
    },
    plant: (name, content) => {
      add(name, content);
    },
    corrupt: (name) => {
      newest(name)!.damaged = true;
    },
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

/** The block list decides the order, not the order of arrival. */
const listed = (xml: Buffer): string[] =>
  [...xml.toString().matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]+)</g)].map((match) => match[1]!);

function answer(response: ServerResponse, code: number, data: object): void {
  response.writeHead(code, {'content-type': 'application/json'});
  response.end(JSON.stringify(data));
}
