import {createHash} from 'node:crypto';
import {PkgError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import {fileChunksAhead} from './files.ts';
import {serverOf} from './github.ts';
import type {Calls} from './github-calls.ts';
import {AnswerError, type Fault} from './github-fault.ts';
import {type Asset, assetOf, type Release} from './github-releases.ts';
import type {RepositoryName} from './github-token.ts';
import {stallWatch} from './stall.ts';
import {type Chunks, streamingFetch} from './streaming-fetch.ts';

/** A file that is sent, under the name that it gets. */
export interface Sending {
  readonly name: string;
  readonly file: string;
  readonly size: number;
  /** Its media type. */
  readonly type: string;
}

export interface SendOptions {
  /** Looks what became of a try that failed: the asset, if it is there after all. */
  readonly look: (fault: Fault) => Promise<Asset | undefined>;
  /** Bytes that went off. */
  readonly onBytes: (count: number) => void;
}

/** No byte moved for so long: the connection is dead. */
const STALL_MS = 60_000;
/** What the server may take to store the whole. */
const STORING_MS = 180_000;
const MOST_LOSSES = 2;
/** Smaller ones cost more turns; a larger one is long under way on a slow line, and counts as moved when it has left. */
const PIECE = 1 << 19;

/** Streams a file to a release; several at once take no more memory than their chunks. */
export function sendAsset(
  host: Host,
  {github, call}: Calls,
  {release, sending, look, onBytes}: SendOptions & {readonly release: Release; readonly sending: Sending},
): Promise<Asset> {
  const {name, size, type} = sending;
  const url = uploadAddress(host, release);
  let losses = 0;
  return call(
    `uploading ${name}`,
    async (signal) => {
      using watch = stallWatch(STALL_MS);
      const body = readingOf(sending, (count, isLast) => {
        watch.moved(isLast ? STORING_MS : STALL_MS);
        onBytes(count);
      });
      try {
        const {data} = await github.request(`POST ${url}`, {
          name,
          data: body.chunks,
          headers: {'content-type': type, 'content-length': size},
          request: {signal: AbortSignal.any([signal, watch.signal]), fetch: streamingFetch},
        });
        return assetOf(data);
      } catch (cause) {
        // The client takes a file that cannot be read for a connection that failed.
        throw body.failure() ?? (watch.signal.aborted ? new AnswerError(watch.reason) : cause);
      }
    },
    {
      look,
      timeoutMs: Infinity,
      // Somebody may have deleted what had come so far: another run, which took it for a rest.
      or: ({status, codes}) =>
        codes.includes('already_exists') || (status === 404 && losses++ < MOST_LOSSES) ? 'again' : undefined,
    },
  );
}

/**
 * The address that the release names. It is a server's word: our token goes to the API's own host, and to the one for
 * uploads beside it (`uploads.github.com` beside `api.github.com`), and nowhere else.
 */
export function uploadAddress({env}: Host, {uploads}: Release): string {
  const api = new URL(serverOf(env));
  const wanted = URL.parse(uploads.replace(/\{[^}]*\}$/, ''));
  const hosts = [api.hostname, `uploads.${api.hostname.replace(/^api\./, '')}`];
  if (wanted && wanted.protocol === api.protocol && hosts.includes(wanted.hostname))
    return `${wanted.href}{?name}`;
  throw new PkgError(
    'release/foreign-host',
    `the server ${api.host} names an address for uploads that is not its own: ${uploads}`,
    {
      hint: 'check GITHUB_API_URL, and what stands between this machine and the server; nothing was sent there',
    },
  );
}

interface Reading {
  readonly chunks: Chunks;
  /** Why the file could not be read as it should. */
  failure(): unknown;
}

function readingOf({file, name, size}: Sending, moved: (count: number, isLast: boolean) => void): Reading {
  let failure: unknown;
  const changed = () =>
    new PkgError('release/changed', `${name} changed while it was sent`, {hint: 'run it again'});
  async function* chunks(): AsyncGenerator<Uint8Array> {
    let sent = 0;
    try {
      // Room for a byte more than it should have: a small file that has grown is noticed before it is sent.
      for await (const chunk of fileChunksAhead(file, Math.min(PIECE, size + 1))) {
        sent += chunk.length;
        if (sent > size) throw changed();
        yield chunk;
        moved(chunk.length, sent === size);
      }
      if (sent < size) throw changed();
    } catch (cause) {
      failure = cause;
      throw cause;
    }
  }
  return {chunks: chunks(), failure: () => failure};
}

/** SHA-256 of an asset whose server does not say it: it is fetched and read to its end. */
export function digestOfAsset(
  {github, call}: Calls,
  repository: RepositoryName,
  {id, name, size}: Asset,
): Promise<string> {
  return call(
    `reading ${name}`,
    async (signal) => {
      using watch = stallWatch(STALL_MS);
      const {data} = await github.rest.repos.getReleaseAsset({
        ...repository,
        asset_id: id,
        headers: {accept: 'application/octet-stream'},
        request: {signal: AbortSignal.any([signal, watch.signal]), parseSuccessResponseBody: false},
      });
      const hash = createHash('sha256');
      let count = 0;
      try {
        for await (const chunk of data as unknown as AsyncIterable<Uint8Array>) {
          hash.update(chunk);
          count += chunk.length;
          watch.moved(STALL_MS);
        }
      } catch (cause) {
        throw new AnswerError(`it broke off after ${count} of ${size} bytes`, {cause});
      }
      if (count !== size) throw new AnswerError(`it ended after ${count} of ${size} bytes`);
      return hash.digest('hex');
    },
    {timeoutMs: Infinity},
  );
}
