import {createHash} from 'node:crypto';
import {Readable} from 'node:stream';
import {type Algorithm, decompressor} from '../../archive/pack/compress.ts';
import type {Store} from '../../model/store.ts';
import {badRepository, foreign} from './fault.ts';
import type {Data, Sum} from './repomd.ts';

const ENDINGS: Readonly<Record<string, Algorithm>> = {gz: 'gzip', zst: 'zstd', xz: 'xz', xml: 'none'};
/** Where the top file does not say how large a list is: more is only a trap for the memory. */
const MOST = 2 ** 33;

/** A list's bytes as they were before they were packed; what is not as repomd.xml says is refused at its end at the latest. */
export async function* openData(store: Store, folder: string, data: Data): AsyncGenerator<Buffer> {
  const path = `${folder}${data.href}`;
  const ending = data.href.slice(data.href.lastIndexOf('.') + 1);
  const algorithm = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (algorithm === undefined) throw foreign(path, `how it is packed is not known here: .${ending}`);
  const packed = await fetchData(store, path, data);
  const sum = data.open && createHash(data.open.algorithm);
  const most = data.openSize ?? MOST;
  let size = 0;
  for await (const chunk of unpacked(path, packed, algorithm)) {
    size += chunk.length;
    if (size > most)
      throw badRepository(path, `it unpacks to more than the ${most} bytes that repomd.xml says`);
    sum?.update(chunk);
    yield chunk;
  }
  if (data.openSize !== undefined && size !== data.openSize)
    throw badRepository(path, `it unpacks to ${size} bytes; repomd.xml says ${data.openSize}`);
  if (sum && data.open) demandSum(path, 'unpacked, its', sum.digest('hex'), data.open);
}

/** The file as it lies there. */
export async function fetchData(store: Store, path: string, {checksum, size}: Data): Promise<Uint8Array> {
  const found = await store.get(path);
  if (!found) throw badRepository(path, 'repomd.xml names it, and it is not there');
  const {bytes} = found;
  if (size !== undefined && bytes.length !== size)
    throw badRepository(path, `it has ${bytes.length} bytes; repomd.xml says ${size}`);
  demandSum(path, 'its', createHash(checksum.algorithm).update(bytes).digest('hex'), checksum);
  return bytes;
}

function demandSum(path: string, whose: string, hex: string, sum: Sum): void {
  if (hex !== sum.hex)
    throw badRepository(
      path,
      `${whose} ${sum.algorithm.toUpperCase()} is ${hex}; repomd.xml says ${sum.hex}`,
    );
}

async function* unpacked(path: string, packed: Uint8Array, algorithm: Algorithm): AsyncGenerator<Buffer> {
  const stream = decompressor(algorithm);
  const source = Readable.from([packed]);
  source.on('error', (error) => stream.destroy(error)).pipe(stream);
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (cause) {
    throw badRepository(path, `it cannot be unpacked: ${(cause as Error).message}`);
  }
}
