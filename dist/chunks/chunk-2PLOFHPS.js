import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  sizeText
} from "./chunk-PR56Q6UZ.js";
import {
  formatOf
} from "./chunk-EOMNDTBA.js";
import {
  xmlDocument
} from "./chunk-N62IPCGT.js";
import {
  printable,
  printableLines
} from "./chunk-LUBQ2WQT.js";
import {
  versionText
} from "./chunk-6NQTDTAW.js";
import {
  shellWord
} from "./chunk-B43SI3EG.js";
import {
  writeWhole
} from "./chunk-NPBHZXYM.js";
import {
  PkgError
} from "./chunk-7K3FG75H.js";

// src/model/verify.ts
var isVerified = ({ checks }) => checks.some(({ outcome }) => outcome === "passed") && checks.every(({ outcome }) => outcome !== "failed");

// src/steps/report/units.ts
var timeText = (milliseconds) => `${(milliseconds / 1e3).toFixed(2)} s`;

// src/steps/report/verification.ts
var LAST_LINES = 20;
var triedOn = ({ target, on }) => target === on || target.startsWith(`${on}/`) ? target : `${target} on ${on}`;
var verificationTable = (results) => ({
  title: "Verification",
  head: ["target", "package", "passed", "failed", "not run", "time"],
  rows: results.map((result) => [
    triedOn(result),
    result.file,
    String(count(result.checks, "passed")),
    namesOf(result.checks, "failed"),
    namesOf(result.checks, "not run"),
    timeText(result.checks.reduce((sum, { milliseconds }) => sum + milliseconds, 0))
  ])
});
function verificationNotes(results) {
  const skipped = /* @__PURE__ */ new Map();
  for (const { checks } of results)
    for (const { name, outcome, reason } of checks)
      if (outcome === "not run") {
        const why = reason ?? "no reason was given";
        skipped.set(why, (skipped.get(why) ?? /* @__PURE__ */ new Set()).add(name));
      }
  return [
    ...[...skipped].map(([why, names]) => `Not run: ${[...names].join(", ")}: ${printable(why)}`),
    ...results.flatMap(
      (result) => result.checks.filter(({ outcome }) => outcome === "failed").map((check) => failureNote(result, check))
    )
  ];
}
var failureNote = (result, check) => [
  `Failed: ${triedOn(result)}, ${result.file}, ${check.name}${check.reason === void 0 ? "" : `: ${printable(check.reason)}`}`,
  ...check.command ? [`  $ ${printable(check.command.map(shellWord).join(" "))}`] : [],
  ...lastLines(check.output ?? "").map((line) => `    ${line}`)
].join("\n");
var lastLines = (text) => {
  if (text.trim() === "") return [];
  const lines = printableLines(text.trimEnd());
  const left = lines.length - LAST_LINES;
  return left > 0 ? [`\u2026 ${left} lines before these`, ...lines.slice(-LAST_LINES)] : lines;
};
var verifyReport = ({ results, failed = [], unverified }) => {
  const problems = [...results.flatMap(problemsIn), ...untold(results, failed)];
  const good = results.filter(isVerified).length;
  return {
    title: unverified === void 0 ? `Verified ${good} of ${results.length} ${results.length === 1 ? "package" : "packages"}` : "Not verified",
    tables: results.length === 0 ? [] : [verificationTable(results)],
    notes: verificationNotes(results),
    next: [],
    outputs: {},
    problems,
    failed: problems.length > 0,
    data: { results }
  };
};
var withRepositoryTrials = (report, tried) => tried === void 0 ? report : {
  ...report,
  tables: tried.results.length === 0 ? report.tables : [
    ...report.tables,
    { ...verificationTable(tried.results), title: "Repository, as its users have it" }
  ],
  notes: [
    ...report.notes,
    ...tried.unverified === void 0 ? verificationNotes(tried.results) : [`The repository is not verified: ${tried.unverified}.`]
  ],
  data: { ...report.data, repositoryResults: tried.results }
};
var untold = (results, failed) => {
  const told = new Set(results.filter(({ checks }) => count(checks, "failed") > 0).map(({ target }) => target));
  return failed.filter(({ target }) => !told.has(target)).map(({ target, error }) => ({
    message: `${target}: ${error instanceof Error ? error.message : String(error)}`,
    ...hintOf(error)
  }));
};
var hintOf = (error) => error instanceof PkgError && error.hint !== void 0 ? { hint: error.hint } : {};
var problemsIn = (result) => result.checks.filter(({ outcome }) => outcome === "failed").flatMap(
  ({ name, reason = "failed", problems = [] }) => (problems.length > 0 ? problems : [{ message: reason }]).map((problem) => ({
    ...problem,
    message: `${triedOn(result)}, ${result.file}, ${name}: ${problem.message}`
  }))
);
var count = (checks, wanted) => checks.filter(({ outcome }) => outcome === wanted).length;
function namesOf(checks, wanted) {
  const names = checks.filter(({ outcome }) => outcome === wanted).map(({ name }) => name);
  return names.length === 0 ? "" : `${names.length}: ${names.join(", ")}`;
}

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

