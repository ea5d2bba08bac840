import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  foreseenFiles,
  openDraft,
  prepareRepository,
  publishToRepository,
  refuseOverLimits,
  repositoryResult,
  withPlacements,
  withRepository
} from "./chunk-2D7ZTJUB.js";
import {
  repositoryKinds
} from "./chunk-XSQ3YVDT.js";
import {
  HANDOVER_FILE,
  gather,
  isInOutput,
  nextHandover,
  refuseTaken,
  shareFile
} from "./chunk-ZZ5VMMPR.js";
import {
  verifyRepository
} from "./chunk-SOFRDBBD.js";
import {
  commitsSinceRelease,
  compareReleases
} from "./chunk-2RJ4PDNV.js";
import {
  publishedName
} from "./chunk-FZ6QRTVO.js";
import {
  publishReport,
  withRepositoryTrials,
  writeJunit
} from "./chunk-2PLOFHPS.js";
import {
  isPullRequest
} from "./chunk-LTHSV6NE.js";
import {
  sbomWanted,
  settle
} from "./chunk-UBU3JJGE.js";
import {
  assetName,
  assetNames
} from "./chunk-GPJLBDP4.js";
import {
  sizeText
} from "./chunk-PR56Q6UZ.js";
import {
  fileNameOf,
  publishers
} from "./chunk-N7SKHJ7R.js";
import {
  judge,
  placeOf,
  projectName,
  publishSettings,
  repositorySettings
} from "./chunk-QAPI6OIN.js";
import {
  formatOf,
  formats
} from "./chunk-EOMNDTBA.js";
import {
  stores
} from "./chunk-BM4FHGBY.js";
import {
  allInOrder
} from "./chunk-T64XHYXT.js";
import {
  armoredSignature
} from "./chunk-V5VLRKJX.js";
import {
  escapeMarkdown
} from "./chunk-TE2GA6J2.js";
import {
  problemsOf
} from "./chunk-ZJWPLOWW.js";
import {
  printable
} from "./chunk-LUBQ2WQT.js";
import {
  nearest
} from "./chunk-H2CRTF6F.js";
import {
  exact,
  listOf,
  only,
  optional,
  section
} from "./chunk-ETTTRMDG.js";
import {
  versionText
} from "./chunk-6NQTDTAW.js";
import {
  shellWord
} from "./chunk-B43SI3EG.js";
import {
  digestOf,
  fileChunks,
  isRunning,
  removeDeadLeftovers,
  tempDir,
  writeWhole
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

// src/steps/publish/chosen.ts
var REPOSITORY = "repository";
function choosePlaces(host, config, only2 = []) {
  const chosen = chosenOf(config, only2);
  const problems = inOutput(host, config, chosen);
  if (problems.length > 0) throw new UserError("publish/path", problems);
  return chosen;
}
function inOutput(host, config, { settings, repository }) {
  const problem = (what, folder) => ({
    message: `${what} is the output folder, or in it: its files are replaced in every run`,
    hint: `write another folder, such as path: ${folder}`
  });
  const path = repository ? repositorySettings(config)?.path : void 0;
  return [
    ...settings.filter((one) => one.path !== void 0 && isInOutput(host, one.path)).map(({ id }) => problem(`${id}: its path`, "files")),
    ...path !== void 0 && isInOutput(host, path) ? [{ ...problem("repository.path", "repo"), place: placeOf(config, "repository.path") }] : []
  ];
}
function chosenOf(config, only2) {
  const settings = publishSettings(config);
  const hasRepository = repositorySettings(config) !== void 0;
  if (only2.length === 0) return { settings, repository: hasRepository };
  const known = [...settings.map(({ id }) => id), ...hasRepository ? [REPOSITORY] : []];
  const strangers = only2.filter((id) => !known.includes(id));
  if (strangers.length > 0)
    throw new UserError(
      "publish/only",
      strangers.map((id) => ({
        message: `"only" names ${id}, and the config has no such place`,
        hint: hintFor(id, known)
      }))
    );
  return {
    settings: settings.filter(({ id }) => only2.includes(id)),
    repository: hasRepository && only2.includes(REPOSITORY)
  };
}
function hintFor(id, known) {
  if (known.length === 0) return "the config has neither publish: nor repository:";
  const near = nearest(id, known);
  return `${near ? `did you mean ${near}? ` : ""}places: ${known.join(", ")}`;
}

// src/steps/sign/landing.ts
import { createHash } from "node:crypto";
import { readFile, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
var LANDING = ".linux-pkg-landing.json";
async function land({ outDir }, dir, { made: made2, handover }) {
  const files = made2.flatMap(({ draft, artifact: { path } }) => draft === void 0 ? [] : [{ draft, path }]);
  const landing = { folder: basename(dir.path), files, before: await listingDigest(outDir), handover };
  await writeWhole(join(outDir, LANDING), JSON.stringify(landing));
  for (const { draft, path } of files) await rename(join(dir.path, draft), join(outDir, path));
  await writeWhole(join(outDir, HANDOVER_FILE), handover);
  await rm(join(outDir, LANDING));
}
async function finishLanding({ outDir, log }) {
  const landing = await noted(outDir);
  if (landing && !isRunning(Number(FOLDER.exec(landing.folder)?.[1]))) {
    if (await listingDigest(outDir) === landing.before) await goOn(outDir, landing);
    await rm(join(outDir, LANDING));
    log.info("an earlier run was ended while it gave files their names: that is in order again");
  }
  await removeDeadLeftovers(outDir);
}
async function goOn(outDir, { folder, files, handover }) {
  for (const { draft, path } of files)
    await rename(join(outDir, folder, draft), join(outDir, path)).catch(ignoreAbsent);
  await writeWhole(join(outDir, HANDOVER_FILE), handover);
}
var listingDigest = async (outDir) => {
  const text = await readFile(join(outDir, HANDOVER_FILE)).catch(() => void 0);
  return text === void 0 ? "" : createHash("sha256").update(text).digest("hex");
};
var PLAIN = /^[A-Za-z0-9_.][A-Za-z0-9_+.~^%=,@-]*$/;
var FOLDER = /^\.linux-pkg-(\d+)-[A-Za-z0-9]+$/;
async function noted(outDir) {
  try {
    const { folder, files, before, handover } = JSON.parse(
      await readFile(join(outDir, LANDING), "utf8")
    );
    const names = files.flatMap(({ draft, path }) => [draft, path]);
    const isSound = names.every((name) => PLAIN.test(name) && !/^\.+$/.test(name));
    return isSound && FOLDER.test(folder) && typeof handover === "string" ? { folder, files, before, handover } : void 0;
  } catch {
    return void 0;
  }
}
var ignoreAbsent = (error) => {
  if (error.code !== "ENOENT") throw error;
};

// src/steps/sign/checksums.ts
import { writeFile } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/text/checksums.ts
var checksumsText = (files) => files.toSorted((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0).map(({ name, sha256 }) => `${sha256}  ${name}
`).join("");

// src/steps/sign/checksums.ts
var CHECKSUMS_FILE = "SHA256SUMS";
async function checksumsOf(files, signatures, dir) {
  const names = assetNames([...files, ...signatures].map(({ artifact }) => artifact.name));
  const text = checksumsText(
    files.map(({ artifact }) => ({ name: names.get(artifact.name), sha256: artifact.sha256 }))
  );
  await writeFile(join2(dir, CHECKSUMS_FILE), text);
  const made2 = await digestOf(join2(dir, CHECKSUMS_FILE));
  return {
    artifact: { kind: "checksums", name: CHECKSUMS_FILE, path: CHECKSUMS_FILE, ...made2 },
    draft: CHECKSUMS_FILE
  };
}

// src/steps/sign/detached.ts
import { writeFile as writeFile2 } from "node:fs/promises";
import { join as join3 } from "node:path";
async function detachedSignature({ outDir }, { file, signer, dir }) {
  const { artifact, draft } = file;
  const source = draft === void 0 ? join3(outDir, artifact.path) : join3(dir, draft);
  const name = `${artifact.name}.asc`;
  const made2 = await writeSignature(signer, source, join3(dir, name));
  return {
    artifact: { kind: "signature", name, path: `${artifact.path}.asc`, ...made2, of: artifact.name },
    draft: name
  };
}
async function writeSignature(signer, source, target) {
  await writeFile2(target, armoredSignature(await signer.detached(fileChunks(source))));
  return digestOf(target);
}

// src/steps/sign/package.ts
import { createHash as createHash2 } from "node:crypto";
import { constants, copyFile, rm as rm2, writeFile as writeFile3 } from "node:fs/promises";
import { join as join4 } from "node:path";
import { isDeepStrictEqual } from "node:util";
var isPackage = (artifact) => artifact.kind === "package";
async function signedPackage(host, work) {
  const { artifact, signer, dir } = work;
  const { sign, read } = await formatOf(artifact.format).load();
  if (!sign) return [{ artifact: { ...artifact, signed: true } }];
  const file = join4(dir, artifact.name);
  await copyFile(join4(host.outDir, artifact.path), file, constants.COPYFILE_FICLONE);
  const companions = await sign({ file, signer, options: optionsOf(host, work) });
  if (!companions) {
    await rm2(file);
    return [{ artifact: { ...artifact, signed: true } }];
  }
  refuseChange(artifact, await read(join4(host.outDir, artifact.path)), await read(file));
  const { size, sha256 } = await digestOf(file);
  const drafts = [{ artifact: { ...artifact, size, sha256, signed: true }, draft: artifact.name }];
  for (const { name, text } of companions) {
    await writeFile3(join4(dir, name), text);
    const bytes = Buffer.from(text);
    const made2 = { size: bytes.length, sha256: createHash2("sha256").update(bytes).digest("hex") };
    drafts.push({
      artifact: { kind: "policy", name, path: name, ...made2, format: artifact.format },
      draft: name
    });
  }
  return drafts;
}
function optionsOf(host, { artifact, config, plan }) {
  const target = plan.targets.find(({ id }) => id === artifact.target);
  const settled = target ? settle(host, config, target) : [];
  const own = settled.find(({ name }) => name === artifact.package) ?? settled[0];
  return own?.options ?? formatOf(artifact.format).defaults;
}
function refuseChange({ name }, before, after) {
  if (isDeepStrictEqual({ ...before, signatures: [] }, { ...after, signatures: [] })) return;
  throw new PkgError("sign/changed", `signing ${name} changed more than its signature`, {
    hint: "this is a defect of linux-pkg: please report it with the package"
  });
}

// src/steps/sign/index.ts
var MADE_HERE = /* @__PURE__ */ new Set(["signature", "checksums", "policy"]);
var AT_ONCE = 4;
async function signArtifacts(host, config, plan, { artifacts, signers }) {
  var _stack = [];
  try {
    const [signer] = signers;
    const dir = __using(_stack, await tempDir(host.outDir), true);
    const kept = artifacts.filter(({ kind }) => !MADE_HERE.has(kind));
    const signed = await allInOrder(kept, AT_ONCE, (artifact) => {
      host.signal.throwIfAborted();
      if (!isPackage(artifact) || !signer) return Promise.resolve([{ artifact }]);
      return signedPackage(host, { artifact, signer, dir: dir.path, config, plan });
    });
    const files = onceEach(signed.flat());
    const signatures = signer ? await allInOrder(files, AT_ONCE, (file) => detachedSignature(host, { file, signer, dir: dir.path })) : [];
    const checksums = await checksumsOf(files, signatures, dir.path);
    const sealed = signer ? [await detachedSignature(host, { file: checksums, signer, dir: dir.path })] : [];
    const made2 = [...files, ...signatures, checksums, ...sealed];
    await refuseTaken(
      host,
      made2.map(({ artifact }) => artifact.path)
    );
    host.signal.throwIfAborted();
    const named2 = made2.map(({ artifact }) => artifact);
    await land(host, dir, { made: made2, handover: await nextHandover(host, plan, named2) });
    return named2;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function onceEach(files) {
  const first = /* @__PURE__ */ new Map();
  for (const file of files) if (!first.has(file.artifact.path)) first.set(file.artifact.path, file);
  return [...first.values()];
}

// src/steps/publish/names.ts
import { join as join6 } from "node:path";

// src/steps/publish/checksums.ts
import { createHash as createHash3 } from "node:crypto";
import { writeFile as writeFile4 } from "node:fs/promises";
import { join as join5 } from "node:path";

// src/steps/publish/shared-folder.ts
var foldersOf = (name) => name.split("/").slice(0, -1);
function sharedFolder(template, names) {
  const [first = [], ...others] = names.map(foldersOf);
  const end = first.findIndex((folder, index) => others.some((other) => other[index] !== folder));
  const shared = end < 0 ? first : first.slice(0, end);
  return {
    path: shared.map((folder) => `${folder}/`).join(""),
    templates: foldersOf(template ?? "").slice(0, shared.length)
  };
}

// src/steps/publish/checksums.ts
async function checksumShipments(host, work, files) {
  const packages = files.filter(({ artifact }) => artifact.kind === "package");
  if (packages.length === 0) return [];
  const folder = sharedFolder(
    work.settings.name,
    packages.map(({ name: name2 }) => name2)
  );
  const isAlone = work.kind.names === "flat" || isOfRelease(folder.templates, work.plan.version);
  const name = `${folder.path}${isAlone ? CHECKSUMS_FILE : ownName(host, work)}`;
  const text = checksumsText(
    files.filter(({ artifact }) => artifact.kind !== "signature").map((file) => ({ name: file.name.slice(folder.path.length), sha256: file.artifact.sha256 }))
  );
  return finished(host, work, { name, text }) ?? made(work, { name, text });
}
var isOfRelease = (folders, { revision }) => folders.some((folder) => /\{(?:version|tag)\}/.test(folder)) && (revision === void 0 || folders.some((folder) => folder.includes("{revision}")));
function ownName({ env }, { config, plan: { version } }) {
  const { revision } = version;
  const values = { name: projectName(config, env), version: versionText(version), revision };
  const name = fileNameOf("{name}_{version}-{revision}", values);
  if (typeof name !== "string") throw new UserError("publish/names", [name]);
  return `${name}_${CHECKSUMS_FILE}`;
}
function finished({ outDir }, { artifacts }, { name, text }) {
  const list = artifacts.find(({ kind }) => kind === "checksums");
  if (list?.sha256 !== createHash3("sha256").update(text).digest("hex")) return void 0;
  const signature = artifacts.find((artifact) => artifact.kind === "signature" && artifact.of === list.name);
  const shipment = (artifact, own) => ({
    name: own,
    file: join5(outDir, artifact.path),
    size: artifact.size,
    sha256: artifact.sha256,
    kind: artifact.kind
  });
  return [shipment(list, name), ...signature ? [shipment(signature, `${name}.asc`)] : []];
}
async function made({ signer, dir }, { name, text }) {
  const file = join5(dir, CHECKSUMS_FILE);
  await writeFile4(file, text);
  const bytes = Buffer.from(text);
  const sha256 = createHash3("sha256").update(bytes).digest("hex");
  const list = { name, file, size: bytes.length, sha256, kind: "checksums" };
  if (!signer) return [list];
  const signature = await writeSignature(signer, file, `${file}.asc`);
  return [list, { name: `${name}.asc`, file: `${file}.asc`, ...signature, kind: "signature" }];
}

// src/steps/publish/names.ts
function nameIn(settings, kind, { artifact, plan, config }) {
  const name = publishedName({ settings, kind, plan }, artifact);
  if (typeof name === "string") return name;
  throw new UserError("publish/names", [at({ config, settings }, name)]);
}
async function shipmentsOf(host, work) {
  const files = namedFiles(work);
  const shipments = files.map(({ artifact, name }) => shipmentOf(host, work, { artifact, name }));
  const listed = await checksumShipments(host, work, files);
  return [...shipments, ...listed].sort((a, b) => a.name < b.name ? -1 : 1);
}
function publishedPackages(work) {
  const packages = work.artifacts.filter((artifact) => artifact.kind === "package").sort((a, b) => a.name < b.name ? -1 : 1);
  const found = packages.map((artifact) => ({ artifact, name: publishedName(work, artifact) }));
  const wrong = found.flatMap(({ name }) => typeof name === "string" ? [] : [at(work, name)]);
  if (wrong.length > 0) throw new UserError("publish/names", unique(wrong));
  return found.map(({ artifact, name }) => ({ artifact, name: String(name) }));
}
function namedFiles(work) {
  const packages = publishedPackages(work);
  const names = new Map(packages.map(({ artifact, name }) => [artifact.name, name]));
  const folder = sharedFolder(work.settings.name, [...names.values()]).path;
  const files = work.artifacts.flatMap((artifact) => {
    const name = nameOf(work, artifact, { names, folder });
    return name === void 0 ? [] : [{ artifact, name }];
  });
  refuseSame(work, files);
  return files;
}
function nameOf({ artifacts, kind }, artifact, ground) {
  const owner = ownerOf(artifact, artifacts);
  const renamed = ground.names.get(owner.name);
  const name = renamed === void 0 ? `${ground.folder}${artifact.name}` : renamed + artifact.name.slice(owner.name.length);
  if (owner.kind !== "package" && owner.kind !== "policy") return void 0;
  return kind.names === "flat" ? assetName(name) : name;
}
function ownerOf(artifact, artifacts) {
  let owner = artifact;
  for (let step = 0; step < 3 && "of" in owner; step++) {
    const of2 = owner.of;
    const found = artifacts.find(({ name }) => name === of2);
    if (!found || !artifact.name.startsWith(of2)) return owner;
    owner = found;
  }
  return owner;
}
function shipmentOf({ outDir }, { artifacts }, { artifact, name }) {
  const owner = ownerOf(artifact, artifacts);
  return {
    name,
    file: join6(outDir, artifact.path),
    size: artifact.size,
    sha256: artifact.sha256,
    kind: artifact.kind,
    ...owner.kind === "package" && { target: owner.target }
  };
}
function refuseSame(work, files) {
  const first = files.filter(({ artifact }) => !("of" in artifact));
  for (const some of [first, files]) {
    const problems = [...Map.groupBy(some, ({ name }) => name)].filter(([, same]) => same.length > 1).map(
      ([name, same]) => at(work, {
        message: `${inWords(same.map(({ artifact }) => artifact.name).sort())} would ${same.length > 2 ? "all" : "both"} be ${name}`,
        hint: "let the template name what tells them apart, such as {name}, {target} or {arch}"
      })
    );
    if (problems.length > 0) throw new UserError("publish/names", problems);
  }
}
var inWords = (names) => `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
function at({ config, settings }, problem) {
  const index = publishSettings(config).findIndex(({ id }) => id === settings.id);
  return { ...problem, place: placeOf(config, `publish.${index}.name`) };
}
var unique = (problems) => [
  ...new Map(problems.map((problem) => [problem.message, problem])).values()
];

// src/steps/publish/known-names.ts
function withNames(report, { config, plan, packages, chosen }) {
  const rows = chosen.settings.flatMap(
    (settings) => packages.map((pkg) => [
      settings.id,
      nameIn(settings, publishers[settings.to], { artifact: plannedPackage(pkg), plan, config })
    ])
  );
  if (rows.length === 0) return report;
  return {
    ...report,
    tables: [...report.tables, { title: "Names", head: ["to", "package"], rows }],
    data: { ...report.data, names: rows.map(([to, name]) => ({ to, name })) }
  };
}
var plannedPackage = (pkg) => ({
  name: formatOf(pkg.format).fileName(pkg, pkg.options),
  package: pkg.name,
  version: [pkg.version.upstream, pkg.version.revision].filter(Boolean).join("-"),
  format: pkg.format,
  target: pkg.target,
  arch: pkg.arch
});

// src/steps/publish/results.ts
var failedResult = ({ id, title, deliveries = [] }, error, { aborted }) => ({
  ...{ id, title, deliveries, error },
  state: "failed",
  why: aborted ? "interrupted" : firstLine(error)
});
var finishedResult = (result) => {
  const { deliveries, pending, ...others } = result;
  if (pending !== void 0) return { ...others, deliveries, state: "pending", why: pending };
  const count = deliveries.length;
  return deliveries.every(({ how }) => how === "there") ? {
    ...others,
    deliveries,
    state: "skipped",
    why: count === 1 ? "its file was there" : `all ${count} files were there`
  } : { ...others, deliveries, state: "done" };
};
var countsText = (deliveries) => ["uploaded", "replaced", "there"].map((how) => [deliveries.filter((delivery) => delivery.how === how).length, how]).filter(([count]) => count > 0).map(([count, how]) => `${count} ${how}`).join(", ");
function firstLine(error) {
  const several = error instanceof Error && error.cause instanceof AggregateError ? error.cause.errors : [];
  const more = several.length > 1 ? ` (and ${several.length - 1} more)` : "";
  const first = several[0] ?? error;
  return (first instanceof Error ? first.message : String(first)).split("\n")[0] + more;
}

// src/steps/publish/deliver.ts
var deliver = (host, { places }) => Promise.all(places.map((place) => deliverTo(host, place)));
async function deliverTo(host, place) {
  const { publisher, shipments, failed } = place;
  const named2 = { id: place.settings.id, title: titleOf(place) };
  if (publisher?.idle !== void 0) return { ...named2, state: "skipped", deliveries: [], why: publisher.idle };
  if (!publisher || failed !== void 0) return failedResult(named2, failed, host.signal);
  return inBranch(host, place, async () => {
    const { deliveries, pending, page } = await publisher.deliver(shipments);
    place.log.log.info(countsText(deliveries));
    return finishedResult({
      ...named2,
      deliveries,
      ...pending !== void 0 && { pending },
      ...page !== void 0 && { page }
    });
  });
}
var point = (host, { places, wish }, results) => Promise.all(
  results.map(async (result) => {
    const place = places.find(({ settings }) => settings.id === result.id);
    const { publisher, pointers = [] } = place ?? {};
    if (!place || !publisher?.point || pointers.length === 0 || !isThere(result)) return result;
    const move = async () => {
      const moved = await publisher.point(pointers, wish);
      place.log.log.info(`pointers: ${countsText(moved) || "they stay"}`);
      return withPointers(result, moved);
    };
    return inBranch(host, place, move, result);
  })
);
var isThere = ({ state }) => state === "done" || state === "skipped";
function withPointers(result, moved) {
  const { id, title, page, deliveries } = result;
  if (moved.length > 0)
    return finishedResult({
      id,
      title,
      ...page !== void 0 && { page },
      deliveries: [...deliveries, ...moved]
    });
  return {
    ...result,
    why: [result.why, "the pointers stay: a later version is there"].filter(Boolean).join("; ")
  };
}
async function inBranch(host, place, work, before = { deliveries: [] }) {
  var _stack = [];
  try {
    const branch = __using(_stack, host.log.branch(place.settings.id));
    place.log.to(branch);
    try {
      host.signal.throwIfAborted();
      return await work();
    } catch (error) {
      branch.fail();
      return failedResult({ id: place.settings.id, title: titleOf(place), ...before }, error, host.signal);
    } finally {
      place.log.to(host.log);
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
var titleOf = ({ publisher, kind }) => publisher?.title ?? kind.title;

// src/steps/publish/draft-output.ts
import { join as join7 } from "node:path";
async function draftOutput(host, plan) {
  const dir = await tempDir();
  try {
    const gathered = await gather(host, plan, join7(dir.path, "legs"));
    const packages = gathered.filter(({ kind }) => kind === "package");
    const outDir = join7(dir.path, "out");
    for (const { path, name } of packages) await shareFile(join7(host.outDir, path), join7(outDir, name));
    return {
      host: { ...host, outDir },
      packages: packages.map((one) => ({ ...one, path: one.name })),
      [Symbol.asyncDispose]: () => dir[Symbol.asyncDispose]()
    };
  } catch (error) {
    await dir[Symbol.asyncDispose]();
    throw error;
  }
}

// src/steps/publish/latest.ts
var HEAD = "latest.json";
var SCHEMA = 1;
var MOST_BYTES = 8e6;
var latestPackage = section({
  pointer: exact.text,
  package: exact.text,
  version: exact.text,
  format: exact.text,
  target: exact.text,
  distro: optional(exact.text),
  release: optional(exact.text),
  arch: exact.text,
  name: exact.text,
  url: optional(exact.text),
  sha256: exact.text,
  size: exact.count
});
var latestSchema = section({
  schema: only(SCHEMA),
  name: exact.text,
  version: exact.text,
  epoch: optional(exact.count),
  upstream: exact.text,
  prerelease: optional(exact.text),
  revision: optional(exact.text),
  date: exact.text,
  packages: listOf(latestPackage)
});
function latestText({ name, version, packages }) {
  const { epoch, upstream, prerelease, revision, date } = version;
  return textOf({
    schema: SCHEMA,
    name,
    version: versionText(version),
    epoch,
    upstream,
    prerelease,
    revision,
    date: new Date(date * 1e3).toISOString().replace(".000Z", "Z"),
    packages: [...packages]
  });
}
function textOf({ packages, ...version }) {
  const ordered = packages.map(
    ({ pointer, package: name, version: version2, format, target, distro, release, arch, ...file }) => ({
      ...{ pointer, package: name, version: version2, format, target, distro, release, arch },
      ...{ name: file.name, url: file.url, sha256: file.sha256, size: file.size }
    })
  );
  return `${JSON.stringify({ ...version, packages: ordered }, null, 2)}
`;
}
function merged(now, ours) {
  const [there, own] = [readLatest(now), readLatest(ours)];
  if (idOf(there) !== idOf(own)) return ours;
  const pointers = new Set(own.packages.map(({ pointer }) => pointer));
  const packages = new Set(own.packages.map(packageId));
  const kept = there.packages.filter((one) => !pointers.has(one.pointer) && !packages.has(packageId(one)));
  if (kept.length === 0) return ours;
  const all = [...own.packages, ...kept].sort((a, b) => a.pointer < b.pointer ? -1 : 1);
  return Buffer.from(textOf({ ...own, packages: all }));
}
var idOf = ({ name, version, epoch, revision }) => JSON.stringify([name, version, epoch ?? 0, revision]);
var packageId = ({ package: name, target, arch }) => JSON.stringify([name, target, arch]);
var isNewer = (version, project) => (now) => {
  if (now === void 0) return true;
  const latest = readLatest(now);
  if (project !== void 0 && latest.name !== project) throw foreign(latest.name);
  return compareVersions(version, latest) >= 0;
};
var textsOf = (now) => new Map(readLatest(now).packages.map(({ pointer, name }) => [pointer, `${name}
`]));
function compareVersions(a, b) {
  const order = (a.epoch ?? 0) - (b.epoch ?? 0) || compareReleases(partsOf(a), partsOf(b));
  if (order !== 0) return order;
  const [format] = Object.values(formats);
  return format.compareVersions(`1-${a.revision ?? "0"}`, `1-${b.revision ?? "0"}`);
}
var partsOf = ({ upstream, prerelease }) => ({ upstream, prerelease, metadata: void 0 });
var PLAIN2 = /^(?!.*(?:^|\/)\.)[A-Za-z0-9_+~^@=,.-]+(?:\/[A-Za-z0-9_+~^@=,.-]+)*$/;
var WORD = /^[A-Za-z0-9][A-Za-z0-9.+~_^-]{0,255}$/;
function readLatest(bytes) {
  if (bytes.length > MOST_BYTES) throw refused(`it has ${bytes.length} bytes`);
  const value = parsed(bytes);
  const schema = value?.schema;
  if (typeof schema === "number" && schema > SCHEMA)
    throw new PkgError("publish/latest", `the ${HEAD} that is there was written by a later linux-pkg`, {
      hint: "use that version, or a newer one"
    });
  const judged = judge(latestSchema, value);
  if (judged.issues) throw refused("it is not what linux-pkg writes");
  const { upstream, prerelease, revision, packages } = judged.value;
  if (![upstream, prerelease ?? "0", revision ?? "0"].every((word) => WORD.test(word)))
    throw refused("its version is none");
  const isSound = ({ pointer, name }) => PLAIN2.test(name) && PLAIN2.test(pointer) && !pointer.includes("/") && pointer.endsWith(POINTER_END);
  if (!packages.every(isSound)) throw refused("it names files that cannot be");
  return judged.value;
}
var POINTER_END = ".latest.txt";
function parsed(bytes) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw refused("it is no JSON", cause);
  }
}
var foreign = (name) => new PkgError(
  "publish/latest",
  `the ${HEAD} that is there is of another project, ${printable(name.slice(0, 100))}; no pointer was moved`,
  {
    hint: `give each project a place of its own, such as another prefix; or, where the project has a new name, delete ${HEAD} there`
  }
);
var refused = (why, cause) => new PkgError("publish/latest", `the ${HEAD} that is there cannot be read: ${why}; no pointer was moved`, {
  hint: `look at it, and delete it if it is not needed: the next run writes it anew`,
  cause
});

// src/steps/publish/notes.ts
import { readFile as readFile2, realpath, stat } from "node:fs/promises";
import { join as join8, sep } from "node:path";

// src/steps/publish/changelog-section.ts
function changelogSection(text, versions) {
  const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").split("\n");
  const headings = headingsOf(lines);
  const at2 = headings.findIndex(({ title }) => isOf(title, versions));
  const found = headings[at2];
  if (!found) return void 0;
  const end = headings.slice(at2 + 1).find(({ level }) => level <= found.level)?.first ?? lines.length;
  return withReferences(lines, lines.slice(found.last + 1, end));
}
function changelogTitles(text) {
  return headingsOf(text.replace(/\r\n?/g, "\n").split("\n")).filter(({ title }) => /\d|unreleased/i.test(title)).map(({ title }) => title);
}
function headingsOf(lines) {
  const headings = [];
  let fence;
  let isComment = false;
  for (const [index, line] of lines.entries()) {
    const [, mark = ""] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (isComment) isComment = !line.includes("-->");
    else if (fence) {
      if (mark.startsWith(fence) && line.trim() === mark) fence = void 0;
    } else if (mark) fence = mark;
    else if (/^ {0,3}<!--/.test(line)) isComment = !line.includes("-->");
    else {
      const [, signs, title = ""] = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/.exec(line) ?? [];
      if (signs) headings.push({ level: signs.length, title, first: index, last: index });
      const [, under] = /^ {0,3}(=+|-+)[ \t]*$/.exec(line) ?? [];
      const above = lines[index - 1] ?? "";
      if (under && /^ {0,3}[^\s#>*+|-]/.test(above))
        headings.push({ level: under[0] === "=" ? 1 : 2, title: above.trim(), first: index - 1, last: index });
    }
  }
  return headings;
}
var isDate = (word) => /^\d{4}-\d{2}-\d{2}$/.test(word);
function isOf(title, versions) {
  const words = title.split(/[\s[\](){}<>"'`,;:*]+|_(?=\d)|(?<=\d)_/).filter(Boolean);
  if (words.some((word) => versions.includes(word) && !/^[\dv.]/.test(word))) return true;
  const first = words.find((word) => /^v?\d/i.test(word) && !isDate(word));
  return first !== void 0 && versions.includes(first.replace(/^v(?=\d)/i, ""));
}
var REFERENCE = /^ {0,3}\[([^\]]+)\]:\s*\S/;
function withReferences(lines, section2) {
  const body = section2.filter((line) => !REFERENCE.test(line)).join("\n").trim();
  if (body === "") return "";
  const used = lines.filter((line) => {
    const [, label] = REFERENCE.exec(line) ?? [];
    return label !== void 0 && body.toLowerCase().includes(`[${label.toLowerCase()}]`);
  });
  return [body, ...used.length > 0 ? ["", ...used] : []].join("\n");
}

// src/steps/publish/commit-notes.ts
var MOST = 300;
var LONGEST = 200;
var SHORT = 8;
function commitNotes({ commits, previous }) {
  const lines = commits.flatMap(({ id, message }) => {
    const subject = subjectOf(message);
    return subject === "" ? [] : [`- ${shownSubject(subject)} (${id.slice(0, SHORT)})`];
  });
  const shown = lines.slice(0, MOST);
  const more = lines.length > MOST ? [`- and ${lines.length - MOST} more`] : [];
  const since = previous === void 0 ? "" : ` since ${shownSubject(previous)}`;
  return lines.length === 0 ? `No changes${since}.` : [`Changes${since}:`, "", ...shown, ...more].join("\n");
}
var TRAILER = /^(?:[A-Za-z]+(?:-[A-Za-z]+)*-by|Change-Id|Cc)\s*:/i;
function subjectOf(message) {
  const first = message.split("\n").find((line) => line.trim() !== "") ?? "";
  return TRAILER.test(first) ? "" : first.trim().replace(/\s+/g, " ");
}
function shownSubject(subject) {
  const characters = [...printable(subject)];
  const text = characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}\u2026` : characters.join("");
  return text.split(/((?<![A-Za-z0-9])@[A-Za-z0-9](?:[\w./-]*\w)?)/).map((part, index) => index % 2 === 1 ? `\`${part}\`` : spelled(part, index === 0)).join("");
}
var entity = (sign) => `&#${sign.codePointAt(0)};`;
function spelled(text, isStart) {
  const plain = escapeMarkdown(text).replace(/[$]/g, entity).replace(/:(?=\w+:)/g, entity);
  return isStart ? plain.replace(
    /^[-+=]|^(\d+)([.)])/,
    (all, digits, sign) => sign ? digits + entity(sign) : entity(all)
  ) : plain;
}

