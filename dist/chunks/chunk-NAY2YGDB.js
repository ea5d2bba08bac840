import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  inspectFile
} from "./chunk-VJJYETVG.js";
import {
  groundOf,
  openDock,
  prepareMachine
} from "./chunk-XQBLW42L.js";
import {
  compileGlob,
  isBaseFolder
} from "./chunk-HJWYN5US.js";
import {
  buildSettings,
  settle
} from "./chunk-UBU3JJGE.js";
import {
  isCi
} from "./chunk-LCNQAPUV.js";
import {
  placeOf
} from "./chunk-QAPI6OIN.js";
import {
  formatOf
} from "./chunk-EOMNDTBA.js";
import {
  dayOf,
  distros,
  findReleases,
  livingReleases,
  nameOf,
  releasesByName
} from "./chunk-FQCOH36P.js";
import {
  openMachine,
  openWorkshop,
  packEntries,
  programOf
} from "./chunk-5737NTNI.js";
import {
  INSIDE
} from "./chunk-JEOLIM2C.js";
import {
  allInOrder
} from "./chunk-T64XHYXT.js";
import {
  shellWord
} from "./chunk-B43SI3EG.js";
import {
  digestOf,
  tempDir
} from "./chunk-NPBHZXYM.js";
import {
  PkgError,
  RemoteError,
  ToolError,
  UserError,
  VerifyError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/steps/verify/check.ts
var CheckError = class extends PkgError {
  seen;
  constructor(message, { hint, ...seen } = {}) {
    super("verify/failed", message, { hint });
    this.seen = seen;
  }
};

// src/steps/verify/conduct.ts
var MOST_LINES = 40;
var MOST_LETTERS = 1e3;
async function conduct(checks, trial, earlier = []) {
  const results = [];
  for (const check of checks) {
    trial.host.signal.throwIfAborted();
    trial.log.step(check.name);
    results.push(await conductOne(check, trial, [...earlier, ...results]));
  }
  return results;
}
async function conductOne(check, trial, earlier) {
  const { name } = check;
  const lacking = lackingOf(check, earlier);
  if (lacking !== void 0) return notRun(name, lacking);
  const start2 = performance.now();
  const took = () => Math.round(performance.now() - start2);
  try {
    const reason = await check.run(trial);
    return reason === void 0 ? { name, outcome: "passed", milliseconds: took() } : { name, outcome: "not run", reason, milliseconds: took() };
  } catch (error) {
    trial.host.signal.throwIfAborted();
    return { name, outcome: "failed", ...wordsOf(error), milliseconds: took() };
  }
}
var lackingOf = ({ needs }, earlier) => {
  const lacking = needs.find((need) => earlier.find(({ name }) => name === need)?.outcome === "failed");
  if (lacking !== void 0) return `${lacking} failed`;
  const after = needs.find((need) => / failed$/.test(earlier.find(({ name }) => name === need)?.reason ?? ""));
  return after === void 0 ? void 0 : earlier.find(({ name }) => name === after)?.reason;
};
var notRun = (name, reason) => ({
  name,
  outcome: "not run",
  reason,
  milliseconds: 0
});
function wordsOf(error) {
  if (error instanceof ToolError) {
    const [first = ""] = error.message.split("\n");
    return {
      reason: withHint(first.replace(/:$/, ""), error.hint),
      command: error.command,
      ...lastLines(error.tail)
    };
  }
  if (error instanceof CheckError) {
    const { command, output, problems } = error.seen;
    return {
      reason: withHint(error.message, error.hint),
      ...command && { command },
      ...problems && { problems },
      ...lastLines(output ?? "")
    };
  }
  if (error instanceof PkgError) return { reason: withHint(error.message, error.hint) };
  throw error;
}
var withHint = (message, hint) => hint === void 0 ? message : `${message} (${hint})`;
function lastLines(text) {
  const lines = text.trim().split("\n").slice(-MOST_LINES);
  const short = lines.map((line) => line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS)} \u2026` : line);
  return text.trim() === "" ? {} : { output: short.join("\n") };
}

// src/steps/verify/dock.ts
async function dockOrReason(host, config2, ground) {
  try {
    return await openDock(
      host,
      config2 ? buildSettings(void 0, config2, ground) : { cache: { kind: "engine" } }
    );
  } catch (error) {
    const isAbsent = error instanceof UserError && /^containers\/(?:no-)?engine$/.test(error.code);
    if (!isAbsent) throw error;
    if (isCi(host))
      throw new UserError("verify/no-engine", `packages are verified in containers, and ${error.message}`, {
        hint: `${error.hint ?? ""}${error.hint ? "; " : ""}--no-verify (in a workflow verify: false) leaves it out`,
        cause: error
      });
    return error.message;
  }
}

// src/steps/verify/settings.ts
function verifySettings(config2) {
  const said = config2?.values.verify;
  return {
    run: said?.run ?? [],
    upgradeFrom: said?.upgrade_from,
    on: said?.on ?? [],
    lint: said?.lint ?? true,
    allow: said?.allow
  };
}

// src/steps/verify/stamp.ts
var DAY = 86400;
function makeStamp(host) {
  let made;
  const signer = () => {
    made ??= throwAwaySigner(host.now() - DAY);
    return made;
  };
  return {
    sign: async (format, file) => {
      const { defaults, load } = formatOf(format);
      const { sign } = await load();
      return await sign?.({ file, signer: await signer(), options: defaults }) !== void 0;
    },
    publicKey: async () => (await signer()).publicKey
  };
}
async function throwAwaySigner(date) {
  const { memorySigner, throwAwayKey } = await import("./openpgp-NUC6VJCJ.js");
  const key = await throwAwayKey(date);
  return memorySigner(key, { part: key.facts.parts[0], passphrases: [], date });
}

// src/steps/verify/failure.ts
function failureOf({ file, on, checks }) {
  const failed = checks.filter(({ outcome }) => outcome === "failed");
  if (failed.length === 0) return void 0;
  const told = failed.map(
    ({ name, reason, command, output }) => [
      `${name}: ${reason}`,
      ...command ? [`$ ${command.map(shellWord).join(" ")}`] : [],
      ...output ? [output] : []
    ].join("\n")
  );
  const placed = failed.flatMap(({ problems = [] }) => problems).filter(({ place }) => place);
  return new VerifyError([`${file} fails on ${on}`, ...told].join("\n"), placed);
}

// src/steps/verify/units.ts
var UNIT_FILE = /^(?:\/usr)?\/lib\/systemd\/system\/([^/]+)\.(service|socket|timer)$/;
function unitsOf(facts, pkg) {
  const declared = (pkg?.services ?? []).filter(({ unit }) => !unit.includes("@."));
  if (pkg && pkg.services.length > 0)
    return declared.map(({ unit, enable, start: start2, restartOnUpgrade }) => ({
      unit,
      enable,
      start: start2,
      restarts: restartOnUpgrade
    }));
  const found = facts.files.flatMap(({ path, type }) => {
    const [, name = "", kind = ""] = type === "file" && UNIT_FILE.exec(path) || [];
    return name === "" || name.endsWith("@") ? [] : [{ name, kind }];
  });
  const triggers = new Set(found.filter(({ kind }) => kind !== "service").map(({ name }) => name));
  return found.filter(({ name, kind }) => kind !== "service" || !triggers.has(name)).map(({ name, kind }) => ({
    unit: `${name}.${kind}`,
    enable: void 0,
    start: void 0,
    restarts: void 0
  }));
}
var STATE = `systemctl show -p ActiveState,SubState,Type,Result,MainPID,NRestarts -- "$1"
echo "UnitFileState=$(systemctl is-enabled -- "$1" 2>/dev/null)"`;
async function stateOf({ workshop }, unit) {
  const { stdout } = await workshop.run(["sh", "-c", STATE, "sh", unit]);
  return parseState(stdout);
}
function parseState(printed) {
  const fields = new Map(
    printed.split("\n").map((line) => {
      const at = line.indexOf("=");
      return [line.slice(0, at), line.slice(at + 1)];
    })
  );
  const text = (name) => fields.get(name) ?? "";
  return {
    active: text("ActiveState"),
    sub: text("SubState"),
    type: text("Type"),
    result: text("Result"),
    pid: Number(text("MainPID")) || 0,
    restarts: Number(text("NRestarts")) || 0,
    file: text("UnitFileState")
  };
}
var isUp = ({ active, type, result, sub }) => active === "active" || type === "oneshot" && active === "inactive" && result === "success" && sub === "dead";
var isSwitchable = ({ file }) => /^(?:enabled|disabled|linked)/.test(file);
async function mustBeUp(trial, unit, when) {
  const script = `tries=150
while [ "$tries" -gt 0 ]; do
  case $(systemctl show -p ActiveState,SubState -- "$1" | sort | tr '\\n' ' ') in
    *auto-restart*) exit 0 ;;
    *=activating* | *=reloading* | *=deactivating*) ;;
    *) break ;;
  esac
  tries=$((tries - 1))
  sleep 0.2
