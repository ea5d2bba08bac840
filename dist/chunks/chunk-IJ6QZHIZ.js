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
  readKeyText
} from "./chunk-5HZAVWK4.js";
import {
  STABLE
} from "./chunk-QW5YBYCQ.js";
import {
  formatOf
} from "./chunk-KEC7B7BN.js";
import {
  distros,
  nameOf,
  releasesByName,
  suiteOf
} from "./chunk-FQCOH36P.js";
import {
  xmlAttribute,
  xmlText
} from "./chunk-N62IPCGT.js";
import {
  armoredKeys,
  joined,
  readOpenKeys
} from "./chunk-V5VLRKJX.js";
import {
  readTemplate,
  renderTemplate
} from "./chunk-KCYHEAJ6.js";
import {
  relationKinds,
  scriptMoments
} from "./chunk-TQC3N7SD.js";
import {
  quoted,
  shellWord
} from "./chunk-CWVWERBF.js";
import {
  sizeText
} from "./chunk-PR56Q6UZ.js";
import {
  escapeMarkdown
} from "./chunk-TE2GA6J2.js";
import {
  printable
} from "./chunk-LUBQ2WQT.js";

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
  load: () => import("./engine-TTWPGTT6.js").then(({ engine }) => engine)
};

// src/repositories/yum/client.ts
var YUM_FOLDER = "/etc/yum.repos.d";
var ZYPP_FOLDER = "/etc/zypp/repos.d";
var dnf = {
  manager: "dnf",
  yes: "-y",
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
  const plain = (text2) => text2.replaceAll("$", "%24");
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
  load: () => import("./engine-FJIYA66G.js").then(({ engine }) => engine)
};

// src/repositories/index.ts
var repositoryKinds = { apt, yum };

// src/steps/page/names.ts
var sourceId = (name, stream) => stream === STABLE ? name : `${name}-${fileWord(stream)}`;
var keyringName = (id) => `${id}-keyring`;
var carrierName = (id) => `${id.toLowerCase().replaceAll("_", "-")}-repo`;
var fileWord = (word) => word.replace(/[^A-Za-z0-9.-]/g, "-");
var idTitle = ({ id, codename }) => id.replace(/^[a-z]/, (letter) => letter.toUpperCase()).replaceAll("-", " ") + (codename === void 0 ? "" : ` (${codename})`);
function releasesTitle(releases) {
  const distros2 = [...new Set(releases.map(({ distro }) => distro))];
  const titles = distros2.map(
    (distro) => `${distro.title} ${inWords(releases.filter((one) => one.distro === distro).map(({ release }) => idTitle(release)))}`
  );
  return titles.join(", ");
}
var inWords = (words) => words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

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

// src/steps/page/sources.ts
var addressOf = (url, path) => `${url}/${path.split("/").map(encodeURIComponent).join("/")}`;
var oneLine = (text2) => text2.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
async function sourceText(client3, source, templates) {
  return renderTemplate(await readTemplate(client3.template, templates), client3.view(source));
}
var sourceOf = ({ settings, about }, { id, address, arches, stream }, key) => ({
  id,
  title: oneLine(`${about?.title ?? settings.name}${id === settings.name ? "" : ` (${stream})`}`),
  url: settings.url ?? "",
  suite: address,
  component: settings.component,
  arches,
  key
});

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

// src/steps/page/html.ts
import { createHash as createHash2 } from "node:crypto";

