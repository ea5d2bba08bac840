import {PkgError, UserError} from '../model/errors.ts';

export const TAR_BLOCK = 512;
const ZEROS = Buffer.alloc(TAR_BLOCK);

/** What a member of a tar archive is; `other` is a device, a pipe or something newer. */
export type TarType = 'file' | 'dir' | 'link' | 'hardlink' | 'other';

export interface TarHead {
  /** As it stands in the archive: `./usr/bin/hello`, folders with a slash at the end. */
  readonly name: string;
  readonly type: TarType;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly uname: string;
  readonly gname: string;
  readonly size: number;
  /** Seconds since 1970. */
  readonly mtime: number;
  /** What a link points at. */
  readonly to: string;
}

/** The one-letter types: https://www.gnu.org/software/tar/manual/html_node/Standard.html */
export const TAR_FLAGS: Readonly<Record<string, TarType>> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  '1': 'hardlink',
  '2': 'link',
  '5': 'dir',
};

const FLAG_OF: Readonly<Record<Exclude<TarType, 'other'>, string>> = {
  file: '0',
  hardlink: '1',
  link: '2',
  dir: '5',
};
const NAME_ROOM = 100;
const OWNER_ROOM = 32;

/**
 * A member's header in GNU's dialect, names that do not fit in `././@LongLink` members before it:
 * dpkg reads neither pax headers nor, before 1.15, anything else.
 */
export function tarHead(head: TarHead): Buffer {
  const parts: Buffer[] = [];
  const name = Buffer.from(head.name);
  const to = Buffer.from(head.to);
  if (to.length >= NAME_ROOM) parts.push(longName('K', to));
  if (name.length >= NAME_ROOM) parts.push(longName('L', name));
  parts.push(block(head, flagOf(head), name, to));
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}

/** The zeros that fill a member's last block. */
export const tarPadding = (size: number): Buffer =>
  ZEROS.subarray(0, (TAR_BLOCK - (size % TAR_BLOCK)) % TAR_BLOCK);

/** The end of an archive. */
export const tarEnd = (): Buffer => Buffer.alloc(2 * TAR_BLOCK);

const flagOf = ({type, name}: TarHead): string => {
  if (type !== 'other') return FLAG_OF[type];
  throw new PkgError('archive/tar-type', `${name}: only files, folders and links can be written`);
};

function longName(flag: 'K' | 'L', text: Buffer): Buffer {
  const size = text.length + 1;
  const head = {type: 'file', mode: 0, uid: 0, gid: 0, uname: 'root', gname: 'root', size, mtime: 0} as const;
  const start = block({...head, name: '', to: ''}, flag, Buffer.from('././@LongLink'), Buffer.alloc(0));
  return Buffer.concat([start, text, Buffer.alloc(1), tarPadding(size)]);
}

function block(head: TarHead, flag: string, name: Buffer, to: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(TAR_BLOCK).fill(0);
  name.copy(bytes, 0, 0, NAME_ROOM);
  number(bytes, 100, 8, head.mode);
  number(bytes, 108, 8, head.uid);
  number(bytes, 116, 8, head.gid);
  number(bytes, 124, 12, head.size);
  number(bytes, 136, 12, head.mtime);
  bytes.write(flag, 156, 'latin1');
  to.copy(bytes, 157, 0, NAME_ROOM);
  bytes.write('ustar  \0', 257, 'latin1');
  owner(bytes, 265, head.uname);
  owner(bytes, 297, head.gname);
  bytes.write(`${tarSum(bytes).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return bytes;
}

/** The sum over a header's bytes, its own field read as spaces. */
export function tarSum(bytes: Uint8Array): number {
  let sum = 8 * 0x20;
  for (let at = 0; at < TAR_BLOCK; at++) if (at < 148 || at >= 156) sum += bytes[at] ?? 0;
  return sum;
}

/** Octal where it fits, else GNU's base-256: 8 GiB and more, and times before 1970. */
function number(bytes: Buffer, at: number, room: number, value: number): void {
  const octal = value.toString(8);
  if (value >= 0 && octal.length < room) {
    bytes.write(`${octal.padStart(room - 1, '0')}\0`, at, 'latin1');
    return;
  }
  const bits = BigInt.asUintN(8 * room - 1, BigInt(value)) | (1n << BigInt(8 * room - 1));
  bytes.write(bits.toString(16).padStart(2 * room, '0'), at, 'hex');
}

function owner(bytes: Buffer, at: number, name: string): void {
  if (Buffer.byteLength(name) > OWNER_ROOM) {
    throw new UserError('archive/tar-owner', `the owner "${name}" is longer than ${OWNER_ROOM} bytes`, {
      hint: `a tar archive keeps names of users and groups up to ${OWNER_ROOM} bytes`,
    });
  }
  bytes.write(name, at);
}
