import {createHash, hash as hashOf, randomBytes} from 'node:crypto';
import {closeSync, openSync, readSync, statSync} from 'node:fs';
import {chmod, mkdir, mkdtemp, open, readdir, rename, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

/** A folder with all above it. Node's own way never ends below a folder that takes none, such as /proc. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    const isThere = (folder: string) =>
      stat(folder).then(
        (found) => found.isDirectory(),
        () => false,
      );
    // Another process may have been faster; a system without write access may say so before it looks.
    if (code !== 'ENOENT' && (await isThere(path))) return;
    // What is wrong with a name that is taken, Node's own way tells better.
    if (code === 'EEXIST') await mkdir(path, {recursive: true});
    const above = dirname(path);
    if (code !== 'ENOENT' || above === path || (await isThere(above))) throw error;
    await makeFolder(above);
    await makeFolder(path);
  }
}

export interface TempDir extends AsyncDisposable {
  readonly path: string;
}

/** Temporary folders carry their process's id, so that what a killed process left can be told apart. */
const leftoverPrefix = (pid: number): string => `.linux-pkg-${pid}-`;

/** Removes the temporary folders that a process, ended in the middle, left in a folder. */
export async function removeLeftovers(folder: string, pid: number): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names) if (name.startsWith(leftoverPrefix(pid))) await removeTree(join(folder, name));
}

/** Removes the temporary folders of processes that are there no more. */
export async function removeDeadLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names) {
    const pid = Number(/^\.linux-pkg-(\d+)-/.exec(name)?.[1] ?? Number.NaN);
    if (!Number.isNaN(pid) && !isRunning(pid)) await removeTree(join(folder, name));
  }
}

/** Whether a process of that id is there, whoever's it is. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** A folder that goes away on every path out: `await using dir = await tempDir()`. */
export async function tempDir(parent: string = tmpdir()): Promise<TempDir> {
  await makeFolder(parent);
  const path = await mkdtemp(join(parent, leftoverPrefix(process.pid)));
  return {path, [Symbol.asyncDispose]: () => removeTree(path)};
}

/** Removes a folder of ours with all that it holds, folders that may not be written to included. */
export async function removeTree(folder: string): Promise<void> {
  try {
    await rm(folder, {recursive: true, force: true});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
    await openFolders(folder);
    await rm(folder, {recursive: true, force: true});
  }
}

async function openFolders(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, {withFileTypes: true}))
    if (entry.isDirectory()) await openFolders(join(folder, entry.name));
}

/** Writes a small file whole or not at all. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await makeFolder(dirname(path));
  const draft = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    await writeFile(draft, content);
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, {force: true});
    throw cause;
  }
}

/** A file's bytes from one place to another, in one and the same buffer: a chunk is gone when the next is asked for. */
export async function* fileChunks(path: string, start = 0, end = Infinity): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(1 << 20);
  await using file = await open(path);
  for (let at = start; at < end; ) {
    const {bytesRead} = await file.read(buffer, 0, Math.min(buffer.length, end - at), at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

/** The same in two buffers that take turns: the next chunk is read while the one before is used, which is gone then. */
export async function* fileChunksAhead(path: string, size = 1 << 18): AsyncGenerator<Buffer> {
  await using file = await open(path);
  const read = (buffer: Buffer) => {
    const reading = file.read(buffer, 0, buffer.length);
    // Whoever uses them may stop before this one is asked for.
    reading.catch(() => undefined);
    return reading;
  };
  let [now, next] = [Buffer.allocUnsafeSlow(size), Buffer.allocUnsafeSlow(size)];
  for (let reading = read(now); ; ) {
    const {bytesRead} = await reading;
    if (bytesRead === 0) return;
    reading = read(next);
    yield now.subarray(0, bytesRead);
    [now, next] = [next, now];
  }
}

/** Up to here a file is read in one go: a stream's buffers and turns of other threads would take most of the time. */
const SMALL = 1 << 20;

/** The bytes of a small file; undefined where it is large. Not asynchronous: that would take longer than the reading. */
export function smallFile(path: string): Buffer | undefined {
  const found = statSync(path);
  return found.isFile() && found.size <= SMALL ? firstBytes(path, found.size) : undefined;
}

/** As many bytes as the file has, and no more than asked for. */
export function firstBytes(path: string, most: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(most);
  const fd = openSync(path, 'r');
  try {
    let at = 0;
    for (let count = -1; count !== 0 && at < most; at += count)
      count = readSync(fd, bytes, at, most - at, null);
    return bytes.subarray(0, at);
  } finally {
    closeSync(fd);
  }
}

/** Size and SHA-256 of a file, read once; a large one as a stream. */
export async function digestOf(
  path: string,
  bytes: Uint8Array | undefined = smallFile(path),
): Promise<{size: number; sha256: string}> {
  if (bytes) return {size: bytes.length, sha256: hashOf('sha256', bytes)};
  const hash = createHash('sha256');
  for await (const chunk of fileChunks(path)) hash.update(chunk);
  return {size: (await stat(path)).size, sha256: hash.digest('hex')};
}
