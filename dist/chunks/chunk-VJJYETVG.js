import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  formatOf,
  formats
} from "./chunk-EOMNDTBA.js";
import {
  relationKinds
} from "./chunk-TQC3N7SD.js";
import {
  printable,
  printableLines
} from "./chunk-LUBQ2WQT.js";
import {
  PkgError,
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/steps/inspect/file-lines.ts
var TYPES = {
  file: "-",
  dir: "d",
  link: "l",
  ghost: "-",
  hardlink: "h",
  other: "?"
};
function fileLines(files) {
  const cells = files.map((file) => ({
    file,
    owner: printable(`${file.owner}/${file.group}`),
    size: file.type === "dir" ? "-" : String(file.size)
  }));
  const owners = cells.reduce((width, { owner }) => Math.max(width, owner.length), 0);
  const sizes = cells.reduce((width, { size }) => Math.max(width, size.length), 0);
  return cells.map(
    ({ file, owner, size }) => [
      `${TYPES[file.type]}${modeText(file.mode)}`,
      owner.padEnd(owners),
      size.padStart(sizes),
      momentText(file.mtime),
      nameText(file)
    ].join("  ")
  );
}
function nameText({ path, type, to, flags }) {
  const all = type === "ghost" && !flags.includes("ghost") ? ["ghost", ...flags] : flags;
  const target = to === void 0 ? "" : ` -> ${printable(to)}`;
  return `${printable(path)}${target}${all.length > 0 ? `  [${all.map(printable).join(" ")}]` : ""}`;
}
function modeText(mode) {
  const triple = (bits, special, letter) => {
    const run = bits & 1;
    const last = special ? run ? letter : letter.toUpperCase() : run ? "x" : "-";
    return `${bits & 4 ? "r" : "-"}${bits & 2 ? "w" : "-"}${last}`;
  };
  return triple(mode >> 6, (mode & 2048) !== 0, "s") + triple(mode >> 3, (mode & 1024) !== 0, "s") + triple(mode, (mode & 512) !== 0, "t");
}
function momentText(seconds) {
  const date = new Date(seconds * 1e3);
  if (Number.isNaN(date.getTime())) return String(seconds).padEnd(16);
  return date.toISOString().slice(0, -8).replace("T", " ");
}

// src/steps/inspect/text.ts
function inspectText(facts) {
  const { format, name, version, arch } = facts;
  const blocks = [
    [`${formatOf(format).title} ${[name, version, arch].map(printable).join(" ")}`],
    block(
      "Fields",
      pairLines(Object.entries(facts.fields).map(([key, value]) => [key, printableLines(value)]))
    ),
    block("Relations", pairLines(relationPairs(facts))),
    block(filesTitle(facts), fileLines(facts.files)),
    block("Scripts", scriptLines(facts)),
    block(
      "Signatures",
      facts.signatures.length > 0 ? facts.signatures.map(printable) : ["none: this package is unsigned"]
    )
  ];
  return `${blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}
`;
}
var block = (title, lines) => lines.length > 0 ? [title, ...lines.map((line) => `  ${line}`.trimEnd())] : [];
function pairLines(pairs) {
  const names = pairs.map(([name]) => printable(name));
  const width = names.reduce((widest, name) => Math.max(widest, name.length), 0);
  return pairs.flatMap(
    ([, lines], at) => lines.map((line, row) => `${(row === 0 ? names[at] ?? "" : "").padEnd(width)}  ${line}`)
  );
}
var relationPairs = ({ relations }) => relationKinds.filter((kind) => relations[kind].length > 0).map((kind) => [kind, relations[kind].map(printable)]);
function filesTitle({ files, compression }) {
  const bytes = files.reduce((sum, file) => sum + (isCounted(file) ? file.size : 0), 0);
  const many = `${files.length} ${files.length === 1 ? "path" : "paths"}`;
  return `Files (${many}, ${bytes} bytes, compression ${printable(compression)})`;
}
var isCounted = ({ type }) => type === "file" || type === "hardlink";
var scriptLines = ({ scripts }) => Object.entries(scripts).flatMap(([name, text]) => [
  `${printable(name)}:`,
  ...printableLines(text).map((line) => `  | ${line}`)
]);

// src/steps/inspect/index.ts
import { constants } from "node:fs";
import { open, stat } from "node:fs/promises";
import { resolve } from "node:path";
async function inspectFile(host, file) {
  const path = resolve(host.workDir, file);
  const format = formatOfStart(await readStart(path, file), file);
  const { read } = await format.load();
  try {
    return await read(path);
  } catch (cause) {
    if (cause instanceof PkgError || host.signal.aborted) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError("inspect/broken", `${shown(file)} cannot be read as a ${format.title}: ${reason}`, {
      hint: "compare its size or checksum with the original: it may be cut short",
      cause
    });
  }
}
var longestMagic = Math.max(...Object.values(formats).map(({ magic }) => magic.length));
async function readStart(path, file) {
  const refuse = (what, hint, cause) => {
    throw new UserError("inspect/file", `${shown(file)} ${what}`, { hint, cause });
  };
  try {
    var _stack = [];
    try {
      const info = await stat(path);
      if (info.isDirectory()) refuse("is a folder", `name the packages in it: ${shown(file)}/*`);
      if (!info.isFile()) refuse("is not a regular file", "name a package file");
      if (info.size === 0) refuse("is empty", "the download or the build that made it failed");
      const handle = __using(_stack, await open(path, constants.O_RDONLY), true);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestMagic), 0, longestMagic, 0);
      return buffer.toString("latin1", 0, bytesRead);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (cause) {
    if (cause instanceof PkgError) throw cause;
    if (cause.code === "ENOENT")
      return refuse("does not exist", "check the path; `linux-pkg build` leaves packages in out/", cause);
    return refuse("cannot be opened", cause instanceof Error ? cause.message : String(cause), cause);
  }
}
function formatOfStart(start, file) {
  const all = Object.values(formats);
  const format = all.find(({ magic }) => start.startsWith(magic));
  if (format) return format;
  const named = all.find(({ extension }) => file.endsWith(extension));
  throw new UserError(
    "inspect/no-package",
    named ? `${shown(file)} is named like a ${named.title} but is none` : `${shown(file)} is no package that is known here`,
    { hint: `known are: ${all.map(({ title, extension }) => `${title} (${extension})`).join(", ")}` }
  );
}
var shown = (file) => `"${printable(file)}"`;

export {
  inspectText,
  inspectFile
};
