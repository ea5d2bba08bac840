import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  isCi
} from "./chunk-LCNQAPUV.js";
import {
  sizeText
} from "./chunk-PR56Q6UZ.js";
import {
  tokenOf
} from "./chunk-SXWB3MLU.js";
import {
  LEDGER,
  NO_JEKYLL,
  addressProblems,
  branchPath,
  isOwn,
  ledgerPaths,
  ledgerText,
  pagesAddress,
  readLedger
} from "./chunk-EWE4NJNV.js";
import {
  checkStorePrefix
} from "./chunk-FMQ3NHNI.js";
import {
  configEnv,
  loginEnv,
  openRepository
} from "./chunk-CB4DUII6.js";
import {
  fileChunks,
  makeFolder,
  removeTree,
  smallFile,
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

// src/stores/pages/pages.ts
import { createHash as createHash2 } from "node:crypto";

// src/tools/git-remote.ts
import { isAbsolute, resolve } from "node:path";
var GITHUB = "https://github.com";
var isRemoteAddress = (remote) => /[/\\:]/.test(remote) || remote === ".";
var hasPassword = (remote) => {
  const url = URL.canParse(remote) ? new URL(remote) : void 0;
  return url !== void 0 && /^https?:$/.test(url.protocol) && url.password !== "";
};
async function openRemote(host, remote) {
  const found = await openRepository(host);
  const project = typeof found === "string" ? void 0 : found;
  if (found === "git is not installed")
    throw new UserError("git/missing", "git is not installed, and a branch is published with it", {
      hint: "install git"
    });
  const base = isRemoteAddress(remote) ? host.workDir : project?.top ?? host.workDir;
  const address = absolute(isRemoteAddress(remote) ? remote : await addressOf(project, remote), base);
  const { url, login } = withoutLogin(address);
  const inCi = isCi(host) || host.env["GITHUB_ACTIONS"] === "true";
  const own = ownPairs(project && await localSettings(project), inCi);
  const token = inCi ? tokenOf(host.env)?.value : void 0;
  const server = (host.env["GITHUB_SERVER_URL"] || GITHUB).replace(/\/+$/, "");
  const byToken = token !== void 0 && url.startsWith(`${server}/`);
  const given = byToken ? `x-access-token:${token}` : login;
  const basic = given && Buffer.from(given).toString("base64");
  const headers = own.filter(([key]) => key.endsWith(".extraheader")).map(([, value]) => value);
  const secrets = [
    ...byToken ? [token] : [],
    ...login ? [login.slice(login.indexOf(":") + 1)] : [],
    ...basic ? [basic] : [],
    ...headers.flatMap((header) => header.split(/\s+/).slice(-1))
  ].filter(Boolean);
  host.log.mask(secrets);
  const pairs = basic ? [
    ...own.filter(([key]) => /^(?:http|url)\./.test(key) && !/header$/.test(key)),
    ...basicLogin(url, basic)
  ] : own;
  return {
    url,
    pairs: basic || headers.length > 0 ? [...pairs, STAY] : pairs,
    env: loginEnv(host.env),
    secrets,
    isNamed: !isRemoteAddress(remote),
    byToken,
    project
  };
}
var STAY = ["http.followRedirects", "false"];
var basicLogin = (url, basic) => {
  const key = `http.${new URL(url).origin}/.extraheader`;
  return [
    ["credential.helper", ""],
    [key, ""],
    [key, `Authorization: Basic ${basic}`]
  ];
};
async function addressOf(project, name) {
  if (!project)
    throw new UserError(
      "git/no-remote",
      `the project is in no git repository: it has no remote \`${name}\``,
      {
        hint: "name the repository: `remote: https://github.com/owner/repo`"
      }
    );
  const names = (await project.git("remote")).split("\n").filter(Boolean);
  if (!names.includes(name))
    throw new UserError("git/no-remote", `the project's repository has no remote \`${name}\``, {
      hint: `${names.length > 0 ? `it has ${names.join(", ")}: ` : ""}write one of its remotes, or an address such as \`remote: https://github.com/owner/repo\``
    });
  return (await project.git("remote", "get-url", "--push", name)).split("\n")[0];
}
var isLocal = (address) => isAbsolute(address) || !/^(?:[a-z][a-z0-9+.-]*:\/\/|[^/\\]+:)/i.test(address);
var absolute = (address, base) => isLocal(address) ? resolve(base, address) : address;
function withoutLogin(address) {
  if (!hasPassword(address)) return { url: address, login: void 0 };
  const url = new URL(address);
  const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = "";
  url.password = "";
  return { url: url.href, login };
}
async function localSettings({ git }) {
  const printed = await git("config", "--local", "--includes", "--null", "--list").catch(() => "");
  return printed.split("\0").flatMap((entry) => {
    const at = entry.indexOf("\n");
    return at < 0 ? [] : [[entry.slice(0, at), entry.slice(at + 1)]];
  });
}
var OF_LOGIN = /^(?:http\.|url\.|ssh\.|core\.sshcommand$)/;
var OF_PEOPLE = /^(?:credential\.|core\.askpass$)/;
var ownPairs = (pairs = [], inCi) => pairs.filter(([key]) => OF_LOGIN.test(key) || !inCi && OF_PEOPLE.test(key));

// src/stores/pages/branch.ts
import { appendFile } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/tools/git-bare.ts
import { rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
var REMOTE = "linux-pkg-remote";
var NETWORK_LIMIT_MS = 18e5;
var QUIET = [
  ["core.hooksPath", "/dev/null"],
  ["core.fsmonitor", "false"],
  ["core.attributesFile", "/dev/null"],
  ["core.autocrlf", "false"],
  ["core.eol", "lf"],
  // A link would show what it leads to, wherever that is.
  ["core.symlinks", "false"],
  // It is gone with this run.
  ["core.fsync", "none"],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  ["push.gpgSign", "false"],
  ["push.followTags", "false"],
  ["push.recurseSubmodules", "no"],
  ["push.useForceIfIncludes", "false"],
  ["push.negotiate", "false"],
  ["fetch.recurseSubmodules", "false"],
  ["fetch.writeCommitGraph", "false"],
  ["fetch.unpackLimit", "1"],
  ["transfer.bundleURI", "false"],
  ["protocol.version", "2"],
  // Packages are compressed: nothing is gained by doing it again, nor by looking for what is alike.
  ["core.bigFileThreshold", "1m"],
  ["core.compression", "0"],
  ["pack.compression", "0"],
  ["pack.window", "0"],
  ["i18n.commitEncoding", "utf-8"],
  // A minute without a byte is an end.
  ["http.lowSpeedLimit", "1"],
  ["http.lowSpeedTime", "60"]
];
var FILTER = "blob:limit=100k";
var PARTIAL = [
  [`remote.${REMOTE}.promisor`, "true"],
  [`remote.${REMOTE}.partialclonefilter`, FILTER]
];
async function openBare(host, { url, pairs, env, secrets }, format) {
  const dir = await tempDir();
  const folder = dir.path;
  const forget = removeAtExit(folder);
  await mkdir(join(folder, "objects"));
  await mkdir(join(folder, "refs"));
  await writeFile(join(folder, "HEAD"), "ref: refs/heads/none\n");
  await writeFile(join(folder, "config"), CONFIG[format]);
  const base = {
    GIT_DIR: folder,
    GIT_TERMINAL_PROMPT: "0",
    GIT_ALLOW_PROTOCOL: "file:git:http:https:ssh",
    GIT_ATTR_NOSYSTEM: "1",
    LC_ALL: "C",
    LANGUAGE: "C"
  };
  const run = async (args, more, { input, env: extra = {}, index = "index" }, options = {}) => {
    const { stdout } = await host.run(["git", ...args], {
      cwd: folder,
      secrets,
      ...options,
      env: {
        ...base,
        GIT_INDEX_FILE: join(folder, index),
        ...options.env,
        ...extra,
        ...configEnv([...QUIET, ...more])
      },
      ...input !== void 0 && { input }
    });
    return stdout.replace(/\n$/, "");
  };
  const there = [[`remote.${REMOTE}.url`, url], ...pairs];
  return {
    folder,
    format,
    git: (args, options = {}) => run(args, [], options),
    remote: (args, { partial = false, ...options } = {}) => run(args, [...there, ...partial ? PARTIAL : []], options, { env, timeoutMs: NETWORK_LIMIT_MS }),
    blob: (oid) => host.through(["git", `--git-dir=${folder}`, "cat-file", "blob", oid]).end(),
    [Symbol.asyncDispose]: async () => {
      forget();
      await removeTree(folder);
    }
  };
}
var CONFIG = {
  sha1: "[core]\n	repositoryformatversion = 0\n	bare = true\n",
  sha256: "[core]\n	repositoryformatversion = 1\n	bare = true\n[extensions]\n	objectformat = sha256\n"
};
var folders = /* @__PURE__ */ new Set();
function removeAtExit(folder) {
  if (folders.size === 0) process.once("exit", removeAll);
  folders.add(folder);
  return () => {
    folders.delete(folder);
    if (folders.size === 0) process.off("exit", removeAll);
  };
}
function removeAll() {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

// src/stores/pages/faults.ts
import { setTimeout as wait } from "node:timers/promises";
var WAITS_MS = [500, 2e3];
var OF_NETWORK = /Could not resolve host|unable to look up|Connection (?:refused|reset|timed out|closed)|Failed to connect|Couldn't connect|Operation timed out|Operation too slow|Empty reply|early EOF|hung up unexpectedly|unexpected disconnect|RPC failed|Recv failure|Send failure|transfer closed|HTTP\/2 stream|GnuTLS|SSL_|gnutls_handshake|returned error: (?:408|429|5\d\d)|Network is unreachable|No route to host/i;
var isTransient = (error) => error instanceof ToolError && OF_NETWORK.test(error.tail);
async function transient(host, work) {
  for (const ms of WAITS_MS) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error)) throw error;
      await pause(host, error, ms);
    }
  }
  return work();
}
async function pause(host, error, ms) {
  host.log.info(`the git server failed (${lastWords(error)}): trying again in ${ms / 1e3} s`);
  await wait(ms, void 0, { signal: host.signal });
}
function lastWords(error) {
  const lines = error instanceof ToolError ? error.tail.split("\n") : [String(error)];
  const told2 = lines.findLast((line) => /^(?:fatal|error|remote: (?:fatal|error)):/i.test(line.trim())) ?? lines.at(-1) ?? "";
  return told2.trim().replace(/^(?:fatal|error): /, "");
}
async function telling(asked, work) {
  try {
    return await work();
  } catch (error) {
    throw told(error, asked);
  }
}
function told(error, asked) {
  if (!(error instanceof ToolError)) return error;
  const match = MEANINGS.find(([pattern]) => pattern.test(error.tail));
  if (!match) return error;
  const [, code, say, hint] = match;
  const message = `${asked.title}: ${say(asked, error.tail)}`;
  const reason = { hint: hint(asked), cause: error };
  return code === "pages/network" || code === "pages/refused" ? new PkgError(code, message, reason) : new UserError(code, message, reason);
}
var PERMISSION = "give the job the right to write:\n  permissions:\n    contents: write\nand let the organisation allow it (Settings, Actions, Workflow permissions)";
var rightHint = ({ remote: { byToken } }) => byToken ? `${PERMISSION}; for another repository than the workflow's own, GITHUB_TOKEN has to be a token that may write there` : "log in as somebody who may push there (git push says the same); in a workflow, give the step the variable GITHUB_TOKEN, and the job `permissions: contents: write`";
var serverWords = (tail) => {
  const lines = tail.split("\n").flatMap((line) => /^remote: (?:error: )?(.*\S)/.exec(line.trim())?.[1] ?? []).filter((line) => !/^(?:https?:|See |-+$)/.test(line));
  return lines.length > 0 ? `: ${[...new Set(lines)].slice(0, 4).join("; ")}` : "";
};
var MEANINGS = [
  [
    /GH001|exceeds GitHub's file size limit/,
    "pages/too-large",
    (_, tail) => `the server takes no file of that size${serverWords(tail)}`,
    () => "publish large files to a release or to s3"
  ],
  [
    /protected branch|GH006|GH013|rule violations|deny updating|denyNonFastForwards|non-fast-forward\)|forced? push/i,
    "pages/protected",
    ({ branch }, tail) => `the branch ${branch} is protected, and the server refused the push${serverWords(tail)}`,
    ({ history }) => history === "one" ? "allow force pushes to that branch (Settings, Branches or Rules), or write `history: kept`" : "let the workflow push to that branch (Settings, Branches or Rules: bypass list), or publish to another branch"
  ],
  [
    /hook declined|remote rejected/i,
    "pages/refused",
    (_, tail) => `the server refused the push${serverWords(tail)}`,
    () => "see what the server's own checks ask for"
  ],
  [
    /returned error: 403|Permission to .* denied|Write access to repository not granted|denied to |You are not allowed to push|protected from push/i,
    "pages/forbidden",
    (_, tail) => `no right to push${serverWords(tail)}`,
    rightHint
  ],
  [
    /could not read (?:Username|Password)|terminal prompts disabled|Authentication failed|returned error: 401|Invalid username or (?:password|token)|Permission denied \(|Host key verification failed|No supported authentication/i,
    "pages/login",
    () => "the server asks for a login, and there is none that it takes",
    rightHint
  ],
  [
    /Repository not found|repository '.*' not found|returned error: 404|does not appear to be a git repository|does not exist|not found: did you run/i,
    "pages/missing",
    ({ remote: { url } }) => `there is no repository at ${url}, or this login may not see it`,
    (asked) => `check \`remote\`; ${rightHint(asked)}`
  ],
  [
    /returned error: 30\d/,
    "pages/moved",
    ({ remote: { url } }) => `${url} sends to another address, and a login goes to no other`,
    () => "write the address where the repository is now in `remote`, or in `git remote set-url`"
  ],
  [
    /transport '.*' not allowed|is not supported|Unable to find remote helper/i,
    "pages/remote",
    ({ remote: { url } }) => `git does not go to ${url}`,
    () => "write an address with https:// or ssh://, or a path"
  ],
  [
    OF_NETWORK,
    "pages/network",
    (_, tail) => `the server was not reached: ${tail.trim().split("\n").at(-1)}`,
    () => "run this again: what is there already is not sent twice"
  ]
];

