import * as http from 'node:http';
import * as https from 'node:https';

/** What is sent: in chunks, each of which is asked for when the one before has left. */
export type Chunks = AsyncIterable<Uint8Array>;

interface Wish {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Chunks;
  readonly signal?: AbortSignal;
}

/** An answer to an upload is short. */
const LONGEST_ANSWER = 1 << 20;

/**
 * A fetch for large bodies. Node's own keeps every chunk until the answer is there, for the case that it has to be sent
 * again somewhere else: its memory grows with the file. This one follows no redirects, and may be given the same two
 * buffers in turn.
 */
export async function streamingFetch(url: string, {body, ...options}: Wish): Promise<Response> {
  const request = (url.startsWith('https:') ? https : http).request(url, options);
  const answer = new Promise<http.IncomingMessage>((take, fail) => {
    request.once('response', take).on('error', fail);
  });
  answer.catch(() => undefined);
  // It may answer before it has read the whole: then nobody waits for the rest.
  void write(request, body);
  const response = await answer;
  const bytes = await whole(response);
  if (!request.writableFinished) request.destroy();
  const {statusCode: status = 0, headersDistinct} = response;
  const headers = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return new Response(status === 204 || bytes.length === 0 ? null : bytes, {status, headers});
}

async function write(request: http.ClientRequest, body: Chunks): Promise<void> {
  try {
    for await (const chunk of body) {
      await new Promise<void>((sent, fail) => {
        request.write(chunk, (error) => (error ? fail(error) : sent()));
      });
    }
    request.end();
  } catch (error) {
    request.destroy(error as Error);
  }
}

async function whole(response: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > LONGEST_ANSWER) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  if (!response.complete) throw new Error('the answer was cut off');
  return Buffer.concat(chunks);
}
