import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  formatOf
} from "./chunk-PG2UPDCC.js";
import {
  shellWord,
  versionText
} from "./chunk-NVK57OEM.js";

// src/steps/report/units.ts
var UNITS = ["B", "kB", "MB", "GB", "TB"];
function sizeText(bytes) {
  let [value, unit] = [bytes, 0];
  while (value >= 1e3 && unit < UNITS.length - 1) [value, unit] = [value / 1e3, unit + 1];
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}
var timeText = (milliseconds) => `${(milliseconds / 1e3).toFixed(2)} s`;

// src/steps/report/index.ts
var planOutputs = (plan, matrix) => ({
  version: versionText(plan.version),
  plan: JSON.stringify(plan),
  matrix: JSON.stringify(matrix)
});
var artifactOutputs = (outDir, artifacts) => ({
  artifacts: JSON.stringify(artifacts),
  packages: artifacts.filter((artifact) => artifact.kind === "package").map((artifact) => `${outDir}/${artifact.path}`).join("\n")
});
var planReport = (plan, { table, matrix }) => ({
  title: `Plan for ${versionText(plan.version)}: ${count(plan.targets.length, "target")}`,
  tables: [table],
  notes: [],
  next: [],
  outputs: planOutputs(plan, matrix),
  data: { plan, matrix }
});
var buildReport = ({ plan, assembly: { artifacts, milliseconds }, matrix, out }) => ({
  title: `Built ${count(artifacts.length, "package")} of version ${versionText(plan.version)} into ${out}/`,
  tables: [
    {
      title: "Packages",
      head: ["file", "target", "size", "time"],
      rows: artifacts.map((artifact) => [
        artifact.name,
        artifact.kind === "package" ? artifact.target : "",
        sizeText(artifact.size),
        timeText(milliseconds[artifact.path] ?? 0)
      ])
    }
  ],
  notes: ["Not verified and not signed: these steps are not in this version yet."],
  next: nextCommands(artifacts, out),
  outputs: { ...planOutputs(plan, matrix), ...artifactOutputs(out, artifacts) },
  data: { plan, artifacts }
});
var dryReport = (plan, packages) => ({
  title: `Would build ${count(packages.length, "package")} of version ${versionText(plan.version)}`,
  tables: [
    {
      title: "Packages",
      head: ["file", "target", "paths", "installed size"],
      rows: packages.map((pkg) => [
        formatOf(pkg.format).fileName(pkg, pkg.options),
        pkg.target,
        String(pkg.entries.filter((entry) => !(entry.type === "dir" && entry.implicit)).length),
        sizeText(pkg.entries.reduce((sum, entry) => sum + (entry.type === "file" ? entry.size : 0), 0))
      ])
    }
  ],
  notes: ["A dry run: nothing was written."],
  next: [],
  outputs: { version: versionText(plan.version) },
  data: { plan, packages }
});
var gatherReport = (plan, artifacts, out) => ({
  title: `Gathered ${count(artifacts.length, "file")} from ${count(plan.targets.length, "leg")} of version ${versionText(plan.version)}`,
  tables: [
    {
      title: "Files",
      head: ["file", "target", "size", "sha256"],
      rows: artifacts.map((artifact) => [
        artifact.name,
        artifact.kind === "package" ? artifact.target : "",
        sizeText(artifact.size),
        artifact.sha256
      ])
    }
  ],
  notes: ["Nothing was signed or uploaded: these steps are not in this version yet."],
  next: [],
  outputs: { version: versionText(plan.version), ...artifactOutputs(out, artifacts) },
  data: { plan, artifacts }
});
function nextCommands(artifacts, out) {
  const first = /* @__PURE__ */ new Map();
  for (const artifact of artifacts)
    if (artifact.kind === "package" && !first.has(artifact.format))
      first.set(artifact.format, `${out}/${artifact.path}`);
  const install = [...first].map(([format, path2]) => formatOf(format).installLine(path2));
  const [path] = first.values();
  return path === void 0 ? install : [`linux-pkg inspect ${shellWord(path)}`, ...install];
}
var count = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;

export {
  planReport,
  buildReport,
  dryReport,
  gatherReport
};
