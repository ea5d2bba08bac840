import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  INSIDE
} from "./chunk-JEOLIM2C.js";
import {
  runArtifactsOf
} from "./chunk-SCPAYGSE.js";
import {
  bodyOf,
  readTar
} from "./chunk-NZWIOXGV.js";
import {
  runAttached
} from "./chunk-PF43REK2.js";
import {
  tarEnd,
  tarHead,
  tarPadding
} from "./chunk-GV4UF2MA.js";
import {
  removeTree,
  tempDir
} from "./chunk-NPBHZXYM.js";
import {
  PkgError,
  ToolError,
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/tools/run-cache.ts
var KEY = "linux-pkg-";
var hasRunCache = (host) => runArtifactsOf(host) === "there" && Boolean(host.env["ACTIONS_CACHE_SERVICE_V2"] && host.env["RUNNER_TEMP"]);
async function restoreFile(path, key) {
  const { restoreCache } = await import("./cache-5WMOLKXL.js");
  return await restoreCache([path], KEY + key) !== void 0;
}
async function keepFile(path, key) {
  const { saveCache } = await import("./cache-5WMOLKXL.js");
  await saveCache([path], KEY + key);
}

// src/tools/tool-cache.ts
import { rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
var hasToolCache = ({ env }) => env["RUNNER_ENVIRONMENT"] === "self-hosted" && Boolean(env["RUNNER_TOOL_CACHE"] && env["RUNNER_TEMP"]);
var PREFIX = "1.0.0-k";
async function findTool({ tool, key, arch, file: file4 }) {
  const { find } = await import("./tool-cache-SRWPNTIU.js");
  const folder2 = find(tool, PREFIX + key, arch);
  if (!folder2) return void 0;
  const now = /* @__PURE__ */ new Date();
  await utimes(folder2, now, now);
  return join(folder2, file4);
}
async function keepTool(path, { tool, key, arch, file: file4 }) {
  const { cacheFile } = await import("./tool-cache-SRWPNTIU.js");
  await cacheFile(path, file4, tool, PREFIX + key, arch);
}
async function forgetTools({ env }, { tool, arch }, since) {
  const { findAllVersions } = await import("./tool-cache-SRWPNTIU.js");
  for (const version of findAllVersions(tool, arch).filter((name) => name.startsWith(PREFIX))) {
    const folder2 = join(env["RUNNER_TOOL_CACHE"], tool, version);
    if ((await stat(join(folder2, arch))).mtimeMs / 1e3 < since)
      await rm(folder2, { recursive: true, force: true });
  }
}

// src/containers/caches/files.ts
import { rm as rm3 } from "node:fs/promises";
import { join as join4 } from "node:path";

// src/containers/image.ts
import { readFile as readFile2 } from "node:fs/promises";
import { dirname, join as join3 } from "node:path";

// src/containers/argv.ts
var WAIT = 'trap "exit 0" TERM INT; while :; do sleep 3600 & wait $!; done';
var createArgs = ({ name, image, platform, labels, network, ...more }) => [
  "run",
  "--detach",
  `--name=${name}`,
  "--hostname=linux-pkg",
  ...platform ? [`--platform=${platform}`] : [],
  ...Object.entries(labels).map(([key, value]) => `--label=${key}=${value}`),
  ...network ? [`--network=${network}`] : [],
  "--user=0:0",
  "--workdir=/",
  "--no-healthcheck",
  ...more.emptied.map((variable2) => `--env=${variable2}=`),
  // Podman's way to fill them.
  ...more.kind === "podman" ? ["--http-proxy=false"] : [],
  ...more.boot?.rights ?? [],
  ...more.entry ? ["--entrypoint=/bin/sh", image] : [image, "/bin/sh"],
  "-c",
  ...more.boot ? [more.boot.script, "boot", name] : [WAIT]
];
function execArgs({ container, command, cwd, names, input, terminal }) {
  return [
    "exec",
    ...input ? ["--interactive"] : [],
    ...terminal ? ["--tty"] : [],
    ...names.map((name) => `--env=${variable(name)}`),
    ...cwd === void 0 ? [] : [`--workdir=${cwd}`],
    container,
    ...command
  ];
}
var variable = (name) => {
  if (/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name)) return name;
  throw new PkgError("containers/variable", `no environment variable can be called ${JSON.stringify(name)}`);
};
var putArgs = (kind, container, folder2) => [
  "cp",
  // Podman would give everything to the container's user.
  ...kind === "podman" ? ["--archive=false"] : [],
  "-",
  `${container}:${folder2}`
];
var getArgs = (container, path) => ["cp", `${container}:${path}`, "-"];
var removeArgs = (containers) => [
  "rm",
  "--force",
  "--volumes",
  ...containers
];
var commitArgs = ({ container, reference, changes }) => [
  "commit",
  ...changes.map((change) => `--change=${change}`),
  container,
  reference
];
function labelChange(name, value) {
  if (!/^[\w .:/@+,=~-]*$/.test(value) || !/^[\w.-]+$/.test(name))
    throw new PkgError(
      "containers/label",
      `${JSON.stringify(`${name}=${value}`)} cannot be written to an image`
    );
  return `LABEL ${name}="${value}"`;
}
var buildArgs = ({ dockerfile, context, image, platform, idFile, ...more }) => [
  "build",
  "--force-rm",
  `--platform=${platform}`,
  ...image === void 0 ? [] : [`--build-arg=IMAGE=${image}`],
  `--file=${dockerfile}`,
  `--iidfile=${idFile}`,
  ...more.network ? [`--network=${more.network}`] : [],
  ...more.names.map((name) => `--build-arg=${name}`),
  context
];
var pullArgs = (reference, platform) => [
  "pull",
  `--platform=${platform}`,
  reference
];
var inspectArgs = (kind, names) => [kind, "inspect", ...names];

// src/containers/disk.ts
var HINT = {
  here: "make room on this machine: `df -h` shows where; TMPDIR names another folder for temporary files",
  inside: "make room where the engine keeps its images: `docker system df`, `docker system prune`"
};
function diskFull(error, folder2) {
  const code = error?.code;
  if (code !== "ENOSPC" && code !== "EDQUOT") return error;
  return new PkgError("containers/disk-full", `no room is left on the disk of ${folder2}`, {
    hint: HINT.here,
    cause: error
  });
}
var fullInside = (error) => /no space left on device|disk quota exceeded|(?:write|cannot write).*: ENOSPC/i.test(error.tail) ? HINT.inside : void 0;

// src/containers/platform.ts
var PLATFORMS = {
  amd64: "linux/amd64",
  "386": "linux/386",
  arm64: "linux/arm64",
  arm5: "linux/arm/v5",
  arm6: "linux/arm/v6",
  arm7: "linux/arm/v7",
  loong64: "linux/loong64",
  mips: "linux/mips",
  mips64le: "linux/mips64le",
  mipsle: "linux/mipsle",
  ppc64le: "linux/ppc64le",
  riscv64: "linux/riscv64",
  s390x: "linux/s390x"
};
var platformOf = (arch, own) => arch === "all" ? own : PLATFORMS[arch];
var archOf = (platform) => Object.keys(PLATFORMS).find((arch) => samePlatform(PLATFORMS[arch], platform));
var platformText = ({ os, architecture, variant }) => {
  const arch = ARCHITECTURES[architecture] ?? architecture;
  return [os || "linux", arch, arch === "arm" ? variant : void 0].filter(Boolean).join("/");
};
var ARCHITECTURES = {
  x86_64: "amd64",
  aarch64: "arm64",
  i386: "386",
  i686: "386"
};
var samePlatform = (wanted, found) => wanted === found || wanted.startsWith(`${found}/`);
var runsHere = (platform, own) => samePlatform(platform, own) || own === "linux/amd64" && platform === "linux/386";

// src/containers/proxies.ts
import { readFile } from "node:fs/promises";
import { join as join2 } from "node:path";
var KEYS = {
  httpProxy: "HTTP_PROXY",
  httpsProxy: "HTTPS_PROXY",
  ftpProxy: "FTP_PROXY",
  noProxy: "NO_PROXY",
  allProxy: "ALL_PROXY"
};
async function proxiesOf({ env }) {
  const settings = await dockerProxies(env);
  const set = Object.values(KEYS).flatMap((name) => [name, name.toLowerCase()]).map((name) => [name, env[name]]).filter((pair) => !!pair[1]);
  const own = Object.fromEntries(set);
  return { variables: { ...settings, ...own }, own, written: Object.keys(settings) };
}
async function dockerProxies(env) {
  const folder2 = env["DOCKER_CONFIG"] || join2(env["HOME"] ?? "/", ".docker");
  const text = await readFile(join2(folder2, "config.json"), "utf8").catch(() => "");
  const proxies = asObject(asObject(parsed(text))["proxies"]);
  const chosen = asObject(proxies[env["DOCKER_HOST"] ?? "default"] ?? proxies["default"]);
  const pairs = Object.entries(KEYS).flatMap(([key, name]) => {
    const value = chosen[key];
    return typeof value === "string" && value ? [
      [name, value],
      [name.toLowerCase(), value]
    ] : [];
  });
  return Object.fromEntries(pairs);
}
var asObject = (value) => typeof value === "object" && value !== null ? value : {};
var parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
};

