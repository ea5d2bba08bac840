import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  formatOf
} from "./chunk-NQZPZL4L.js";
import {
  shellWord,
  versionText
} from "./chunk-W4LO626D.js";

// src/steps/report/base.ts
var baseReport = (plan, { done, kept }) => ({
  title: `Prepared ${images(done.length)}`,
  tables: [
    {
      title: "Images",
      head: ["target", "base", "prepared image"],
      rows: inOrder(plan, done).map(({ target, image }) => [target.id, target.image ?? "", image])
    }
  ],
  notes: [
    `Kept: ${kept.join(", ")}.`,
    ...kept.length > 1 ? [] : ["Only this machine has them: `build.cache` in the config names a registry where others find them."]
  ],
  next: [],
  outputs: { version: versionText(plan.version) },
  data: {
    images: inOrder(plan, done).map(({ target, image }) => ({ target: target.id, base: target.image, image })),
    kept
  }
});
var dryBaseReport = (plan, targets) => ({
  title: `Would prepare ${images(targets.length)}`,
  tables: [
    { title: "Images", head: ["target", "base"], rows: targets.map(({ id, image }) => [id, image ?? ""]) }
  ],
  notes: ["A dry run: nothing was made."],
  next: [],
  outputs: { version: versionText(plan.version) },
  data: { images: targets.map(({ id, image }) => ({ target: id, base: image })) }
});
var inOrder = ({ targets }, done) => targets.flatMap(({ id }) => done.filter(({ target }) => target.id === id));
var images = (n) => `the ${n === 1 ? "image of 1 target" : `images of ${n} targets`}`;

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
var dryReport = (plan, packages, built) => ({
  title: `Would build ${dryCounts(packages.length, built.size)} of version ${versionText(plan.version)}`,
  tables: [
    ...built.size === 0 ? [] : [
      {
        title: "Builds",
        head: ["target", "built in", "package made by"],
        rows: plan.targets.filter(({ id }) => built.has(id)).map(({ id, image, engine }) => [
          id,
          image ?? "this machine",
          engine === "native" ? "the distro's own tools" : "linux-pkg"
        ])
      }
    ],
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
var dryCounts = (packages, builds) => [
  ...packages > 0 || builds === 0 ? [count(packages, "package")] : [],
  ...builds > 0 ? [`what ${count(builds, "target")} leave`.replace(/ 1 target leave$/, " 1 target leaves")] : []
].join(" and ");
var shellReport = (plan) => ({
  title: `The shell for ${plan.targets.map(({ id }) => id).join(", ")} is closed; its container is gone`,
  tables: [],
  notes: [],
  next: [],
  outputs: {},
  data: { plan }
});
var count = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;

export {
  baseReport,
  dryBaseReport,
  planReport,
  buildReport,
  dryReport,
  gatherReport,
  shellReport
};
