import {S3Client} from '@aws-sdk/client-s3';
import type {Host} from '../../model/host.ts';
import type {Location} from './address.ts';
import {isCut, nameOf, statusOf, told} from './faults.ts';

/** How often one request is sent at most; the SDK waits longer each time, up to 20 seconds. */
const TRIES = 7;
const CONNECT_MS = 10_000;
/** Nothing is heard for so long. */
const SILENCE_MS = 120_000;

/** A bucket, as the parts of the store ask it. */
export interface Bucket extends Location {
  readonly host: Host;
  readonly client: S3Client;
  /** Checks nothing: the caller does. */
  keyOf(path: string): string;
  /** What fails is told in the words of its owner; `path` says about what. */
  ask<T>(
    path: string,
    work: (client: S3Client, options: {abortSignal: AbortSignal}) => Promise<T>,
  ): Promise<T>;
}

/** Nothing is sent before the first question. */
export function openBucket(host: Host, location: Location): Bucket {
  const client = makeClient(host, location);
  let known: Promise<void> | undefined;
  return {
    ...location,
    host,
    client,
    keyOf: (path) => location.before + path,
    ask: async (path, work) => {
      try {
        known ??= hideSecrets(host, client);
        await known;
        return await work(client, {abortSignal: host.signal});
      } catch (error) {
        host.signal.throwIfAborted();
        throw told(location, path, error);
      }
    },
  };
}

function makeClient(host: Host, {endpoint, region, isPathStyle, title}: Location): S3Client {
  const credentials = ownCredentials(host.env);
  const client = new S3Client({
    region,
    forcePathStyle: isPathStyle,
    maxAttempts: TRIES,
    // Storages other than Amazon's know few of the newer checksums; what is sent is signed with its SHA-256.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    logger: loggerOf(host),
    requestHandler: {connectionTimeout: CONNECT_MS, socketTimeout: SILENCE_MS},
    ...(endpoint !== undefined && {endpoint}),
    // Else the SDK looks where Amazon's own tools do: profiles, web identity, the machine's role.
    ...(credentials && {credentials}),
  });
  let isTold = false;
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        const words = troubleOf(error);
        if (words !== undefined) {
          const line = `${title} ${words}, ${TRIES} times at most.`;
          if (isTold) host.log.debug(line);
          else host.log.info(line);
          isTold = true;
        }
        throw error;
      }
    },
    {step: 'finalizeRequest', priority: 'low', name: 'linuxPkgTold'},
  );
  return client;
}

/** Why a request will be sent again; undefined for an answer that stays as it is. */
function troubleOf(error: unknown): string | undefined {
  const status = statusOf(error) ?? 0;
  if (status === 429 || (status >= 500 && status !== 501))
    return `answers ${status} ${nameOf(error)}: what it refused is sent again`;
  return isCut(error) ? `does not answer (${nameOf(error)}): it is asked again` : undefined;
}

/** What the SDK has to say about itself; it would show requests as well. */
function loggerOf({log}: Host) {
  const nothing = () => undefined;
  const words = (...said: readonly unknown[]) => {
    const [first] = said;
    if (typeof first === 'string') log.debug(first);
  };
  return {debug: nothing, info: nothing, warn: words, error: words};
}

/** As a workflow has them, also from aws-actions/configure-aws-credentials. */
function ownCredentials(env: Host['env']) {
  const [accessKeyId, secretAccessKey, sessionToken] = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
  ].map((name) => env[name]?.trim());
  if (!accessKeyId || !secretAccessKey) return undefined;
  return {accessKeyId, secretAccessKey, ...(sessionToken && {sessionToken})};
}

async function hideSecrets({log}: Host, client: S3Client): Promise<void> {
  const {secretAccessKey, sessionToken} = await client.config.credentials();
  log.mask([secretAccessKey, ...(sessionToken === undefined ? [] : [sessionToken])]);
}
