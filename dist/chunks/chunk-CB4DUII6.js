import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  ToolError
} from "./chunk-7K3FG75H.js";

// src/tools/git.ts
import { realpath } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
var FETCH_TIME_LIMIT_MS = 3e5;
var LOGIN = [
  "SSH_AUTH_SOCK",
  "GIT_SSH",
  "GIT_SSH_COMMAND",
  "GIT_SSH_VARIANT",
  "GIT_ASKPASS",
  "SSH_ASKPASS"
];
var upwards = (path) => dirname(path) === path ? [path] : [path, ...upwards(dirname(path))];
function settings(folder) {
  const pairs = [
    ["core.hooksPath", "/dev/null"],
    ["core.fsmonitor", "false"],
    // A project can contain a whole repository, settings and all, as plain files.
    ["safe.bareRepository", "explicit"],
    ...upwards(folder).map((path) => ["safe.directory", path.replaceAll("\\", "/")])
  ];
  return configEnv(pairs.map(([key = "", value = ""]) => [key, value]));
}
var configEnv = (pairs) => Object.fromEntries([
  ["GIT_CONFIG_COUNT", String(pairs.length)],
  ...pairs.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value]
  ])
]);
var loginEnv = (env) => Object.fromEntries(LOGIN.flatMap((name) => env[name] ? [[name, env[name]]] : []));
async function openRepository(host) {
  const folder = await realpath(host.workDir);
  const base = {
    ...settings(folder),
    LC_ALL: "C",
    LANGUAGE: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0"
  };
  const login = loginEnv(host.env);
  const ask = async (args, options) => (await host.run(["git", ...args], { cwd: folder, ...options })).stdout.replace(/\n$/, "");
  try {
    const answer = await ask(["rev-parse", "--is-shallow-repository", "--show-toplevel"], { env: base });
    const [shallow, ...top] = answer.split("\n");
    return {
      top: top.join("\n"),
      shallow: shallow === "true",
      git: (...args) => ask(args, { env: base }),
      remote: (...args) => ask(args, { env: { ...base, ...login }, timeoutMs: FETCH_TIME_LIMIT_MS })
    };
  } catch (error) {
    return reasonOf(error);
  }
}
function reasonOf(error) {
  if (!(error instanceof ToolError)) throw error;
  if (error.exitCode === void 0) return "git is not installed";
  if (/dubious ownership|unsafe repository/.test(error.tail)) return "foreign repository";
  if (/not a git repository|cannot use bare repository|must be run in a work tree/.test(error.tail))
    return "no repository";
  throw error;
}
async function changedFiles(host, repository) {
  const out = relative(
    repository.top,
    join(await realpath(host.workDir), relative(host.workDir, host.outDir))
  );
  const outside = out === "" || out === ".." || out.startsWith(`..${sep}`);
  const lines = await repository.git(
    "status",
    "--porcelain",
    "--untracked-files=no",
    "--ignore-submodules=untracked",
    "--",
    ":(top)",
    ...outside ? [] : [`:(top,exclude,literal)${out.replaceAll("\\", "/")}`]
  );
  return lines.split("\n").flatMap((line) => line ? [line.slice(3)] : []);
}

export {
  configEnv,
  loginEnv,
  openRepository,
  changedFiles
};
