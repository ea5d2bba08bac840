import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

export interface PlusProxy extends AsyncDisposable {
  /** `http://127.0.0.1:12345`. */
  readonly url: string;
  /** What was asked for, as it was sent, with the status of the answer: `200 /packages/a%2bb.deb`. */
  readonly asked: readonly string[];
}

/** Hands requests on to a storage as Amazon's reads them: a `+` in a path is a space. */
export async function startPlusProxy(endpoint: string): Promise<PlusProxy> {
  const asked: string[] = [];
  const server = createServer(async ({method = 'GET', url = '/', headers}, response) => {
    const range = headers.range;
    const answer = await fetch(endpoint + url.replaceAll('+', '%20'), {
      method,
      headers: range === undefined ? {} : {range},
    });
    asked.push(`${answer.status} ${url}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const length = {'content-length': bytes.length};
    response.writeHead(answer.status, {...Object.fromEntries(answer.headers), ...length}).end(bytes);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    [Symbol.asyncDispose]: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
