import {createHash} from 'node:crypto';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {gzipSync} from 'node:zlib';
import {tarOf} from './tar.ts';

const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
const LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';

export interface ImageServer extends AsyncDisposable {
  /** `127.0.0.1:12345`: Docker takes it without TLS. */
  readonly address: string;
  /** How often the manifest of a name was asked for. */
  asked(name: string): number;
}

interface Answer {
  readonly status: number;
  readonly code?: string;
}

/** What it says to those who ask for a manifest, by the name of the image and by how often they have asked. */
const ANSWERS: Readonly<Record<string, (times: number) => Answer>> = {
  none: () => ({status: 404, code: 'MANIFEST_UNKNOWN'}),
  closed: () => ({status: 401, code: 'UNAUTHORIZED'}),
  denied: () => ({status: 403, code: 'DENIED'}),
  limited: () => ({status: 429, code: 'TOOMANYREQUESTS'}),
  shaky: (times) => (times < 3 ? {status: 503, code: 'UNAVAILABLE'} : {status: 200}),
  broken: () => ({status: 503, code: 'UNAVAILABLE'}),
};

const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** A registry of one image, for amd64, that answers as real ones do on bad days; `foreign` is for another architecture. `login` is `user:password`. */
export async function startImageServer(salt: string, login?: string): Promise<ImageServer> {
  const layer = tarOf([{name: './salt', body: salt}]);
  const packed = gzipSync(layer);
  const blobs = new Map<string, Buffer>([[digestOf(packed), packed]]);
  const manifestFor = (architecture: string): Buffer => {
    const rootfs = {type: 'layers', diff_ids: [digestOf(layer)]};
    const config = Buffer.from(JSON.stringify({architecture, os: 'linux', config: {}, rootfs}));
    blobs.set(digestOf(config), config);
    const part = (mediaType: string, bytes: Buffer) => ({
      mediaType,
      size: bytes.length,
      digest: digestOf(bytes),
    });
    return Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: MANIFEST,
        config: part('application/vnd.docker.container.image.v1+json', config),
        layers: [part('application/vnd.docker.image.rootfs.diff.tar.gzip', packed)],
      }),
    );
  };
  const own = manifestFor('amd64');
  const foreign = manifestFor('s390x');
  const listed = {mediaType: MANIFEST, size: foreign.length, digest: digestOf(foreign)};
  const platform = {architecture: 's390x', os: 'linux'};
  const list = Buffer.from(
    JSON.stringify({schemaVersion: 2, mediaType: LIST, manifests: [{...listed, platform}]}),
  );
  blobs.set(digestOf(foreign), foreign);
  const times = new Map<string, number>();
  const server = createServer((request, response) => {
    const send = (status: number, type: string, body: Buffer) => {
      response.writeHead(status, {'content-type': type, 'content-length': body.length});
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    if (login !== undefined && request.headers.authorization !== `Basic ${btoa(login)}`) {
      response.setHeader('www-authenticate', 'Basic realm="here"');
      return send(
        401,
        'application/json',
        Buffer.from('{"errors":[{"code":"UNAUTHORIZED","message":"no"}]}'),
      );
    }
    const [, name = '', kind, wanted = ''] =
      /^\/v2\/(\w+)\/(manifests|blobs)\/(.+)$/.exec(request.url ?? '') ?? [];
    if (!kind) return send(200, 'application/json', Buffer.from('{}'));
    const blob = blobs.get(wanted);
    if (blob) return send(200, kind === 'blobs' ? 'application/octet-stream' : MANIFEST, blob);
    // The client asks by HEAD first: a second request of the same try.
    if (request.method === 'GET' || name !== 'shaky') times.set(name, (times.get(name) ?? 0) + 1);
    const {status, code = ''} = ANSWERS[name]?.(times.get(name) ?? 0) ?? {status: 200};
    if (status !== 200)
      return send(status, 'application/json', Buffer.from(JSON.stringify({errors: [{code, message: code}]})));
    if (name === 'manifold') return send(200, LIST, list);
    return send(200, MANIFEST, name === 'foreign' ? foreign : own);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: (name) => times.get(name) ?? 0,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
