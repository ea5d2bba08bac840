import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  keyWords,
  passphraseWords
} from "./chunk-4H7W7VPS.js";
import {
  nearest
} from "./chunk-H2CRTF6F.js";
import {
  run,
  runThrough
} from "./chunk-PF43REK2.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/commands/index.ts
var commands = {
  plan: {
    summary: "work out the version and the targets; change nothing",
    args: "",
    example: "linux-pkg plan",
    load: () => import("./plan-VJCA4SSI.js").then((m) => m.plan)
  },
  build: {
    summary: "make the packages, unsigned, in the output folder",
    args: "",
    example: "linux-pkg build --targets deb,rpm --out out",
    load: () => import("./build-6RBHVMOF.js").then((m) => m.build)
  },
  base: {
    summary: "prepare the images that apps are built in, ahead",
    args: "",
    example: "linux-pkg base --targets debian-12 --dry-run",
    load: () => import("./base-5JS2BGOY.js").then((m) => m.base)
  },
  publish: {
    summary: "gather the legs' packages, sign them, bring them to every place of the config",
    args: "",
    example: "linux-pkg publish --targets deb --out out",
    load: () => import("./publish-VLEAZRG4.js").then((m) => m.publish)
  },
  all: {
    summary: "every step, in one go",
    args: "",
    example: "linux-pkg all --dry-run",
    load: () => import("./all-3OBOR52N.js").then((m) => m.all)
  },
  verify: {
    summary: "prove packages in clean containers of their distros",
    args: "FILE\u2026",
    example: "linux-pkg verify out/*",
    load: () => import("./verify-DUEUE3UH.js").then((m) => m.verify)
  },
  inspect: {
    summary: "show what a package says of itself",
    args: "FILE\u2026",
    example: "linux-pkg inspect out/*.deb",
    load: () => import("./inspect-TVFZL5JT.js").then((m) => m.inspect)
  },
  key: {
    summary: "look at the key that signs: who accepts it, and for how long",
    args: "[rotate|extend]",
    example: "linux-pkg key",
    load: () => import("./key-CXUKCH2M.js").then((m) => m.key)
  },
  repo: {
    summary: "make and keep APT and YUM repositories of packages made by anybody",
    args: "init|add|remove|yank|list|check|serve DIR",
    example: "linux-pkg repo init repo",
    load: () => import("./repo-QUU5OP4Y.js").then((m) => m.repo)
  },
  refresh: {
    summary: "sign the repository of the config anew where its keys have changed; add nothing",
    args: "",
    example: "linux-pkg refresh --dry-run",
    load: () => import("./refresh-MKKMSXBT.js").then((m) => m.refresh)
  },
  init: {
    summary: "write a commented config file from what the project holds",
    args: "",
    example: "linux-pkg init",
    load: () => import("./init-4QKEM4UV.js").then((m) => m.init)
  },
  doctor: {
    summary: "look at config and machine; change nothing",
    args: "",
    example: "linux-pkg doctor",
    load: () => import("./doctor-QUNSFLWR.js").then((m) => m.doctor)
  }
};

// src/commands/run.ts
async function runCommand(host, inputs) {
  const entry = Object.hasOwn(commands, inputs.command) ? commands[inputs.command] : void 0;
  if (!entry) throw unknownCommand(inputs.command);
  if (inputs.args.length > 0 && !entry.args)
    throw new UserError("input/arguments", `${inputs.command} takes no "${inputs.args[0]}"`, {
      hint: `linux-pkg ${inputs.command} --help`
    });
  const command = await entry.load();
  return command(host, inputs);
}
function unknownCommand(name) {
  const near = nearest(name, Object.keys(commands));
  return new UserError("input/unknown-command", `unknown command "${name}"`, {
    hint: `${near ? `did you mean ${near}? ` : ""}commands: ${Object.keys(commands).join(", ")}`
  });
}

// src/commands/command-line.ts
import { parseArgs } from "node:util";

