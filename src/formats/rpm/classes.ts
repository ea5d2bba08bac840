import type {FileRow} from './files.ts';

/** What the first bytes of a file say; in the header it is a place in this list, so that no file is read for it alone. */
export const CLASSES: readonly string[] = [
  '',
  'data',
  'directory',
  'empty',
  'ASCII text',
  'Unicode text, UTF-8 text',
  'POSIX shell script, ASCII text executable',
  'Bourne-Again shell script, ASCII text executable',
  'Python script, ASCII text executable',
  'script, ASCII text executable',
  'gzip compressed data',
  'XZ compressed data',
  'Zstandard compressed data',
  'bzip2 compressed data',
  'Zip archive data',
  'PNG image data',
  'PDF document',
  ...['32-bit LSB', '32-bit MSB', '64-bit LSB', '64-bit MSB'].flatMap((kind) =>
    ['relocatable', 'executable', 'shared object'].map((type) => `ELF ${kind} ${type}`),
  ),
];

const MAGIC: readonly (readonly [start: string, name: string])[] = [
  ['\x1f\x8b', 'gzip compressed data'],
  ['\xfd7zXZ\0', 'XZ compressed data'],
  ['\x28\xb5\x2f\xfd', 'Zstandard compressed data'],
  ['BZh', 'bzip2 compressed data'],
  ['PK\x03\x04', 'Zip archive data'],
  ['\x89PNG\r\n', 'PNG image data'],
  ['%PDF-', 'PDF document'],
];

const SCRIPTS: readonly (readonly [program: RegExp, name: string])[] = [
  [/\/(?:env )?(?:sh|dash)\b/, 'POSIX shell script, ASCII text executable'],
  [/\/(?:env )?bash\b/, 'Bourne-Again shell script, ASCII text executable'],
  [/\/(?:env )?python/, 'Python script, ASCII text executable'],
  [/./, 'script, ASCII text executable'],
];

/** How much of a file is looked at. */
export const LOOKED_AT = 1024;
const TEXT = /^[\t\n\f\r\x1b\x20-\x7e\x80-\xff]*$/;

/** What `file` would call it, in short: a place in CLASSES. */
export function classOf({mode, size}: Pick<FileRow, 'mode' | 'size'>, start: Buffer): number {
  const kind = mode & 0o170000;
  const name =
    kind === 0o040000 ? 'directory' : kind !== 0o100000 ? '' : size === 0 ? 'empty' : nameOf(start);
  return Math.max(CLASSES.indexOf(name), 0);
}

function nameOf(whole: Buffer): string {
  const start = whole.subarray(0, LOOKED_AT);
  const text = start.toString('latin1');
  const elf = elfOf(start);
  if (elf !== undefined) return `ELF ${elf.bits}-bit ${elf.isBig ? 'MSB' : 'LSB'} ${elf.type}`;
  const magic = MAGIC.find(([bytes]) => text.startsWith(bytes));
  if (magic) return magic[1];
  if (!TEXT.test(text)) return 'data';
  const [, program] = /^#! ?(\/[^\n]*)/.exec(text) ?? [];
  if (program !== undefined) return SCRIPTS.find(([known]) => known.test(program))?.[1] ?? 'data';
  if (/^[\x00-\x7f]*$/.test(text)) return 'ASCII text';
  // Where the look ends, a character may be cut in two.
  return start.toString('utf8').slice(0, -1).includes('\ufffd') ? 'data' : 'Unicode text, UTF-8 text';
}

const ELF_TYPES: Readonly<Record<number, string>> = {
  1: 'relocatable',
  2: 'executable',
  3: 'shared object',
};

interface Elf {
  readonly bits: 32 | 64;
  readonly isBig: boolean;
  readonly type: string;
  readonly machine: number;
  /** Flags of the machine; 0 where there are none to read. */
  readonly flags: number;
}

/** The fixed part of an ELF header: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html */
function elfOf(start: Buffer): Elf | undefined {
  if (start.length < 52 || start.toString('latin1', 0, 4) !== '\x7fELF') return undefined;
  const [bits, order] = [start[4], start[5]];
  if ((bits !== 1 && bits !== 2) || (order !== 1 && order !== 2)) return undefined;
  const isBig = order === 2;
  const short = (at: number) => (isBig ? start.readUInt16BE(at) : start.readUInt16LE(at));
  const flags = isBig ? start.readUInt32BE(36) : start.readUInt32LE(36);
  const type = ELF_TYPES[short(16)] ?? '';
  return {bits: bits === 1 ? 32 : 64, isBig, type, machine: short(18), flags: bits === 1 ? flags : 0};
}

const MACHINE = {mips: 8, mipsLittle: 10, bpf: 247} as const;
const MIPS_ABI2 = 0x20;

/**
 * By its colour rpm tells which of two packages for different machines brings a program:
 * 1 for 32 bits, 2 for 64, 4 for MIPS' N32: https://github.com/rpm-software-management/rpm/blob/master/build/rpmfc.cc
 */
export function colorOf({mode}: Pick<FileRow, 'mode'>, start: Buffer): number {
  if ((mode & 0o170000) !== 0o100000 || (mode & 0o111) === 0) return 0;
  const elf = elfOf(start);
  if (elf === undefined || elf.machine === MACHINE.bpf) return 0;
  const mips = elf.machine === MACHINE.mips || elf.machine === MACHINE.mipsLittle;
  if (mips && elf.bits === 32 && elf.flags & MIPS_ABI2) return 4;
  return elf.bits === 64 ? 2 : 1;
}