// src/steps/page/keys.ts
import { createHash } from "node:crypto";
async function keyringOf(publicKeys) {
  const found = /* @__PURE__ */ new Map();
  for (const text2 of publicKeys)
    for (const key of await readOpenKeys(text2, "the public key")) {
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

// src/steps/page/packages.ts
function packagesOf({ places, settings }) {
  const suites = shownSuites(places, settings);
  const kinds = [...new Set(suites.map(({ kind }) => kind))];
  const found = /* @__PURE__ */ new Map();
  for (const kind of kinds) {
    const ofKind = suites.filter((suite) => suite.kind === kind);
    for (const [name, versions] of versionsOf(ofKind, formatOf(kind.format).compareVersions))
      found.set(name, [...found.get(name) ?? [], ...versions]);
  }
  const rank = (name) => name === settings.name ? 0 : name.endsWith(carrierName("")) ? 2 : 1;
  return [...found].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)).map(([name, versions]) => ({
    name,
    versions: versions.filter(({ isCurrent }) => isCurrent).map(shown),
    older: versions.filter(({ isCurrent }) => !isCurrent).map(shown)
  }));
}
var shown = ({ isCurrent: _, ...version }) => version;
function versionsOf(suites, compare) {
  const current = new Set(suites.flatMap(({ listings }) => newestOf(listings, compare)));
  const names = /* @__PURE__ */ new Map();
  for (const { suite, listings } of suites)
    for (const listing of listings) {
      const { name, version, arch, path, size, published } = listing;
      const versions = names.get(name) ?? /* @__PURE__ */ new Map();
      const key = `${version} ${arch}`;
      const before = versions.get(key);
      versions.set(key, {
        ...before ?? { version, arch, path, size, published },
        suites: [.../* @__PURE__ */ new Set([...before?.suites ?? [], suite])].sort(),
        isCurrent: before?.isCurrent === true || current.has(listing)
      });
      names.set(name, versions);
    }
  return new Map(
    [...names].map(([name, versions]) => [
      name,
      [...versions.values()].sort((a, b) => compare(b.version, a.version) || (a.arch < b.arch ? -1 : 1))
    ])
  );
}
function newestOf(listings, compare) {
  const best = /* @__PURE__ */ new Map();
  for (const listing of listings) {
    const key = `${listing.name} ${listing.arch}`;
    const before = best.get(key);
    if (!before || compare(listing.version, before.version) > 0) best.set(key, listing);
  }
  return [...best.values()];
}

// src/steps/page/words.ts
var dayText = (seconds) => new Date(seconds * 1e3).toISOString().slice(0, 10);
var quickLine = (url) => `curl -fsSL ${shellWord(addressOf(url, "install.sh"))} | sh`;