done
sleep 0.7`;
  await trial.workshop.run(["sh", "-c", script, "sh", unit]);
  const state = await stateOf(trial, unit);
  if (isUp(state)) return state;
  throw new CheckError(`${unit} is not active ${when}: it is ${state.active} (${state.sub})`, {
    command: ["systemctl", "status", unit],
    output: await wordsOf2(trial, unit)
  });
}
async function wordsOf2({ workshop }, unit) {
  const script = 'systemctl status --no-pager --lines=0 -- "$1"; journalctl --unit "$1" --lines=20 --no-pager --output=cat; exit 0';
  const { stdout, stderr } = await workshop.run(["sh", "-c", script, "sh", unit]);
  return `${stdout}${stderr}`.trim();
}

// src/steps/verify/ways.ts
var LONG_MS = 15 * 6e4;
async function runAll({ workshop, log }, commands) {
  for (const command of commands)
    await workshop.run(command, {
      env: workshop.manager.env,
      onLine: (line) => log.output(line),
      timeoutMs: LONG_MS
    });
}
async function installFiles(trial, paths) {
  const { manager } = trial.workshop;
  const { program, isSigned } = trial;
  const install2 = (isEnough) => runAll(trial, manager.trials.installFiles(paths, { program, isSigned, isEnough }));
  if (await isDone(trial, () => install2(true))) return;
  if (await isDone(trial, () => install2(false))) return;
  await refresh(trial);
  await install2(false);
}
async function installNames(trial, names) {
  const install2 = () => runAll(trial, trial.workshop.manager.install(names, trial.program));
  if (await isDone(trial, install2)) return;
  await refresh(trial);
  await install2();
}
async function refresh(trial) {
  try {
    await runAll(trial, trial.workshop.manager.refresh(trial.program));
  } catch (error) {
    trial.host.signal.throwIfAborted();
    trial.log.debug(String(error));
  }
}
async function isDone(trial, work) {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof ToolError && error.exitCode !== void 0 && lacksPackages(trial, error))
      return false;
    throw error;
  }
}
var lacksPackages = ({ workshop: { manager } }, { tail }) => manager.missing(tail).length > 0 || /unmet dependencies|unsatisfied dependencies|nothing provides|failed to (?:fetch|download)|unable to fetch/i.test(
  tail
);
async function installedVersions({
  workshop
}) {
  const { stdout } = await workshop.run(workshop.manager.trials.installed, { env: workshop.manager.env });
  return new Map(
    stdout.split("\n").filter(Boolean).map((line) => {
      const at = line.indexOf(" ");
      return [line.slice(0, at), line.slice(at + 1)];
    })
  );
}
async function versionOnMachine(trial) {
  const versions = await installedVersions(trial);
  const { name, arch } = trial.facts;
  return versions.get(name) ?? versions.get(`${name}:${arch}`);
}
var runScript = ({ workshop }, script, items) => workshop.run(["sh", "-c", script], { input: items.map((item) => `${item}\0`).join("") });

// src/steps/verify/checks/upgrade.ts
var upgrade = {
  name: "upgrade",
  needs: ["install"],
  run: async (trial) => {
    const { files: files2, facts, seen } = trial;
    await installFiles(trial, [...files2.companions, files2.previous]);
    seen.edited = await editConfigFiles(trial);
    seen.processes = await startedProcesses(trial);
    await installFiles(trial, [files2.real]);
    const version = await versionOnMachine(trial);
    if (version !== facts.version)
      throw new CheckError(
        `${facts.name} is ${version ?? "gone"} after the upgrade, and should be ${facts.version}`
      );
    return void 0;
  }
};
var configFiles = ({ facts }) => facts.files.filter(({ type, flags }) => type === "file" && flags.some((flag) => /^(?:conffile|config)$/.test(flag))).map(({ path }) => path);
var EXISTING = `xargs -0 -r sh -c 'for path; do [ ! -f "$path" ] || printf "%s\\0" "$path"; done' sh`;
var EDIT = `xargs -0 -r sh -c 'for path; do printf "\\n" >>"$path"; done' sh`;
async function editConfigFiles(trial) {
  const { stdout } = await runScript(trial, EXISTING, configFiles(trial));
  const paths = stdout.split("\0").filter(Boolean);
  if (paths.length === 0) return /* @__PURE__ */ new Map();
  await runScript(trial, EDIT, paths);
  return sumsOf(trial, paths);
}
async function sumsOf(trial, paths) {
  const { stdout } = await runScript(trial, "xargs -0 -r sha256sum -z -- 2>/dev/null || :", paths);
  return new Map(
    stdout.split("\0").filter(Boolean).map((line) => [line.slice(66), line.slice(0, 64)])
  );
}
async function startedProcesses(trial) {
  const { units, unbooted, workshop, log, host } = trial;
  const processes = /* @__PURE__ */ new Map();
  if (unbooted !== void 0) return processes;
  for (const { unit } of units) {
    await workshop.run(["systemctl", "start", "--", unit]).catch((error) => {
      host.signal.throwIfAborted();
      log.debug(String(error));
    });
    processes.set(unit, (await stateOf(trial, unit)).pid);
  }
  return processes;
}

// src/steps/verify/checks/config.ts
var config = {
  name: "config",
  needs: ["upgrade"],
  run: async (trial) => {
    const edited = trial.seen.edited ?? /* @__PURE__ */ new Map();
    if (edited.size === 0) return "it has no config file";
    const now = await sumsOf(trial, [...edited.keys()]);
    const lost = [...edited].filter(([path, sum]) => now.get(path) !== sum);
    if (lost.length === 0) return void 0;
    throw new CheckError("the upgrade does not keep config files as they were edited", {
      output: lost.map(([path]) => `${path} ${now.has(path) ? "was replaced or changed" : "is gone"}`).join("\n"),
      hint: "declare them as type: config|noreplace, and let no script write to them"
    });
  }
};

// src/steps/verify/checks/service.ts
var service = {
  name: "service",
  needs: ["install"],
  run: async (trial) => {
    const { units, unbooted } = trial;
    if (units.length === 0) return NO_SERVICE;
    if (unbooted !== void 0 && trial.mustBoot)
      throw new CheckError(unbooted, {
        hint: "service checks are part of every run in CI; --no-verify leaves all of them out"
      });
    if (unbooted !== void 0) return unbooted;
    for (const unit of units) await tryUnit(trial, unit);
    return void 0;
  }
};
var NO_SERVICE = "it has no service";
var noService = ({ units, unbooted }) => units.length === 0 ? NO_SERVICE : unbooted;
async function tryUnit(trial, { unit, enable, start: start2 }) {
  const state = await stateOf(trial, unit);
  const says = (what) => {
    throw new CheckError(`${unit} ${what}`, {
      command: ["systemctl", "show", unit],
      output: JSON.stringify(state)
    });
  };
  if (enable === "yes" && state.file !== "enabled" && isSwitchable(state))
    says(`is ${state.file} after installation, and should be enabled`);
  if (enable === "no" && state.file === "enabled") says("is enabled by the installation, and should not be");
  if (start2 === true && !isUp(state) && state.active !== "activating")
    await mustBeUp(trial, unit, "after installation");
  if (start2 === void 0 && !isSwitchable(state)) return;
  if (!isUp(state)) await startUnit(trial, unit);
  await mustBeUp(trial, unit, "after it was started");
}
async function startUnit(trial, unit) {
  await trial.workshop.run(["systemctl", "start", "--", unit]).catch((error) => {
    trial.host.signal.throwIfAborted();
    trial.log.debug(String(error));
  });
}

// src/steps/verify/checks/disabled.ts
async function switchable(trial) {
  const found = [];
  for (const { unit } of trial.units) if (isSwitchable(await stateOf(trial, unit))) found.push(unit);
  return found;
}
async function staysSo(trial, { verb, word, file, undo }) {
  const nothing = noService(trial);
  if (nothing !== void 0) return nothing;
  const units = await switchable(trial);
  if (units.length === 0) return "none of its services can be switched on or off";
  const { workshop } = trial;
  const systemctl = (...words) => workshop.run(["systemctl", ...words, "--", ...units]);
  await systemctl(verb);
  await installFiles(trial, [file]);
  const wrong = [];
  for (const unit of units) {
    const state = await stateOf(trial, unit);
    if (state.file !== word) wrong.push(`${unit} is ${state.file || "not known any more"}`);
  }
  if (undo) await systemctl(undo);
  if (wrong.length === 0) return void 0;
  throw new CheckError(`what the administrator has ${word} does not stay ${word} over an upgrade`, {
    output: wrong.join("\n")
  });
}
var disabled = {
  name: "disabled",
  needs: ["upgrade"],
  run: (trial) => staysSo(trial, { verb: "disable", word: "disabled", file: trial.files.next[0] })
};
var masked = {
  name: "masked",
  needs: ["upgrade"],
  run: (trial) => staysSo(trial, { verb: "mask", word: "masked", file: trial.files.next[1], undo: "unmask" })
};

// src/steps/verify/checks/files.ts
var LOOK = `xargs -0 -r -n 200 sh -c 'for path; do
  find "$path" -maxdepth 0 -printf "%y\\t%m\\t%u\\t%g\\t%l\\t%p\\0" 2>/dev/null || :
