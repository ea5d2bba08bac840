import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  sourcePackages,
  usersFiles
} from "./chunk-GC7WVWI7.js";
import {
  installSteps,
  repositoryKinds
} from "./chunk-XSQ3YVDT.js";
import {
  readKeyText
} from "./chunk-5HZAVWK4.js";
import {
  openSigners
} from "./chunk-DTYDCGHL.js";
import {
  isPullRequest
} from "./chunk-LTHSV6NE.js";
import {
  findOptionalConfig,
  settle,
  signSettings,
  templatesOf
} from "./chunk-UBU3JJGE.js";
import {
  sizeText
} from "./chunk-PR56Q6UZ.js";
import {
  STABLE,
  judge,
  keepOf,
  placeOf,
  repositorySettings,
  repositoryWords,
  wrongWord
} from "./chunk-QAPI6OIN.js";
import {
  formatOf,
  formats
} from "./chunk-EOMNDTBA.js";
import {
  dayOf,
  releasesByName,
  suiteOf
} from "./chunk-FQCOH36P.js";
import {
  reasonOf
} from "./chunk-SXWB3MLU.js";
import {
  directoryStore,
  landed,
  stores
} from "./chunk-BM4FHGBY.js";
import {
  allInOrder
} from "./chunk-T64XHYXT.js";
import {
  examineSignatures,
  readOpenKeys
} from "./chunk-V5VLRKJX.js";
import {
  printable
} from "./chunk-LUBQ2WQT.js";
import {
  exact,
  mapOf,
  optional,
  section
} from "./chunk-ETTTRMDG.js";
import {
  shellWord
} from "./chunk-B43SI3EG.js";
import {
  digestOf,
  firstBytes,
  makeFolder,
  smallFile,
  tempDir
} from "./chunk-NPBHZXYM.js";
import {
  PkgError,
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/steps/repository/card.ts
import { isDeepStrictEqual } from "node:util";
var CARD_FILE = "repository.json";
var cardSchema = section({
  version: exact.count,
  name: exact.text,
  url: optional(exact.text),
  origin: exact.text,
  label: exact.text,
  component: exact.text,
  stream: exact.text,
  /** By release: the name in place of its own. */
  suites: optional(mapOf(exact.text)),
  about: optional(
    section({
      title: optional(exact.text),
      summary: optional(exact.text),
      homepage: optional(exact.text),
      license: optional(exact.text),
      maintainer: optional(exact.text)
    })
  ),
  keep: section({
    versions: optional(exact.count),
    days: optional(exact.count),
    bytes: optional(exact.count)
  })
});
async function readCard(store) {
  const there = await store.get(CARD_FILE);
  if (!there) return void 0;
  const judged = judge(cardSchema, parsed(there.bytes));
  if (!judged.issues && isSound(judged.value)) return judged.value;
  throw new UserError("repository/card", `${CARD_FILE} in ${store.title} is not what linux-pkg writes`, {
    hint: "write it again: linux-pkg repo init DIR, with --name and --url"
  });
}
var isSound = ({ version, name, url, component, stream, origin, label }) => version === 1 && repositoryWords.name.accepts(name) && (url === void 0 || repositoryWords.url.accepts(url)) && [component, stream].every(repositoryWords.folder.accepts) && [origin, label].every(repositoryWords.field.accepts);
function parsed(bytes) {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return void 0;
  }
}
async function writeCard(store, card) {
  const there = await readCard(store).catch(() => void 0);
  const text = JSON.stringify(card, null, 2);
  if (there && isDeepStrictEqual({ ...there }, JSON.parse(text))) return;
  await store.put([{ path: CARD_FILE, content: Buffer.from(`${text}
`) }]);
}

// src/steps/repository/keyring.ts
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
var keyringPath = (name) => `${name}-keyring.asc`;
async function publishedKeyring(store, name) {
  const there = await store.get(keyringPath(name));
  return there && Buffer.from(there.bytes).toString();
}
async function namedKeys({ workDir }, config) {
  const { publicKey } = signSettings(config);
  if (!publicKey) return [];
  const { text: what } = publicKey;
  const { bytes } = readKeyText(await readFile(resolve(workDir, what)), { what, want: "public" });
  return (await readOpenKeys(bytes, what)).map((key) => key.publicKey);
}

// src/steps/repository/package-file.ts
import { join } from "node:path";
async function packageFileOf({ outDir }, { format, path, name, size, sha256 }) {
  const { record } = await formatOf(format).load();
  const file = join(outDir, path);
  return record && { file, name, size, sha256, record: await record(file) };
}

// src/steps/repository/placement.ts
function suiteName(release, { stream, suites }) {
  const found = releasesByName.get(release);
  const own = Object.hasOwn(suites, release) ? suites[release] : found ? suiteOf(found.release) : release;
  return stream === STABLE ? own : `${own}-${stream}`;
}
function suiteOfVersion(format, version, stream) {
  const found = [...releasesByName].find(
    ([, { distro, release }]) => distro.format === format && release.suffix !== "" && version.endsWith(release.suffix)
  );
  return found ? suiteName(found[0], { stream, suites: {} }) : stream;
}
var suitesOfStream = (names) => /* @__PURE__ */ new Set([names.stream, ...[...releasesByName.keys()].map((release) => suiteName(release, names))]);
function placements(packages, targets, names) {
  const byId = new Map(targets.map((target) => [target.id, target]));
  const suiteOfTarget = (target) => target?.engine === "native" && target.distro !== void 0 ? suiteName(`${target.distro}-${target.release}`, names) : void 0;
  const own = packages.flatMap((pkg) => {
    const suite = suiteOfTarget(byId.get(pkg.target));
    return suite === void 0 ? [] : [{ pkg, suite }];
  });
  const isThere2 = (suite, { package: name, arch, format }) => own.some(
    (one) => one.suite === suite && one.pkg.format === format && one.pkg.package === name && (one.pkg.arch === arch || one.pkg.arch === "all" || arch === "all")
  );
  return packages.map((pkg) => {
    const suite = suiteOfTarget(byId.get(pkg.target));
    if (suite !== void 0) return { pkg, suites: [suite] };
    const others = targets.filter(({ format }) => format === pkg.format).flatMap((target) => suiteOfTarget(target) ?? []);
    const free = [...new Set(others)].filter((other) => !isThere2(other, pkg));
    return { pkg, suites: [names.stream, ...free.sort()] };
  });
}

// src/steps/repository/frozen.ts
var DAY = 86400;
var changedFields = ({ fixed, place, tag }, wanted) => tag === void 0 ? [] : Object.entries(wanted).filter(([key, value]) => fixed[key] !== void 0 && fixed[key] !== value).map(([key, value]) => ({
  message: `${key} of ${place} is published as "${fixed[key]}" and would become "${value}": apt update fails for everybody until they accept that`,
  hint: `go back to ${key.toLowerCase()}: ${JSON.stringify(fixed[key])}, or publish into another place`
}));
var wrongClock = ({ date, place }, now) => date <= now + DAY ? [] : [
  {
    message: `${place} was published on ${dayAndTime(date)}, and this machine's clock says ${dayAndTime(now)}`,
    hint: "set the clock; where it was the publisher's clock that was wrong, publish into an empty place"
  }
];
var dayAndTime = (seconds) => `${new Date(seconds * 1e3).toISOString().slice(0, 19)}Z`;

