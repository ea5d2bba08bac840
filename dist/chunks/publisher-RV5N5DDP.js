import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  SERVER_ACTIONS,
  listRunArtifacts,
  removeRunArtifact,
  runArtifactsOf,
  unpackRunArtifact,
  uploadRunArtifact
} from "./chunk-SCPAYGSE.js";
import {
  allInOrder
} from "./chunk-T64XHYXT.js";
import {
  versionText
} from "./chunk-6NQTDTAW.js";
import {
  digestOf,
  tempDir
} from "./chunk-NPBHZXYM.js";
import "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/publishers/artifact/publisher.ts
import { mkdir, readdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";

// src/publishers/artifact/bundles.ts
var LEGS = "linux-pkg-";
var KIND = "artifact";
function bundlesOf({ name, version, settings }, shipments) {
  const title = name.startsWith(LEGS) ? `project-${name}` : name;
  const own = settings.id === KIND ? void 0 : settings.id;
  const named = (target) => [title, versionText(version), own, target].filter((part) => part !== void 0).join("-").replace(/[^A-Za-z0-9._~+-]/g, "-");
  const bundles = /* @__PURE__ */ new Map();
  for (const shipment of shipments) {
    const key = named(shipment.target);
    const bundle = bundles.get(key);
    if (bundle) bundle.push(shipment);
    else bundles.set(key, [shipment]);
  }
  return [...bundles].map(([key, of]) => ({ name: key, shipments: of }));
}
var nameProblems = (shipments) => shipments.filter(({ name }) => /[":<>|*?\r\n\\]/.test(name)).map(({ name }) => ({
  message: `a run artifact takes no file of the name ${JSON.stringify(name)}`,
  hint: 'leave " : < > | * ? \\ and line ends out of its `name`'
}));

// src/publishers/artifact/publisher.ts
var AT_ONCE = 4;
function artifactPublisher(host, work) {
  const support = runArtifactsOf(host);
  const page = runPage(host);
  const urlOf = (id) => page === void 0 || id === void 0 ? page : `${page}/artifacts/${id}`;
  const compared = /* @__PURE__ */ new Map();
  const isThere = (artifact, bundle) => {
    const known = compared.get(artifact.id) ?? hasAll(artifact, bundle);
    compared.set(artifact.id, known);
    return known;
  };
  const find = async (shipments) => {
    const listed = await listRunArtifacts();
    return allInOrder(bundlesOf(work, shipments), AT_ONCE, async (bundle) => {
      const there = listed.find(({ name }) => name === bundle.name);
      const how = !there ? "uploaded" : await isThere(there, bundle) ? "there" : "replaced";
      return { bundle, there, how };
    });
  };
  return {
    title: "the artifacts of this workflow run",
    ...support === "none" && { idle: "there is no workflow run" },
    urlOf: () => page,
    check: (shipments) => [...support === "refused" ? [refusal(host)] : [], ...nameProblems(shipments)],
    look: async (shipments) => inOrder(
      shipments,
      (await find(shipments)).map(({ bundle, there, how }) => ({
        ...{ bundle, how },
        url: urlOf(how === "there" ? there?.id : void 0)
      }))
    ),
    deliver: async (shipments) => {
      const brought = await allInOrder(await find(shipments), AT_ONCE, async ({ bundle, there, how }) => {
        if (how === "there") return { bundle, how, url: urlOf(there?.id) };
        if (how === "replaced") await removeRunArtifact(bundle.name);
        const id = await upload(bundle);
        host.log.info(`run artifact ${bundle.name}: ${how}, ${bundle.shipments.length} files`);
        return { bundle, how, url: urlOf(id) };
      });
      return { deliveries: inOrder(shipments, brought) };
    }
  };
}
function runPage({ env }) {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  return repository && run ? `${server || "https://github.com"}/${repository}/actions/runs/${run}` : void 0;
}
var refusal = ({ env }) => ({
  message: `${env["GITHUB_SERVER_URL"]} takes no run artifacts from this action: only github.com and ghe.com have the service`,
  hint: `leave \`artifact\` out of \`publish:\` there, and add a step after this one: uses: ${SERVER_ACTIONS.upload} with: {name: packages, path: <the out folder>}`
});
async function hasAll(artifact, { shipments }) {
  var _stack = [];
  try {
    const dir = __using(_stack, await tempDir(), true);
    await unpackRunArtifact(artifact, dir.path);
    for (const { name, sha256 } of shipments) {
      const found = await digestOf(join(dir.path, name)).catch(() => void 0);
      if (found?.sha256 !== sha256) return false;
    }
    return await filesIn(dir.path) === shipments.length;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function filesIn(dir) {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory()).length;
}
async function upload({ name, shipments }) {
  var _stack = [];
  try {
    const dir = __using(_stack, await tempDir(), true);
    for (const { name: file, file: from } of shipments) {
      await mkdir(dirname(join(dir.path, file)), { recursive: true });
      await symlink(from, join(dir.path, file));
    }
    return await uploadRunArtifact(name, { dir: dir.path, files: shipments.map(({ name: file }) => file) });
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
var inOrder = (shipments, bundles) => shipments.map((shipment) => {
  const { how, url } = bundles.find(({ bundle }) => bundle.shipments.includes(shipment));
  return { name: shipment.name, url, how };
});
export {
  artifactPublisher
};