// src/steps/page/html.ts
var TEMPLATE = "repository/index.html.hbs";
var MOST_ROWS = 400;
var text = (words) => xmlText(printable(oneLine(words)));
var href = (path) => xmlAttribute(`./${path.split("/").map(encodeURIComponent).join("/")}`);
async function indexHtml(work, keyring, files) {
  const { settings, about = {}, templates } = work;
  const [page, style, script] = await Promise.all(
    [TEMPLATE, "repository/page.css", "repository/page.js"].map((path) => readTemplate(path, templates))
  );
  const title = about.title ?? settings.name;
  const all = packagesOf(work);
  const dates = work.places.flatMap(({ listings }) => listings.map(({ published }) => published));
  const main = all[0]?.name === settings.name ? all[0].versions[0]?.version : void 0;
  const { packages, more } = shortened(all);
  return renderTemplate(page, {
    policy: policyFor(style.text, script.text),
    style: style.text,
    script: script.text,
    title: text(title),
    description: xmlAttribute(printable(oneLine(about.summary ?? `Packages of ${title} for Linux`))),
    summary: text(about.summary ?? ""),
    license: text(about.license ?? ""),
    homepage: isAddress(about.homepage) ? xmlAttribute(about.homepage) : "",
    newest: text(main === void 0 ? "" : plainVersion(main)),
    updated: dates.length > 0 ? dayText(dates.reduce((a, b) => Math.max(a, b))) : "",
    quick: text(quickLine(settings.url)),
    streams: streamsView(installSteps(work)),
    keys: keyring.keys.map(keyView),
    armored: href(keyringFile(settings.name, "armored")),
    binary: href(keyringFile(settings.name, "binary")),
    packages,
    more,
    files: files.map((name, index) => ({ name: text(name), href: href(name), comma: index > 0 }))
  });
}
var plainVersion = (version) => version.replace(/^\d+:/, "").replace(/-[^-]*$/, "");
function policyFor(style, script) {
  const hash = (content) => `'sha256-${createHash2("sha256").update(content).digest("base64")}'`;
  const rules = ["default-src 'none'", `style-src ${hash(style)}`, `script-src ${hash(script)}`];
  return [...rules, "img-src data:", "base-uri 'none'", "form-action 'none'"].join("; ");
}
function isAddress(address) {
  return address !== void 0 && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
function streamsView(steps) {
  const streams = [...new Set(steps.map(({ stream }) => stream))];
  return streams.map((stream, index) => ({
    title: streams.length === 1 || stream === STABLE ? "" : `Stream ${text(stream)}`,
    ways: steps.filter((one) => one.stream === stream).map((one, place) => wayView(one, index === 0 && place === 0))
  }));
}
function wayView({ title, add, install, upgrade, remove, carrier }, open) {
  const isTaken = carrier !== void 0 && install.some((line) => line.split(" ").includes(carrier));
  return {
    title: text(title),
    open,
    install: [...add, ...install].map(text),
    upgrade: upgrade.map(text),
    remove: remove.map(text),
    note: isTaken ? `${text(carrier)} keeps the key and the source up to date.` : ""
  };
}
function keyView({ fingerprint, users, expires }) {
  const ends = expires === void 0 ? "does not end" : `ends on ${dayText(expires)}`;
  return { fingerprint: inFours(fingerprint), about: text([...users.slice(0, 1), ends].join(", ")) };
}
function shortened(all) {
  let room = MOST_ROWS;
  const take = (versions) => {
    const taken = versions.slice(0, room);
    room -= taken.length;
    return taken.map(rowView);
  };
  const packages = all.flatMap(({ name, versions, older }) => {
    if (room === 0) return [];
    const rows = take(versions);
    const olderRows = take(older);
    const count = older.length === 1 ? "One earlier version" : `${older.length} earlier versions`;
    return [{ name: text(name), rows, olderRows, older: olderRows.length > 0 ? count : "" }];
  });
  const left = all.length - packages.length;
  return { packages, more: left > 0 ? `There are ${left} more packages, which the lists have.` : "" };
}
var rowView = ({ version, suites, arch, path, size, published }) => ({
  version: text(version),
  suites: text(suites.join(", ")),
  arch: text(arch),
  href: href(path),
  size: sizeText(size),
  date: dayText(published)
});

// src/steps/page/readme.ts
async function readmeBlock(work, { keys }) {
  const { settings, about, templates } = work;
  const text2 = (words) => escapeMarkdown(printable(oneLine(words)));
  return renderTemplate(await readTemplate("repository/README.md.hbs", templates), {
    title: text2(about?.title ?? settings.name),
    quick: quickLine(settings.url),
    ways: installSteps(work).map(({ title, stream, add, install }) => ({
      title: text2(stream === STABLE ? title : `${title} (${stream})`),
      lines: [...add, ...install]
    })),
    keys: keys.map(({ fingerprint }) => inFours(fingerprint))
  });
}

// src/steps/page/script.ts
var TEMPLATE2 = "repository/install.sh.hbs";
async function installScript(work, keyring) {
  const { settings, about, templates } = work;
  const blocks = blocksOf(work);
  const streams = [...new Set(blocks.map(({ stream }) => stream))];
  const title = oneLine(about?.title ?? settings.name);
  const view3 = {
    comment: printable(title),
    address: shellWord(addressOf(settings.url, "install.sh")),
    title: quoted(printable(title)),
    stream: quoted(streams.includes(STABLE) ? STABLE : streams[0] ?? STABLE),
    streams: streams.join(", "),
    hasStreams: streams.length > 1 || !streams.includes(STABLE),
    fingerprints: quoted(keyring.keys.map(({ fingerprint }) => fingerprint).join(" ")),
    known: inDoubleQuotes(knownTitles(blocks)),
    sources: await Promise.all(blocks.map((block, index) => rowOf(work, keyring, { block, row: index + 1 })))
  };
  return renderTemplate(await readTemplate(TEMPLATE2, templates), view3);
}
var inDoubleQuotes = (text2) => text2.replace(/[\\"$`]/g, "\\$&");
var knownTitles = (blocks) => [...new Set(blocks.map(({ title }) => title))].join("; ");
async function rowOf(work, keyring, { block, row }) {
  const { way: way2, id, packages, carrier, arches } = block;
  const { client: client3 } = block.suites[0].kind;
  const file = keyringFile(work.settings.name, client3.keyForm);
  const keyPath = client3.keyPath(id);
  const source = sourceOf(work, block, { at: "file", path: keyPath });
  const names = [...packages, ...carrier === void 0 ? [] : [carrier]];
  const mute = ([program, ...words]) => [program, way2.yes, ...words].map(shellWord).join(" ");
  return {
    row: String(row),
    pattern: patternsOf(block).map(quoted).join(" | "),
    sourcePath: quoted(way2.sourcePath(id)),
    keyPath: quoted(keyPath),
    keyUrl: quoted(addressOf(work.settings.url, file)),
    keySha256: quoted(sha256(client3.keyForm === "armored" ? keyring.armored : keyring.binary)),
    packages: quoted(packages.join(" ")),
    carrier: quoted(carrier ?? ""),
    machines: quoted(arches.flatMap(client3.machines).join(" ")),
    sourceText: quoted(await sourceText(client3, source, work.templates)),
    trust: way2.trust ? way2.trust(keyPath).map(shellWord).join(" ") : "",
    refresh: way2.refresh(id).map((command) => command.map(shellWord).join(" ")).join(" && run "),
    install: mute(way2.install(names))
  };
}
var patternsOf = ({ way: { manager }, stream, releases }) => releases.length === 0 ? [`${manager}/${stream}/*`] : [...new Set(releases.map((found) => `${manager}/${stream}/${wordOf(found)}`))].sort();
var wordOf = ({ distro, release }) => `${distro.family}:${suiteOf(release)}`;

// src/steps/page/files.ts
async function usersFiles(_host, work) {
  const keyring = await keyringOf(work.publicKeys);
  const texts = /* @__PURE__ */ new Map([
    [keyringFile(work.settings.name, "armored"), keyring.armored],
    [keyringFile(work.settings.name, "binary"), keyring.binary]
  ]);
  if (work.settings.url !== void 0) {
    for (const block of blocksOf(work))
      for (const [path, text2] of await sourceFiles(work, keyring, block)) texts.set(path, text2);
    const sources = [...texts.keys()].filter((path) => !path.startsWith(`${work.settings.name}-keyring.`));
    texts.set("install.sh", await installScript(work, keyring));
    texts.set("index.html", await indexHtml(work, keyring, sources.sort()));
    texts.set("README.md", await readmeBlock(work, keyring));
  }
  return [...texts].sort(([a], [b]) => a < b ? -1 : 1).map(([path, text2]) => ({ path, content: typeof text2 === "string" ? Buffer.from(text2) : text2 }));
}
async function sourceFiles(work, { armored }, block) {
  const { client: client3 } = block.suites[0].kind;
  const { settings, templates } = work;
  const key = client3.keyFirst ? { at: "file", path: client3.keyPath(block.id) } : { at: "address", url: addressOf(settings.url, keyringFile(settings.name, client3.keyForm)) };
  const text2 = (place) => sourceText(client3, sourceOf(work, block, place), templates);
  const file = (word) => `${block.file}${word === void 0 ? "" : `-${word}`}.${client3.extension}`;
  return [
    [file(), await text2(key)],
    ...client3.oneFile === void 0 ? [] : [[file(client3.oneFile), await text2({ at: "inside", armored })]]
  ];
}

// src/steps/page/carriers.ts
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

// src/steps/page/carrier-package.ts
import { posix } from "node:path";
async function carrierPackage(work, carried) {
  const { kind, id } = carried;
  const { about = {}, settings } = work;
  const title = oneLine(about.title ?? settings.name);
  const [key] = carried.keyring.keys;
  const format = formatOf(kind.format);
  return {
    name: carrierName(id),
    arch: "all",
    target: `${kind.format}/all`,
    format: kind.format,
    summary: `Package repository of ${title}`,
    description: `Package repository of ${title}
Where its packages are, and the keys that they are signed with.`,
    license: about.license,
    homepage: about.homepage ?? settings.url,
    maintainer: about.maintainer ?? key?.users[0] ?? `${title} <root@localhost>`,
    vendor: void 0,
    section: void 0,
    priority: void 0,
    relations: Object.fromEntries(relationKinds.map((relation) => [relation, []])),
    scripts: await scriptsOf(work, carried),
    services: [],
    users: [],
    groups: [],
    directories: [],
    changelog: [],
    entries: entriesOf(carried),
    options: format.defaults
  };
}
async function finished(pkg, version) {
  const dated = (entry) => ({ ...entry, mtime: version.date });
  const whole = { ...pkg, version };
  const { documents } = await formatOf(pkg.format).load();
  const more = documents?.(whole, { licenseText: void 0 }) ?? [];
  return { ...whole, entries: withParents([...pkg.entries, ...more]).map(dated) };
}
async function scriptsOf({ templates }, { kind, ways, id }) {
  const view3 = { source: quoted(ways[0].sourcePath(id)) };
  const pairs = scriptMoments.flatMap((moment) => {
    const path = kind.client.scripts[moment];
    return path === void 0 ? [] : [[moment, path]];
  });
  return Object.fromEntries(
    await Promise.all(
      pairs.map(async ([moment, path]) => [
        moment,
        renderTemplate(await readTemplate(path, templates), view3)
      ])
    )
  );
}
var ROOT3 = { owner: "root", group: "root", mtime: 0 };
var fileAt = (path, content) => {
  const bytes = Buffer.from(content);
  const about = { from: path, content: bytes.toString("base64"), size: bytes.length };
  return { type: "file", path, mode: 420, ...ROOT3, ...about, role: void 0 };
};
function entriesOf({ kind: { client: client3 }, ways, id, text: text2, keyring }) {
  const key = client3.keyForm === "armored" ? keyring.armored : keyring.binary;
  const sources = ways.map((way2) => way2.sourcePath(id));
  const folders = ways.length > 1 ? sources.flatMap((path) => parentsOf(path).slice(1)) : [];
  return [
    ...[...new Set(folders)].map(
      (path) => ({ type: "dir", path, mode: 493, ...ROOT3, implicit: false })
    ),
    ...sources.map((path) => ({ ...fileAt(path, text2), role: "config-noreplace" })),
    fileAt(client3.keyPath(id), key)
  ];
}
function parentsOf(path) {
  const parent = posix.dirname(path);
  return parent === "/" ? [] : [...parentsOf(parent), parent];
}
function withParents(entries) {
  const there = new Map(entries.map((entry) => [entry.path, entry]));
  for (const path of entries.flatMap((entry) => parentsOf(entry.path)))
    if (!there.has(path)) there.set(path, { type: "dir", path, mode: 493, ...ROOT3, implicit: true });
  return [...there.values()].sort((a, b) => a.path < b.path ? -1 : 1);
}

// src/steps/page/carrier-version.ts
var NUMBER = /^(?:\d+:)?(\d{8})\.(\d{1,6})-.*\.([0-9a-f]{8})$/;
function nextVersion({ published, digest, suffix, date }) {
  const [, lastDay = "0", lastCount = "0", lastDigest] = NUMBER.exec(published ?? "") ?? [];
  if (digest === lastDigest) return void 0;
  const today = new Date(date * 1e3).toISOString().slice(0, 10).replaceAll("-", "");
  const isLater = Number(today) > Number(lastDay);
  const day = isLater ? today : lastDay;
  return {
    tag: void 0,
    upstream: `${day}.${isLater ? 1 : Number(lastCount) + 1}`,
    prerelease: void 0,
    metadata: void 0,
    revision: `1${suffix}.${digest}`,
    epoch: void 0,
    commit: void 0,
    shortCommit: void 0,
    date: Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00Z`) / 1e3,
    snapshot: void 0
  };
}

// src/steps/page/carriers.ts
async function sourcePackages(host, work, outDir) {
  if (work.settings.url === void 0) return [];
  const keyring = await keyringOf(work.publicKeys);
  const carriers = [];
  for (const { kind: id, suite: name, listings } of work.suites) {
    const kind = repositoryKinds[id];
    if (!kind || listings.length === 0) continue;
    const suite = suiteNamed(kind, name, work.settings);
    const { client: client3 } = kind;
    const ways = client3.ways.filter(({ manager }) => isFor(suite, manager));
    const named = sourceId(work.settings.name, suite.stream);
    const key = { at: "file", path: client3.keyPath(named) };
    const address = addressIn(suite, work.settings);
    const about = { id: named, address, stream: suite.stream, arches: archesIn(kind, listings) };
    const text2 = await sourceText(client3, sourceOf(work, about, key), work.templates);
    const pkg = await carrierPackage(work, { kind, ways, id: named, text: text2, keyring });
    const version = nextVersion({
      published: highest(
        kind.format,
        listings.filter((one) => one.name === pkg.name)
      ),
      digest: sha256(JSON.stringify([name, pkg])).slice(0, 8),
      suffix: suffixOf2(suite),
      date: work.date
    });
    if (!version) continue;
    const folder = join(outDir, id, name);
    await mkdir(folder, { recursive: true });
    const engines = await formatOf(kind.format).load();
    const files = await engines.portable(host, await finished(pkg, version), folder);
    carriers.push(...files.map((file) => ({ kind: id, suite: name, file: join(folder, file) })));
  }
  return carriers;
}
var isFor = ({ releases }, manager) => releases.length === 0 || releases.some(({ distro }) => distro.manager === manager);
function suffixOf2({ releases }) {
  const suffixes = new Set(releases.map(({ release }) => release.suffix));
  return suffixes.size === 1 ? [...suffixes][0] : "";
}
function highest(format, listings) {
  const { compareVersions } = formatOf(format);
  return listings.map(({ version }) => version).sort(compareVersions).at(-1);
}

export {
  repositoryKinds,
  sourcePackages,
  installSteps,
  keyringFile,
  usersFiles
};