// src/containers/pull.ts
import { setTimeout as wait } from "node:timers/promises";
var WAITS_MS = [2e3, 8e3];
async function pull(host, engine, options) {
  const { reference, platform, log, waits = WAITS_MS } = options;
  log.info(`pulling ${reference} (${platform})`);
  for (const pause of [...waits, void 0]) {
    try {
      await engine.run(pullArgs(reference, platform), {
        onLine: (line) => log.output(`${reference}: ${line}`)
      });
      return;
    } catch (error) {
      if (!(error instanceof ToolError) || host.signal.aborted) throw error;
      const final = pullError(error, options);
      if (final) throw final;
      if (pause === void 0) throw unreachable(error, options, waits.length + 1);
      log.info(`${reference} could not be pulled, again in ${pause / 1e3} s: ${lastLine(error)}`);
      await wait(pause, void 0, { signal: host.signal });
    } finally {
      log.progress(void 0);
    }
  }
}
function fullName(reference) {
  const [first = "", ...rest] = reference.split("/");
  if (rest.length === 0) return `docker.io/library/${reference}`;
  return /[.:]/.test(first) || first === "localhost" ? reference : `docker.io/${reference}`;
}
var lastLine = ({ tail }) => tail.trim().split("\n").pop() ?? "";
var unreachable = (error, { reference }, tries) => new PkgError("containers/pull", `${reference} could not be pulled in ${tries} tries:
${error.tail}`, {
  hint: "is its registry in reach? a mirror is named by images: in the config, or in the settings of the engine",
  cause: error
});
function pullError(error, { reference, platform }) {
  const [, message, hint] = REASONS.find(([sign]) => sign.test(error.tail)) ?? [];
  if (message !== void 0)
    return new UserError("containers/pull", `${reference} ${fill(message, platform)}:
${lastLine(error)}`, {
      hint: fill(hint ?? "", platform),
      cause: error
    });
  const full = fullInside(error);
  return full === void 0 ? void 0 : new PkgError("containers/disk-full", `no room for ${reference}:
${lastLine(error)}`, {
    hint: full,
    cause: error
  });
}
var fill = (text, platform) => text.replaceAll("PLATFORM", platform);
var REASONS = [
  [
    /toomanyrequests|too many requests|rate limit/i,
    "is not given out any more: the registry limits pulls",
    "log in to the registry (`docker login`, in a workflow docker/login-action), or name a mirror by images: in the config"
  ],
  [
    /no matching manifest|no image found in (?:image index|manifest list)|does not match the specified platform|does not provide the specified platform/i,
    "is not made for PLATFORM",
    "name an image for that architecture by images: in the config, or leave the architecture out"
  ],
  [
    /pull access denied|repository does not exist|requested access to the resource is denied/i,
    "is not there, or not for everyone",
    "look at its spelling; where it needs a login, `docker login` (in a workflow docker/login-action)"
  ],
  [
    /unauthorized|authentication required|no basic auth credentials|403 forbidden|access forbidden|insufficient_scope/i,
    "needs a login",
    "`docker login`, in a workflow docker/login-action, before linux-pkg runs"
  ],
  [
    /manifest unknown|manifest for .* not found|name unknown|name_unknown|: not found|404 \(?not found|no such image/i,
    "is not there",
    "look at its name and tag; images: in the config names another"
  ],
  [
    /invalid reference format|repository name must be lowercase|parsing reference/i,
    "is no name of an image",
    "write it as registry/name:tag"
  ]
];

// src/containers/image.ts
async function haveImage(host, engine, options) {
  const { image: reference, arch, log, waits } = options;
  if (reference.startsWith("-") || /\s/.test(reference))
    throw new UserError("containers/pull", `${JSON.stringify(reference)} is no name of an image`, {
      hint: "write it as registry/name:tag"
    });
  const platform = platformOf(arch, engine.platform);
  const there = await imageOf(engine, reference);
  if (there && samePlatform(platform, there.platform)) return { ...there, platform };
  if (there) log.debug(`${reference} is here for ${there.platform}, ${platform} is wanted`);
  const full = engine.kind === "podman" ? fullName(reference) : reference;
  await pull(host, engine, { reference: full, platform, log, ...waits && { waits } });
  const pulled = await imageOf(engine, full);
  if (pulled && samePlatform(platform, pulled.platform)) return { ...pulled, reference, platform };
  throw new UserError(
    "containers/platform",
    `${reference} is ${pulled ? `made for ${pulled.platform}` : "not there after it was pulled"}, ${platform} is wanted`,
    { hint: "name an image for that architecture by images: in the config" }
  );
}
async function imageOf(engine, reference) {
  const details = await inspectImage(engine, reference);
  if (!details) return void 0;
  const { Id, Os, Architecture, Variant } = details;
  const platform = platformText({ os: Os, architecture: Architecture, variant: Variant });
  return { id: Id.includes(":") ? Id : `sha256:${Id}`, reference, platform };
}
async function inspectImage(engine, reference) {
  try {
    const { stdout } = await engine.run(inspectArgs("image", [reference]));
    return JSON.parse(stdout)[0];
  } catch (error) {
    if (error instanceof ToolError && /no such|not known|not found|unable to find/i.test(error.tail))
      return void 0;
    throw error;
  }
}
async function buildImage(host, engine, options) {
  var _stack = [];
  try {
    const { dockerfile, context = dirname(dockerfile), image, arch, log, timeoutMs } = options;
    const temp = __using(_stack, await tempDir(), true);
    const idFile = join3(temp.path, "id");
    const platform = platformOf(arch, engine.platform);
    const network = host.env["LINUX_PKG_NETWORK"] || void 0;
    const { own } = await proxiesOf(host);
    const names = Object.keys(own);
    log.info(`building the image of ${dockerfile} (${platform})`);
    try {
      await engine.run(buildArgs({ dockerfile, context, image, platform, idFile, network, names }), {
        // Buildx set to a builder elsewhere would not leave the image here.
        env: { ...own, BUILDX_BUILDER: "default" },
        onLine: (line) => log.output(line),
        ...timeoutMs !== void 0 && { timeoutMs }
      });
    } catch (error) {
      if (!(error instanceof ToolError) || host.signal.aborted) throw error;
      const hint = error.exitCode === void 0 ? error.hint : fullInside(error);
      throw new UserError("containers/dockerfile", `${dockerfile} could not be built:
${error.tail}`, {
        hint: hint ?? "the lines above are what its build printed last",
        cause: error
      });
    } finally {
      log.progress(void 0);
    }
    const id = (await readFile2(idFile, "utf8")).trim();
    return { id: id.includes(":") ? id : `sha256:${id}`, reference: dockerfile, platform };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/containers/caches/key.ts
import { createHash } from "node:crypto";
var RECIPE = 1;
function preparedKey({ base, manager, requires, tools, archive: archive2, changes }) {
  const parts = {
    recipe: RECIPE,
    base: base.id,
    platform: base.platform,
    manager,
    requires: [...new Set(requires)].sort(),
    tools: [...new Set(tools)].sort(),
    archive: archive2 ?? null,
    ...changes && { changes }
  };
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
var preparedTag = (key) => `linux-pkg/prepared:${key}`;
var PREPARED_LABEL = "linux-pkg.prepared";
var preparedLabels = (key) => ({ [PREPARED_LABEL]: key });

// src/containers/caches/sound.ts
import { isDeepStrictEqual } from "node:util";
async function faultIn(engine, { key, base }, reference) {
  const [image, origin] = await Promise.all([inspectImage(engine, reference), inspectImage(engine, base.id)]);
  if (!image) return "it is not there";
  return origin ? faultOf(image, origin, key) : "its base is not on this machine";
}
async function soundImage(engine, wanted, reference) {
  const image = await imageOf(engine, reference);
  if (!image) return void 0;
  const fault = await faultIn(engine, wanted, image.id);
  if (fault === void 0) return { ...image, reference, platform: wanted.base.platform };
  wanted.log.warn({
    message: `the image ${reference} is not used: ${fault}`,
    hint: "it was not prepared for this by linux-pkg; look who may write where it is kept"
  });
  return void 0;
}
function faultOf(image, base, key) {
  const label = image.Config?.Labels?.[PREPARED_LABEL];
  if (label !== key) return label === void 0 ? "it has no label of ours" : "its label names another key";
  if (platformOf2(image) !== platformOf2(base)) return `it is for ${platformOf2(image)}`;
  const own = base.RootFS?.Layers ?? [];
  const layers = image.RootFS?.Layers ?? [];
  if (layers.length < own.length || own.some((layer, index) => layers[index] !== layer))
    return "its first layers are not those of its base";
  if (!isDeepStrictEqual(variablesOf(image), variablesOf(base)))
    return "its variables are not those of its base";
  const known = new Set(wishesOf(base));
  if (wishesOf(image).some((wish) => !known.has(wish))) return "it asks for more than its base";
  return void 0;
}
var wishesOf = ({ Config }) => [
  ...(Config?.OnBuild ?? []).map((line) => `ONBUILD ${line}`),
  ...Object.keys(Config?.Volumes ?? {}).map((path) => `VOLUME ${path}`)
];
var platformOf2 = ({ Os, Architecture }) => platformText({ os: Os, architecture: Architecture });
var BY_ENGINE = /^(?:PATH|HOME|TERM|HOSTNAME|container)=/;
var variablesOf = ({ Config }) => (Config?.Env ?? []).filter((pair) => !BY_ENGINE.test(pair)).sort();

// src/containers/caches/registry.ts
var plainHttp = (kind, reference) => kind === "podman" && /^(?:localhost|127\.\d+\.\d+\.\d+)[:/]/.test(reference) ? ["--tls-verify=false"] : [];
function registryStore(engine, place2) {
  const referenceOf = (key) => `${place2}:${key}`;
  const untag = async (reference) => {
    await engine.run(["rmi", reference]).catch(() => void 0);
  };
  const pull2 = async (reference) => {
    try {
      await engine.run(["pull", "--quiet", ...plainHttp(engine.kind, reference), reference]);
      return void 0;
    } catch (error) {
      return error;
    }
  };
  return {
    title: place2,
    hint: "log in there as one who may write: `docker login`, in a workflow docker/login-action",
    find: async (wanted) => {
      const reference = referenceOf(wanted.key);
      const failure = await pull2(reference);
      if (failure !== void 0) {
        wanted.log.debug(`no prepared image was pulled from ${place2}: ${String(failure)}`);
        return void 0;
      }
      try {
        const image = await soundImage(engine, wanted, reference);
        return image && await named(engine, wanted.key, image);
      } finally {
        await untag(reference);
      }
    },
    keep: async ({ key }, image) => {
      const reference = referenceOf(key);
      const before = await imageOf(engine, reference);
      await engine.run(["tag", image.id, reference]);
      try {
        await engine.run(["push", ...plainHttp(engine.kind, reference), reference]);
      } finally {
        if (!before) await untag(reference);
      }
    }
  };
}
async function named(engine, key, image) {
  await engine.run(["tag", image.id, preparedTag(key)]);
  return { ...image, reference: preparedTag(key) };
}

// src/containers/caches/tarball.ts
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm as rm2 } from "node:fs/promises";
import { dirname as dirname2 } from "node:path";
import { pipeline } from "node:stream/promises";
import { constants, createZstdCompress, createZstdDecompress } from "node:zlib";
async function saveImage(engine, id, path) {
  await mkdir(dirname2(path), { recursive: true });
  const saved = engine.through(["save", id]);
  saved.end();
  const zstd = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
  try {
    await pipeline(saved, zstd, createWriteStream(path, { mode: 384 }));
  } catch (error) {
    await rm2(path, { force: true });
    throw error;
  }
}
var LEVEL = 3;
async function loadImage(engine, path) {
  await refuseNames(unpacked(path));
  let printed = "";
  const loading = engine.through(["load"]);
  await Promise.all([
    pipeline(unpacked(path), loading),
    (async () => {
      for await (const chunk of loading) printed += String(chunk);
    })()
  ]);
  const id = /sha256:[0-9a-f]{64}/.exec(printed)?.[0];
  if (!id) throw new PkgError("containers/tarball", `no image came out of it: ${printed.trim()}`);
  return id;
}
function unpacked(path) {
  const zstd = createZstdDecompress();
  pipeline(createReadStream(path), zstd).catch((error) => zstd.destroy(error));
  return zstd;
}
var LISTS = /* @__PURE__ */ new Set(["manifest.json", "repositories", "index.json"]);
var MOST = 1 << 20;
async function refuseNames(tar) {
  let seen = false;
  for await (const member2 of readTar(tar)) {
    if (!LISTS.has(member2.name.replace(/^(\.?\/)+/, ""))) continue;
    const text = (await bodyOf(member2, MOST)).toString();
    const names = namesIn(JSON.parse(text));
    if (names.length > 0) throw new PkgError("containers/tarball", `it would be named ${names.join(", ")}`);
    seen = true;
  }
  tar.destroy();
  if (!seen) throw new PkgError("containers/tarball", "it holds no image");
}
function namesIn(list) {
  if (Array.isArray(list)) return list.flatMap(({ RepoTags }) => RepoTags ?? []);
  const { manifests } = list;
  if (!Array.isArray(manifests)) return Object.keys(list);
  return manifests.flatMap(
    ({ annotations = {} }) => Object.entries(annotations).flatMap(([key, name]) => NAMING.test(key) ? [name] : [])
  );
}
var NAMING = /(?:image\.name|ref\.name)$/;

// src/containers/caches/files.ts
var tarballPath = ({ env }, { key }) => join4(env["RUNNER_TEMP"], "linux-pkg-prepared", `${key}.tar.zst`);
var runCacheStore = (host, engine) => ({
  title: "the run's cache",
  find: async (wanted) => {
    const path = tarballPath(host, wanted);
    try {
      return await restoreFile(path, nameOf(wanted)) ? await loaded(engine, wanted, path) : void 0;
    } finally {
      await rm3(path, { force: true });
    }
  },
  keep: async (wanted, image) => {
    const path = tarballPath(host, wanted);
    try {
      await saveImage(engine, image.id, path);
      await keepFile(path, nameOf(wanted));
    } finally {
      await rm3(path, { force: true });
    }
  }
});
var nameOf = ({ key }) => `prepared-${key}`;
var DAY = 86400;
var FORGET_AFTER = 30 * DAY;
var toolCacheStore = (host, engine) => ({
  title: "the runner's tool cache",
  find: async (wanted) => {
    const path = await findTool(keptTool(wanted));
    return path === void 0 ? void 0 : loaded(engine, wanted, path);
  },
  keep: async (wanted, image) => {
    const path = tarballPath(host, wanted);
    try {
      await saveImage(engine, image.id, path);
      await keepTool(path, keptTool(wanted));
    } finally {
      await rm3(path, { force: true });
    }
    await forgetTools(host, keptTool(wanted), host.now() - FORGET_AFTER);
  }
});
var keptTool = ({ key, base }) => ({
  tool: "linux-pkg-prepared",
  key,
  arch: base.platform.replaceAll("/", "-"),
  file: "image.tar.zst"
});
async function loaded(engine, wanted, path) {
  const image = await soundImage(engine, wanted, await loadImage(engine, path));
  return image && named(engine, wanted.key, image);
}

// src/containers/caches/local.ts
var localStore = (engine) => ({
  title: "this machine",
  find: (wanted) => soundImage(engine, wanted, preparedTag(wanted.key)),
  keep: async ({ key }, image) => {
    if (image.reference !== preparedTag(key)) await engine.run(["tag", image.id, preparedTag(key)]);
  }
});

// src/containers/caches/shelf.ts
function openShelf(host, engine, stores, { ahead = false } = {}) {
  const taken = /* @__PURE__ */ new Map();
  const uploads = [];
  const made = [];
  const keep = (store, wanted, image) => {
    const what = `the prepared image could not be kept in ${store.title}`;
    return ahead ? keepOrFail(store, wanted, image) : attempt(host, wanted.log, what, () => store.keep(wanted, image));
  };
  const find = async (wanted) => {
    for (const [index, store] of stores.entries()) {
      const what = `no prepared image could be taken from ${store.title}`;
      const found = await attempt(host, wanted.log, what, () => store.find(wanted));
      if (!found) continue;
      wanted.log.info(`the prepared image comes from ${store.title}`);
      const others = ahead ? stores.filter((other) => other !== store) : stores.slice(0, index);
      for (const other of others) await keep(other, wanted, found);
      return found;
    }
    return void 0;
  };
  const keepNew = async (wanted, image) => {
    const [nearest, ...others] = stores;
    if (!nearest) return;
    const fault = await faultIn(engine, wanted, image.id);
    if (fault !== void 0)
      throw new PkgError("containers/prepared", `the prepared image is not kept: ${fault}`);
    await keep(nearest, wanted, image);
    const later = others.map((store) => keep(store, { ...wanted, log: host.log }, image));
    if (ahead) await Promise.all(later);
    else uploads.push(...later);
  };
  const findOrMake = async (wanted, make) => {
    const found = await find(wanted);
    if (found) return found;
    const image = await make();
    made.push(image);
    if (ahead) await keepNew(wanted, image);
    else await attempt(host, wanted.log, void 0, () => keepNew(wanted, image));
    return image;
  };
  return {
    titles: stores.map(({ title }) => title),
    take: (wanted, make) => {
      const before = taken.get(wanted.key);
      if (before) return before;
      const taking = findOrMake(wanted, make);
      taken.set(wanted.key, taking);
      taking.catch(() => taken.delete(wanted.key));
      return taking;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.allSettled(uploads);
      if (made.length === 0) return;
      const args = stores.length > 0 ? PRUNE : ["rmi", ...made.map(({ id }) => id)];
      await engine.run(args).catch((error) => host.log.debug(`images were not removed: ${error}`));
    }
  };
}
var PRUNE = [
  "image",
  "prune",
  "--all",
  "--force",
  `--filter=label=${PREPARED_LABEL}`,
  "--filter=until=720h"
];
async function keepOrFail(store, wanted, image) {
  try {
    await store.keep(wanted, image);
  } catch (cause) {
    throw new PkgError(
      "containers/prepared",
      `the prepared image could not be kept in ${store.title}: ${textOf(cause)}`,
      {
        hint: store.hint,
        cause
      }
    );
  }
}
async function attempt(host, log, what, work) {
  try {
    return await work();
  } catch (cause) {
    if (host.signal.aborted) throw cause;
    log.warn({ message: what === void 0 ? textOf(cause) : `${what}: ${textOf(cause)}` });
    return void 0;
  }
}
var textOf = (cause) => cause instanceof Error ? cause.message : String(cause);

// src/containers/caches/index.ts
function storesOf(host, engine, cache) {
  if (cache.kind === "none") return [];
  const local = localStore(engine);
  if (cache.kind === "registry") return [local, registryStore(engine, cache.reference)];
  if (hasToolCache(host)) return [local, toolCacheStore(host, engine)];
  if (hasRunCache(host)) return [local, runCacheStore(host, engine)];
  if (host.env["GITHUB_ACTIONS"])
    host.log.debug("prepared images are not kept between runs: there is no cache service here");
  return [local];
}
var storesFor = (host, engine, cache, options) => openShelf(host, engine, storesOf(host, engine, cache), options);

// src/containers/engine.ts
var KINDS = ["docker", "podman"];
var PROBE_MS = 6e4;
var INSTALL = "install Docker (https://docs.docker.com/engine/install/) or Podman (https://podman.io/docs/installation); a portable target without build: needs neither";
async function findEngine(host) {
  const failures = [];
  for (const program of programsOf(host)) {
    try {
      const engine = await probe(host, program);
      if (failures.some((failure) => !isMissing(failure))) host.log.warn(passedOver(failures, program));
      return engine;
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      host.log.debug(`${program}: ${error.message}`);
      failures.push(error);
    }
  }
  throw engineError(failures);
}
function passedOver(failures, taken) {
  const { message, hint } = engineError(failures);
  const [what = ""] = message.split(":\n");
  return { message: `${what}: ${taken} is taken in its place`, ...hint !== void 0 && { hint } };
}
function programsOf({ env }) {
  const asked = env["LINUX_PKG_ENGINE"];
  if (!asked) return KINDS;
  if (KINDS.includes(asked.split("/").pop())) return [asked];
  throw new UserError("containers/engine", `LINUX_PKG_ENGINE is "${asked}"`, {
    hint: "write docker or podman, or the path of one"
  });
}
async function probe(host, program) {
  const run = (args, options) => host.run([program, ...args], options);
  const { stdout } = await run(["version", "--format={{json .}}"], { timeoutMs: PROBE_MS });
  const seen = JSON.parse(stdout);
  const found = seen.Server ? ofServer(seen.Server) : await askPodman(run);
  if (found.os !== "linux")
    throw new UserError("containers/engine", `${program} runs containers of ${found.os}, not of Linux`, {
      hint: "switch Docker Desktop to Linux containers"
    });
  return {
    kind: found.kind,
    program,
    version: found.version,
    platform: platformText(found),
    run,
    through: (args) => host.through([program, ...args])
  };
}
var ofServer = ({ Os, Arch, Version }) => ({
  kind: "docker",
  version: Version,
  os: Os,
  architecture: Arch
});
async function askPodman(run) {
  const { stdout } = await run(["info", "--format=json"], { timeoutMs: PROBE_MS });
  const { host, version } = JSON.parse(stdout);
  return { kind: "podman", version: version.Version, os: host.os, architecture: host.arch };
}
function engineError(failures) {
  const there = failures.find((failure) => !isMissing(failure));
  const names = failures.map(({ command }) => command[0]).join(" nor ");
  if (!there)
    return new UserError(
      "containers/no-engine",
      `there is ${failures.length > 1 ? "neither" : "no"} ${names}`,
      {
        hint: INSTALL,
        cause: failures[0]
      }
    );
  const program = there.command[0] ?? "";
  const [message, hint] = REASONS2.find(([sign]) => sign.test(there.tail))?.slice(1) ?? [
    "does not work",
    `run \`${program} version\` to see why`
  ];
  const said = there.tail.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("{"));
  const last = said.slice(-3).join("\n");
  return new UserError("containers/engine", `${program} ${message}${last ? `:
${last}` : ""}`, {
    hint: String(hint),
    cause: there
  });
}
var isMissing = ({ exitCode, cause }) => exitCode === void 0 && /ENOENT/.test(String(cause));
var REASONS2 = [
  [
    /permission denied/i,
    "may not be used by this user",
    'let an administrator add you to the group docker (`sudo usermod -aG docker "$USER"`, then log in again), or take rootless Docker or Podman'
  ],
  [
    /cannot connect to the docker daemon|failed to connect to the docker api|is the docker daemon running|connection refused|no such file or directory/i,
    "has no daemon that answers",
    "start it: `sudo systemctl start docker`, or Docker Desktop; where DOCKER_HOST or a context names another machine, look there"
  ],
  [
    /context .* (?:not found|does not exist)/i,
    "is set to a context that is not there",
    "`docker context use default`"
  ],
  [
    /client version .* is too (?:old|new)|API version/i,
    "and its daemon do not fit together",
    "bring both up to date, or set DOCKER_API_VERSION"
  ]
];

// src/containers/leftovers.ts
import { tmpdir } from "node:os";
import { basename, dirname as dirname3 } from "node:path";

// src/containers/labels.ts
import { randomBytes } from "node:crypto";

// src/containers/owner.ts
import { readFileSync, readlinkSync } from "node:fs";
var read = (path) => {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return void 0;
  }
};
var spaceOf = () => {
  try {
    return readlinkSync("/proc/self/ns/pid").replace(/\D/g, "");
  } catch {
    return "";
  }
};
var startOf = (pid) => {
  const stat2 = read(`/proc/${pid}/stat`);
  return stat2?.slice(stat2.lastIndexOf(")") + 2).split(" ")[19];
};
var ownOwner = () => ({
  boot: read("/proc/sys/kernel/random/boot_id") ?? "",
  space: spaceOf(),
  pid: process.pid,
  start: startOf(process.pid) ?? ""
});
var ownerText = ({ boot, space, pid, start: start2 }) => [boot, space, pid, start2].join("/");
function parseOwner(text) {
  const [, boot, space, pid, start2] = /^([0-9a-f-]{0,36})\/(\d*)\/(\d+)\/(\d*)$/.exec(text) ?? [];
  if (boot === void 0 || space === void 0 || pid === void 0 || start2 === void 0) return void 0;
  return { boot, space, pid: Number(pid), start: start2 };
}
function lifeOf(owner, us = ownOwner()) {
  if (!us.boot || !us.start || owner.boot !== us.boot || owner.space !== us.space) return "unknown";
  return startOf(owner.pid) === owner.start ? "alive" : "dead";
}

// src/containers/labels.ts
var LABELS = {
  run: "linux-pkg.run",
  target: "linux-pkg.target",
  owner: "linux-pkg.owner",
  temp: "linux-pkg.temp"
};
var RUN = randomBytes(6).toString("hex");
var labelsFor = (target, temp) => ({
  [LABELS.run]: RUN,
  [LABELS.target]: target,
  [LABELS.owner]: ownerText(ownOwner()),
  ...temp !== void 0 && { [LABELS.temp]: temp }
});
var containerName = (target) => `linux-pkg-${target.replace(/[^a-zA-Z0-9.-]+/g, "-").slice(0, 60)}-${RUN}-${randomBytes(4).toString("hex")}`;

// src/containers/leftovers.ts
async function removeLeftovers(host, engine) {
  const args = ["ps", "--all", "--quiet", "--no-trunc", `--filter=label=${LABELS.owner}`];
  const ids = (await engine.run(args)).stdout.split("\n").filter(Boolean);
  const found = await Promise.all(ids.map((id) => tolerant(host, () => inspect(engine, id))));
  const dead = found.flat().filter((container) => container && isLeftover(container));
  if (dead.length === 0) return;
  host.log.info(`removing ${dead.length} container${dead.length === 1 ? "" : "s"} of a run that was killed`);
  for (const { Id, Config } of dead) {
    await tolerant(host, () => engine.run(removeArgs([Id])));
    await removeTemp(Config.Labels ?? {});
  }
}
var inspect = async (engine, id) => JSON.parse((await engine.run(inspectArgs("container", [id]))).stdout);
async function tolerant(host, work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ToolError) || host.signal.aborted) throw error;
    host.log.debug(`leftovers: ${error.message}`);
    return void 0;
  }
}
function isLeftover({ State, Config }) {
  const owner = parseOwner(Config.Labels?.[LABELS.owner] ?? "");
  if (!owner) return false;
  const life = lifeOf(owner);
  return life === "dead" || life === "unknown" && /^(?:exited|dead)$/.test(State.Status);
}
async function removeTemp(labels) {
  const path = labels[LABELS.temp];
  const owner = parseOwner(labels[LABELS.owner] ?? "");
  if (path === void 0 || !owner || dirname3(path) !== tmpdir()) return;
  if (!new RegExp(`^\\.linux-pkg-${owner.pid}-\\w{6}$`).test(basename(path))) return;
  if (lifeOf(owner) === "dead") await removeTree(path);
}

