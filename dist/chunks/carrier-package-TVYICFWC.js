import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  carrierName,
  oneLine
} from "./chunk-SWUFBRT4.js";
import "./chunk-UBU3JJGE.js";
import "./chunk-QAPI6OIN.js";
import {
  formatOf
} from "./chunk-EOMNDTBA.js";
import "./chunk-FQCOH36P.js";
import "./chunk-DSNOF4RM.js";
import "./chunk-SHOOH4RL.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import {
  relationKinds,
  scriptMoments
} from "./chunk-TQC3N7SD.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-RYLJHMX5.js";
import {
  readTemplate
} from "./chunk-VYZDGCNJ.js";
import "./chunk-ETTTRMDG.js";
import "./chunk-LV3KPGXS.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-RL6L7SJM.js";
import {
  quoted
} from "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";

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
  const view = { source: quoted(ways[0].sourcePath(id)) };
  const pairs = scriptMoments.flatMap((moment) => {
    const path = kind.client.scripts[moment];
    return path === void 0 ? [] : [[moment, path]];
  });
  return Object.fromEntries(
    await Promise.all(
      pairs.map(async ([moment, path]) => [moment, (await readTemplate(path, templates)).render(view)])
    )
  );
}
var ROOT = { owner: "root", group: "root", mtime: 0 };
var fileAt = (path, content) => {
  const bytes = Buffer.from(content);
  const about = { from: path, content: bytes.toString("base64"), size: bytes.length };
  return { type: "file", path, mode: 420, ...ROOT, ...about, role: void 0 };
};
function entriesOf({ kind: { client }, ways, id, text, keyring }) {
  const key = client.keyForm === "armored" ? keyring.armored : keyring.binary;
  const sources = ways.map((way) => way.sourcePath(id));
  const folders = ways.length > 1 ? sources.flatMap((path) => parentsOf(path).slice(1)) : [];
  return [
    ...[...new Set(folders)].map(
      (path) => ({ type: "dir", path, mode: 493, ...ROOT, implicit: false })
    ),
    ...sources.map((path) => ({ ...fileAt(path, text), role: "config-noreplace" })),
    fileAt(client.keyPath(id), key)
  ];
}
function parentsOf(path) {
  const parent = posix.dirname(path);
  return parent === "/" ? [] : [...parentsOf(parent), parent];
}
function withParents(entries) {
  const there = new Map(entries.map((entry) => [entry.path, entry]));
  for (const path of entries.flatMap((entry) => parentsOf(entry.path)))
    if (!there.has(path)) there.set(path, { type: "dir", path, mode: 493, ...ROOT, implicit: true });
  return [...there.values()].sort((a, b) => a.path < b.path ? -1 : 1);
}
export {
  carrierPackage,
  finished
};
