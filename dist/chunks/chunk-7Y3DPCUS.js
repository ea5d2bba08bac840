import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  allInOrder
} from "./chunk-LOI2JOZB.js";
import {
  tempDir
} from "./chunk-P2LDSHFV.js";
import {
  PkgError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-Y6RQMCCG.js";

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
var client = async () => new (await import("./artifact-AM2EGJBO.js")).DefaultArtifactClient();
var failed = (what, cause) => new PkgError("artifact/failed", `${what}: ${cause instanceof Error ? cause.message : String(cause)}`, {
  cause,
  hint: /already exists/.test(String(cause)) ? "another job of this run handed over the same target: give each leg its own `targets` and `arch`" : "run the job again; https://www.githubstatus.com tells whether GitHub is well"
});
async function uploadRunArtifact(name, dir, files) {
  try {
    const paths = files.map((file) => join(dir, file));
    await (await client()).uploadArtifact(name, paths, dir, { compressionLevel: 0 });
  } catch (cause) {
    throw failed(`the run artifact ${name} could not be uploaded`, cause);
  }
}
async function downloadRunArtifacts(prefix, into) {
  const service = await client();
  const { artifacts } = await service.listArtifacts({ latest: true }).catch((cause) => {
    throw failed("this run's artifacts could not be listed", cause);
  });
  const wanted = artifacts.filter(({ name }) => name.startsWith(prefix) && /^[A-Za-z0-9._~-]+$/.test(name));
  wanted.sort((a, b) => a.name < b.name ? -1 : 1);
  return allInOrder(wanted, DOWNLOADS, async ({ id, name, digest }) => {
    var _stack = [];
    try {
      const draft = __using(_stack, await tempDir(into), true);
      try {
        const expected = digest === void 0 ? {} : { expectedHash: digest };
        const { digestMismatch } = await service.downloadArtifact(id, {
          path: join(draft.path, name),
          ...expected
        });
        if (digestMismatch) throw new Error("its digest is not the one that was uploaded");
        await rm(join(into, name), { recursive: true, force: true });
        await rename(join(draft.path, name), join(into, name));
      } catch (cause) {
        throw failed(`the run artifact ${name} could not be downloaded`, cause);
      }
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
  uploadRunArtifact,
  downloadRunArtifacts
};