// src/containers/commit.ts
async function commitContainer(engine, { container, image, reference, labels }) {
  const base = (await inspectImage(engine, image.id))?.Config ?? {};
  const changes = changesOf(base, labels);
  const committed = await engine.run(commitArgs({ container, reference, changes }));
  const id = committed.stdout.trim().split("\n").pop() ?? "";
  return { id: id.includes(":") ? id : `sha256:${id}`, reference, platform: image.platform };
}
function changesOf(base, labels) {
  const none = Object.fromEntries(Object.values(LABELS).map((label) => [label, ""]));
  return [
    ...base.Entrypoint?.length ? [`ENTRYPOINT ${JSON.stringify(base.Entrypoint)}`] : [],
    `CMD ${JSON.stringify(base.Cmd?.length ? base.Cmd : ["/bin/sh"])}`,
    `USER ${base.User || "0"}`,
    `WORKDIR ${base.WorkingDir || "/"}`,
    ...Object.entries({ ...none, ...labels }).map(([name, value]) => labelChange(name, value))
  ];
}

// src/containers/step-error.ts
var SIGNS = [
  [
    /exec format error/i,
    "this machine cannot run the image's architecture: install QEMU's binfmt (in a workflow docker/setup-qemu-action before this step; here the package qemu-user-static)"
  ],
  [
    /exec: "\/bin\/sh"|executable file `?\/bin\/sh`? not found/i,
    "the image has no /bin/sh: take one of the whole distro, or build on one"
  ],
  [
    /no such container|is not running|has stopped|container .* does not exist|can only create exec sessions on running|container state improper/i,
    "its container is gone: was it removed, did the engine stop, or was no memory left?"
  ]
];
var hasStopped = ({ tail }) => /is not running|has stopped|can only create exec sessions on running|container state improper/i.test(tail);
var isAbsent = (error) => error instanceof ToolError && error.exitCode !== void 0 && /could not find the file|could not be found on container|lstat .*: not a directory/i.test(error.tail);
function stepError(error, { command, timeoutMs, secrets = [] }) {
  const shown = command.map(
    (word) => secrets.reduce((text, secret) => text.replaceAll(secret || "\0", "***"), word)
  );
  return new ToolError(shown, error.exitCode, error.tail, { hint: hintFor(error, timeoutMs), cause: error });
}
function hintFor(error, timeoutMs) {
  if (error.hint === "its time limit ran out" && timeoutMs !== void 0)
    return `its time limit of ${duration(timeoutMs)} ran out`;
  if (error.hint !== void 0) return error.hint;
  const sign = SIGNS.find(([pattern]) => pattern.test(error.tail))?.[1] ?? fullInside(error);
  if (sign !== void 0) return sign;
  return error.exitCode === 137 ? "it was killed: was no memory left?" : void 0;
}
var duration = (ms) => ms % 6e4 === 0 ? `${ms / 6e4} min` : `${ms / 1e3} s`;

