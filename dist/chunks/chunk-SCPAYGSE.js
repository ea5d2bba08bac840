import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  allInOrder
} from "./chunk-T64XHYXT.js";
import {
  tempDir
} from "./chunk-NPBHZXYM.js";
import {
  PkgError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/tools/run-artifacts.ts
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
var DOWNLOADS = 8;
function runArtifactsOf({ env }) {
  if (!env["ACTIONS_RUNTIME_TOKEN"] || !env["ACTIONS_RESULTS_URL"]) return "none";
  return /^https:\/\/(github\.com|[^/]+\.ghe\.com|[^/]+\.localhost)(:\d+)?\/?$/i.test(
    env["GITHUB_SERVER_URL"] ?? "https://github.com"
  ) ? "there" : "refused";
}
var SERVER_ACTIONS = {
  upload: "actions/upload-artifact@v3.2.2",
  download: "actions/download-artifact@v3.1.0"
};
var client = async () => new (await import("./artifact-KQSDCSDS.js")).DefaultArtifactClient();
var failed = (what, cause, taken = "another job of this run has one of that name") => new PkgError("artifact/failed", `${what}: ${cause instanceof Error ? cause.message : String(cause)}`, {
  cause,
  hint: /already exists/.test(String(cause)) ? taken : "run the job again; https://www.githubstatus.com tells whether GitHub is well"
});
async function listRunArtifacts() {
  const { artifacts } = await (await client()).listArtifacts({ latest: true }).catch((cause) => {
    throw failed("this run's artifacts could not be listed", cause);
  });
  return artifacts;
}
async function uploadRunArtifact(name, { dir, files, taken }) {
  try {
    const paths = files.map((file) => join(dir, file));
    return (await (await client()).uploadArtifact(name, paths, dir, { compressionLevel: 0 })).id;
  } catch (cause) {
    throw failed(`the run artifact ${name} could not be uploaded`, cause, taken);
  }
}
async function unpackRunArtifact({ id, name, digest }, path) {
  try {
    const expected = digest === void 0 ? {} : { expectedHash: digest };
    const { digestMismatch } = await (await client()).downloadArtifact(id, { path, ...expected });
    if (digestMismatch) throw new Error("its digest is not the one that was uploaded");
  } catch (cause) {
    throw failed(`the run artifact ${name} could not be downloaded`, cause);
  }
}
async function removeRunArtifact(name) {
  await (await client()).deleteArtifact(name).catch((cause) => {
    throw failed(`the run artifact ${name} could not be replaced`, cause);
  });
}
async function downloadRunArtifacts(prefix, into) {
  const wanted = (await listRunArtifacts()).filter(
    ({ name }) => name.startsWith(prefix) && /^[A-Za-z0-9._~-]+$/.test(name)
  );
  wanted.sort((a, b) => a.name < b.name ? -1 : 1);
  return allInOrder(wanted, DOWNLOADS, async (artifact) => {
    var _stack = [];
    try {
      const draft = __using(_stack, await tempDir(into), true);
      const { name } = artifact;
      await unpackRunArtifact(artifact, join(draft.path, name));
      await rm(join(into, name), { recursive: true, force: true });
      await rename(join(draft.path, name), join(into, name));
      return join(into, name);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
}

export {
  runArtifactsOf,
  SERVER_ACTIONS,
  listRunArtifacts,
  uploadRunArtifact,
  unpackRunArtifact,
  removeRunArtifact,
  downloadRunArtifacts
};
