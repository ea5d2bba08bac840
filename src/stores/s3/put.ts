import {CopyObjectCommand, PutObjectCommand} from '@aws-sdk/client-s3';
import type {Upload} from '../../model/store.ts';
import {allInOrder} from '../../tools/parallel.ts';
import {type Measured, measured} from '../../tools/store-content.ts';
import type {Bucket} from './client.ts';
import {withSlice} from './file-body.ts';
import {headersOf} from './headers.ts';
import {type LargeUpload, PARTS_FROM, putInParts} from './parts.ts';
import {spaced} from './plus.ts';

/** Many that are small; few of those that are streamed from disk, each of which takes its buffers. */
const AT_ONCE = 12;
const STREAMED_AT_ONCE = 4;
/** Where the one ends and the other begins. */
const SMALL = 1 << 20;
/** Amazon copies no more in one go. */
const MOST_COPIED = 5 * 2 ** 30;

/** Puts all of them: several at once, each large one in several parts at once. */
export async function putAll(bucket: Bucket, uploads: readonly Upload[]): Promise<void> {
  const put = (upload: Upload) => putWithTwin(bucket, upload);
  const [small, others] = [uploads.filter(isSmall), uploads.filter((upload) => !isSmall(upload))];
  await allInOrder(small, AT_ONCE, put);
  await allInOrder(
    others.filter((upload) => !isLarge(upload)),
    STREAMED_AT_ONCE,
    put,
  );
  await allInOrder(others.filter(isLarge), 1, put);
}

const isSmall = (upload: Upload): boolean => sizeOf(upload) <= SMALL;

const isLarge = (upload: Upload): upload is LargeUpload =>
  'file' in upload.content && sizeOf(upload) > PARTS_FROM;

const sizeOf = ({content}: Upload): number => (content instanceof Uint8Array ? content.length : content.size);

/** The name that is listed comes last: where it is, the other is too. */
async function putWithTwin(bucket: Bucket, upload: Upload): Promise<void> {
  const own = bucket.keyOf(upload.path);
  const twin = bucket.isPlusSpace ? spaced(own) : own;
  await put(bucket, upload, twin);
  if (twin === own) return;
  if (sizeOf(upload) > MOST_COPIED) await put(bucket, upload, own);
  else await copy(bucket, upload.path, {from: twin, to: own});
}

const put = (bucket: Bucket, upload: Upload, Key: string): Promise<void> =>
  isLarge(upload) ? putInParts(bucket, upload, Key) : putWhole(bucket, upload, Key);

/** Within the bucket: nothing is sent again. */
export const copy = (
  bucket: Bucket,
  path: string,
  {from, to}: {from: string; to: string},
): Promise<unknown> =>
  bucket.ask(path, (client, options) => {
    const CopySource = `${bucket.bucket}/${from}`.split('/').map(encodeURIComponent).join('/');
    return client.send(new CopyObjectCommand({Bucket: bucket.bucket, Key: to, CopySource}), options);
  });

/** In one request. */
async function putWhole(bucket: Bucket, upload: Upload, Key: string): Promise<void> {
  const content = await measured(upload.content);
  await bucket.ask(upload.path, (client, options) =>
    client.send(putCommand(bucket, upload, content, {Key}), options),
  );
}

interface Target {
  readonly Key: string;
  readonly IfMatch?: string;
  readonly IfNoneMatch?: string;
}

/** A new one for each request. */
export function putCommand(
  bucket: Bucket,
  upload: Upload,
  content: Measured,
  target: Target,
): PutObjectCommand {
  const {size, sha256, bytes} = content;
  const command = new PutObjectCommand({
    Bucket: bucket.bucket,
    ...target,
    ...headersOf(upload, content),
    ContentLength: size,
    ...(bytes && {Body: bytes}),
  });
  return bytes ? command : withSlice(command, {file: content.file, start: 0, end: size, sha256});
}