// src/steps/report/junit.ts
import { join } from "node:path";
var JUNIT_FILE = "verify.xml";
var junitXml = (results) => xmlDocument({
  name: "testsuites",
  attributes: { name: "linux-pkg verify", ...totals(results.flatMap(({ checks }) => checks)) },
  children: results.map(suite)
});
var writeJunit = (host, results) => writeWhole(join(host.outDir, JUNIT_FILE), junitXml(results));
var suite = (result) => ({
  name: "testsuite",
  attributes: { name: `${triedOn(result)} ${result.file}`, ...totals(result.checks) },
  children: result.checks.map((check) => testCase(result, check))
});
var testCase = (result, check) => ({
  name: "testcase",
  attributes: {
    name: check.name,
    classname: `${triedOn(result)}.${result.file}`,
    time: seconds(check.milliseconds)
  },
  children: [...ending(check), ...output(check)]
});
function ending({ outcome, reason, command, problems = [] }) {
  if (outcome === "passed") return [];
  if (outcome === "not run") return [{ name: "skipped", attributes: { message: reason } }];
  const lines = [
    ...reason === void 0 ? [] : [reason],
    ...command ? [`$ ${command.map(shellWord).join(" ")}`] : [],
    ...problems.map(({ message }) => message)
  ];
  return [{ name: "failure", attributes: { message: reason ?? "failed" }, children: [lines.join("\n")] }];
}
var output = ({ output: text }) => text ? [{ name: "system-out", children: [text] }] : [];
function totals(checks) {
  const count3 = (wanted) => checks.filter(({ outcome }) => outcome === wanted).length;
  return {
    tests: checks.length,
    failures: count3("failed"),
    errors: 0,
    skipped: count3("not run"),
    time: seconds(checks.reduce((sum, { milliseconds }) => sum + milliseconds, 0))
  };
}
var seconds = (milliseconds) => (milliseconds / 1e3).toFixed(3);

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
  title: `Plan for ${versionText(plan.version)}: ${count2(plan.targets.length, "target")}`,
  tables: [table],
  notes: [],
  next: [],
  outputs: planOutputs(plan, matrix),
  data: { plan, matrix }
});
var signingNote = (signing) => typeof signing === "string" ? `Not signed: ${signing}.` : `Signed by ${signing.algorithm} ${signing.fingerprint}.`;
var buildReport = ({
  plan,
  artifacts,
  milliseconds,
  matrix,
  out,
  verified,
  signing
}) => {
  const packages = artifacts.filter(({ kind }) => kind === "package");
  const tried = verified && verifyReport(verified);
  return {
    title: `Built ${count2(packages.length, "package")} of version ${versionText(plan.version)} into ${out}/`,
    tables: [
      {
        title: "Packages",
        head: ["file", "target", "size", "time"],
        rows: artifacts.map((artifact) => [
          artifact.name,
          artifact.kind === "package" ? artifact.target : "",
          sizeText(artifact.size),
          artifact.path in milliseconds ? timeText(milliseconds[artifact.path]) : ""
        ])
      },
      ...tried?.tables ?? []
    ],
    notes: [
      ...tried && verified?.unverified === void 0 ? tried.notes : [`Not verified: ${verified?.unverified ?? "left out on request"}.`],
      signingNote(signing)
    ],
    next: nextCommands(artifacts, out),
    outputs: { ...planOutputs(plan, matrix), ...artifactOutputs(out, artifacts) },
    ...tried?.problems && { problems: tried.problems },
    ...tried?.failed && { failed: true },
    data: { plan, artifacts, ...verified && { results: verified.results } }
  };
};
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
var publishReport = (plan, artifacts, { out, signing, dry }) => ({
  title: `Gathered ${count2(artifacts.filter(({ kind }) => kind === "package").length, "package")} from ${count2(plan.targets.length, "leg")} of version ${versionText(plan.version)}`,
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
  notes: [...dry ? ["A dry run: nothing was written and nothing uploaded."] : [signingNote(signing)]],
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
  ...packages > 0 || builds === 0 ? [count2(packages, "package")] : [],
  ...builds > 0 ? [`what ${count2(builds, "target")} leave`.replace(/ 1 target leave$/, " 1 target leaves")] : []
].join(" and ");
var shellReport = (plan) => ({
  title: `The shell for ${plan.targets.map(({ id }) => id).join(", ")} is closed; its container is gone`,
  tables: [],
  notes: [],
  next: [],
  outputs: {},
  data: { plan }
});
var count2 = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;

export {
  verifyReport,
  withRepositoryTrials,
  baseReport,
  dryBaseReport,
  writeJunit,
  planReport,
  buildReport,
  dryReport,
  publishReport,
  shellReport
};
