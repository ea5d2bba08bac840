import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  addressIn,
  archesIn,
  keyringFile,
  keyringOf,
  repositoryKinds,
  sha256,
  suiteNamed
} from "./chunk-XSQ3YVDT.js";
import {
  sourceId,
  sourceOf
} from "./chunk-SWUFBRT4.js";
import {
  formatOf
} from "./chunk-EOMNDTBA.js";

// src/steps/page/files.ts
async function usersFiles(_host, work) {
  const keyring = await keyringOf(work.publicKeys);
  const texts = /* @__PURE__ */ new Map([
    [keyringFile(work.settings.name, "armored"), keyring.armored],
    [keyringFile(work.settings.name, "binary"), keyring.binary]
  ]);
  if (work.settings.url !== void 0) {
    const { addressFiles } = await import("./address-files-NNGSHRV6.js");
    for (const [path, text] of await addressFiles(work, keyring)) texts.set(path, text);
  }
  return [...texts].sort(([a], [b]) => a < b ? -1 : 1).map(([path, text]) => ({ path, content: typeof text === "string" ? Buffer.from(text) : text }));
}

// src/steps/page/carriers.ts
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

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
  const { carrierPackage, finished } = await import("./carrier-package-TVYICFWC.js");
  const { sourceText } = await import("./source-text-ATERMLGX.js");
  const keyring = await keyringOf(work.publicKeys);
  const carriers = [];
  for (const { kind: id, suite: name, listings } of work.suites) {
    const kind = repositoryKinds[id];
    if (!kind || listings.length === 0) continue;
    const suite = suiteNamed(kind, name, work.settings);
    const { client } = kind;
    const ways = client.ways.filter(({ manager }) => isFor(suite, manager));
    const named = sourceId(work.settings.name, suite.stream);
    const key = { at: "file", path: client.keyPath(named) };
    const address = addressIn(suite, work.settings);
    const about = { id: named, address, stream: suite.stream, arches: archesIn(kind, listings) };
    const text = await sourceText(client, sourceOf(work, about, key), work.templates);
    const pkg = await carrierPackage(work, { kind, ways, id: named, text, keyring });
    const version = nextVersion({
      published: highest(
        kind.format,
        listings.filter((one) => one.name === pkg.name)
      ),
      digest: sha256(JSON.stringify([name, pkg])).slice(0, 8),
      suffix: suffixOf(suite),
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
function suffixOf({ releases }) {
  const suffixes = new Set(releases.map(({ release }) => release.suffix));
  return suffixes.size === 1 ? [...suffixes][0] : "";
}
function highest(format, listings) {
  const { compareVersions } = formatOf(format);
  return listings.map(({ version }) => version).sort(compareVersions).at(-1);
}

export {
  sourcePackages,
  usersFiles
};
