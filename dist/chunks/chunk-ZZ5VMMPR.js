import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  arches
} from "./chunk-QAPI6OIN.js";
import {
  SERVER_ACTIONS,
  downloadRunArtifacts,
  runArtifactsOf,
  uploadRunArtifact
} from "./chunk-SCPAYGSE.js";
import {
  printable
} from "./chunk-LUBQ2WQT.js";
import {
  choice,
  exact,
  listOf,
  only,
  optional,
  section,
  toldBy
} from "./chunk-ETTTRMDG.js";
import {
  snapshotText
} from "./chunk-6NQTDTAW.js";
import {
  digestOf,
  makeFolder,
  tempDir,
  writeWhole
} from "./chunk-NPBHZXYM.js";
import {
  PkgError,
  UserError
} from "./chunk-7K3FG75H.js";

// src/steps/handover/together.ts
import { copyFile, link, rm as rm2, rmdir } from "node:fs/promises";
import { dirname, join as join5 } from "node:path";
import { isDeepStrictEqual } from "node:util";

// src/steps/handover/reader.ts
import { lstat as lstat2, readFile, realpath as realpath2 } from "node:fs/promises";
import { join as join2, relative } from "node:path";

// src/steps/handover/files.ts
import { lstat, realpath } from "node:fs/promises";
import { join } from "node:path";

// src/steps/handover/schema.ts
var HANDOVER_FILE = "artifacts.json";
var release = section({
  upstream: exact.text,
  prerelease: optional(exact.text),
  metadata: optional(exact.text),
  revision: optional(exact.text),
  epoch: optional(exact.count),
  commit: optional(exact.text),
  /** Of what is no release as its tag has it. */
  snapshot: optional(exact.text)
});
var file = { name: exact.text, path: exact.text, size: exact.count, sha256: exact.text };
var artifact = toldBy("kind", [
  section({
    kind: only("package"),
    ...file,
    package: exact.text,
    version: exact.text,
    format: exact.text,
    target: exact.text,
    arch: choice(arches, "nfpm.yaml spells it so"),
    signed: exact.flag,
    verified: exact.flag
  }),
  section({ kind: only("signature"), ...file, of: exact.text }),
  section({ kind: only("checksums"), ...file }),
  section({ kind: only("sbom"), ...file, of: exact.text }),
  section({ kind: only("policy"), ...file, format: exact.text }),
  section({ kind: only("index"), ...file, repository: exact.text }),
  section({ kind: only("manifest"), ...file, channel: exact.text })
]);
var handoverSchema = section({
  version: only(1),
  release,
  targets: listOf(exact.text),
  artifacts: listOf(artifact)
});
function releaseOf({ version }) {
  const { upstream, prerelease, metadata, revision, epoch, commit } = version;
  const snapshot = snapshotText(version);
  return {
    upstream,
    ...prerelease !== void 0 && { prerelease },
    ...metadata !== void 0 && { metadata },
    ...revision !== void 0 && { revision },
    ...epoch !== void 0 && { epoch },
    ...commit !== void 0 && { commit },
    ...snapshot !== void 0 && { snapshot }
  };
}
var shown = (value) => {
  const clean = value.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\uFFFD");
  return clean.length > 120 ? `${clean.slice(0, 120)}\u2026` : clean;
};

// src/steps/handover/files.ts
var PLAIN = /^[A-Za-z0-9_][A-Za-z0-9_+.~^%=,@-]*$/;
function pathProblem({ path, name }) {
  const segments = path.split("/");
  if (!segments.every((segment) => PLAIN.test(segment))) return `${shown(path)} is not a plain relative path`;
  if (segments.at(-1) !== name) return `${shown(path)} does not end in its own name ${shown(name)}`;
  return void 0;
}
async function fileProblem(dir, artifact2) {
  const unsound = pathProblem(artifact2);
  if (unsound) return unsound;
  const path = join(dir, artifact2.path);
  const found = await lstat(path).catch(() => void 0);
  if (!found) return `${artifact2.path} is missing`;
  if (!found.isFile() || await realpath(path) !== path) return `${artifact2.path} is not a regular file`;
  if (found.size !== artifact2.size)
    return `${artifact2.path} has ${found.size} bytes, ${artifact2.size} were handed over`;
  const { sha256 } = await digestOf(path);
  if (sha256 !== artifact2.sha256)
    return `${artifact2.path} has another SHA-256 (${sha256}) than was handed over (${shown(artifact2.sha256)})`;
  return void 0;
}