// src/containers/turns.ts
function makeTurns() {
  let last = Promise.resolve();
  return async () => {
    const before = last;
    let end = () => {
    };
    last = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    return end;
  };
}

// src/containers/variables.ts
var READ_BY_CLIENT = /^(?:PATH|HOME|USER|LOGNAME|SHELL|TERM|TMPDIR|TMP|TEMP|LANG|LANGUAGE|TZ|LC_.*|LD_.*|DYLD_.*|GO[A-Z0-9]*|DOCKER.*|BUILDKIT.*|BUILDX.*|CONTAINER.*|PODMAN.*|STORAGE.*|REGISTRY.*|XDG_.*|DBUS_.*|SSL_CERT.*|SSH_.*|OTEL_.*|.*_PROXY|_.*)$/i;
function withVariables(command, variables) {
  const env = {};
  const renamed = [];
  for (const [name, value] of Object.entries(variables)) {
    if (value.includes("\0"))
      throw new PkgError("containers/variable", `the value of ${name} has a NUL in it`);
    if (!READ_BY_CLIENT.test(name)) env[name] = value;
    else if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
      throw new PkgError("containers/variable", `${JSON.stringify(name)} cannot be set`);
    else {
      env[`LINUX_PKG_VAR_${name}`] = value;
      renamed.push(name);
    }
  }
  const script = renamed.map(
    (name) => `export ${name}="$LINUX_PKG_VAR_${name}"; unset LINUX_PKG_VAR_${name}`
  );
  return { command: ["/bin/sh", "-c", [...script, FEWER_FILES].join("; "), "sh", ...command], env };
}
var FEWER_FILES = 'case $(ulimit -n) in unlimited|???????*) ulimit -S -n 65536;; esac; exec "$@"';

