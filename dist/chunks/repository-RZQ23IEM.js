import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  usersFiles
} from "./chunk-GC7WVWI7.js";
import {
  installSteps,
  keyringFile,
  repositoryKinds
} from "./chunk-XSQ3YVDT.js";
import "./chunk-CRICFTSR.js";
import "./chunk-TV5JVI3Z.js";
import "./chunk-SWUFBRT4.js";
import {
  CheckError,
  conduct,
  dockOrReason,
  failureOf,
  impatient,
  installFiles,
  installedVersions,
  isOutOfReach,
  machineImage,
  makeStamp,
  notRun,
  portableGrounds,
  previousOf,
  runAll,
  verifySettings,
  wordsOf
} from "./chunk-NAY2YGDB.js";
import {
  inspectFile
} from "./chunk-VJJYETVG.js";
import {
  groundOf,
  prepareMachine
} from "./chunk-XQBLW42L.js";
import "./chunk-HJWYN5US.js";
import "./chunk-5HZAVWK4.js";
import "./chunk-WUGCHGDZ.js";
import "./chunk-OPYRK6MV.js";
import {
  concurrencyOf
} from "./chunk-UBU3JJGE.js";
import {
  isCi
} from "./chunk-LCNQAPUV.js";
import "./chunk-QAPI6OIN.js";
import {
  formatOf
} from "./chunk-EOMNDTBA.js";
import {
  distroOf,
  releasesByName
} from "./chunk-FQCOH36P.js";
import {
  directoryStore
} from "./chunk-BM4FHGBY.js";
import "./chunk-EWE4NJNV.js";
import "./chunk-MEOSGJWO.js";
import "./chunk-FMQ3NHNI.js";
import "./chunk-DSNOF4RM.js";
import "./chunk-CB4DUII6.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-SHOOH4RL.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import "./chunk-SWZD7HWT.js";
import "./chunk-BLCPZVLP.js";
import "./chunk-P5P2MYA6.js";
import "./chunk-ZKPVI74M.js";
import {
  archOf,
  openWorkshop,
  packFiles,
  packFolder,
  programOf
} from "./chunk-5737NTNI.js";
import {
  INSIDE
} from "./chunk-JEOLIM2C.js";
import "./chunk-SCPAYGSE.js";
import {
  allInOrder
} from "./chunk-T64XHYXT.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-NZWIOXGV.js";
import "./chunk-V5VLRKJX.js";
import "./chunk-LUBQ2WQT.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-PF43REK2.js";
import "./chunk-RYLJHMX5.js";
import "./chunk-VYZDGCNJ.js";
import "./chunk-ETTTRMDG.js";
import "./chunk-LV3KPGXS.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-RL6L7SJM.js";
import "./chunk-MGI5AFOK.js";
import "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import "./chunk-GV4UF2MA.js";
import "./chunk-Z7Q56VIH.js";
import {
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

// src/steps/verify/repository/index.ts
import { mkdir as mkdir2 } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { basename, join as join3 } from "node:path";

// src/steps/verify/repository/server.ts
var SERVED_AT = "http://127.0.0.1:8089";
var PROGRAM = "perl";
var SERVER = String.raw`use strict;
my ($root, $port, $log) = @ARGV;
my @days = qw(Sun Mon Tue Wed Thu Fri Sat);
my @months = qw(Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec);
sub date { my @t = gmtime(shift);
  sprintf '%s, %02d %s %d %02d:%02d:%02d GMT', $days[$t[6]], $t[3], $months[$t[4]], $t[5] + 1900, @t[2, 1, 0] }
sub note { open(my $to, '>>', $log) or return; syswrite $to, "@_\n" }
# AF_INET, SOCK_STREAM, SO_REUSEADDR: the same on every Linux.
socket(my $door, 2, 1, 0) or die "socket: $!\n";
setsockopt($door, 1, 2, pack('i', 1));
bind($door, pack('S n a4 x8', 2, $port, "\x7f\0\0\1")) or die "bind: $!\n";
listen($door, 128) or die "listen: $!\n";
$SIG{CHLD} = 'IGNORE';
exit 0 if fork;
open(STDIN, '<', '/dev/null'); open(STDOUT, '>', '/dev/null'); open(STDERR, '>', '/dev/null');
while (1) {
  accept(my $peer, $door) or next;
  if (!fork) { close $door; serve($peer); exit 0 }
  close $peer;
}
sub serve {
  my ($peer) = @_;
  my $in = '';
  while (1) {
    while ($in !~ /\r?\n\r?\n/) { sysread($peer, $in, 65536, length $in) or return; return if length $in > 65536 }
    $in =~ s/\A(.*?)\r?\n\r?\n//s;
    my ($first, @fields) = split /\r?\n/, $1;
    my %said = map { /^([^:]+):\s*(.*?)\s*$/ ? (lc $1, $2) : () } @fields;
    my ($verb, $path) = split ' ', $first;
    $path =~ s{^https?://[^/]*}{}; $path =~ s/[?#].*//s;
    $path =~ s/%([0-9A-Fa-f]{2})/chr hex $1/ge;
    answer($peer, $verb, $path, \%said) or return;
    return if lc($said{connection} // '') eq 'close';
  }
}
sub answer {
  my ($peer, $verb, $path, $said) = @_;
  my $file;
  if ($path =~ m{(^|/)\.\.(/|$)} || $path !~ m{^/} || !-f "$root$path" || !open($file, '<:raw', "$root$path")) {
    note($verb, $path, 404);
    return sent($peer, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
  }
  my ($size, $changed) = (stat $file)[7, 9];
  my $last = date($changed);
  if (($said->{'if-modified-since'} // '') eq $last) {
    note($verb, $path, 304);
    return sent($peer, "HTTP/1.1 304 Not Modified\r\nLast-Modified: $last\r\n\r\n");
  }
  my ($from, $to, $state, $more) = (0, $size - 1, '200 OK', '');
  my $ranged = !defined $said->{'if-range'} || $said->{'if-range'} eq $last;
  if ($ranged && ($said->{range} // '') =~ /^bytes=(\d+)-(\d*)$/) {
    if ($1 >= $size) {
      note($verb, $path, 416);
      return sent($peer, "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Range: bytes */$size\r\nContent-Length: 0\r\n\r\n");
    }
    $from = $1; $to = $2 if $2 ne '' && $2 < $to;
    $state = '206 Partial Content'; $more = "Content-Range: bytes $from-$to/$size\r\n";
  }
  my $length = $to - $from + 1;
  note($verb, $path, substr $state, 0, 3);
  sent($peer, "HTTP/1.1 $state\r\nContent-Length: $length\r\nLast-Modified: $last\r\nAccept-Ranges: bytes\r\n$more\r\n") or return 0;
  return 1 if $verb eq 'HEAD';
  sysseek($file, $from, 0);
  while ($length > 0) {
    my $read = sysread($file, my $part, $length < 65536 ? $length : 65536) or return 0;
    sent($peer, $part) or return 0;
    $length -= $read;
  }
  return 1;
}
sub sent {
  my ($peer, $bytes) = @_;
  my $at = 0;
  while ($at < length $bytes) { my $n = syswrite($peer, $bytes, length($bytes) - $at, $at) or return 0; $at += $n }
  return 1;
}
`;
async function serveInside(workshop, { folder, log }) {
  const port = new URL(SERVED_AT).port;
  await workshop.run([PROGRAM, "-", folder, port, log], { input: SERVER });
}

// src/steps/verify/repository/cases.ts
async function repositoryCases(host, trial, ground) {
  const { page, before } = trial;
  const blocks = installSteps({ ...page, settings: { ...page.settings, url: SERVED_AT } });
  const cases = [];
  for (const shelf of page.places) {
    const kind = repositoryKinds[shelf.kind];
    const engine = await kind.load();
    const own = ownArch(kind, ground.arch);
    const [suite = ""] = shelf.place.split("/");
    if (!engine.places(suite, own, [own]).includes(shelf.place)) continue;
    const there = await listingsIn(engine, before, shelf);
    const tried = newest(kind, shelf.listings).filter(
      ({ arch, sha256 }) => (arch === own || arch === kind.client.allArch) && there.every((one) => one.sha256 !== sha256)
    );
    const steps = blocks.filter((block) => block.kind === kind.id && block.suites.includes(suite));
    const machines = steps.flatMap(
      (one) => releasesFor(host, { kind, steps: one, trial, ground }).map((on) => ({ on, steps: one }))
    );
    for (const listing of tried)
      for (const machine of machines)
        cases.push({
          ...{ kind, engine, place: shelf.place, listing, ...machine },
          published: lowerThan(kind, listing, there),
          ground: groundFor(ground, { kind, place: shelf.place, on: machine.on })
        });
  }
  return cases;
}
var ownArch = ({ format }, arch) => formatOf(format).arch[arch] ?? arch;
async function listingsIn(engine, store, { place }) {
  return store ? (await engine.read(store, place)).listings : [];
}
var compareOf = ({ format }) => formatOf(format).compareVersions;
function newest(kind, listings) {
  const compare = compareOf(kind);
  const found = /* @__PURE__ */ new Map();
  for (const one of listings) {
    const key = `${one.name} ${one.arch}`;
    const top = found.get(key);
    if (!top || compare(one.version, top.version) > 0) found.set(key, one);
  }
  return [...found.values()];
}
function lowerThan(kind, { name, version }, there) {
  const compare = compareOf(kind);
  const top = newest(
    kind,
    there.filter((one) => one.name === name)
  )[0];
  return top && compare(top.version, version) < 0 ? top : void 0;
}
function releasesFor(host, { kind, steps, trial, ground: { config, arch } }) {
  const { releases, manager } = steps;
  if (releases.length === 0) {
    const isNamed = trial.before === void 0 && trial.targets.length > 0;
    const on = isNamed ? trial.targets : verifySettings(config).on;
    return portableGrounds(host, { format: kind.format, arch }, on).filter(
      (name) => distroOf(releasesByName.get(name).distro.id).manager === manager
    );
  }
  const able = releases.filter((name) => releasesByName.get(name)?.release.arches.includes(arch));
  const made = able.filter((name) => trial.targets.includes(name));
  return made.length > 0 ? made : able.slice(-1);
}
function groundFor({ config, arch }, { kind, place, on }) {
  const { distro, release } = releasesByName.get(on);
  return {
    id: `${kind.id} ${place} on ${on}`,
    name: on,
    distro: distro.id,
    release: release.id,
    arch,
    format: kind.format,
    engine: "native",
    buildOn: on,
    image: machineImage(config, on, arch),
    suffix: release.suffix,
    runsOn: ""
  };
}
var anyGround = (format) => ({
  id: "repository",
  name: "repository",
  distro: void 0,
  release: void 0,
  arch: "all",
  format,
  engine: "portable",
  buildOn: void 0,
  image: void 0,
  suffix: "",
  runsOn: ""
});

// src/steps/verify/repository/client.ts
import { chmod, constants, copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
var FOLDER = `${INSIDE.work}/repository`;
var showState = ({ workshop }, state) => workshop.run(["ln", "-sfn", state, `${FOLDER}/now`]);
var SUDO = '#!/bin/sh\nexec env "$@"\n';
async function openClient(site, arrival) {
  const { host, dock } = site;
  const { trialCase, states, log } = arrival;
  const { ground: target, published, listing } = trialCase;
  const { manager } = groundOf(target);
  const tools = manager.trials.clientTools;
  const image = await prepareMachine({ host, ...dock, target, log, tools });
  log.step("client");
  const workshop = impatient(await openWorkshop(host, dock.engine, { target, manager, log, image }));
  try {
    await workshop.put(FOLDER, packFolder(states.folder));
    await workshop.put("/usr/local/bin", packFiles([{ path: "sudo", content: SUDO, mode: 493 }]));
    await showState({ workshop }, states.hasBefore ? "before" : "after");
    await serveInside(workshop, { folder: `${FOLDER}/now`, log: `${FOLDER}/requests` });
    const program = await programOf(workshop);
    const base = { host, log, workshop, program, trialCase };
    const lower = published ? void 0 : await putLower(site, arrival, base);
    const client = {
      ...base,
      isSigned: lower?.isSigned ?? false,
      previous: lower?.path,
      previousVersion: lower?.version ?? published?.version ?? listing.version
    };
    return { client, [Symbol.asyncDispose]: () => workshop[Symbol.asyncDispose]() };
  } catch (error) {
    await workshop[Symbol.asyncDispose]();
    throw error;
  }
}
async function putLower({ host, settings, stamp }, { states, folder }, base) {
  const { workshop, trialCase, log } = base;
  const { listing, kind } = trialCase;
  const path = join(states.folder, "after", listing.path);
  const facts = await inspectFile(host, path);
  const file = await previousOf(host, { facts, path, upgradeFrom: settings.upgradeFrom, folder });
  const { version } = await inspectFile(host, file);
  const name = `previous${formatOf(kind.format).extension}`;
  const lower = join(folder, "lower");
  await mkdir(lower, { recursive: true });
  const copy = join(lower, name);
  await copyFile(file, copy, constants.COPYFILE_FICLONE);
  await chmod(copy, 420);
  const { trust } = workshop.manager.trials;
  const isSigned = trust !== void 0 && await stamp.sign(kind.format, copy).catch((error) => {
    if (!(error instanceof UserError)) throw error;
    log.info(`${name} is tried as it is: ${error.message}`);
    return false;
  });
  if (isSigned) await writeFile(join(lower, "throw-away.asc"), await stamp.publicKey());
  await workshop.put(`${FOLDER}/lower`, packFolder(lower));
  if (isSigned) await runAll(base, trust(`${FOLDER}/lower/throw-away.asc`));
  return { path: `${FOLDER}/lower/${name}`, version, isSigned };
}

// src/steps/verify/repository/checks.ts
function asShown(client, lines) {
  const way = wayOf(client);
  const start = `sudo ${way.install([])[0]} `;
  return runAll(
    client,
    lines.map((line) => {
      const unattended = line.startsWith(start) ? `${start}${way.yes} ${line.slice(start.length)}` : line;
      return ["sh", "-c", unattended];
    })
  );
}
var sourceOf = ({ trialCase: { steps } }) => ({ id: steps.id, path: steps.source });
var add = {
  name: "add",
  needs: [],
  run: async (client) => {
    const { trialCase, workshop, program } = client;
    await asShown(client, trialCase.steps.add);
    await runAll(client, workshop.manager.trials.refreshOne(sourceOf(client), program));
    return void 0;
  }
};
var upgrade = {
  name: "upgrade",
  needs: ["add"],
  run: async (client) => {
    const { trialCase, previous, previousVersion } = client;
    if (previous === void 0) await asShown(client, installLines(client));
    else await installFiles(client, [previous]);
    await expectVersion(client, previousVersion);
    if (trialCase.steps.carrier !== void 0) await asShown(client, trialCase.steps.add);
    await showState(client, "after");
    await asShown(client, upgradeLines(client));
    await expectVersion(client, trialCase.listing.version);
    await removePackage(client);
    return void 0;
  }
};
var install = {
  name: "install",
  needs: ["add"],
  run: async (client) => {
    const { trialCase, workshop, program } = client;
    await showState(client, "after");
    await removePackage(client);
    if (trialCase.steps.carrier !== void 0) await asShown(client, trialCase.steps.add);
    await runAll(client, workshop.manager.trials.refreshOne(sourceOf(client), program));
    await asShown(client, installLines(client));
    await expectVersion(client, trialCase.listing.version);
    return void 0;
  }
};
var remove = {
  name: "remove",
  needs: ["install"],
  run: async (client) => {
    await asShown(client, removeLines(client));
    await expectVersion(client, void 0);
    return void 0;
  }
};
var repositoryChecks = [add, upgrade, install, remove];
var isShown = ({ trialCase: { steps, listing } }) => steps.packages.includes(listing.name);
var wayOf = ({ trialCase: { kind, steps } }) => kind.client.ways.find(({ manager }) => manager === steps.manager);
var sudo = (command) => `sudo ${command.join(" ")}`;
var installLines = (client) => isShown(client) ? client.trialCase.steps.install : [sudo(wayOf(client).install([client.trialCase.listing.name]))];
var upgradeLines = (client) => isShown(client) ? client.trialCase.steps.upgrade : [
  ...wayOf(client).refresh(client.trialCase.steps.id),
  wayOf(client).upgrade([client.trialCase.listing.name])
].map(sudo);
var removeLines = (client) => isShown(client) ? client.trialCase.steps.remove : [sudo(wayOf(client).remove([client.trialCase.listing.name]))];
async function versionOf({ trialCase: { listing }, workshop }) {
  const versions = await installedVersions({ workshop });
  return versions.get(listing.name) ?? versions.get(`${listing.name}:${listing.arch}`);
}
async function expectVersion(client, wanted) {
  const found = await versionOf(client);
  if (found === wanted) return;
  const { name } = client.trialCase.listing;
  throw new CheckError(
    found === void 0 ? `${name} is not installed after all` : `${name} is installed as ${found}, and ${wanted === void 0 ? "should be gone" : `should be ${wanted}`}`
  );
}
async function removePackage(client) {
  const { workshop, program, trialCase } = client;
  if (await versionOf(client) === void 0) return;
  await runAll(client, workshop.manager.trials.remove([trialCase.listing.name], program));
}

// src/steps/verify/repository/states.ts
import { utimes } from "node:fs/promises";
import { join as join2 } from "node:path";
async function writeStates(host, { before, after, page }, { trialCase, folder }) {
  const { kind, engine, place } = trialCase;
  const listings = page.places.find((one) => one.kind === kind.id && one.place === place).listings;
  const modified = host.now() - 60;
  const users = await usersFiles(host, served(page));
  await writeState({
    ...{ users, engine, place, modified },
    store: after,
    listings: newest(kind, listings),
    folder: join2(folder, "after")
  });
  const there = before ? (await engine.read(before, place)).listings : [];
  if (!before || there.length === 0) return { folder, hasBefore: false };
  await writeState({
    ...{ engine, place },
    users: await usersFiles(host, served(await pageBefore(before, page))),
    store: before,
    listings: newest(kind, there),
    folder: join2(folder, "before"),
    modified: modified - 60
  });
  return { folder, hasBefore: true };
}
var served = (page) => ({ ...page, settings: { ...page.settings, url: SERVED_AT } });
async function pageBefore(before, page) {
  const keyring = await before.get(keyringFile(page.settings.name, "armored"));
  return keyring ? { ...page, publicKeys: [Buffer.from(keyring.bytes).toString()] } : page;
}
async function writeState({ users, store, engine, place, listings, folder, modified }) {
  const state = directoryStore(folder);
  const lists = (await store.list(engine.folderOf(place))).filter(({ path }) => !engine.isPackage(path));
  const packages = listings.filter(({ address }) => address === void 0);
  for (const { path } of [...lists, ...packages]) {
    const there = await store.get(path);
    if (there) await state.put([{ path, content: there.bytes }]);
  }
  await state.put(users);
  for (const { path } of await state.list("")) await utimes(join2(folder, path), modified, modified);
}

// src/steps/verify/repository/index.ts
var AT_ONCE = Math.min(4, availableParallelism());
async function verifyRepository(host, config, trial) {
  var _stack = [];
  try {
    const [first] = trial.page.places;
    if (!first) return { results: [], failed: [] };
    const dock = await dockOrReason(host, config, anyGround(repositoryKinds[first.kind].format));
    if (typeof dock === "string") return { results: [], failed: [], unverified: dock };
    const _ = __using(_stack, dock.shelf, true);
    const arch = archOf(dock.engine.platform);
    const cases = arch === void 0 ? [] : await repositoryCases(host, trial, { config, arch });
    const site = { host, dock, settings: verifySettings(config), stamp: makeStamp(host) };
    const folder = __using(_stack, await tempDir(), true);
    const open = statesOnce(host, trial, folder.path);
    const failed = [];
    const results = await allInOrder(cases, (config && concurrencyOf(config)) ?? AT_ONCE, async (one) => {
      if (host.signal.aborted) return void 0;
      const result = await tryOne(site, one, { open, folder: join3(folder.path, `case${cases.indexOf(one)}`) });
      const error = failureOf(result);
      if (error) failed.push({ target: one.ground.id, step: "verify", error });
      return result;
    });
    host.signal.throwIfAborted();
    return { results: results.filter((result) => result !== void 0), failed };
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function statesOnce(host, trial, folder) {
  const made = /* @__PURE__ */ new Map();
  return (trialCase) => {
    const key = `${trialCase.kind.id} ${trialCase.place}`;
    const states = made.get(key) ?? writeStates(host, trial, { trialCase, folder: join3(folder, `shelf${made.size}`) });
    made.set(key, states);
    return states;
  };
}
async function tryOne(site, trialCase, { open, folder }) {
  var _stack2 = [];
  try {
    const { host } = site;
    const log = __using(_stack2, host.log.branch(`${trialCase.listing.name} ${trialCase.ground.id}`));
    try {
      var _stack = [];
      try {
        await mkdir2(folder);
        const arrived = __using(_stack, await openClient(site, {
          trialCase,
          states: await open(trialCase),
          ...{ folder, log }
        }), true);
        const checks = await conduct(repositoryChecks, arrived.client);
        const failed = checks.filter(({ outcome }) => outcome === "failed").map(({ name }) => name);
        if (failed.length > 0) log.fail(failed.join(", "));
        return resultOf(trialCase, checks);
      } catch (_) {
        var _error = _, _hasError = true;
      } finally {
        var _promise = __callDispose(_stack, _error, _hasError);
        _promise && await _promise;
      }
    } catch (error) {
      host.signal.throwIfAborted();
      if (!isCi(host) && isOutOfReach(error)) {
        const [reason = ""] = error.message.split("\n");
        log.warn({ message: `${trialCase.listing.name} is not tried on ${trialCase.on}: ${reason}` });
        return resultOf(
          trialCase,
          repositoryChecks.map(({ name }) => notRun(name, reason))
        );
      }
      log.fail();
      const words = error instanceof PkgError ? wordsOf(error) : { reason: String(error) };
      const start = { name: "start", outcome: "failed", ...words, milliseconds: 0 };
      return resultOf(trialCase, [
        start,
        ...repositoryChecks.map(({ name }) => notRun(name, "it could not be tried"))
      ]);
    }
  } catch (_2) {
    var _error2 = _2, _hasError2 = true;
  } finally {
    __callDispose(_stack2, _error2, _hasError2);
  }
}
var resultOf = ({ kind, place, on, listing }, checks) => ({
  target: `${kind.id} ${place}`,
  on,
  file: basename(listing.path),
  package: listing.name,
  version: listing.version,
  checks
});
export {
  verifyRepository
};
