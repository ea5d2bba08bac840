import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  wantedPaths
} from "./chunk-HJWYN5US.js";
import {
  managerOf,
  versionFor
} from "./chunk-OPYRK6MV.js";
import {
  buildSettings,
  concurrencyOf,
  settle
} from "./chunk-UBU3JJGE.js";
import {
  formatOf
} from "./chunk-EOMNDTBA.js";
import {
  dayOf,
  distroOf,
  hasEnded,
  releasesByName
} from "./chunk-FQCOH36P.js";
import {
  openRepository
} from "./chunk-CB4DUII6.js";
import {
  buildImage,
  findEngine,
  haveImage,
  isAbsent,
  openWorkshop,
  packFiles,
  packFolder,
  preparedKey,
  preparedLabels,
  preparedTag,
  programOf,
  removeLeftovers,
  storesFor,
  unpackTar
} from "./chunk-5737NTNI.js";
import {
  INSIDE
} from "./chunk-JEOLIM2C.js";
import {
  allInOrder
} from "./chunk-T64XHYXT.js";
import {
  versionText
} from "./chunk-6NQTDTAW.js";
import {
  shellWord
} from "./chunk-B43SI3EG.js";
import {
  tempDir
} from "./chunk-NPBHZXYM.js";
import {
  PkgError,
  TargetsError,
  ToolError,
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/steps/build/index.ts
import { availableParallelism as availableParallelism2 } from "node:os";

// src/steps/build/on-host.ts
import { mkdir as mkdir2 } from "node:fs/promises";
import { join as join3 } from "node:path";

// src/steps/build/environment.ts
import { availableParallelism } from "node:os";
var TRUSTING_GIT = { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "safe.directory", GIT_CONFIG_VALUE_0: "*" };
var jobs = () => availableParallelism();
var environmentOf = ({ version }, { name, distro, release, arch }, root) => ({
  ...TRUSTING_GIT,
  DESTDIR: root,
  VERSION: versionText(version),
  SOURCE_DATE_EPOCH: String(version.date),
  JOBS: String(jobs()),
  TARGET: name,
  DISTRO: distro ?? "",
  RELEASE: release ?? "",
  ARCH: arch
});

// src/steps/build/shell-lines.ts
var STEPS = ["before", "main", "after"];
var FINALIZE_AFTER_INTERRUPT_MS = 6e4;
async function runShellLines(lines, instead) {
  const failed = [];
  try {
    for (const step of STEPS) {
      if (step === "main" && instead) await instead();
      else await runStep(step, lines);
    }
  } catch (error) {
    failed.push(error);
    lines.log.fail();
    await lines.place.endProcesses().catch(() => void 0);
  }
  try {
    await runStep("finalize", lines);
  } catch (error) {
    failed.push(error);
  }
  if (failed.length === 2)
    throw new PkgError(
      "build/failed",
      failed.map((error) => error instanceof Error ? error.message : String(error)).join("\nand then "),
      { hint: lines.hint, cause: new AggregateError(failed) }
    );
  if (failed.length > 0) throw failed[0];
}
async function runStep(step, { place, settings, env, log, signal, hint }) {
  const texts = settings[step];
  if (texts.length === 0) return;
  if (step !== "finalize") signal.throwIfAborted();
  log.step(step);
  for (const line of texts.flatMap((text) => text.trimEnd().split("\n"))) log.info(`$ ${line}`);
  const late = step === "finalize" && signal.aborted;
  const timeoutMs = late ? FINALIZE_AFTER_INTERRUPT_MS : settings.timeoutMs;
  try {
    await place.sh(texts.join("\n"), {
      env: { ...env, ...settings.env, ...settings.secretEnv },
      secrets: Object.values(settings.secretEnv),
      onLine: (line) => log.output(line),
      ...timeoutMs !== void 0 && { timeoutMs },
      ...late && { signal: AbortSignal.timeout(FINALIZE_AFTER_INTERRUPT_MS) }
    });
  } catch (error) {
    throw explained(step, error, hint, settings);
  }
}
function explained(step, error, hint, { timeoutMs }) {
  if (!(error instanceof ToolError)) return error;
  const { exitCode, tail } = error;
  const late = error.hint?.startsWith("its time limit") ?? false;
  const ended = exitCode !== void 0 && !late ? `ended with exit code ${exitCode}` : late ? `did not end within ${minutes(timeoutMs)}` : error.hint ?? "could not be run";
  const reason = late ? "build.timeout gives it more" : exitCode !== void 0 && error.hint;
  return new PkgError(
    "build/failed",
    `build.${step} ${ended}${tail ? `; its last lines:
${tail}` : ", and printed nothing"}`,
    { hint: [reason, hint].filter(Boolean).join("; "), cause: error }
  );
}
var minutes = (ms = 0) => {
  const count = Math.round(ms / 6e4);
  return count === 1 ? "a minute" : `${count} minutes`;
};

// src/steps/build/tree.ts
import { mkdir, realpath } from "node:fs/promises";
import { basename as basename2, dirname, join as join2, posix, relative, sep } from "node:path";

// src/steps/build/git-folders.ts
import { lstat, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
async function gitElsewhere({ top, git }) {
  if ((await lstat(join(top, ".git")).catch(() => void 0))?.isDirectory()) return void 0;
  const own = await git("rev-parse", "--absolute-git-dir");
  const shared = await readFile(join(own, "commondir"), "utf8").catch(() => ".");
  return { own, shared: resolve(own, shared.trimEnd()) };
}
var OF_A_TREE = ["HEAD", "index", "config", "config.worktree", "gitdir", "commondir", "worktrees"];
async function* packGit({ own, shared }, { below = "", log }) {
  const index = await readFile(join(own, "index")).catch(() => void 0);
  yield packFiles([
    { path: `${below}HEAD`, content: await readFile(join(own, "HEAD")) },
    { path: `${below}config`, content: aloneConfig(await readFile(join(shared, "config"), "utf8")) },
    ...index ? [{ path: `${below}index`, content: index }] : []
  ]);
  const skip = (path) => OF_A_TREE.includes(basename(path)) && path === join(shared, basename(path));
  yield packFolder(shared, { below, skip, ...log && { log } });
}
var aloneConfig = (text) => text.replace(/^[ \t]*(?:worktree|bare)[ \t]*=.*\n?/gim, "");

// src/steps/build/tree.ts
async function treeOf(host) {
  const project = await realpath(host.workDir);
  const repository = await openRepository(host);
  const held = typeof repository !== "string" && await repository.git("rev-parse", "--verify", "--quiet", "HEAD:./").catch(() => void 0);
  const top = typeof repository !== "string" && held ? repository.top : project;
  const git = typeof repository !== "string" && held ? await gitElsewhere(repository) : void 0;
  return { top, below: relative(top, project).split(sep).join("/"), ...git && { git } };
}
async function* packTree(host, { top, git }, below = "") {
  const out = await realpath(host.outDir).catch(() => host.outDir);
  const skip = (path) => path === out || basename2(path).startsWith(".linux-pkg-") || git !== void 0 && path === join2(top, ".git");
  yield packFolder(top, { below, skip, log: host.log });
  if (git) yield* packGit(git, { below: `${below}.git/`, log: host.log });
}
async function sendTree(host, workshop, tree) {
  await workshop.run(["mkdir", "-p", INSIDE.source]);
  for await (const tar of packTree(host, tree, `${INSIDE.source.slice(1)}/`)) await workshop.put("/", tar);
  return posix.join(INSIDE.source, tree.below);
}
async function receive(workshop, path, folder) {
  await mkdir(folder, { recursive: true });
  try {
    await unpackTar(workshop.get(path), folder, { log: workshop.log });
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}
async function receiveProject(workshop, { below }, { paths, folder }) {
  const project = join2(folder, below);
  await mkdir(project, { recursive: true });
  for (const path of withoutInner(paths)) {
    const inside = posix.join(INSIDE.source, below, path);
    if (!inside.startsWith(`${INSIDE.source}/`) && inside !== INSIDE.source) continue;
    const at = posix.relative(INSIDE.source, inside);
    await receive(workshop, inside === INSIDE.source ? `${inside}/.` : inside, join2(folder, dirname(at)));
  }
  return project;
}
var withoutInner = (paths) => {
  const tidy = [...new Set(paths.map((path) => posix.normalize(path).replace(/\/$/, "")))].sort();
  return tidy.includes(".") ? ["."] : tidy.filter((path) => !tidy.some((other) => path.startsWith(`${other}/`)));
};

// src/steps/build/on-host.ts
var SHELL = ["sh", "-c", 'umask 022 && exec sh -e -c "$1"', "sh"];
async function buildOnHost({ host, plan, tree }, { target, settings, log }) {
  const folder = await tempDir();
  const close = () => folder[Symbol.asyncDispose]();
  try {
    log.step("sources");
    const copy = join3(folder.path, "project");
    for await (const tar of packTree(host, tree)) await unpackTar(tar, copy);
    const project = join3(copy, tree.below);
    const root = join3(folder.path, "root");
    await mkdir2(root);
    await runShellLines({
      place: {
        sh: (script, options) => host.run([...SHELL, script], { cwd: project, ...options }),
        endProcesses: async () => void 0
      },
      settings,
      env: environmentOf(plan, target, root),
      log,
      signal: host.signal,
      hint: "the build ran on this machine (build.host), in a copy of the tree"
    });
    const build = { target: target.id, project, root, workshop: void 0 };
    return { build, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

// src/steps/build/one.ts
import { join as join4 } from "node:path";

// src/steps/build/own-packaging.ts
import { mkdir as mkdir3 } from "node:fs/promises";
async function makeOwnPackages(host, { config, path, workshop, source, env, settings, version, folder }) {
  const { target } = workshop;
  const { ownPackaging } = await formatOf(target.format).load();
  if (!ownPackaging)
    throw new PkgError("run/no-packaging", `packages of ${target.format} have no packaging of their own`);
  const [settled] = settle(host, config, target);
  if (!settled) throw new PkgError("run/no-package", `${target.id} yields no package`);
  await mkdir3(folder, { recursive: true });
  const job = {
    workshop,
    path,
    source,
    version: versionFor(version, settled, target),
    maintainer: settled.maintainer,
    jobs: jobs(),
    env: { ...env, ...settings.env, ...settings.secretEnv },
    timeoutMs: settings.timeoutMs
  };
  return ownPackaging(host, job, folder);
}

// src/steps/build/prepare.ts
import { dirname as dirname2, resolve as resolve2 } from "node:path";

// src/steps/build/requires.ts
async function install(workshop, packages, ways) {
  const { manager, log } = workshop;
  if (packages.length > 0) log.info(`installing ${packages.join(", ")}`);
  const program = await programOf(workshop);
  const run = (commands) => runAll(workshop, commands, ways);
  try {
    await refresh(workshop, () => run(manager.refresh(program)), ways);
    await run(manager.install(packages, program));
    await run(manager.clean(program));
  } catch (error) {
    if (!(error instanceof ToolError) || error.exitCode === void 0) throw error;
    const hint = manager.explain(error.tail, await similarNames(workshop, error.tail, program)) ?? error.hint;
    throw new PkgError(
      "build/requires",
      `what the build requires could not be installed (${packages.join(", ") || "the lists of packages"}):
${error.tail}`,
      { hint, cause: error }
    );
  }
}
async function refresh(workshop, run, { archive }) {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof ToolError) || error.exitCode === void 0 || archive === void 0) throw error;
    if (!await useArchive(workshop, archive)) throw error;
    workshop.log.warn({
      message: `${workshop.target.buildOn} has ended and its mirrors are gone: its packages come from ${archive}`,
      hint: "they get no security updates any more; build on a release that lives"
    });
    await run();
  }
}
async function useArchive(workshop, archive) {
  let changed = false;
  const { mirrors, archived } = workshop.manager;
  const script = 'for at; do [ ! -e "$at" ] || find "$at" -type f; done';
  const { stdout } = await workshop.run(["sh", "-c", script, "sh", ...mirrors]);
  for (const path of stdout.split("\n").filter(Boolean)) {
    const { stdout: text } = await workshop.run(["cat", path]);
    const content = archived(path, text, archive);
    if (content === text) continue;
    workshop.log.info(`${path} points at ${archive} now`);
    await workshop.put("/", packFiles([{ path, content, mode: 420 }]));
    changed = true;
  }
  return changed;
}
async function runAll({ run, manager, log }, commands, { timeoutMs }) {
  for (const command of commands)
    await run(command, {
      env: manager.env,
      onLine: (line) => log.output(line),
      ...timeoutMs !== void 0 && { timeoutMs }
    });
}
async function similarNames({ run, manager }, printed, program) {
  const [name] = manager.missing(printed);
  if (name === void 0) return [];
  const { command, namesIn } = manager.similar(name, program);
  try {
    return namesIn((await run(command, { env: manager.env })).stdout);
  } catch {
    return [];
  }
}

// src/steps/build/prepare.ts
function groundOf({ id, buildOn }) {
  const found = buildOn === void 0 ? void 0 : releasesByName.get(buildOn);
  if (!found) throw new PkgError("run/no-ground", `${id} has no release to be built on`);
  return { release: found.release, manager: managerOf(distroOf(found.distro.id).manager) };
}
async function prepareImage(preparing) {
  const { host, settings, target, shelf, log } = preparing;
  log.step("image");
  const base = await baseOf(preparing);
  const { release, manager } = groundOf(target);
  const archive = hasEnded(release, dayOf(host.now())) ? release.archive : void 0;
  const tools = await toolsOf(target, settings);
  const key = preparedKey({
    base,
    manager: manager.id,
    requires: settings.requires,
    tools: tools.map((tool) => tool.package),
    archive
  });
  return shelf.take(
    { key, base, log },
    () => makeImage(preparing, {
      ...settings,
      ...{ base, manager, tools, archive, key },
      // The project's own packaging says itself what it needs.
      needsMirrors: settings.packaging !== void 0
    })
  );
}
var baseOf = ({ host, engine, target, settings, log }) => {
  const { arch, image } = target;
  if (image === void 0) throw new PkgError("run/no-image", `${target.id} has no image`);
  if (!settings.dockerfile) return haveImage(host, engine, { image, arch, log });
  const dockerfile = resolve2(host.workDir, settings.dockerfile.text);
  return buildImage(host, engine, { dockerfile, context: dirname2(dockerfile), image, arch, log });
};
var toolsOf = async ({ engine, format }, { packaging }) => engine === "native" || packaging ? (await formatOf(format).load()).nativeTools ?? [] : [];
async function makeImage({ host, engine, target, log }, making) {
  var _stack = [];
  try {
    const { base, manager, requires, tools, archive, timeoutMs, key, needsMirrors, changes = [] } = making;
    const workshop = __using(_stack, await openWorkshop(host, engine, { target, manager, log, image: base }), true);
    for (const change of changes) await workshop.run(change);
    const lacking = await lackingTools(workshop, tools);
    const wanted = [.../* @__PURE__ */ new Set([...requires, ...lacking.map((tool) => tool.package)])];
    if (wanted.length > 0 || archive !== void 0 && needsMirrors) {
      log.step("requires");
      await install(workshop, wanted, { archive, timeoutMs });
    }
    return await workshop.commit(preparedTag(key), preparedLabels(key));
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function prepareMachine(preparing) {
  const { host, engine, target, shelf, log } = preparing;
  log.step("image");
  const { arch, image } = target;
  if (image === void 0) throw new PkgError("run/no-image", `${target.id} has no image`);
  const base = await haveImage(host, engine, { image, arch, log });
  const { release, manager } = groundOf(target);
  const { wholeness: changes } = manager.trials;
  const { tools = manager.trials.tools } = preparing;
  const archive = hasEnded(release, dayOf(host.now())) ? release.archive : void 0;
  const parts = { base, requires: [], archive, changes };
  const key = preparedKey({ ...parts, manager: manager.id, tools: tools.map((tool) => tool.package) });
  return shelf.take(
    { key, base, log },
    () => makeImage(preparing, { ...parts, manager, tools, key, timeoutMs: void 0, needsMirrors: true })
  );
}
async function lackingTools(workshop, tools) {
  if (tools.length === 0) return [];
  const has = 'case $program in /*) [ -e "$program" ] ;; *) command -v "$program" >/dev/null 2>&1 ;; esac';
  const script = `for program; do ${has} || echo "$program"; done`;
  const { stdout } = await workshop.run(["sh", "-c", script, "sh", ...tools.map(({ program }) => program)]);
  const lacking = new Set(stdout.split("\n"));
  return tools.filter(({ program }) => lacking.has(program));
}

// src/steps/build/one.ts
async function buildOne(site, dock, leg) {
  const { host } = site;
  const { target, log } = leg;
  const image = await prepareImage({ host, ...dock, ...leg });
  const folder = await tempDir();
  let workshop;
  const close = async () => {
    await workshop?.[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  };
  try {
    const { manager } = groundOf(target);
    workshop = await openWorkshop(host, dock.engine, { target, manager, log, image, temp: folder.path });
    const build = await buildIn(workshop, { ...leg, site, folder });
    return { build, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}
async function buildIn(workshop, building) {
  const { site, target, settings, folder, log } = building;
  const { host, config, plan, tree } = site;
  const { packaging } = settings;
  const bare = { target: target.id, root: void 0, workshop };
  if (!settings.wanted && packaging === void 0 && !site.shell) return { ...bare, project: host.workDir };
  log.step("sources");
  const source = await sendTree(host, workshop, tree);
  await workshop.run(["mkdir", "-p", INSIDE.root]);
  const env = environmentOf(plan, target, INSIDE.root);
  const finished = join4(folder.path, "finished");
  let files = [];
  const lines = {
    place: {
      sh: (script, options) => workshop.run(["sh", "-e", "-c", script], { cwd: source, ...options }),
      endProcesses: () => workshop.endProcesses()
    },
    settings,
    env,
    log,
    signal: host.signal,
    hint: `open a shell where it stopped: linux-pkg build --shell ${shellWord(target.name)}`
  };
  const own = packaging && (async () => {
    log.step("packaging");
    const { version } = plan;
    const job = { config, path: packaging.text, workshop, source, env, settings, version };
    files = await makeOwnPackages(host, { ...job, folder: finished });
  });
  if (site.shell) {
    await runShellLines(lines, own).catch((error) => {
      if (host.signal.aborted) throw error;
      log.warn({ message: error instanceof Error ? error.message : String(error) });
    });
    host.signal.throwIfAborted();
    await log.aside(() => workshop.openShell({ cwd: source, env }));
    return { ...bare, project: host.workDir };
  }
  await runShellLines(lines, own);
  log.step("result");
  if (own) return { ...bare, project: host.workDir, finished: { folder: finished, files } };
  const paths = wantedPaths(host, config, target);
  const project = await receiveProject(workshop, tree, { paths, folder: join4(folder.path, "project") });
  await receive(workshop, INSIDE.root, folder.path);
  return { ...bare, project, root: join4(folder.path, "root") };
}

// src/steps/build/index.ts
var wantedOf = (host, config, plan) => plan.targets.flatMap((target) => {
  const settings = buildSettings(host, config, target);
  return target.buildOn !== void 0 || settings.wanted ? [{ target, settings }] : [];
});
var inContainer = ({ settings }) => !settings.host;
var builtTargets = (config, plan) => new Set(wantedOf(void 0, config, plan).map(({ target }) => target.id));
async function buildTargets(host, config, plan, { shell = false } = {}) {
  const wanted = wantedOf(host, config, plan);
  if (shell && wanted.length !== 1) throw notOneShell(wanted);
  const open = [];
  let tree;
  const dock = await dockFor(host, wanted);
  const close = async () => {
    await Promise.all(open.map((build) => build[Symbol.asyncDispose]()));
    await dock?.shelf[Symbol.asyncDispose]();
  };
  try {
    const failed = await eachLeg({ host, config, wanted }, async (leg) => {
      tree ??= treeOf(host);
      const site = { host, config, plan, tree: await tree, shell };
      open.push(dock && !leg.settings.host ? await buildOne(site, dock, leg) : await buildOnHost(site, leg));
    });
    if (shell && failed.length > 0) throw new TargetsError(failed);
    const done = new Map(open.map(({ build }) => [build.target, build]));
    return { done, failed, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}
var notOneShell = (wanted) => new UserError(
  "input/arguments",
  wanted.length === 0 ? "--shell: nothing is built for this target" : `--shell: these are ${wanted.length} targets: ${wanted.map(({ target }) => target.id).join(", ")}`,
  {
    hint: wanted.length === 0 ? "name a release as the target, such as debian-12, or write build:" : `name one of them: linux-pkg build --shell ${wanted[0]?.target.id}`
  }
);
var targetsToPrepare = (config, plan) => wantedOf(void 0, config, plan).filter(inContainer).map(({ target }) => target);
async function prepareTargets(host, config, plan) {
  var _stack = [];
  try {
    const wanted = wantedOf(void 0, config, plan).filter(inContainer);
    if (wanted.length === 0)
      throw new UserError("base/nothing", "no target is built in a container", {
        hint: "name releases as targets, such as targets: [debian-12], or write build:"
      });
    if (wanted[0]?.settings.cache.kind === "none")
      throw new UserError("base/no-cache", "build.cache is false: no image that is prepared would be kept", {
        hint: "name a place in a registry, such as build.cache: ghcr.io/org/app-build"
      });
    const done = [];
    const dock = await openDock(host, wanted[0].settings, { ahead: true });
    const _ = __using(_stack, dock.shelf, true);
    const failed = await eachLeg({ host, config, wanted }, async (leg) => {
      const { reference } = await prepareImage({ host, ...dock, ...leg });
      done.push({ target: leg.target, image: reference });
    });
    return { done, failed, kept: dock.shelf.titles };
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
var DEFAULT_AT_ONCE = Math.min(4, availableParallelism2());
async function eachLeg({ host, config, wanted }, work) {
  const failed = [];
  await allInOrder(wanted, concurrencyOf(config) ?? DEFAULT_AT_ONCE, async ({ target, settings }) => {
    var _stack = [];
    try {
      if (host.signal.aborted) return;
      const log = __using(_stack, host.log.branch(target.id));
      log.mask(Object.values(settings.secretEnv));
      try {
        await work({ target, settings, log });
      } catch (error) {
        log.fail();
        failed.push({ target: target.id, step: "build", error });
      }
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      __callDispose(_stack, _error, _hasError);
    }
  });
  host.signal.throwIfAborted();
  return failed;
}
async function dockFor(host, wanted) {
  const first = wanted.find(inContainer);
  return first && openDock(host, first.settings);
}
async function openDock(host, { cache }, options = {}) {
  const engine = await findEngine(host);
  await removeLeftovers(host, engine);
  return { engine, shelf: storesFor(host, engine, cache, options) };
}

export {
  groundOf,
  prepareMachine,
  builtTargets,
  buildTargets,
  targetsToPrepare,
  prepareTargets,
  openDock
};
