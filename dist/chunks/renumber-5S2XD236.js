import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  signatureHeader
} from "./chunk-H5EED24D.js";
import {
  joinSlots,
  slotsOf
} from "./chunk-YX435HYK.js";
import {
  headerSize,
  readPackage,
  viewHeader
} from "./chunk-VZA2A5SQ.js";
import {
  INTRO_SIZE,
  LEAD_SIZE,
  SIGTAG,
  TAG
} from "./chunk-Q5MYWB4V.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import "./chunk-IWKAJEUF.js";
import "./chunk-TQC3N7SD.js";
import {
  fileSink
} from "./chunk-MYUFA4KE.js";
import "./chunk-PRRMO4CD.js";
import "./chunk-72VQLIC2.js";
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

// src/formats/rpm/renumber.ts
import { createHash } from "node:crypto";
import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
var STRING = 6;
var renumbered = (release, by) => by < 0 ? `${release}~~${10 + by}` : `${release}.${by}`;
async function renumberPackage(file, by, outDir) {
  var _stack = [];
  try {
    const facts = await readPackage(file);
    const source = __using(_stack, await open(file), true);
    const at = async (position, length) => {
      const { buffer, bytesRead } = await source.read(Buffer.alloc(length), 0, length, position);
      if (bytesRead === length) return buffer;
      throw new UserError("rpm/unreadable", `${file}: it ends too early`);
    };
    const header = async (start2, what) => at(start2, headerSize(await at(start2, INTRO_SIZE), what));
    const lead = await at(0, LEAD_SIZE);
    const signature = await header(LEAD_SIZE, "signature header");
    const start = LEAD_SIZE + Math.ceil(signature.length / 8) * 8;
    const old = await header(start, "header");
    const release = viewHeader(old, "header").text(TAG.release) ?? "";
    const main = withText(old, TAG.release, renumbered(release, by));
    const payload = start + old.length;
    const md5 = createHash("md5").update(main);
    for await (const chunk of fileChunks(file, payload)) md5.update(chunk);
    const { size } = await source.stat();
    const view = viewHeader(signature, "signature header");
    const digests = signatureHeader({
      sha1: createHash("sha1").update(main).digest("hex"),
      sha256: createHash("sha256").update(main).digest("hex"),
      md5: md5.digest(),
      size: main.length + size - payload,
      payloadSize: view.number(TAG.longArchiveSize) ?? view.number(SIGTAG.payloadSize) ?? 0
    });
    await mkdir(outDir, { recursive: true });
    const version = facts.version.replace(/^\d+:/, "").replace(/-[^-]*$/, "");
    const path = join(outDir, `${facts.name}-${version}-${renumbered(release, by)}.${facts.arch}.rpm`);
    const target = __using(_stack, await open(path, "wx"), true);
    const write = fileSink(target.fd);
    for (const part of [lead, digests, main]) write(part);
    for await (const chunk of fileChunks(file, payload)) write(chunk);
    return path;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function withText(header, tag, text) {
  const slots = slotsOf(header, TAG.headerImmutable).map(
    (slot) => slot.tag === tag && slot.type === STRING ? { ...slot, data: Buffer.from(`${text}\0`) } : slot
  );
  return joinSlots(TAG.headerImmutable, slots);
}
export {
  renumberPackage,
  renumbered
};
