import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  findPackaging,
  installBuildRequires,
  packFiles,
  packagingRun,
  readSmallFile,
  takeOut
} from "./chunk-5737NTNI.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-SCPAYGSE.js";
import "./chunk-T64XHYXT.js";
import "./chunk-NZWIOXGV.js";
import "./chunk-PF43REK2.js";
import {
  compareDebVersions,
  debVersion
} from "./chunk-LV3KPGXS.js";
import "./chunk-6NQTDTAW.js";
import {
  parseControl
} from "./chunk-3J7YOGKI.js";
import "./chunk-GV4UF2MA.js";
import "./chunk-Z7Q56VIH.js";
import "./chunk-NPBHZXYM.js";
import {
  PkgError,
  UserError
} from "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";

// src/formats/deb/packaging/packaging.ts
import { posix } from "node:path";

// src/formats/deb/packaging/changelog.ts
var HEADING = /^([a-z0-9][a-z0-9+.-]*) \(([^() \t]+)\)((?:\s+[a-z0-9+.-]+)+);/i;
var VERSION = /^(?:\d+:)?\d[A-Za-z0-9.+~-]*$/;
function withEntry(changelog, entry) {
  const old = (changelog ?? "").replace(/^\xef\xbb\xbf/, "").replace(/^\s*\n/, "");
  const last = lastEntry(old, entry);
  const epoch = /^\d+:/.test(entry.version) ? "" : last.epoch;
  const version = `${epoch}${entry.version}`;
  if (!VERSION.test(version)) throw new PkgError("packaging/version", `no Debian version: ${version}`);
  return `${[
    `${last.source} (${version}) ${last.distribution}; urgency=medium`,
    "",
    `  * Version ${version}.`,
    "",
    ` -- ${Buffer.from(contact(entry.maintainer)).toString("latin1")}  ${rfc2822(entry.date)}`,
    ...old ? ["", old] : [""]
  ].join("\n")}`;
}
function lastEntry(old, { source, file }) {
  if (old.trim() === "") {
    if (source !== void 0) return { source, distribution: "unstable", epoch: "" };
    throw new UserError("packaging/no-source", `${file} is missing, and debian/control names no Source`, {
      hint: 'write "Source: <name>" as the first line of debian/control'
    });
  }
  const lines = old.split("\n");
  const at = lines.findIndex((line) => line.trim() !== "" && !line.startsWith("#"));
  const [, name, version = "", distributions = ""] = HEADING.exec(lines[at] ?? "") ?? [];
  if (name === void 0)
    throw new UserError("packaging/changelog", [
      {
        message: `${file} does not begin with an entry: "${shown(lines[at] ?? "")}"`,
        hint: 'its first line reads as "hello (1.2.3-1) unstable; urgency=medium"; without the file, one is made',
        place: { file, line: at + 1 }
      }
    ]);
  return {
    source: name,
    distribution: distributions.trim().replace(/\s+/g, " "),
    epoch: /^\d+:/.exec(version)?.[0] ?? ""
  };
}
var shown = (line) => (line.length > 80 ? `${line.slice(0, 80)}\u2026` : line).trimEnd();
function contact(maintainer) {
  const line = maintainer.replace(/[\x00-\x20\x7f-\x9f\u2028\u2029]+/g, " ").trim();
  return /<[^<>]*>$/.test(line) ? line : `${line.replace(/[<>]/g, "")} <>`;
}
var rfc2822 = (date) => new Date(date * 1e3).toUTCString().replace(/GMT$/, "+0000");

