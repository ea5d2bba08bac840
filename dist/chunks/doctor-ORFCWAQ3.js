import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  stagePackages
} from "./chunk-XADD7HP5.js";
import "./chunk-5E6SHRX4.js";
import "./chunk-5GMUYW73.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-BZILQVZZ.js";
import "./chunk-ZKPVI74M.js";
import {
  planTargets,
  resolveVersion
} from "./chunk-ZJ2JCZSG.js";
import {
  loadConfig
} from "./chunk-CQNVIRRR.js";
import "./chunk-FIW6WJLT.js";
import "./chunk-UAWTY4NE.js";
import "./chunk-FPA44C5V.js";
import {
  openRepository
} from "./chunk-DQVQ75VL.js";
import "./chunk-MYFCM2S7.js";
import "./chunk-TQC3N7SD.js";
import {
  versionText
} from "./chunk-KZUDXS2M.js";
import "./chunk-3V5ITUW6.js";
import "./chunk-MLZPZOAL.js";
import {
  oldNode
} from "./chunk-MFWPBMOV.js";
import {
  printable
} from "./chunk-LUBQ2WQT.js";
import {
  placeText
} from "./chunk-F34ZE2AM.js";
import "./chunk-H2CRTF6F.js";
import {
  PkgError,
  ToolError,
  UserError
} from "./chunk-7K3FG75H.js";
import "./chunk-Y6RQMCCG.js";

// src/steps/doctor/finding.ts
var ok = (check, what) => ({
  check,
  state: "ok",
  what: oneLine(what),
  hint: void 0
});
var bad = (check, state, problem) => ({
  check,
  state,
  what: oneLine([placeText(problem), problem.message].filter(Boolean).join(": ")),
  hint: problem.hint === void 0 ? void 0 : oneLine(problem.hint)
});
var oneLine = (text) => printable(text.replace(/\s*\n\s*/g, " "));

// src/steps/doctor/config.ts
async function examineConfig(host, inputs) {
  const findings = [];
  const tried = async (check, look) => {
    const warnings = [];
    const { result, problems } = await attempt(() => look(quietHost(host, warnings)), host.signal);
    findings.push(...warnings.map((warning) => bad(check, "warning", warning)));
    findings.push(...problems.map((problem) => bad(check, "error", problem)));
    return result;
  };
  const config = await tried("config", (quiet) => loadConfig(quiet, inputs));
  if (!config) return findings;
  findings.push(ok("config", `${config.file} is valid`));
  const refused = await notAsked(host, config, inputs);
  if (refused) return [...findings, refused];
  const version = await tried("version", (quiet) => resolveVersion(quiet, config, inputs));
  if (!version) return findings;
  findings.push(ok("version", versionLine(version)));
  const plan = await tried("plan", (quiet) => planTargets(quiet, config, version, inputs));
  if (!plan) return findings;
  findings.push(ok("plan", listText(plan.targets.map(({ id }) => id))));
  const later = plan.targets.filter(({ buildOn }) => buildOn !== void 0);
  const now = { ...plan, targets: plan.targets.filter((target) => !later.includes(target)) };
  if (later.length > 0) findings.push(await containersFor(host, later));
  if (now.targets.length === 0) return findings;
  const staged = await tried("contents", (quiet) => stagePackages(quiet, config, now));
  return staged ? [...findings, contentsLine(staged.packages)] : findings;
}
async function containersFor(host, targets) {
  const ids = listText(targets.map(({ id }) => id));
  const { findEngine } = await import("./containers-W7U7NARN.js");
  const { result: engine, problems } = await attempt(() => findEngine(host), host.signal);
  if (engine) return ok("builds", `${ids}: in ${engine.kind} ${engine.version}, ${engine.platform}`);
  const { message, hint } = problems[0] ?? { message: "no container engine" };
  return bad("builds", "error", { message: `${ids}: ${message}`, ...hint && { hint } });
}
var SHOWN = 8;
var listText = (words) => words.length > SHOWN ? `${words.slice(0, SHOWN).join(", ")} and ${words.length - SHOWN} more` : words.join(", ");
var contentsLine = (packages) => ok(
  "contents",
  `${packages.length} package${packages.length === 1 ? "" : "s"}, ${packages.reduce((sum, { entries }) => sum + entries.length, 0)} paths`
);
var versionLine = (version) => version.tag === void 0 ? versionText(version) : `${versionText(version)}, from the tag ${version.tag}`;
var quietHost = (host, warnings) => ({
  ...host,
  log: { ...host.log, info: host.log.debug, warn: (problem) => warnings.push(problem) }
});
async function attempt(look, signal) {
  try {
    return { result: await look(), problems: [] };
  } catch (error) {
    if (signal.aborted || !(error instanceof PkgError)) throw error;
    if (error instanceof UserError) return { problems: error.problems };
    return { problems: [{ message: error.message, ...error.hint !== void 0 && { hint: error.hint } }] };
  }
}
function versionSource({ values: { version } }) {
  if (typeof version !== "object") return version ?? "git";
  return version.from ?? (version.command === void 0 ? "git" : "command");
}
async function notAsked(host, config, inputs) {
  if (inputs.plan !== void 0) return void 0;
  const from = inputs.version ?? versionSource(config);
  if (from === "command")
    return bad("version", "warning", {
      message: "comes from a command, which was not run here",
      hint: "`linux-pkg plan` runs it"
    });
  if (from !== "git") return void 0;
  const repository = await openRepository(host);
  if (typeof repository === "string") return void 0;
  if (await repository.git("rev-parse", "--is-shallow-repository") !== "true") return void 0;
  return bad("version", "warning", {
    message: "the clone is shallow, so release tags may be missing",
    hint: "in a workflow, give actions/checkout `fetch-depth: 0`; elsewhere run git fetch --unshallow --tags"
  });
}