// src/steps/handover/reader.ts
var MAX_BYTES = 8 * 1024 * 1024;
var MAX_PROBLEMS = 20;
var HINT = "build this target again; nothing but `linux-pkg build` writes here";
async function readHandover(host, dir) {
  const file2 = join2(dir, HANDOVER_FILE);
  const refuse = refusalAt(relative(host.workDir, file2) || file2);
  const handover = parseHandover(await readText(file2, refuse), refuse);
  const base = await realpath2(dir);
  const problems = contradictions(handover);
  for (const artifact2 of handover.artifacts) {
    const problem = await fileProblem(base, artifact2);
    if (problem) problems.push(problem);
  }
  if (problems.length > 0) throw refuse(problems);
  return handover;
}
async function listedIn(dir) {
  const file2 = join2(dir, HANDOVER_FILE);
  const refuse = refusalAt(file2);
  const handover = parseHandover(await readText(file2, refuse), refuse);
  const problems = handover.artifacts.flatMap((artifact2) => pathProblem(artifact2) ?? []);
  if (problems.length > 0) throw refuse(problems);
  return handover;
}
var refusalAt = (file2) => (problems, cause) => new UserError(
  "handover/unsound",
  problems.map((message) => ({ message, hint: HINT, place: { file: file2 } })),
  { cause }
);
async function readText(file2, refuse) {
  const found = await lstat2(file2).catch((cause) => {
    throw refuse([`${HANDOVER_FILE} is missing`], cause);
  });
  if (!found.isFile()) throw refuse([`${HANDOVER_FILE} is not a regular file`]);
  if (found.size > MAX_BYTES)
    throw refuse([`${HANDOVER_FILE} has ${found.size} bytes, ${MAX_BYTES} at most`]);
  return readFile(file2, "utf8");
}
function parseHandover(text, refuse) {
  let data;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw refuse([`${HANDOVER_FILE} is not JSON`], cause);
  }
  const parsed = handoverSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw refuse(parsed.error.issues.slice(0, MAX_PROBLEMS).map((issue) => shown(issueText(issue))));
}
function issueText(issue) {
  const place = issue.path.join(".") || "the whole";
  if (issue.code === "unrecognized_keys") return `${place}: unknown key ${issue.keys.join(", ")}`;
  if (issue.code === "invalid_type") return `${place}: not of type ${issue.expected}`;
  if (issue.code === "invalid_value") return `${place}: not one of ${issue.values.join(", ")}`;
  return `${place}: not what a handover holds`;
}
function contradictions({ targets, artifacts }) {
  const packages = artifacts.filter((artifact2) => artifact2.kind === "package");
  const listed = new Set(targets);
  const built = new Set(packages.map(({ target }) => target));
  const strays = packages.filter(({ target }) => !listed.has(target));
  return [
    ...repeated(artifacts.map(({ path }) => path)).map((path) => `${shown(path)} is named twice`),
    ...repeated(targets).map((target) => `target ${shown(target)} is named twice`),
    ...[...listed].filter((target) => !built.has(target)).map((target) => `target ${shown(target)} has no package`),
    ...strays.map(
      ({ name, target }) => `${shown(name)} belongs to target ${shown(target)}, which is not among the targets`
    )
  ].slice(0, MAX_PROBLEMS);
}
function repeated(values) {
  const seen = /* @__PURE__ */ new Set();
  const twice = /* @__PURE__ */ new Set();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  return [...twice];
}