// src/steps/publish/notes.ts
var LARGEST = 1e7;
async function notesFor(host, config, { settings, version }) {
  const { notes = "github" } = settings;
  if (version.tag === void 0 || version.snapshot) return void 0;
  if (notes === "github") return "github";
  if (notes === "commits") return { text: commitNotes(await commitsSinceRelease(host, config, version)) };
  return { text: await changelogNotes(host, config, { path: notes, version }) };
}
async function changelogNotes(host, config, { path, version }) {
  const refuse = (message, hint, cause) => new UserError("publish/notes", [{ message, hint, place: placeOf(config, "publish") }], { cause });
  const text = await readInside(host, path).catch((cause) => {
    if (cause instanceof UserError) throw refuse(cause.message, cause.hint ?? "");
    const isMissing = cause.code === "ENOENT";
    const why = isMissing ? "is not there" : `cannot be read: ${cause.message}`;
    throw refuse(
      `notes: ${path} ${why}`,
      "write commits, github, or the path of a changelog from the project root",
      cause
    );
  });
  const spoken = versionText(version);
  const section2 = changelogSection(text, namesOf(version));
  if (section2) return section2;
  if (section2 === "")
    throw refuse(
      `${path} says nothing of ${spoken}: its section is empty`,
      "write what has changed under it"
    );
  const titles = changelogTitles(text).slice(0, 3);
  const has = titles.length > 0 ? `; its newest sections: ${titles.join(", ")}` : "";
  throw refuse(
    `${path} has no section of ${spoken}${has}`,
    `write it under a heading such as ## [${spoken}]`
  );
}
function namesOf(version) {
  const { tag = "", metadata } = version;
  const text = versionText(version);
  return [.../* @__PURE__ */ new Set([text, tag, tag.split("/").at(-1), ...metadata ? [`${text}+${metadata}`] : []])];
}
async function readInside(host, path) {
  const [root, file] = await Promise.all([realpath(host.workDir), realpath(join8(host.workDir, path))]);
  if (!file.startsWith(root + sep))
    throw new UserError("publish/notes", `notes: ${path} leads out of the project`, {
      hint: "name a file of the project"
    });
  const found = await stat(file);
  if (!found.isFile() || found.size > LARGEST)
    throw new UserError(
      "publish/notes",
      `notes: ${path} ${found.isFile() ? `has ${sizeText(found.size)}` : "is no file"}`,
      { hint: `name a file of ${sizeText(LARGEST)} at most` }
    );
  return readFile2(file, "utf8");
}

