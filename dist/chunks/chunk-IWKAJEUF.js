import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  decompressor
} from "./chunk-PRRMO4CD.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/archive/pack/packed-part.ts
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
async function readPacked({ file, offset, size, algorithm }, read, told) {
  const raw = size === 0 ? Readable.from([]) : createReadStream(file, { start: offset, end: offset + size - 1 });
  const hash = told && createHash("sha256");
  if (hash) raw.on("data", (chunk) => void hash.update(chunk));
  let result;
  await pipeline(raw, decompressor(algorithm), async (source) => {
    result = await read(source);
  });
  if (hash && !raw.readableEnded)
    throw new UserError("archive/trailing", "bytes follow the end of its compressed data");
  if (hash) told(hash.digest("hex"));
  return result;
}

export {
  readPacked
};
