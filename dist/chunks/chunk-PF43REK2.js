import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  ToolError
} from "./chunk-7K3FG75H.js";

// src/tools/exec.ts
import { execFile } from "node:child_process";
import { Duplex } from "node:stream";

// src/tools/stream.ts
import { spawn } from "node:child_process";
import { StringDecoder } from "node:string_decoder";
import { setTimeout as wait } from "node:timers/promises";
var GRACE_MS = 3e3;
var LONGEST_LINE = 16 * 1024;
function lineSplitter(take) {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  const give = (line) => {
    const shown = line.replace(/\r+$/, "");
    take(shown.slice(shown.lastIndexOf("\r") + 1));
  };
  const write = (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) give(line);
    for (; rest.length > LONGEST_LINE; rest = rest.slice(LONGEST_LINE)) give(rest.slice(0, LONGEST_LINE));
  };
  return {
    write: (chunk) => write(decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length))),
    end: () => {
      write(decoder.end());
      if (rest) give(rest);
      rest = "";
    }
  };
}
function lastOf(most) {
  const kept = [];
  return {
    add: (line) => {
      kept.push(line);
      if (kept.length > 2 * most) kept.splice(0, kept.length - most);
    },
    text: () => kept.slice(-most).map((line) => `${line}
`).join("")
  };
}
async function spawnToEnd(command, options) {
  const [program, ...args] = command;
  const { onOutput, signal, timeoutMs } = options;
  if (signal.aborted) return { ...NOT_ENDED, isCanceled: true };
  const child = spawn(program, args, {
    env: options.env,
    detached: options.apart,
    stdio: onOutput ? "pipe" : "inherit",
    ...options.cwd !== void 0 && { cwd: options.cwd }
  });
  child.stdout?.on("data", (chunk) => onOutput?.("stdout", chunk));
  child.stderr?.on("data", (chunk) => onOutput?.("stderr", chunk));
  const ended = endOf(child);
  const abandoned = new AbortController();
  let why;
  const stop = (reason) => {
    why ??= reason;
    void endChild(child, abandoned.signal);
  };
  const cancel = () => stop("isCanceled");
  signal.addEventListener("abort", cancel, { once: true });
  const limit = timeoutMs === void 0 ? void 0 : setTimeout(() => stop("timedOut"), timeoutMs);
  try {
    const fed = feed(child, options.input);
    const ending = await Promise.race([ended, fed.then(() => ended)]).catch(async (cause) => {
      child.kill("SIGKILL");
      await ended;
      throw cause;
    });
    return { ...ending, timedOut: why === "timedOut", isCanceled: why === "isCanceled" };
  } finally {
    signal.removeEventListener("abort", cancel);
    clearTimeout(limit);
    abandoned.abort();
  }
}
var NOT_ENDED = {
  code: void 0,
  signal: void 0,
  timedOut: false,
  isCanceled: false,
  failure: void 0
};
var endOf = (child) => new Promise((resolve) => {
  child.on("error", (failure) => {
    if (child.pid === void 0) resolve({ ...NOT_ENDED, failure });
  });
  child.on(
    "close",
    (code, signal) => resolve({ ...NOT_ENDED, code: code ?? void 0, signal: signal ?? void 0 })
  );
});
async function endChild(child, abandoned) {
  child.kill("SIGTERM");
  await wait(GRACE_MS, void 0, { signal: abandoned }).catch(() => void 0);
  if (abandoned.aborted) return;
  child.kill("SIGKILL");
  child.stdout?.destroy();
  child.stderr?.destroy();
}
async function feed(child, input) {
  const into = child.stdin;
  if (!into) return;
  into.on("error", () => void 0);
  if (input === void 0 || typeof input === "string" || input instanceof Uint8Array) {
    into.end(input ?? "");
    return;
  }
  for await (const chunk of input) {
    if (into.destroyed) return;
    if (!into.write(chunk)) await drained(into);
  }
  into.end();
}
var drained = (into) => new Promise((resolve) => {
  if (into.destroyed) return resolve();
  const done = () => {
    into.off("drain", done).off("close", done);
    resolve();
  };
  into.on("drain", done).on("close", done);
});

