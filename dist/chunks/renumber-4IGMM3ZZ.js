import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  readDeb
} from "./chunk-TZLW2MZT.js";
import "./chunk-IWKAJEUF.js";
import "./chunk-TQC3N7SD.js";
import {
  bodyOf,
  readTar
} from "./chunk-NZWIOXGV.js";
import {
  AR_MAGIC,
  arHead,
  arPadding,
  listAr
} from "./chunk-LA4MBAC2.js";
import {
  fileSink
} from "./chunk-MYUFA4KE.js";
import {
  decompressor
} from "./chunk-PRRMO4CD.js";
import "./chunk-QCTMG4JC.js";
import "./chunk-RL6L7SJM.js";
import "./chunk-MGI5AFOK.js";
import "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import "./chunk-3J7YOGKI.js";
import {
  tarEnd,
  tarHead,
  tarPadding
} from "./chunk-GV4UF2MA.js";
import "./chunk-Z7Q56VIH.js";
import {
  fileChunks
} from "./chunk-NPBHZXYM.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/formats/deb/renumber.ts
import { createReadStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { gzipSync } from "node:zlib";
var ALGORITHMS = { "": "none", gz: "gzip", xz: "xz", zst: "zstd" };
var MOST_BYTES = 64 << 20;
var renumbered = (version, by) => by < 0 ? `${version}~~${10 + by}` : `${version}+${by}`;
async function renumberDeb(file, by, outDir) {
  var _stack = [];
  try {
    const facts = await readDeb(file);
    const version = renumbered(facts.version, by);
    await mkdir(outDir, { recursive: true });
    const path = join(outDir, `${facts.name}_${version.replace(/^\d+:/, "")}_${facts.arch}.deb`);
    const source = __using(_stack, await open(file), true);
    const target = __using(_stack, await open(path, "wx"), true);
    const write = fileSink(target.fd);
    write(Buffer.from(AR_MAGIC, "latin1"));
    for (const member of await listAr(source)) {
      const { name, offset, size } = member;
      if (name.startsWith("_gpg")) continue;
      const isControl = /^control\.tar(\.|$)/.test(name);
      const chunks = isControl ? [await controlAs(version, createReadStream(file, { start: offset, end: offset + size - 1 }), name)] : fileChunks(file, offset, offset + size);
      const head = { name: isControl ? "control.tar.gz" : name, mtime: 0 };
      const length = isControl ? chunks[0].length : size;
      write(arHead({ ...head, size: length }));
      for await (const chunk of chunks) write(chunk);
      write(arPadding(length));
    }
    return path;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function controlAs(version, raw, name) {
  const algorithm = ALGORITHMS[name.slice("control.tar.".length)] ?? "none";
  const parts = [];
  await pipeline(raw, decompressor(algorithm), async (source) => {
    for await (const member of readTar(source)) {
      const bytes = member.type === "file" ? await bodyOf(member, MOST_BYTES) : Buffer.alloc(0);
      const content = /^(\.\/)?control$/.test(member.name) ? Buffer.from(withVersion(bytes, version)) : bytes;
      parts.push(tarHead({ ...member, size: content.length }), content, tarPadding(content.length));
    }
  });
  return gzipSync(Buffer.concat([...parts, tarEnd()]));
}
function withVersion(control, version) {
  const text = Buffer.from(control).toString();
  const changed = text.replace(/^Version:.*$/im, () => `Version: ${version}`);
  if (changed !== text) return changed;
  throw new UserError("deb/bad-control", "its control file has no Version");
}
export {
  renumberDeb,
  renumbered
};
