import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  ROOT
} from "./chunk-CRICFTSR.js";
import {
  NOARCH,
  ROOT as ROOT2,
  SOURCES,
  basearchOf
} from "./chunk-TV5JVI3Z.js";
import {
  addressOf,
  carrierName,
  fileWord,
  inWords,
  keyringName,
  releasesTitle,
  sourceId
} from "./chunk-SWUFBRT4.js";
import {
  readKeyText
} from "./chunk-5HZAVWK4.js";
import {
  STABLE
} from "./chunk-QAPI6OIN.js";
import {
  distros,
  nameOf,
  releasesByName,
  suiteOf
} from "./chunk-FQCOH36P.js";
import {
  armoredKeys,
  joined,
  readOpenKeys
} from "./chunk-V5VLRKJX.js";
import {
  shellWord
} from "./chunk-B43SI3EG.js";

// src/repositories/apt/client.ts
var sourcePath = (id) => `/etc/apt/sources.list.d/${id}.sources`;
var aptGet = (...words) => ["apt-get", ...words];
var way = {
  manager: "apt",
  yes: "-y",
  sourcePath,
  refresh: () => [aptGet("update")],
  install: (names) => aptGet("install", ...names),
  upgrade: (names) => aptGet("install", "--only-upgrade", ...names),
  remove: (names) => aptGet("remove", ...names),
  purge: (names) => aptGet("purge", ...names)
};
var inField = (armored) => armored.trimEnd().split("\n").map((line) => `
 ${line.trim() === "" ? "." : line}`).join("");
function view({ url, suite, component, arches, key }) {
  const signedBy = {
    file: () => ` ${key.at === "file" ? key.path : ""}`,
    address: () => "",
    inside: () => key.at === "inside" ? inField(key.armored) : ""
  }[key.at]();
  return { uri: `${url}/${ROOT.slice(0, -1)}`, suite, component, arches: arches.join(" "), signedBy };
}
var client = {
  extension: "sources",
  template: "repository/apt.sources.hbs",
  view,
  allArch: "all",
  isMachine: (arch) => arch !== "all" && arch !== "source",
  machines: (arch) => [arch],
  keyPath: (id) => `/usr/share/keyrings/${id}-keyring.gpg`,
  keyForm: "binary",
  keyFirst: true,
  oneFile: "inline",
  ways: [way],
  // What somebody put there by hand is set aside; a source without its key would stop every update.
  scripts: {
    preInstall: "repository/apt/preinst.hbs",
    postInstall: "repository/apt/postinst.hbs",
    postRemove: "repository/apt/postrm.hbs"
  }
};

// src/repositories/apt/apt.ts
var apt = {
  id: "apt",
  title: "APT",
  format: "deb",
  client,
  load: () => import("./engine-JUW7UQTI.js").then(({ engine }) => engine)
};

// src/repositories/yum/client.ts
var YUM_FOLDER = "/etc/yum.repos.d";
var ZYPP_FOLDER = "/etc/zypp/repos.d";
var dnf = {
  manager: "dnf",
  yes: "-y",
  elsewhere: true,
  sourcePath: (id) => `${YUM_FOLDER}/${id}.repo`,
  refresh: () => [],
  install: (names) => ["dnf", "install", ...names],
  upgrade: (names) => ["dnf", "upgrade", "--refresh", ...names],
  remove: (names) => ["dnf", "remove", ...names],
  purge: (names) => ["dnf", "remove", ...names]
};
var zypper = {
  manager: "zypper",
  yes: "--non-interactive",
  sourcePath: (id) => `${ZYPP_FOLDER}/${id}.repo`,
  // It asks whether a key is to be trusted unless rpm has it.
  trust: (key) => ["rpm", "--import", key],
  // It looks no oftener than every ten minutes by itself.
  refresh: (id) => [["zypper", "refresh", id]],
  install: (names) => ["zypper", "install", ...names],
  upgrade: (names) => ["zypper", "update", ...names],
  remove: (names) => ["zypper", "remove", ...names],
  purge: (names) => ["zypper", "remove", ...names]
};
var MACHINES = {
  armhfp: ["armv7l", "armv8l"],
  i386: ["i386", "i586", "i686"]
};
function view2({ id, title, url, suite, key }) {
  const gpgKey = {
    file: () => key.at === "file" ? `file://${key.path}` : "",
    address: () => key.at === "address" ? key.url : "",
    inside: () => ""
  }[key.at]();
  const plain = (text) => text.replaceAll("$", "%24");
  return {
    id,
    title: title.replaceAll("$", ""),
    baseUrl: `${plain(url)}/${ROOT2}${suite}/$basearch/`,
    gpgKey: plain(gpgKey)
  };
}
var client2 = {
  extension: "repo",
  template: "repository/yum.repo.hbs",
  view: view2,
  releaseVariable: "$releasever",
  allArch: NOARCH,
  isMachine: (arch) => arch !== NOARCH && !SOURCES.has(arch),
  machines: (arch) => [.../* @__PURE__ */ new Set([arch, ...MACHINES[basearchOf(arch)] ?? [basearchOf(arch)]])].sort(),
  keyPath: (id) => `/etc/pki/rpm-gpg/RPM-GPG-KEY-${id}`,
  keyForm: "armored",
  keyFirst: false,
  ways: [dnf, zypper],
  scripts: {}
};

