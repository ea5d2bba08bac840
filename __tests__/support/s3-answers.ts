import {createServer, type IncomingMessage} from 'node:http';
import type {AddressInfo} from 'node:net';

export interface S3Request {
  readonly method: string;
  /** Decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** Counted from 1. */
  readonly number: number;
}

/** `cut`: the connection ends after the bytes that are given, and fewer than were said. */
export interface S3Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly cut?: boolean;
}

export interface S3Answers extends AsyncDisposable {
  readonly endpoint: string;
  readonly requests: readonly S3Request[];
}

/** A storage that answers as it is told: for what a sound one never says. */
export async function answerAsS3(answer: (request: S3Request) => S3Answer): Promise<S3Answers> {
  const requests: S3Request[] = [];
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of message) chunks.push(chunk as Buffer);
    } catch {
      return;
    }
    const url = new URL(message.url ?? '/', 'http://localhost');
    const request: S3Request = {
      method: message.method ?? '',
      path: decodeURIComponent(url.pathname),
      query: url.searchParams,
      headers: message.headers,
      body: Buffer.concat(chunks),
      number: requests.length + 1,
    };
    requests.push(request);
    const {status = 200, headers = {}, body = '', cut = false} = answer(request);
    const length = Buffer.byteLength(body) + (cut ? 1000 : 0);
    response.writeHead(status, {'content-length': length, ...headers});
    if (!cut) response.end(request.method === 'HEAD' ? undefined : body);
    else response.write(body, () => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    [Symbol.asyncDispose]: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** What a storage says where it says no. */
export const s3Error = (status: number, code: string, more = ''): S3Answer => ({
  status,
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>About ${code}</Message>${more}</Error>`,
});