// src/tools/secret-file.ts
import { readFileSync } from "node:fs";
function secretFile(path) {
  let value;
  return () => value ??= readSecret(path);
}
function readSecret(path) {
  try {
    return readFileSync(path, "utf8").replace(/\r?\n$/, "");
  } catch (cause) {
    throw new UserError("input/secret-file", `${path} cannot be read: ${cause.message}`, {
      cause
    });
  }
}

// src/commands/flags.ts
var flags = {
  config: {
    type: "string",
    value: "FILE",
    about: "the config file; default: linux-pkg.yml or its other names"
  },
  out: { type: "string", value: "DIR", about: "the output folder; default: out" },
  targets: { type: "string", value: "a,b", about: "only these targets, in place of the config's" },
  arch: { type: "string", value: "a,b", about: "only these architectures" },
  version: { type: "string", value: "V", about: "this version, in place of what the config says" },
  plan: { type: "string", value: "JSON", about: "the plan of an earlier job; git is not asked again" },
  only: {
    type: "string",
    value: "a,b",
    about: "publish, all: only these places, by their ids in publish:, or repository"
  },
  shell: { type: "string", value: "TARGET", about: "build this one, then open a shell in its container" },
  "gpg-private-key": {
    type: "string",
    value: "FILE",
    about: "the file of the key that signs, armored or base64"
  },
  "gpg-passphrase": { type: "string", value: "FILE", about: "the file of what opens that key" },
  "secret-out": { type: "string", value: "FILE", about: "key rotate: where the new secret key is written" },
  "public-out": {
    type: "string",
    value: "FILE",
    about: "key rotate: the public keyring, in place of sign.public_key"
  },
  expires: { type: "string", value: "TIME", about: "key rotate and extend: how long it lasts; default: 2y" },
  subkey: { type: "boolean", about: "key rotate: a new subkey of the same key" },
  name: { type: "string", value: "NAME", about: "repo init: what users' files are named after" },
  url: { type: "string", value: "URL", about: "repo init: its address as users see it" },
  origin: { type: "string", value: "TEXT", about: "repo init: Origin of its lists; default: the name" },
  label: { type: "string", value: "TEXT", about: "repo init: Label of its lists; default: the name" },
  component: { type: "string", value: "WORD", about: "repo init: component of APT; default: main" },
  keep: { type: "string", value: "LIMITS", about: "repo init: what stays, such as '5 versions, 90 days'" },
  suite: { type: "string", value: "SUITE", about: "repo add: the suite, in place of the version's own" },
  "packages-at": {
    type: "string",
    value: "URL",
    about: "repo add: the packages stay where users fetch them, such as a release"
  },
  "keep-going": { type: "boolean", about: "repo add: leave out what is broken, and add the rest" },
  port: { type: "string", value: "PORT", about: "repo serve: the port; default: any that is free" },
  "no-verify": { type: "boolean", about: "do not prove the packages in containers" },
  "dry-run": { type: "boolean", about: "say what would be made, and stop there" },
  json: { type: "boolean", about: "print the result as JSON on standard output" },
  debug: { type: "boolean", about: "more lines, and stack traces" },
  help: { type: "boolean", about: "this text" }
};