// src/steps/doctor/machine.ts
import { constants } from "node:fs";
import { access, stat, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
var ENOUGH_BYTES = 1e9;
var TOO_FEW_BYTES = 5e7;
var PROGRAMS = [
  {
    check: "git",
    commands: [["git", "--version"]],
    hint: "install git, if the version is to come from tags"
  },
  {
    check: "containers",
    commands: [
      ["docker", "version", "--format", "Docker {{.Server.Version}}"],
      ["podman", "--version"]
    ],
    hint: "install Docker or Podman and start it, for native targets and for build:"
  },
  {
    check: "xz",
    commands: [["xz", "--version"]],
    hint: "install xz-utils, if `compression: xz` is to be used"
  },
  {
    check: "gpg",
    commands: [["gpg", "--version"]],
    hint: "install gnupg, if packages are to be signed with a key of an agent or card (a later version does that)"
  }
];
var examineMachine = async (host) => [
  examineNode(process.versions.node),
  ...await Promise.all(PROGRAMS.map((program) => examineProgram(host, program))),
  ...await examineFolder("output folder", host.outDir, "--out names another"),
  ...await examineFolder("temporary folder", tmpdir(), "TMPDIR names another")
];
function examineNode(version) {
  const [problem] = oldNode(version)?.problems ?? [];
  return problem ? bad("node", "error", problem) : ok("node", `Node ${version}`);
}
async function examineProgram(host, { check, commands, hint }) {
  for (const command of commands) {
    try {
      const { stdout } = await host.run(command, { timeoutMs: 1e4 });
      return ok(check, stdout.split("\n")[0]?.trim() ?? "");
    } catch (error) {
      if (!(error instanceof ToolError) || host.signal.aborted) throw error;
    }
  }
  const names = commands.map(([name]) => name).join(" or ");
  return bad(check, "warning", { message: `${names} did not answer`, hint });
}
async function examineFolder(check, folder, other) {
  const standing = await nearestStanding(folder);
  const refuse = (message) => [bad(check, "error", { message, hint: other })];
  try {
    if (!(await stat(standing)).isDirectory()) return refuse(`${standing} is not a folder`);
    await access(standing, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = await statfs(standing);
    return [roomFinding(check, folder, bavail * bsize)];
  } catch (error) {
    return refuse(`${standing} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
function roomFinding(check, folder, bytes) {
  const what = `${folder}: ${(bytes / 1e9).toFixed(1)} GB free`;
  if (bytes >= ENOUGH_BYTES) return ok(check, what);
  const state = bytes < TOO_FEW_BYTES ? "error" : "warning";
  return bad(check, state, { message: what, hint: "free some space, or name a folder on another disk" });
}
async function nearestStanding(folder) {
  const there = await stat(folder).then(
    () => true,
    (error) => error.code !== "ENOENT" && error.code !== "ENOTDIR"
  );
  const parent = dirname(folder);
  return there || parent === folder ? folder : nearestStanding(parent);
}

// src/steps/doctor/index.ts
async function examine(host, inputs) {
  const config = await examineConfig(host, inputs);
  const machine = await examineMachine(host);
  const all = [...config, ...machine];
  const errors = all.filter(({ state }) => state === "error").length;
  const warnings = all.filter(({ state }) => state === "warning").length;
  return {
    title: `${count(errors, "error")}, ${count(warnings, "warning")}`,
    tables: [tableOf("Config", config), tableOf("Machine", machine)],
    notes: [],
    next: errors > 0 ? [] : ["linux-pkg plan", "linux-pkg build"],
    outputs: {},
    failed: errors > 0,
    data: { config, machine }
  };
}
var tableOf = (title, findings) => ({
  title,
  head: [title.toLowerCase(), "state", "what"],
  rows: findings.flatMap(({ check, state, what, hint }) => [
    [check, state, what],
    ...hint === void 0 ? [] : [["", "", `\u2192 ${hint}`]]
  ])
});
var count = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;

// src/commands/doctor.ts
var doctor = (host, inputs) => examine(host, inputs);
export {
  doctor
};
