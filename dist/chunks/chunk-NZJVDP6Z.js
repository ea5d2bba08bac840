import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  handOver,
  openOutputFolder
} from "./chunk-ZZ5VMMPR.js";
import {
  verifyPackages
} from "./chunk-SOFRDBBD.js";
import {
  buildTargets,
  builtTargets
} from "./chunk-XQBLW42L.js";
import {
  stagePackages
} from "./chunk-HJWYN5US.js";
import {
  withoutSystemd
} from "./chunk-2G6LIATT.js";
import {
  dryReport,
  writeJunit
} from "./chunk-2PLOFHPS.js";
import {
  templatesOf
} from "./chunk-UBU3JJGE.js";
import {
  arches
} from "./chunk-QAPI6OIN.js";
import {
  formatOf
} from "./chunk-EOMNDTBA.js";
import {
  allInOrder
} from "./chunk-T64XHYXT.js";
import {
  digestOf
} from "./chunk-NPBHZXYM.js";
import {
  PkgError,
  TargetsError,
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/steps/assemble/index.ts
import { rename } from "node:fs/promises";
import { availableParallelism as availableParallelism2 } from "node:os";
import { join as join2 } from "node:path";

// src/steps/assemble/make.ts
import { copyFile, mkdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
async function makeLot(host, lot, dir) {
  host.signal.throwIfAborted();
  await mkdir(dir);
  if (lot.build?.finished) return takeFinished(lot.build.finished, lot, dir);
  return lot.target.engine === "native" ? makeNative(host, lot, dir) : makePortable(host, lot, dir);
}
async function takeFinished({ folder, files }, { target }, dir) {
  for (const name of files) await copyFile(join(folder, name), join(dir, name));
  return Promise.all(files.map((name) => artifactByFacts(target, dir, name)));
}
async function makeNative(host, lot, dir) {
  const { target, packages, build, templates } = lot;
  const { native } = await formatOf(target.format).load();
  if (!native || !build?.workshop)
    throw new PkgError("run/no-workshop", `${target.id} has no container to be put together in`);
  const { workshop } = build;
  const names = await native(host, { workshop, packages, templates, jobs: availableParallelism() }, dir);
  const { fileName } = formatOf(target.format);
  return Promise.all(
    names.map((name) => {
      const pkg = packages.find((one) => fileName(one, one.options) === name);
      return pkg ? artifactOf(pkg, target, { dir, name }) : artifactByFacts(target, dir, name);
    })
  );
}
async function makePortable(host, { target, packages }, dir) {
  const format = formatOf(target.format);
  const { portable } = await format.load();
  const artifacts = [];
  for (const pkg of packages)
    for (const name of await portable(host, pkg, dir))
      artifacts.push(await artifactOf(pkg, target, { dir, name }));
  return artifacts;
}
var artifactOf = async (pkg, target, { dir, name }) => ({
  ...await fileAt(dir, name),
  ...unproved(target),
  package: pkg.name,
  version: formatOf(target.format).versionOf(pkg.version),
  arch: pkg.arch
});
async function artifactByFacts(target, dir, name) {
  const format = formatOf(target.format);
  const { read } = await format.load();
  const facts = await read(join(dir, name));
  const arch = arches.find((one) => format.arch[one] === facts.arch) ?? target.arch;
  return {
    ...await fileAt(dir, name),
    ...unproved(target),
    package: facts.name,
    version: facts.version,
    arch
  };
}
var fileAt = async (dir, name) => ({
  name,
  path: name,
  ...await digestOf(join(dir, name))
});
var unproved = ({ id, format }) => ({ kind: "package", format, target: id, signed: false, verified: false });

// src/steps/assemble/progress.ts
function tellProgress({ log }, total) {
  const busy = /* @__PURE__ */ new Set();
  let done = 0;
  const tell = () => {
    log.progress(`${done} of ${total} packed${busy.size > 0 ? `, now: ${[...busy].join(", ")}` : ""}`);
  };
  const starts = (name) => {
    busy.add(name);
    tell();
  };
  const ends = (name) => {
    busy.delete(name);
    done += 1;
    tell();
  };
  return { starts, ends };
}

// src/steps/assemble/index.ts
async function assemble(host, work) {
  var _stack = [];
  try {
    const { packages } = work;
    const lots = lotsOf(work);
    const names = packages.map((pkg) => formatOf(pkg.format).fileName(pkg, pkg.options));
    const draft = __using(_stack, await openOutputFolder(host, names), true);
    const milliseconds = {};
    const failed = [];
    const progress = tellProgress(host, lots.length);
    const fail = (lot, error) => void failed.push({ target: lot.target.id, step: "assemble", error });
    const made = await allInOrder(lots, lotsAtOnce(lots), async (lot, index) => {
      const start = performance.now();
      progress.starts(nameOf(lot));
      try {
        const artifacts2 = await makeLot(host, lot, join2(draft.path, String(index)));
        for (const { path } of artifacts2) milliseconds[path] = performance.now() - start;
        return artifacts2;
      } catch (error) {
        fail(lot, error);
        return [];
      } finally {
        progress.ends(nameOf(lot));
      }
    });
    host.log.progress(void 0);
    host.signal.throwIfAborted();
    const lost = new Set(failed.map(({ target }) => target));
    const takers = /* @__PURE__ */ new Map();
    const artifacts = [];
    for (const [index, lot] of lots.entries()) {
      if (lost.has(lot.target.id)) continue;
      const twice = made[index].find(({ name }) => (takers.get(name) ?? lot.target.id) !== lot.target.id);
      if (twice) {
        fail(lot, sameName(twice.name, takers.get(twice.name)));
        continue;
      }
      for (const artifact of made[index]) {
        takers.set(artifact.name, lot.target.id);
        await rename(join2(draft.path, String(index), artifact.name), join2(host.outDir, artifact.name));
        artifacts.push(artifact);
      }
    }
    return { artifacts, milliseconds, failed };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
var nameOf = ({ target, packages: [first, ...others] }) => first && others.length === 0 ? `${first.name} for ${target.id}` : target.id;
var sameName = (name, other) => new UserError("assemble/same-name", `${name} is made for ${other} too`, {
  hint: "give the packages of each release another name, version or release number"
});
function lotsOf({ plan, packages, builds, templates }) {
  const targets = new Set(plan.targets.map(({ id }) => id));
  const stray = packages.find((pkg) => !targets.has(pkg.target));
  if (stray)
    throw new PkgError(
      "run/no-target",
      `package ${stray.name} belongs to no target of the plan: ${stray.target}`
    );
  return plan.targets.flatMap((target) => {
    const build = builds.get(target.id);
    const own = packages.filter((pkg) => pkg.target === target.id);
    const lot = { target, build, templates };
    const inOneGo = build?.finished !== void 0 || target.engine === "native" && own.length > 0;
    if (inOneGo) return [{ ...lot, packages: own }];
    return own.map((pkg) => ({ ...lot, packages: [pkg] }));
  });
}
var LARGE = 16 << 20;
var MOST_AT_ONCE = 8;
var lotsAtOnce = (lots) => lots.some(
  ({ target, packages }) => target.engine === "portable" && packages.some((pkg) => bytesOf(pkg) > LARGE)
) ? 1 : Math.min(MOST_AT_ONCE, availableParallelism2());
var bytesOf = ({ entries }) => entries.reduce((sum, entry) => sum + (entry.type === "file" ? entry.size : 0), 0);

// src/commands/make.ts
async function makePackages(host, inputs, { config, plan }) {
  var _stack = [];
  try {
    const { group } = host.log;
    const builds = __using(_stack, await group("Build", () => buildTargets(host, config, plan, { shell: false })), true);
    const staged = await group("Stage", () => stagePackages(host, config, plan, builds));
    const work = { plan, packages: staged.packages, builds: builds.done, templates: templatesOf(host, config) };
    const assembly = await group("Assemble", () => assemble(host, work));
    const booted = withoutSystemd(inputs);
    const trial = {
      artifacts: assembly.artifacts,
      packages: staged.packages,
      builds: builds.done,
      ...booted !== void 0 && { withoutSystemd: booted }
    };
    const verified = inputs.verify ? await group("Verify", () => verifyPackages(host, config, plan, trial)) : void 0;
    if (verified) await writeJunit(host, verified.results);
    const failed = [...builds.failed, ...staged.failed, ...assembly.failed];
    return {
      assembly,
      artifacts: verified?.artifacts ?? assembly.artifacts,
      verified,
      failed,
      whole: failed.length === 0 && !verified?.failed.length
    };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function leavePackages(host, inputs, { plan, made, artifacts }) {
  const { failed, verified, whole } = made;
  if (artifacts.length > 0 || failed.length === 0)
    await host.log.group("Hand over", () => handOver(host, plan, artifacts, { whole }));
  if (failed.length > 0 && artifacts.length > 0)
    host.log.info(`made all the same, in ${inputs.out}/: ${artifacts.map(({ name }) => name).join(", ")}`);
  if (failed.length > 0) throw new TargetsError([...failed, ...verified?.failed ?? []]);
}
async function dryRun(host, config, plan) {
  const later = builtTargets(config, plan);
  const now = { ...plan, targets: plan.targets.filter(({ id }) => !later.has(id)) };
  const { packages } = await host.log.group("Stage", () => stagePackages(host, config, now));
  return { report: dryReport(plan, packages, later), packages };
}

export {
  makePackages,
  leavePackages,
  dryRun
};
