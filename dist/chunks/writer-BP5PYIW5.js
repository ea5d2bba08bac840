import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  conffilesOf,
  controlOf,
  dataTar,
  installedKib,
  maintainerScripts,
  ownScripts,
  pathProblems,
  rootOf,
  triggersOf
} from "./chunk-IPTFN22A.js";
import {
  deb
} from "./chunk-RYLJHMX5.js";
import "./chunk-VYZDGCNJ.js";
import "./chunk-ETTTRMDG.js";
import "./chunk-LV3KPGXS.js";
import "./chunk-6NQTDTAW.js";
import {
  AR_MAGIC,
  arHead,
  arPadding
} from "./chunk-LA4MBAC2.js";
import {
  fileSink
} from "./chunk-MYUFA4KE.js";
import {
  pack
} from "./chunk-PRRMO4CD.js";
import "./chunk-QCTMG4JC.js";
import "./chunk-RL6L7SJM.js";
import "./chunk-MGI5AFOK.js";
import "./chunk-B43SI3EG.js";
import {
  parseCompression
} from "./chunk-72VQLIC2.js";
import "./chunk-3J7YOGKI.js";
import {
  tarEnd,
  tarHead,
  tarPadding
} from "./chunk-GV4UF2MA.js";
import "./chunk-Z7Q56VIH.js";
import {
  fileChunks,
  tempDir
} from "./chunk-NPBHZXYM.js";
import {
  PkgError,
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/formats/deb/writer.ts
import { mkdir, open, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
var SUFFIX = { none: "", gzip: ".gz", xz: ".xz", zstd: ".zst" };
async function writeDeb(host, pkg, outDir) {
  const name = deb.fileName(pkg, pkg.options);
  const files = await controlFiles(host, pkg);
  try {
    var _stack = [];
    try {
      await mkdir(outDir, { recursive: true });
      const draft = __using(_stack, await tempDir(outDir), true);
      const data = join(draft.path, "data");
      const codec = codecOf(pkg);
      const sums = await writeData(host, { pkg, codec, path: data });
      const control = controlArchive(
        pkg,
        sums === "" ? files : [...files, { name: "md5sums", mode: 420, content: sums }]
      );
      const size = (await stat(data)).size;
      const whole = join(draft.path, "whole");
      const members = [
        { name: "debian-binary", size: 4, body: () => [Buffer.from("2.0\n")] },
        { name: "control.tar.gz", size: control.length, body: () => [control] },
        {
          name: `data.tar${SUFFIX[codec.algorithm]}`,
          size,
          body: () => fileChunks(data)
        }
      ];
      await writeArchive(host, { members, mtime: pkg.version.date, path: whole });
      await rename(whole, join(outDir, name));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (cause) {
    if (cause instanceof PkgError || host.signal.aborted) throw cause;
    throw new PkgError("deb/write", `${name} could not be written: ${cause.message}`, { cause });
  }
  return [name];
}
function codecOf(pkg) {
  const codec = parseCompression(pkg.options.compression ?? "gzip");
  if ("message" in codec) throw new UserError("deb/compression", [codec]);
  return codec;
}
async function controlFiles(host, pkg) {
  const control = controlOf(pkg, installedKib(pkg));
  const scripts = await maintainerScripts(pkg);
  const own = await ownScripts(host, pkg);
  const triggers = triggersOf(pkg);
  const problems = [deb.check(pkg), control.problems, pathProblems(pkg), scripts.problems, own.problems];
  const all = [...problems.flat(), ...triggers.problems];
  if (all.length > 0) throw new UserError("deb/cannot-express", all);
  const conffiles = conffilesOf(pkg).map((path) => `${path}
`);
  const texts = [
    { name: "control", mode: 420, content: control.text },
    { name: "conffiles", mode: 420, content: conffiles.join("") },
    { name: "triggers", mode: 420, content: triggers.text }
  ];
  return [...texts.filter(({ content }) => content !== ""), ...scripts.files, ...own.files];
}
async function writeData(host, { pkg, codec, path }) {
  var _stack = [];
  try {
    const conffiles = new Set(conffilesOf(pkg));
    const sums = [];
    const note = (file2, hex) => {
      if (!conffiles.has(file2)) sums.push(`${hex}  ${file2.slice(1)}
`);
    };
    const file = __using(_stack, await open(path, "wx"), true);
    await pack(host, { codec, parts: dataTar(pkg, note), digest: "md5" }, fileSink(file.fd));
    return sums.join("");
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function controlArchive(pkg, files) {
  const common = { ...rootOf(pkg), to: "" };
  const sorted = files.toSorted((a, b) => a.name < b.name ? -1 : 1);
  const members = sorted.flatMap(({ name, mode, content }) => {
    const bytes = Buffer.from(content);
    const head = tarHead({ ...common, name: `./${name}`, type: "file", mode, size: bytes.length });
    return [head, bytes, tarPadding(bytes.length)];
  });
  const root = tarHead({ ...common, name: "./", type: "dir", mode: 493, size: 0 });
  return gzipSync(Buffer.concat([root, ...members, tarEnd()]), { level: 9 });
}
async function writeArchive({ signal }, { members, mtime, path }) {
  var _stack = [];
  try {
    const file = __using(_stack, await open(path, "wx"), true);
    const write = fileSink(file.fd);
    write(Buffer.from(AR_MAGIC, "latin1"));
    for (const { name, size, body } of members) {
      write(arHead({ name, size, mtime }));
      for await (const chunk of body()) {
        signal.throwIfAborted();
        write(chunk);
      }
      write(arPadding(size));
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
export {
  writeDeb
};