// src/containers/workshop.ts
var TIDY_MS = 12e4;
var tidy = () => ({ signal: new AbortController().signal, timeoutMs: TIDY_MS });
async function openWorkshop(host, engine, options) {
  const { target, manager, log, image } = options;
  const proxies = await proxiesOf(host);
  const container = await start(host, engine, { ...options, proxies });
  const variables = { ...proxies.variables, ...options.env };
  const clientEnv = (command, env = {}) => withVariables(command, { ...variables, ...env });
  const endProcesses = async () => {
    await engine.run(["exec", container, "/bin/sh", "-c", "kill -KILL -1"], tidy()).catch((error) => log.debug(`${container}: ${String(error)}`));
  };
  const run = async (command, runOptions = {}) => {
    const { cwd, env, ...rest } = runOptions;
    const wrapped = clientEnv(command, env);
    const names = Object.keys(wrapped.env);
    const input = rest.input !== void 0;
    try {
      const args = execArgs({ container, command: wrapped.command, cwd, names, input });
      return await engine.run(args, { ...rest, env: wrapped.env });
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      if (error.exitCode === void 0) await endProcesses();
      const full = hasStopped(error) ? await withWords(engine, container, error) : error;
      throw stepError(full, { command, timeoutMs: rest.timeoutMs, secrets: rest.secrets });
    }
  };
  const takeTurn = makeTurns();
  const put = async (folder2, tar) => {
    await run(["mkdir", "-p", "--", folder2]);
    const end = await takeTurn();
    await engine.run(putArgs(engine.kind, container, folder2), { input: tar }).catch(explained(["put", folder2])).finally(end);
  };
  return {
    target,
    manager,
    log,
    run,
    put,
    get: (path) => read2(engine, takeTurn, { container, path }),
    commit: (reference, labels = {}) => commitContainer(engine, { container, image, reference, labels }).catch(explained(["commit", reference])),
    endProcesses,
    openShell: (shell = {}) => openShell(host, engine, { container, shell, clientEnv }),
    [Symbol.asyncDispose]: () => remove(engine, container, log)
  };
}
async function start(host, engine, { target, image, log, temp, boot, proxies }) {
  host.signal.throwIfAborted();
  const name = containerName(target.id);
  const entry = (await inspectImage(engine, image.id))?.Config?.Entrypoint ?? [];
  const args = createArgs({
    kind: engine.kind,
    name,
    image: image.id,
    platform: runsHere(image.platform, engine.platform) ? void 0 : image.platform,
    labels: labelsFor(target.id, temp),
    network: host.env["LINUX_PKG_NETWORK"] || void 0,
    entry: entry.length > 0,
    emptied: proxies.written,
    boot
  });
  try {
    await engine.run(args, tidy());
    host.signal.throwIfAborted();
    return name;
  } catch (error) {
    await remove(engine, name, log);
    throw error instanceof ToolError ? stepError(error, { command: [engine.program, "run", image.reference] }) : error;
  }
}
async function remove(engine, container, log) {
  try {
    await engine.run(removeArgs([container]), tidy());
  } catch (error) {
    const gone = error instanceof ToolError && /no such container|no container with name|already in progress/i.test(error.tail);
    if (gone) return;
    log.warn({
      message: `the container ${container} could not be removed: ${String(error)}`,
      hint: `${engine.program} rm --force --volumes ${container}`
    });
  }
}
async function withWords(engine, container, error) {
  const { stdout, stderr } = await engine.run(["logs", container], tidy()).catch(() => ({ stdout: "", stderr: "" }));
  const tail = [error.tail, stdout.trim(), stderr.trim()].filter(Boolean).join("\n");
  return new ToolError(error.command, error.exitCode, tail, { cause: error });
}
async function* read2(engine, takeTurn, { container, path }) {
  const end = await takeTurn();
  const stream = engine.through(getArgs(container, path));
  stream.end();
  try {
    yield* stream;
  } catch (error) {
    throw error instanceof ToolError ? stepError(error, { command: ["get", path] }) : error;
  } finally {
    end();
  }
}
var explained = (command) => (error) => {
  throw error instanceof ToolError ? stepError(error, { command }) : error;
};
async function openShell(host, engine, { container, shell, clientEnv }) {
  const script = "command -v bash >/dev/null 2>&1 && exec bash; exec sh";
  const { command, env } = clientEnv(["/bin/sh", "-c", script], shell.env);
  const terminal = process.stdin.isTTY === true;
  const args = execArgs({
    container,
    command,
    cwd: shell.cwd,
    names: [...Object.keys(env), "TERM"],
    input: true,
    terminal
  });
  await runAttached(host.env, host.signal, { command: [engine.program, ...args], extra: env });
}

