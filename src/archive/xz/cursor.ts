/** Takes pieces of any length from a stream of chunks of any length. */
export interface Cursor {
  /** Between one byte and that many; an error where the stream has ended. */
  some(most: number): Promise<Uint8Array>;
  /** Exactly that many bytes, or undefined where the stream has ended before the first. */
  take(length: number): Promise<Buffer | undefined>;
  /** Reads on to the end, so that whatever unpacks the stream has seen all of it. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** Exactly that many bytes, or the error that `cutOff` makes. */
export async function need(input: Cursor, length: number, cutOff: () => Error): Promise<Buffer> {
  const bytes = await input.take(length);
  if (bytes) return bytes;
  throw cutOff();
}

/** `cutOff` makes the error for a stream that ends inside a piece. */
export function cursorOf(source: AsyncIterable<Uint8Array>, cutOff: () => Error): Cursor {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();
  const more = async (): Promise<boolean> => {
    while (rest.length === 0) {
      const next = await chunks.next();
      if (next.done) return false;
      rest = next.value;
    }
    return true;
  };
  const some = async (most: number): Promise<Uint8Array> => {
    if (!(await more())) throw cutOff();
    const piece = rest.subarray(0, most);
    rest = rest.subarray(piece.length);
    return piece;
  };
  const take = async (length: number): Promise<Buffer | undefined> => {
    if (length > 0 && !(await more())) return undefined;
    const piece = Buffer.alloc(length);
    for (let at = 0; at < length; ) {
      const chunk = await some(length - at);
      piece.set(chunk, at);
      at += chunk.length;
    }
    return piece;
  };
  const drain = async (): Promise<void> => {
    rest = new Uint8Array();
    while (!(await chunks.next()).done);
  };
  return {some, take, drain, close: async () => void (await chunks.return?.())};
}
