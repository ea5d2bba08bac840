import {createHash} from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type {Content, Upload} from '../../model/store.ts';
import {fileChunks} from '../../tools/files.ts';
import {allInOrder} from '../../tools/parallel.ts';
import {demandSize, unreadable} from '../../tools/store-content.ts';
import type {Bucket} from './client.ts';
import {nameOf} from './faults.ts';
import {type Slice, withSlice} from './file-body.ts';
import {headersOf, keptDigest} from './headers.ts';

export type LargeUpload = Upload & {readonly content: Exclude<Content, Uint8Array>};

const MB = 1 << 20;

/** What is larger goes in parts. */
export const PARTS_FROM = 100 * MB;
const AT_ONCE = 4;
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const MOST_PARTS = 10_000;

/** From 16 to 64 MB as long as there are not too many; all but the last have one size, which R2 wants. */
export const partSize = (size: number): number =>
  Math.max(16 * MB, Math.min(64 * MB, wholeMb(size / 500)), wholeMb(size / MOST_PARTS));

const wholeMb = (bytes: number): number => Math.ceil(bytes / MB) * MB;

interface Work {
  readonly bucket: Bucket;
  readonly path: string;
  readonly target: {readonly Bucket: string; readonly Key: string; readonly UploadId: string};
}

/** A large file, several parts at once; where it fails, nothing of it stays. */
export async function putInParts(bucket: Bucket, upload: LargeUpload, key: string): Promise<void> {
  const {path, content} = upload;
  const {sha256, slices} = await sliced(content);
  const target = {Bucket: bucket.bucket, Key: key};
  const {UploadId = ''} = await bucket.ask(path, (client, options) =>
    client.send(
      new CreateMultipartUploadCommand({...target, ...headersOf(upload, {size: content.size, sha256})}),
      options,
    ),
  );
  const work: Work = {bucket, path, target: {...target, UploadId}};
  try {
    await complete(work, await sendParts(work, slices), sha256);
  } catch (error) {
    await abort(work);
    throw error;
  }
}

/** Where the parts are, and what they and the whole are: read once, before anything is sent. */
async function sliced(content: LargeUpload['content']): Promise<{sha256: string; slices: readonly Slice[]}> {
  const {file, size} = content;
  const whole = createHash('sha256');
  const slices: Slice[] = [];
  let found = 0;
  const step = partSize(size);
  try {
    // One byte more than there should be is asked for: the last part would have it.
    for (let start = 0; start < size; start += step) {
      const part = createHash('sha256');
      const end = Math.min(start + step, size);
      for await (const chunk of fileChunks(file, start, end === size ? Infinity : end)) {
        whole.update(chunk);
        part.update(chunk);
        found += chunk.length;
      }
      slices.push({file, start, end, sha256: part.digest('hex')});
    }
  } catch (cause) {
    throw unreadable(file, cause);
  }
  demandSize(content, found);
  return {sha256: whole.digest('hex'), slices};
}

/** After the first that fails, no other is begun. */
async function sendParts({bucket, path, target}: Work, slices: readonly Slice[]): Promise<CompletedPart[]> {
  const stop = new AbortController();
  let failed: {readonly error: unknown} | undefined;
  const sent = await allInOrder(slices, AT_ONCE, async (slice, index): Promise<CompletedPart> => {
    const PartNumber = index + 1;
    if (failed) return {PartNumber};
    try {
      return await bucket.ask(path, async (client, {abortSignal}) => {
        const command = new UploadPartCommand({
          ...target,
          PartNumber,
          ContentLength: slice.end - slice.start,
        });
        const options = {abortSignal: AbortSignal.any([abortSignal, stop.signal])};
        const {ETag} = await client.send(withSlice(command, slice), options);
        return {PartNumber, ETag};
      });
    } catch (error) {
      failed ??= {error};
      stop.abort();
      return {PartNumber};
    }
  });
  if (failed) throw failed.error;
  return sent;
}

/** Where the answer to a first try was lost, the second is told that there is no such upload any more. */
const complete = ({bucket, path, target}: Work, parts: CompletedPart[], sha256: string): Promise<unknown> =>
  bucket.ask(path, async (client, options) => {
    const {UploadId, ...object} = target;
    try {
      await client.send(
        new CompleteMultipartUploadCommand({...target, MultipartUpload: {Parts: parts}}),
        options,
      );
    } catch (error) {
      if (nameOf(error) !== 'NoSuchUpload') throw error;
      const head = await client.send(new HeadObjectCommand(object), options).catch(() => ({}));
      if (keptDigest(head) !== sha256) throw error;
    }
  });

/** Also where the run was ended: its signal is not heeded. */
async function abort({bucket, path, target}: Work): Promise<void> {
  try {
    await bucket.client.send(new AbortMultipartUploadCommand(target));
  } catch (error) {
    if (nameOf(error) === 'NoSuchUpload') return;
    bucket.host.log.warn({
      message: `${bucket.title} keeps the parts of an upload that failed: ${path} (${nameOf(error)})`,
      hint: 'they are paid for until they are gone: let a lifecycle rule of the bucket end uploads that are a day old (AbortIncompleteMultipartUpload)',
    });
  }
}