// src/stores/pages/objects.ts
var QUIETLY = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"];
function openObjects(host, repositoryNow) {
  const sizes = /* @__PURE__ */ new Map();
  const wanted = /* @__PURE__ */ new Set();
  let bringing;
  const look = async (oids) => {
    const unknown = oids.filter((oid) => !sizes.has(oid));
    if (unknown.length === 0) return;
    const printed = await repositoryNow().git(["cat-file", "--batch-check=%(objectname) %(objectsize)"], {
      input: unknown.map((oid) => `${oid}
`).join("")
    });
    for (const line of printed.split("\n")) {
      const [oid = "", size] = line.split(" ");
      if (size !== "missing") sizes.set(oid, Number(size));
    }
  };
  const fetchWanted = async () => {
    const oids = [...wanted];
    wanted.clear();
    bringing = void 0;
    const args = [
      "-c",
      "fetch.negotiationAlgorithm=noop",
      "fetch",
      ...QUIETLY,
      "--filter=blob:none",
      "--stdin",
      REMOTE
    ];
    const input = oids.map((oid) => `${oid}
`).join("");
    await transient(host, () => repositoryNow().remote(args, { partial: true, input }));
    await look(oids);
  };
  const bring = async (oids) => {
    const missing = oids.filter((oid) => !sizes.has(oid));
    if (missing.length === 0) return;
    for (const oid of missing) wanted.add(oid);
    bringing ??= new Promise(setImmediate).then(fetchWanted);
    await bringing;
  };
  return {
    look,
    bring,
    add: (oid, size) => {
      sizes.set(oid, size);
    },
    sizeOf: (oid) => sizes.get(oid),
    blob: async function* (oid) {
      await bring([oid]);
      yield* repositoryNow().blob(oid);
    }
  };
}
async function bytesOf(chunks) {
  const all = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

// src/stores/pages/branch.ts
var BASE = "refs/linux-pkg/base";
async function openBranch(host, remote, branch) {
  const format = await remote.project?.git("rev-parse", "--show-object-format") ?? "sha1";
  let repository = await openBare(host, remote, format);
  const objects = openObjects(host, () => repository);
  const ref = `refs/heads/${branch}`;
  const changeFormat = async () => {
    const other = repository.format === "sha1" ? "sha256" : "sha1";
    await repository[Symbol.asyncDispose]();
    repository = await openBare(host, remote, other);
  };
  const fetchTip = async () => {
    const args = [
      "fetch",
      ...QUIETLY,
      "--force",
      "--depth=1",
      `--filter=${FILTER}`,
      REMOTE,
      `+${ref}:${BASE}`
    ];
    try {
      await repository.remote(args, { partial: true });
      return true;
    } catch (error) {
      const told2 = String(error.message);
      if (/mismatched algorithms|server does not support algorithm/.test(told2)) {
        await changeFormat();
        return fetchTip();
      }
      if (!/couldn't find remote ref/.test(told2)) throw error;
      await repository.git(["update-ref", "-d", BASE]);
      return false;
    }
  };
  const startAt = (tip) => appendFile(join2(repository.folder, "shallow"), `${tip}
`);
  const moveTo = async (tip) => {
    await repository.git(["update-ref", BASE, tip]);
    await startAt(tip);
  };
  const read = async () => {
    const isThere = await transient(host, fetchTip);
    if (!isThere) return { tip: void 0, entries: /* @__PURE__ */ new Map(), others: [], unread: [] };
    const listed = await repository.git(["ls-tree", "-r", "-z", "--full-tree", BASE]);
    const [tip = "", time] = (await repository.git(["for-each-ref", "--format=%(objectname) %(committerdate:unix)", BASE])).split(" ");
    await startAt(tip);
    const { files, others, unread } = treeOf(listed);
    await objects.look([...files.values()]);
    const kept = files.get(LEDGER);
    const ledger = readLedger(kept === void 0 ? "" : (await bytesOf(objects.blob(kept))).toString());
    const entryOf = (path, oid) => {
      const fact = ledger(path, oid);
      const modified = fact?.modified ?? Number(time);
      return { oid, size: objects.sizeOf(oid) ?? fact?.size, modified, sha256: fact?.sha256 };
    };
    return {
      tip,
      entries: new Map([...files].map(([path, oid]) => [path, entryOf(path, oid)])),
      others,
      unread
    };
  };
  return {
    repository: () => repository,
    objects,
    read,
    changeFormat,
    moveTo,
    isDefault: async () => {
      const told2 = await repository.remote(["ls-remote", "--quiet", "--symref", REMOTE, "HEAD"]);
      return told2.startsWith(`ref: ${ref}	`);
    },
    tip: async () => (await repository.remote(["ls-remote", "--quiet", REMOTE, ref])).split(/\s/)[0] || void 0,
    [Symbol.asyncDispose]: () => repository[Symbol.asyncDispose]()
  };
}
function treeOf(listed) {
  const files = /* @__PURE__ */ new Map();
  const [others, unread] = [[], []];
  for (const line of listed.split("\0")) {
    const [, mode = "", oid = "", path = ""] = /^(\d+) \w+ ([0-9a-f]+)\t([\s\S]*)$/.exec(line) ?? [];
    if (path.includes("\uFFFD")) unread.push(path);
    else if (mode.startsWith("100")) files.set(path, oid);
    else if (path !== "") others.push(path);
  }
  return { files, others, unread };
}

// src/stores/pages/folders.ts
function foldersOf(paths) {
  const folders2 = /* @__PURE__ */ new Set();
  for (const path of paths)
    for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
      const folder = path.slice(0, at);
      if (folders2.has(folder)) break;
      folders2.add(folder);
    }
  return folders2;
}
function demandRoom(title, path, { isFile, folders: folders2 }) {
  const taken = folders2.has(path) ? path : [...foldersOf([path])].find(isFile);
  if (taken === void 0) return;
  throw new PkgError(
    "store/in-the-way",
    `${title} has a file where a folder is needed, or a folder where a file is: ${path}`,
    { hint: `move ${taken} away: nothing of a repository lies there` }
  );
}

// src/stores/pages/import.ts
import { createHash, hash as hashOf } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { join as join3 } from "node:path";
async function importBlobs(repository, contents) {
  if (contents.length === 0) return [];
  const facts = [];
  async function* stream() {
    for (const [index, content] of contents.entries()) {
      const size = content instanceof Uint8Array ? content.length : content.size;
      yield Buffer.from(`blob
mark :${index + 1}
data ${size}
`);
      facts.push({ size, sha256: yield* bytesOf2(content) });
      yield Buffer.from("\n");
    }
  }
  const oids = await fastImport(repository, stream());
  return facts.map((fact, index) => ({ ...fact, oid: oids.get(index + 1) }));
}
var count = 0;
async function fastImport(repository, stream) {
  async function* whole2() {
    yield* stream;
    yield Buffer.from("done\n");
  }
  const marks = join3(repository.folder, `marks-${++count}`);
  await repository.git(
    ["fast-import", "--quiet", "--force", "--done", "--depth=0", `--export-marks=${marks}`],
    { input: whole2() }
  );
  const lines = (await readFile(marks, "utf8")).split("\n");
  await rm(marks);
  return new Map(
    lines.flatMap((line) => {
      const [, mark, oid] = /^:(\d+) ([0-9a-f]+)$/.exec(line) ?? [];
      return oid ? [[Number(mark), oid]] : [];
    })
  );
}
async function* bytesOf2(content) {
  if (content instanceof Uint8Array) return yield* whole(content);
  const { file, size } = content;
  const small = readable(file, () => smallFile(file));
  if (small) {
    demandSize(content, small.length);
    return yield* whole(small);
  }
  const hash = createHash("sha256");
  let read = 0;
  for await (const chunk of fileChunks(file, 0, size + 1)) {
    read += chunk.length;
    if (read > size) break;
    hash.update(chunk);
    yield chunk;
  }
  demandSize(content, read);
  return hash.digest("hex");
}
function* whole(bytes) {
  if (bytes.length > 0) yield bytes;
  return hashOf("sha256", bytes);
}
function readable(file, read) {
  try {
    return read();
  } catch (cause) {
    throw new PkgError("store/unreadable", `${file} cannot be read`, { cause });
  }
}
function demandSize({ file, size }, found) {
  if (found !== size)
    throw new PkgError(
      "store/changed",
      `${file} has another size than the ${size} bytes that were measured`,
      {
        hint: "let nothing write to the packages while they are published"
      }
    );
}

// src/stores/pages/commit.ts
async function makeCommit(repository, work) {
  const { tip, onTop, changes, own, message, identity } = work;
  const tree = tip !== void 0 && !onTop ? await repository.git(["rev-parse", `${tip}^{tree}`]) : void 0;
  const marked = own.map(({ path }, index) => ({ path, oid: `:${index + 2}` }));
  async function* stream() {
    for (const [index, { bytes }] of own.entries()) {
      yield Buffer.from(`blob
mark :${index + 2}
data ${bytes.length}
`);
      yield bytes;
      yield Buffer.from("\n");
    }
    const lines = [
      "commit refs/linux-pkg/next",
      "mark :1",
      `author ${identity.author}`,
      `committer ${identity.committer}`,
      `data ${Buffer.byteLength(message)}`,
      message,
      ...tip !== void 0 && onTop ? [`from ${tip}`] : [],
      ...tree === void 0 ? [] : [`M 040000 ${tree} ""`],
      // What goes comes first: a folder may be where a file was.
      ...changes.flatMap(({ path, oid }) => oid === void 0 ? [`D ${quoted(path)}`] : []),
      ...[...changes, ...marked].flatMap(
        ({ path, oid }) => oid === void 0 ? [] : [`M 100644 ${oid} ${quoted(path)}`]
      ),
      "",
      ""
    ];
    yield Buffer.from(lines.join("\n"));
  }
  const marks = await fastImport(repository, stream());
  return { oid: marks.get(1), own: own.map((_, index) => marks.get(index + 2)) };
}
var quoted = (path) => `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
var changesOf = (before, after) => [
  ...[...before.keys()].filter((path) => !after.has(path)).map((path) => ({ path, oid: void 0 })),
  ...[...after].flatMap(([path, { oid }]) => before.get(path)?.oid === oid ? [] : [{ path, oid }])
];
function messageOf(changes, before) {
  const ours = changes.filter(({ path }) => !isOwn(path));
  const count2 = (word, is) => {
    const { length } = ours.filter(is);
    return length > 0 ? [`${word} ${length}`] : [];
  };
  const words = [
    ...count2("add", ({ path, oid }) => oid !== void 0 && !before.has(path)),
    ...count2("update", ({ path, oid }) => oid !== void 0 && before.has(path)),
    ...count2("remove", ({ oid }) => oid === void 0)
  ];
  return `linux-pkg: ${words.join(", ")} ${ours.length === 1 ? "file" : "files"}
`;
}

// src/stores/pages/identity.ts
var BOT = {
  name: "github-actions[bot]",
  email: "41898282+github-actions[bot]@users.noreply.github.com"
};
var TOOL = { name: "linux-pkg", email: "linux-pkg@localhost" };
async function identityOf(host, repository, { project }) {
  const { env } = host;
  const ask = project?.git ?? ((...args) => repository.git(args));
  const given = env["GIT_AUTHOR_NAME"] && env["GIT_AUTHOR_EMAIL"];
  const person = env["GITHUB_ACTIONS"] === "true" ? BOT : given ? TOOL : await configured(ask) ?? TOOL;
  const now = `${host.now()} +0000`;
  const author = {
    name: env["GIT_AUTHOR_NAME"] || person.name,
    email: env["GIT_AUTHOR_EMAIL"] || person.email,
    date: env["GIT_AUTHOR_DATE"] || now
  };
  const committer = {
    name: env["GIT_COMMITTER_NAME"] || author.name,
    email: env["GIT_COMMITTER_EMAIL"] || author.email,
    date: env["GIT_COMMITTER_DATE"] || now
  };
  return {
    author: await spelt(repository, author),
    committer: await spelt(repository, committer)
  };
}
async function configured(ask) {
  const get = (key) => ask("config", "--get", key).catch(() => "");
  const [name, email] = [await get("user.name"), await get("user.email")];
  return name && email ? { name, email } : void 0;
}
var PLAIN = /^\d+ [+-]\d{4}$/;
async function spelt(repository, { name, email, date }) {
  const clean = (text) => text.replaceAll(/[<>\u0000-\u001f]/g, "").trim();
  if (PLAIN.test(date)) return `${clean(name)} <${clean(email)}> ${date}`;
  return repository.git(["var", "GIT_COMMITTER_IDENT"], {
    env: { GIT_COMMITTER_NAME: clean(name), GIT_COMMITTER_EMAIL: clean(email), GIT_COMMITTER_DATE: date }
  });
}

// src/stores/pages/limits.ts
var FILE_LIMIT = 100 * 1024 * 1024;
var FILE_WARNING = 50 * 1024 * 1024;
function checkFiles(title, files) {
  const problems = files.filter(({ size }) => size >= FILE_LIMIT).map(({ path, size }) => ({
    message: `${path} has ${sizeText(size)}: ${title} takes no file of 100 MiB or more`,
    hint: "publish it to a release or to s3, or make it smaller"
  }));
  if (problems.length > 0) throw new UserError("pages/too-large", problems);
  return files.filter(({ size }) => size >= FILE_WARNING).map(({ path, size }) => ({
    message: `${path} has ${sizeText(size)}: GitHub warns of files above 50 MiB in a branch, and refuses those of 100`,
    hint: "publish large files to a release or to s3"
  }));
}
function checkBudget(title, files, budget) {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (total <= budget) return;
  const largest = largestFolders(files).map(([folder, size]) => `${folder} ${sizeText(size)}`).join(", ");
  throw new UserError(
    "pages/budget",
    `${title} would have ${sizeText(total)} in ${files.length} files, and its budget is ${sizeText(budget)}; the largest folders: ${largest}`,
    {
      hint: "keep fewer versions (`repository: {keep: \u2026}`, such as `keep: 5`), publish to s3, or raise `budget` where the server is not GitHub"
    }
  );
}
var DEPTH = 3;
var SHOWN = 3;
function largestFolders(files) {
  const folders2 = /* @__PURE__ */ new Map();
  for (const { path, size } of files) {
    const names = path.split("/").slice(0, -1);
    for (let depth = 1; depth <= Math.min(DEPTH, names.length); depth++) {
      const folder = `${names.slice(0, depth).join("/")}/`;
      folders2.set(folder, (folders2.get(folder) ?? 0) + size);
    }
    if (names.length === 0) folders2.set("/", (folders2.get("/") ?? 0) + size);
  }
  const sorted = [...folders2].sort(
    ([a, one], [b, other]) => other - one || b.length - a.length || (a < b ? -1 : 1)
  );
  const isSame = ([folder, size]) => sorted.some(([deeper, its]) => deeper !== folder && deeper.startsWith(folder) && its === size);
  return sorted.filter((one) => !isSame(one)).slice(0, SHOWN);
}

// src/stores/pages/push.ts
import { setTimeout as wait2 } from "node:timers/promises";
var WAITS_MS2 = [500, 2e3, 5e3];
var ARGUMENTS = [
  "push",
  "--porcelain",
  "--quiet",
  "--no-verify",
  "--thin",
  "--no-signed",
  "--no-follow-tags"
];
var STALE = /\[rejected\] \((?:stale info|fetch first)\)/;
var OTHER_FORMAT = /does not support this repository's hash algorithm/;
var BUSY = /cannot lock ref|failed to lock|Unable to create '.*\.lock'|failed to update ref|incorrect old value/;
async function push(host, branch, { name, commit, tip }) {
  const ref = `refs/heads/${name}`;
  const lease = `--force-with-lease=${ref}:${tip ?? ""}`;
  for (let tries = 0; ; tries++) {
    try {
      await branch.repository().remote([...ARGUMENTS, lease, REMOTE, `${commit}:${ref}`]);
      return true;
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      host.signal.throwIfAborted();
      if (tries === 0 && STALE.test(error.tail)) return false;
      if (OTHER_FORMAT.test(error.tail)) {
        await branch.changeFormat();
        return false;
      }
      const now = await branch.tip().catch(() => tip);
      if (now === commit) return true;
      if (now !== tip) return false;
      const ms = WAITS_MS2[tries];
      if (ms === void 0) throw error;
      if (isTransient(error)) await pause(host, error, ms);
      else if (BUSY.test(error.tail)) await wait2(ms / 5, void 0, { signal: host.signal });
      else throw error;
    }
  }
}

// src/stores/pages/landing.ts
async function land(place, { base, entries }) {
  const { host, address, title, branch, asked } = place;
  if (changesOf(base.entries, entries).length === 0) return { ...base, entries };
  await demandOwn(place, base);
  await fillSizes(branch, entries);
  const files = [...entries].filter(([path]) => !isOwn(path)).map(([path, entry]) => ({ ...entry, path, size: entry.size })).sort((a, b) => a.path < b.path ? -1 : 1);
  checkBudget(title, files, address.budget);
  const changes = changesOf(base.entries, entries);
  const own = [
    { path: LEDGER, bytes: Buffer.from(ledgerText(files)) },
    ...entries.has(NO_JEKYLL) ? [] : [{ path: NO_JEKYLL, bytes: new Uint8Array() }]
  ];
  const commit = await makeCommit(branch.repository(), {
    tip: base.tip,
    onTop: address.history === "kept",
    changes,
    own,
    message: messageOf(changes, base.entries),
    identity: await identityOf(host, branch.repository(), asked.remote)
  });
  if (!await push(host, branch, { name: address.branch, commit: commit.oid, tip: base.tip }))
    return void 0;
  await branch.moveTo(commit.oid);
  const next = new Map(entries);
  for (const [index, { path, bytes }] of own.entries()) {
    const oid = commit.own[index];
    branch.objects.add(oid, bytes.length);
    next.set(path, { oid, size: bytes.length, modified: host.now(), sha256: void 0 });
  }
  return { ...base, tip: commit.oid, entries: next };
}
async function demandOwn({ host, title, branch, asked }, { tip, entries }) {
  const { project, isNamed } = asked.remote;
  if (asked.history !== "one" || tip === void 0) return;
  const isProject = entries.has(CONFIG2) || isNamed && await branch.isDefault() || await project?.git("merge-base", tip, "HEAD").catch(() => "");
  host.signal.throwIfAborted();
  if (isProject)
    throw new UserError(
      "pages/history",
      `${title} holds the project's own history, which \`history: one\` would replace`,
      { hint: "publish to a branch of its own, such as `branch: gh-pages`, or write `history: kept`" }
    );
}
var CONFIG2 = "linux-pkg.yml";
async function fillSizes({ objects }, entries) {
  const unknown = [...entries].filter(([, { size }]) => size === void 0);
  await objects.bring(unknown.map(([, { oid }]) => oid));
  for (const [path, entry] of unknown)
    if (entries.get(path) === entry) entries.set(path, { ...entry, size: objects.sizeOf(entry.oid) });
}

