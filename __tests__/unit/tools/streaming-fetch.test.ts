import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import {describe, expect, test} from '@jest/globals';
import {fileChunksAhead} from '../../../src/tools/files.ts';
import {streamingFetch} from '../../../src/tools/streaming-fetch.ts';
import {testHost} from '../../support/host.ts';

async function server(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const one = createServer(answer);
  await new Promise<void>((done) => {
    one.listen(0, '127.0.0.1', done);
  });
  return {
    url: `http://127.0.0.1:${(one.address() as AddressInfo).port}/x?name=a%2Bb`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((done) => {
        one.closeAllConnections();
        one.close(() => done());
      }),
  };
}

const post = (
  url: string,
  body: AsyncIterable<Uint8Array>,
  more: {signal?: AbortSignal; size?: number} = {},
) =>
  streamingFetch(url, {
    method: 'POST',
    headers: more.size === undefined ? {} : {'content-length': String(more.size)},
    body,
    ...(more.signal && {signal: more.signal}),
  });

async function* endless(chunk = Buffer.alloc(1 << 16)): AsyncGenerator<Uint8Array> {
  for (;;) yield chunk;
}

async function* twoBuffersInTurn(): AsyncGenerator<Uint8Array> {
  const buffers = [Buffer.alloc(100_000), Buffer.alloc(100_000)];
  for (let at = 0; at < 50; at++) yield buffers[at % 2]!.fill(65 + (at % 26));
}

describe('a fetch that streams', () => {
  test('sends what it is given, in order, although buffers are used again', async () => {
    await using one = await server(async (request, response) => {
      const body = await text(request);
      response.writeHead(201, {
        'x-seen': `${request.method} ${request.url}`,
        'content-type': 'application/json',
      });
      response.end(JSON.stringify(body.replace(/(.)\1+/g, (run, letter) => `${letter}${run.length} `)));
    });
    const response = await post(one.url, twoBuffersInTurn(), {size: 5_000_000});
    expect(response.status).toBe(201);
    expect(response.headers.get('x-seen')).toBe('POST /x?name=a%2Bb');
    const expected = Array.from(
      {length: 50},
      (_, at) => `${String.fromCharCode(65 + (at % 26))}100000 `,
    ).join('');
    expect(await response.json()).toBe(expected);
  });

  test('takes an answer that comes before the end, and sends no more', async () => {
    await using one = await server((request, response) => {
      request.once('data', () => response.writeHead(422).end('no'));
    });
    const response = await post(one.url, endless());
    expect([response.status, await response.text()]).toEqual([422, 'no']);
  });

  test.each<[string, (request: IncomingMessage, response: ServerResponse) => void]>([
    ['is cut before it', (request) => request.socket.destroy()],
    [
      'is cut in the answer',
      (request, response) =>
        void request.resume().once('end', () => {
          response.writeHead(201, {'content-length': 100});
          response.write('{');
          setTimeout(() => request.socket.destroy(), 20);
        }),
    ],
    [
      'has no end',
      (request, response) =>
        void request.resume().once('end', () => {
          response.writeHead(200);
          response.end('x'.repeat(3 << 20));
        }),
    ],
  ])('fails where the connection %s', async (_, answer) => {
    await using one = await server(answer);
    await expect(post(one.url, twoBuffersInTurn())).rejects.toBeDefined();
  });

  test('ends when it is told to', async () => {
    await using one = await server((request) => void request.resume());
    const end = new AbortController();
    setTimeout(() => end.abort(), 50);
    await expect(post(one.url, endless(), {signal: end.signal})).rejects.toMatchObject({name: 'AbortError'});
  });

  test('fails with what is wrong with its body', async () => {
    await using one = await server((request) => void request.resume());
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a');
      throw new Error('the disk is gone');
    }
    await expect(post(one.url, broken())).rejects.toThrow('the disk is gone');
  });
});

describe('a file in two buffers', () => {
  test.each([0, 1, 1023, 1024, 1025, 5000])('of %d bytes comes whole', async (size) => {
    const content = Array.from({length: size}, (_, at) => at % 10)
      .join('')
      .slice(0, size);
    await using host = await testHost({file: content});
    let read = '';
    for await (const chunk of fileChunksAhead(`${host.workDir}/file`, 1024)) read += chunk.toString();
    expect(read).toBe(content);
  });

  test('may be left in the middle, and one that is not there says so', async () => {
    await using host = await testHost({file: 'x'.repeat(5000)});
    for await (const chunk of fileChunksAhead(`${host.workDir}/file`, 1024)) {
      expect(chunk).toHaveLength(1024);
      break;
    }
    await expect(fileChunksAhead(`${host.workDir}/none`).next()).rejects.toThrow('ENOENT');
  });
});
