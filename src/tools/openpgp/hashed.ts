import {createHash} from 'node:crypto';

export type Content = Uint8Array | AsyncIterable<Uint8Array>;

/** SHA-512 over a content, as it comes, and what a signature adds to it: memory does not grow. */
export async function digestOver(content: Content, ...added: readonly Uint8Array[]): Promise<Uint8Array> {
  const hash = createHash('sha512');
  if (content instanceof Uint8Array) hash.update(content);
  else for await (const chunk of content) hash.update(chunk);
  for (const bytes of added) hash.update(bytes);
  return hash.digest();
}

/** https://www.rfc-editor.org/rfc/rfc9580#section-5.2.4: of version 4, over the signature's own head. */
export function trailerOf(head: Uint8Array): Uint8Array {
  const trailer = Buffer.alloc(6);
  trailer.writeUInt16BE(0x04ff);
  trailer.writeUInt32BE(head.length, 2);
  return trailer;
}