// src/steps/handover/stale.ts
import { rm } from "node:fs/promises";
import { join as join3 } from "node:path";
async function earlierHandover({ outDir }) {
  try {
    return await listedIn(outDir);
  } catch (error) {
    if (error instanceof UserError) return void 0;
    throw error;
  }
}
async function removeStale({ outDir }, before, now) {
  const there = new Set(now.map(({ path }) => path));
  for (const { kind, path } of before)
    if (kind !== "package" && !there.has(path)) await rm(join3(outDir, path), { force: true });
}

// src/steps/handover/writer.ts
import { join as join4 } from "node:path";
var byPath = (a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
var writeHandover = async (host, plan, artifacts) => writeWhole(join4(host.outDir, HANDOVER_FILE), handoverText(plan, artifacts));
function handoverText(plan, artifacts, others = []) {
  for (const artifact2 of artifacts) {
    const problem = pathProblem(artifact2);
    if (problem)
      throw new PkgError("handover/name", problem, {
        hint: "use letters, digits and + . _ ~ ^ % = , @ - in file names"
      });
  }
  const handover = {
    version: 1,
    release: releaseOf(plan),
    targets: [...plan.targets.map(({ id }) => id), ...others],
    artifacts: [...artifacts].sort(byPath)
  };
  const ordered = handoverSchema.safeParse(handover).data ?? handover;
  return `${JSON.stringify(ordered, null, 2)}
`;
}

// src/steps/handover/together.ts
async function bringTogether(host, plan, artifacts) {
  const away = artifacts.filter(({ path, name }) => path !== name);
  if (away.length === 0) return artifacts;
  for (const { path, name } of away) await shareFile(join5(host.outDir, path), join5(host.outDir, name));
  const together = artifacts.map((artifact2) => ({ ...artifact2, path: artifact2.name }));
  await record(host, plan, together);
  for (const folder2 of new Set(away.map(({ path }) => dirname(path))))
    await clearLeg(join5(host.outDir, folder2));
  return together;
}
async function shareFile(from, to) {
  await makeFolder(dirname(to));
  await rm2(to, { force: true });
  await link(from, to).catch(() => copyFile(from, to));
}
async function clearLeg(folder2) {
  const { artifacts } = await listedIn(folder2);
  for (const { path } of artifacts) await rm2(join5(folder2, path), { force: true });
  await rm2(join5(folder2, HANDOVER_FILE));
  await rmdir(folder2).catch(() => void 0);
}
async function record(host, plan, artifacts) {
  const before = await earlierHandover(host);
  const others = stillThere(before, plan, artifacts);
  await removeStale(host, before?.artifacts ?? [], [...artifacts, ...others]);
  await writeWhole(join5(host.outDir, HANDOVER_FILE), textWith(plan, artifacts, others));
}
async function nextHandover(host, plan, artifacts) {
  return textWith(plan, artifacts, stillThere(await earlierHandover(host), plan, artifacts));
}
function stillThere(before, plan, artifacts) {
  if (!isDeepStrictEqual({ ...before?.release }, releaseOf(plan))) return [];
  const planned = new Set(plan.targets.map(({ id }) => id));
  const names = new Set(artifacts.map(({ name }) => name));
  return (before?.artifacts ?? []).filter(
    (artifact2) => artifact2.kind === "package" && !planned.has(artifact2.target) && !names.has(artifact2.name)
  );
}
var textWith = (plan, artifacts, others) => handoverText(plan, [...artifacts, ...others], [...new Set(others.map(({ target }) => target))]);

// src/steps/handover/index.ts
import { readdir } from "node:fs/promises";
import { join as join6 } from "node:path";

// src/steps/handover/legs.ts
import { relative as relative2, sep } from "node:path";
import { isDeepStrictEqual as isDeepStrictEqual2 } from "node:util";

// src/steps/handover/names.ts
import { createHash } from "node:crypto";
var ARTIFACT_PREFIX = "linux-pkg-";
function artifactName(targets) {
  const [first, ...more] = targets;
  if (first !== void 0 && more.length === 0)
    return ARTIFACT_PREFIX + first.replace(/[^A-Za-z0-9._~-]/g, "-");
  const digest = createHash("sha256").update(targets.join("\n")).digest("hex").slice(0, 12);
  return `${ARTIFACT_PREFIX}${targets.length}-targets-${digest}`;
}

// src/steps/handover/legs.ts
async function gatherLegs(host, plan, dirs) {
  const problems = [];
  const legs = [];
  for (const dir of dirs) {
    const name = relative2(host.outDir, dir).split(sep).join("/");
    try {
      legs.push({ name, handover: await readHandover(host, dir) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
    }
  }
  const asked = legs.filter((leg) => isAskedFor(host, plan, leg));
  if (problems.length === 0) problems.push(...disagreements(plan, asked));
  if (problems.length > 0) throw new UserError("handover/legs", problems);
  return inPlanOrder(plan, asked);
}
function isAskedFor({ log }, plan, { name, handover }) {
  const asked = new Set(plan.targets.map(({ id }) => id));
  const strays = handover.targets.filter((id) => !asked.has(id));
  if (strays.length > 0)
    log.warn({
      message: `${folder(name)} also holds ${shown(strays.join(", "))}, which the plan does not have: left out`
    });
  return strays.length < handover.targets.length;
}
var folder = (name) => name === "" ? "the output folder" : name;
var releaseText = ({ upstream, prerelease, snapshot, revision, commit }) => shown(
  [
    upstream,
    prerelease && `-${prerelease}`,
    snapshot && `+${snapshot}`,
    revision && `-${revision}`,
    commit && ` of ${commit.slice(0, 12)}`
  ].filter(Boolean).join("")
);
function disagreements(plan, legs) {
  const wanted = releaseOf(plan);
  const holders = (has) => legs.filter(has).map(({ name }) => folder(name)).join(" and ");
  const found = legs.flatMap(({ handover }) => handover.targets);
  const names = legs.flatMap(({ handover }) => handover.artifacts.map(({ name }) => name));
  return [
    ...legs.filter(({ handover }) => !isDeepStrictEqual2({ ...handover.release }, wanted)).map(({ name, handover }) => ({
      message: `${folder(name)} holds ${releaseText(handover.release)}, the plan is for ${releaseText(wanted)}`,
      hint: `give every job the first one's plan: "plan: \${{ needs.plan.outputs.plan }}"`
    })),
    ...plan.targets.filter(({ id }) => !found.includes(id)).map(({ id }) => ({
      message: `no leg handed over ${id}`,
      hint: `its job failed or was skipped, or its run artifact ${artifactName([id])} is gone: run that job again`
    })),
    ...repeated(found).map((id) => ({
      message: `${shown(id)} was handed over more than once: by ${holders(({ handover }) => handover.targets.includes(id))}`,
      hint: "keep one of them"
    })),
    ...repeated(names).map((name) => ({
      message: `${name} was handed over more than once: by ${holders(({ handover }) => handover.artifacts.some((a) => a.name === name))}`,
      hint: "two targets may not make a file of one name"
    }))
  ];
}
function inPlanOrder(plan, legs) {
  const rank = new Map(plan.targets.map(({ id }, index) => [id, index]));
  const asked = (artifact2) => artifact2.kind !== "package" || rank.has(artifact2.target);
  const rankOf = (artifact2) => artifact2.kind === "package" ? rank.get(artifact2.target) ?? rank.size : rank.size;
  return legs.flatMap(
    ({ name, handover }) => handover.artifacts.filter(asked).map((artifact2) => ({
      ...artifact2,
      path: name === "" ? artifact2.path : `${name}/${artifact2.path}`
    }))
  ).sort((a, b) => rankOf(a) - rankOf(b) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

// src/steps/handover/index.ts
async function handOver(host, plan, artifacts, { whole }) {
  await removeStale(host, (await earlierHandover(host))?.artifacts ?? [], artifacts);
  await writeHandover(host, plan, artifacts);
  if (!whole) return;
  const name = artifactName(plan.targets.map(({ id }) => id));
  const support = runArtifactsOf(host);
  if (support === "none") return;
  if (support === "refused") {
    host.log.warn({
      message: `${host.env["GITHUB_SERVER_URL"]} takes no run artifacts from this action`,
      hint: `carry the packages on by a step after this one: uses: ${SERVER_ACTIONS.upload} with: {name: ${name}, path: <the out folder>}`
    });
    return;
  }
  const files = [HANDOVER_FILE, ...artifacts.map(({ path }) => path)];
  const taken = "another job of this run handed over the same target: give each leg its own `targets` and `arch`";
  await uploadRunArtifact(name, { dir: host.outDir, files, taken });
  host.log.info(`run artifact ${name}: ${files.length} files`);
}
async function gather(host, plan, downloads = host.outDir) {
  const support = runArtifactsOf(host);
  if (support === "there") {
    const dirs2 = await downloadRunArtifacts(ARTIFACT_PREFIX, downloads);
    if (dirs2.length > 0) return gatherLegs(host, plan, dirs2);
  }
  const dirs = await foldersWithHandover(host.outDir);
  if (dirs.length === 0 && support === "refused")
    host.log.warn({
      message: `${host.env["GITHUB_SERVER_URL"]} gives no run artifacts to this action`,
      hint: `bring the packages by a step before this one: uses: ${SERVER_ACTIONS.download} with: {path: <the out folder>}`
    });
  return gatherLegs(host, plan, dirs);
}
async function foldersWithHandover(outDir) {
  const found = await readdir(outDir, { withFileTypes: true }).catch(() => []);
  const below = found.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
  const dirs = [outDir, ...below.map(({ name }) => join6(outDir, name)).sort()];
  const listings = await Promise.all(dirs.map((dir) => readdir(dir).catch(() => [])));
  return dirs.filter((_, index) => listings[index].includes(HANDOVER_FILE));
}

// src/steps/output-folder.ts
import { lstat as lstat3, readFile as readFile2, stat } from "node:fs/promises";
import { join as join7, resolve, sep as sep2 } from "node:path";
var OTHER = "--out names another folder (in a workflow: out)";
async function openOutputFolder(host, names) {
  const { outDir } = host;
  const problems = [];
  try {
    await makeFolder(outDir);
    problems.push(...await takenBy(outDir, [...names, HANDOVER_FILE]));
    if (problems.length === 0 && !await mayReplaceHandover(outDir))
      problems.push({
        message: `${printable(join7(outDir, HANDOVER_FILE))} is there already and was not written by linux-pkg`,
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
function isInOutput({ workDir, outDir }, path) {
  const full = resolve(workDir, path);
  return full === outDir || full.startsWith(outDir + sep2);
}
async function refuseTaken({ outDir }, names) {
  const problems = await takenBy(outDir, names);
  if (problems.length > 0) throw new UserError("output/taken", problems);
}
async function takenBy(outDir, names) {
  const problems = [];
  for (const name of new Set(names)) {
    const found = await lstat3(join7(outDir, name)).catch(() => void 0);
    if (found?.isDirectory())
      problems.push({
        message: `${printable(join7(outDir, name))} is a folder, and a file of that name is to be written`,
        hint: `move it away, or ${OTHER}`
      });
  }
  return problems;
}
var LARGEST = 8 * 1024 * 1024;
async function mayReplaceHandover(outDir) {
  const path = join7(outDir, HANDOVER_FILE);
  const found = await stat(path).catch(() => void 0);
  if (!found) return true;
  if (!found.isFile() || found.size > LARGEST) return false;
  try {
    const data = JSON.parse(await readFile2(path, "utf8"));
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

export {
  HANDOVER_FILE,
  bringTogether,
  shareFile,
  record,
  nextHandover,
  handOver,
  gather,
  openOutputFolder,
  isInOutput,
  refuseTaken
};
