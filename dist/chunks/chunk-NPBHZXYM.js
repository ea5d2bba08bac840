import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/tools/files.ts
import { createHash, hash as hashOf, randomBytes } from "node:crypto";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { chmod, mkdir, mkdtemp, open, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
async function makeFolder(path) {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error;
    const isThere = (folder) => stat(folder).then(
      (found) => found.isDirectory(),
      () => false
    );
    if (code !== "ENOENT" && await isThere(path)) return;
    if (code === "EEXIST") await mkdir(path, { recursive: true });
    const above = dirname(path);
    if (code !== "ENOENT" || above === path || await isThere(above)) throw error;
    await makeFolder(above);
    await makeFolder(path);
  }
}
var leftoverPrefix = (pid) => `.linux-pkg-${pid}-`;
async function removeLeftovers(folder, pid) {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (name.startsWith(leftoverPrefix(pid))) await removeTree(join(folder, name));
}
async function removeDeadLeftovers(folder) {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const pid = Number(/^\.linux-pkg-(\d+)-/.exec(name)?.[1] ?? Number.NaN);
    if (!Number.isNaN(pid) && !isRunning(pid)) await removeTree(join(folder, name));
  }
}
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== "ESRCH";
  }
}
async function tempDir(parent = tmpdir()) {
  await makeFolder(parent);
  const path = await mkdtemp(join(parent, leftoverPrefix(process.pid)));
  return { path, [Symbol.asyncDispose]: () => removeTree(path) };
}
async function removeTree(folder) {
  try {
    await rm(folder, { recursive: true, force: true });
  } catch (error) {
    if (error.code !== "EACCES") throw error;
    await openFolders(folder);
    await rm(folder, { recursive: true, force: true });
  }
}
async function openFolders(folder) {
  await chmod(folder, 448);
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await openFolders(join(folder, entry.name));
}
async function writeWhole(path, content) {
  await makeFolder(dirname(path));
  const draft = `${path}.${randomBytes(6).toString("hex")}.part`;
  try {
    await writeFile(draft, content);
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
}
async function* fileChunks(path, start = 0, end = Infinity) {
  var _stack = [];
  try {
    const buffer = Buffer.allocUnsafeSlow(1 << 20);
    const file = __using(_stack, await open(path), true);
    for (let at = start; at < end; ) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, end - at), at);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function* fileChunksAhead(path, size = 1 << 18) {
  var _stack = [];
  try {
    const file = __using(_stack, await open(path), true);
    const read = (buffer) => {
      const reading = file.read(buffer, 0, buffer.length);
      reading.catch(() => void 0);
      return reading;
    };
    let [now, next] = [Buffer.allocUnsafeSlow(size), Buffer.allocUnsafeSlow(size)];
    for (let reading = read(now); ; ) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      reading = read(next);
      yield now.subarray(0, bytesRead);
      [now, next] = [next, now];
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
var SMALL = 1 << 20;
function smallFile(path) {
  const found = statSync(path);
  return found.isFile() && found.size <= SMALL ? firstBytes(path, found.size) : void 0;
}
function firstBytes(path, most) {
  const bytes = Buffer.allocUnsafeSlow(most);
  const fd = openSync(path, "r");
  try {
    let at = 0;
    for (let count = -1; count !== 0 && at < most; at += count)
      count = readSync(fd, bytes, at, most - at, null);
    return bytes.subarray(0, at);
  } finally {
    closeSync(fd);
  }
}
async function digestOf(path, bytes = smallFile(path)) {
  if (bytes) return { size: bytes.length, sha256: hashOf("sha256", bytes) };
  const hash = createHash("sha256");
  for await (const chunk of fileChunks(path)) hash.update(chunk);
  return { size: (await stat(path)).size, sha256: hash.digest("hex") };
}

export {
  makeFolder,
  removeLeftovers,
  removeDeadLeftovers,
  isRunning,
  tempDir,
  removeTree,
  writeWhole,
  fileChunks,
  fileChunksAhead,
  smallFile,
  firstBytes,
  digestOf
};