// src/steps/publish/same-place.ts
import { resolve } from "node:path";
async function collisions(host, config, places) {
  return [...amongPlaces(host, places), ...await inRepository(host, config, places)];
}
function* amongPlaces(host, places) {
  const first = /* @__PURE__ */ new Map();
  for (const { settings, shipments, pointers } of places) {
    if (!Object.hasOwn(stores, settings.to)) continue;
    for (const { name, sha256 } of [...shipments, ...pointers]) {
      const full = fullPath(host, settings, name);
      const other = first.get(full);
      if (!other) first.set(full, { id: settings.id, sha256 });
      else if (other.sha256 !== sha256)
        yield {
          message: `${settings.id}: ${name} would come into the same place as that of ${other.id}, with other bytes`,
          hint: "give one of the two another prefix or another name"
        };
    }
  }
}
async function inRepository(host, config, places) {
  const repository = repositorySettings(config);
  const others = places.filter(({ settings }) => settings.to === repository?.to);
  if (!repository || others.length === 0) return [];
  const engines = await Promise.all(Object.values(repositoryKinds).map((kind) => kind.load()));
  const roots = engines.map(({ root }) => fullPath(host, repository, root));
  return others.flatMap(({ settings, shipments, pointers }) => {
    const taken = [...shipments, ...pointers].find(
      ({ name }) => roots.some((root) => fullPath(host, settings, name).startsWith(root))
    );
    if (!taken) return [];
    return [
      {
        message: `${settings.id}: ${taken.name} would lie among the files of the repository, which is in the same place`,
        hint: "give one of them another prefix, or the file another name"
      }
    ];
  });
}
function fullPath({ workDir }, { to, path, bucket, endpoint, region, branch, remote, prefix }, name) {
  const { defaults = {} } = stores[to] ?? {};
  const place = JSON.stringify([
    ...[to, bucket, endpoint ?? region],
    ...[branch ?? defaults.branch, remote ?? defaults.remote]
  ]);
  return [
    place,
    ...path === void 0 ? [] : [resolve(workDir, path)],
    ...prefix ? [prefix] : [],
    name
  ].join("/");
}

