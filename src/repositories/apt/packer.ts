import {promisify} from 'node:util';
import {gzip as gzipCallback} from 'node:zlib';
import {sha256Of} from './clear-text.ts';
import type {Generation} from './shelf.ts';

const gzip = promisify(gzipCallback);

/** Where gzip says on which system it was made: always "unknown", so that the bytes are the same on all. */
const SYSTEM_AT = 9;
const UNKNOWN = 255;

/** Compresses an index, without a time inside; what is the same as before is not compressed again. */
export function packer(last: Generation | undefined) {
  const making = new Map<string, Promise<Uint8Array>>();
  return (path: string, plain: Uint8Array): Promise<Uint8Array> => {
    const sha256 = sha256Of(plain);
    const before = last?.packed.get(`${path}.gz`);
    if (before && last?.release.files.get(path)?.sha256 === sha256) return Promise.resolve(before);
    const made = making.get(sha256) ?? packed(plain);
    making.set(sha256, made);
    return made;
  };
}

async function packed(plain: Uint8Array): Promise<Uint8Array> {
  const bytes = await gzip(plain, {level: 9});
  bytes[SYSTEM_AT] = UNKNOWN;
  return bytes;
}