// src/repositories/yum/yum.ts
var yum = {
  id: "yum",
  title: "YUM repository",
  format: "rpm",
  client: client2,
  load: () => import("./engine-475DFKGQ.js").then(({ engine }) => engine)
};

// src/repositories/index.ts
var repositoryKinds = { apt, yum };

// src/steps/page/suites.ts
function suiteNamed(kind, suite, { suites }) {
  const own = (found) => Object.hasOwn(suites, nameOf(found)) ? suites[nameOf(found)] : suiteOf(found.release);
  const all = [...releasesByName.values()].filter(({ distro }) => distro.format === kind.format);
  const exact = all.filter((found) => own(found) === suite);
  if (exact.length > 0) return { kind, suite, stream: STABLE, releases: exact };
  const names = all.map(own).filter((name) => suite.startsWith(`${name}-`));
  const longest = names.sort((a, b) => b.length - a.length)[0];
  if (longest === void 0) return { kind, suite, stream: suite, releases: [] };
  const releases = all.filter((found) => own(found) === longest);
  return { kind, suite, stream: suite.slice(longest.length + 1), releases };
}
function shownSuites(places, names) {
  const found = /* @__PURE__ */ new Map();
  for (const place of places) {
    const key = `${place.kind} ${place.place.split("/")[0]}`;
    found.set(key, [...found.get(key) ?? [], place]);
  }
  return [...found.keys()].sort().flatMap((key) => {
    const [id = "", suite = ""] = key.split(" ");
    const kind = repositoryKinds[id];
    if (!kind) return [];
    const listings = /* @__PURE__ */ new Map();
    for (const one of found.get(key).flatMap((place) => place.listings)) {
      const { name, version, arch } = one;
      const isShown = kind.client.isMachine(arch) || arch === kind.client.allArch;
      const identity = `${name} ${version} ${arch}`;
      if (isShown && !listings.has(identity)) listings.set(identity, one);
    }
    if (listings.size === 0) return [];
    return [{ ...suiteNamed(kind, suite, names), listings: [...listings.values()] }];
  });
}
var archesIn = ({ client: client3 }, listings) => [...new Set(listings.map(({ arch }) => arch).filter(client3.isMachine))].sort();

// src/steps/page/blocks.ts
function blocksOf(work) {
  const suites = shownSuites(work.places, work.settings);
  const streams = [...new Set(suites.map(({ stream }) => stream))].sort(
    (a, b) => Number(b === STABLE) - Number(a === STABLE) || (a < b ? -1 : 1)
  );
  return streams.flatMap(
    (stream) => blocksOfStream(
      work,
      stream,
      suites.filter((one) => one.stream === stream)
    )
  );
}
function blocksOfStream(work, stream, suites) {
  const grouped = suites.filter((suite) => followsRelease(suite, work.settings));
  const groups = [
    ...suites.filter((suite) => !grouped.includes(suite)).map((suite) => [suite]),
    ...new Map(grouped.map(({ kind }) => [kind, grouped.filter((one) => one.kind === kind)])).values()
  ];
  const blocks = groups.flatMap((group) => blocksOfGroup(work, { stream, group, grouped }));
  return blocks.sort((a, b) => orderOf(a) - orderOf(b));
}
function orderOf({ releases, way: way2 }) {
  const all = Object.values(distros);
  const manager = all.findIndex((distro) => distro.manager === way2.manager);
  const [first] = releases;
  if (!first) return manager * 1e6 + 999999;
  const newest = Math.max(...releases.map(({ distro, release }) => distro.releases.indexOf(release)));
  return manager * 1e6 + all.indexOf(first.distro) * 1e3 - newest;
}
var followsRelease = ({ kind, suite, stream, releases }, { suites }) => kind.client.releaseVariable !== void 0 && releases.length > 0 && releases.every(
  (found) => found.release.releasever !== false && !Object.hasOwn(suites, nameOf(found)) && suite === suiteOf(found.release) + suffixOf(stream)
);
var suffixOf = (stream) => stream === STABLE ? "" : `-${stream}`;
var addressIn = (suite, settings) => followsRelease(suite, settings) ? `${suite.kind.client.releaseVariable}${suffixOf(suite.stream)}` : suite.suite;
function blocksOfGroup(work, { stream, group, grouped }) {
  const { kind, suite, releases: ofFirst } = group[0];
  const { client: client3 } = kind;
  const follows = grouped.includes(group[0]);
  const id = sourceId(work.settings.name, stream);
  const isOnly = client3.releaseVariable !== void 0 && grouped.every((one) => one.kind !== kind);
  const file = follows || isOnly && ofFirst.length === 0 ? id : `${work.settings.name}-${fileWord(suite)}`;
  const listings = group.flatMap((one) => one.listings);
  const common = commonNames(group);
  return client3.ways.flatMap((way2) => {
    const releases = inOrder(group.flatMap((one) => one.releases)).filter(
      ({ distro }) => distro.manager === way2.manager
    );
    if (ofFirst.length > 0 && releases.length === 0) return [];
    const carrier = carrierName(id);
    return [
      {
        suites: group.filter(
          (one) => ofFirst.length === 0 || one.releases.some(({ distro }) => distro.manager === way2.manager)
        ),
        address: addressIn(group[0], work.settings),
        stream,
        way: way2,
        releases,
        title: titleOf(way2, { releases, isOnly: isAlone(work, group[0]) }),
        id,
        file,
        packages: chosen(common, { name: work.settings.name, carrier }),
        carrier: common.has(carrier) ? carrier : void 0,
        arches: archesIn(kind, listings)
      }
    ];
  });
}
var isAlone = (work, { kind, stream, suite }) => shownSuites(work.places, work.settings).every(
  (one) => one.kind !== kind || one.stream !== stream || one.suite === suite
);
function commonNames(group) {
  const [first, ...others] = group.map(({ listings }) => new Set(listings.map(({ name }) => name)));
  return new Set([...first].filter((name) => others.every((one) => one.has(name))).sort());
}
var ASIDE = /-(?:dbg|dbgsym|debuginfo|debugsource|dev|devel|doc|repo)$/;
function chosen(names, { name, carrier }) {
  if (names.has(name)) return [name];
  const others = [...names].filter((one) => one !== carrier);
  const first = others.find((one) => !ASIDE.test(one)) ?? others[0];
  return first === void 0 ? [] : [first];
}
var inOrder = (releases) => [...releasesByName.values()].filter(
  ({ distro, release }) => releases.some((one) => one.distro === distro && one.release === release)
);
function titleOf({ manager }, { releases, isOnly }) {
  if (releases.length > 0) return releasesTitle(releases);
  const titles = Object.values(distros).filter((distro) => distro.manager === manager);
  const all = inWords(titles.map(({ title }) => title));
  return isOnly ? all : `Other releases of ${all}`;
}

