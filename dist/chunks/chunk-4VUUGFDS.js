import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/tools/files.ts
import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
var leftoverPrefix = (pid) => `.linux-pkg-${pid}-`;
async function removeLeftovers(folder, pid) {
  const names = await readdir(folder).catch(() => []);
  for (const name of names)
    if (name.startsWith(leftoverPrefix(pid))) await rm(join(folder, name), { recursive: true, force: true });
}
async function tempDir(parent = tmpdir()) {
  await mkdir(parent, { recursive: true });
  const path = await mkdtemp(join(parent, leftoverPrefix(process.pid)));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
async function writeWhole(path, content) {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomBytes(6).toString("hex")}.part`;
  try {
    await writeFile(draft, content);
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
}
async function digestOf(path) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return { size: (await stat(path)).size, sha256: hash.digest("hex") };
}

export {
  removeLeftovers,
  tempDir,
  writeWhole,
  digestOf
};
