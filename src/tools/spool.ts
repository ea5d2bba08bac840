import {randomBytes} from 'node:crypto';
import {closeSync, openSync, readSync, unlinkSync, writeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** Lines put aside on disk until they are printed. */
export interface Spool {
  add(line: string): void;
  /** Prints the last of them, many at a time, and gives the disk back. */
  print(print: (text: string) => void): void;
}

const BLOCK = 1 << 16;
const MEGABYTE = 1e6;
/** What a log of GitHub's can still show; the last lines are those that matter. */
const MOST = 16 * MEGABYTE;

/** A file without a name, so that nothing is left however the process ends; memory holds a block at most. */
export function openSpool(most = MOST, folder = tmpdir()): Spool {
  let file: number | undefined;
  let waiting: string[] = [];
  let waitingSize = 0;
  let size = 0;
  let failure: unknown;

  const flush = (): void => {
    const bytes = Buffer.from(waiting.join(''));
    waiting = [];
    waitingSize = 0;
    if (failure !== undefined) return;
    try {
      file ??= openUnnamed(folder);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, size + at);
      size += bytes.length;
    } catch (error) {
      failure = error;
    }
  };

  return {
    add: (line) => {
      waiting.push(`${line}\n`);
      waitingSize += line.length;
      if (waitingSize >= BLOCK) flush();
    },
    print: (print) => {
      flush();
      if (failure !== undefined) print(`(the log could not be put aside: ${String(failure)})`);
      if (file === undefined) return;
      const start = Math.max(0, size - most);
      if (start > 0) print(`(${Math.ceil(start / MEGABYTE)} MB of output left out; the last of it follows)`);
      try {
        for (const text of lineBlocks(file, start)) print(text);
      } finally {
        closeSync(file);
        file = undefined;
      }
    },
  };
}

function openUnnamed(folder: string): number {
  const path = join(folder, `.linux-pkg-${process.pid}-${randomBytes(6).toString('hex')}`);
  const file = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  return file;
}

/** Whole lines, about a block at a time; a first line that is cut is left out. */
function* lineBlocks(file: number, start: number): Generator<string> {
  const buffer = Buffer.alloc(BLOCK);
  let rest: Buffer[] = [];
  let skip = start > 0;
  for (let at = start; ; ) {
    const read = readSync(file, buffer, 0, BLOCK, at);
    if (read === 0) break;
    at += read;
    const block = Buffer.from(buffer.subarray(0, read));
    const from = skip ? block.indexOf(10) + 1 : 0;
    if (skip && from === 0) continue;
    skip = false;
    const end = block.lastIndexOf(10) + 1;
    if (end > from) {
      yield Buffer.concat([...rest, block.subarray(from, end - 1)]).toString();
      rest = [];
    }
    rest.push(block.subarray(Math.max(end, from)));
  }
  const last = Buffer.concat(rest);
  if (last.length > 0) yield last.toString();
}