// src/steps/page/steps.ts
var installSteps = (work) => work.settings.url === void 0 ? [] : blocksOf(work).map((block) => stepsOf(work, block));
var sudo = (command) => ["sudo", ...command].map(shellWord).join(" ");
var fetched = (path, url) => sudo(["curl", "-fsSL", "-o", path, url]);
var keyringFile = (name, form) => `${keyringName(name)}.${form === "armored" ? "asc" : "gpg"}`;
function stepsOf({ settings }, block) {
  const { way: way2, id, packages, carrier } = block;
  const { kind } = block.suites[0];
  const { client: client3 } = kind;
  const at = (path2) => addressOf(settings.url, path2);
  const key = at(keyringFile(settings.name, client3.keyForm));
  const keyPath = client3.keyPath(id);
  const path = way2.sourcePath(id);
  const names = [...packages, ...client3.keyFirst && carrier !== void 0 ? [carrier] : []];
  return {
    kind: kind.id,
    suites: block.suites.map(({ suite }) => suite),
    stream: block.stream,
    manager: way2.manager,
    releases: block.releases.map(nameOf),
    title: block.title,
    id,
    source: path,
    packages,
    carrier,
    add: [
      ...client3.keyFirst ? [fetched(keyPath, key)] : [],
      ...way2.trust ? [sudo(way2.trust(key))] : [],
      fetched(path, at(`${block.file}.${client3.extension}`)),
      ...way2.refresh(id).map(sudo)
    ],
    install: [sudo(way2.install(names))],
    upgrade: [...way2.refresh(id).map(sudo), sudo(way2.upgrade(packages))],
    remove: [
      sudo(way2.remove(packages)),
      ...names.length > packages.length ? [sudo(way2.purge([carrier]))] : [],
      sudo(["rm", "-f", path, ...client3.keyFirst ? [keyPath] : []])
    ]
  };
}

// src/steps/page/keys.ts
import { createHash } from "node:crypto";
async function keyringOf(publicKeys) {
  const found = /* @__PURE__ */ new Map();
  for (const text of publicKeys)
    for (const key of await readOpenKeys(text, "the public key")) {
      const { fingerprint } = key.facts.parts[0];
      const before = found.get(fingerprint);
      found.set(fingerprint, before ? await joined(before, key) : key);
    }
  const keys = [...found.values()];
  const armored = armoredKeys(keys, "public");
  return {
    armored,
    binary: readKeyText(armored, { what: "the keyring", want: "public" }).bytes,
    keys: keys.map(({ facts: { users, parts } }) => ({
      fingerprint: parts[0].fingerprint,
      users,
      expires: parts[0].expires
    }))
  };
}
var inFours = (fingerprint) => fingerprint.replace(/(.{4})(?=.)/g, "$1 ");
var sha256 = (content) => createHash("sha256").update(content).digest("hex");

export {
  repositoryKinds,
  suiteNamed,
  shownSuites,
  archesIn,
  blocksOf,
  addressIn,
  keyringOf,
  inFours,
  sha256,
  installSteps,
  keyringFile
};
