import {UserError} from '../model/errors.ts';
import {type Cursor, cursorOf} from './xz/cursor.ts';

/** A member as it streams by. */
export interface CpioEntry {
  /** Its path, or its place in rpm's header where the archive has rpm's own short heads. */
  readonly name: string | number;
  /** Device and inode: hard links share them. */
  readonly inode: string;
  readonly size: number;
  /** To be read before the next member is asked for; what is left is skipped. */
  readonly body: AsyncIterable<Uint8Array>;
}

const MAGIC = 6;
const NUMBERS = 13 * 8;
const MOST_NAME = 64 * 1024;
const TRAILER = 'TRAILER!!!';
const ALIGN = 4;

/**
 * The members of a cpio archive in the "new ASCII" form, with or without checksums, or with rpm's short heads, whose
 * sizes are asked for by `sizeOf`: https://www.kernel.org/doc/html/latest/driver-api/early-userspace/buffer-format.html
 */
export async function* readCpio(
  source: AsyncIterable<Uint8Array>,
  sizeOf: (index: number) => number,
): AsyncGenerator<CpioEntry> {
  const bytes = cursorOf(source, () => broken('it ends too early'));
  try {
    for (;;) {
      const head = await headOf(bytes, sizeOf);
      if (head.name === TRAILER) break;
      let left = head.size;
      const body = async function* (): AsyncGenerator<Uint8Array> {
        while (left > 0) {
          const chunk = await bytes.some(left);
          left -= chunk.length;
          yield chunk;
        }
      };
      yield {...head, body: body()};
      for await (const _ of body());
      await need(bytes, gap(head.size));
    }
    await bytes.drain();
  } finally {
    await bytes.close();
  }
}

async function headOf(bytes: Cursor, sizeOf: (index: number) => number): Promise<Omit<CpioEntry, 'body'>> {
  const magic = (await need(bytes, MAGIC)).toString('latin1');
  if (magic === '07070X') {
    const index = numberIn(await need(bytes, 8), 0);
    await need(bytes, gap(MAGIC + 8));
    return {name: index, inode: '', size: sizeOf(index)};
  }
  if (magic !== '070701' && magic !== '070702') throw broken('a member does not start like one');
  const numbers = await need(bytes, NUMBERS);
  const field = (at: number) => numberIn(numbers, at * 8);
  const length = field(11);
  if (length === 0 || length > MOST_NAME) throw broken(`a name of ${length} bytes`);
  const name = await need(bytes, length);
  await need(bytes, gap(MAGIC + NUMBERS + length));
  if (name.indexOf(0) !== length - 1) throw broken('a name does not end where it should');
  return {
    name: name.toString('utf8', 0, length - 1),
    inode: [field(7), field(8), field(0)].join(' '),
    size: field(6),
  };
}

function numberIn(digits: Buffer, at: number): number {
  const text = digits.toString('latin1', at, at + 8);
  if (!/^[0-9a-f]{8}$/i.test(text)) throw broken(`the number ${JSON.stringify(text)} is not hexadecimal`);
  return Number.parseInt(text, 16);
}

const gap = (size: number): number => (ALIGN - (size % ALIGN)) % ALIGN;

async function need(bytes: Cursor, length: number): Promise<Buffer> {
  const taken = await bytes.take(length);
  if (taken) return taken;
  throw broken('it ends too early');
}

const broken = (what: string): UserError =>
  new UserError('archive/broken-cpio', `not a whole cpio archive: ${what}`);