// src/steps/repository/merge.ts
function merge(there, additions, { compare, place }) {
  const problems = [];
  const added = [];
  const byIdentity2 = new Map(there.map((listing) => [identityOf(listing), listing]));
  const byPath2 = new Map(there.map((listing) => [listing.path, listing]));
  const highest = highestOf(there, compare);
  for (const one of additions) {
    const same = byIdentity2.get(identityOf(one)) ?? byPath2.get(one.path);
    if (same?.sha256 === one.sha256) continue;
    if (same) {
      problems.push(otherBytes(one, same, place));
      continue;
    }
    const top = highest.get(familyOf(one));
    if (top !== void 0 && compare(one.version, top) < 0) {
      problems.push(lower(one, top, place));
      continue;
    }
    added.push(one);
    byIdentity2.set(identityOf(one), one);
    byPath2.set(one.path, one);
  }
  return { listings: [...there, ...added], added, problems };
}
var familyOf = ({ name, arch }) => `${name}
${arch}`;
var identityOf = (listing) => `${familyOf(listing)}
${listing.version}`;
function highestOf(listings, compare) {
  const highest = /* @__PURE__ */ new Map();
  for (const listing of listings) {
    const top = highest.get(familyOf(listing));
    if (top === void 0 || compare(listing.version, top) > 0)
      highest.set(familyOf(listing), listing.version);
  }
  return highest;
}
var otherBytes = (one, same, place) => ({
  message: `${place} already has ${one.name} ${one.version} for ${one.arch}, with other bytes (SHA-256 ${same.sha256.slice(0, 12)}\u2026 there, ${one.sha256.slice(0, 12)}\u2026 here)`,
  hint: "what is published is never replaced: raise the version or the release number"
});
var lower = (one, top, place) => ({
  message: `${place} serves ${one.name} ${top} for ${one.arch}, and ${one.version} is lower: nobody would get it`,
  hint: `raise the version, or take the higher one out first: linux-pkg repo yank DIR ${top}`
});

// src/steps/repository/seal.ts
async function demandSeal(host, shelf, { own, published }) {
  const { seal, place, tag } = shelf;
  if (tag === void 0) return;
  if (!seal) throw stranger(`the lists of ${place} are there without a signature`);
  const fault = await faultOf(shelf, own);
  if (fault === void 0) return;
  const isKnown = published !== void 0 && await faultOf(shelf, [...own, published]) === void 0;
  if (!isKnown) throw stranger(fault);
  host.log.warn({
    message: `${seal.name} is signed by a key that only the published keyring knows`,
    hint: "this is right after a change of keys; name the old public key in sign.public_key to be sure"
  });
}
async function faultOf({ seal }, publicKeys) {
  const { name, content, signature, type } = seal;
  try {
    const verdicts = await examineSignatures(content, signature, { publicKeys, type });
    const bad = verdicts.find(({ fault }) => fault !== void 0);
    if (bad) return `${name} does not fit its signature by ${bad.by}: ${bad.fault}`;
    if (verdicts.some(({ by }) => by !== void 0)) return void 0;
    return `${name} is signed by ${verdicts.map(({ issuer }) => issuer).join(", ")}, which is none of the keys at hand`;
  } catch (error) {
    return `${name} carries no signature that can be read: ${error instanceof Error ? error.message : error}`;
  }
}
var stranger = (message) => new UserError("repository/foreign", message, {
  hint: "nothing was changed; where it is yours all the same, give the key that signed it (or name its public half in sign.public_key), or publish into an empty place"
});