// src/stores/pages/site.ts
import { chmod, lstat, mkdir as mkdir2, readdir, readFile as readFile2, realpath, rename, writeFile as writeFile2 } from "node:fs/promises";
import { dirname, join as join4, relative, resolve as resolve2, sep } from "node:path";
async function openSite(host, name) {
  const folder = resolve2(host.workDir, name);
  const refuse = (message, hint) => {
    throw new UserError("pages/site", `site: ${name} ${message}`, { hint });
  };
  const project = await realpath(host.workDir);
  const real = await realOf(folder);
  if (!isBelow(real, project))
    refuse("is not below the project", "write a folder of its own, as in `site: _site`");
  const out = await realOf(host.outDir);
  if (real === out || isBelow(real, out) || isBelow(out, real))
    refuse("is the output folder, which has the packages", "write a folder of its own, as in `site: _site`");
  const check = async () => {
    const foreign = await foreignIn(folder);
    if (foreign.length > 0)
      refuse(
        `has files that linux-pkg did not put there: ${foreign.slice(0, 3).join(", ")}${foreign.length > 3 ? ", \u2026" : ""}`,
        "write a folder that is empty, or not there yet: it is replaced as a whole"
      );
  };
  await check();
  return {
    fill: async (branch, base) => {
      var _stack = [];
      try {
        await check();
        await makeFolder(dirname(folder));
        const draft = __using(_stack, await tempDir(dirname(folder)), true);
        const made = join4(draft.path, "site");
        await mkdir2(made);
        await checkOut(branch, base, made);
        await openUp(made);
        await removeTree(folder);
        await rename(made, folder);
      } catch (_) {
        var _error = _, _hasError = true;
      } finally {
        var _promise = __callDispose(_stack, _error, _hasError);
        _promise && await _promise;
      }
    }
  };
}
var INDEX = { index: "index-of-site" };
var ATTRIBUTES = "* -text -eol -ident -filter -working-tree-encoding\n";
async function checkOut(branch, base, folder) {
  const { tip, entries, others, unread } = base;
  if (tip === void 0) return;
  const { objects } = branch;
  const repository = branch.repository();
  await objects.bring([...entries.values()].map(({ oid }) => oid));
  await mkdir2(join4(repository.folder, "info"), { recursive: true });
  await writeFile2(join4(repository.folder, "info", "attributes"), ATTRIBUTES);
  await repository.git(["read-tree", tip], INDEX);
  const input = others.map((path) => `0 ${"0".repeat(tip.length)}	${path}\0`).join("");
  if (input) await repository.git(["update-index", "-z", "--index-info"], { ...INDEX, input });
  await repository.git([`--work-tree=${folder}`, "checkout-index", "--all", "--quiet"], INDEX);
  const lines = [...entries].map(([path, entry]) => ({ ...entry, path, size: objects.sizeOf(entry.oid) ?? 0 }));
  const rest = unread.map((path) => ({ path, oid: tip, size: 0, modified: 0, sha256: void 0 }));
  await writeFile2(join4(folder, LEDGER), ledgerText([...lines, ...rest]));
}
async function openUp(folder) {
  if ((process.umask() & 45) === 0) return;
  await chmod(folder, 493);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join4(folder, entry.name);
    if (entry.isDirectory()) await openUp(path);
    else await chmod(path, 420);
  }
}
async function foreignIn(folder) {
  const found = await lstat(folder).catch(() => void 0);
  if (!found) return [];
  if (!found.isDirectory()) return ["it is no folder"];
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => !entry.isDirectory()).map((entry) => relative(folder, join4(entry.parentPath, entry.name)).split(sep).join("/"));
  const text = await readFile2(join4(folder, LEDGER), "utf8").catch(() => "");
  const own = /* @__PURE__ */ new Set([...ledgerPaths(text), LEDGER]);
  return names.filter((name) => !own.has(name)).sort();
}
var isBelow = (path, folder) => path.startsWith(folder + sep);
async function realOf(path) {
  try {
    return await realpath(path);
  } catch {
    return dirname(path) === path ? path : join4(await realOf(dirname(path)), relative(dirname(path), path));
  }
}