// src/containers/machine.ts
var MASKED = [
  "apt-daily.timer apt-daily-upgrade.timer console-getty.service dnf-makecache.timer dpkg-db-backup.timer e2scrub_all.timer",
  "fstrim.timer getty.target man-db.timer motd-news.timer systemd-binfmt.service systemd-logind.service",
  "systemd-networkd.service systemd-resolved.service systemd-timesyncd.service systemd-udev-trigger.service",
  "systemd-udevd.service systemd-udevd-control.socket systemd-udevd-kernel.socket tmp.mount unattended-upgrades.service"
].join(" ");
var BOOT = `set -e
tree=/sys/fs/cgroup
mkdir -p /run/systemd/system
for unit in ${MASKED}; do ln -s /dev/null "/run/systemd/system/$unit"; done
umount -R $tree 2>/dev/null || :
mkdir -p $tree 2>/dev/null || :
mount -t cgroup2 none $tree
if [ "$(sed -n 's/^0:://p' /proc/self/cgroup)" = / ] && ! [ -e $tree/cgroup.type ]; then
  mkdir -p "$tree/$1"
  echo $$ >"$tree/$1/cgroup.procs"
fi
umount $tree
for init in /sbin/init /usr/lib/systemd/systemd /lib/systemd/systemd; do [ ! -x "$init" ] || break; done
export container=docker
exec unshare --cgroup /bin/sh -c 'mount -t cgroup2 -o nsdelegate none /sys/fs/cgroup 2>/dev/null ||
  mount -t cgroup2 none /sys/fs/cgroup; exec "$0"' "$init"`;
var RIGHTS = [
  "--cap-add=SYS_ADMIN",
  "--security-opt=apparmor=unconfined",
  "--cgroupns=private",
  "--tmpfs=/run",
  "--tmpfs=/run/lock"
];
var systemdBoot = { script: BOOT, rights: RIGHTS };
var READY = `tries=\${1:-600}
while [ "$tries" -gt 0 ]; do
  state=$(systemctl is-system-running 2>&1) || :
  case $state in running | degraded) exit 0 ;; esac
  tries=$((tries - 1))
  sleep 0.1
done
echo "after a minute systemd says: $state"
systemctl list-jobs --no-pager 2>&1 || :
exit 1`;
async function openMachine(host, engine, options) {
  let workshop;
  try {
    workshop = await openWorkshop(host, engine, { ...options, boot: systemdBoot });
    await workshop.run(["sh", "-c", READY], { timeoutMs: 12e4 });
    return workshop;
  } catch (error) {
    await workshop?.[Symbol.asyncDispose]();
    if (!(error instanceof ToolError) || host.signal.aborted) throw error;
    throw new PkgError(
      "containers/no-machine",
      `systemd does not start in a container of ${options.image.reference}: ${lastWords(error)}`,
      {
        hint: `${engine.program} must grant CAP_SYS_ADMIN without AppArmor and with a cgroup namespace (as Docker on a runner of GitHub does), and the image must bring systemd`,
        cause: error
      }
    );
  }
}
var lastWords = ({ tail, message }) => tail.trim().split("\n").slice(-5).join("\n") || message;

// src/containers/own-packaging.ts
import { lstat } from "node:fs/promises";
import { join as join5, posix } from "node:path";

// src/containers/program.ts
async function programOf(workshop) {
  const { manager, target } = workshop;
  const script = 'for program; do command -v "$program" >/dev/null 2>&1 && echo "$program" && exit; done; exit 0';
  const { stdout } = await workshop.run(["sh", "-c", script, "sh", ...manager.programs]);
  const program = stdout.trim();
  if (program) return program;
  throw new PkgError(
    "build/no-manager",
    `the image of ${target.id} has no ${manager.programs.join(" or ")}`,
    {
      hint: "take an image of that distro, or prepare one of your own with all that the build needs"
    }
  );
}

