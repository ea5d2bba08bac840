import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  stagePackages
} from "./chunk-HJWYN5US.js";
import "./chunk-WUGCHGDZ.js";
import {
  examineKey,
  keyLines
} from "./chunk-DTYDCGHL.js";
import {
  resolveVersion
} from "./chunk-2RJ4PDNV.js";
import "./chunk-2G6LIATT.js";
import {
  meantTargets,
  planTargets
} from "./chunk-FZ6QRTVO.js";
import "./chunk-OPYRK6MV.js";
import {
  problemOfFinding
} from "./chunk-FTOYHHIR.js";
import "./chunk-LTHSV6NE.js";
import {
  loadConfig
} from "./chunk-UBU3JJGE.js";
import "./chunk-GPJLBDP4.js";
import "./chunk-N7SKHJ7R.js";
import "./chunk-QAPI6OIN.js";
import "./chunk-EOMNDTBA.js";
import {
  dayOf
} from "./chunk-FQCOH36P.js";
import {
  ownRepository
} from "./chunk-PEGTIBEP.js";
import {
  connect,
  reasonOf,
  serverOf,
  tokenOf
} from "./chunk-SXWB3MLU.js";
import "./chunk-BM4FHGBY.js";
import "./chunk-EWE4NJNV.js";
import "./chunk-MEOSGJWO.js";
import "./chunk-FMQ3NHNI.js";
import "./chunk-DSNOF4RM.js";
import {
  openRepository
} from "./chunk-CB4DUII6.js";
import "./chunk-MLZPZOAL.js";
import "./chunk-SHOOH4RL.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import "./chunk-SWZD7HWT.js";
import "./chunk-BLCPZVLP.js";
import "./chunk-P5P2MYA6.js";
import "./chunk-ZKPVI74M.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-T64XHYXT.js";
import "./chunk-TQC3N7SD.js";
import {
  oldNode
} from "./chunk-MFWPBMOV.js";
import {
  placeText
} from "./chunk-FVMWOHQG.js";
import {
  printable
} from "./chunk-LUBQ2WQT.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-RYLJHMX5.js";
import "./chunk-VYZDGCNJ.js";
import "./chunk-ETTTRMDG.js";
import "./chunk-LV3KPGXS.js";
import {
  versionText
} from "./chunk-6NQTDTAW.js";
import "./chunk-RL6L7SJM.js";
import "./chunk-MGI5AFOK.js";
import "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import "./chunk-NPBHZXYM.js";
import {
  PkgError,
  ToolError,
  UserError
} from "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";

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
var findingOf = (check, { state, what, hint }) => ({
  check,
  state,
  what: oneLine(what),
  hint: hint === void 0 ? void 0 : oneLine(hint)
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
  if (!config) return { findings, read: void 0 };
  const rest = await examineRest(host, inputs, { config, tried, findings });
  return { findings: rest, read: config };
}
async function examineRest(host, inputs, { config, tried, findings }) {
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
  const { findEngine } = await import("./containers-SKQUH3OR.js");
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

// src/tools/github-token.ts
async function lookAtToken(host, repository) {
  const { rest } = await connect(host);
  const limit = await ask(() => rest.rateLimit.get());
  if ("refused" in limit && limit.refused !== "missing") return limit;
  const user = await ask(() => rest.users.getAuthenticated());
  if ("refused" in user && user.refused !== "forbidden") return user;
  const found = repository && await ask(() => rest.repos.get({ ...repository }));
  const answers = [limit, user, found].flatMap((one) => one && "headers" in one ? [one.headers] : []);
  const header = (name) => answers.map((headers) => headers[name]).find((value) => value !== void 0);
  const core = "data" in limit ? limit.data.resources.core : void 0;
  return {
    login: "data" in user ? user.data.login : void 0,
    scopes: header("x-oauth-scopes")?.split(/,\s*/).filter(Boolean),
    expires: momentOf(header("github-authentication-token-expiration")),
    repository: found && ("data" in found ? factsOf(found.data) : found),
    rate: core && { limit: core.limit, left: core.remaining, resets: core.reset }
  };
}
var factsOf = ({ private: isPrivate, permissions }) => ({
  isPrivate,
  mayWrite: permissions?.push
});
function momentOf(text) {
  const iso = text?.replace(
    /^(\S+) (\S+) (?:UTC|([+-]\d\d):?(\d\d))$/,
    (_, day, time, hours, minutes) => hours ? `${day}T${time}${hours}:${minutes}` : `${day}T${time}Z`
  );
  const moment = Date.parse(iso ?? "");
  return Number.isNaN(moment) ? void 0 : Math.floor(moment / 1e3);
}
async function ask(request) {
  try {
    return await request();
  } catch (cause) {
    return refusalOf(cause);
  }
}
function refusalOf(cause) {
  const { status, response } = cause;
  if (!response || status === void 0) return { refused: "silent", reason: reasonOf(cause) };
  const headers = response.headers ?? {};
  const reason = response.data?.message ?? `status ${status}`;
  if (status === 401) return { refused: "bad", reason };
  if (status === 404) return { refused: "missing", reason };
  if (status !== 403 && status !== 429) return { refused: "server", reason: `it answered ${status}` };
  if (headers["x-github-sso"] !== void 0) return { refused: "sso", reason };
  const isUsedUp = headers["x-ratelimit-remaining"] === "0" || headers["retry-after"] !== void 0;
  return { refused: isUsedUp ? "rate" : "forbidden", reason };
}

// src/steps/doctor/probes/github.ts
var SOON_DAYS = 30;
var DAY = 24 * 60 * 60;
var FEW = 100;
var githubProbe = {
  id: "github",
  title: "GitHub token",
  run: async (host) => {
    const token = tokenOf(host.env);
    if (!token)
      return [
        {
          state: "absent",
          what: "neither GITHUB_TOKEN nor GH_TOKEN is set",
          hint: "a release needs one with contents: write; a workflow has it as github.token"
        }
      ];
    host.log.mask([token.value]);
    const name = await ownRepository(host);
    const found = await lookAtToken(host, name);
    const where = { variable: token.name, server: serverOf(host.env), kind: kindOf(token.value), name };
    if ("refused" in found) return [refusal(found, where)];
    return [owner(found, where), ...rights(found, where), ...lifetime(found, host.now()), ...rate(found)];
  }
};
var kindOf = (token) => token.startsWith("ghp_") ? "a classic token" : token.startsWith("github_pat_") ? "a fine-grained token" : token.startsWith("ghs_") ? "the token of an app" : "a token";
function refusal({ refused, reason }, { variable, server, name }) {
  const repository = name ? `${name.owner}/${name.repo}` : "the repository";
  const tell = (state, what, hint) => ({ state, what, hint });
  switch (refused) {
    case "bad":
      return tell(
        "error",
        `${server} does not accept ${variable}: it is wrong, was revoked or has expired`,
        "make a new one, and put it where this one came from"
      );
    case "sso":
      return tell(
        "error",
        `${variable} is not authorized for the single sign-on of the organization of ${repository}`,
        "authorize it: https://github.com/settings/tokens, Configure SSO"
      );
    case "rate":
      return tell(
        "warning",
        `the rate limit of ${variable} is used up (${reason})`,
        "wait an hour, and look again"
      );
    case "missing":
      return tell(
        "error",
        `${variable} cannot see ${repository}, or there is none of that name`,
        "give the token access to it, or check GITHUB_REPOSITORY"
      );
    case "forbidden":
      return tell(
        "error",
        `${server} refuses ${variable} (${reason})`,
        "give it access to the contents of the repository"
      );
    case "silent":
      return tell("warning", `${server} did not answer (${reason})`, "check the network, and GITHUB_API_URL");
    default:
      return tell("warning", `${server} could not say: ${reason}`, "look again later; see githubstatus.com");
  }
}
var owner = ({ login }, { variable, kind, server }) => ({
  state: "ok",
  what: `${variable} is ${kind}${login === void 0 ? kind === "the token of an app" ? "" : " that is nobody's" : ` of ${login}`}, and ${server} accepts it`
});
function rights({ scopes, repository, login }, where) {
  const { kind, name } = where;
  if (repository && "refused" in repository) return [refusal(repository, where)];
  const there = name ? `${name.owner}/${name.repo}` : "the repository";
  const found = [];
  if (scopes !== void 0) {
    const enough = scopes.includes("repo") || scopes.includes("public_repo") && repository?.isPrivate !== true;
    const has = scopes.length > 0 ? `the scopes ${scopes.join(", ")}` : "no scopes";
    found.push(
      enough ? { state: "ok", what: `it has ${has}` } : {
        state: "warning",
        what: `it has ${has}, and a release needs ${repository?.isPrivate === false ? "public_repo" : "repo"}`,
        hint: "add it: https://github.com/settings/tokens"
      }
    );
  }
  if (repository === void 0)
    return [...found, { state: "ok", what: "what it may do was not asked: no repository is known here" }];
  if (repository.mayWrite === false)
    return [
      ...found,
      {
        state: "warning",
        what: `it may not write to ${there}: a release needs contents: write`,
        hint: login === void 0 ? "give the job that publishes permissions: { contents: write }" : `let ${login} write there, or use the token of somebody who may`
      }
    ];
  const own = kind === "a fine-grained token" ? "; whether this token may, GitHub does not say: it needs Contents, read and write" : "";
  if (repository.mayWrite === void 0)
    return [...found, { state: "ok", what: `it may read ${there}; whether it may write is not said` }];
  return [...found, { state: "ok", what: `${login ?? "it"} may write to ${there}${own}` }];
}
function lifetime({ expires }, now) {
  if (expires === void 0) return [];
  const days = Math.floor((expires - now) / DAY);
  const what = `it expires on ${dayOf(expires)}, in ${days} ${days === 1 ? "day" : "days"}`;
  if (days > SOON_DAYS) return [{ state: "ok", what }];
  return [{ state: "warning", what, hint: "renew it before that: https://github.com/settings/tokens" }];
}
function rate({ rate: found }) {
  if (!found) return [{ state: "ok", what: "the server sets no rate limit" }];
  const what = `${found.left} of ${found.limit} requests are left until ${new Date(found.resets * 1e3).toISOString().slice(11, 16)} UTC`;
  if (found.left >= Math.min(FEW, found.limit)) return [{ state: "ok", what }];
  return [{ state: "warning", what, hint: "wait until then before you publish" }];
}

// src/steps/doctor/probes/index.ts
var probes = [githubProbe];

// src/steps/doctor/credentials.ts
async function examineCredentials(host, known = probes) {
  const found = await Promise.all(
    known.map(async (probe) => (await probe.run(host)).map((probed) => findingOf(probe.title, probed)))
  );
  return found.flat();
}

// src/steps/doctor/key.ts
async function examineKeys(host, config, inputs) {
  const warnings = [];
  const quiet = { ...host, log: { ...host.log, warn: (problem) => warnings.push(problem) } };
  const examination = await examineKey(quiet, config, { targets: targetsOf(quiet, config, inputs) }, inputs);
  const { absent, findings } = examination;
  const HINT = "give one as the input gpg-private-key or with --gpg-private-key FILE; `linux-pkg key rotate` makes one";
  return [
    ...absent === void 0 ? [] : [findingOf("key", { state: "absent", what: `packages stay unsigned: ${absent}`, hint: HINT })],
    ...(await keyLines(examination, host.now())).map((line) => ok("key", line)),
    ...warnings.map((warning) => bad("key", "warning", warning)),
    ...findings.map((finding) => bad("key", finding.level, problemOfFinding(finding)))
  ];
}
function targetsOf(host, config, inputs) {
  try {
    return meantTargets(host, config, inputs);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
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
    hint: "install gnupg, if packages are to be signed with a key of an agent or card (`sign: { with: gpg }`)"
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
  const { config, key, credentials } = oldNode(process.versions.node) ? nothing : await examineRest2(host, inputs);
  const machine = await examineMachine(host);
  const all = [...config, ...key, ...credentials, ...machine];
  const errors = all.filter(({ state }) => state === "error").length;
  const warnings = all.filter(({ state }) => state === "warning").length;
  return {
    title: `${count(errors, "error")}, ${count(warnings, "warning")}`,
    tables: [
      ...[tableOf("Config", config), tableOf("Key", key), tableOf("Credentials", credentials)].filter(
        ({ rows }) => rows.length > 0
      ),
      tableOf("Machine", machine)
    ],
    notes: [],
    next: errors > 0 ? [] : ["linux-pkg plan", "linux-pkg build"],
    outputs: {},
    failed: errors > 0,
    data: { config, key, credentials, machine }
  };
}
var nothing = { config: [], key: [], credentials: [] };
async function examineRest2(host, inputs) {
  const { findings: config, read } = await examineConfig(host, inputs);
  const key = read ? await examineKeys(host, read, inputs) : [];
  return { config, key, credentials: await examineCredentials(host) };
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