// src/steps/publish/sending.ts
import { mkdir } from "node:fs/promises";
import { join as join10 } from "node:path";

// src/steps/publish/pointers.ts
import { createHash as createHash4 } from "node:crypto";
import { writeFile as writeFile5 } from "node:fs/promises";
import { join as join9 } from "node:path";

// src/text/machine-name.ts
var MACHINES = {
  amd64: "x86_64",
  "386": "i686",
  arm64: "aarch64",
  arm5: "armv5tel",
  arm6: "armv6l",
  arm7: "armv7l",
  loong64: "loongarch64",
  mips: "mips",
  mips64le: "mips64el",
  mipsle: "mipsel",
  ppc64le: "ppc64le",
  riscv64: "riscv64",
  s390x: "s390x",
  all: "all"
};
var machineName = (arch) => MACHINES[arch];

// src/steps/publish/pointers.ts
async function pointersOf({ env }, work) {
  const project = projectName(work.config, env);
  const packages = latestPackages(work, project);
  const texts = packages.map(({ pointer, name }) => [pointer, `${name}
`]);
  const { version } = work.plan;
  const head = latestText({ name: project, version, packages });
  const pointers = [...new Map(texts)].sort(([a], [b]) => a < b ? -1 : 1);
  return Promise.all(
    [...pointers, [HEAD, head]].map(([name, text]) => written(work.dir, name, text))
  );
}
function latestPackages({ urlOf: urlOf2, ...work }, project) {
  const targets = new Map(work.plan.targets.map((target) => [target.id, target]));
  const packages = publishedPackages(work);
  return packages.flatMap(({ artifact, name }) => {
    const target = targets.get(artifact.target);
    if (!target) return [];
    const url = urlOf2(name);
    const isAlone = packages.every(
      ({ artifact: other }) => other.package === artifact.package || targets.get(other.target)?.name !== target.name
    );
    const isOwn = artifact.package === project || isAlone;
    return [
      {
        pointer: pointerName({ artifact, target, isOwn }, work.settings),
        package: artifact.package,
        version: artifact.version,
        format: artifact.format,
        target: target.id,
        ...target.distro !== void 0 && { distro: target.distro },
        ...target.release !== void 0 && { release: target.release },
        arch: artifact.arch,
        name,
        ...url !== void 0 && { url },
        sha256: artifact.sha256,
        size: artifact.size
      }
    ];
  }).sort((a, b) => a.pointer < b.pointer ? -1 : 1);
}
function pointerName({ artifact, target, isOwn }, { pointerArch }) {
  const arch = pointerArch === "uname" ? machineName(artifact.arch) : artifact.arch;
  return `${isOwn ? "" : `${artifact.package}_`}${target.name}.${arch}${POINTER_END}`;
}
async function written(dir, name, text) {
  const file = join9(dir, name);
  await writeFile5(file, text);
  const bytes = Buffer.from(text);
  const sha256 = createHash4("sha256").update(bytes).digest("hex");
  return { name, file, size: bytes.length, sha256, kind: "pointer" };
}

// src/steps/publish/sending.ts
async function sendingOf(host, { config, plan, artifacts, signers, settings, kind, publisher, dir }) {
  const folder = join10(dir, settings.id);
  await mkdir(folder, { recursive: true });
  const work = { config, plan, artifacts, settings, kind, signer: signers[0], dir: folder };
  const shipments = await shipmentsOf(host, work);
  if (!settings.pointers || kind.pointers === "none") return { shipments, pointers: [] };
  if (kind.pointers === "after" && !isFinal(plan.version)) return { shipments, pointers: [] };
  const pointers = await pointersOf(host, { ...work, urlOf: (name) => publisher?.urlOf(name) });
  return kind.pointers === "with" ? { shipments: [...shipments, ...pointers], pointers: [] } : { shipments, pointers };
}
var isFinal = ({ prerelease, snapshot }) => prerelease === void 0 && snapshot === void 0;

// src/steps/publish/shifting-log.ts
function shiftingLog(first) {
  let now = first;
  return {
    to: (next) => {
      now = next;
    },
    log: {
      info: (message) => now.info(message),
      debug: (message) => now.debug(message),
      warn: (problem) => now.warn(problem),
      group: (title, body) => now.group(title, body),
      progress: (line) => now.progress(line),
      output: (line) => now.output(line),
      aside: (body) => now.aside(body),
      mask: (values) => now.mask(values),
      branch: (name) => now.branch(name)
    }
  };
}

// src/steps/publish/open.ts
async function openPublishing(host, work) {
  const dir = await tempDir();
  try {
    const { config, plan } = work;
    const wish = { head: HEAD, isNewer: isNewer(plan.version, projectName(config, host.env)), textsOf, merged };
    const opened = await Promise.all(
      work.settings.map((settings) => openPlace(host, { ...work, settings, wish, dir: dir.path }))
    );
    host.signal.throwIfAborted();
    const places = opened.map(({ place }) => place);
    const problems = [
      ...opened.flatMap(({ place, problems: problems2 }) => problems2.map((problem) => of(place.settings.id, problem))),
      ...await collisions(host, work.config, places)
    ];
    if (problems.length > 0) throw new UserError("publish/refused", problems);
    return { places, wish, [Symbol.asyncDispose]: () => dir[Symbol.asyncDispose]() };
  } catch (error) {
    await dir[Symbol.asyncDispose]();
    throw error;
  }
}
var of = (id, problem) => ({ ...problem, message: `${id}: ${problem.message}` });
async function openPlace(host, work) {
  const { settings, mode } = work;
  const kind = publishers[settings.to];
  const log = shiftingLog(host.log);
  const made2 = await attempt(() => openPublisher({ ...host, log: log.log }, kind, work));
  const publisher = made2.value;
  const place = {
    ...{ settings, kind, log, publisher, shipments: [], pointers: [], foreseen: void 0 },
    ...made2.error !== void 0 && { failed: made2.error }
  };
  if (made2.error instanceof UserError && mode === "real") return { place, problems: made2.error.problems };
  if (publisher?.idle !== void 0) return { place, problems: [] };
  const sending = await attempt(() => sendingOf(host, { ...work, kind, publisher }));
  if (sending.error instanceof UserError) return { place, problems: sending.error.problems };
  if (sending.error !== void 0) throw sending.error;
  return askPlace({ ...place, ...sending.value }, work);
}
async function askPlace(place, { mode, wish }) {
  const { publisher, shipments, pointers } = place;
  if (!publisher) return { place, problems: [] };
  const { locked } = publisher;
  const problems = publisher.check([...shipments, ...pointers]);
  if (locked && mode === "real") return { place, problems: [locked, ...problems] };
  if (locked) return { place: { ...place, failed: new UserError("publish/locked", [locked]) }, problems };
  if (problems.length > 0 || mode === "mute") return { place, problems };
  const looked = await attempt(async () => [
    ...await publisher.look(shipments),
    ...pointers.length > 0 ? await publisher.point?.(pointers, { ...wish, dry: true }) ?? [] : []
  ]);
  if (looked.error instanceof UserError) return { place, problems: looked.error.problems };
  return looked.error === void 0 ? { place: { ...place, foreseen: looked.value }, problems: [] } : { place: { ...place, failed: looked.error }, problems: [] };
}
async function openPublisher(host, kind, { config, plan, settings }) {
  const notes = kind.keys.optional.includes("notes") ? await notesFor(host, config, { settings, version: plan.version }) : void 0;
  return kind.open(host, {
    settings,
    version: plan.version,
    name: projectName(config, host.env),
    ...notes !== void 0 && { notes }
  });
}
async function attempt(work) {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
}