done' sh`;
var files = {
  name: "files",
  needs: ["install"],
  run: async (trial) => {
    const { facts, before } = trial;
    const wanted = facts.files.filter(
      ({ path, type }) => path !== "/" && type !== "ghost" && // Folders that others made first keep what they have.
      !(type === "dir" && (before.paths.has(`${path}/`) || before.paths.has(path)))
    );
    const { stdout } = await runScript(
      trial,
      LOOK,
      wanted.map(({ path }) => path)
    );
    const wrong = differences(wanted, parseFound(stdout));
    if (wrong.length > 0)
      throw new CheckError(
        `${wrong.length === 1 ? "a path is" : `${wrong.length} paths are`} not as the package states`,
        {
          output: wrong.join("\n")
        }
      );
    await audit(trial);
    return void 0;
  }
};
async function audit({ workshop, facts }) {
  const command = workshop.manager.trials.audit(facts.name);
  const printed = await workshop.run(command, { env: workshop.manager.env }).catch((error) => {
    if (!(error instanceof ToolError) || error.exitCode === void 0) throw error;
    return { stdout: error.tail, stderr: "" };
  });
  const output = `${printed.stdout}${printed.stderr}`.trim();
  if (output !== "")
    throw new CheckError(`${command[0]} finds files changed right after installation`, { command, output });
}
var parseFound = (printed) => new Map(
  printed.split("\0").filter(Boolean).map((record) => {
    const [type = "", mode = "", owner = "", group = "", to = "", ...path] = record.split("	");
    return [path.join("	"), { type, mode: Number.parseInt(mode, 8), owner, group, to }];
  })
);
var LETTERS = {
  file: "f",
  hardlink: "f",
  dir: "d",
  link: "l"
};
var octal = (mode) => `0${mode.toString(8)}`;
var differences = (wanted, found) => wanted.flatMap((fact) => {
  const { path } = fact;
  const seen = found.get(path);
  if (!seen) return [`${path} is not there`];
  const letter = LETTERS[fact.type];
  if (letter !== void 0 && seen.type !== letter)
    return [`${path} is a ${KINDS[seen.type] ?? "special file"}, and should be a ${KINDS[letter]}`];
  if (fact.type === "link")
    return seen.to === fact.to ? [] : [`${path} leads to ${seen.to}, and should lead to ${fact.to}`];
  const says = (what, is, should) => is === should ? [] : [`${path} has the ${what} ${is}, and should have ${should}`];
  return [
    ...says("mode", octal(seen.mode), octal(fact.mode)),
    ...says("owner", seen.owner, fact.owner),
    ...says("group", seen.group, fact.group)
  ];
});
var KINDS = { f: "file", d: "folder", l: "link" };

