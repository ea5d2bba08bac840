import type {Host} from '../../model/host.ts';
import type {Store, StoreAddress} from '../../model/store.ts';
import {checkStorePath} from '../../tools/store-path.ts';
import {type Location, locationOf} from './address.ts';
import {openBucket} from './client.ts';
import {conditionalPut} from './conditions.ts';
import {deleteObjects} from './delete.ts';
import {putAll} from './put.ts';
import {digester, getObject, listObjects} from './read.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const LARGEST = 5 * 2 ** 40;

/** A bucket, or what is in it below a prefix. */
export const s3Store = (host: Host, address: StoreAddress): Store =>
  storeAt(host, locationOf(address, host.env));

/** The same for one whose ways are known. */
export function storeAt(host: Host, location: Location): Store {
  const bucket = openBucket(host, location);
  const digest = digester(bucket);
  const putOnCondition = conditionalPut(bucket);
  return {
    title: bucket.title,
    limits: {file: LARGEST},
    list: async (prefix) => listObjects(bucket, prefix),
    get: async (path) => getObject(bucket, checkStorePath(path)),
    digest: async (path) => digest(checkStorePath(path)),
    put: async (uploads) => {
      // One after the other where they have the same path: the last one stands.
      const byPath = new Map(uploads.map((upload) => [checkStorePath(upload.path), upload]));
      await putAll(bucket, [...byPath.values()]);
    },
    putIfUnchanged: async (upload, tag) => {
      checkStorePath(upload.path);
      return putOnCondition(upload, tag);
    },
    delete: async (paths) => deleteObjects(bucket, paths.map(checkStorePath)),
  };
}