// src/formats/deb/packaging/control.ts
function readSourceControl(text) {
  const paragraphs = text.split(/\n(?:[ \t]*\n)+/).map((part) => part.replace(/^#.*\n?/gm, "")).filter((part) => part.trim() !== "").map((part) => new Map((parseControl(part) ?? []).map(([name, value]) => [name.toLowerCase(), value])));
  const source = paragraphs[0]?.get("source");
  const packages = paragraphs.filter((fields) => fields.has("package"));
  return {
    source: source !== void 0 && /^[a-z0-9][a-z0-9+.-]*$/i.test(source) ? source : void 0,
    allOnly: packages.length > 0 && packages.every((fields) => fields.get("architecture") === "all")
  };
}
var builtPackages = (files) => files.split("\n").flatMap((line) => /^([A-Za-z0-9][\w.+~-]*\.d?deb)\s/.exec(line)?.[1] ?? []);

// src/formats/deb/packaging/packaging.ts
async function buildOwnDeb(_host, job, outDir) {
  const { workshop, source } = job;
  const facts = await putInPlace(job);
  const archOnly = workshop.target.withAll === false;
  if (archOnly && facts.allOnly) {
    workshop.log.info("all its packages are for every architecture, and another target makes them");
    return [];
  }
  await writeVersion(job, facts);
  await installBuildRequires(job, source);
  await workshop.run(["dpkg-buildpackage", archOnly ? "-B" : "-b", "-us", "-uc"], {
    ...buildRun(job),
    cwd: source
  });
  const listed = await readSmallFile(workshop, `${source}/debian/files`);
  const built = builtPackages(listed?.toString("latin1") ?? "");
  if (built.length === 0)
    throw new PkgError("packaging/nothing", `${job.path} was built, but no package came of it`, {
      hint: "see what debian/rules binary does: debian/files lists no package"
    });
  return takeOut(
    workshop,
    built.map((name) => posix.join(source, "..", name)),
    outDir
  );
}
async function putInPlace(job) {
  const { workshop, source, path } = job;
  const real = await findPackaging(job);
  const control = await controlOf(workshop, real, path);
  const place = `${source}/debian`;
  const script = 'if [ "$(realpath "$2")" != "$1" ] || [ -h "$2" ]; then cp -a -- "$1" "$2.linux-pkg" && rm -rf -- "$2" && mv -- "$2.linux-pkg" "$2"; fi';
  await workshop.run(["sh", "-c", script, "sh", real, place]);
  return readSourceControl(control);
}
async function controlOf(workshop, folder, path) {
  const bytes = await readSmallFile(workshop, `${folder}/control`);
  if (bytes) return bytes.toString("utf8");
  const inside = await readSmallFile(workshop, `${folder}/debian/control`);
  throw new UserError("packaging/no-control", `${path} holds no control file`, {
    hint: inside ? `write deb.packaging: ${posix.join(path, "debian")}` : "deb.packaging names a debian/ folder, with control, rules and changelog in it"
  });
}
async function writeVersion({ workshop, source, path, version, maintainer }, facts) {
  const file = posix.join(path, "changelog");
  const bytes = await readSmallFile(workshop, `${source}/debian/changelog`);
  const before = bytes?.toString("latin1");
  const spelled = debVersion(version);
  const text = withEntry(before, {
    version: spelled,
    maintainer,
    date: version.date,
    source: facts.source,
    file
  });
  const last = /^\S+ \(([^()\s]+)\)/m.exec(before ?? "")?.[1];
  const now = /\(([^()\s]+)\)/.exec(text)?.[1] ?? spelled;
  const plain = now.endsWith(workshop.target.suffix) ? now.slice(0, now.length - workshop.target.suffix.length) : now;
  if (last !== void 0 && compareDebVersions(last, plain) > 0)
    workshop.log.warn({
      message: `${file} is at ${last}, which is newer than ${now}: the package is made as ${now}`,
      hint: "whoever has the newer one is not offered this one"
    });
  await workshop.run(["rm", "-f", "--", `${source}/debian/changelog`]);
  const content = Buffer.from(text, "latin1");
  await workshop.put(source, packFiles([{ path: "debian/changelog", content, mtime: version.date }]));
}
function buildRun(job) {
  const run = packagingRun(job);
  const asked = run.env?.["DEB_BUILD_OPTIONS"] ?? "";
  const options = /(^|\s)parallel=/.test(asked) ? asked : `${asked} parallel=${job.jobs}`.trim();
  return {
    ...run,
    env: { ...run.env, DEB_BUILD_OPTIONS: options, SOURCE_DATE_EPOCH: String(job.version.date) }
  };
}
export {
  buildOwnDeb
};
