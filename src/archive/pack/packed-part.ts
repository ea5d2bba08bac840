import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {UserError} from '../../model/errors.ts';
import {type Algorithm, decompressor} from './compress.ts';

/** Compressed bytes that are a part of a file. */
export interface PackedPart {
  readonly file: string;
  readonly offset: number;
  readonly size: number;
  readonly algorithm: Algorithm;
}

/** Streams the part through its decompressor into a reader; `told` gets the SHA-256 of the bytes as they lie in the file. */
export async function readPacked<T>(
  {file, offset, size, algorithm}: PackedPart,
  read: (source: AsyncIterable<Uint8Array>) => Promise<T>,
  told?: (sha256: string) => void,
): Promise<T> {
  const raw =
    size === 0 ? Readable.from([]) : createReadStream(file, {start: offset, end: offset + size - 1});
  const hash = told && createHash('sha256');
  // Whatever the next stream cannot take yet holds this one back too.
  if (hash) raw.on('data', (chunk: Uint8Array) => void hash.update(chunk));
  let result: T | undefined;
  await pipeline(raw, decompressor(algorithm), async (source: AsyncIterable<Uint8Array>) => {
    result = await read(source);
  });
  if (hash && !raw.readableEnded)
    throw new UserError('archive/trailing', 'bytes follow the end of its compressed data');
  if (hash) told(hash.digest('hex'));
  return result as T;
}
