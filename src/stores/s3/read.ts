import {createHash} from 'node:crypto';
import type {Readable} from 'node:stream';
import {GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, type S3Client} from '@aws-sdk/client-s3';
import type {Store, StoredObject} from '../../model/store.ts';
import {checkStorePath, checkStorePrefix} from '../../tools/store-path.ts';
import type {Bucket} from './client.ts';
import {isAbsent, isCut, statusOf} from './faults.ts';
import {keptDigest} from './headers.ts';
import {withoutTwins} from './plus.ts';

/** How often a file is asked for whose bytes stop in the middle; the SDK looks no further than the first of them. */
const READS = 4;

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++)
    try {
      return await work();
    } catch (error) {
      if (tries >= READS || !isCut(error)) throw error;
    }
}

/** Undefined where nothing is. */
const orNothing = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};

/** A file, and the tag that the storage gives it. */
export const getObject = (bucket: Bucket, path: string): ReturnType<Store['get']> =>
  bucket.ask(path, (client, options) =>
    again(() =>
      orNothing(
        (async () => {
          const {Body, ETag = ''} = await client.send(
            new GetObjectCommand({Bucket: bucket.bucket, Key: bucket.keyOf(path)}),
            options,
          );
          return {bytes: await Body!.transformToByteArray(), tag: ETag};
        })(),
      ),
    ),
  );

/** Of what we put, the storage knows it; what others put is read. */
export function digester(bucket: Bucket): (path: string) => Promise<string | undefined> {
  let isKnown = false;
  return (path) =>
    bucket.ask(path, async (client, options) => {
      const object = {Bucket: bucket.bucket, Key: bucket.keyOf(path)};
      try {
        const head = await client.send(new HeadObjectCommand(object), options);
        return keptDigest(head) ?? (await again(() => orNothing(hashed(client, object, options))));
      } catch (error) {
        if (statusOf(error) === undefined) throw error;
        // An answer to this question has no text: a list tells what is wrong, were it a bucket that is not there.
        if (!isAbsent(error) || !isKnown)
          await client.send(
            new ListObjectsV2Command({Bucket: bucket.bucket, Prefix: object.Key, MaxKeys: 1}),
            options,
          );
        if (!isAbsent(error)) throw error;
        isKnown = true;
        return undefined;
      }
    });
}

type Options = Parameters<Parameters<Bucket['ask']>[1]>[1];

async function hashed(
  client: S3Client,
  object: {Bucket: string; Key: string},
  options: Options,
): Promise<string> {
  const {Body} = await client.send(new GetObjectCommand(object), options);
  const hash = createHash('sha256');
  for await (const chunk of Body as Readable) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Every file whose path begins so, a thousand at a time. */
export const listObjects = (bucket: Bucket, prefix: string): Promise<readonly StoredObject[]> =>
  bucket.ask(prefix, async (client, options) => {
    const Prefix = bucket.keyOf(checkStorePrefix(prefix));
    const objects: StoredObject[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({Bucket: bucket.bucket, Prefix, ContinuationToken}),
        options,
      );
      for (const {Key = '', Size = 0, LastModified} of page.Contents ?? []) {
        const path = Key.slice(bucket.before.length);
        if (isFile(path)) objects.push({path, size: Size, modified: secondsOf(LastModified)});
      }
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    const shown = bucket.isPlusSpace ? withoutTwins(objects) : objects;
    return [...shown].sort((a, b) => (a.path < b.path ? -1 : 1));
  });

const secondsOf = (time: Date | undefined): number => Math.floor((time?.getTime() ?? 0) / 1000);

/** Consoles of storages make an object that stands for a folder. */
function isFile(path: string): boolean {
  try {
    return checkStorePath(path) === path;
  } catch {
    return false;
  }
}