// src/tools/exec.ts
var ALLOWED = new Set(
  "PATH HOME USER LOGNAME SHELL TERM TMPDIR TMP TEMP LANG LANGUAGE TZ HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy SSL_CERT_FILE SSL_CERT_DIR DOCKER_HOST DOCKER_CONTEXT DOCKER_CONFIG DOCKER_TLS_VERIFY DOCKER_CERT_PATH DOCKER_API_VERSION DOCKER_BUILDKIT CONTAINER_HOST CONTAINERS_CONF CONTAINERS_STORAGE_CONF CONTAINERS_REGISTRIES_CONF REGISTRY_AUTH_FILE XDG_RUNTIME_DIR XDG_CONFIG_HOME XDG_DATA_HOME SYSTEMROOT PATHEXT".split(
    " "
  )
);
var loadExeca = () => import("./execa-HAAXM7UO.js");
var TAIL_LINES = 20;
var STREAMED_LINES = 40;
var MAX_OUTPUT = 64 * 1024 * 1024;
var allowedEnv = (env) => Object.fromEntries(
  Object.entries(env).filter(
    (pair) => pair[1] !== void 0 && (ALLOWED.has(pair[0]) || pair[0].startsWith("LC_"))
  )
);
var hide = (text, secrets) => secrets.reduce((shown, secret) => secret ? shown.replaceAll(secret, "***") : shown, text);
var lastLines = (text) => text.trimEnd().split("\n").slice(-TAIL_LINES).join("\n");
function run(env, signal, command, options = {}) {
  const { input } = options;
  const whole = input === void 0 || typeof input === "string" || input instanceof Uint8Array;
  const limited = options.timeoutMs !== void 0;
  if (!whole || limited || options.onLine || options.signal)
    return runStreamed(env, signal, command, options);
  const [program, ...args] = command;
  const settings = {
    signal,
    maxBuffer: MAX_OUTPUT,
    env: { ...allowedEnv(env), ...options.env },
    ...options.cwd !== void 0 && { cwd: options.cwd }
  };
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, settings, (failure, stdout, stderr) => {
      if (!failure) return resolve({ stdout, stderr });
      reject(failureOf({ command, failure, printed: { stdout, stderr }, secrets: options.secrets ?? [] }));
    });
    child.stdin?.on("error", () => void 0).end(input ?? "");
  });
}
async function runStreamed(env, signal, command, options) {
  const { secrets = [], onLine } = options;
  const last = lastOf(STREAMED_LINES);
  const kept = { stdout: keeper(onLine !== void 0), stderr: keeper(onLine !== void 0) };
  const splitters = { stdout: splitterTo("stdout"), stderr: splitterTo("stderr") };
  function splitterTo(from) {
    return lineSplitter((line) => {
      const shown = hide(line, secrets);
      last.add(shown);
      kept[from].line(shown);
      onLine?.(shown);
    });
  }
  const ending = await spawnToEnd(command, {
    env: { ...allowedEnv(env), ...options.env },
    cwd: options.cwd,
    signal: options.signal ?? signal,
    apart: options.signal !== void 0,
    timeoutMs: options.timeoutMs,
    input: options.input,
    onOutput: (from, chunk) => {
      kept[from].chunk(chunk);
      splitters[from].write(chunk);
    }
  });
  splitters.stdout.end();
  splitters.stderr.end();
  const isMaxBuffer = kept.stdout.over() || kept.stderr.over();
  if (ending.code === 0 && !ending.isCanceled && !ending.timedOut && !isMaxBuffer)
    return { stdout: kept.stdout.text(), stderr: kept.stderr.text() };
  throw endingError(
    command.map((word) => hide(word, secrets)),
    { ...ending, isMaxBuffer },
    last.text().trimEnd()
  );
}
function keeper(handedOn) {
  const last = lastOf(STREAMED_LINES);
  const chunks = [];
  let size = 0;
  return {
    line: (line) => last.add(line),
    chunk: (chunk) => {
      size += chunk.length;
      if (!handedOn && size <= MAX_OUTPUT) chunks.push(chunk);
    },
    over: () => !handedOn && size > MAX_OUTPUT,
    text: () => handedOn ? last.text() : Buffer.concat(chunks).toString()
  };
}
var endingError = (command, ending, tail) => new ToolError(command, ending.timedOut || ending.isCanceled ? void 0 : ending.code, tail, {
  hint: reasonOf({ ...ending, code: ending.failure?.code }, command[0] ?? ""),
  cause: ending.failure
});
async function runAttached(env, signal, { command, extra }) {
  const ending = await spawnToEnd(command, {
    env: { ...allowedEnv(env), ...extra },
    cwd: void 0,
    signal,
    apart: false,
    timeoutMs: void 0,
    input: void 0,
    onOutput: void 0
  });
  if (ending.code !== void 0 && !ending.isCanceled) return ending.code;
  throw endingError(command, { ...ending, isMaxBuffer: false }, "");
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
    hint: reasonOf(
      {
        timedOut: false,
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
    const fed = feed2(source, child.stdin).catch((cause) => {
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
        hint: reasonOf(result, program)
      });
    } finally {
      child.kill();
    }
  });
}
async function feed2(source, input) {
  for await (const chunk of source) {
    if (!input.write(chunk) && !input.destroyed) await drained(input);
    if (input.destroyed) return;
  }
  input.end();
}
var reasonOf = (result, program) => {
  if (result.timedOut) return "its time limit ran out";
  if (result.isCanceled) return "it was cancelled";
  if (result.isMaxBuffer) return `it printed more than ${MAX_OUTPUT} bytes`;
  if (result.code === "ENOENT") return `install ${program}, or put it in PATH`;
  return result.signal ? `it was ended by ${result.signal}` : void 0;
};

export {
  run,
  runAttached,
  runThrough
};