// src/commands/command-line.ts
function parseCommandLine(argv, version, given2 = noKeys) {
  if (argv.length === 1 && argv[0] === "--version") return { kind: "help", text: `${version}
` };
  const { values, positionals } = parse(argv);
  const [command, ...args] = positionals;
  if (command === void 0 || command === "help") return { kind: "help", text: helpText(args[0]) };
  if (values["help"]) return { kind: "help", text: helpText(command) };
  const text = (name) => values[name];
  const shell = text("shell");
  if (shell !== void 0) refuseShell(command, shell, values);
  return {
    kind: "run",
    inputs: {
      command,
      args,
      config: text("config"),
      targets: listOf(shell ?? text("targets")),
      arch: listOf(text("arch")),
      version: text("version"),
      plan: text("plan"),
      out: text("out") ?? "out",
      shell,
      dryRun: values["dry-run"] === true,
      verify: values["no-verify"] !== true,
      json: values["json"] === true,
      debug: values["debug"] === true,
      keys: {
        ...given2,
        privateKey: secretOf(text("gpg-private-key")) ?? given2.privateKey,
        passphrase: secretOf(text("gpg-passphrase")) ?? given2.passphrase
      },
      ...text("only") !== void 0 && { only: listOf(text("only")) },
      ...keyWordsOf(values),
      ...command === "key" && { rotation: rotationOf(values) },
      ...command === "repo" && { repo: repoOf(values) }
    }
  };
}
function keyWordsOf(values) {
  const words = ["gpg-private-key", "gpg-passphrase"].flatMap((name) => {
    const value = values[name];
    return typeof value === "string" ? [`--${name}`, value] : [];
  });
  return words.length === 0 ? {} : { keyWords: words };
}
var rotationOf = (values) => ({
  subkey: values["subkey"] === true,
  expires: values["expires"],
  secretOut: values["secret-out"],
  publicOut: values["public-out"]
});
var repoOf = (values) => {
  const text = (name) => values[name];
  return {
    suite: text("suite"),
    name: text("name"),
    url: text("url"),
    origin: text("origin"),
    label: text("label"),
    component: text("component"),
    keep: text("keep"),
    keepGoing: values["keep-going"] === true,
    packagesAt: text("packages-at"),
    port: text("port")
  };
};
var noKeys = { privateKey: void 0, passphrase: void 0 };
var secretOf = (path) => path === void 0 ? void 0 : secretFile(path);
var listOf = (value) => (value ?? "").split(/[\s,]+/).filter((word) => word !== "");
function parse(argv) {
  const options = Object.fromEntries(Object.entries(flags).map(([name, { type }]) => [name, { type }]));
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...argv],
      options,
      allowPositionals: true,
      strict: true,
      tokens: true
    });
    refuseUnclear(tokens.flatMap((token) => token.kind === "option" ? [token] : []));
    return { values, positionals };
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const word = argv.find((arg) => arg.startsWith("-") && !Object.hasOwn(flags, flagName(arg)));
    const near = word === void 0 ? void 0 : nearest(flagName(word), Object.keys(flags));
    const message = word === void 0 ? reasonOf(cause) : `unknown option "${word.split("=")[0]}"`;
    throw new UserError("input/arguments", message, {
      hint: near ? `did you mean --${near}?` : "linux-pkg --help lists the options",
      cause
    });
  }
}
function refuseUnclear(given2) {
  for (const [index, { name, value }] of given2.entries()) {
    if (value !== void 0 && value.trim() === "")
      throw new UserError("input/arguments", `--${name} is empty`, {
        hint: `write --${name} ${flags[name]?.value}, or leave it out`
      });
    if (value !== void 0 && given2.findIndex((other) => other.name === name) !== index)
      throw new UserError("input/arguments", `--${name} is there twice`, {
        hint: flags[name]?.value === "a,b" ? `write --${name} a,b` : "leave one of them out"
      });
  }
}
function refuseShell(command, target, values) {
  const refuse = (message, hint) => {
    throw new UserError("input/arguments", message, { hint });
  };
  const line = `linux-pkg build --shell ${listOf(target)[0]}`;
  if (command !== "build") refuse(`${command} opens no shell`, line);
  if (listOf(target).length > 1) refuse(`--shell ${target} names several targets`, line);
  for (const other of ["targets", "dry-run", "json"])
    if (values[other] !== void 0) refuse(`--shell and --${other} do not go together`, line);
}
var flagName = (arg) => arg.replace(/^-+/, "").split("=")[0] ?? "";
var reasonOf = (cause) => (cause instanceof Error ? cause.message : String(cause)).split(". ")[0];
function helpText(command) {
  if (command === void 0) return overview();
  const entry = Object.hasOwn(commands, command) ? commands[command] : void 0;
  if (!entry) throw unknownCommand(command);
  return [
    `linux-pkg ${[command, entry.args].filter(Boolean).join(" ")} [options]`,
    "",
    `  ${entry.summary}`,
    "",
    "Options:",
    ...flagLines(),
    "",
    "Example:",
    `  ${entry.example}`,
    ""
  ].join("\n");
}
var overview = () => [
  "linux-pkg COMMAND [options]: from a git tag to apt install and dnf install",
  "",
  "Commands:",
  ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`),
  "",
  "Options:",
  ...flagLines(),
  "",
  "linux-pkg COMMAND --help shows an example. linux-pkg --version prints the version.",
  ""
].join("\n");
var flagLines = () => Object.entries(flags).map(
  ([name, { value, about }]) => `  ${`--${name}${value ? ` ${value}` : ""}`.padEnd(22)} ${about}`
);

// src/tools/hygiene.ts
import { existsSync, realpathSync, writeFileSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join, relative, sep } from "node:path";
var TELLTALE = /^--(?:inspect|heapsnapshot-|heap-prof|cpu-prof|prof(?:=|$)|report-|abort-on-uncaught-exception|diagnostic-dir)/;
var HARMLESS = /^--report-exclude-/;
function refuseTelltales({ env, execArgv }) {
  const options = (words) => words.map((word) => word.replaceAll(/["']/g, "").split("=")[0].replaceAll("_", "-")).filter((word) => TELLTALE.test(word) && !HARMLESS.test(word));
  const given2 = options((env["NODE_OPTIONS"] ?? "").split(/\s+/));
  const problems = [
    ...given2.map((option) => problem(`NODE_OPTIONS holds ${option}`, `take ${option} out of NODE_OPTIONS`)),
    ...options(execArgv).map((option) => problem(`node runs with ${option}`, `run node without ${option}`))
  ];
  if (problems.length > 0) throw new UserError("key/telltale", problems);
}
var problem = (what, todo) => ({
  message: `${what}, which would show or store the memory of a process that holds the signing key`,
  hint: `${todo} where packages are signed`
});
function closeProcess() {
  if (process.report) {
    process.report.reportOnFatalError = false;
    process.report.reportOnUncaughtException = false;
    process.report.reportOnSignal = false;
  }
  process.on("SIGUSR1", () => void 0);
  try {
    writeFileSync("/proc/self/coredump_filter", "0");
  } catch {
  }
}
function workTreeOf(folder) {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (dirname(at) === at) return folder;
  }
}
var pathOutside = (path, project) => path.split(delimiter).filter(
  (folder) => isAbsolute(folder) && !isBelow(folder, project) && !isBelow(real(folder), real(project))
).join(delimiter);
var isBelow = (folder, project) => {
  const below = relative(project, folder);
  return below !== ".." && !below.startsWith(`..${sep}`) && !isAbsolute(below);
};
function real(folder) {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

// src/tools/hold-keys.ts
function holdKeys({ privateKey, passphrase }, { log, workDir }) {
  if (!privateKey && !passphrase) return;
  refuseTelltales(process);
  closeProcess();
  const path = pathOutside(process.env["PATH"] ?? "", workTreeOf(workDir));
  if (path) process.env["PATH"] = path;
  log.mask([...keyWords(privateKey?.() ?? ""), ...passphraseWords(passphrase?.() ?? "")]);
}

// src/tools/host.ts
import { resolve } from "node:path";
var makeHost = ({ env, workDir, out, log, signal }) => ({
  env,
  workDir,
  outDir: resolve(workDir, out),
  log,
  signal,
  run: (command, options) => run(env, signal, command, { cwd: workDir, ...options }),
  through: (command) => runThrough(env, signal, command),
  fetch: (input, init) => fetch(input, { signal, ...init }),
  now: () => Math.floor(Date.now() / 1e3)
});

// src/tools/memory.ts
import { setFlagsFromString } from "node:v8";
var keepNewSpaceSmall = () => setFlagsFromString("--semi-space-growth-factor=1");

// src/tools/secret-env.ts
import { closeSync, openSync, readFileSync as readFileSync2, readSync, writeSync } from "node:fs";

// src/model/secret.ts
var secret = (value) => () => value;

// src/tools/secret-env.ts
var actionKeys = {
  privateKey: "INPUT_GPG-PRIVATE-KEY",
  passphrase: "INPUT_GPG-PASSPHRASE"
};
var cliKeys = {
  privateKey: "LINUX_PKG_GPG_PRIVATE_KEY",
  passphrase: "LINUX_PKG_GPG_PASSPHRASE"
};
var OF_NFPM = /^NFPM_(?:[A-Z0-9]+_)?PASSPHRASE$/;
var SHORTEST_COPY = 8;
function takeKeys(env, { privateKey, passphrase }) {
  const ofNfpm = Object.keys(env).filter((name) => OF_NFPM.test(name));
  const keys = {
    privateKey: given(env, privateKey),
    passphrase: given(env, passphrase),
    nfpm: Object.fromEntries(ofNfpm.map((name) => [name, secret(env[name] ?? "")]))
  };
  const values = [keys.privateKey?.(), keys.passphrase?.()].flatMap((value) => value?.trim() ?? []);
  const copies = Object.entries(env).flatMap(
    ([name, value = ""]) => value.trim().length >= SHORTEST_COPY && values.includes(value.trim()) ? [name] : []
  );
  const names = [privateKey, passphrase, ...ofNfpm, ...copies].filter((name) => env[name] !== void 0);
  for (const name of names) delete env[name];
  if (env === process.env && names.length > 0) eraseFromBlock(names);
  return keys;
}
function given(env, name) {
  const value = env[name];
  return value?.trim() ? secret(value) : void 0;
}
var ENV_START = 47;
function eraseFromBlock(names) {
  let memory;
  try {
    const stat = readFileSync2("/proc/self/stat", "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [start, end] = [Number(fields[ENV_START]), Number(fields[ENV_START + 1])];
    memory = openSync("/proc/self/mem", "r+");
    const block = Buffer.alloc(end - start);
    readSync(memory, block, 0, block.length, start);
    for (const [from, to] of variablesIn(block, names))
      writeSync(memory, Buffer.alloc(to - from, "*"), 0, to - from, start + from);
  } catch {
  } finally {
    if (memory !== void 0) closeSync(memory);
  }
}
function variablesIn(block, names) {
  const found = [];
  for (let at = 0; at < block.length; ) {
    const next = block.indexOf(0, at);
    const end = next < 0 ? block.length : next;
    const name = names.find((wanted) => block.subarray(at, end).indexOf(`${wanted}=`) === 0);
    if (name !== void 0) found.push([at + Buffer.byteLength(name) + 1, end]);
    at = end + 1;
  }
  return found;
}

// src/tools/signals.ts
var ECHO_MS = 1e3;
function abortOnSignals() {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    const abort = () => {
      controller.abort(new Error(`interrupted by ${name}`));
      setTimeout(() => process.off(name, abort), ECHO_MS).unref();
    };
    process.on(name, abort);
  }
  return controller.signal;
}

// src/tools/threads.ts
import { availableParallelism } from "node:os";
function usePoolOfAllCores() {
  process.env["UV_THREADPOOL_SIZE"] ??= String(Math.min(16, Math.max(2, availableParallelism())));
}

export {
  runCommand,
  parseCommandLine,
  listOf,
  holdKeys,
  makeHost,
  keepNewSpaceSmall,
  actionKeys,
  cliKeys,
  takeKeys,
  abortOnSignals,
  usePoolOfAllCores
};
