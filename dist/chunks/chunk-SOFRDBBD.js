import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  checkNames,
  closeLintBook,
  dockOrReason,
  groundOfVersion,
  groundTarget,
  makeStamp,
  notRun,
  openLintBook,
  portableGrounds,
  resultOf,
  tryAll,
  verifySettings
} from "./chunk-NAY2YGDB.js";
import {
  inspectFile
} from "./chunk-VJJYETVG.js";
import {
  concurrencyOf
} from "./chunk-UBU3JJGE.js";
import {
  isCi
} from "./chunk-LCNQAPUV.js";
import {
  arches
} from "./chunk-QAPI6OIN.js";
import {
  formatOf,
  formats
} from "./chunk-EOMNDTBA.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/steps/verify/index.ts
import { join, resolve } from "node:path";

// src/steps/verify/all.ts
import { availableParallelism } from "node:os";

// src/steps/verify/cases.ts
function companionsOf(own, all) {
  const others = all.filter(
    (other) => other !== own && other.target.id === own.target.id && other.facts.name !== own.facts.name
  );
  const found = /* @__PURE__ */ new Set();
  const visit = ({ facts }) => {
    const { depends, predepends } = facts.relations;
    const words = new Set([...depends, ...predepends].flatMap((text) => text.split(/[\s(),|&]+/)));
    for (const other of others) {
      const names = [
        other.facts.name,
        ...other.facts.relations.provides.map((text) => text.split(/[\s(]/)[0])
      ];
      if (found.has(other) || !names.some((name) => words.has(name))) continue;
      found.add(other);
      visit(other);
    }
  };
  visit(own);
  return [...found];
}

// src/steps/verify/all.ts
async function verifyAll(host, config, trials) {
  var _stack = [];
  try {
    const cases = trials.candidates.flatMap((candidate) => {
      const companions = companionsOf(candidate, trials.candidates);
      return trials.grounds(candidate).map((on) => ({
        ...candidate,
        on,
        ground: groundTarget(config, candidate.target, on),
        companions
      }));
    });
    const without = trials.candidates.find((candidate) => !cases.some(({ path }) => path === candidate.path));
    if (without)
      throw new UserError("verify/nowhere", `no release is known to try ${without.name} on`, {
        hint: `name one for ${without.target.id} under verify.on, or with --targets`
      });
    if (cases.length === 0) return { results: [], failed: [], proved: /* @__PURE__ */ new Set() };
    const settings = verifySettings(config);
    const book = await openLintBook(host, settings, config);
    const dock = await dockOrReason(host, config, cases[0].ground);
    if (typeof dock === "string") {
      const results = cases.map(
        (one) => resultOf(
          one,
          checkNames.map((name) => notRun(name, dock))
        )
      );
      return { results, failed: [], proved: /* @__PURE__ */ new Set(), unverified: dock };
    }
    const _ = __using(_stack, dock.shelf, true);
    const site = {
      host,
      dock,
      config,
      settings,
      book,
      stamp: makeStamp(host),
      mustBoot: isCi(host),
      withoutSystemd: trials.withoutSystemd,
      unbootable: /* @__PURE__ */ new Map()
    };
    const tried = await tryAll(site, cases, (config && concurrencyOf(config)) ?? AT_ONCE);
    const names = new Set(cases.map(({ target }) => target.name));
    const whole = config?.values.targets?.every((name) => names.has(name)) ?? false;
    closeLintBook(host.log, book, { whole });
    return tried;
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
var AT_ONCE = Math.min(4, availableParallelism());

// src/steps/verify/index.ts
async function checkVerify(host, config) {
  await openLintBook(host, verifySettings(config), config);
}
async function verifyPackages(host, config, plan, work) {
  const targets = new Map(plan.targets.map((target) => [target.id, target]));
  const candidates = [];
  for (const artifact of work.artifacts) {
    const target = artifact.kind === "package" ? targets.get(artifact.target) : void 0;
    if (artifact.kind !== "package" || !target) continue;
    const path = join(host.outDir, artifact.path);
    const facts = await inspectFile(host, path);
    const pkg = work.packages.find(({ name, target: id }) => name === facts.name && id === target.id);
    candidates.push({ name: artifact.name, path, facts, pkg, target, artifact });
  }
  const { on } = verifySettings(config);
  const grounds = ({ target, facts }) => target.engine === "native" ? [target.name] : portableGrounds(host, { format: facts.format, arch: target.arch }, on);
  const tried = await verifyAll(host, config, { candidates, grounds, ...work });
  return {
    ...tried,
    artifacts: work.artifacts.map(
      (artifact) => artifact.kind === "package" && tried.proved.has(artifact.path) ? { ...artifact, verified: true } : artifact
    )
  };
}
async function verifyFiles(host, config, { files, on, withoutSystemd }) {
  const candidates = [];
  for (const file of files) {
    const facts = await inspectFile(host, file);
    const path = resolve(host.workDir, file);
    candidates.push({
      name: file,
      path,
      facts,
      pkg: void 0,
      target: finishedTarget(facts),
      artifact: void 0
    });
  }
  const said = on.length > 0 ? on : verifySettings(config).on;
  const grounds = ({ facts, target }) => {
    const own = on.length === 0 ? groundOfVersion(target, facts.version) : void 0;
    return own === void 0 ? portableGrounds(host, target, said) : [own];
  };
  return { ...await verifyAll(host, config, { candidates, grounds, withoutSystemd }), artifacts: [] };
}
function packageFiles(host, files) {
  const extensions = Object.values(formats).map(({ extension }) => extension);
  const found = files.filter((file) => extensions.some((extension) => file.endsWith(extension)));
  for (const file of files) if (!found.includes(file)) host.log.info(`${file} is no package: it is left out`);
  if (found.length > 0) return found;
  throw new UserError("verify/no-package", `no package is among ${files.join(", ")}`, {
    hint: `name files that end with ${extensions.join(" or ")}`
  });
}
var finishedTarget = ({ format, arch: spelt }) => {
  const table = formatOf(format).arch;
  const arch = arches.find((one) => table[one] === spelt) ?? "all";
  return {
    id: `${format}/${arch}`,
    name: format,
    distro: void 0,
    release: void 0,
    arch,
    format,
    engine: "portable",
    buildOn: void 0,
    image: void 0,
    suffix: "",
    runsOn: ""
  };
};
var verifyRepository = async (...trial) => (await import("./repository-RZQ23IEM.js")).verifyRepository(...trial);

export {
  checkVerify,
  verifyPackages,
  verifyFiles,
  packageFiles,
  verifyRepository
};