// src/steps/repository/twins.ts
import { writeFile } from "node:fs/promises";
import { join as join2 } from "node:path";
import { isDeepStrictEqual as isDeepStrictEqual2 } from "node:util";
async function isTwin(store, { format, listing, pkg }) {
  var _stack = [];
  try {
    const there = await store.get(listing.path);
    if (!there) return false;
    const dir = __using(_stack, await tempDir(), true);
    const file = join2(dir.path, "package");
    await writeFile(file, there.bytes);
    const parts = await partsOf(format, file);
    return parts.size > 0 && isDeepStrictEqual2(parts, await partsOf(format, pkg.file));
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function partsOf(format, file) {
  const parts = /* @__PURE__ */ new Map();
  const { read } = await formatOf(format).load();
  await read(file, {
    file: () => Promise.resolve(),
    part: (name, sha256) => {
      parts.set(name, sha256);
    }
  });
  return parts;
}

// src/steps/repository/places.ts
var suiteOfPlace = (place) => place.split("/")[0];
async function openShelves(store) {
  const shelves = [];
  for (const kind of Object.values(repositoryKinds)) {
    const engine = await kind.load();
    for (const place of [...await engine.placesIn(store)].sort())
      shelves.push({
        kind,
        engine,
        shelf: await engine.read(store, place),
        folder: engine.folderOf(place)
      });
  }
  return shelves;
}
async function openPlaces(host, asked) {
  const shelves = await openShelves(asked.store);
  for (const { shelf } of shelves) await demandSeal(host, shelf, asked.trust);
  const companions = await asked.companions?.(openSuites(shelves, asked.additions)) ?? [];
  const work = { ...asked, additions: [...asked.additions, ...companions] };
  const places = [];
  for (const kind of Object.values(repositoryKinds)) {
    const engine = await kind.load();
    const open = shelves.filter((one) => one.kind === kind);
    const wanted = await wantedPlaces(engine, { work, kind, open });
    for (const one of open)
      places.push(await withAdditions(host, work, one, wanted.get(one.shelf.place) ?? []));
    for (const [place, packages] of wanted)
      if (!open.some(({ shelf }) => shelf.place === place)) {
        const shelf = await engine.read(work.store, place);
        const folder = engine.folderOf(place);
        const inherited = engine.inherited?.(
          place,
          open.map((one) => one.shelf)
        ) ?? [];
        const made = await withAdditions(host, work, { kind, engine, shelf, folder }, packages);
        places.push({ ...made, additions: [...inherited, ...made.additions] });
      }
  }
  return places.sort((a, b) => keyOfPlace(a) < keyOfPlace(b) ? -1 : 1);
}
function openSuites(shelves, additions) {
  const suites = /* @__PURE__ */ new Map();
  const add = (kind, suite, more) => {
    const key = `${kind.id} ${suite}`;
    const open = suites.get(key) ?? { kind, suite, listings: [] };
    suites.set(key, open);
    for (const one of more) open.listings.push(one);
  };
  for (const { kind, shelf } of shelves) add(kind, suiteOfPlace(shelf.place), shelf.listings);
  for (const { kind, suite, packages } of additions)
    add(
      kind,
      suite,
      packages.map(({ record }) => record)
    );
  return [...suites.values()].filter(({ listings }) => listings.length > 0);
}
var keyOfPlace = ({ kind, shelf }) => `${kind.id} ${shelf.place}`;
async function wantedPlaces(engine, { work, kind, open }) {
  const mine = work.additions.filter((addition) => addition.kind === kind);
  const wanted = /* @__PURE__ */ new Map();
  for (const [suite, additions] of Map.groupBy(mine, (addition) => addition.suite)) {
    const problem = engine.check(suite);
    if (problem) throw new UserError("repository/suite", [problem]);
    const packages = additions.flatMap((addition) => addition.packages);
    const arches = [...new Set(packages.map(({ record }) => record.arch))];
    const there = open.map(({ shelf }) => shelf.place).filter((place) => suiteOfPlace(place) === suite);
    for (const pkg of packages)
      for (const place of engine.places(suite, pkg.record.arch, arches, there)) {
        const here = wanted.get(place);
        if (here) here.push(pkg);
        else wanted.set(place, [pkg]);
      }
  }
  return wanted;
}
async function withAdditions(host, { store, component }, open, packages) {
  const { engine, shelf, kind } = open;
  const there = packages.length === 0 ? /* @__PURE__ */ new Map() : byIdentity(shelf.listings);
  const additions = [];
  for (const pkg of packages) {
    const made = engine.listing(pkg, shelf.place, host.now(), component);
    const same = there.get(identityOf(made));
    const isSame = same && same.sha256 !== made.sha256;
    const isReused = isSame && await isTwin(store, { format: kind.format, listing: same, pkg });
    additions.push({ from: pkg, listing: isReused ? same : made });
  }
  return { ...open, additions };
}
var byIdentity = (listings) => new Map(listings.map((listing) => [identityOf(listing), listing]));

// src/steps/repository/put-packages.ts
import { createHash } from "node:crypto";
var MOST_BYTES = 32 << 20;
var FRESH = 43200;
async function putPackages(store, filled, put) {
  const wanted = wantedOf(filled, put);
  if (wanted.size === 0) return;
  const there = await packagesThere(store, filled);
  const listed = new Set(filled.flatMap(({ shelf }) => shelf.listings.map(({ path }) => path)));
  const seen = { there, listed, now: newest(there.values()) };
  const missing = [];
  for (const addend of wanted.values())
    if (!await isThere(store, addend.listing, seen)) missing.push(addend);
  await store.put(missing.flatMap(({ listing, from }) => uploadOf(listing, from)));
  for (const { listing, from } of missing) if (typeof from === "string") await copyWithin(store, from, listing);
  for (const path of wanted.keys()) put.add(path);
}
async function restorePackages(store, filled, there) {
  const gone = [...wantedOf(filled, there).values()];
  await store.put(gone.flatMap(({ listing, from }) => uploadOf(listing, from)));
}
function wantedOf(filled, put) {
  const wanted = /* @__PURE__ */ new Map();
  for (const { additions, next } of filled) {
    if (additions.length === 0) continue;
    const listed = new Map(next.map((listing) => [listing.path, listing.sha256]));
    for (const addend of additions) {
      const { path, sha256, address } = addend.listing;
      if (address !== void 0 || put.has(path) || listed.get(path) !== sha256) continue;
      if (typeof addend.from !== "string" && addend.from.sha256 !== sha256) continue;
      wanted.set(path, addend);
    }
  }
  return wanted;
}
async function packagesThere(store, filled) {
  const roots = new Set(filled.filter(({ additions }) => additions.length > 0).map(({ engine }) => engine.root));
  const lists = await Promise.all([...roots].map((root) => store.list(root)));
  return new Map(lists.flat().map((object) => [object.path, object]));
}
async function isThere(store, { path, size, sha256 }, seen) {
  const found = seen.there.get(path);
  if (found?.size !== size) return false;
  if (seen.listed.has(path)) return true;
  if (size > MOST_BYTES || found.modified < seen.now - FRESH) return false;
  const got = await store.get(path);
  return got !== void 0 && sha256Of(got.bytes) === sha256;
}
var uploadOf = ({ path }, from) => typeof from === "string" ? [] : [{ path, content: from.bytes ?? { file: from.file, size: from.size }, lasting: true }];
async function copyWithin(store, from, { path, sha256 }) {
  const there = await store.get(from);
  if (!there || sha256Of(there.bytes) !== sha256)
    throw new PkgError("repository/package", `${from} in ${store.title} is not as its lists say`, {
      hint: "linux-pkg repo check DIR tells what else is wrong"
    });
  await store.put([{ path, content: there.bytes, lasting: true }]);
}
var sha256Of = (bytes) => createHash("sha256").update(bytes).digest("hex");
var newest = (objects) => {
  let time = 0;
  for (const { modified } of objects) time = Math.max(time, modified);
  return time;
};

// src/steps/repository/retention.ts
var DAY2 = 86400;
function outlived(placed, keep, { now, compare }) {
  const gone = /* @__PURE__ */ new Set();
  if (keep.versions === void 0 && keep.days === void 0 && keep.bytes === void 0) return gone;
  const spare = [];
  for (const family of families(placed)) {
    const order = compare(family[0].place);
    const newestFirst = [...family].sort((a, b) => order(b.listing.version, a.listing.version));
    for (const [rank, one] of newestFirst.entries()) {
      if (rank === 0) continue;
      const tooMany = keep.versions !== void 0 && rank >= keep.versions;
      const tooOld = keep.days !== void 0 && one.listing.published < now - keep.days * DAY2;
      if (tooMany || tooOld) gone.add(one.listing);
      else spare.push(one);
    }
  }
  if (keep.bytes !== void 0) makeRoom(placed, spare, { gone, bytes: keep.bytes });
  return gone;
}
function families(placed) {
  const found = /* @__PURE__ */ new Map();
  for (const one of placed) {
    const key = `${one.place}
${one.listing.name}
${one.listing.arch}`;
    const family = found.get(key);
    if (family) family.push(one);
    else found.set(key, [one]);
  }
  return [...found.values()];
}
var roomOf = ({ size, address }) => address === void 0 ? size : 0;
function makeRoom(placed, spare, { gone, bytes }) {
  const users = /* @__PURE__ */ new Map();
  let total = 0;
  for (const { listing } of placed) {
    if (gone.has(listing)) continue;
    const count2 = users.get(listing.path) ?? 0;
    if (count2 === 0) total += roomOf(listing);
    users.set(listing.path, count2 + 1);
  }
  const oldestFirst = [...spare].sort(
    (a, b) => a.listing.published - b.listing.published || (a.listing.path < b.listing.path ? -1 : 1)
  );
  for (const { listing } of oldestFirst) {
    if (total <= bytes) return;
    gone.add(listing);
    const count2 = users.get(listing.path) - 1;
    users.set(listing.path, count2);
    if (count2 === 0) total -= roomOf(listing);
  }
}

// src/steps/repository/sweep.ts
var GRACE = 72e3;
async function sweep(host, store, filled) {
  for (const engine of new Set(filled.map((one) => one.engine))) {
    const mine = filled.filter((one) => one.engine === engine);
    const all = await store.list(engine.root);
    const there = all.filter(({ path }) => engine.isPackage(path));
    await restorePackages(store, mine, new Set(there.map(({ path }) => path)));
    const old = Math.min(host.now(), newest(all)) - GRACE;
    if (mine.some(({ shelf }) => shelf.date > old)) continue;
    const named = new Set(
      mine.flatMap(({ shelf, next }) => [...shelf.listings, ...next]).map(({ path }) => path)
    );
    const unnamed = there.filter(({ path, modified }) => !named.has(path) && modified < old);
    await store.delete(unnamed.map(({ path }) => path));
  }
}

// src/steps/repository/publish.ts
var MOST_TRIES = 30;
async function publishRepository(host, work) {
  const put = /* @__PURE__ */ new Set();
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    host.signal.throwIfAborted();
    const places = await openPlaces(host, work);
    const plans = planned(host, work, places);
    await putPackages(work.store, plans, put);
    const lost = await putLists(host, work, plans);
    if (lost) continue;
    await sweep(host, work.store, plans);
    return plans.map(resultOf);
  }
  throw new PkgError(
    "repository/busy",
    `${work.store.title} is changed by others all the time: gave up after ${MOST_TRIES} tries`,
    {
      hint: "let one job at a time publish: in a workflow, `concurrency: {group: publish}`"
    }
  );
}
function planned(host, { keep, keepsIn, yank, signers, fixed }, places) {
  const problems = [];
  const merged = places.map((place) => {
    const suite = suiteOfPlace(place.shelf.place);
    const stays = place.shelf.listings.filter((listing) => !yank(listing, suite));
    problems.push(...changedFields(place.shelf, fixed), ...wrongClock(place.shelf, host.now()));
    const {
      listings,
      added,
      problems: found
    } = merge(
      stays,
      place.additions.map(({ listing }) => listing),
      {
        compare: compareOf(place),
        place: place.shelf.place
      }
    );
    problems.push(...found);
    return { place, listings, added };
  });
  if (problems.length > 0) throw new UserError("repository/refused", problems);
  const gone = outlived(
    merged.filter(({ place }) => keepsIn(suiteOfPlace(place.shelf.place))).flatMap(({ place, listings }) => listings.map((listing) => ({ place: keyOfPlace(place), listing }))),
    keep,
    { now: host.now(), compare: (key) => compareOf(places.find((place) => keyOfPlace(place) === key)) }
  );
  return merged.map(({ place, listings, added }) => {
    const next = listings.filter((listing) => !gone.has(listing));
    return { ...place, next, added, isChanged: isOutdated(place, next, signers) };
  });
}
var compareOf = ({ kind }) => formatOf(kind.format).compareVersions;
function isOutdated({ shelf, engine }, next, signers) {
  const isSame = next.length === shelf.listings.length && next.every((listing, index) => listing === shelf.listings[index]);
  const made = (signer) => (id) => [signer.fingerprint, signer.primary].some((key) => key.endsWith(id));
  const wanted = engine.signedByAll ? signers : signers.slice(0, 1);
  const isSigned = shelf.signedBy.every((id) => signers.some((signer) => made(signer)(id))) && wanted.every((signer) => shelf.signedBy.some(made(signer)));
  return !isSame || shelf.torn || shelf.tag === void 0 || signers.length > 0 && !isSigned;
}
async function putLists(host, { store, signers, fixed }, plans) {
  for (const { engine, shelf, next, isChanged, folder } of plans) {
    if (!isChanged) continue;
    const there = await store.list(folder);
    const date = Math.max(host.now(), shelf.date + 1);
    const edition = await engine.write({
      shelf: { ...shelf, listings: next, fixed: { ...fixed, ...shelf.fixed } },
      signers,
      date,
      there
    });
    for (const batch of edition.batches) await store.put(batch);
    const [first, ...others] = edition.top;
    if (!await store.putIfUnchanged(first, shelf.tag)) return true;
    for (const upload of others) await store.put([upload]);
    if (others.length > 0 && !await isStill(store, first)) return true;
    await store.delete(edition.stale);
  }
  return false;
}
async function isStill(store, { path, content }) {
  const there = await store.get(path);
  return there !== void 0 && content instanceof Uint8Array && Buffer.from(there.bytes).equals(content);
}
function resultOf({ kind, shelf, next, added, isChanged }) {
  const listed = new Set(next);
  return {
    kind: kind.id,
    place: shelf.place,
    listings: next,
    added: added.filter((listing) => listed.has(listing)),
    removed: shelf.listings.filter((listing) => !listed.has(listing)),
    isChanged
  };
}

// src/steps/repository/users.ts
import { basename } from "node:path";
async function carriersFor(host, source, suites, { signer, dir }) {
  const coming = suites.map(({ kind, suite, listings }) => ({ kind: kind.id, suite, listings }));
  const made = await sourcePackages(host, { ...source, suites: coming }, dir);
  const additions = [];
  for (const { kind: id, suite, file } of made) {
    const kind = repositoryKinds[id];
    const { defaults, load } = formatOf(kind.format);
    const { sign, record } = await load();
    await sign?.({ file, signer, options: defaults });
    const pkg = { file, name: basename(file), ...await digestOf(file), record: await record(file) };
    additions.push({ kind, suite, packages: [pkg] });
  }
  return additions;
}
async function putUsersFiles(host, store, source, places) {
  const changed = [];
  for (const upload of await usersFiles(host, { ...source, places })) {
    const there = await store.get(upload.path);
    const { content } = upload;
    const isSame = there && content instanceof Uint8Array && Buffer.from(there.bytes).equals(content);
    if (!isSame) changed.push(upload);
  }
  await store.put(changed);
}

// src/steps/repository/publication.ts
var READ_AT_ONCE = 8;
function wantsRepository(host, config, { signers }) {
  const settings = repositorySettings(config);
  if (!settings) return false;
  if (signers.length > 0) return true;
  if (isPullRequest(host)) {
    host.log.info("The repository is left as it is: this is the run of a pull request.");
    return false;
  }
  throw new UserError("repository/no-key", [
    {
      message: "the config has a repository, and no key was given: apt and dnf refuse one that is not signed",
      hint: "give the key as gpg-private-key (the variable LINUX_PKG_GPG_PRIVATE_KEY on the command line); `linux-pkg build` makes packages alone",
      place: placeOf(config, "repository")
    }
  ]);
}
async function prepareRepository(host, config, plan, { artifacts, signers }) {
  const settings = repositorySettings(config);
  const store = await openStore(host, settings);
  const packages = artifacts.filter((artifact) => artifact.kind === "package");
  const streamSuites = suitesOfStream(settings);
  const own = [...signers.map(({ publicKey }) => publicKey), ...await namedKeys(host, config)];
  return {
    settings,
    work: {
      store,
      signers,
      additions: await additionsOf(host, plan, packages, settings),
      keep: settings.keep,
      keepsIn: (suite) => streamSuites.has(suite),
      component: settings.component,
      yank: () => false,
      fixed: { Origin: settings.origin.text, Label: settings.label.text },
      trust: { own, published: await publishedKeyring(store, settings.name) }
    },
    source: {
      settings,
      about: aboutOf(config),
      publicKeys: own,
      date: plan.version.date,
      templates: templatesOf(host, config)
    },
    card: cardOf(settings, aboutOf(config))
  };
}
async function publishPrepared(host, {
  work,
  source,
  card,
  isRefresh = false
}) {
  var _stack = [];
  try {
    const dir = __using(_stack, await tempDir(), true);
    const [signer] = work.signers;
    const isAdding = work.additions.length > 0 || isRefresh;
    return await landed(work.store, async () => {
      const places = await publishRepository(host, {
        ...work,
        ...signer && isAdding && {
          companions: (suites) => carriersFor(host, source, suites, { signer, dir: dir.path })
        }
      });
      await putUsersFiles(host, work.store, source, places);
      await writeCard(work.store, card);
      return places;
    });
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function publishToRepository(host, prepared) {
  const places = await publishPrepared(host, prepared);
  return { title: prepared.work.store.title, settings: prepared.settings, places };
}
var openStore = (host, settings) => stores[settings.to].open(host, settings);
async function additionsOf(host, { targets }, packages, settings) {
  const placed = placements(packages, targets, settings);
  const files = await allInOrder(placed, READ_AT_ONCE, ({ pkg }) => packageFileOf(host, pkg));
  return placed.flatMap(({ pkg, suites }, index) => {
    const file = files[index];
    if (!file) return [];
    const kinds = Object.values(repositoryKinds).filter(({ format }) => format === pkg.format);
    return kinds.flatMap((kind) => suites.map((suite) => ({ kind, suite, packages: [file] })));
  });
}
function aboutOf({ values: { name, description, homepage, license, maintainer } }) {
  return { title: name, summary: description?.trim().split("\n")[0], homepage, license, maintainer };
}
var cardOf = ({ name, url, origin, label, component, stream, suites, keep }, about) => ({
  version: 1,
  name,
  url,
  origin: origin.text,
  label: label.text,
  component,
  stream,
  suites,
  about,
  keep
});

// src/steps/repository/report.ts
var withRepository = (report, publication) => publication === void 0 ? report : {
  ...report,
  tables: [...report.tables, placesTable(publication.places)],
  notes: [...report.notes, publicationNote(publication)],
  data: { ...report.data, repository: { ...publication, places: publication.places.map(shortened) } }
};
function repositoryResult(id, { title, places, settings }) {
  const fresh = new Set(places.flatMap(({ added }) => added.map(({ path }) => path)));
  const paths = new Set(places.flatMap(({ listings }) => listings.map(({ path }) => path)));
  const deliveries = [...paths].map((name) => ({
    name,
    url: addressIn(settings, name),
    how: fresh.has(name) ? "uploaded" : "there"
  }));
  return places.some(({ isChanged }) => isChanged) ? { id, title, state: "done", deliveries } : { id, title, state: "skipped", deliveries, why: "it had all of it" };
}
var addressIn = ({ url }, path) => url === void 0 ? void 0 : `${url}/${path.split("/").map(encodeURIComponent).join("/")}`;
var folderReport = (title, { card, root }, places) => ({
  title,
  tables: [placesTable(places)],
  notes: places.some(({ isChanged }) => isChanged) ? [] : ["It had all of it: nothing was written."],
  next: [],
  outputs: {},
  data: { ...card, path: root, places: places.map(shortened) }
});
var placesTable = (places) => ({
  title: "Repository",
  head: ["repository", "suite", "packages", "added", "removed"],
  rows: places.map(({ kind, place, listings, added, removed }) => [
    kind,
    place,
    String(listings.length),
    namesOf(added),
    namesOf(removed)
  ])
});
var publicationNote = ({ title, places }) => places.some(({ isChanged }) => isChanged) ? `The repository is in ${title}.` : `The repository in ${title} had all of it: nothing was written.`;
var MOST_NAMES = 3;
function namesOf(listings) {
  const names = [...new Set(listings.map(({ name, version }) => `${name} ${version}`))];
  const more = names.length - MOST_NAMES;
  return more > 0 ? `${names.slice(0, MOST_NAMES).join(", ")} and ${more} more` : names.join(", ");
}
var shortened = ({ kind, place, added, removed, listings, isChanged }) => ({
  kind,
  place,
  isChanged,
  packages: listings.map(plain),
  added: added.map(plain),
  removed: removed.map(plain)
});
var plain = ({ name, version, arch, path, size, sha256, published }) => ({
  name,
  version,
  arch,
  path,
  size,
  sha256,
  published
});
function withPlacements(report, host, config, { targets }) {
  const settings = repositorySettings(config);
  if (!settings) return report;
  const packages = targets.flatMap(
    (target) => settle(host, config, target).map(({ name, arch }) => ({
      package: name,
      arch,
      format: target.format,
      target: target.id
    }))
  );
  return {
    ...report,
    tables: [
      ...report.tables,
      {
        title: "Repository",
        head: ["package", "target", "suites"],
        rows: placements(packages, targets, settings).map(({ pkg, suites }) => [
          pkg.package,
          pkg.target,
          suites.join(", ")
        ])
      }
    ]
  };
}

// src/steps/repository/add.ts
import { constants, copyFile } from "node:fs/promises";
import { basename as basename3, join as join4 } from "node:path";

// src/steps/repository/elsewhere.ts
var ASKED_AT_ONCE = 4;
async function placedAt(host, address, additions) {
  const folder = address.trim().replace(/\/*$/, "/");
  const placed = additions.map((addition) => ({
    ...addition,
    packages: addition.packages.map((pkg) => ({ ...pkg, address: `${folder}${pkg.name}` }))
  }));
  const wrong = placed.flatMap(({ kind, packages: packages2 }) => packages2.flatMap((pkg) => unfitFor(kind, pkg)));
  if (wrong.length > 0) throw new UserError("repository/elsewhere", wrong);
  const packages = placed.flatMap((addition) => addition.packages);
  const absent = (await allInOrder(packages, ASKED_AT_ONCE, (pkg) => absentAt(host, pkg))).flat();
  if (absent.length > 0) throw new UserError("repository/elsewhere", absent);
  const blind = new Set(placed.flatMap(({ kind }) => kind.client.ways.filter(({ elsewhere }) => !elsewhere)));
  for (const { manager } of blind)
    host.log.warn({
      message: `${manager} cannot install what lies at ${folder}: it looks for packages beside their lists alone`,
      hint: `for users of ${manager}, add the packages without --packages-at`
    });
  return placed;
}
function unfitFor({ client, title }, { name, record, address }) {
  if (!client.ways.some(({ elsewhere }) => elsewhere))
    return [
      {
        message: `${name} cannot lie at another address: ${title} has packages beside its lists alone`,
        hint: "add such packages without --packages-at"
      }
    ];
  if (record.signed) return [];
  return [
    {
      message: `${name} is not signed, and the copy at ${address} cannot be: clients refuse it`,
      hint: "sign it before it is uploaded (`linux-pkg publish` does), or add it without --packages-at"
    }
  ];
}
async function absentAt(host, { name, size, address }) {
  const hint = `upload ${name} first, under that name: GitHub writes a dot for what it does not take in one`;
  try {
    const { status, headers, body } = await host.fetch(address, { headers: { "accept-encoding": "identity" } });
    await body?.cancel();
    if (status !== 200)
      return [{ message: `nobody can fetch ${name} from ${address}: it answers ${status}`, hint }];
    const length = headers.get("content-length");
    if (length === null || Number(length) === size) return [];
    return [{ message: `${address} has ${length} bytes, and ${name} has ${size}`, hint }];
  } catch (cause) {
    host.signal.throwIfAborted();
    return [{ message: `nobody can fetch ${name} from ${address}: ${reasonOf(cause)}`, hint }];
  }
}

// src/steps/repository/folder.ts
import { stat } from "node:fs/promises";
import { basename as basename2, resolve as resolve2 } from "node:path";

// src/steps/repository/draft-store.ts
function draftStore(base, written) {
  const gone = /* @__PURE__ */ new Set();
  const get = async (path) => gone.has(path) ? void 0 : await written.get(path) ?? await base.get(path);
  const put = async (uploads) => {
    await written.put(uploads);
    for (const { path } of uploads) gone.delete(path);
  };
  return {
    title: `a draft of ${base.title}`,
    get,
    digest: async (path) => gone.has(path) ? void 0 : await written.digest(path) ?? base.digest(path),
    put,
    list: async (prefix) => {
      const objects = /* @__PURE__ */ new Map();
      for (const store of [base, written])
        for (const object of await store.list(prefix)) objects.set(object.path, object);
      return [...objects.values()].filter(({ path }) => !gone.has(path)).sort(byPath);
    },
    putIfUnchanged: async (upload, tag) => {
      const { path } = upload;
      if ((await get(path))?.tag !== tag) return false;
      const own = await written.get(path);
      if (own && own.tag !== tag) return false;
      if (!await written.putIfUnchanged(upload, own?.tag)) return false;
      gone.delete(path);
      return true;
    },
    delete: async (paths) => {
      for (const path of paths) gone.add(path);
      await written.delete(paths);
    }
  };
}
var byPath = (a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

// src/steps/repository/folder.ts
async function openFolder(host, dir) {
  const root = resolve2(host.workDir, dir);
  if (!await isFolder(root))
    throw new UserError("repository/folder", `${dir} is no folder`, { hint: `linux-pkg repo init ${dir}` });
  const store = directoryStore(root);
  const card = await readCard(store);
  if (card) return { root, store, card };
  const [first] = await openShelves(store);
  if (first) return { root, store, card: cardFor(root, first.shelf.fixed) };
  throw new UserError("repository/folder", `${dir} holds no repository: there is no ${CARD_FILE} in it`, {
    hint: `linux-pkg repo init ${dir}`
  });
}
async function openFolderAnyway(host, dir) {
  const root = resolve2(host.workDir, dir);
  const store = directoryStore(root);
  const isKnown = await isFolder(root) && (await readCard(store) ?? await publishesAny(store));
  if (!isKnown) return openFolder(host, dir);
  return { root, store, card: await readCard(store) ?? cardFor(root) };
}
async function publishesAny(store) {
  for (const kind of Object.values(repositoryKinds))
    if ((await (await kind.load()).placesIn(store)).length > 0) return true;
  return false;
}
var isFolder = async (path) => (await stat(path).catch(() => void 0))?.isDirectory() === true;
function cardFor(root, fixed = {}) {
  const base = basename2(root);
  const name = repositoryWords.name.accepts(base) ? base : "repository";
  return {
    version: 1,
    name,
    origin: fixed["Origin"] ?? name,
    label: fixed["Label"] ?? name,
    component: "main",
    stream: STABLE,
    keep: {}
  };
}
async function folderKeys(host, inputs) {
  const config = await findOptionalConfig(host, inputs) ?? NO_CONFIG;
  const { signers, unsigned } = await openSigners(host, config, inputs, { date: host.now() });
  if (signers.length > 0)
    return {
      signers,
      publicKeys: [...signers.map(({ publicKey }) => publicKey), ...await namedKeys(host, config)]
    };
  throw new UserError("repository/no-key", `a repository must be signed, and ${unsigned}`, {
    hint: "give the key as --gpg-private-key FILE or in the variable LINUX_PKG_GPG_PRIVATE_KEY"
  });
}
var NO_CONFIG = { file: "", nfpm: false, values: {}, places: {}, folders: {} };
async function publishFolder(host, { store, card }, { signers, publicKeys }, change) {
  var _stack = [];
  try {
    const dir = __using(_stack, await tempDir(), true);
    const { name, url, component, stream, suites = {}, about, keep, origin, label } = card;
    const touched = new Set(change.additions.map(({ suite }) => suite));
    return publishPrepared(host, {
      work: {
        store: change.dryRun ? draftStore(store, directoryStore(dir.path)) : store,
        signers,
        keep,
        // What is taken out makes room by itself.
        keepsIn: (suite) => touched.has(suite),
        component,
        fixed: { Origin: origin, Label: label },
        trust: { own: publicKeys, published: await publishedKeyring(store, name) },
        ...change
      },
      source: {
        settings: { name, url, component, stream, suites },
        ...about && { about },
        publicKeys,
        date: host.now()
      },
      card
    });
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/steps/repository/given-files.ts
import { statSync } from "node:fs";
import { readdir, stat as stat2 } from "node:fs/promises";
import { join as join3, resolve as resolve3 } from "node:path";
var extensions = Object.values(formats).map(({ extension }) => extension);
async function givenFiles({ workDir }, words) {
  const files = [];
  for (const word of words)
    for (const name of await expanded(workDir, word))
      files.push({ path: resolve3(workDir, name), shown: printable(name) });
  if (files.length > 0) return files;
  throw new UserError("repository/no-package", `no package is in ${words.map(printable).join(", ")}`, {
    hint: `name files that end with ${extensions.join(" or ")}, or a folder that holds some`
  });
}
async function expanded(workDir, word) {
  const info = await stat2(resolve3(workDir, word)).catch(() => void 0);
  if (!info?.isDirectory()) return [word];
  const found = await readdir(resolve3(workDir, word), { recursive: true, withFileTypes: true });
  return found.filter((entry) => !entry.isDirectory() && extensions.some((end) => entry.name.endsWith(end))).map((entry) => join3(entry.parentPath, entry.name)).sort();
}
var longestMagic = Math.max(...Object.values(formats).map(({ magic }) => magic.length));
function knownFile(path) {
  try {
    const bytes = smallFile(path);
    if (!bytes && !statSync(path).isFile()) return void 0;
    const start = (bytes ?? firstBytes(path, longestMagic)).toString("latin1", 0, longestMagic);
    const format = Object.values(formats).find(({ magic }) => start.startsWith(magic));
    return format && { format, bytes };
  } catch {
    return void 0;
  }
}
var unlistable = ({ shown }) => ({
  message: `${shown} is no package that can be listed`,
  hint: `known are: ${Object.values(formats).map(({ title, extension }) => `${title} (${extension})`).join(", ")}`
});

// src/steps/repository/option-words.ts
function refuseWrongWords(words) {
  const problems = words.flatMap(
    ([option, kind, text]) => (text === void 0 ? void 0 : wrongWord(option, kind, text)) ?? []
  );
  if (problems.length > 0) throw new UserError("input/arguments", problems);
}

// src/steps/repository/add.ts
var AT_ONCE = 8;
var MOST_KEPT = 64 << 20;
async function addPackages(host, dir, words, inputs) {
  var _stack = [];
  try {
    const { suite, packagesAt, keepGoing = false } = inputs.repo ?? {};
    refuseWrongWords([
      ["suite", "folder", suite],
      ["packages-at", "url", packagesAt]
    ]);
    const folder = await openFolder(host, dir);
    const keys = await folderKeys(host, inputs);
    const files = await givenFiles(host, words);
    const drafts = __using(_stack, await tempDir(), true);
    const kept = { bytes: 0 };
    const read = await allInOrder(files, AT_ONCE, (file, index) => {
      host.signal.throwIfAborted();
      const signer = packagesAt === void 0 ? keys.signers[0] : void 0;
      return readGiven(file, { signer, draft: join4(drafts.path, String(index)), kept });
    });
    const broken = read.flatMap((one) => "problem" in one ? [one.problem] : []);
    if (broken.length > 0 && !keepGoing) throw new UserError("repository/broken", broken);
    for (const problem of broken) host.log.warn(problem);
    const found = read.flatMap((one) => "pkg" in one ? additionsOf2(one, { suite, card: folder.card }) : []);
    const additions = packagesAt === void 0 ? found : await placedAt(host, packagesAt, found);
    const places = await publishFolder(host, folder, keys, {
      additions,
      yank: () => false,
      dryRun: inputs.dryRun
    });
    return folderReport(`${inputs.dryRun ? "Would add" : "Added"} to ${dir}`, folder, places);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function readGiven(given, {
  signer,
  draft,
  kept
}) {
  const known = knownFile(given.path);
  if (!known) return { problem: unlistable(given) };
  const { path, shown } = given;
  const { format } = known;
  try {
    const { record, sign, signs } = await format.load();
    if (!record) throw new Error(`no repository lists a ${format.title}`);
    const told = async (file2, bytes) => {
      const { size, sha256 } = await digestOf(file2, bytes);
      const pkg2 = { file: file2, name: basename3(path), size, sha256, record: await record(file2, bytes) };
      if (!bytes || kept.bytes + size > MOST_KEPT) return pkg2;
      kept.bytes += size;
      return { ...pkg2, bytes };
    };
    const pkg = await told(path, known.bytes);
    if (!signer || pkg.record.signed === true || !sign || !signs?.(format.defaults))
      return { format: format.id, pkg };
    const file = await signedCopy(path, { draft, signer, format, sign });
    return { format: format.id, pkg: file === path ? pkg : await told(file, smallFile(file)) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      problem: {
        message: `${shown} cannot be read as a ${format.title}: ${reason}`,
        hint: "build or download it again; --keep-going adds the others"
      }
    };
  }
}
async function signedCopy(path, { draft, signer, format, sign }) {
  await copyFile(path, draft, constants.COPYFILE_FICLONE);
  const isSigned = await sign({ file: draft, signer, options: format.defaults });
  return isSigned ? draft : path;
}
function additionsOf2({ pkg, format }, { suite, card }) {
  const own = suite ?? suiteOfVersion(format, pkg.record.version, card.stream);
  return Object.values(repositoryKinds).filter((kind) => kind.format === format).map((kind) => ({ kind, suite: own, packages: [pkg] }));
}

// src/steps/repository/check.ts
import { join as join5 } from "node:path";
var AT_ONCE2 = 4;
async function checkRepository(host, dir) {
  const { root, store, card } = await openFolderAnyway(host, dir);
  const keyring = await publishedKeyring(store, card.name);
  const checked = [];
  const unlisted = [];
  for (const kind of Object.values(repositoryKinds)) {
    const engine = await kind.load();
    const own = [];
    for (const place of [...await engine.placesIn(store)].sort())
      own.push(await checkShelf({ kind, engine, store, place, keyring }));
    checked.push(...own);
    unlisted.push(...await unlistedIn(store, engine, own));
  }
  const listings = checked.flatMap(({ shelf }) => shelf?.listings ?? []);
  const elsewhere = listings.filter(({ address }) => address !== void 0);
  const damaged = await damagedFiles(host, root, listings);
  const noKeys = keyring === void 0 && checked.length > 0 ? [{ message: `${card.name}-keyring.asc is missing` }] : [];
  const problems = [...noKeys, ...checked.flatMap((one) => one.problems), ...damaged];
  return {
    title: problems.length === 0 ? `${dir} is sound: ${count(listings.length, "package")} in ${count(checked.length, "list")}, every digest and signature right` : `${count(problems.length, "finding")} in ${dir}`,
    tables: [
      {
        title: "Lists",
        head: ["repository", "suite", "packages", "published", "signed by"],
        rows: checked.map(({ kind, place, shelf }) => [
          kind.id,
          place,
          shelf ? String(shelf.listings.length) : "",
          shelf && shelf.date > 0 ? new Date(shelf.date * 1e3).toISOString() : "",
          shelf?.signedBy.join(", ") ?? ""
        ])
      }
    ],
    notes: [
      ...unlisted.length === 0 ? [] : [
        `No list names these, and clients may still be on their way with them; they go a day after they left the lists: ${unlisted.join(", ")}`
      ],
      ...elsewhere.length === 0 ? [] : [`${count(elsewhere.length, "package")} at other addresses: not fetched, and not looked at.`]
    ],
    next: [],
    outputs: {},
    problems,
    failed: problems.length > 0,
    data: { problems, unlisted, packages: listings.length, lists: checked.map(({ place }) => place) }
  };
}
async function checkShelf({ kind, engine, store, place, keyring }) {
  const problems = [];
  let shelf;
  try {
    shelf = await engine.read(store, place);
    problems.push(...await sealProblems(shelf, keyring));
  } catch (error) {
    problems.push(problemOf(place, error));
  }
  try {
    problems.push(...await engine.audit?.(store, place) ?? []);
  } catch (error) {
    if (shelf) problems.push(problemOf(place, error));
  }
  return { kind, place, shelf, problems };
}
async function sealProblems(shelf, keyring) {
  const { place, seal, torn } = shelf;
  if (!seal) return [{ message: `the lists of ${place} are not signed` }];
  const fault = keyring === void 0 ? void 0 : await faultOf(shelf, [keyring]);
  return [
    ...fault === void 0 ? [] : [{ message: fault }],
    ...torn ? [
      {
        message: `a publication of ${place} was ended between its last two writes`,
        hint: "publish again, or run `linux-pkg repo add` once more: that mends it first"
      }
    ] : []
  ];
}
var problemOf = (place, error) => ({
  message: `${place}: ${error instanceof Error ? error.message : String(error)}`
});
async function damagedFiles(host, root, listings) {
  const byPath2 = /* @__PURE__ */ new Map();
  for (const listing of listings)
    if (listing.address === void 0)
      byPath2.set(listing.path, [...byPath2.get(listing.path) ?? [], listing]);
  const found = await allInOrder([...byPath2], AT_ONCE2, async ([path, named]) => {
    host.signal.throwIfAborted();
    const made = await digestOf(join5(root, path)).catch(() => void 0);
    if (!made) return [{ message: `${path} is listed and not there` }];
    const isRight = named.every(({ size, sha256 }) => size === made.size && sha256 === made.sha256);
    return isRight ? [] : [{ message: `${path} is not as it is listed: its size or SHA-256 is another` }];
  });
  return found.flat();
}
async function unlistedIn(store, engine, checked) {
  if (checked.some(({ shelf }) => shelf === void 0)) return [];
  const named = new Set(checked.flatMap(({ shelf }) => shelf?.listings.map(({ path }) => path) ?? []));
  const there = await store.list(engine.root);
  return there.map(({ path }) => path).filter((path) => engine.isPackage(path) && !named.has(path));
}
var count = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;

// src/steps/repository/finished.ts
import { stat as stat3 } from "node:fs/promises";
import { resolve as resolve4 } from "node:path";
var isFolder2 = async ({ workDir }, path) => (await stat3(resolve4(workDir, path)).catch(() => void 0))?.isDirectory() === true;
async function finishedRepository(host, dir) {
  const { store, card } = await openFolder(host, dir);
  const keyring = await publishedKeyring(store, card.name);
  if (keyring === void 0)
    throw new UserError("repository/keyring", `${dir} has no ${keyringPath(card.name)}`, {
      hint: "linux-pkg repo add writes it: what signs the lists must be known to who reads them"
    });
  const shelves = await openShelves(store);
  const { name, url, component, stream, suites = {}, about } = card;
  return {
    after: store,
    page: {
      settings: { name, url, component, stream, suites },
      ...about && { about },
      publicKeys: [keyring],
      date: host.now(),
      places: shelves.map(({ kind, shelf: { place, listings } }) => ({ kind: kind.id, place, listings }))
    }
  };
}

// src/steps/repository/init.ts
import { relative, resolve as resolve5 } from "node:path";
async function initRepository(host, dir, said, dryRun = false) {
  refuseWrongWords(wordsOf(said));
  const root = resolve5(host.workDir, dir);
  if (!dryRun) await makeRoot(root, dir);
  const store = directoryStore(root);
  const before = await readCard(store).catch(() => void 0) ?? cardFor(root);
  const card = cardWith(before, said);
  if (!dryRun) await writeCard(store, card);
  const shown = shellWord(relative(host.workDir, root) || ".");
  return {
    title: dryRun ? `Would write ${CARD_FILE} in ${shown}` : `${CARD_FILE} in ${shown} says what the repository ${card.name} is`,
    tables: [],
    notes: card.url === void 0 ? [`No address yet: --url URL names the one that users see.`] : [],
    next: [`linux-pkg repo add ${shown} FILE\u2026 --gpg-private-key key.asc`, `linux-pkg repo serve ${shown}`],
    outputs: {},
    data: card
  };
}
var makeRoot = (root, dir) => makeFolder(root).catch((cause) => {
  throw new UserError("repository/folder", `${dir} cannot be made: ${cause.code}`, {
    hint: "name a folder, or a path where one can be made",
    cause
  });
});
var cardWith = (before, said) => {
  const name = said.name?.trim() ?? before.name;
  const url = said.url?.trim().replace(/\/+$/, "") ?? before.url;
  const followsName = (text) => text === before.name ? name : text;
  return {
    ...before,
    name,
    ...url !== void 0 && { url },
    origin: said.origin?.trim() ?? followsName(before.origin),
    label: said.label?.trim() ?? followsName(before.label),
    component: said.component?.trim() ?? before.component,
    keep: said.keep === void 0 ? before.keep : keepOf(limitsIn(said.keep))
  };
};
var limitsIn = (keep) => keep.split(",").map((limit) => limit.trim());
var wordsOf = ({ name, url, origin, label, component, keep }) => [
  ["name", "name", name],
  ["url", "url", url],
  ["origin", "field", origin],
  ["label", "field", label],
  ["component", "folder", component],
  ...keep === void 0 ? [] : limitsIn(keep).map((limit) => ["keep", "keep", limit])
];

// src/steps/repository/list.ts
async function listRepository(host, dir) {
  const { store, card } = await openFolder(host, dir);
  const shelves = await openShelves(store);
  const rows = shelves.flatMap(
    ({ kind, shelf }) => shelf.listings.map((listing) => [
      kind.id,
      shelf.place,
      listing.name,
      listing.version,
      listing.arch,
      sizeText(listing.size),
      dayOf(listing.published)
    ])
  );
  return {
    title: `${card.name}: ${rows.length === 1 ? "1 package" : `${rows.length} packages`} in ${shelves.length === 1 ? "1 list" : `${shelves.length} lists`}`,
    tables: rows.length === 0 ? [] : [
      {
        title: "Packages",
        head: ["repository", "suite", "package", "version", "architecture", "size", "published"],
        rows
      }
    ],
    notes: [],
    next: [],
    outputs: {},
    data: {
      ...card,
      lists: shelves.map(({ kind, shelf }) => ({
        repository: kind.id,
        place: shelf.place,
        date: shelf.date,
        packages: shelf.listings.map(plain)
      }))
    }
  };
}

// src/steps/repository/refresh.ts
async function refreshRepository(host, config, { signers, dryRun }) {
  var _stack = [];
  try {
    const now = { version: { date: host.now() }, targets: [] };
    const prepared = await prepareRepository(host, config, now, { artifacts: [], signers });
    const { store } = prepared.work;
    const title = `${dryRun ? "Would refresh" : "Refreshed"} the repository in ${store.title}`;
    const empty = { title, tables: [], notes: [], next: [], outputs: {}, data: { places: [] } };
    if ((await openShelves(store)).length === 0) return { ...empty, notes: ["Nothing is published there yet."] };
    const dir = __using(_stack, await tempDir(), true);
    const places = await publishPrepared(host, {
      ...prepared,
      isRefresh: true,
      work: { ...prepared.work, store: dryRun ? draftStore(store, directoryStore(dir.path)) : store }
    });
    const signed = places.filter(({ isChanged }) => isChanged).map(({ kind, place }) => `${kind} ${place}`);
    return {
      ...empty,
      tables: [placesTable(places)],
      notes: [
        signed.length > 0 ? `Signed anew: ${signed.join(", ")}.` : "The lists are signed by the keys of this run: none was written."
      ],
      data: { places: places.map(shortened) }
    };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
var nothingToRefresh = (why) => ({
  title: "Nothing to refresh",
  tables: [],
  notes: [why],
  next: [],
  outputs: {},
  data: { places: [] }
});

// src/steps/repository/serve.ts
import { once } from "node:events";
import { resolve as resolve6 } from "node:path";
async function serveRepository(host, dir, port) {
  var _stack = [];
  try {
    const { serveFolder } = await import("./folder-server-CEA6ZZMQ.js");
    const { page } = await finishedRepository(host, dir);
    const root = resolve6(host.workDir, dir);
    const over = __using(_stack, await tempDir(), true);
    const server = __using(_stack, await serveFolder(root, { port: portOf(port), over: over.path }).catch(
      (cause) => {
        throw new UserError("repository/port", `port ${port} cannot be served on: ${cause.code}`, {
          hint: "another program has it: leave --port out, and a free one is taken",
          cause
        });
      }
    ), true);
    const here = { ...page, settings: { ...page.settings, url: server.url } };
    await directoryStore(over.path).put(await usersFiles(host, here));
    host.log.info(`${dir} is served at ${server.url}/ to this machine alone; ^C ends it`);
    for (const { title, add, install } of installSteps(here)) {
      host.log.info(`${title}:`);
      for (const line of [...add, ...install]) host.log.info(`  ${line}`);
    }
    if (!host.signal.aborted) await once(host.signal, "abort");
    return {
      title: `${page.settings.name} is not served any more`,
      tables: [],
      notes: [],
      next: [],
      outputs: {},
      data: { path: root }
    };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function portOf(port = "0") {
  if (/^\d{1,5}$/.test(port.trim()) && Number(port) < 65536) return Number(port);
  throw new UserError("input/arguments", `--port: "${port}" is no port`, {
    hint: "write a number from 1024 to 65535, or leave it out"
  });
}

// src/steps/repository/take-out.ts
var removePackages = (host, dir, words, inputs) => takeOut(host, dir, inputs, {
  title: `Removed from ${dir}`,
  wanted: words.map((word) => {
    const [, name = word, version] = /^([^=]+)=(.+)$/.exec(word) ?? [];
    return [
      word,
      (one) => one.name === name && (version === void 0 || isVersion(one.version, version))
    ];
  })
});
var yankVersion = (host, dir, version, inputs) => takeOut(host, dir, inputs, {
  title: `Yanked ${version} from ${dir}`,
  wanted: [[version, (one) => isVersion(one.version, version)]]
});
function isVersion(spelt, asked) {
  const bare = spelt.replace(/^\d+:/, "");
  const upstream = bare.replace(/-[^-]*$/, "");
  return [spelt, bare, upstream, spelt.replace(/-[^-]*$/, "")].includes(asked);
}
async function takeOut(host, dir, inputs, { title, wanted }) {
  const folder = await openFolder(host, dir);
  const keys = await folderKeys(host, inputs);
  const { suite } = inputs.repo ?? {};
  const isMeant = (place) => suite === void 0 || place === suite;
  const listings = (await openShelves(folder.store)).filter(({ shelf }) => isMeant(suiteOfPlace(shelf.place))).flatMap(({ shelf }) => shelf.listings);
  const missing = wanted.filter(([, matches]) => !listings.some(matches));
  if (missing.length > 0)
    throw new UserError(
      "repository/not-there",
      missing.map(([word]) => ({ message: `nothing in ${dir} is ${word}`, hint: thereAre(listings) }))
    );
  const places = await publishFolder(host, folder, keys, {
    additions: [],
    dryRun: inputs.dryRun,
    yank: (listing, place) => isMeant(place) && wanted.some(([, matches]) => matches(listing))
  });
  return folderReport(inputs.dryRun ? `A dry run: ${title}` : title, folder, places);
}
var MOST_NAMES2 = 8;
function thereAre(listings) {
  const names = [...new Set(listings.map(({ name, version }) => `${name}=${version}`))].sort();
  const more = names.length > MOST_NAMES2 ? ` and ${names.length - MOST_NAMES2} more` : "";
  return names.length === 0 ? "it is empty" : `there is ${names.slice(0, MOST_NAMES2).join(", ")}${more}`;
}

// src/steps/repository/draft.ts
async function refuseOverLimits({ before, after }) {
  const { limits, title, beside } = before;
  if (limits?.file === void 0 && limits?.total === void 0) return;
  const objects = await after.list("");
  const problems = objects.filter(({ size }) => size > (limits.file ?? Number.POSITIVE_INFINITY)).map(({ path, size }) => ({
    message: `${path} has ${sizeText(size)}, and ${title} takes files of ${sizeText(limits.file)} at most`,
    hint: "let the repository lie in a place that takes larger files, such as s3"
  }));
  const total = objects.reduce((sum, { size }) => sum + size, await beside?.() ?? 0);
  if (total > (limits.total ?? Number.POSITIVE_INFINITY))
    problems.push({
      message: `${title} would hold ${sizeText(total)}, and it takes ${sizeText(limits.total)} at most`,
      hint: "keep fewer versions with `keep`, raise `budget`, or let the repository lie in another place, such as s3"
    });
  if (problems.length > 0) throw new UserError("repository/too-much", problems);
}
async function openDraft(host, prepared) {
  const { work, source } = prepared;
  const dir = await tempDir();
  try {
    const own = directoryStore(dir.path);
    const after = draftStore(work.store, own);
    const places = await publishPrepared(host, { ...prepared, work: { ...work, store: after } });
    return {
      before: work.store,
      after,
      places,
      page: { ...source, places },
      written: () => own.list(""),
      [Symbol.asyncDispose]: () => dir[Symbol.asyncDispose]()
    };
  } catch (error) {
    await dir[Symbol.asyncDispose]();
    throw error;
  }
}

// src/steps/repository/foreseen.ts
var ASKED_AT_ONCE2 = 8;
async function foreseenFiles(host, prepared) {
  var _stack = [];
  try {
    const draft = __using(_stack, await openDraft(host, prepared), true);
    const there = new Set((await draft.before.list("")).map(({ path }) => path));
    const written = await draft.written();
    return await allInOrder(written, ASKED_AT_ONCE2, async ({ path, size }) => ({
      name: path,
      size,
      url: addressIn(prepared.settings, path),
      how: there.has(path) ? await replaced(draft, path) : "uploaded"
    }));
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
var replaced = async ({ before, after }, path) => await before.digest(path) === await after.digest(path) ? "there" : "replaced";

export {
  wantsRepository,
  prepareRepository,
  publishToRepository,
  withRepository,
  repositoryResult,
  withPlacements,
  addPackages,
  checkRepository,
  refuseOverLimits,
  openDraft,
  isFolder2 as isFolder,
  finishedRepository,
  foreseenFiles,
  initRepository,
  listRepository,
  refreshRepository,
  nothingToRefresh,
  serveRepository,
  removePackages,
  yankVersion
};
