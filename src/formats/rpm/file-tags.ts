import {CLASSES} from './classes.ts';
import type {FileRow} from './files.ts';
import {int16, int32, int64, strings, type TagValue} from './header.ts';
import {FILE_FLAG, SHA256, TAG} from './tags.ts';

const MAX_32 = 0xffff_ffff;
/** Content, size, link and time of a ghost are nobody's to verify. */
const VERIFY_GHOST = 0xffff_ffd8;

/** Is there a file whose size needs more than 32 bits? */
export const hasLargeFiles = (rows: readonly FileRow[]): boolean => rows.some(({size}) => size > MAX_32);

/** The sum of all files' sizes, each file once, as `rpm -qi` shows it. */
export const installedSize = (rows: readonly FileRow[]): number =>
  rows.reduce((sum, {size, holdsBytes}) => sum + (holdsBytes ? size : 0), 0);

/** What is known of a file once it has been read. */
export interface SeenFile {
  /** SHA-256, in hex; nothing where there are no bytes. */
  readonly digest: string;
  readonly class: number;
  readonly color: number;
}

/** The header's columns, one value per file. */
export function fileTags(
  rows: readonly FileRow[],
  seen: readonly SeenFile[],
): readonly (readonly [number, TagValue])[] {
  const total = installedSize(rows);
  const size: readonly [number, TagValue] =
    total > MAX_32 ? [TAG.longSize, int64([total])] : [TAG.size, int32([total])];
  const always = [size, [TAG.fileDigestAlgo, int32([SHA256])] as const];
  if (rows.length === 0) return always;
  const numbers = (pick: (row: FileRow, at: number) => number) => int32(rows.map(pick));
  const texts = (pick: (row: FileRow) => string) => strings(rows.map(pick));
  const sizes = rows.map((row) => row.size);
  return [
    ...always,
    hasLargeFiles(rows) ? [TAG.longFileSizes, int64(sizes)] : [TAG.fileSizes, int32(sizes)],
    ...nameTags(rows),
    [TAG.fileModes, int16(rows.map(({mode}) => mode))],
    [TAG.fileRdevs, int16(rows.map(() => 0))],
    [TAG.fileMtimes, numbers(({mtime}) => mtime)],
    [TAG.fileDigests, strings(seen.map(({digest}) => digest))],
    [TAG.fileLinkTos, texts(({to}) => to)],
    [TAG.fileFlags, numbers(({flags}) => flags)],
    [TAG.fileUserName, texts(({owner}) => owner)],
    [TAG.fileGroupName, texts(({group}) => group)],
    [TAG.fileVerifyFlags, numbers(({flags}) => (flags & FILE_FLAG.ghost ? VERIFY_GHOST : MAX_32))],
    [TAG.fileDevices, numbers(() => 1)],
    [TAG.fileInodes, numbers(({inode}) => inode)],
    [TAG.fileLangs, texts(({lang}) => lang)],
    [TAG.fileColors, int32(seen.map(({color}) => color))],
    [TAG.fileClass, int32(seen.map((file) => file.class))],
    [TAG.classDict, strings(CLASSES)],
  ];
}

/** Paths in two halves, as `rpmlib(CompressedFileNames)` means it. */
function nameTags(rows: readonly FileRow[]): readonly (readonly [number, TagValue])[] {
  const dirs = new Map<string, number>();
  const bases: string[] = [];
  const indexes = rows.map(({path}) => {
    const cut = path.lastIndexOf('/') + 1;
    const dir = path.slice(0, cut);
    bases.push(path.slice(cut));
    const index = dirs.get(dir) ?? dirs.size;
    dirs.set(dir, index);
    return index;
  });
  return [
    [TAG.dirIndexes, int32(indexes)],
    [TAG.baseNames, strings(bases)],
    [TAG.dirNames, strings([...dirs.keys()])],
  ];
}
