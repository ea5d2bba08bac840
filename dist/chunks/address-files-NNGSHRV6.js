import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  sourceText
} from "./chunk-FQT6IJ4F.js";
import {
  blocksOf,
  inFours,
  installSteps,
  keyringFile,
  sha256,
  shownSuites
} from "./chunk-XSQ3YVDT.js";
import "./chunk-CRICFTSR.js";
import "./chunk-TV5JVI3Z.js";
import {
  addressOf,
  carrierName,
  oneLine,
  sourceOf
} from "./chunk-SWUFBRT4.js";
import "./chunk-5HZAVWK4.js";
import "./chunk-2PLOFHPS.js";
import "./chunk-UBU3JJGE.js";
import {
  sizeText
} from "./chunk-PR56Q6UZ.js";
import {
  STABLE
} from "./chunk-QAPI6OIN.js";
import {
  formatOf
} from "./chunk-EOMNDTBA.js";
import {
  suiteOf
} from "./chunk-FQCOH36P.js";
import "./chunk-DSNOF4RM.js";
import "./chunk-SHOOH4RL.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import {
  xmlAttribute,
  xmlText
} from "./chunk-N62IPCGT.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-V5VLRKJX.js";
import {
  escapeMarkdown
} from "./chunk-TE2GA6J2.js";
import "./chunk-7HZJJYV5.js";
import "./chunk-FVMWOHQG.js";
import {
  printable
} from "./chunk-LUBQ2WQT.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-RYLJHMX5.js";
import {
  readTemplate,
  readTemplateText
} from "./chunk-VYZDGCNJ.js";
import "./chunk-ETTTRMDG.js";
import "./chunk-LV3KPGXS.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-RL6L7SJM.js";
import {
  quoted,
  shellWord
} from "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import "./chunk-NPBHZXYM.js";
import "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";

// src/steps/page/html.ts
import { createHash } from "node:crypto";

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
      const { name, version, arch, path, address, size, published } = listing;
      const versions = names.get(name) ?? /* @__PURE__ */ new Map();
      const key = `${version} ${arch}`;
      const before = versions.get(key);
      versions.set(key, {
        ...before ?? { version, arch, path, address, size, published },
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
  const page = await readTemplate(TEMPLATE, templates);
  const [style, script] = await Promise.all(
    ["repository/page.css", "repository/page.js"].map((path) => readTemplateText(path, templates))
  );
  const title = about.title ?? settings.name;
  const all = packagesOf(work);
  const dates = work.places.flatMap(({ listings }) => listings.map(({ published }) => published));
  const main = all[0]?.name === settings.name ? all[0].versions[0]?.version : void 0;
  const { packages, more } = shortened(all);
  return page.render({
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
  const hash = (content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
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
var rowView = ({ version, suites, arch, path, address, size, published }) => ({
  version: text(version),
  suites: text(suites.join(", ")),
  arch: text(arch),
  href: isAddress(address) ? xmlAttribute(address) : href(path),
  size: sizeText(size),
  date: dayText(published)
});

// src/steps/page/readme.ts
async function readmeBlock(work, { keys }) {
  const { settings, about, templates } = work;
  const text2 = (words) => escapeMarkdown(printable(oneLine(words)));
  return (await readTemplate("repository/README.md.hbs", templates)).render({
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
  const view = {
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
  return (await readTemplate(TEMPLATE2, templates)).render(view);
}
var inDoubleQuotes = (text2) => text2.replace(/[\\"$`]/g, "\\$&");
var knownTitles = (blocks) => [...new Set(blocks.map(({ title }) => title))].join("; ");
async function rowOf(work, keyring, { block, row }) {
  const { way, id, packages, carrier, arches } = block;
  const { client } = block.suites[0].kind;
  const file = keyringFile(work.settings.name, client.keyForm);
  const keyPath = client.keyPath(id);
  const source = sourceOf(work, block, { at: "file", path: keyPath });
  const names = [...packages, ...carrier === void 0 ? [] : [carrier]];
  const mute = ([program, ...words]) => [program, way.yes, ...words].map(shellWord).join(" ");
  return {
    row: String(row),
    pattern: patternsOf(block).map(quoted).join(" | "),
    sourcePath: quoted(way.sourcePath(id)),
    keyPath: quoted(keyPath),
    keyUrl: quoted(addressOf(work.settings.url, file)),
    keySha256: quoted(sha256(client.keyForm === "armored" ? keyring.armored : keyring.binary)),
    packages: quoted(packages.join(" ")),
    carrier: quoted(carrier ?? ""),
    machines: quoted(arches.flatMap(client.machines).join(" ")),
    sourceText: quoted(await sourceText(client, source, work.templates)),
    trust: way.trust ? way.trust(keyPath).map(shellWord).join(" ") : "",
    refresh: way.refresh(id).map((command) => command.map(shellWord).join(" ")).join(" && run "),
    install: mute(way.install(names))
  };
}
var patternsOf = ({ way: { manager }, stream, releases }) => releases.length === 0 ? [`${manager}/${stream}/*`] : [...new Set(releases.map((found) => `${manager}/${stream}/${wordOf(found)}`))].sort();
var wordOf = ({ distro, release }) => `${distro.family}:${suiteOf(release)}`;

// src/steps/page/address-files.ts
async function addressFiles(work, keyring) {
  const texts = /* @__PURE__ */ new Map();
  for (const block of blocksOf(work))
    for (const [path, text2] of await sourceFiles(work, keyring, block)) texts.set(path, text2);
  const sources = [...texts.keys()].sort();
  texts.set("install.sh", await installScript(work, keyring));
  texts.set("index.html", await indexHtml(work, keyring, sources));
  texts.set("README.md", await readmeBlock(work, keyring));
  return texts;
}
async function sourceFiles(work, { armored }, block) {
  const { client } = block.suites[0].kind;
  const { settings, templates } = work;
  const key = client.keyFirst ? { at: "file", path: client.keyPath(block.id) } : { at: "address", url: addressOf(settings.url, keyringFile(settings.name, client.keyForm)) };
  const text2 = (place) => sourceText(client, sourceOf(work, block, place), templates);
  const file = (word) => `${block.file}${word === void 0 ? "" : `-${word}`}.${client.extension}`;
  return [
    [file(), await text2(key)],
    ...client.oneFile === void 0 ? [] : [[file(client.oneFile), await text2({ at: "inside", armored })]]
  ];
}
export {
  addressFiles
};
