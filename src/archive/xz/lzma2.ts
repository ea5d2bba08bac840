import {type Cursor, need} from './cursor.ts';
import {type LzmaDecoder, lzmaDecoder, type Window} from './lzma.ts';

const MOST_CHUNK = 2 * 1024 * 1024;

export interface Lzma2Options {
  /** How far back a match may reach. */
  readonly dictionary: number;
  /** Counts the packed bytes. */
  readonly seen: {packed: number};
  readonly broken: (what: string) => Error;
}

/** The chunks of an LZMA2 stream: packed ones of 2 MiB at most, and plain ones. */
export async function* lzma2(input: Cursor, options: Lzma2Options): AsyncGenerator<Uint8Array> {
  const decoder = lzmaDecoder();
  const window: Window = {bytes: new Uint8Array(MOST_CHUNK), end: 0, start: 0, total: 0};
  const take = async (length: number): Promise<Buffer> => {
    options.seen.packed += length;
    return need(input, length, () => options.broken('it ends too early'));
  };
  let [fresh, settled] = [true, false];
  for (;;) {
    const control = (await take(1))[0]!;
    if (control === 0) return;
    if (control > 2 && control < 0x80) throw options.broken('a chunk is of no known kind');
    if (control >= 0xe0 || control === 1) {
      [fresh, settled, window.start, window.total] = [false, false, window.end, 0];
    }
    if (control >= 0xc0) settled = true;
    if (fresh || (control >= 0x80 && !settled)) throw options.broken('a chunk comes before its settings');
    const size = 1 + (control < 0x80 ? 0 : (control & 0x1f) << 16) + (await take(2)).readUInt16BE();
    makeRoom(window, options.dictionary, size);
    const from = window.end;
    if (control < 0x80) addPlain(window, await take(size));
    else if (!(await addPacked(take, {control, decoder, window, size}))) {
      throw options.broken('its data are damaged');
    }
    yield window.bytes.slice(from, window.end);
  }
}

function addPlain(window: Window, bytes: Buffer): void {
  window.bytes.set(bytes, window.end);
  window.end += bytes.length;
  window.total += bytes.length;
}

async function addPacked(
  take: (length: number) => Promise<Buffer>,
  chunk: {control: number; decoder: LzmaDecoder; window: Window; size: number},
): Promise<boolean> {
  const packed = 1 + (await take(2)).readUInt16BE();
  if (chunk.control >= 0xc0) {
    const properties = (await take(1))[0]!;
    if (properties > 224 || (properties % 9) + (Math.floor(properties / 9) % 5) > 4) return false;
    chunk.decoder.reset(properties);
  } else if (chunk.control >= 0xa0) chunk.decoder.reset();
  return chunk.decoder.decode(await take(packed), chunk.window, chunk.size);
}

/** Grows the window up to twice the dictionary, then moves what may still be copied to its front. */
function makeRoom(window: Window, dictionary: number, size: number): void {
  if (window.end + size <= window.bytes.length) return;
  const most = 2 * dictionary + MOST_CHUNK;
  if (window.bytes.length < most) {
    const grown = new Uint8Array(Math.min(most, Math.max(2 * window.bytes.length, window.end + size)));
    grown.set(window.bytes.subarray(0, window.end));
    window.bytes = grown;
    if (window.end + size <= grown.length) return;
  }
  const keep = Math.min(dictionary, window.end - window.start);
  window.bytes.copyWithin(0, window.end - keep, window.end);
  [window.start, window.end] = [0, keep];
}
