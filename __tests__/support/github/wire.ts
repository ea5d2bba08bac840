import {createHash} from 'node:crypto';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';
import type {Reply} from './reply.ts';
import type {Asset} from './state.ts';

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on the loopback, and its address. */
export async function listen(listener: Listener): Promise<{readonly server: Server; readonly url: string}> {
  const server = createServer(listener);
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return {server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`};
}

export const close = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Reads to the end, and keeps nothing. */
export async function drain(request: IncomingMessage): Promise<void> {
  for await (const _ of request);
}

export interface Receiving {
  /** The largest that is kept. */
  readonly keep: number;
  /** After so many bytes no more are taken. */
  readonly stopAt: number | undefined;
  readonly isDamaged: boolean;
  /** Milliseconds from the last byte on. */
  readonly storing: number;
}

/** Takes the bytes of an upload; they are kept up to a size, and never where the connection ends before they do. */
export async function receive(
  request: IncomingMessage,
  asset: Asset,
  {keep, stopAt, isDamaged, storing}: Receiving,
): Promise<void> {
  const hash = createHash('sha256');
  let kept: Buffer[] | undefined = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (stopAt !== undefined && size >= stopAt) return;
    hash.update(chunk);
    kept?.push(chunk);
    if (size > keep) kept = undefined;
  }
  if (storing > 0) await sleep(storing);
  if (isDamaged) hash.update('other');
  Object.assign(asset, {
    state: 'uploaded',
    size,
    sha256: hash.digest('hex'),
    bytes: kept && Buffer.concat(kept),
  } satisfies Partial<Asset>);
}

/** Sends an answer, or as much of it as is asked for before the connection ends. */
export async function send(
  response: ServerResponse,
  {status, headers, body}: Reply,
  isCut: boolean,
): Promise<void> {
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'object' ? JSON.stringify(body) : (body ?? ''));
  response.writeHead(status, {
    ...(body !== undefined && {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(bytes.length),
    }),
    ...headers,
  });
  if (!isCut) {
    response.end(bytes);
    return;
  }
  await new Promise<void>((done) => {
    response.write(bytes.subarray(0, bytes.length >> 1), () => done());
  });
  response.destroy();
}
