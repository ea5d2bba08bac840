import {Readable} from 'node:stream';
import {buffer} from 'node:stream/consumers';
import {type TarHead, tarEnd, tarHead, tarPadding} from '../../src/archive/tar.ts';
import {bodyOf, readTar} from '../../src/archive/tar-reader.ts';

export type Member = Partial<TarHead> & {readonly body?: string | Buffer};

export const head = (more: Partial<TarHead> = {}): TarHead => ({
  name: './file',
  type: 'file',
  mode: 0o644,
  uid: 0,
  gid: 0,
  uname: 'root',
  gname: 'root',
  size: 0,
  mtime: 1_769_860_800,
  to: '',
  ...more,
});

/** A whole archive in memory. */
export const tarOf = (members: readonly Member[], end = tarEnd()): Buffer =>
  Buffer.concat([
    ...members.flatMap(({body = '', ...more}) => {
      const bytes = Buffer.from(body);
      return [tarHead(head({size: bytes.length, ...more})), bytes, tarPadding(bytes.length)];
    }),
    end,
  ]);

/** Chunks of odd lengths, as streams deliver them. */
export function* inPieces(bytes: Buffer, length = 77): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

export async function membersOf(bytes: Buffer, piece?: number) {
  const members: (TarHead & {text: string})[] = [];
  for await (const member of readTar(Readable.from(inPieces(bytes, piece)))) {
    const {body: _, ...rest} = member;
    members.push({...rest, text: (await bodyOf(member, 1 << 20)).toString()});
  }
  return members;
}

export const collected = (source: AsyncIterable<Uint8Array>): Promise<Buffer> => buffer(source);