// src/containers/unpack.ts
import {
  chmodSync,
  closeSync,
  constants as constants2,
  fchmodSync,
  futimesSync,
  linkSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  openSync,
  symlinkSync,
  unlinkSync,
  writeSync
} from "node:fs";
var MOST_PROBLEMS = 20;
async function unpackTar(tar, folder2, options = {}) {
  const state = { ...options, folder: folder2, folders: /* @__PURE__ */ new Set([""]), later: /* @__PURE__ */ new Map(), problems: [] };
  try {
    mkdirSync(folder2, { recursive: true });
    for await (const member2 of readTar(tar)) {
      if (member2.foreign) state.problems.push(notUtf8(member2));
      else await place(state, member2);
    }
    if (state.problems.length > 0)
      throw new UserError("containers/name", state.problems.slice(0, MOST_PROBLEMS));
    for (const [path, member2] of [...state.later].reverse()) {
      chmodSync(`${folder2}/${path}`, member2.mode);
      lutimesSync(`${folder2}/${path}`, member2.mtime, member2.mtime);
    }
  } catch (error) {
    throw diskFull(error, folder2);
  }
}
async function place(state, member2) {
  const path = pathOf(member2.name, state.strip ?? 0);
  if (path === "") {
    if (member2.type === "dir") return;
    throw hostile(member2.name, "it has no name of its own");
  }
  const full = `${state.folder}/${path}`;
  enter(state, parentOf(path), member2.name);
  if (member2.type === "other") {
    state.log?.warn({ message: `${path} is left out: neither a file nor a folder nor a link` });
    return;
  }
  if (member2.type === "dir") return folder(state, path, member2);
  clear(full, member2.name);
  if (member2.type === "file") return file(full, member2);
  if (member2.type === "link") {
    symlinkSync(member2.to, full);
    lutimesSync(full, member2.mtime, member2.mtime);
    return;
  }
  const to = pathOf(member2.to, state.strip ?? 0);
  enter(state, parentOf(to), member2.name);
  linkSync(`${state.folder}/${to}`, full);
}
function folder(state, path, member2) {
  const full = `${state.folder}/${path}`;
  const there = lstatSync(full, { throwIfNoEntry: false });
  if (there && !there.isDirectory()) unlinkSync(full);
  if (!there?.isDirectory()) mkdirSync(full, { mode: 448 });
  state.folders.add(path);
  state.later.delete(path);
  state.later.set(path, member2);
}
async function file(full, member2) {
  const flags = constants2.O_WRONLY | constants2.O_CREAT | constants2.O_EXCL | constants2.O_NOFOLLOW;
  const opened = openSync(full, flags, 384);
  try {
    for await (const chunk of member2.body)
      for (let done = 0; done < chunk.length; ) done += writeSync(opened, chunk, done);
    fchmodSync(opened, member2.mode);
    futimesSync(opened, member2.mtime, member2.mtime);
  } finally {
    closeSync(opened);
  }
}
function enter(state, path, name) {
  if (state.folders.has(path)) return;
  enter(state, parentOf(path), name);
  const full = `${state.folder}/${path}`;
  const there = lstatSync(full, { throwIfNoEntry: false });
  if (there && !there.isDirectory()) throw hostile(name, `${path} is not a folder`);
  if (!there) mkdirSync(full, { mode: 493 });
  state.folders.add(path);
}
function clear(full, name) {
  const there = lstatSync(full, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw hostile(name, "a folder of that name is there already");
  if (there) unlinkSync(full);
}
var parentOf = (path) => path.slice(0, Math.max(0, path.lastIndexOf("/")));
function pathOf(name, strip) {
  const parts = name.split("/").filter((part) => part !== "." && part !== "");
  if (name.startsWith("/")) throw hostile(name, "it starts at the root");
  if (parts.includes("..")) throw hostile(name, "it leads out of the folder");
  if (name.includes("\0")) throw hostile(name, "it has a NUL in it");
  return parts.slice(strip).join("/");
}
var notUtf8 = ({ name, to }) => {
  const shown = [name, to].filter(Boolean).map((text) => `"${text.replace(/[^ -~]/g, hex)}"`);
  return {
    message: `${shown.join(", a link to ")} is not UTF-8`,
    hint: "let the build rename it, or remove it"
  };
};
var hex = (character) => `\\x${Buffer.from(character, "latin1").toString("hex").padStart(2, "0")}`;
var hostile = (name, why) => new PkgError("containers/hostile-archive", `the archive's member ${JSON.stringify(name)}: ${why}`, {
  hint: "nothing is unpacked that could be written elsewhere"
});

// src/containers/own-packaging.ts
async function findPackaging({ workshop, source, path }) {
  const wanted = posix.normalize(path);
  if (posix.isAbsolute(wanted) || /^\.\.(\/|$)/.test(wanted) || wanted.includes("\0"))
    throw outside(path, workshop.target.format);
  const [top = "", real = ""] = await realPaths(workshop, [source, posix.join(source, wanted)], path);
  if (!real.startsWith(`${top}/`)) throw outside(path, workshop.target.format);
  return real;
}
async function realPaths(workshop, paths, named2) {
  try {
    return (await workshop.run(["realpath", "-z", "-e", "--", ...paths])).stdout.split("\0");
  } catch (cause) {
    if (!(cause instanceof ToolError) || cause.exitCode !== 1) throw cause;
    throw new UserError("packaging/missing", `${named2} is not in the project`, {
      hint: `${workshop.target.format}.packaging names it from the project's root; a link must lead to what is there`,
      cause
    });
  }
}
var outside = (path, format) => new UserError("packaging/outside", `${path} is not inside the project`, {
  hint: `${format}.packaging names what is in the project, from its root`
});
async function readSmallFile(workshop, path) {
  const limit = 16 * 1024 * 1024;
  const present = 'if [ -e "$1" ]; then echo yes; fi';
  if ((await workshop.run(["sh", "-c", present, "sh", path])).stdout.trim() !== "yes") return void 0;
  for await (const member2 of readTar(workshop.get(path))) {
    if (member2.type === "file") return bodyOf(member2, limit);
    break;
  }
  throw new UserError("packaging/no-file", `${posix.basename(path)} is no file`);
}
function packagingRun(job) {
  const { workshop, env, timeoutMs } = job;
  const { name, distro = "", release = "", arch } = workshop.target;
  const ours = {
    DESTDIR: INSIDE.root,
    TARGET: name,
    DISTRO: distro,
    RELEASE: release,
    ARCH: arch
  };
  const kept = Object.entries(env).filter(([key, value]) => !Object.hasOwn(ours, key) || ours[key] !== value);
  return {
    env: { ...workshop.manager.env, ...Object.fromEntries(kept) },
    onLine: (line) => workshop.log.output(line),
    ...timeoutMs !== void 0 && { timeoutMs }
  };
}
async function installBuildRequires(job, path) {
  const { workshop } = job;
  const { manager } = workshop;
  const program = await programOf(workshop);
  try {
    for (const command of [...manager.refresh(program), ...manager.buildRequires(path, program)])
      await workshop.run(command, packagingRun(job));
  } catch (cause) {
    if (!(cause instanceof ToolError)) throw cause;
    throw new PkgError(
      "packaging/requires",
      `what ${job.path} needs to be built could not be installed:
${cause.tail}`,
      { hint: manager.explain(cause.tail) ?? cause.hint, cause }
    );
  }
}
async function takeOut(workshop, paths, outDir) {
  const names = [...paths].map((path) => posix.basename(path)).sort();
  for (const path of paths) {
    await unpackTar(workshop.get(path), outDir);
    const name = posix.basename(path);
    if (!(await lstat(join5(outDir, name))).isFile())
      throw new PkgError("packaging/no-file", `${name} is no file`);
  }
  return names;
}

// src/containers/file-bytes.ts
import { closeSync as closeSync2, constants as constants3, fstatSync, openSync as openSync2, readSync } from "node:fs";
var PIECE = 1 << 20;
function* fileBytes(path, size, nofollow = true) {
  const flags = constants3.O_RDONLY | constants3.O_NONBLOCK | (nofollow ? constants3.O_NOFOLLOW : 0);
  const file4 = openSync2(path, flags);
  try {
    if (!fstatSync(file4).isFile()) throw changed(path);
    for (let at = 0; at < size; ) {
      const buffer = Buffer.allocUnsafe(Math.min(PIECE, size - at));
      const read3 = readSync(file4, buffer, 0, buffer.length, at);
      if (read3 === 0) throw changed(path);
      at += read3;
      yield buffer.subarray(0, read3);
    }
  } finally {
    closeSync2(file4);
  }
}
var changed = (path) => new UserError("containers/changed", `${path} was changed while it was read`, {
  hint: "let nothing write into the project while it is being packaged"
});

// src/containers/gather.ts
var ENOUGH = 1 << 18;
async function* gather(source) {
  let pieces = [];
  let size = 0;
  for await (const piece of source) {
    pieces.push(piece);
    size += piece.length;
    if (size < ENOUGH) continue;
    yield pieces.length === 1 ? piece : Buffer.concat(pieces);
    pieces = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(pieces);
}

// src/containers/pack-entries.ts
var ROOT = { uid: 0, gid: 0, uname: "root", gname: "root", size: 0, to: "" };
var packFiles = (files) => gather(filesArchive(files));
function* filesArchive(files) {
  const folders = /* @__PURE__ */ new Set();
  for (const { path, content, mode = 420, mtime = 0 } of files) {
    const parts = path.split("/");
    for (let length = 1; length < parts.length; length++) {
      const name = `./${parts.slice(0, length).join("/")}/`;
      if (!folders.has(name)) yield tarHead({ ...ROOT, name, type: "dir", mode: 493, mtime });
      folders.add(name);
    }
    const bytes = Buffer.from(content);
    yield tarHead({ ...ROOT, name: `./${path}`, type: "file", mode, mtime, size: bytes.length });
    yield bytes;
    yield tarPadding(bytes.length);
  }
  yield tarEnd();
}
var packEntries = (entries, owners) => gather(entriesArchive(entries, owners));
function* entriesArchive(entries, owners) {
  const names = /* @__PURE__ */ new Map();
  for (const entry of entries) {
    if (entry.type === "ghost" || entry.path === "/") continue;
    const head = headOf(entry, owners);
    if (entry.type !== "file") {
      yield tarHead(head);
      continue;
    }
    const inode = (entry.mode & 3072) === 0 ? entry.inode : void 0;
    const first = inode === void 0 ? void 0 : names.get(inode);
    if (first !== void 0) yield tarHead({ ...head, type: "hardlink", to: first });
    else yield* file2(entry, head);
    if (inode !== void 0 && first === void 0) names.set(inode, head.name);
  }
  yield tarEnd();
}
function* file2(entry, head) {
  yield tarHead({ ...head, size: entry.size });
  if (entry.content !== void 0) yield Buffer.from(entry.content, "base64");
  else yield* fileBytes(entry.from, entry.size, false);
  yield tarPadding(entry.size);
}
var headOf = (entry, { users, groups }) => ({
  name: `.${entry.path}${entry.type === "dir" ? "/" : ""}`,
  type: entry.type,
  mode: entry.type === "link" ? 511 : entry.mode & 4095,
  uid: numberOf(entry.owner, users, entry.path),
  gid: numberOf(entry.group, groups, entry.path),
  // Left empty, so that nothing that unpacks it goes by a name instead.
  uname: "",
  gname: "",
  size: 0,
  mtime: entry.mtime,
  to: entry.type === "link" ? entry.to : ""
});
function numberOf(name, numbers, path) {
  if (name === "root") return 0;
  const number = numbers.get(name) ?? (/^\d{1,10}$/.test(name) ? Number(name) : void 0);
  if (number !== void 0) return number;
  throw new PkgError("containers/owner", `${path}: "${name}" has no number here`);
}

// src/containers/pack-folder.ts
import { isUtf8 } from "node:buffer";
import { lstatSync as lstatSync2, readdirSync, readlinkSync as readlinkSync2 } from "node:fs";
import { join as join6 } from "node:path";
var NOBODY = { uid: 0, gid: 0, uname: "root", gname: "root" };
var MOST_PROBLEMS2 = 20;
var packFolder = (folder2, options = {}) => gather(archive({ ...options, folder: folder2, problems: [], names: /* @__PURE__ */ new Map() }));
function* archive(walk) {
  yield* inside(walk, "");
  if (walk.problems.length > 0) throw new UserError("containers/source", walk.problems);
  yield tarEnd();
}
function* inside(walk, path) {
  const names = attempt2(walk, path, () => readdirSync(`${walk.folder}/${path}`, { encoding: "buffer" }));
  for (const name of (names ?? []).sort(Buffer.compare)) {
    const found = `${path ? `${path}/` : ""}${name}`;
    if (isUtf8(name)) yield* member(walk, found);
    else problem(walk, `the name ${JSON.stringify(found)} is not UTF-8`, "rename or remove it");
  }
}
function* member(walk, path) {
  const full = join6(walk.folder, path);
  if (walk.skip?.(full)) return;
  const stat2 = attempt2(walk, path, () => lstatSync2(full));
  if (!stat2) return;
  if (stat2.isDirectory()) {
    yield tarHead(headOf2(walk, path, stat2, { name: `${nameOf2(walk, path)}/`, type: "dir" }));
    yield* inside(walk, path);
  } else if (stat2.isSymbolicLink()) {
    const to = attempt2(walk, path, () => readlinkSync2(full, { encoding: "buffer" }));
    if (to && !isUtf8(to)) problem(walk, `the link ${path} points at a name that is not UTF-8`, "remove it");
    else if (to) yield tarHead(headOf2(walk, path, stat2, { type: "link", to: String(to) }));
  } else if (stat2.isFile()) yield* file3(walk, path, stat2);
  else walk.log?.debug(`${path} is left out: neither a file nor a folder nor a link`);
}
function* file3(walk, path, stat2) {
  const inode = `${stat2.dev}:${stat2.ino}`;
  const first = mayBeLinked(stat2) ? walk.names.get(inode) : void 0;
  if (first !== void 0) {
    yield tarHead(headOf2(walk, path, stat2, { type: "hardlink", to: first }));
    return;
  }
  const bytes = fileBytes(`${walk.folder}/${path}`, stat2.size);
  const start2 = attempt2(walk, path, () => bytes.next());
  if (!start2) return;
  yield tarHead(headOf2(walk, path, stat2, { type: "file", size: stat2.size }));
  if (!start2.done) yield start2.value;
  yield* bytes;
  yield tarPadding(stat2.size);
  if (mayBeLinked(stat2)) walk.names.set(inode, nameOf2(walk, path));
}
var mayBeLinked = ({ nlink, mode }) => nlink > 1 && (mode & 3072) === 0;
var nameOf2 = ({ below = "" }, path) => `./${below}${path}`;
var headOf2 = (walk, path, stat2, over) => ({
  ...NOBODY,
  name: nameOf2(walk, path),
  type: "file",
  mode: stat2.mode & 4095,
  mtime: Math.floor(stat2.mtimeMs / 1e3),
  size: 0,
  to: "",
  ...over
});
function attempt2(walk, path, read3) {
  try {
    return read3();
  } catch (error) {
    const { code, message } = error;
    if (code === void 0) throw error;
    if (code === "ENOENT" && path !== "") walk.log?.debug(`${path} is left out: it was removed meanwhile`);
    else problem(walk, `${path || walk.folder} cannot be read: ${message}`, "make it readable, or remove it");
    return void 0;
  }
}
function problem(walk, message, hint) {
  if (walk.problems.length < MOST_PROBLEMS2) walk.problems.push({ message, hint });
}

export {
  archOf,
  haveImage,
  imageOf,
  buildImage,
  preparedKey,
  preparedTag,
  preparedLabels,
  storesOf,
  storesFor,
  findEngine,
  removeLeftovers,
  isAbsent,
  openWorkshop,
  openMachine,
  programOf,
  unpackTar,
  findPackaging,
  readSmallFile,
  packagingRun,
  installBuildRequires,
  takeOut,
  packFiles,
  packEntries,
  packFolder
};
