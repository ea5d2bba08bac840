import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  stagePackages
} from "./chunk-CX7MRYKX.js";
import {
  HANDOVER_FILE,
  handOver
} from "./chunk-NZLIYZEC.js";
import {
  buildReport,
  dryReport
} from "./chunk-EJ7UYAPX.js";
import {
  loadConfig,
  matrixOf,
  planTargets,
  resolveVersion
} from "./chunk-N3L4ZNRU.js";
import {
  allInOrder
} from "./chunk-ZXQ2VGLX.js";
import {
  formatOf
} from "./chunk-PG2UPDCC.js";
import {
  printable
} from "./chunk-LUBQ2WQT.js";
import {
  digestOf,
  tempDir
} from "./chunk-PR7YLLAG.js";
import {
  PkgError,
  UserError
} from "./chunk-JTOZ7VCM.js";
import {
  __callDispose,
  __using
} from "./chunk-Y6RQMCCG.js";

// src/steps/assemble.ts
import { mkdir as mkdir2, rename } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join as join2 } from "node:path";

// src/steps/output-folder.ts
import { lstat, mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
var OTHER = "--out names another folder (in a workflow: out)";
async function openOutputFolder(host, names) {
  const { outDir } = host;
  const problems = [];
  try {
    await mkdir(outDir, { recursive: true });
    for (const name of [...new Set(names), HANDOVER_FILE]) {
      const found = await lstat(join(outDir, name)).catch(() => void 0);
      if (found?.isDirectory())
        problems.push({
          message: `${printable(join(outDir, name))} is a folder, and a file of that name is to be written`,
          hint: `move it away, or ${OTHER}`
        });
    }
    if (problems.length === 0 && !await mayReplaceHandover(outDir))
      problems.push({
        message: `${printable(join(outDir, HANDOVER_FILE))} is there already and was not written by linux-pkg`,
        hint: `move it away, or ${OTHER}`
      });
    if (problems.length === 0) return await tempDir(outDir);
  } catch (cause) {
    throw new UserError(
      "output/unusable",
      `the output folder ${printable(outDir)} cannot be used: ${reasonOf(cause)}`,
      { hint: OTHER, cause }
    );
  }
  throw new UserError("output/taken", problems);
}
var LARGEST = 8 * 1024 * 1024;
async function mayReplaceHandover(outDir) {
  const path = join(outDir, HANDOVER_FILE);
  const found = await stat(path).catch(() => void 0);
  if (!found) return true;
  if (!found.isFile() || found.size > LARGEST) return false;
  try {
    const data = JSON.parse(await readFile(path, "utf8"));
    return typeof data === "object" && data !== null && "release" in data && "artifacts" in data;
  } catch {
    return false;
  }
}
function reasonOf(cause) {
  const { code } = cause;
  const words = {
    EEXIST: "it is a file",
    ENOTDIR: "a part of its path is a file",
    ENOENT: "a part of its path is a link that leads nowhere, or may not be made",
    EACCES: "permission denied",
    EPERM: "permission denied",
    EROFS: "its disk is read-only",
    ENOSPC: "its disk is full"
  };
  return code !== void 0 && words[code] || (cause instanceof Error ? cause.message : String(cause));
}

// src/steps/assemble.ts
async function assemble(host, plan, packages) {
  var _stack = [];
  try {
    const names = packages.map((pkg) => formatOf(pkg.format).fileName(pkg, pkg.options));
    const draft = __using(_stack, await openOutputFolder(host, names), true);
    const targets = new Map(plan.targets.map((target) => [target.id, target]));
    const milliseconds = {};
    const progress = tellProgress(host, packages);
    const written = await allInOrder(packages, packagesAtOnce(packages), async (pkg, index) => {
      const start = performance.now();
      progress.starts(pkg);
      const target = targets.get(pkg.target);
      if (!target)
        throw new PkgError(
          "run/no-target",
          `package ${pkg.name} belongs to no target of the plan: ${pkg.target}`
        );
      const artifacts = await assembleOne(host, { pkg, target, dir: join2(draft.path, String(index)) });
      for (const { path } of artifacts) milliseconds[path] = performance.now() - start;
      progress.ends(pkg);
      return artifacts;
    });
    host.log.progress(void 0);
    host.signal.throwIfAborted();
    for (const [index, artifacts] of written.entries())
      for (const { name } of artifacts)
        await rename(join2(draft.path, String(index), name), join2(host.outDir, name));
    return { artifacts: written.flat(), milliseconds };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function tellProgress({ log }, packages) {
  const busy = /* @__PURE__ */ new Set();
  let done = 0;
  const tell = () => {
    const names = [...busy].map((pkg) => `${pkg.name} for ${pkg.target}`);
    log.progress(
      `${done} of ${packages.length} packed${names.length > 0 ? `, now: ${names.join(", ")}` : ""}`
    );
  };
  const starts = (pkg) => {
    busy.add(pkg);
    tell();
  };
  const ends = (pkg) => {
    busy.delete(pkg);
    done += 1;
    tell();
  };
  return { starts, ends };
}
var LARGE = 16 << 20;
var MOST_AT_ONCE = 8;
var packagesAtOnce = (packages) => packages.some((pkg) => bytesOf(pkg) > LARGE) ? 1 : Math.min(MOST_AT_ONCE, availableParallelism());
var bytesOf = ({ entries }) => entries.reduce((sum, entry) => sum + (entry.type === "file" ? entry.size : 0), 0);
async function assembleOne(host, { pkg, target, dir }) {
  host.signal.throwIfAborted();
  const format = formatOf(pkg.format);
  const engines = await format.load();
  await mkdir2(dir);
  const names = await engines.portable(host, pkg, dir);
  const artifacts = [];
  for (const name of names) {
    const digest = await digestOf(join2(dir, name));
    artifacts.push({
      kind: "package",
      name,
      path: name,
      ...digest,
      package: pkg.name,
      version: format.versionOf(pkg.version),
      format: format.id,
      target: target.id,
      arch: pkg.arch,
      signed: false,
      verified: false
    });
  }
  return artifacts;
}

// src/steps/build.ts
function refuseNativeTargets(plan) {
  const native = plan.targets.filter((target) => target.engine === "native").map((target) => target.name);
  if (native.length === 0) return;
  const portable = [...new Set(plan.targets.filter((t) => t.engine === "portable").map((t) => t.name))];
  throw new UserError(
    "input/not-yet",
    `building native targets (${[...new Set(native)].join(", ")}) is not in this version yet`,
    {
      hint: portable.length ? `build the portable ones: --targets ${portable.join(",")}` : "write the formats as targets for now, such as targets: [deb, rpm]"
    }
  );
}

// src/commands/build.ts
async function build(host, inputs) {
  const { group } = host.log;
  const config = await group("Config", () => loadConfig(host, inputs));
  const version = await group("Version", () => resolveVersion(host, config, inputs));
  const plan = await group("Plan", () => planTargets(host, config, version, inputs));
  refuseNativeTargets(plan);
  const packages = await group("Stage", () => stagePackages(host, config, plan));
  if (inputs.dryRun) return dryReport(plan, packages);
  const assembly = await group("Assemble", () => assemble(host, plan, packages));
  await group("Hand over", () => handOver(host, plan, assembly.artifacts));
  return buildReport({ plan, assembly, matrix: matrixOf(plan), out: inputs.out });
}

export {
  build
};
