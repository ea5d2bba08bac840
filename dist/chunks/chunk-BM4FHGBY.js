import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  PAGES_DEFAULTS,
  addressProblems
} from "./chunk-EWE4NJNV.js";
import {
  checkAddress
} from "./chunk-MEOSGJWO.js";
import {
  checkStorePath,
  checkStorePrefix
} from "./chunk-FMQ3NHNI.js";
import {
  allInOrder
} from "./chunk-T64XHYXT.js";
import {
  digestOf,
  isRunning,
  smallFile
} from "./chunk-NPBHZXYM.js";
import {
  PkgError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/stores/landed.ts
var TRIES = 20;
async function landed(store, work) {
  for (let tries = 0; tries < TRIES; tries++) {
    const done = await work();
    if (!store.land || await store.land()) return done;
  }
  throw new PkgError("store/busy", `${store.title} was changed by others each of ${TRIES} times`, {
    hint: "run this again when they are done"
  });
}

// src/stores/directory/index.ts
import { resolve as resolve2 } from "node:path";

// src/stores/directory/directory.ts
import { createHash as createHash3 } from "node:crypto";
import { readFile as readFile2, unlink } from "node:fs/promises";
import { dirname as dirname4, join as join2, resolve } from "node:path";

// src/stores/directory/drafts.ts
import { createHash as createHash2, randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";

// src/stores/directory/holder.ts
import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
var orNothing = (read2) => {
  try {
    return read2();
  } catch {
    return "";
  }
};
var machine = createHash("sha256").update(hostname()).update(orNothing(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8"))).update(orNothing(() => readlinkSync("/proc/self/ns/pid"))).digest("hex").slice(0, 10);
var ourselves = { machine, pid: process.pid };
var hasEnded = ({ machine: its, pid }) => its === machine && !isRunning(pid);

// src/stores/directory/drafts.ts
var PREFIX = ".linux-pkg-";
var DRAFT = /^\.linux-pkg-draft-([0-9a-f]+)-(\d+)-[0-9a-f]+$/;
var FORGOTTEN_MS = 864e5;
var isLock = (file) => basename(file).startsWith(`${PREFIX}lock-`);
var isOurs = (name) => name.startsWith(PREFIX);
var OWN_DRAFTS = `${PREFIX}draft-${ourselves.machine}-${ourselves.pid}-${randomBytes(6).toString("hex")}`;
var drafts = 0;
var draftOf = (file) => `${dirname(file)}/${OWN_DRAFTS}${(++drafts).toString(16)}`;
var lockOf = (file) => join(
  dirname(file),
  `${PREFIX}lock-${createHash2("sha256").update(basename(file)).digest("hex").slice(0, 16)}`
);
function isLeftover(file, modifiedMs) {
  const [, machine2, pid] = DRAFT.exec(basename(file)) ?? [];
  if (machine2 === void 0) return false;
  return hasEnded({ machine: machine2, pid: Number(pid) }) || modifiedMs < Date.now() - FORGOTTEN_MS;
}

// src/stores/directory/faults.ts
var READ_ONLY = [
  "store/read-only",
  "cannot be written to",
  "give its owner the right to write, or another folder"
];
var FULL = [
  "store/full",
  "has no room left",
  "make room; of a repository, `keep` can hold fewer versions"
];
var IN_THE_WAY = [
  "store/in-the-way",
  "has a file where a folder is needed, or a folder where a file is",
  "move it away: nothing of a repository lies there"
];
var TOLD = {
  EACCES: READ_ONLY,
  EPERM: READ_ONLY,
  EROFS: READ_ONLY,
  ENOSPC: FULL,
  EDQUOT: FULL,
  EFBIG: FULL,
  ENOTDIR: IN_THE_WAY,
  EISDIR: IN_THE_WAY,
  EEXIST: IN_THE_WAY,
  ENOTEMPTY: IN_THE_WAY
};
async function telling(title, path, work) {
  try {
    return await work();
  } catch (cause) {
    const told = TOLD[cause.code ?? ""];
    if (cause instanceof PkgError || !told) throw cause;
    const [code, what, hint] = told;
    throw new PkgError(code, `${title} ${what}: ${path}`, { hint, cause });
  }
}

// src/stores/directory/folders.ts
import { chmodSync, lstatSync, mkdirSync, realpathSync, renameSync, rmdirSync } from "node:fs";
import { realpath, rmdir } from "node:fs/promises";
import { dirname as dirname2, sep } from "node:path";

// src/stores/directory/rights.ts
var currentMask = () => process.umask();
var isPlain = (mode, mask) => (mask & mode) === 0;

// src/stores/directory/folders.ts
var MOST_TRIES = 20;
var FOLDER_MODE = 493;
async function inFolder(folder, ground, work) {
  for (let tries = 1; ; tries++) {
    makeFolder(folder, ground);
    try {
      return await work();
    } catch (error) {
      ground.known.clear();
      if (tries >= MOST_TRIES || codeOf(error) !== "ENOENT" || isFolder(folder)) throw error;
    }
  }
}
async function staysInside(path, root) {
  const [real, inside] = await Promise.all([realpath(path), realpath(root)]);
  demandInside({ path, root }, real, inside);
}
function demandInside({ path, root }, real = realpathSync.native(path), inside = realpathSync.native(root)) {
  if (real === inside || real.startsWith(inside === sep ? sep : inside + sep)) return;
  throw new PkgError("store/link", `${path} is a link that leads out of ${root}, to ${real}`, {
    hint: "give the folder in which the files really are"
  });
}
function makeFolder(folder, ground) {
  const { root, known } = ground;
  if (known.has(folder)) return;
  if (!isMadeAtOnce(folder, ground)) {
    if (isFolder(folder)) {
      if (folder.startsWith(root)) demandInside({ path: folder, root });
    } else {
      if (dirname2(folder) !== folder) makeFolder(dirname2(folder), ground);
      if (!isMade(folder, ground)) {
        known.clear();
        makeFolder(folder, ground);
      }
    }
  }
  known.add(folder);
}
function isMadeAtOnce(folder, { known, mask }) {
  if (!known.has(dirname2(folder)) || !isPlain(FOLDER_MODE, mask)) return false;
  try {
    mkdirSync(folder, FOLDER_MODE);
    return true;
  } catch {
    return false;
  }
}
function isMade(folder, { mask }) {
  const draft = draftOf(folder);
  try {
    if (isPlain(FOLDER_MODE, mask)) {
      mkdirSync(folder, FOLDER_MODE);
      return true;
    }
    mkdirSync(draft);
    chmodSync(draft, FOLDER_MODE);
    renameSync(draft, folder);
    return true;
  } catch (error) {
    removeDraft(draft);
    if (isFolder(folder)) return true;
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}
function removeDraft(draft) {
  try {
    rmdirSync(draft);
  } catch {
  }
}
var isFolder = (path) => {
  const found = look(path);
  return found?.isDirectory() === true || found?.isSymbolicLink() === true && isLinkedFolder(path);
};
var isLinkedFolder = (path) => look(`${path}${sep}.`)?.isDirectory() === true;
function look(path) {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return void 0;
  }
}
async function removeEmptyFolders(folder, root) {
  for (let at = folder; at.startsWith(root + sep); at = dirname2(at))
    try {
      await rmdir(at);
    } catch {
      return;
    }
}
var codeOf = (error) => error.code;

// src/stores/directory/listing.ts
import { lstatSync as lstatSync2, readdirSync } from "node:fs";
import { rm as rm2 } from "node:fs/promises";
import { dirname as dirname3 } from "node:path";

// src/stores/directory/lock.ts
import { randomBytes as randomBytes2 } from "node:crypto";
import { open, readFile, rm, stat } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
var STALE_MS = 3e4;
var WAIT_MS = 10;
var lockBeside = (file) => hold(lockOf(file));
async function hold(path) {
  const mine = `${ourselves.machine} ${ourselves.pid} ${randomBytes2(8).toString("hex")}`;
  let seen;
  let since = Date.now();
  while (!await take(path, mine)) {
    const holder = await holderOf(path);
    if (holder !== seen) [seen, since] = [holder, Date.now()];
    if (seen !== void 0 && (isDead(seen) || Date.now() - since > STALE_MS)) await breakOpen(path, seen);
    else await wait(WAIT_MS);
  }
  return { [Symbol.asyncDispose]: () => release(path, mine) };
}
async function take(path, mine) {
  try {
    var _stack = [];
    try {
      const file = __using(_stack, await open(path, "wx"), true);
      await file.writeFile(mine);
      return true;
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}
async function holderOf(path) {
  try {
    const [said, { ino, mtimeMs }] = await Promise.all([readFile(path, "utf8"), stat(path)]);
    return said || `? ${ino} ${mtimeMs}`;
  } catch {
    return void 0;
  }
}
function isDead(holder) {
  const [machine2 = "", pid] = holder.split(" ");
  return hasEnded({ machine: machine2, pid: Number(pid) });
}
async function breakOpen(path, holder) {
  var _stack = [];
  try {
    const _ = __using(_stack, await hold(lockOf(`${path} ${holder}`)), true);
    if (await holderOf(path) === holder) await rm(path, { force: true });
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function removeIfDead(path) {
  const holder = await holderOf(path);
  if (holder !== void 0 && isDead(holder)) await breakOpen(path, holder);
}
async function release(path, mine) {
  if (await holderOf(path) === mine) await rm(path, { force: true });
}

// src/stores/directory/listing.ts
function listBelow(root, prefix) {
  const objects = [];
  const own = [];
  const visit = (folder) => {
    for (const entry of entriesOf(`${root}/${folder}`)) {
      const path = folder + entry.name;
      const isOwn = isOurs(entry.name);
      if (entry.isDirectory() && !isOwn) {
        if (`${path}/`.startsWith(prefix) || prefix.startsWith(`${path}/`)) visit(`${path}/`);
        continue;
      }
      const found = entry.isSymbolicLink() ? void 0 : statOf(`${root}/${path}`);
      if (!found) continue;
      if (isOwn) own.push({ file: `${root}/${path}`, modifiedMs: found.mtimeMs });
      else if (found.isFile() && path.startsWith(prefix))
        objects.push({ path, size: found.size, modified: Math.floor(found.mtimeMs / 1e3) });
    }
  };
  visit(prefix.slice(0, prefix.lastIndexOf("/") + 1));
  return { objects: objects.sort((a, b) => a.path < b.path ? -1 : 1), own };
}
async function removeLeftovers(root, own) {
  for (const { file, modifiedMs } of own)
    try {
      if (isLeftover(file, modifiedMs)) {
        await rm2(file, { recursive: true, force: true });
        await removeEmptyFolders(dirname3(file), root);
      } else if (isLock(file)) await removeIfDead(file);
    } catch {
    }
}
function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}
function statOf(file) {
  try {
    return lstatSync2(file);
  } catch (error) {
    if (isAbsent(error)) return void 0;
    throw error;
  }
}
var isAbsent = (error) => ["ENOENT", "ENOTDIR", "EISDIR"].includes(error.code ?? "");

// src/stores/directory/place.ts
import { closeSync, fchmodSync, openSync, renameSync as renameSync2, writeFileSync } from "node:fs";
import { access, chmod, constants, copyFile, rename, rm as rm3, stat as stat2, writeFile } from "node:fs/promises";
var MODE = 420;
var SMALL = 1 << 20;
async function placeWhole(file, content, mask) {
  const draft = draftOf(file);
  try {
    const bytes = smallBytes(content);
    if (bytes) {
      writeSmall(draft, bytes, mask);
      renameSync2(draft, file);
      return;
    }
    if (content instanceof Uint8Array) await writeFile(draft, content);
    else await copyWhole(content, draft);
    await chmod(draft, MODE);
    await rename(draft, file);
  } catch (cause) {
    await rm3(draft, { force: true }).catch(() => void 0);
    throw cause;
  }
}
function smallBytes(content) {
  if (content instanceof Uint8Array) return content.length <= SMALL ? content : void 0;
  if (content.size > SMALL) return void 0;
  const bytes = readable(content.file, () => smallFile(content.file));
  if (bytes) demandSize(content, bytes.length);
  return bytes;
}
function writeSmall(draft, bytes, mask) {
  const fd = openSync(draft, "wx", MODE);
  try {
    writeFileSync(fd, bytes);
    if (!isPlain(MODE, mask)) fchmodSync(fd, MODE);
  } finally {
    closeSync(fd);
  }
}
function readable(file, read2) {
  try {
    return read2();
  } catch (cause) {
    throw unreadable(file, cause);
  }
}
async function copyWhole(content, draft) {
  const { file } = content;
  await access(file, constants.R_OK).catch((cause) => {
    throw unreadable(file, cause);
  });
  await copyFile(file, draft, constants.COPYFILE_FICLONE);
  demandSize(content, (await stat2(draft)).size);
}
var unreadable = (file, cause) => new PkgError("store/unreadable", `${file} cannot be read`, { cause });
function demandSize({ file, size }, found) {
  if (found !== size)
    throw new PkgError("store/changed", `${file} had ${size} bytes and has ${found} now`, {
      hint: "let nothing write to the packages while they are published"
    });
}

// src/stores/directory/directory.ts
var AT_ONCE = 8;
function directoryStore(folder) {
  const root = resolve(folder);
  const title = `the folder ${folder}`;
  const told = (path, work) => telling(title, path, work);
  const fileOf = (path) => {
    if (!checkStorePath(path).split("/").some(isOurs)) return join2(root, path);
    throw new PkgError("store/path", `${path} is a name that drafts and locks of ${title} have`);
  };
  const groundNow = () => ({ root, mask: currentMask(), known: /* @__PURE__ */ new Set() });
  const put = async (path, content, ground) => {
    const file = fileOf(path);
    return told(path, () => inFolder(dirname4(file), ground, () => placeWhole(file, content, ground.mask)));
  };
  const get = async (path) => {
    const file = fileOf(path);
    return told(path, () => read(file, root));
  };
  return {
    title,
    get,
    digest: async (path) => {
      const file = fileOf(path);
      return told(path, () => digest(file, root));
    },
    list: async (prefix) => {
      const { objects, own } = await told(prefix, async () => listBelow(root, checkStorePrefix(prefix)));
      await removeLeftovers(root, own);
      return objects;
    },
    put: async (uploads) => {
      const byPath = new Map(uploads.map((upload) => [upload.path, upload]));
      const ground = groundNow();
      await allInOrder([...byPath.values()], AT_ONCE, ({ path, content }) => put(path, content, ground));
    },
    putIfUnchanged: async ({ path, content }, tag) => {
      var _stack = [];
      try {
        const file = fileOf(path);
        const _ = __using(_stack, await told(path, () => inFolder(dirname4(file), groundNow(), () => lockBeside(file))), true);
        if ((await get(path))?.tag !== tag) return false;
        await put(path, content, groundNow());
        return true;
      } catch (_2) {
        var _error = _2, _hasError = true;
      } finally {
        var _promise = __callDispose(_stack, _error, _hasError);
        _promise && await _promise;
      }
    },
    delete: async (paths) => {
      for (const path of paths) {
        const file = fileOf(path);
        await told(path, () => remove(file, root));
      }
    }
  };
}
async function read(file, root) {
  try {
    await staysInside(file, root);
    const bytes = await readFile2(file);
    return { bytes, tag: createHash3("sha256").update(bytes).digest("hex") };
  } catch (error) {
    if (isAbsent(error)) return void 0;
    throw error;
  }
}
async function digest(file, root) {
  try {
    await staysInside(file, root);
    return (await digestOf(file)).sha256;
  } catch (error) {
    if (isAbsent(error)) return void 0;
    throw error;
  }
}
async function remove(file, root) {
  try {
    await staysInside(dirname4(file), root);
    await unlink(file);
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
  await removeEmptyFolders(dirname4(file), root);
}

// src/stores/directory/index.ts
var directory = {
  id: "directory",
  title: "a folder",
  keys: { needed: ["path"], optional: [] },
  check: () => [],
  open: async ({ workDir }, { path = "" }) => directoryStore(resolve2(workDir, path))
};

// src/stores/pages/index.ts
var pages = {
  id: "pages",
  title: "a branch of GitHub Pages",
  keys: { needed: [], optional: ["branch", "prefix", "remote", "history", "site", "budget"] },
  defaults: PAGES_DEFAULTS,
  check: addressProblems,
  open: async (host, address) => {
    const { openPages } = await import("./pages-RFQGIGCR.js");
    return openPages(host, address);
  }
};

// src/stores/s3/index.ts
var s3 = {
  id: "s3",
  title: "a bucket of S3-compatible storage",
  keys: { needed: ["bucket"], optional: ["prefix", "endpoint", "region"] },
  check: checkAddress,
  open: async (host, address) => {
    const { s3Store } = await import("./store-7AI7RKAK.js");
    return s3Store(host, address);
  }
};

// src/stores/index.ts
var stores = { directory, pages, s3 };

export {
  directoryStore,
  landed,
  stores
};
