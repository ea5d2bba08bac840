import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  nearest
} from "./chunk-PEFM52VW.js";
import {
  PkgError,
  ToolError,
  UserError
} from "./chunk-JTOZ7VCM.js";

// src/commands/index.ts
var later = (what) => () => import("./later-2P2X7TRT.js").then((m) => m.later(what));
var commands = {
  plan: {
    summary: "work out the version and the targets; change nothing",
    args: "",
    example: "linux-pkg plan",
    load: () => import("./plan-QWWI2NSP.js").then((m) => m.plan)
  },
  build: {
    summary: "make the packages, unsigned, in the output folder",
    args: "",
    example: "linux-pkg build --targets deb,rpm --out out",
    load: () => import("./build-AEQFZYK4.js").then((m) => m.build)
  },
  publish: {
    summary: "gather the legs' packages (signing and uploading come later)",
    args: "",
    example: "linux-pkg publish --targets deb --out out",
    load: () => import("./publish-DBA26V4L.js").then((m) => m.publish)
  },
  all: {
    summary: "every step, in one go",
    args: "",
    example: "linux-pkg all --dry-run",
    load: () => import("./all-MRZZRTY5.js").then((m) => m.all)
  },
  verify: {
    summary: "prove packages in clean containers (not in this version yet)",
    args: "FILE\u2026",
    example: "linux-pkg verify out/hello.deb",
    load: later("verify")
  },
  inspect: {
    summary: "show what a package says of itself",
    args: "FILE\u2026",
    example: "linux-pkg inspect out/*.deb",
    load: () => import("./inspect-UYWRHD6I.js").then((m) => m.inspect)
  },
  repo: {
    summary: "make and keep repositories (not in this version yet)",
    args: "init|add|remove|yank|list|check|serve DIR",
    example: "linux-pkg repo init repo",
    load: later("repo")
  },
  init: {
    summary: "write a commented config file from what the project holds",
    args: "",
    example: "linux-pkg init",
    load: () => import("./init-R3T66OGF.js").then((m) => m.init)
  },
  doctor: {
    summary: "look at config and machine; change nothing",
    args: "",
    example: "linux-pkg doctor",
    load: () => import("./doctor-RSVLOCBS.js").then((m) => m.doctor)
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
  "no-verify": { type: "boolean", about: "do not prove the packages in containers" },
  "dry-run": { type: "boolean", about: "say what would be made, and stop there" },
  json: { type: "boolean", about: "print the result as JSON on standard output" },
  debug: { type: "boolean", about: "more lines, and stack traces" },
  help: { type: "boolean", about: "this text" }
};
function parseCommandLine(argv, version) {
  if (argv.length === 1 && argv[0] === "--version") return { kind: "help", text: `${version}
` };
  const { values, positionals } = parse(argv);
  const [command, ...args] = positionals;
  if (command === void 0 || command === "help") return { kind: "help", text: helpText(args[0]) };
  if (values["help"]) return { kind: "help", text: helpText(command) };
  const text = (name) => values[name];
  return {
    kind: "run",
    inputs: {
      command,
      args,
      config: text("config"),
      targets: listOf(text("targets")),
      arch: listOf(text("arch")),
      version: text("version"),
      plan: text("plan"),
      out: text("out") ?? "out",
      dryRun: values["dry-run"] === true,
      verify: values["no-verify"] !== true,
      json: values["json"] === true,
      debug: values["debug"] === true
    }
  };
}
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
function refuseUnclear(given) {
  for (const [index, { name, value }] of given.entries()) {
    if (value !== void 0 && value.trim() === "")
      throw new UserError("input/arguments", `--${name} is empty`, {
        hint: `write --${name} ${flags[name]?.value}, or leave it out`
      });
    if (value !== void 0 && given.findIndex((other) => other.name === name) !== index)
      throw new UserError("input/arguments", `--${name} is there twice`, {
        hint: flags[name]?.value === "a,b" ? `write --${name} a,b` : "leave one of them out"
      });
  }
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
  ([name, { value, about }]) => `  ${`--${name}${value ? ` ${value}` : ""}`.padEnd(16)} ${about}`
);

// src/commands/failure.ts
var exitCodeOf = (error) => error instanceof UserError ? 2 : 1;
function problemsOf(error, interrupted) {
  if (interrupted) return [{ message: "interrupted; nothing half-done was left under a final name" }];
  if (error instanceof UserError) return error.problems;
  if (error instanceof PkgError) {
    const hint = error.hint ?? machineHint(error.cause);
    return [{ message: error.message, ...hint && { hint } }];
  }
  const message = error instanceof Error ? error.message : String(error);
  return [{ message, hint: machineHint(error) ?? "this was not foreseen: please report it, with --debug" }];
}
function machineHint(error) {
  const { code } = error ?? {};
  return code !== void 0 && Object.hasOwn(OF_THE_MACHINE, code) ? OF_THE_MACHINE[code] : void 0;
}
var OF_THE_MACHINE = {
  ENOSPC: "the disk is full: free some space, or name folders on another one with --out and TMPDIR",
  EDQUOT: "the quota is used up: free some space, or name folders on another disk with --out and TMPDIR",
  EFBIG: "the disk or a limit (ulimit -f) takes no file of this size: name another disk with --out, or raise the limit",
  EROFS: "the disk is read-only: name folders on another one with --out and TMPDIR",
  EMFILE: "too many files are open: raise the limit with ulimit -n",
  EIO: "the disk could not be read or written: look into the log of the system"
};
var failureJson = (error, problems) => JSON.stringify(
  { error: { code: error instanceof PkgError ? error.code : "run/unforeseen", problems } },
  null,
  2
);
function stackText(error) {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === void 0 ? "" : `
caused by ${stackText(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}

// src/tools/host.ts
import { resolve } from "node:path";

// src/tools/exec.ts
import { execFile } from "node:child_process";
import { Duplex } from "node:stream";
var ALLOWED = new Set(
  "PATH HOME USER LOGNAME SHELL TERM TMPDIR TMP TEMP LANG LANGUAGE TZ HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy SSL_CERT_FILE SSL_CERT_DIR DOCKER_HOST DOCKER_CONFIG XDG_RUNTIME_DIR SYSTEMROOT PATHEXT".split(
    " "
  )
);
var loadExeca = () => import("./execa-3MVEZBOG.js");
var TAIL_LINES = 20;
var MAX_OUTPUT = 64 * 1024 * 1024;
var allowedEnv = (env) => Object.fromEntries(
  Object.entries(env).filter(
    (pair) => pair[1] !== void 0 && (ALLOWED.has(pair[0]) || pair[0].startsWith("LC_"))
  )
);
var hide = (text, secrets) => secrets.reduce((shown, secret) => secret ? shown.replaceAll(secret, "***") : shown, text);
var lastLines = (text) => text.trimEnd().split("\n").slice(-TAIL_LINES).join("\n");
function run(env, signal, command, options = {}) {
  const [program, ...args] = command;
  const settings = {
    signal,
    maxBuffer: MAX_OUTPUT,
    env: { ...allowedEnv(env), ...options.env },
    ...options.cwd !== void 0 && { cwd: options.cwd },
    ...options.timeoutMs !== void 0 && { timeout: options.timeoutMs }
  };
  return new Promise((resolve2, reject) => {
    const child = execFile(program, args, settings, (failure, stdout, stderr) => {
      if (!failure) return resolve2({ stdout, stderr });
      reject(failureOf({ command, failure, printed: { stdout, stderr }, secrets: options.secrets ?? [] }));
    });
    child.stdin?.on("error", () => void 0).end(options.input ?? "");
  });
}
function failureOf({
  command,
  failure,
  printed,
  secrets
}) {
  const shown = command.map((word) => hide(word, secrets));
  const text = [printed.stdout.trim(), printed.stderr.trim()].filter(Boolean).join("\n");
  const ended = typeof failure.code === "number";
  return new ToolError(shown, ended ? Number(failure.code) : void 0, hide(lastLines(text), secrets), {
    hint: reasonOf2(
      {
        timedOut: failure.killed === true && failure.signal === "SIGTERM",
        isCanceled: failure.code === "ABORT_ERR",
        isMaxBuffer: failure.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER",
        code: String(failure.code),
        signal: failure.signal ?? void 0
      },
      command[0]
    ),
    cause: ended ? void 0 : new Error(hide(failure.message, secrets))
  });
}
function runThrough(env, signal, command) {
  const [program, ...args] = command;
  return Duplex.from(async function* (source) {
    const { execa } = await loadExeca();
    const child = execa(program, args, {
      reject: false,
      extendEnv: false,
      // Its way of cleaning up ends us on signals such as SIGXFSZ, before we could; a child without input ends anyway.
      cleanup: false,
      // A filter has nothing to tidy up, and xz takes its time.
      killSignal: "SIGKILL",
      env: allowedEnv(env),
      cancelSignal: signal,
      encoding: "buffer",
      stdin: "pipe",
      buffer: { stdout: false, stderr: true },
      maxBuffer: { stderr: MAX_OUTPUT }
    });
    child.stdin.on("error", () => void 0);
    const fed = feed(source, child.stdin).catch((cause) => {
      child.kill();
      throw cause;
    });
    fed.catch(() => void 0);
    try {
      yield* child.stdout;
      await fed;
      const result = await child;
      if (!result.failed) return;
      throw new ToolError(command, result.exitCode, lastLines(Buffer.from(result.stderr).toString()), {
        hint: reasonOf2(result, program)
      });
    } finally {
      child.kill();
    }
  });
}
async function feed(source, input) {
  for await (const chunk of source) {
    if (!input.write(chunk) && !input.destroyed) await drained(input);
    if (input.destroyed) return;
  }
  input.end();
}
var drained = (input) => new Promise((resolve2) => {
  const done = () => {
    input.off("drain", done).off("close", done);
    resolve2();
  };
  input.on("drain", done).on("close", done);
});
var reasonOf2 = (result, program) => {
  if (result.timedOut) return "its time limit ran out";
  if (result.isCanceled) return "it was cancelled";
  if (result.isMaxBuffer) return `it printed more than ${MAX_OUTPUT} bytes`;
  if (result.code === "ENOENT") return `install ${program}, or put it in PATH`;
  return result.signal ? `it was ended by ${result.signal}` : void 0;
};

// src/tools/host.ts
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

// src/tools/signals.ts
function abortOnSignals() {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.once(name, () => controller.abort(new Error(`interrupted by ${name}`)));
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
  exitCodeOf,
  problemsOf,
  failureJson,
  stackText,
  makeHost,
  abortOnSignals,
  usePoolOfAllCores
};
