import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  handOver
} from "./chunk-CNJUDWI3.js";
import {
  allInOrder
} from "./chunk-ZXQ2VGLX.js";
import {
  stagePackages
} from "./chunk-J4ARQ6NY.js";
import {
  digestOf,
  tempDir
} from "./chunk-4VUUGFDS.js";
import {
  buildReport,
  dryReport
} from "./chunk-G3UD3IWX.js";
import {
  loadConfig,
  matrixOf,
  planTargets,
  resolveVersion
} from "./chunk-CFFKLVZ6.js";
import {
  formatOf
} from "./chunk-QLYXTQZH.js";
import {
  PkgError,
  UserError
} from "./chunk-JTOZ7VCM.js";
import {
  __callDispose,
  __using
} from "./chunk-Y6RQMCCG.js";

// src/steps/assemble.ts
import { mkdir, rename } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
async function assemble(host, plan, packages) {
  var _stack = [];
  try {
    await mkdir(host.outDir, { recursive: true });
    const draft = __using(_stack, await tempDir(host.outDir), true);
    const targets = new Map(plan.targets.map((target) => [target.id, target]));
    const milliseconds = {};
    const written = await allInOrder(packages, availableParallelism(), async (pkg, index) => {
      const start = performance.now();
      host.log.progress(`${pkg.target}: packing ${pkg.name}`);
      const target = targets.get(pkg.target);
      if (!target)
        throw new PkgError(
          "run/no-target",
          `package ${pkg.name} belongs to no target of the plan: ${pkg.target}`
        );
      const artifacts = await assembleOne(host, { pkg, target, dir: join(draft.path, String(index)) });
      for (const { path } of artifacts) milliseconds[path] = performance.now() - start;
      return artifacts;
    });
    host.log.progress(void 0);
    return { artifacts: written.flat(), milliseconds };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function assembleOne(host, { pkg, target, dir }) {
  host.signal.throwIfAborted();
  const format = formatOf(pkg.format);
  const engines = await format.load();
  await mkdir(dir);
  const names = await engines.portable(host, pkg, dir);
  const artifacts = [];
  for (const name of names) {
    const digest = await digestOf(join(dir, name));
    await rename(join(dir, name), join(host.outDir, name));
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
