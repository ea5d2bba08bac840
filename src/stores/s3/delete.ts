import {createHash} from 'node:crypto';
import {DeleteObjectsCommand} from '@aws-sdk/client-s3';
import {PkgError} from '../../model/errors.ts';
import type {Bucket} from './client.ts';
import {spaced} from './plus.ts';

const AT_ONCE = 1000;
const MOST_NAMED = 5;

/** Up to a thousand in a request; what single files failed of is told together. */
export async function deleteObjects(bucket: Bucket, paths: readonly string[]): Promise<void> {
  const own = paths.map(bucket.keyOf);
  const keys = [...new Set(bucket.isPlusSpace ? own.flatMap((key) => [key, spaced(key)]) : own)];
  const failed: {readonly path: string; readonly why: string}[] = [];
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    const Objects = keys.slice(start, start + AT_ONCE).map((Key) => ({Key}));
    const {Errors = []} = await bucket.ask('', (client, options) =>
      client.send(
        withMd5(new DeleteObjectsCommand({Bucket: bucket.bucket, Delete: {Objects, Quiet: true}})),
        options,
      ),
    );
    for (const {Key = '', Code = 'Error'} of Errors)
      if (Code !== 'NoSuchKey') failed.push({path: Key.slice(bucket.before.length), why: Code});
  }
  if (failed.length === 0) return;
  const named = failed.slice(0, MOST_NAMED).map(({path, why}) => `${path} (${why})`);
  const more = failed.length > named.length ? ` and ${failed.length - named.length} more` : '';
  throw new PkgError(
    'store/delete',
    `${bucket.title} keeps what was to be deleted: ${named.join(', ')}${more}`,
    {
      hint: 'its policy has to allow the key s3:DeleteObject for what is in it; a retention rule of the bucket would also do this',
    },
  );
}

/** Storages that do not know Amazon's newer checksums ask for this one: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
function withMd5(command: DeleteObjectsCommand): DeleteObjectsCommand {
  command.middlewareStack.add(
    (next) => (args) => {
      const {body, headers} = args.request as {body: string | Uint8Array; headers: Record<string, string>};
      headers['content-md5'] = createHash('md5').update(body).digest('base64');
      return next(args);
    },
    {step: 'build', priority: 'low', name: 'linuxPkgMd5'},
  );
  return command;
}
