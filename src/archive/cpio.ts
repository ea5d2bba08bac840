/** One member of a cpio archive in the "new ASCII" form: https://www.kernel.org/doc/html/latest/driver-api/early-userspace/buffer-format.html */
export interface CpioMember {
  readonly path: string;
  /** With the file type's bits. */
  readonly mode: number;
  readonly inode: number;
  readonly links: number;
  readonly mtime: number;
  readonly size: number;
}

/** The largest size that a member's eight hex digits hold. */
export const CPIO_MAX_SIZE = 0xffff_ffff;

const ALIGN = 4;
const HEAD_SIZE = 110;
const STRIPPED_SIZE = 16;
const TRAILER = 'TRAILER!!!';

const hex = (value: number): string => value.toString(16).padStart(8, '0');

const gap = (size: number): number => (ALIGN - (size % ALIGN)) % ALIGN;

/** The zeros that follow a member's content. */
export const cpioPadding = (size: number): Buffer => Buffer.alloc(gap(size));

/** What stands before a member's content. Owner, group and device are zero: rpm keeps them in its header. */
export function cpioHead({path, mode, inode, links, mtime, size}: CpioMember): Buffer {
  const name = Buffer.from(`${path}\0`);
  const numbers = [inode, mode, 0, 0, links, mtime, size, 0, 0, 0, 0, name.length, 0];
  return Buffer.concat([
    Buffer.from(`070701${numbers.map(hex).join('')}`),
    name,
    cpioPadding(HEAD_SIZE + name.length),
  ]);
}

/** rpm's own short head, which names a file by its place in the header; used where a size needs more digits. */
export const cpioStrippedHead = (index: number): Buffer =>
  Buffer.concat([Buffer.from(`07070X${hex(index)}`), Buffer.alloc(2)]);

/** What ends the archive. */
export const cpioTrailer = (): Buffer =>
  cpioHead({path: TRAILER, mode: 0, inode: 0, links: 1, mtime: 0, size: 0});

/** The bytes a member takes with its head and padding. */
export const cpioMemberSize = (path: string, size: number): number => {
  const head = HEAD_SIZE + Buffer.byteLength(path) + 1;
  return head + gap(head) + size + gap(size);
};

/** The same with rpm's short head. */
export const cpioStrippedSize = (size: number): number => STRIPPED_SIZE + size + gap(size);