// src/stores/pages/pages.ts
async function openPages(host, given) {
  const problems = addressProblems(given);
  if (problems.length > 0) throw new UserError("pages/address", problems);
  const address = pagesAddress(given);
  const site = address.site === void 0 ? void 0 : await openSite(host, address.site);
  const remote = await openRemote(host, address.remote);
  const title = `the branch ${address.branch} of ${remote.url}`;
  const asked = { title, remote, branch: address.branch, history: address.history };
  const branch = await openBranch(host, remote, address.branch);
  return pagesStore({ host, address, title, branch, asked }, site);
}
function pagesStore(place, site) {
  const { title, branch, asked, address } = place;
  const { prefix, budget } = address;
  const session = sessionOf(place);
  const told2 = (work) => telling(asked, work);
  const find = async (path) => {
    const whole2 = branchPath(path, prefix);
    return (await session.now()).entries.get(whole2);
  };
  const sized = async () => {
    const { entries } = await session.now();
    await fillSizes(branch, entries);
    return [...entries];
  };
  const bring = importer(place);
  const set = ({ base, entries }, uploads, blobs) => {
    const links = new Set(base.others);
    const folders2 = foldersOf(entries.keys());
    const modified = place.host.now();
    for (const [index, { path }] of uploads.entries()) {
      const whole2 = branchPath(path, prefix);
      demandRoom(title, whole2, { isFile: (one) => entries.has(one) || links.has(one), folders: folders2 });
      for (const folder of foldersOf([whole2])) folders2.add(folder);
      entries.set(whole2, { ...blobs[index], modified });
    }
  };
  return {
    title,
    limits: { file: FILE_LIMIT - 1, total: budget },
    beside: () => told2(
      async () => (await sized()).filter(([path]) => !path.startsWith(prefix) && !isOwn(path)).reduce((sum, [, { size }]) => sum + size, 0)
    ),
    list: async (start) => {
      const from = prefix + checkStorePrefix(start);
      return told2(
        async () => (await sized()).filter(([path]) => path.startsWith(from) && !isOwn(path)).map(([path, { size, modified }]) => ({ path: path.slice(prefix.length), size, modified })).sort((a, b) => a.path < b.path ? -1 : 1)
      );
    },
    get: (path) => told2(async () => {
      const found = await find(path);
      return found && { bytes: await bytesOf(branch.objects.blob(found.oid)), tag: found.oid };
    }),
    digest: (path) => told2(async () => {
      const found = await find(path);
      if (!found || found.sha256 !== void 0) return found?.sha256;
      const hash = createHash2("sha256");
      for await (const chunk of branch.objects.blob(found.oid)) hash.update(chunk);
      const sha256 = hash.digest("hex");
      const { entries } = await session.now();
      const whole2 = branchPath(path, prefix);
      const now = entries.get(whole2);
      if (now?.oid === found.oid) entries.set(whole2, { ...now, sha256 });
      return sha256;
    }),
    put: (uploads) => told2(async () => {
      for (const { path } of uploads) branchPath(path, prefix);
      await session.now();
      const blobs = await bring(uploads);
      set(await session.now(), uploads, blobs);
    }),
    putIfUnchanged: (upload, tag) => told2(async () => {
      if ((await find(upload.path))?.oid !== tag) return false;
      const blobs = await bring([upload]);
      if ((await find(upload.path))?.oid !== tag) return false;
      set(await session.now(), [upload], blobs);
      return true;
    }),
    delete: (paths) => told2(async () => {
      const whole2 = paths.map((path) => branchPath(path, prefix));
      const { entries } = await session.now();
      for (const path of whole2) entries.delete(path);
    }),
    land: () => told2(async () => {
      const landed = await land(place, await session.now());
      session.replace(landed && { base: landed, entries: new Map(landed.entries) });
      if (landed) await site?.fill(branch, landed);
      return landed !== void 0;
    }),
    [Symbol.asyncDispose]: () => branch[Symbol.asyncDispose]()
  };
}
var FAILED_FOR = 10;
function sessionOf({ host, branch }) {
  let opened;
  let failed = Number.NEGATIVE_INFINITY;
  const open = async () => {
    try {
      const base = await branch.read();
      return { base, entries: new Map(base.entries) };
    } catch (error) {
      failed = host.now();
      throw error;
    }
  };
  return {
    now: async () => {
      const last = opened;
      opened ??= open();
      try {
        return await opened;
      } catch (error) {
        if (last !== opened || host.now() - failed < FAILED_FOR) throw error;
        opened = open();
        return opened;
      }
    },
    /** Undefined: it is read anew. */
    replace: (session) => {
      opened = session && Promise.resolve(session);
    }
  };
}
function importer({ host, title, branch, address: { prefix } }) {
  const warned = /* @__PURE__ */ new Set();
  return async (uploads) => {
    const files = uploads.map(({ path, content }) => ({
      path: branchPath(path, prefix),
      size: content instanceof Uint8Array ? content.length : content.size
    }));
    for (const warning of checkFiles(title, files)) {
      if (!warned.has(warning.message)) host.log.warn(warning);
      warned.add(warning.message);
    }
    const blobs = await importBlobs(
      branch.repository(),
      uploads.map(({ content }) => content)
    );
    for (const { oid, size } of blobs) branch.objects.add(oid, size);
    return blobs;
  };
}
export {
  openPages
};
