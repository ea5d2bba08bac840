import {DeleteObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client} from '@aws-sdk/client-s3';
import {PkgError} from '../../model/errors.ts';
import type {Upload} from '../../model/store.ts';
import {measured} from '../../tools/store-content.ts';
import type {Bucket} from './client.ts';
import {isAbsent, nameOf, statusOf, triesOf} from './faults.ts';
import {keptDigest} from './headers.ts';
import {spaced} from './plus.ts';
import {copy, putCommand} from './put.ts';

/** Nothing has this tag. */
const NEVER = '"00000000000000000000000000000000"';
/** Where it is tried whether conditions are heeded; nothing comes under this name. */
const PROBE = '.linux-pkg-condition';

/** Puts only where nothing changed, after it was seen once that the storage heeds conditions. */
export function conditionalPut(
  bucket: Bucket,
): (upload: Upload, tag: string | undefined) => Promise<boolean> {
  let heeds: Promise<void> | undefined;
  return async (upload, tag) => {
    heeds ??= demandConditions(bucket);
    await heeds.catch((error: unknown) => {
      heeds = undefined;
      throw error;
    });
    const Key = bucket.keyOf(upload.path);
    const isPut = await putOnce(
      bucket,
      upload,
      tag === undefined ? {Key, IfNoneMatch: '*'} : {Key, IfMatch: tag},
    );
    if (isPut && bucket.isPlusSpace && Key.includes('+'))
      await copy(bucket, upload.path, {from: Key, to: spaced(Key)});
    return isPut;
  };
}

type Target = Parameters<typeof putCommand>[3];

async function putOnce(bucket: Bucket, upload: Upload, target: Target): Promise<boolean> {
  const content = await measured(upload.content);
  return bucket.ask(upload.path, async (client, options) => {
    try {
      await client.send(putCommand(bucket, upload, content, target), options);
      return true;
    } catch (error) {
      if (isUnknown(error)) throw careless(bucket, error);
      if (!isRefused(error) && !isAbsent(error)) throw error;
      // A try whose answer was lost may have been ours.
      if (triesOf(error) < 2) return false;
      const object = {Bucket: bucket.bucket, Key: target.Key};
      const head = await client.send(new HeadObjectCommand(object), options).catch(() => ({}));
      return keptDigest(head) === content.sha256;
    }
  });
}

/** Something else is there; or two came at once, and the storage took neither. */
const isRefused = (error: unknown): boolean =>
  statusOf(error) === 412 || ['ConditionalRequestConflict', 'OperationAborted'].includes(nameOf(error));

/** As Backblaze B2 says it. */
const isUnknown = (error: unknown): boolean => statusOf(error) === 501 || nameOf(error) === 'NotImplemented';

/** Asks for what cannot be done: a storage that does it heeds no conditions. */
const demandConditions = (bucket: Bucket): Promise<void> =>
  bucket.ask('', async (client: S3Client, options) => {
    const object = {Bucket: bucket.bucket, Key: bucket.keyOf(PROBE)};
    try {
      await client.send(new PutObjectCommand({...object, IfMatch: NEVER, ContentLength: 0}), options);
    } catch (error) {
      if (isRefused(error) || isAbsent(error)) return;
      throw isUnknown(error) ? careless(bucket, error) : error;
    }
    await client.send(new DeleteObjectCommand(object), options);
    throw careless(bucket);
  });

const careless = ({title}: Bucket, cause?: unknown): PkgError =>
  new PkgError(
    'store/conditions',
    `${title} is on a storage that does not heed If-Match: of two publications at once, one would undo the other`,
    {
      hint: 'take one that does (Amazon S3, Cloudflare R2, MinIO …), or publish into a folder (`to: directory`) and copy it there in a job of which one runs at a time',
      ...(cause !== undefined && {cause: new Error(`${statusOf(cause)} ${nameOf(cause)}`)}),
    },
  );