// src/steps/publish/report.ts
var withResults = (report, results, again) => ({
  ...report,
  tables: [...report.tables, ...results.length === 0 ? [] : [resultsTable(results)]],
  notes: [...report.notes, ...results.length === 0 ? [NO_PLACE] : resultNotes(results, again)],
  outputs: { ...report.outputs, ...publicationOutputs(results) },
  ...failedOf(results).length > 0 && { failed: true },
  data: { ...report.data, publishing: results.map((result) => plainResult(result, again)) }
});
var NO_PLACE = "Nothing is uploaded: the config has no publish: (see docs/publishing.md).";
var failedOf = (results) => results.filter(({ state }) => state === "failed");
var resultsTable = (results) => ({
  title: "Publishing",
  head: ["to", "place", "state", "files", "why"],
  rows: results.map(({ id, title, state, deliveries, why = "" }) => [
    id,
    title,
    state,
    countsText(deliveries),
    why
  ])
});
var resultNotes = (results, again) => [
  ...results.flatMap(
    ({ id, page, state }) => page === void 0 || state === "failed" ? [] : [`${id}: ${page}`]
  ),
  ...failedOf(results).map(({ id }) => `Failed: ${id}. To retry just that one: ${again(id)}`)
];
var publicationOutputs = (results) => {
  const page = results.find((result) => result.page !== void 0)?.page;
  return {
    ...page !== void 0 && { "release-url": page },
    publications: JSON.stringify(
      results.flatMap(
        ({ id, deliveries }) => deliveries.map(({ name, url, how }) => ({ publisher: id, name, url, how }))
      )
    )
  };
};
var plainResult = ({ id, title, state, deliveries, why, page }, again) => ({
  ...{ id, title, state, why, page },
  files: deliveries,
  ...state === "failed" && { again: again(id) }
});

// src/steps/publish/uploads.ts
var uploadsOf = ({ places }) => places.flatMap((place) => {
  const { shipments, pointers, foreseen } = place;
  const known = new Map(foreseen?.map((delivery) => [delivery.name, delivery]));
  const moving = foreseen ? pointers.filter(({ name }) => known.has(name)) : pointers;
  return [...shipments, ...moving].map((shipment) => uploadOf(place, shipment, known.get(shipment.name)));
});
var uploadOf = ({ settings, publisher }, { name, size }, known) => ({
  to: settings.id,
  name,
  size,
  url: known?.url ?? publisher?.urlOf(name),
  how: known?.how ?? "not asked"
});
var withUploads = (report, uploads, { places }) => ({
  ...report,
  tables: [...report.tables, ...uploads.length === 0 ? [] : [uploadsTable(uploads)]],
  notes: [...report.notes, ...placeNotes(places)],
  data: { ...report.data, uploads }
});
var WORDS = {
  uploaded: "new",
  replaced: "replaced",
  there: "there already",
  "not asked": "not asked"
};
var uploadsTable = (uploads) => ({
  title: "Uploads",
  head: ["to", "file", "size", "address", "there"],
  rows: uploads.map(({ to, name, size, url, how }) => [to, name, sizeText(size), url ?? "", WORDS[how]])
});
var placeNotes = (places) => places.flatMap(({ settings: { id }, publisher, failed }) => [
  ...publisher?.idle === void 0 ? [] : [`${id}: nothing, for ${publisher.idle}.`],
  ...failed === void 0 ? [] : [`${id} was not asked: ${failed instanceof Error ? failed.message.split("\n")[0] : String(failed)}`]
]);

// src/commands/again.ts
var againLine = (host, inputs) => (id) => {
  const line = ["linux-pkg", "publish", "--only", id, ...wordsOf(inputs)].map(shellWord).join(" ");
  return host.env["GITHUB_ACTIONS"] === "true" ? `${line} (here: re-run the failed job)` : line;
};
function wordsOf({
  config,
  out,
  targets,
  arch,
  version,
  plan,
  verify,
  keyWords = []
}) {
  const given = (name, value) => value === void 0 || value === "" ? [] : [`--${name}`, value];
  return [
    ...given("config", config),
    ...out === "out" ? [] : given("out", out),
    ...given("targets", targets.join(",")),
    ...given("arch", arch.join(",")),
    ...given("version", version),
    ...given("plan", plan),
    ...keyWords,
    ...verify ? [] : ["--no-verify"]
  ];
}