// src/steps/verify/checks/install.ts
var install = {
  name: "install",
  needs: [],
  run: async (trial) => {
    const { files: files2, facts, seen } = trial;
    const before = await installedVersions(trial);
    await installFiles(trial, [...files2.companions, files2.real]);
    const version = await versionOnMachine(trial);
    if (version !== facts.version)
      throw new CheckError(
        version === void 0 ? `${facts.name} is not installed after all` : `${facts.name} is installed as ${version}, and the file is ${facts.version}`
      );
    const own = /* @__PURE__ */ new Set([facts.name, `${facts.name}:${facts.arch}`]);
    seen.alongside = [...(await installedVersions(trial)).keys()].filter(
      (name) => !before.has(name) && !own.has(name)
    );
    return void 0;
  }
};

// src/steps/verify/allow-list.ts
import { readFile } from "node:fs/promises";
import { join } from "node:path";
var SHAPE = "write: tag [path] # reason, as in: no-manual-page /usr/bin/* # hello --help says it all";
async function readAllowList(host, file, named) {
  let text;
  try {
    text = await readFile(join(host.workDir, file), "utf8");
  } catch (cause) {
    throw new UserError(
      "verify/allow",
      [{ message: `verify.allow: ${file} cannot be read`, hint: "name a file of the project", place: named }],
      { cause }
    );
  }
  return parseAllowList(text, file);
}
function parseAllowList(text, file) {
  const problems = [];
  const allowed = text.split(/\r?\n/).flatMap((line, index) => {
    if (/^\s*(?:#|$)/.test(line)) return [];
    const place = { file, line: index + 1 };
    const read = parseLine(line.trim());
    if (typeof read !== "string") return [{ ...read, place }];
    problems.push({ message: read, hint: SHAPE, place });
    return [];
  });
  if (problems.length > 0) throw new UserError("verify/allow", problems);
  return allowed;
}
function parseLine(line) {
  const [, said = "", reason = ""] = /^(.*?)(?:\s#(.*))?$/su.exec(line) ?? [];
  const [, tag = "", path = ""] = /^(\S+)\s*(.*)$/su.exec(said.trim()) ?? [];
  if (reason.trim() === "") return `${tag} has no reason`;
  if (!/^[\w.+-]+(?:\/[\w.+-]+)*$/.test(tag)) return `"${tag}" is no name of a finding`;
  if (path === "") return { tag, paths: void 0, reason: reason.trim() };
  const paths = compileGlob(path.startsWith("/") ? path : `/${path}`);
  return typeof paths === "string" ? `${path}: ${paths}` : { tag, paths, reason: reason.trim() };
}
var allows = ({ tag, paths }, finding) => tag === finding.tag && (paths === void 0 || finding.path !== void 0 && paths.matches(finding.path));

// src/steps/verify/lint-book.ts
async function openLintBook(host, { lint: lint2, allow }, config2) {
  const allowed = lint2 && allow !== void 0 ? await readAllowList(host, allow, config2 ? placeOf(config2, "verify.allow") : { file: allow }) : [];
  const required = /^(?:1|true|yes)$/i.test(host.env["CI"] ?? "");
  return { allowed, required, used: /* @__PURE__ */ new Set(), told: /* @__PURE__ */ new Map() };
}
function judge({ allowed, used, told }, judged, on) {
  return judged.filter(({ finding, problem }) => {
    const accepted = allowed.filter((line) => allows(line, finding));
    for (const line of accepted) used.add(line);
    if (accepted.length > 0 || finding.severity === "note") return false;
    if (finding.severity === "error") return true;
    const key = JSON.stringify([problem.message, problem.place]);
    const before = told.get(key);
    if (before) before.targets.push(on);
    else told.set(key, { problem, targets: [on] });
    return false;
  });
}
function closeLintBook(log, { allowed, used, told }, { whole }) {
  for (const { problem, targets } of told.values())
    log.warn({ ...problem, message: `${problem.message} (${[...new Set(targets)].join(", ")})` });
  if (!whole) return;
  for (const line of allowed)
    if (!used.has(line))
      log.warn({
        message: `no linter has found ${line.tag}${line.paths ? ` at such a path` : ""}`,
        hint: "take the line out: what it accepts is not there, or has another name",
        place: line.place
      });
}

// src/steps/verify/lint-places.ts
function placesOf(host, { config: config2, target, name }) {
  if (!config2) return () => void 0;
  const settled = settle(host, config2, target).find((one) => one.name === name);
  const own = placeOf(config2, settled?.at ? settled.at : "name");
  return (path) => {
    const at = path === void 0 ? void 0 : bringer(settled?.contents ?? [], path);
    return at === void 0 ? own : placeOf(config2, at);
  };
}
function bringer(contents, path) {
  let found;
  let below;
  for (const { at, dst = "" } of contents) {
    const bare = dst.replace(/(?<=.)\/+$/, "");
    const holds = bare === path || bare === "/" || path.startsWith(`${bare}/`);
    if (bare !== "" && holds && bare.length >= (found?.dst.length ?? 0)) found = { at, dst: bare };
    if (bare.startsWith(`${path}/`)) below ??= at;
  }
  return found?.at ?? below;
}

// src/steps/verify/checks/lint.ts
var OFF = "verify: {lint: false} leaves it out";
var lint = {
  name: "lint",
  needs: [],
  run: async (trial) => {
    var _stack = [];
    try {
      const { host, settings, facts, config: config2, book } = trial;
      if (!settings.lint) return "verify.lint is false";
      const { linter } = formatOf(facts.format);
      const opened = await openOrReason(trial, linter);
      if (typeof opened === "string") return opened;
      const workshop = __using(_stack, opened, true);
      const { target } = workshop;
      const placeOf2 = placesOf(host, { config: config2, target, name: facts.name });
      const printed = await runLinter(trial, workshop, linter);
      const paths = new Set(facts.files.map(({ path }) => path));
      const findings = linter.findingsIn(printed, paths).filter(({ tag }) => !Object.hasOwn(linter.settled, tag)).map((finding) => judgedAs(linter, finding, placeOf2));
      const errors = judge(book, findings, target.id);
      if (errors.length === 0) return void 0;
      throw new CheckError(`${linter.tool.program} has found ${countOf(errors)}`, {
        hint: `mend it, or accept it in the file that verify.allow names, a line each: tag path # reason; ${OFF}`,
        command: [linter.tool.program, trial.files.real],
        output: errors.map(({ finding }) => lineOf(finding)).join("\n"),
        problems: errors.map(({ problem }) => problem)
      });
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  }
};
async function openOrReason({ host, book, openClean: openClean2 }, { tool }) {
  try {
    return await openClean2([tool]);
  } catch (error) {
    host.signal.throwIfAborted();
    if (!(error instanceof PkgError)) throw error;
    const reason = `${tool.program} cannot be had here: ${error.message.split("\n")[0]}`;
    if (!book.required) return reason;
    throw new CheckError(reason, {
      hint: `${error.hint ? `${error.hint}; ` : ""}${OFF}`,
      output: error.message
    });
  }
}
async function runLinter({ path, files: files2 }, workshop, linter) {
  const folder = `${INSIDE.work}/lint`;
  const name = files2.real.slice(files2.real.lastIndexOf("/") + 1);
  const { size } = await digestOf(path);
  const owned = { owner: "root", group: "root", mtime: 0, mode: 420 };
  const entry = { ...owned, type: "file", path: `/${name}`, from: path, size, role: void 0 };
  await workshop.put(folder, packEntries([entry], { users: /* @__PURE__ */ new Map(), groups: /* @__PURE__ */ new Map() }));
  const { stdout } = await workshop.run(linter.command(`${folder}/${name}`), {
    env: { LC_ALL: "C.UTF-8" },
    timeoutMs: 6e5
  });
  return stdout;
}
var judgedAs = (linter, finding, placeOf2) => {
  const place = placeOf2(finding.path);
  const message = `${linter.tool.program}: ${lineOf(finding)}`;
  return { finding, problem: place ? { message, place } : { message } };
};
var lineOf = ({ tag, text }) => text === "" ? tag : `${tag} ${text}`;
var countOf = ({ length }) => length === 1 ? "an error" : `${length} errors`;

// src/steps/verify/leftovers.ts
var SYSTEM_TRACES = [
  "/etc/.pwd.lock",
  "/etc/group-",
  "/etc/gshadow-",
  "/etc/ld.so.cache",
  "/etc/machine-id",
  "/etc/passwd-",
  "/etc/shadow-",
  "/etc/subgid-",
  "/etc/subuid-",
  "/root/.cache/",
  "/usr/share/applications/mimeinfo.cache",
  "/usr/share/glib-2.0/schemas/gschemas.compiled",
  "/usr/share/icons/hicolor/icon-theme.cache",
  "/usr/share/info/dir",
  "/usr/share/mime/",
  "/var/cache/fontconfig/",
  "/var/cache/ldconfig/",
  "/var/cache/man/",
  "/var/cache/private",
  "/var/lib/dbus/",
  "/var/lib/private",
  "/var/lib/systemd/catalog/",
  "/var/lib/systemd/coredump",
  "/var/lib/systemd/credential.secret",
  "/var/lib/systemd/linger",
  "/var/lib/systemd/pstore",
  "/var/lib/systemd/random-seed",
  "/var/lib/systemd/timers/",
  "/var/log/btmp",
  "/var/log/faillog",
  "/var/log/journal/",
  "/var/log/lastlog",
  "/var/log/private",
  "/var/log/wtmp",
  "/var/tmp/"
];
var WANTS = /^\/etc\/systemd\/(?:system|user)\/[^/]+\.(?:wants|requires|upholds)\/$/;
function leftovers(before, after, kept) {
  const added = [...after.paths].filter((path) => !before.paths.has(path)).sort();
  const stays = added.filter((path) => mayStay(path, kept));
  const left = added.filter(
    (path) => !mayStay(path, kept) && // A folder stays with what stays in it.
    !(path.endsWith("/") && stays.some((inner) => inner.startsWith(path)))
  );
  const tops = [];
  for (const path of left) {
    const last = tops.at(-1);
    if (!(last?.endsWith("/") && path.startsWith(last))) tops.push(path);
  }
  const newOnes = (name, allowed) => [...after[name]].filter((one) => !before[name].has(one) && !allowed.includes(one)).sort();
  return [
    ...tops,
    ...newOnes("users", kept.users).map((name) => `the user ${name}`),
    ...newOnes("groups", kept.groups).map((name) => `the group ${name}`),
    ...newOnes("units", []).map((name) => `the unit ${name}`)
  ];
}
function mayStay(path, { folders, paths, traces }) {
  const bare = path.replace(/\/$/, "");
  return paths.includes(bare) || folders.some((folder) => bare === folder || bare.startsWith(`${folder}/`)) || WANTS.test(path) || // A small image may lack what every system has.
  path.endsWith("/") && isBaseFolder(bare) || traces.some((trace) => trace.endsWith("/") ? `${bare}/`.startsWith(trace) : bare === trace);
}

// src/steps/verify/snapshot.ts
var PRUNED = ["/proc", "/sys", "/dev", "/run", "/tmp", "/linux-pkg"];
var PATHS = [
  "find",
  "/",
  "-xdev",
  "(",
  ...PRUNED.flatMap((path, at) => [...at === 0 ? [] : ["-o"], "-path", path]),
  ")",
  "-prune",
  "-o",
  "-type",
  "d",
  "-printf",
  "%p/\\0",
  "-o",
  "-printf",
  "%p\\0"
];
var UNITS = "systemctl list-unit-files --no-legend --no-pager --full 2>/dev/null || :";
async function takeSnapshot({ run: run2 }) {
  const printed = async (command) => (await run2(command)).stdout;
  const [paths, users, groups, units] = [
    await printed(PATHS),
    await printed(["cat", "/etc/passwd"]),
    await printed(["cat", "/etc/group"]),
    await printed(["sh", "-c", UNITS])
  ];
  return {
    paths: new Set(paths.split("\0").filter(Boolean)),
    users: firstFields(users, ":"),
    groups: firstFields(groups, ":"),
    units: unitNames(units)
  };
}
var firstFields = (text, sign) => new Set(
  text.split("\n").map((line) => line.split(sign)[0].trim()).filter(Boolean)
);
var unitNames = (text) => new Set(
  text.split("\n").filter((line) => !/\s(?:generated|transient)(?:\s|$)/.test(line)).map((line) => line.trim().split(/\s+/)[0]).filter(Boolean)
);

// src/steps/verify/checks/purge.ts
var purge = {
  name: "purge",
  needs: ["remove"],
  run: async (trial) => {
    const { workshop, facts, before, program } = trial;
    await runAll(trial, workshop.manager.trials.purge([facts.name], program));
    const left = leftovers(before, await takeSnapshot(workshop), keptOf(trial));
    if (left.length === 0) return void 0;
    throw new CheckError(
      `${left.length === 1 ? "one thing is" : `${left.length} things are`} left that ${left.length === 1 ? "was" : "were"} not there before`,
      {
        output: left.join("\n"),
        hint: "declare users and folders under users: and directories:, and let the scripts remove what they make"
      }
    );
  }
};
function keptOf({ pkg, seen, workshop }) {
  const { users = [], groups = [], directories = [] } = pkg ?? {};
  const declared = seen.declared ?? { users: [], groups: [], folders: [] };
  const stays = (items, name, more) => {
    const going = new Set(items.filter(({ remove: remove2 }) => remove2 === "purge").map(name));
    return [...items.map(name), ...more].filter((one) => !going.has(one));
  };
  const keptUsers = stays(users, ({ name }) => name, declared.users);
  const homes = users.filter(({ name, home }) => keptUsers.includes(name) && /^\/[^/]+\/[^/]/.test(home)).map(({ home }) => home);
  return {
    users: keptUsers,
    groups: [
      ...stays(groups, ({ name }) => name, declared.groups).filter((name) => !goes(users, name)),
      ...keptUsers
    ],
    folders: [...stays(directories, ({ path }) => path, declared.folders), ...homes],
    paths: [...seen.edited?.keys() ?? []].map((path) => `${path}.rpmsave`),
    traces: [...SYSTEM_TRACES, ...workshop.manager.trials.traces]
  };
}
var goes = (users, group) => users.some(({ name, remove: remove2 }) => name === group && remove2 === "purge");

// src/steps/verify/declared.ts
var FILE = /^\/(?:usr\/lib|etc)\/(?:sysusers|tmpfiles)\.d\/[^/]+\.conf$/;
async function declaredIn(trial) {
  const paths = trial.facts.files.map(({ path }) => path).filter((path) => FILE.test(path));
  const { stdout } = await runScript(trial, "xargs -0 -r cat -- 2>/dev/null || :", paths);
  return parseDeclared(stdout);
}
function parseDeclared(text) {
  const users = [];
  const groups = [];
  const folders = [];
  for (const line of text.split("\n")) {
    const [type = "", name = ""] = line.trim().split(/\s+/).map(unquoted);
    if (/^u!?$/.test(type)) users.push(name);
    if (/^[ug]!?$/.test(type)) groups.push(name);
    if (/^[dDevqQ][-+!=~^$]*$/.test(type) && name.startsWith("/")) folders.push(name.replace(/\/+$/, ""));
  }
  return { users, groups, folders };
}
var unquoted = (word) => word.replace(/^(["'])(.*)\1$/, "$2");

// src/steps/verify/checks/remove.ts
var remove = {
  name: "remove",
  needs: ["upgrade"],
  run: async (trial) => {
    const { workshop, facts, units, seen, unbooted, program, before } = trial;
    seen.declared = await declaredIn(trial);
    await runAll(trial, workshop.manager.trials.remove([facts.name], program));
    const config2 = new Set(configFiles(trial));
    const gone = facts.files.filter(
      ({ path, type }) => (type === "file" || type === "link") && !config2.has(path) && !before.paths.has(path)
    );
    const script = `xargs -0 -r sh -c 'for path; do [ ! -e "$path" ] && [ ! -L "$path" ] || printf "%s\\n" "$path"; done' sh`;
    const { stdout } = await runScript(
      trial,
      script,
      gone.map(({ path }) => path)
    );
    if (stdout !== "") throw new CheckError("files of the package are still there", { output: stdout.trim() });
    if (unbooted !== void 0) return void 0;
    for (const { unit } of units) {
      const { active, sub } = await stateOf(trial, unit);
      if (active !== "inactive" && active !== "failed")
        throw new CheckError(`${unit} goes on after the package was removed: it is ${active} (${sub})`, {
          hint: "the script before removal must stop it"
        });
    }
    return void 0;
  }
};

// src/steps/verify/checks/restart.ts
var restart = {
  name: "restart",
  needs: ["upgrade", "service"],
  run: async (trial) => {
    const nothing = noService(trial);
    if (nothing !== void 0) return nothing;
    const { units, seen } = trial;
    let tried = 0;
    for (const { unit, restarts } of units) {
      const before = seen.processes?.get(unit) ?? 0;
      if (before === 0 && unit.endsWith(".service")) continue;
      tried++;
      const { pid } = await mustBeUp(trial, unit, "after the upgrade");
      if (before === 0) continue;
      const wrong = restarts === false ? pid !== before && "was restarted by the upgrade, and restart_on_upgrade is false" : pid === before && "was not restarted by the upgrade: the old program runs on";
      if (wrong)
        throw new CheckError(`${unit} ${wrong}`, {
          command: ["systemctl", "status", unit],
          output: await wordsOf2(trial, unit)
        });
    }
    return tried === 0 ? "none of its services runs on" : void 0;
  }
};

// src/steps/verify/checks/run.ts
var LINE_MS = 5 * 6e4;
var run = {
  name: "run",
  needs: ["install"],
  run: async ({ workshop, settings, log }) => {
    if (settings.run.length === 0) return "the config has no verify.run";
    for (const line of settings.run)
      await workshop.run(["sh", "-e", "-c", line], {
        timeoutMs: LINE_MS,
        onLine: (text) => log.output(text)
      });
    return void 0;
  }
};

// src/steps/verify/checks/index.ts
var lives = [
  [lint, install, files, run, service],
  [upgrade, config, restart, disabled, masked, remove, purge]
];

// src/steps/verify/life.ts
import { basename } from "node:path";
async function beginLife(site, trialCase, birth) {
  const { host, settings, mustBoot } = site;
  const { log, material, alongside } = birth;
  const { workshop: opened, unbooted } = await start(site, trialCase, birth);
  const workshop = impatient(opened);
  try {
    const program = await programOf(workshop);
    const { key, ...files2 } = await putFiles(workshop, material, formatOf(trialCase.facts.format).extension);
    const hands = { host, log, workshop, program, isSigned: material.isSigned };
    if (key !== void 0) await runAll(hands, workshop.manager.trials.trust?.(key) ?? []);
    await installNames(hands, alongside ?? []);
    if (alongside !== void 0 && files2.companions.length > 0)
      await installFiles(hands, files2.companions).catch((error) => {
        host.signal.throwIfAborted();
        log.debug(String(error));
      });
    const trial = {
      ...hands,
      unbooted,
      mustBoot: mustBoot && site.withoutSystemd === void 0,
      facts: trialCase.facts,
      pkg: trialCase.pkg,
      path: trialCase.path,
      files: files2,
      units: unitsOf(trialCase.facts, trialCase.pkg),
      settings,
      config: site.config,
      book: site.book,
      openClean: (tools) => openClean(site, { trialCase, log, tools }),
      before: await takeSnapshot(workshop),
      seen: {}
    };
    return { trial, [Symbol.asyncDispose]: () => workshop[Symbol.asyncDispose]() };
  } catch (error) {
    await workshop[Symbol.asyncDispose]();
    throw error;
  }
}
async function openClean({ host, dock }, { trialCase, log, tools }) {
  const target = trialCase.ground;
  const image = await prepareMachine({ host, ...dock, target, log, tools });
  return openWorkshop(host, dock.engine, { target, manager: groundOf(target).manager, log, image });
}
var STEP_MS = 5 * 6e4;
var impatient = (workshop, timeoutMs = STEP_MS) => ({
  ...workshop,
  run: (command, options = {}) => workshop.run(command, { timeoutMs, ...options })
});
async function start(site, { ground }, { image, log }) {
  const { host, dock, unbootable } = site;
  const options = { target: ground, manager: groundOf(ground).manager, log, image };
  const known = site.withoutSystemd ?? unbootable.get(image.id);
  if (known === void 0) {
    try {
      return { workshop: await openMachine(host, dock.engine, options), unbooted: void 0 };
    } catch (error) {
      if (!(error instanceof PkgError) || error.code !== "containers/no-machine") throw error;
      unbootable.set(image.id, error.message);
      log.warn({ message: error.message, ...error.hint !== void 0 && { hint: error.hint } });
    }
  }
  const unbooted = known ?? unbootable.get(image.id);
  return { workshop: await openWorkshop(host, dock.engine, options), unbooted };
}
var FOLDER = `${INSIDE.work}/verify`;
async function putFiles(workshop, material, extension) {
  const { real, previous, next, companions, key } = material;
  const named = (folder, path) => {
    const name = basename(path).replace(/[^A-Za-z0-9.+~_-]/g, "_").replace(/^[-.]/, "_");
    return { from: path, path: `/${folder}/${name.endsWith(extension) ? name : `${name}${extension}`}` };
  };
  const files2 = {
    real: named("real", real),
    previous: named("previous", previous),
    next: [named("next1", next[0]), named("next2", next[1])],
    companions: companions.map((path, at) => named(`with${at}`, path))
  };
  const trusted = key === void 0 ? [] : [{ from: key, path: "/key/throw-away.asc" }];
  const every = [files2.real, files2.previous, ...files2.next, ...files2.companions, ...trusted];
  const owned = { owner: "root", group: "root", mtime: 0 };
  const entries = [];
  for (const { from, path } of every) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    entries.push({ ...owned, type: "dir", implicit: false, path: folder, mode: 493 });
    entries.push({
      ...owned,
      type: "file",
      path,
      from,
      size: (await digestOf(from)).size,
      role: void 0,
      mode: 420
    });
  }
  await workshop.put(FOLDER, packEntries(entries, { users: /* @__PURE__ */ new Map(), groups: /* @__PURE__ */ new Map() }));
  const inside = ({ path }) => `${FOLDER}${path}`;
  return {
    real: inside(files2.real),
    previous: inside(files2.previous),
    next: [inside(files2.next[0]), inside(files2.next[1])],
    companions: files2.companions.map(inside),
    key: trusted.map(inside)[0]
  };
}

// src/steps/verify/material.ts
import { chmod, constants, copyFile, mkdir as mkdir2, writeFile } from "node:fs/promises";
import { basename as basename2, join as join3 } from "node:path";

// src/steps/verify/previous.ts
import { createWriteStream } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { join as join2, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
async function previousOf(host, { facts, path, upgradeFrom, folder }) {
  if (upgradeFrom !== void 0) {
    const file = await fetched(host, upgradeFrom, folder);
    const earlier = await inspectFile(host, file);
    const { format, name, arch } = earlier;
    if (format === facts.format && name === facts.name && arch === facts.arch) {
      if (formatOf(format).compareVersions(earlier.version, facts.version) < 0) return file;
      throw new UserError(
        "verify/upgrade-from",
        `verify.upgrade_from: ${name} ${earlier.version} is not older than ${facts.version}`,
        { hint: "name the release before this one" }
      );
    }
  }
  const { renumber } = await formatOf(facts.format).load();
  return renumber(path, -1, folder);
}
async function fetched(host, from, folder) {
  if (!/^https?:\/\//.test(from)) {
    const file2 = resolve(host.workDir, from);
    if (await stat(file2).catch(() => void 0)) return file2;
    throw new UserError("verify/upgrade-from", `verify.upgrade_from: there is no ${from}`, {
      hint: "write its path from the root of the project, or an address"
    });
  }
  const answer = await host.fetch(from);
  if (!answer.ok || !answer.body)
    throw new RemoteError(from, answer.status, `verify.upgrade_from: the server answers ${answer.status}`);
  const below = join2(folder, "fetched");
  await mkdir(below, { recursive: true });
  const file = join2(below, "previous");
  await pipeline(Readable.fromWeb(answer.body), createWriteStream(file));
  return file;
}

// src/steps/verify/material.ts
async function materialOf({ host, settings, stamp }, trialCase, { folder, log }) {
  const { path, facts, companions, ground } = trialCase;
  const { renumber } = await formatOf(facts.format).load();
  const previous = await previousOf(host, {
    facts,
    path,
    upgradeFrom: settings.upgradeFrom,
    folder: join3(folder, "previous")
  });
  const plain = {
    real: path,
    previous,
    next: [await renumber(path, 1, folder), await renumber(path, 2, folder)],
    companions: companions.map((other) => other.path),
    key: void 0,
    isSigned: false
  };
  if (groundOf(ground).manager.trials.trust === void 0) return plain;
  return signedCopies(stamp, plain, { format: facts.format, folder, log });
}
async function ownCopy(folder, file, name) {
  if (file.startsWith(`${folder}/`)) return file;
  const below = join3(folder, "copies", name);
  await mkdir2(below, { recursive: true });
  const copy = join3(below, basename2(file));
  await copyFile(file, copy, constants.COPYFILE_FICLONE);
  await chmod(copy, 384);
  return copy;
}
async function signedCopies(stamp, plain, { format, folder, log }) {
  let count = 0;
  let signed = 0;
  const signedCopy = async (file) => {
    const copy = await ownCopy(folder, file, `${++count}`);
    try {
      if (!await stamp.sign(format, copy)) return file;
      signed++;
      return copy;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      log.info(`${basename2(file)} is tried as it is: ${error.message}`);
      return file;
    }
  };
  const [next1, next2] = plain.next;
  const companions = [];
  for (const file of plain.companions) companions.push(await signedCopy(file));
  const files2 = {
    real: await signedCopy(plain.real),
    previous: await signedCopy(plain.previous),
    next: [await signedCopy(next1), await signedCopy(next2)],
    companions
  };
  if (signed === 0) return plain;
  const key = join3(folder, "throw-away.asc");
  await writeFile(key, await stamp.publicKey());
  return { ...files2, key, isSigned: signed === count };
}

// src/steps/verify/one.ts
var resultOf = (trialCase, checks) => ({
  target: trialCase.target.id,
  on: trialCase.on,
  file: trialCase.name,
  package: trialCase.facts.name,
  version: trialCase.facts.version,
  checks
});
var checkNames = lives.flat().map(({ name }) => name);
var alongsideOf = ({ companions }, names) => {
  const own = new Set(companions.flatMap(({ facts }) => [facts.name, `${facts.name}:${facts.arch}`]));
  return names.filter((name) => !own.has(name));
};
async function verifyOne(site, trialCase, log) {
  var _stack2 = [];
  try {
    const { host, dock } = site;
    const folder = __using(_stack2, await tempDir(), true);
    const image = await prepareMachine({ host, ...dock, target: trialCase.ground, log });
    log.step("packages");
    const material = await materialOf(site, trialCase, { folder: folder.path, log });
    const results = [];
    let alongside;
    let unbooted;
    for (const checks of lives) {
      var _stack = [];
      try {
        const installation = results.find(({ name }) => name === "install");
        if (installation && installation.outcome !== "passed") {
          results.push(...checks.map(({ name }) => notRun(name, "install failed")));
          continue;
        }
        log.step("machine");
        const life = __using(_stack, await beginLife(site, trialCase, { image, log, material, alongside }), true);
        results.push(...await conduct(checks, life.trial, results));
        alongside ??= alongsideOf(trialCase, life.trial.seen.alongside ?? []);
        unbooted ??= life.trial.unbooted;
      } catch (_) {
        var _error = _, _hasError = true;
      } finally {
        var _promise = __callDispose(_stack, _error, _hasError);
        _promise && await _promise;
      }
    }
    const unproved = unbooted !== void 0 && unitsOf(trialCase.facts, trialCase.pkg).length > 0;
    const isFailed = results.some(({ outcome }) => outcome === "failed");
    return { result: resultOf(trialCase, results), proved: !isFailed && !unproved };
  } catch (_2) {
    var _error2 = _2, _hasError2 = true;
  } finally {
    var _promise2 = __callDispose(_stack2, _error2, _hasError2);
    _promise2 && await _promise2;
  }
}

// src/steps/verify/tries.ts
async function tryAll(site, cases, atOnce) {
  const { host } = site;
  const failed = [];
  const unproved = /* @__PURE__ */ new Set();
  const results = await allInOrder(cases, atOnce, async (one) => {
    var _stack = [];
    try {
      if (host.signal.aborted) return void 0;
      const log = __using(_stack, host.log.branch(`${one.facts.name} ${one.ground.id}`));
      const fail = (error, where) => {
        log.fail(where);
        failed.push({ target: one.target.id, step: "verify", error });
      };
      try {
        const { result, proved } = await verifyOne(site, one, log);
        if (!proved) unproved.add(one.path);
        const error = failureOf(result);
        if (error) fail(error, failedIn(result));
        return result;
      } catch (error) {
        unproved.add(one.path);
        if (!site.mustBoot && isOutOfReach(error)) {
          const [reason = ""] = error.message.split("\n");
          log.warn({
            message: `${one.name} is not verified on ${one.on}: ${reason}`,
            ...error.hint && { hint: error.hint }
          });
          return resultOf(
            one,
            checkNames.map((name) => notRun(name, reason))
          );
        }
        fail(error);
        return untried(one, error);
      }
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      __callDispose(_stack, _error, _hasError);
    }
  });
  host.signal.throwIfAborted();
  const artifacts = cases.flatMap(
    ({ artifact, path }) => artifact && !unproved.has(path) ? [artifact.path] : []
  );
  return { results: results.filter((result) => result !== void 0), failed, proved: new Set(artifacts) };
}
var failedIn = ({ checks }) => checks.filter(({ outcome }) => outcome === "failed").map(({ name }) => name).join(", ");
var isOutOfReach = (error) => error instanceof PkgError && !(error instanceof UserError) && error.code === "containers/pull";
function untried(one, error) {
  const words = error instanceof PkgError ? wordsOf(error) : { reason: String(error) };
  const start2 = { name: "start", outcome: "failed", ...words, milliseconds: 0 };
  return resultOf(one, [start2, ...checkNames.map((name) => notRun(name, "it could not be tried"))]);
}

// src/steps/verify/grounds.ts
function portableGrounds(host, { format, arch }, on) {
  const today = dayOf(host.now());
  const fits = ({ distro, release }) => distro.format === format && (arch === "all" || release.arches.includes(arch));
  const named = on.flatMap((name) => {
    const found = findReleases(name, today);
    if (found) return found;
    throw new UserError("verify/release", `verify.on: "${name}" is no release`, {
      hint: `write one such as ${[...releasesByName.keys()][0]}`
    });
  });
  if (named.length > 0) return [...new Set(named.filter(fits).map(nameOf))];
  const living = Object.values(distros).flatMap((distro) => livingReleases(distro.releases, today).map((release) => ({ distro, release }))).filter((found) => fits(found) && found.release.until !== void 0).sort((a, b) => a.release.since < b.release.since ? -1 : a.release.since > b.release.since ? 1 : 0);
  return [...new Set([living[0], living.at(-1)].flatMap((found) => found ? [nameOf(found)] : []))];
}
function groundOfVersion({ format, arch }, version) {
  const found = [...releasesByName.values()].find(
    ({ distro, release }) => distro.format === format && release.suffix !== "" && version.endsWith(release.suffix) && (arch === "all" || release.arches.includes(arch))
  );
  return found && nameOf(found);
}
function machineImage(config2, name, arch) {
  const said = config2?.values.images ?? {};
  const key = [`${name}/${arch}`, name].find((word) => Object.hasOwn(said, word));
  return (key === void 0 ? void 0 : said[key]?.trim()) || releasesByName.get(name)?.release.image;
}
var groundTarget = (config2, target, name) => ({
  ...target,
  id: target.name === name ? target.id : `${target.id} on ${name}`,
  buildOn: name,
  image: machineImage(config2, name, target.arch)
});

export {
  CheckError,
  conduct,
  notRun,
  wordsOf,
  dockOrReason,
  portableGrounds,
  groundOfVersion,
  machineImage,
  groundTarget,
  openLintBook,
  closeLintBook,
  runAll,
  installFiles,
  installedVersions,
  impatient,
  previousOf,
  resultOf,
  checkNames,
  verifySettings,
  makeStamp,
  failureOf,
  tryAll,
  isOutOfReach
};