// src/commands/repository.ts
async function readyRepository(host, inputs, { config, plan, artifacts, signers, results = [], isAlone = false }) {
  const { group } = host.log;
  const prepared = await group(
    "Repository",
    () => unlessMistaken(host, () => prepareRepository(host, config, plan, { artifacts, signers }))
  );
  if ("error" in prepared) return prepared;
  const drafted = await group(
    "Repository draft",
    () => tryDraft(host, inputs, { config, plan, prepared: prepared.value, isAlone })
  );
  if ("error" in drafted) return drafted;
  const verified = drafted.value;
  if (verified) await writeJunit(host, [...results, ...verified.results]);
  if (verified && verified.failed.length > 0) {
    host.log.info("Nothing was published: machines that tried the draft of the repository failed.");
    throw new TargetsError(verified.failed);
  }
  return { prepared: prepared.value, verified };
}
async function unlessMistaken(host, work) {
  try {
    return { value: await work() };
  } catch (error) {
    host.signal.throwIfAborted();
    if (error instanceof UserError) throw error;
    return { error };
  }
}
async function tryDraft(host, { verify }, { config, plan, prepared, isAlone }) {
  var _stack = [];
  try {
    if (!verify && isAlone && !prepared.work.store.limits) return { value: void 0 };
    const opened = await unlessMistaken(host, () => openDraft(host, prepared));
    if ("error" in opened) return opened;
    const draft = __using(_stack, opened.value, true);
    if (draft.places.every(({ isChanged }) => !isChanged)) return { value: void 0 };
    await refuseOverLimits(draft);
    if (!verify) return { value: void 0 };
    const targets = plan.targets.map(({ name }) => name);
    return { value: await verifyRepository(host, config, { ...draft, targets }) };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/commands/delivery.ts
async function leaveEverywhere(host, inputs, work) {
  var _stack = [];
  try {
    const { group } = host.log;
    const { chosen } = work;
    const publishing = __using(_stack, await group(
      "Places",
      () => openPublishing(host, { ...work, settings: chosen.settings, mode: "real" })
    ), true);
    const isAlone = chosen.settings.length === 0;
    const repository = chosen.repository ? await readyRepository(host, inputs, { ...work, isAlone }) : void 0;
    const delivered = await group("Publish", () => deliver(host, publishing));
    const { publication, result } = await leaveRepository(host, repository, isAlone);
    const pointed = await group("Pointers", () => point(host, publishing, delivered));
    return { results: [...pointed, ...result ? [result] : []], repository, publication };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function leaveRepository(host, ready, isAlone) {
  if (!ready) return {};
  const named2 = { id: REPOSITORY, title: ready.prepared?.work.store.title ?? "the repository" };
  if (!ready.prepared) return { result: failedResult(named2, ready.error, host.signal) };
  const { prepared } = ready;
  try {
    host.signal.throwIfAborted();
    const publication = await host.log.group("Publication", () => publishToRepository(host, prepared));
    return { publication, result: repositoryResult(REPOSITORY, publication) };
  } catch (error) {
    if (isAlone && (host.signal.aborted || error instanceof UserError)) throw error;
    return { result: failedResult(named2, error, host.signal) };
  }
}
function withLeft(report, { results, repository, publication }, { host, inputs }) {
  const again = againLine(host, inputs);
  const told = withRepositoryTrials(withRepository(report, publication), repository?.verified);
  const problems = failedOf(results).flatMap(
    ({ id, error }) => failureProblems(id, problemsOf(error, host.signal.aborted), again(id))
  );
  const all = withResults(told, results, again);
  return problems.length === 0 ? all : { ...all, problems: [...all.problems ?? [], ...problems] };
}
var MOST_PROBLEMS = 3;
function failureProblems(id, problems, again) {
  const more = problems.length - MOST_PROBLEMS;
  const shown = more > 0 ? [...problems.slice(0, MOST_PROBLEMS), { message: `and ${more} more` }] : problems;
  return shown.map(({ hint, ...problem }, index) => {
    const isLast = index === shown.length - 1;
    const hints = [hint, isLast ? `to retry just this one: ${again}` : ""].filter(Boolean).join("; ");
    return { ...problem, message: `${id}: ${problem.message}`, ...hints && { hint: hints } };
  });
}

// src/steps/sbom/index.ts
import { createHash as createHash7 } from "node:crypto";
import { join as join11 } from "node:path";

// src/steps/sbom/content.ts
import { createHash as createHash5 } from "node:crypto";

// src/steps/sbom/file-types.ts
var MAGICS = [
  ["7f454c46", "BINARY"],
  ["1f8b", "ARCHIVE"],
  ["504b0304", "ARCHIVE"],
  ["28b52ffd", "ARCHIVE"],
  ["fd377a585a00", "ARCHIVE"],
  ["425a68", "ARCHIVE"],
  ["89504e47", "IMAGE"],
  ["ffd8ff", "IMAGE"],
  ["47494638", "IMAGE"],
  ["2321", "SOURCE"]
];
var DOCUMENTATION = /^\/usr\/(?:local\/)?share\/(?:doc|man|info)\//;
function fileTypesOf(path, start) {
  const hex = start.toString("hex", 0, 6);
  const found = MAGICS.find(([magic]) => hex.startsWith(magic))?.[1];
  const type = found ?? (start.includes(0) ? "BINARY" : "TEXT");
  return DOCUMENTATION.test(path) ? ["DOCUMENTATION", type] : [type];
}

// src/steps/sbom/content.ts
var START = 512;
function contentTaker(signal) {
  const seen = /* @__PURE__ */ new Map();
  const parts = [];
  const watcher = {
    async file(file) {
      signal.throwIfAborted();
      if (seen.has(file.path)) throw unsound(`it holds ${JSON.stringify(file.path)} twice`);
      const sums = "same" in file ? seen.get(file.same) : await sumsOf(file);
      if (sums === void 0)
        throw unsound(`${JSON.stringify(file.path)} is a hard link to a file that does not come before it`);
      seen.set(file.path, sums);
    },
    part: (name, sha256) => void parts.push([name, sha256])
  };
  const content = (facts) => {
    for (const { path, digest } of facts) {
      const sums = seen.get(path);
      if (sums && digest?.startsWith("sha256:") && digest !== `sha256:${sums.sha256}`)
        throw unsound(`${JSON.stringify(path)} has another SHA-256 than the package says`);
    }
    const files = [...seen].map(([path, sums]) => ({ path, ...sums }));
    return { files: files.sort((a, b) => a.path < b.path ? -1 : 1), parts };
  };
  return { watcher, content };
}
async function sumsOf(file) {
  const [sha1, sha256] = [createHash5("sha1"), createHash5("sha256")];
  let start = Buffer.alloc(0);
  for await (const chunk of file.bytes) {
    sha1.update(chunk);
    sha256.update(chunk);
    if (start.length < START) start = Buffer.concat([start, chunk.subarray(0, START - start.length)]);
  }
  return { sha1: sha1.digest("hex"), sha256: sha256.digest("hex"), types: fileTypesOf(file.path, start) };
}
var unsound = (what) => new UserError("sbom/unsound", what, { hint: "build the package again" });

// src/steps/sbom/document.ts
import { createHash as createHash6 } from "node:crypto";

// src/text/purl.ts
function purlOf({ type, namespace, name, version, qualifiers }) {
  const more = Object.entries(qualifiers).filter(([, value]) => value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, value]) => `${key}=${escaped(value ?? "")}`);
  const path = [type, ...namespace ? [escaped(namespace)] : [], escaped(name)].join("/");
  return `pkg:${path}@${escaped(version)}${more.length > 0 ? `?${more.join("&")}` : ""}`;
}
var escaped = (text) => encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll("%3A", ":");

// src/tools/own-version.ts
var ownVersion = "0.1.0";

// src/steps/sbom/layout.ts
function spdxText(document) {
  const parts = Object.entries(document).filter(([, value]) => value !== void 0).map(
    ([key, value]) => `${JSON.stringify(key)}: ${Array.isArray(value) ? listText(value) : JSON.stringify(value)}`
  );
  return `{
${parts.join(",\n")}
}
`;
}
var listText = (items) => items.length === 0 ? "[]" : `[
${items.map((item) => JSON.stringify(item)).join(",\n")}
]`;

// src/steps/sbom/license-ids.ts
var licenseIds = `
0BSD 3D-Slicer-1.0 AAL ADSL AFL-1.1 AFL-1.2 AFL-2.0 AFL-2.1 AFL-3.0 AGPL-1.0 AGPL-1.0-only
AGPL-1.0-or-later AGPL-3.0 AGPL-3.0-only AGPL-3.0-or-later ALGLIB-Documentation AMD-newlib AMDPLPA AML
AML-glslang AMPAS ANTLR-PD ANTLR-PD-fallback APAFML APL-1.0 APSL-1.0 APSL-1.1 APSL-1.2 APSL-2.0
ASWF-Digital-Assets-1.0 ASWF-Digital-Assets-1.1 Abstyles AdaCore-doc Adobe-2006 Adobe-Display-PostScript
Adobe-Glyph Adobe-Utopia Advanced-Cryptics-Dictionary Afmparse Aladdin Apache-1.0 Apache-1.1 Apache-2.0
App-s2p Arphic-1999 Artistic-1.0 Artistic-1.0-Perl Artistic-1.0-cl8 Artistic-2.0 Artistic-dist Aspell-RU
BOLA-1.1 BSD-1-Clause BSD-2-Clause BSD-2-Clause-Darwin BSD-2-Clause-FreeBSD BSD-2-Clause-NetBSD
BSD-2-Clause-Patent BSD-2-Clause-Views BSD-2-Clause-first-lines BSD-2-Clause-pkgconf-disclaimer
BSD-2-Clause-pos-unchanged BSD-3-Clause BSD-3-Clause-Attribution BSD-3-Clause-Clear BSD-3-Clause-HP
BSD-3-Clause-LBNL BSD-3-Clause-Modification BSD-3-Clause-No-Military-License
BSD-3-Clause-No-Nuclear-License BSD-3-Clause-No-Nuclear-License-2014 BSD-3-Clause-No-Nuclear-Warranty
BSD-3-Clause-Open-MPI BSD-3-Clause-OpenWebUI BSD-3-Clause-Sun BSD-3-Clause-Tso BSD-3-Clause-acpica
BSD-3-Clause-flex BSD-4-Clause BSD-4-Clause-Shortened BSD-4-Clause-UC BSD-4.3RENO BSD-4.3TAHOE
BSD-Advertising-Acknowledgement BSD-Attribution-HPND-disclaimer BSD-Inferno-Nettverk
BSD-Mark-Modifications BSD-Protection BSD-Source-Code BSD-Source-Code-no-disclaimer BSD-Source-alt-GPL
BSD-Source-beginning-file BSD-Systemics BSD-Systemics-W3Works BSD-ask-to-endorse BSL-1.0 BUSL-1.1 Baekmuk
Bahyph Barr Beerware BitTorrent-1.0 BitTorrent-1.1 Bitstream-Charter Bitstream-Vera BlueOak-1.0.0
Boehm-GC Boehm-GC-without-fee Borceux Brian-Gladman-2-Clause Brian-Gladman-3-Clause
Brian-Gladman-3-Clause-no-conversion Buddy Bugroff C-UDA-1.0 CAL-1.0 CAL-1.0-Combined-Work-Exception
CAPEC-tou CATOSL-1.1 CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-2.5-AU CC-BY-3.0 CC-BY-3.0-AT CC-BY-3.0-AU
CC-BY-3.0-DE CC-BY-3.0-IGO CC-BY-3.0-NL CC-BY-3.0-US CC-BY-4.0 CC-BY-NC-1.0 CC-BY-NC-2.0 CC-BY-NC-2.5
CC-BY-NC-3.0 CC-BY-NC-3.0-DE CC-BY-NC-3.0-IGO CC-BY-NC-4.0 CC-BY-NC-ND-1.0 CC-BY-NC-ND-2.0
CC-BY-NC-ND-2.5 CC-BY-NC-ND-3.0 CC-BY-NC-ND-3.0-DE CC-BY-NC-ND-3.0-IGO CC-BY-NC-ND-4.0 CC-BY-NC-SA-1.0
CC-BY-NC-SA-2.0 CC-BY-NC-SA-2.0-DE CC-BY-NC-SA-2.0-FR CC-BY-NC-SA-2.0-UK CC-BY-NC-SA-2.5 CC-BY-NC-SA-3.0
CC-BY-NC-SA-3.0-DE CC-BY-NC-SA-3.0-IGO CC-BY-NC-SA-4.0 CC-BY-ND-1.0 CC-BY-ND-2.0 CC-BY-ND-2.5
CC-BY-ND-3.0 CC-BY-ND-3.0-DE CC-BY-ND-4.0 CC-BY-SA-1.0 CC-BY-SA-2.0 CC-BY-SA-2.0-UK CC-BY-SA-2.1-JP
CC-BY-SA-2.5 CC-BY-SA-3.0 CC-BY-SA-3.0-AT CC-BY-SA-3.0-DE CC-BY-SA-3.0-IGO CC-BY-SA-4.0 CC-PDDC
CC-PDM-1.0 CC-SA-1.0 CC0-1.0 CDDL-1.0 CDDL-1.1 CDL-1.0 CDLA-Permissive-1.0 CDLA-Permissive-2.0
CDLA-Sharing-1.0 CECILL-1.0 CECILL-1.1 CECILL-2.0 CECILL-2.1 CECILL-B CECILL-C CERN-OHL-1.1 CERN-OHL-1.2
CERN-OHL-P-2.0 CERN-OHL-S-2.0 CERN-OHL-W-2.0 CFITSIO CMU-Mach CMU-Mach-nodoc CNRI-Jython CNRI-Python
CNRI-Python-GPL-Compatible COIL-1.0 CPAL-1.0 CPL-1.0 CPOL-1.02 CUA-OPL-1.0 Caldera Caldera-no-preamble
Catharon ClArtistic Clips Community-Spec-1.0 Condor-1.1 Cornell-Lossless-JPEG Cronyx Crossword
CryptoSwift CrystalStacker Cube D-FSL-1.0 DEC-3-Clause DL-DE-BY-2.0 DL-DE-ZERO-2.0 DOC DRL-1.0 DRL-1.1
DSDP DocBook-DTD DocBook-Schema DocBook-Stylesheet DocBook-XML Dotseqn ECL-1.0 ECL-2.0 EFL-1.0 EFL-2.0
EPICS EPL-1.0 EPL-2.0 ESA-PL-permissive-2.4 ESA-PL-strong-copyleft-2.4 ESA-PL-weak-copyleft-2.4
EUDatagrid EUPL-1.0 EUPL-1.1 EUPL-1.2 Elastic-2.0 Entessa ErlPL-1.1 Eurosym FBM FDK-AAC FDK-MPEG-H FSFAP
FSFAP-no-warranty-disclaimer FSFUL FSFULLR FSFULLRSD FSFULLRWD FSL-1.1-ALv2 FSL-1.1-MIT FTL Fair
Ferguson-Twofish Frameworx-1.0 FreeBSD-DOC FreeImage Furuseth GCR-docs GD GFDL-1.1
GFDL-1.1-invariants-only GFDL-1.1-invariants-or-later GFDL-1.1-no-invariants-only
GFDL-1.1-no-invariants-or-later GFDL-1.1-only GFDL-1.1-or-later GFDL-1.2 GFDL-1.2-invariants-only
GFDL-1.2-invariants-or-later GFDL-1.2-no-invariants-only GFDL-1.2-no-invariants-or-later GFDL-1.2-only
GFDL-1.2-or-later GFDL-1.3 GFDL-1.3-invariants-only GFDL-1.3-invariants-or-later
GFDL-1.3-no-invariants-only GFDL-1.3-no-invariants-or-later GFDL-1.3-only GFDL-1.3-or-later GL2PS GLWTPL
GPL-1.0 GPL-1.0-only GPL-1.0-or-later GPL-2.0 GPL-2.0-only GPL-2.0-or-later GPL-2.0-with-GCC-exception
GPL-2.0-with-autoconf-exception GPL-2.0-with-bison-exception GPL-2.0-with-classpath-exception
GPL-2.0-with-font-exception GPL-3.0 GPL-3.0-only GPL-3.0-or-later GPL-3.0-with-GCC-exception
GPL-3.0-with-autoconf-exception Game-Programming-Gems Giftware Glide Glulxe Graphics-Gems Gutmann HDF5
HIDAPI HP-1986 HP-1989 HPND HPND-DEC HPND-Fenneberg-Livingston HPND-INRIA-IMAG HPND-Intel
HPND-Kevlin-Henney HPND-MIT-disclaimer HPND-Markus-Kuhn HPND-Netrek HPND-Pbmplus HPND-SMC HPND-UC
HPND-UC-export-US HPND-doc HPND-doc-sell HPND-export-US HPND-export-US-acknowledgement
HPND-export-US-modify HPND-export2-US HPND-merchantability-variant HPND-sell-MIT-disclaimer-xserver
HPND-sell-regexpr HPND-sell-variant HPND-sell-variant-MIT-disclaimer HPND-sell-variant-MIT-disclaimer-rev
HPND-sell-variant-critical-systems HTMLTIDY HaskellReport Hippocratic-2.1 Hippocratic-3.0-core IBM-pibs
ICU IEC-Code-Components-EULA IJG IJG-short IPA IPL-1.0 ISC ISC-Veillard ISO-permission ImageMagick Imlib2
Info-ZIP Informatica Inner-Net-2.0 InnoSetup Intel Intel-ACPI Interbase-1.0 JPL-image JPNIC JSON Jam
JasPer-2.0 Kastrup Kazlib Knuth-CTAN LAL-1.2 LAL-1.3 LGPL-2.0 LGPL-2.0-only LGPL-2.0-or-later LGPL-2.1
LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0 LGPL-3.0-only LGPL-3.0-or-later LGPLLR LOOP LPD-document LPL-1.0
LPL-1.02 LPPL-1.0 LPPL-1.1 LPPL-1.2 LPPL-1.3a LPPL-1.3c LZMA-SDK-9.11-to-9.20 LZMA-SDK-9.22 Latex2e
Latex2e-translated-notice Leptonica LiLiQ-P-1.1 LiLiQ-R-1.1 LiLiQ-Rplus-1.1 Libpng Linux-OpenIB
Linux-man-pages-1-para Linux-man-pages-copyleft Linux-man-pages-copyleft-2-para
Linux-man-pages-copyleft-var Lucida-Bitmap-Fonts MIPS MIT MIT-0 MIT-CMU MIT-Click MIT-Festival
MIT-Khronos-old MIT-Modern-Variant MIT-STK MIT-Wu MIT-advertising MIT-enna MIT-feh MIT-open-group
MIT-testregex MITNFA MMIXware MMPL-1.0.1 MPEG-SSG MPL-1.0 MPL-1.1 MPL-2.0 MPL-2.0-no-copyleft-exception
MS-LPL MS-PL MS-RL MTLL MVT-1.1 Mackerras-3-Clause Mackerras-3-Clause-acknowledgment MakeIndex
Martin-Birgmeier McPhee-slideshow Minpack MirOS Motosoto MulanPSL-1.0 MulanPSL-2.0 Multics Mup NAIST-2003
NASA-1.3 NBPL-1.0 NCBI-PD NCGL-UK-2.0 NCL NCSA NGPL NICTA-1.0 NIST-PD NIST-PD-TNT NIST-PD-fallback
NIST-Software NLOD-1.0 NLOD-2.0 NLPL NOSL NPL-1.0 NPL-1.1 NPOSL-3.0 NRL NTIA-PD NTP NTP-0 Naumen Net-SNMP
NetCDF Newsletr Nokia Noweb Nunit O-UDA-1.0 OAR OCCT-PL OCLC-2.0 ODC-By-1.0 ODbL-1.0 OFFIS OFL-1.0
OFL-1.0-RFN OFL-1.0-no-RFN OFL-1.1 OFL-1.1-RFN OFL-1.1-no-RFN OGC-1.0 OGDL-Taiwan-1.0 OGL-Canada-2.0
OGL-UK-1.0 OGL-UK-2.0 OGL-UK-3.0 OGTSL OLDAP-1.1 OLDAP-1.2 OLDAP-1.3 OLDAP-1.4 OLDAP-2.0 OLDAP-2.0.1
OLDAP-2.1 OLDAP-2.2 OLDAP-2.2.1 OLDAP-2.2.2 OLDAP-2.3 OLDAP-2.4 OLDAP-2.5 OLDAP-2.6 OLDAP-2.7 OLDAP-2.8
OLFL-1.3 OML OPL-1.0 OPL-UK-3.0 OPUBL-1.0 OSC-1.0 OSET-PL-2.1 OSL-1.0 OSL-1.1 OSL-2.0 OSL-2.1 OSL-3.0
OSSP OpenMDW-1.0 OpenPBS-2.3 OpenSSL OpenSSL-standalone OpenVision PADL PDDL-1.0 PHP-3.0 PHP-3.01 PPL
PSF-2.0 ParaType-Free-Font-1.3 Parity-6.0.0 Parity-7.0.0 Pixar Plexus PolyForm-Noncommercial-1.0.0
PolyForm-Small-Business-1.0.0 PostgreSQL Python-2.0 Python-2.0.1 QPL-1.0 QPL-1.0-INRIA-2004 Qhull
RHeCos-1.1 RPL-1.1 RPL-1.5 RPSL-1.0 RSA-MD RSCPL Rdisc Ruby Ruby-pty SAX-PD SAX-PD-2.0 SCEA SGI-B-1.0
SGI-B-1.1 SGI-B-2.0 SGI-OpenGL SGMLUG-PM SGP4 SHL-0.5 SHL-0.51 SISSL SISSL-1.2 SL SMAIL-GPL SMLNJ SMPPL
SNIA SOFA SPL-1.0 SSH-OpenSSH SSH-short SSLeay-standalone SSPL-1.0 SUL-1.0 SWL Saxpath SchemeReport
Sendmail Sendmail-8.23 Sendmail-Open-Source-1.1 SimPL-2.0 Sleepycat Soundex Spencer-86 Spencer-94
Spencer-99 StandardML-NJ SugarCRM-1.1.3 Sun-PPP Sun-PPP-2000 SunPro Symlinks TAPR-OHL-1.0 TCL
TCP-wrappers TGPPL-1.0 TMate TORQUE-1.1 TOSL TPDL TPL-1.0 TTWL TTYP0 TU-Berlin-1.0 TU-Berlin-2.0 TekHVC
TermReadKey ThirdEye TrustedQSL UCAR UCL-1.0 UMich-Merit UPL-1.0 URT-RLE Ubuntu-font-1.0 UnRAR
Unicode-3.0 Unicode-DFS-2015 Unicode-DFS-2016 Unicode-TOU UnixCrypt Unlicense Unlicense-libtelnet
Unlicense-libwhirlpool VOSTROM VSL-1.0 Vim Vixie-Cron W3C W3C-19980720 W3C-20150513 WTFNMFPL WTFPL
Watcom-1.0 Widget-Workshop WordNet Wsuipa X11 X11-distribute-modifications-variant X11-no-permit-persons
X11-swapped XFree86-1.1 XSkat Xdebug-1.03 Xerox Xfig Xnet YPL-1.0 YPL-1.1 ZPL-1.1 ZPL-2.0 ZPL-2.1 Zed
Zeeff Zend-2.0 Zimbra-1.3 Zimbra-1.4 Zlib any-OSI any-OSI-perl-modules atc-game bcrypt-Solar-Designer
blessing bzip2-1.0.5 bzip2-1.0.6 check-cvs checkmk copyleft-next-0.3.0 copyleft-next-0.3.1 curl cve-tou
diffmark dtoa dvipdfm eCos-2.0 eGenix etalab-2.0 fwlw gSOAP-1.3b generic-xts gnuplot gtkbook hdparm
hyphen-bulgarian iMatix jove libpng-1.6.35 libpng-2.0 libselinux-1.0 libtiff libutil-David-Nugent lsof
magaz mailprio man2html metamail mpi-permissive mpich2 mplus ngrep pkgconf pnmstitch psfrag psutils
python-ldap radvd snprintf softSurfer ssh-keyscan swrule threeparttable ulem w3m wwl wxWindows xinetd
xkeyboard-config-Zinoviev xlock xpp xzoom zlib-acknowledgement
`;
var exceptionIds = `
389-exception Asterisk-exception Autoconf-exception-2.0 Autoconf-exception-3.0 Autoconf-exception-generic
Autoconf-exception-generic-3.0 Autoconf-exception-macro Bison-exception-1.24 Bison-exception-2.2
Bootloader-exception CLISP-exception-2.0 Classpath-exception-2.0 DigiRule-FOSS-exception FLTK-exception
Fawkes-Runtime-exception Font-exception-2.0 GCC-exception-2.0 GCC-exception-2.0-note GCC-exception-3.1
GNAT-exception GNOME-examples-exception GNU-compiler-exception GPL-3.0-interface-exception
GPL-3.0-linking-exception GPL-3.0-linking-source-exception GPL-CC-1.0 GStreamer-exception-2005
GStreamer-exception-2008 Gmsh-exception KiCad-libraries-exception LGPL-3.0-linking-exception LLGPL
LLVM-exception LZMA-exception Libtool-exception Linux-syscall-note Nokia-Qt-exception-1.1
OCCT-exception-1.0 OCaml-LGPL-linking-exception OpenJDK-assembly-exception-1.0
PS-or-PDF-font-exception-20170817 QPL-1.0-INRIA-2004-exception Qt-GPL-exception-1.0 Qt-LGPL-exception-1.1
Qwt-exception-1.0 SANE-exception SHL-2.0 SHL-2.1 SWI-exception Swift-exception Texinfo-exception
UBDL-exception Universal-FOSS-exception-1.0 WxWindows-exception-3.1 cryptsetup-OpenSSL-exception
eCos-exception-2.0 fmt-exception freertos-exception-2.0 gnu-javamail-exception i2p-gpl-java-exception
libpri-OpenH323-exception mif-exception openvpn-openssl-exception stunnel-exception u-boot-exception-2.0
vsftpd-openssl-exception x11vnc-openssl-exception
`;

// src/steps/sbom/license.ts
var canonical = (ids) => new Map(
  ids.trim().split(/\s+/).map((id) => [id.toLowerCase(), id])
);
var LICENSES = canonical(licenseIds);
var EXCEPTIONS = canonical(exceptionIds);
function declaredLicense(said) {
  const text = said?.trim();
  if (!text) return { expression: "NOASSERTION", named: [] };
  if (/^(NONE|NOASSERTION)$/.test(text)) return { expression: text, named: [] };
  const expression = expressionOf(text);
  if (expression === void 0) {
    const id = `LicenseRef-${text.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "Declared"}`;
    return { expression: id, named: [{ id, text }] };
  }
  const references = new Set(expression.match(/LicenseRef-[A-Za-z0-9.-]+/g));
  return { expression, named: [...references].sort().map((id) => ({ id, text: id })) };
}
function expressionOf(text) {
  const words = text.match(/[()]|[^\s()]+/g) ?? [];
  const spelled2 = [];
  let [open, needsLicense] = [0, true];
  for (let at2 = 0; at2 < words.length; at2++) {
    const word = words[at2];
    const operator = /^(and|or|with)$/i.test(word) ? word.toUpperCase() : void 0;
    if (word === "(" && needsLicense) open++;
    else if (word === ")" && !needsLicense && open > 0) open--;
    else if (operator === "WITH") {
      const exception = EXCEPTIONS.get(words[++at2]?.toLowerCase() ?? "");
      if (needsLicense || words[at2 - 2] === ")" || spelled2.at(-2) === "WITH" || !exception) return void 0;
      spelled2.push("WITH", exception);
      continue;
    } else if (operator && !needsLicense) needsLicense = true;
    else if (needsLicense && !operator) {
      const license = licenseOf(word);
      if (license === void 0) return void 0;
      spelled2.push(license);
      needsLicense = false;
      continue;
    } else return void 0;
    spelled2.push(operator ?? word);
  }
  if (needsLicense || open > 0) return void 0;
  return spelled2.join(" ").replaceAll("( ", "(").replaceAll(" )", ")");
}
function licenseOf(word) {
  if (/^LicenseRef-[A-Za-z0-9.-]+$/.test(word)) return word;
  const whole = LICENSES.get(word.toLowerCase());
  if (whole !== void 0) return whole;
  const older = word.endsWith("+") ? LICENSES.get(word.slice(0, -1).toLowerCase()) : void 0;
  return older && `${older}+`;
}

// src/steps/sbom/people.ts
function agentOf(kind, text = "") {
  const line = text.replace(/[\p{Cc}\s]+/gu, " ").trim();
  const [, name = line, mail] = /^([^<]*)<([^<>\s]+@[^<>\s]+)>$/.exec(line) ?? [];
  const plain = name.replace(/["()<>]/g, " ").replace(/ +/g, " ").trim();
  if (plain === "" && mail === void 0) return void 0;
  return `${kind}: ${plain || mail}${mail === void 0 ? "" : ` (${mail})`}`;
}
function urlOf(text = "") {
  const url = URL.parse(text.trim());
  return url && /^https?:$/.test(url.protocol) ? url.href : void 0;
}

// src/steps/sbom/document.ts
var PACKAGE = "SPDXRef-Package";
var SOURCE = "SPDXRef-Source";
var NOBODY_SAYS = "NOASSERTION";
function spdxDocument(subject) {
  const { file, card, content, source, date } = subject;
  const license = declaredLicense(card.license);
  const needs = named(card.needs, "Need");
  const wants = named(card.wants, "Want");
  const text = spdxText({
    documentNamespace: "",
    spdxVersion: "SPDX-2.3",
    dataLicense: "CC0-1.0",
    SPDXID: "SPDXRef-DOCUMENT",
    name: file,
    creationInfo: {
      created: new Date(date * 1e3).toISOString().replace(/\.\d+Z$/, "Z"),
      creators: [`Tool: linux-pkg-${ownVersion}`]
    },
    packages: [
      packageOf(subject, license.expression),
      ...source ? [sourcePackage(subject, source)] : [],
      ...[...needs, ...wants].map(({ id, name, version }) => ({
        SPDXID: id,
        name,
        ...version !== void 0 && { versionInfo: version },
        downloadLocation: NOBODY_SAYS,
        filesAnalyzed: false
      }))
    ],
    files: content.files.length > 0 ? content.files.map(fileOf) : void 0,
    hasExtractedLicensingInfos: license.named.length > 0 ? license.named.map(({ id, text: text2 }) => ({ licenseId: id, name: text2, extractedText: text2 })) : void 0,
    relationships: [
      relation("SPDXRef-DOCUMENT", "DESCRIBES", PACKAGE),
      ...source ? [relation(PACKAGE, "GENERATED_FROM", SOURCE)] : [],
      ...needs.map(({ id, text: text2 }) => ({ ...relation(PACKAGE, "DEPENDS_ON", id), comment: text2 })),
      ...wants.map(({ id, text: text2 }) => ({ ...relation(id, "OPTIONAL_DEPENDENCY_OF", PACKAGE), comment: text2 })),
      ...content.files.map((_, at2) => relation(PACKAGE, "CONTAINS", fileId(at2)))
    ]
  });
  const digest = createHash6("sha256").update(text).digest("hex");
  const namespace = `https://spdx.org/spdxdocs/${encodeURIComponent(file)}-${digest}`;
  return text.replace('""', () => JSON.stringify(namespace));
}
var relation = (from, type, to) => ({
  spdxElementId: from,
  relationshipType: type,
  relatedSpdxElement: to
});
function packageOf({ file, facts, card, content, ...subject }, license) {
  const { source, distro } = subject;
  const [maintainer, vendor, homepage] = [
    agentOf("Person", card.maintainer),
    agentOf("Organization", card.vendor),
    urlOf(card.homepage)
  ];
  const { type, name, version, qualifiers } = card.purl;
  const namespace = wordOf(card.vendor) || wordOf(source?.owner) || wordOf(card.maintainer?.split("<")[0]);
  const purl = purlOf({ type, namespace, name, version, qualifiers: { ...qualifiers, distro } });
  return {
    SPDXID: PACKAGE,
    name: facts.name,
    versionInfo: facts.version,
    packageFileName: file,
    ...(vendor ?? maintainer) && { supplier: vendor ?? maintainer },
    ...maintainer && { originator: maintainer },
    downloadLocation: NOBODY_SAYS,
    filesAnalyzed: content.files.length > 0,
    ...content.files.length > 0 && {
      packageVerificationCode: { packageVerificationCodeValue: verificationCode(content.files) }
    },
    ...homepage && { homepage },
    ...source && { sourceInfo: source.sentence },
    licenseConcluded: NOBODY_SAYS,
    licenseDeclared: license,
    copyrightText: NOBODY_SAYS,
    ...card.summary && { summary: card.summary },
    ...card.description && { description: card.description },
    comment: "SHA256SUMS has the digest of the file, which a signature may change; the parts below stay.",
    externalRefs: [
      { referenceCategory: "PACKAGE-MANAGER", referenceType: "purl", referenceLocator: purl },
      ...content.parts.map(([part, sha256]) => ({
        referenceCategory: "OTHER",
        referenceType: `sha256-${part}`,
        referenceLocator: sha256,
        comment: `SHA-256 of the file's part ${part}, with its signatures left out`
      }))
    ],
    primaryPackagePurpose: "INSTALL"
  };
}
function sourcePackage({ facts }, { name, commit, location, purl }) {
  return {
    SPDXID: SOURCE,
    name: name ?? facts.name,
    versionInfo: commit,
    downloadLocation: location ?? NOBODY_SAYS,
    filesAnalyzed: false,
    ...purl && {
      externalRefs: [{ referenceCategory: "PACKAGE-MANAGER", referenceType: "purl", referenceLocator: purl }]
    },
    primaryPackagePurpose: "SOURCE"
  };
}
var fileId = (at2) => `SPDXRef-File-${at2 + 1}`;
var fileOf = ({ path, sha1, sha256, types }, at2) => ({
  SPDXID: fileId(at2),
  fileName: `./${path.replace(/^\/+/, "")}`,
  fileTypes: types,
  checksums: [
    { algorithm: "SHA1", checksumValue: sha1 },
    { algorithm: "SHA256", checksumValue: sha256 }
  ]
});
var verificationCode = (files) => createHash6("sha1").update(
  files.map(({ sha1 }) => sha1).sort().join("")
).digest("hex");
var wordOf = (text = "") => text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
function named(needs, kind) {
  const byName = Map.groupBy(needs, ({ name, version = "" }) => `${name}
${version}`);
  return [...byName].sort(([a], [b]) => a < b ? -1 : 1).map(([, same], at2) => ({
    ...same[0],
    text: [...new Set(same.map(({ text }) => text))].sort().join(", "),
    id: `SPDXRef-${kind}-${at2 + 1}`
  }));
}

// src/steps/sbom/source.ts
var GITHUB = "https://github.com";
function sourceOf({ env }, version) {
  const { commit, snapshot } = version;
  if (commit === void 0) return void 0;
  const repository = /^([\w.-]+)\/([\w.-]+)$/.exec(env["GITHUB_REPOSITORY"] ?? "");
  const server = /^(https?:\/\/[\w.-]+(?::\d+)?)\/?$/.exec(env["GITHUB_SERVER_URL"] ?? GITHUB)?.[1];
  const [path, owner, name] = repository ?? [];
  const location = server && path ? `git+${server}/${path}@${commit}` : void 0;
  return {
    name,
    owner,
    commit,
    location,
    purl: location && server === GITHUB ? purlOf({
      type: "github",
      namespace: owner.toLowerCase(),
      name: name.toLowerCase(),
      version: commit,
      qualifiers: {}
    }) : void 0,
    sentence: `built from the git commit ${commit}${snapshot?.dirty ? ", with changes that were not committed" : ""}`
  };
}

// src/steps/sbom/index.ts
var AT_ONCE2 = 2;
async function describeArtifacts(host, config, plan, artifacts) {
  if (!sbomWanted(config)) return artifacts;
  const packages = artifacts.filter((artifact) => artifact.kind === "package");
  const made2 = await allInOrder(packages, AT_ONCE2, (artifact) => describe(host, { config, plan, artifact }));
  return [...artifacts.filter(({ kind }) => kind !== "sbom"), ...made2];
}
async function describe(host, { config, plan, artifact }) {
  const { read, card } = await formatOf(artifact.format).load();
  const { watcher, content } = contentTaker(host.signal);
  const facts = await read(join11(host.outDir, artifact.path), watcher);
  const target = plan.targets.find(({ id }) => id === artifact.target);
  const settled = target ? settle(host, config, target) : [];
  const own = settled.find(({ name: name2 }) => name2 === artifact.package) ?? settled[0];
  const text = spdxDocument({
    file: artifact.name,
    facts,
    card: completed(card(facts), own),
    content: contentOf(artifact, () => content(facts.files)),
    distro: target?.distro === void 0 ? void 0 : target.name,
    source: sourceOf(host, plan.version),
    date: plan.version.date
  });
  const [name, path] = [artifact.name, artifact.path].map((one) => `${one}.spdx.json`);
  await writeWhole(join11(host.outDir, path), text);
  const bytes = Buffer.from(text);
  host.log.info(name);
  const sha256 = createHash7("sha256").update(bytes).digest("hex");
  return { kind: "sbom", name, path, size: bytes.length, sha256, of: artifact.name };
}
var completed = (card, own) => ({
  ...card,
  license: card.license ?? own?.license,
  vendor: card.vendor ?? own?.vendor
});
function contentOf({ name }, body) {
  try {
    return body();
  } catch (cause) {
    if (!(cause instanceof PkgError)) throw cause;
    throw new UserError("sbom/unsound", `${name}: ${cause.message}`, { hint: cause.hint, cause });
  }
}

// src/commands/seal.ts
async function sealPackages(host, { config, plan, packages, signers }) {
  const { group } = host.log;
  const artifacts = await group("Describe", () => describeArtifacts(host, config, plan, packages));
  return group("Sign", () => signArtifacts(host, config, plan, { artifacts, signers }));
}

// src/commands/rehearsal.ts
async function withRehearsal(host, report, work) {
  var _stack = [];
  try {
    const { group } = host.log;
    const { chosen, mode, signers } = work;
    const publishing = __using(_stack, await group(
      "Places",
      () => openPublishing(host, { ...work, settings: chosen.settings })
    ), true);
    const isListed = chosen.repository && mode === "dry" && signers.length > 0;
    const listed = isListed ? await group("Repository", () => repositoryUploads(host, work)) : { files: [] };
    const told = withUploads(report, [...uploadsOf(publishing), ...listed.files], publishing);
    const why = [
      ...mode === "mute" ? ["Nothing was published: this is the run of a pull request."] : [],
      ...listed.why === void 0 ? [] : [listed.why],
      ...chosen.repository && signers.length === 0 ? ["What the repository would get is not known: it is written with a key alone."] : []
    ];
    return { ...told, notes: [...told.notes, ...why] };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function repositoryUploads(host, { config, plan, ...work }) {
  try {
    const files = await foreseenFiles(host, await prepareRepository(host, config, plan, work));
    return { files: files.map((file) => ({ ...file, to: REPOSITORY })) };
  } catch (error) {
    host.signal.throwIfAborted();
    if (error instanceof UserError) throw error;
    return {
      files: [],
      why: `${REPOSITORY} was not asked: ${error instanceof Error ? error.message : String(error)}`
    };
  }
}
async function rehearsePublish(host, inputs, ground) {
  var _stack = [];
  try {
    const { config, plan, signers, signing } = ground;
    const draft = __using(_stack, await host.log.group("Gather", () => draftOutput(host, plan)), true);
    const artifacts = await sealPackages(draft.host, { config, plan, packages: draft.packages, signers });
    const report = publishReport(plan, artifacts, { out: inputs.out, signing, dry: true });
    const placed = withPlacements(report, host, config, plan);
    return await withRehearsal(draft.host, placed, {
      ...ground,
      artifacts,
      mode: isPullRequest(host) ? "mute" : "dry"
    });
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

export {
  choosePlaces,
  finishLanding,
  withNames,
  leaveEverywhere,
  withLeft,
  sealPackages,
  withRehearsal,
  rehearsePublish
};
