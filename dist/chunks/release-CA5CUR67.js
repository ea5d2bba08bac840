import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  assetName,
  assetNames
} from "./chunk-GPJLBDP4.js";
import {
  mediaType
} from "./chunk-GYLFD6GC.js";
import {
  sizeText
} from "./chunk-PR56Q6UZ.js";
import {
  clonedRepository,
  isSameRepository,
  ownRepository,
  repositoryName,
  siteOf
} from "./chunk-PEGTIBEP.js";
import {
  connect,
  reasonOf,
  serverOf,
  tokenOf
} from "./chunk-SXWB3MLU.js";
import "./chunk-CB4DUII6.js";
import {
  allInOrder
} from "./chunk-T64XHYXT.js";
import {
  printable
} from "./chunk-LUBQ2WQT.js";
import {
  compareDigits,
  versionText
} from "./chunk-6NQTDTAW.js";
import {
  fileChunksAhead
} from "./chunk-NPBHZXYM.js";
import {
  PkgError,
  RemoteError,
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/tools/github-calls.ts
import { setTimeout as sleep } from "node:timers/promises";

// src/tools/github-failure.ts
var PERMISSIONS = `in the workflow, give the job that publishes
      permissions:
        contents: write`;
function failureOf(host, repository, failed) {
  const token = tokenOf(host.env);
  const hide = (text) => token ? text.replaceAll(token.value, "***") : text;
  const { what, fault, cause, more } = failed;
  const [message, hint] = told(host, repository, fault, token?.name ?? "GITHUB_TOKEN");
  const end = more ? `; ${more}` : "";
  return new RemoteError(hide(what), fault.status, hide(message + end), { hint: hide(hint), cause });
}
function told(host, repository, fault, token) {
  const { kind, status } = fault;
  const reason = fault.reason || `status ${status}`;
  const answered = `the server answered ${status}${fault.reason && `: ${fault.reason}`}`;
  const server = serverOf(host.env);
  const name = `${repository.owner}/${repository.repo}`;
  const again = "run it again: what is there already is not sent twice";
  if (kind === "silent")
    return [`${server} did not answer (${reason})`, `check the network, and GITHUB_API_URL; then ${again}`];
  if (kind === "rate")
    return [
      `the server takes no more requests for now: ${reason}`,
      `wait for the end of the limit; then ${again}`
    ];
  if (kind === "busy") return [answered, `see githubstatus.com; when it is over, ${again}`];
  if (status === 401)
    return [
      `the token was refused: ${reason}`,
      `${token} is wrong, was revoked or has expired: make a new one`
    ];
  if (status === 403)
    return [
      `the token may not do that: ${reason}`,
      `${token} needs contents: write for ${name}; ${PERMISSIONS}
    or use a token with Contents: read and write`
    ];
  if (status === 404)
    return [
      `not found on ${server}`,
      `check that ${name} is there, and that ${token} may write to it (a token that may not see it is told the same); ${PERMISSIONS}`
    ];
  return [answered, `mend what it says; then ${again}`];
}

// src/tools/github-fault.ts
var SECONDARY_WAIT = 60;
var BUSY = /* @__PURE__ */ new Set([408, 500, 502, 503, 504]);
var AnswerError = class extends Error {
};
function faultOf(cause, now) {
  if (typeof cause !== "object" || cause === null) return void 0;
  const { name, status, response } = cause;
  const isEnd = name === "TimeoutError" || name === "AbortError" || cause instanceof AnswerError;
  if (status === void 0 && !isEnd) return void 0;
  if (!response || status === void 0)
    return { kind: "silent", status: void 0, reason: reasonOf(cause), codes: [], wait: void 0 };
  const body = typeof response.data === "object" ? response.data : {};
  const headers = response.headers ?? {};
  const reason = wordsOf(body);
  const wait = retryAfter(headers, now);
  const told2 = { status, reason, codes: codesOf(body), wait };
  const isSpent = headers["x-ratelimit-remaining"] === "0";
  const isSecondary = /secondary rate limit|abuse detection/i.test(reason);
  if (status === 429 || status === 403 && (isSpent || isSecondary || headers["retry-after"] !== void 0))
    return {
      ...told2,
      kind: "rate",
      wait: wait ?? (isSpent ? untilReset(headers, now) : void 0) ?? SECONDARY_WAIT
    };
  return { ...told2, kind: BUSY.has(status) ? "busy" : "refused" };
}
function retryAfter(headers, now) {
  const after = headers["retry-after"];
  if (after === void 0) return void 0;
  const seconds = /^\d+$/.test(after) ? Number(after) : Date.parse(after) / 1e3 - now;
  return Number.isNaN(seconds) ? void 0 : Math.max(0, seconds);
}
function untilReset(headers, now) {
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
  return Number.isNaN(reset) ? void 0 : Math.max(0, reset - now) + 1;
}
var detailsOf = (body) => Array.isArray(body?.errors) ? body.errors : [];
var codesOf = (body) => detailsOf(body).flatMap((detail) => typeof detail === "object" && detail ? [String(detail.code)] : []);
var LONGEST_REASON = 500;
function wordsOf(body) {
  const details = detailsOf(body).map(
    (detail) => typeof detail === "string" ? detail : String(detail?.message ?? `${detail?.field}: ${detail?.code}`)
  );
  const message = typeof body?.message === "string" ? body.message : "";
  const words = printable(`${message}${details.length > 0 ? ` (${details.join("; ")})` : ""}`.trim());
  return words.length > LONGEST_REASON ? `${words.slice(0, LONGEST_REASON)}\u2026` : words;
}

// src/tools/github-calls.ts
var TIMEOUT_MS = 3e4;
var PAUSES = [0.2, 1, 3, 8, 20, 30];
var PATIENCE = 15 * 60;
async function openCalls(host, repository) {
  const github = await connect(host);
  const waitForLimit = limitGate(host);
  const call = async (what, request, { look: look2, or, timeoutMs = TIMEOUT_MS } = {}) => {
    for (let tries = 0; ; tries++) {
      await waitForLimit();
      const { value, cause } = await attempt(host, request, timeoutMs);
      if (value) return value.is;
      const fault = faultOf(cause, host.now());
      if (!fault) throw cause;
      const answer = fault.kind === "refused" ? refusal(fault, tries, or) : void 0;
      if (answer !== void 0 && answer !== "again") return answer;
      const pause = answer === "again" || fault.kind !== "refused" ? PAUSES[tries] : void 0;
      const fail = (more) => failureOf(host, repository, { what, fault, cause, more });
      if (pause === void 0) throw fail();
      if (fault.wait === void 0) {
        if (answer !== "again") host.log.info(`${what}: ${saysOf(fault)}; again in ${secondsText(pause)}`);
        await sleep(pause * 1e3, void 0, { signal: host.signal });
      } else if (!waitForLimit.add(fault.wait, saysOf(fault))) throw fail(untilText(host.now() + fault.wait));
      if (fault.kind === "rate") continue;
      const made = await look2?.(fault);
      if (made !== void 0) return made;
    }
  };
  return { github, call };
}
function refusal(fault, tries, or) {
  const answer = or?.(fault);
  if (answer !== void 0) return answer;
  return tries === 0 && fault.codes.includes("already_exists") ? "again" : void 0;
}
async function attempt({ signal }, request, timeoutMs) {
  signal.throwIfAborted();
  const limit = timeoutMs === Infinity ? [] : [AbortSignal.timeout(timeoutMs)];
  try {
    return { value: { is: await request(AbortSignal.any([signal, ...limit])) } };
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof PkgError) throw cause;
    return { cause };
  }
}
function limitGate({ log, signal }) {
  let gate;
  let waited = 0;
  const wait = async () => {
    await gate;
  };
  return Object.assign(wait, {
    add: (seconds, reason) => {
      if (gate) return true;
      if (waited + seconds > PATIENCE) return false;
      waited += seconds;
      log.info(`waiting ${secondsText(seconds)}, as GitHub asks: ${reason}`);
      gate = sleep(seconds * 1e3, void 0, { signal }).finally(() => {
        gate = void 0;
      });
      gate.catch(() => void 0);
      return true;
    }
  });
}
var saysOf = ({ kind, status, reason }) => kind === "silent" ? `no answer (${reason})` : reason === "" ? `the server answered ${status}` : kind === "rate" ? reason : `the server answered ${status}: ${reason}`;
var secondsText = (seconds) => seconds < 120 ? `${Math.round(seconds * 10) / 10} s` : `${Math.ceil(seconds / 60)} minutes`;
var untilText = (moment) => {
  const end = new Date(moment * 1e3);
  return Number.isNaN(end.getTime()) ? void 0 : `it ends at ${end.toISOString().slice(11, 16)} UTC`;
};

// src/tools/github-releases.ts
var PAGE = 100;
var MOST_PAGES = 100;
function releasesOf({ github, call }, repository) {
  const { repos } = github.rest;
  const none = ({ status }) => status === 404 ? null : void 0;
  const ofTag = async (tag) => {
    const all = await everyPage(
      (page) => call(
        "listing the releases",
        async (signal) => listed(await repos.listReleases({ ...repository, per_page: PAGE, page, request: { signal } }))
      )
    );
    return all.map(releaseOf).filter((release) => release.tag === tag).sort((a, b) => a.id - b.id);
  };
  const byId = (id) => call(
    "looking at the release",
    async (signal) => releaseOf((await repos.getRelease({ ...repository, release_id: id, request: { signal } })).data)
  );
  return {
    ofTag,
    again: ({ id }) => byId(id),
    published: async (tag) => await call(
      `looking for the release ${tag}`,
      async (signal) => releaseOf((await repos.getReleaseByTag({ ...repository, tag, request: { signal } })).data),
      { or: none }
    ) ?? void 0,
    latest: async () => await call(
      "looking for the latest release",
      async (signal) => releaseOf((await repos.getLatestRelease({ ...repository, request: { signal } })).data),
      { or: none }
    ) ?? void 0,
    commitOf: async (tag) => {
      const wish = { ...repository, ref: `tags/${tag}`, headers: { accept: "application/vnd.github.sha" } };
      const found = await call(
        `looking for the tag ${tag}`,
        async (signal) => hashOf((await repos.getCommit({ ...wish, request: { signal } })).data),
        // 422 is "No commit found for SHA", 409 a repository without any.
        { or: ({ status }) => status === 404 || status === 409 || status === 422 ? null : void 0 }
      );
      return found ?? void 0;
    },
    notes: (tag, commit) => call("asking for release notes", async (signal) => {
      const wish = { ...repository, tag_name: tag, ...commit && { target_commitish: commit } };
      const { data } = await repos.generateReleaseNotes({ ...wish, request: { signal } });
      return shaped(data, ({ body }) => typeof body === "string").body;
    }),
    draft: ({ tag, commit, name, body, prerelease }) => {
      const fields = { ...repository, tag_name: tag, name, body, prerelease, draft: true };
      const wish = { ...fields, ...commit && { target_commitish: commit } };
      return call(
        "making the draft",
        async (signal) => releaseOf((await repos.createRelease({ ...wish, request: { signal } })).data),
        // Its answer may be what was lost.
        { look: async () => (await ofTag(tag))[0] }
      );
    },
    assets: async ({ id }) => {
      const wish = { ...repository, release_id: id, per_page: PAGE };
      const all = await everyPage(
        (page) => call(
          "listing the files of the release",
          async (signal) => listed(await repos.listReleaseAssets({ ...wish, page, request: { signal } }))
        )
      );
      return all.map(assetOf);
    },
    publish: ({ id }, { prerelease, latest }) => {
      const wish = { ...repository, release_id: id, draft: false, prerelease, make_latest: latest };
      return call(
        "making the release public",
        async (signal) => releaseOf((await repos.updateRelease({ ...wish, request: { signal } })).data),
        {
          look: async () => {
            const found = await byId(id);
            return found.draft ? void 0 : found;
          }
        }
      );
    },
    remove: async ({ id }) => {
      await call(
        "deleting the second draft",
        (signal) => repos.deleteRelease({ ...repository, release_id: id, request: { signal } }),
        { or: none }
      );
    },
    removeAsset: async ({ id, name }) => {
      await call(
        `deleting ${name}`,
        (signal) => repos.deleteReleaseAsset({ ...repository, asset_id: id, request: { signal } }),
        { or: none }
      );
    }
  };
}
async function everyPage(ask) {
  const all = [];
  for (let page = 1; ; page++) {
    const { data, headers } = await ask(page);
    all.push(...data);
    if (data.length < PAGE && !/\brel="next"/.test(headers.link ?? "")) return all;
    if (page === MOST_PAGES)
      throw new PkgError("release/endless", `the server's list does not end after ${page} pages`, {
        hint: "check GITHUB_API_URL, and what stands between this machine and the server"
      });
  }
}
function shaped(data, isRight) {
  if (typeof data !== "object" || data === null || !isRight(data))
    throw new AnswerError("the answer was cut off");
  return data;
}
function listed(page) {
  shaped(page.data, Array.isArray);
  return page;
}
function hashOf(data) {
  const text = data instanceof ArrayBuffer ? Buffer.from(data).toString() : data;
  if (typeof text !== "string" || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text.trim()))
    throw new AnswerError("the answer was cut off");
  return text.trim();
}
var releaseOf = (data) => {
  const { id, tag_name, draft, prerelease, immutable, html_url, upload_url } = shaped(
    data,
    (release) => typeof release.id === "number" && typeof release.upload_url === "string"
  );
  return {
    id,
    tag: tag_name,
    draft,
    prerelease,
    immutable: immutable ?? false,
    page: printable(String(html_url)),
    uploads: upload_url
  };
};
var assetOf = (data) => {
  const { id, name, size, state, digest } = shaped(data, (asset) => typeof asset.id === "number");
  const sha256 = /^sha256:([0-9a-f]{64})$/i.exec(digest ?? "")?.[1]?.toLowerCase();
  return { id, name: printable(String(name)), size, state, sha256 };
};

// src/publishers/release/deliver.ts
import { setTimeout as sleep2 } from "node:timers/promises";

// src/publishers/release/find.ts
var LONGEST_BODY = 125e3;
async function findRelease({ host, releases, title, tag }) {
  const published = await releases.published(tag);
  if (published) return published;
  const [first, ...more] = preferred(await releases.ofTag(tag));
  if (first && more.length > 0)
    host.log.warn({
      message: `there are ${more.length + 1} drafts of ${title}: the oldest one is used, ${first.page}`,
      hint: `delete the others: ${more.map(({ page }) => page).join(", ")}`
    });
  return first;
}
var preferred = (found) => found.toSorted((a, b) => Number(a.draft) - Number(b.draft) || a.id - b.id);
async function refuseWrongTag({ host, releases, repository, tag, commit }) {
  const name = `${repository.owner}/${repository.repo}`;
  const there = await releases.commitOf(tag);
  if (there === void 0)
    throw new UserError(
      "release/no-tag",
      `the tag ${tag} is not in ${name}, and a release is made of a tag`,
      { hint: `push it first: git push origin ${tag}` }
    );
  if (commit === void 0 || there === commit) return;
  const cloned = await clonedRepository(host);
  if (cloned && !isSameRepository(cloned, repository)) return;
  throw new UserError(
    "release/other-commit",
    `the tag ${tag} is at commit ${there} in ${name}, and these packages are of commit ${commit}`,
    {
      hint: `where the tag was moved, package again from it: git fetch --force origin tag ${tag} && git checkout ${tag}
    where the tag in ${name} is the wrong one, and nothing was released of it: git push --force origin ${commit}:refs/tags/${tag}`
    }
  );
}
async function makeDraft(ground) {
  const { host, releases, tag, commit, work } = ground;
  const { name, version, settings } = work;
  const ours = await releases.draft({
    tag,
    commit,
    name: `${name} ${versionText(version)}`,
    body: await bodyOf(ground),
    prerelease: settings.prerelease ?? version.prerelease !== void 0
  });
  const [first = ours] = preferred([...(await releases.ofTag(tag)).filter(({ id }) => id !== ours.id), ours]);
  if (first.id === ours.id) {
    host.log.info(`made the draft ${ours.page}`);
    return { release: ours, rival: false };
  }
  if (!ours.draft) throw new PkgError("release/two", `there are two public releases of ${tag}`);
  host.log.info(`somebody else has just made the release ${first.page}: going on with that one`);
  await releases.remove(ours);
  return { release: first, rival: true };
}
async function bodyOf({ host, releases, tag, commit, work }) {
  const { notes } = work;
  if (notes === void 0) return "";
  if (notes !== "github") return shortened(notes.text);
  try {
    return shortened(await releases.notes(tag, commit));
  } catch (error) {
    host.signal.throwIfAborted();
    host.log.warn({
      message: `the release has no notes: ${error instanceof Error ? error.message : String(error)}`,
      hint: "write them at the release, or set notes: commits or a file"
    });
    return "";
  }
}
function shortened(body) {
  const characters = [...body];
  if (characters.length <= LONGEST_BODY) return body;
  const end = "\n\n\u2026 (shortened)\n";
  return `${characters.slice(0, LONGEST_BODY - end.length).join("")}${end}`;
}

// src/publishers/release/latest.ts
async function latestOf({ releases, tag, work }) {
  const latest = await releases.latest();
  return latest ? latestBeside(tag, latest.tag, work.version.upstream) : "true";
}
function latestBeside(tag, other, upstream) {
  const at = tag.indexOf(upstream);
  const prefix = tag.slice(0, Math.max(0, at));
  const [, theirs, rest = ""] = /^v?(\d+(?:\.\d+)*)(.*)$/s.exec(withoutPrefix(other, prefix)) ?? [];
  if (at < 0 || theirs === void 0) return "legacy";
  const order = compareUpstreams(upstream, theirs);
  if (order !== 0) return order > 0 ? "true" : "false";
  const [ourWord, theirWord] = [tag.slice(at + upstream.length), rest].map((end) => end.startsWith("-"));
  return ourWord === theirWord ? ourWord ? "legacy" : "true" : ourWord ? "false" : "true";
}
var withoutPrefix = (tag, prefix) => tag.startsWith(prefix) ? tag.slice(prefix.length) : prefix === "v" || prefix === "" ? tag : "";
function compareUpstreams(a, b) {
  const [left, right] = [a.split("."), b.split(".")];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const order = compareDigits(left[at] ?? "0", right[at] ?? "0");
    if (order !== 0) return order;
  }
  return 0;
}

// src/tools/github-assets.ts
import { createHash } from "node:crypto";

// src/tools/stall.ts
function stallWatch(ms) {
  const controller = new AbortController();
  let limit = ms;
  const start = () => setTimeout(() => controller.abort(), limit).unref();
  let timer = start();
  return {
    signal: controller.signal,
    get reason() {
      return `nothing moved for ${limit / 1e3} s`;
    },
    moved: (next) => {
      if (next === limit) {
        timer.refresh();
        return;
      }
      clearTimeout(timer);
      limit = next;
      timer = start();
    },
    [Symbol.dispose]: () => clearTimeout(timer)
  };
}

// src/tools/streaming-fetch.ts
import * as http from "node:http";
import * as https from "node:https";
var LONGEST_ANSWER = 1 << 20;
async function streamingFetch(url, { body, ...options }) {
  const request = (url.startsWith("https:") ? https : http).request(url, options);
  const answer = new Promise((take, fail) => {
    request.once("response", take).on("error", fail);
  });
  answer.catch(() => void 0);
  void write(request, body);
  const response = await answer;
  const bytes = await whole(response);
  if (!request.writableFinished) request.destroy();
  const { statusCode: status = 0, headersDistinct } = response;
  const headers = Object.entries(headersDistinct).flatMap(
    ([name, values = []]) => values.map((value) => [name, value])
  );
  return new Response(status === 204 || bytes.length === 0 ? null : bytes, { status, headers });
}
async function write(request, body) {
  try {
    for await (const chunk of body) {
      await new Promise((sent, fail) => {
        request.write(chunk, (error) => error ? fail(error) : sent());
      });
    }
    request.end();
  } catch (error) {
    request.destroy(error);
  }
}
async function whole(response) {
  const chunks = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > LONGEST_ANSWER) throw new Error("the answer is too long");
    chunks.push(chunk);
  }
  if (!response.complete) throw new Error("the answer was cut off");
  return Buffer.concat(chunks);
}

// src/tools/github-assets.ts
var STALL_MS = 6e4;
var STORING_MS = 18e4;
var MOST_LOSSES = 2;
var PIECE = 1 << 19;
function sendAsset(host, { github, call }, { release, sending, look: look2, onBytes }) {
  const { name, size, type } = sending;
  const url = uploadAddress(host, release);
  let losses = 0;
  return call(
    `uploading ${name}`,
    async (signal) => {
      var _stack = [];
      try {
        const watch = __using(_stack, stallWatch(STALL_MS));
        const body = readingOf(sending, (count, isLast) => {
          watch.moved(isLast ? STORING_MS : STALL_MS);
          onBytes(count);
        });
        try {
          const { data } = await github.request(`POST ${url}`, {
            name,
            data: body.chunks,
            headers: { "content-type": type, "content-length": size },
            request: { signal: AbortSignal.any([signal, watch.signal]), fetch: streamingFetch }
          });
          return assetOf(data);
        } catch (cause) {
          throw body.failure() ?? (watch.signal.aborted ? new AnswerError(watch.reason) : cause);
        }
      } catch (_) {
        var _error = _, _hasError = true;
      } finally {
        __callDispose(_stack, _error, _hasError);
      }
    },
    {
      look: look2,
      timeoutMs: Infinity,
      // Somebody may have deleted what had come so far: another run, which took it for a rest.
      or: ({ status, codes }) => codes.includes("already_exists") || status === 404 && losses++ < MOST_LOSSES ? "again" : void 0
    }
  );
}
function uploadAddress({ env }, { uploads }) {
  const api = new URL(serverOf(env));
  const wanted = URL.parse(uploads.replace(/\{[^}]*\}$/, ""));
  const hosts = [api.hostname, `uploads.${api.hostname.replace(/^api\./, "")}`];
  if (wanted && wanted.protocol === api.protocol && hosts.includes(wanted.hostname))
    return `${wanted.href}{?name}`;
  throw new PkgError(
    "release/foreign-host",
    `the server ${api.host} names an address for uploads that is not its own: ${uploads}`,
    {
      hint: "check GITHUB_API_URL, and what stands between this machine and the server; nothing was sent there"
    }
  );
}
function readingOf({ file, name, size }, moved) {
  let failure;
  const changed = () => new PkgError("release/changed", `${name} changed while it was sent`, { hint: "run it again" });
  async function* chunks() {
    let sent = 0;
    try {
      for await (const chunk of fileChunksAhead(file, Math.min(PIECE, size + 1))) {
        sent += chunk.length;
        if (sent > size) throw changed();
        yield chunk;
        moved(chunk.length, sent === size);
      }
      if (sent < size) throw changed();
    } catch (cause) {
      failure = cause;
      throw cause;
    }
  }
  return { chunks: chunks(), failure: () => failure };
}
function digestOfAsset({ github, call }, repository, { id, name, size }) {
  return call(
    `reading ${name}`,
    async (signal) => {
      var _stack = [];
      try {
        const watch = __using(_stack, stallWatch(STALL_MS));
        const { data } = await github.rest.repos.getReleaseAsset({
          ...repository,
          asset_id: id,
          headers: { accept: "application/octet-stream" },
          request: { signal: AbortSignal.any([signal, watch.signal]), parseSuccessResponseBody: false }
        });
        const hash = createHash("sha256");
        let count = 0;
        try {
          for await (const chunk of data) {
            hash.update(chunk);
            count += chunk.length;
            watch.moved(STALL_MS);
          }
        } catch (cause) {
          throw new AnswerError(`it broke off after ${count} of ${size} bytes`, { cause });
        }
        if (count !== size) throw new AnswerError(`it ended after ${count} of ${size} bytes`);
        return hash.digest("hex");
      } catch (_) {
        var _error = _, _hasError = true;
      } finally {
        __callDispose(_stack, _error, _hasError);
      }
    },
    { timeoutMs: Infinity }
  );
}

// src/publishers/release/limits.ts
var LARGEST = 2 ** 31;
var MOST_ASSETS = 1e3;
var checkShipments = (shipments) => [
  ...checkSizes(shipments),
  ...checkNames(shipments)
];
var missingToken = (name) => ({
  message: `a release of ${name} needs a token, and GITHUB_TOKEN is not set`,
  hint: `pass GITHUB_TOKEN: \${{ github.token }} in the step's env; ${PERMISSIONS}
    elsewhere, a token with contents: write for ${name}`
});
function checkSizes(shipments) {
  const sizes = shipments.flatMap(({ name, size }) => {
    if (size >= LARGEST)
      return [
        {
          message: `${name} has ${sizeText(size)}, and a release takes files below 2 GiB`,
          hint: "bring it to a place that takes larger files, such as s3"
        }
      ];
    return size === 0 ? [{ message: `${name} is empty, and a release takes no empty files` }] : [];
  });
  return shipments.length <= MOST_ASSETS ? sizes : [...sizes, tooMany(shipments.length)];
}
var tooMany = (count) => ({
  message: `a release takes ${MOST_ASSETS} files, and these are ${count}`,
  hint: "publish fewer targets, or leave out sbom or pointers"
});
function checkNames(shipments) {
  const names = shipments.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  if (twice.length > 0)
    return [...new Set(twice)].map((name) => ({ message: `two files would be called ${name}` }));
  const odd = names.filter((name) => name.includes("/"));
  if (odd.length > 0)
    return odd.map((name) => ({
      message: `a release has no folders, and a file is to be called ${name}`,
      hint: "write a name: without slashes"
    }));
  try {
    assetNames(names);
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
}
function refuseTooMany(shipments, there) {
  const names = /* @__PURE__ */ new Set([...shipments.map(({ name }) => assetName(name)), ...there.map(({ name }) => name)]);
  if (names.size > MOST_ASSETS) throw new UserError("release/too-many", [tooMany(names.size)]);
}

// src/publishers/release/look.ts
var AT_ONCE = 4;
async function look(ground, shipments) {
  const release = await findRelease(ground);
  if (!release || release.draft) await refuseWrongTag(ground);
  if (!release) return shipments.map((shipment) => ({ shipment, how: "uploaded", asset: void 0 }));
  return compare(ground, { release, assets: await ground.releases.assets(release) }, shipments);
}
async function compare(ground, { release, assets }, shipments) {
  const byName = new Map(assets.map((asset) => [asset.name, asset]));
  refuseTooMany(shipments, assets);
  const found = await allInOrder(shipments, AT_ONCE, async (shipment) => {
    const asset = byName.get(assetName(shipment.name));
    if (!asset) return { shipment, how: "uploaded", asset };
    if (asset.state !== "uploaded") return { shipment, how: "uploaded", asset };
    return { shipment, how: await hasBytes(ground, asset, shipment) ? "there" : "replaced", asset };
  });
  if (!release.draft) {
    if (found.some(({ how }) => how !== "there")) await refuseWrongTag(ground);
    await refuseChanges(ground, release, found);
  }
  return found;
}
async function hasBytes(ground, asset, { size, sha256 }) {
  if (asset.size !== size) return false;
  return (asset.sha256 ?? await digestOfAsset(ground.calls, ground.repository, asset)) === sha256;
}
var LISTS = /* @__PURE__ */ new Set(["checksums", "pointer"]);
async function refuseChanges({ calls, repository, title, tag }, { immutable, page }, found) {
  const problems = [];
  for (const { shipment, how, asset } of found) {
    const { name, sha256, kind } = shipment;
    if (how === "replaced" && asset)
      problems.push({
        message: `${title} is public, and its ${name} has other bytes: sha256 ${asset.sha256 ?? await digestOfAsset(calls, repository, asset)} there, ${sha256} here`,
        hint: LISTS.has(kind) ? `it lists the files of one run: bring all targets in one; now publish a new version, with a tag of its own${immutable ? "" : `, or, where nobody has fetched it yet, delete that file at ${page} and run it again with all targets`}` : `people may have fetched it already: publish a new version, with a tag of its own${immutable ? "" : `, or delete that file at ${page} and run it again`}`
      });
    else if (how === "uploaded" && immutable)
      problems.push({
        message: `${title} is public and immutable, and ${name} is not among its files`,
        hint: `GitHub takes no more files for it (${page}): publish a new version; ${tag} cannot be used again`
      });
  }
  if (problems.length > 0) throw new UserError("release/published", problems);
}

// src/publishers/release/upload.ts
var POLLS = { rival: 5, stranger: 3 };
async function upload(ground, made, { shipment, asset }, onBytes) {
  const { host, calls, releases } = ground;
  const { release, rival } = made;
  const name = assetName(shipment.name);
  if (asset?.state === "uploaded") await replaceable(ground, release, name);
  if (asset && (asset.state === "uploaded" || !rival)) await releases.removeAsset(asset);
  const sent = await sendAsset(host, calls, {
    release,
    sending: { name, file: shipment.file, size: shipment.size, type: mediaType(name) },
    look: lookAgain(ground, made, shipment),
    onBytes
  });
  if (sent.size !== shipment.size || (sent.sha256 ?? shipment.sha256) !== shipment.sha256)
    await releases.removeAsset(sent);
  else if (sent.name !== name)
    throw new PkgError("release/other-name", `GitHub calls ${name} ${sent.name}, and SHA256SUMS does not`, {
      hint: `give it a name that GitHub keeps; the draft is at ${release.page}`
    });
}
async function replaceable({ releases, title }, release, name) {
  if (release.draft && (await releases.again(release)).draft) return;
  throw new UserError("release/published", `somebody else has put another ${name} into ${title}`, {
    hint: "publish a new version, with a tag of its own"
  });
}
function lookAgain(ground, { release, rival }, shipment) {
  const { releases } = ground;
  const name = assetName(shipment.name);
  let polls = rival ? POLLS.rival : POLLS.stranger;
  return async (fault) => {
    const isOurs = fault.kind !== "refused";
    const found = (await releases.assets(release)).find((asset) => asset.name === name);
    if (!found) return void 0;
    if (found.state !== "uploaded" && !isOurs && polls-- > 0) return void 0;
    if (found.state === "uploaded") {
      if (await hasBytes(ground, found, shipment)) return found;
      await replaceable(ground, release, name);
    }
    await releases.removeAsset(found);
    return void 0;
  };
}

// src/publishers/release/deliver.ts
var AT_ONCE2 = 4;
var PAUSES_MS = [500, 1e3];
var ROUNDS = 2;
async function deliver(ground, shipments) {
  const { work, releases, host } = ground;
  const { release, rival } = await released(ground);
  const ours = new Set(shipments.map(({ name }) => assetName(name)));
  const assets = await settledAssets(ground, release, ours);
  const found = await compare(ground, { release, assets }, shipments);
  tellForeign(ground, { release, assets }, shipments);
  await bringAll(ground, { release, rival }, found);
  if (!release.draft) return { found, page: release.page, pending: void 0 };
  if (work.settings.draft)
    return { found, page: release.page, pending: `publish the draft at ${release.page}` };
  const prerelease = work.settings.prerelease ?? (release.prerelease || work.version.prerelease !== void 0);
  const latest = prerelease ? "false" : await latestOf(ground);
  const { page, draft } = await releases.publish(release, { prerelease, latest });
  if (draft) throw new PkgError("release/still-draft", `GitHub left ${ground.title} a draft: ${page}`);
  host.log.info(`public: ${page}`);
  return { found, page, pending: void 0 };
}
async function released(ground) {
  const release = await findRelease(ground);
  if (!release || release.draft) await refuseWrongTag(ground);
  return release ? { release, rival: false } : makeDraft(ground);
}
async function settledAssets({ host, releases, title }, release, ours) {
  let assets = await releases.assets(release);
  for (const pause of PAUSES_MS) {
    const partial = assets.filter(({ name, state }) => ours.has(name) && state !== "uploaded");
    if (partial.length === 0) return assets;
    host.log.debug(`${title}: not whole yet: ${partial.map(({ name }) => name).join(", ")}`);
    await sleep2(pause, void 0, { signal: host.signal });
    assets = await releases.assets(release);
  }
  return assets;
}
function tellForeign({ host, title }, { release, assets }, shipments) {
  const ours = new Set(shipments.map(({ name }) => assetName(name)));
  const list = shipments.find(({ kind }) => kind === "checksums");
  const foreign = release.draft ? assets.map(({ name }) => name).filter((name) => !ours.has(name)) : [];
  if (foreign.length === 0) return;
  const shown = `${foreign.slice(0, 5).join(", ")}${foreign.length > 5 ? ` and ${foreign.length - 5} more` : ""}`;
  host.log.info(
    `${title} has files that are not of this run, which are left${list ? ` and are not in ${list.name}` : ""}: ${shown}`
  );
}
async function bringAll(ground, made, found) {
  let wanted = found.filter(({ how }) => how !== "there");
  for (let round = 0; round < ROUNDS && wanted.length > 0; round++) {
    const [pointers = [], others = []] = [true, false].map(
      (isPointer) => wanted.filter(({ shipment: { kind } }) => kind === "pointer" === isPointer)
    );
    const tell = progressOf(ground.host, wanted);
    try {
      for (const some of [others, pointers])
        await untilOneFails(some, async (one) => {
          await upload(ground, made, one, (bytes) => tell(bytes, 0));
          tell(0, 1);
        });
    } finally {
      ground.host.log.progress(void 0);
    }
    wanted = await notAsSent(ground, made.release, found);
  }
  if (wanted.length > 0)
    throw new PkgError(
      "release/digests",
      `GitHub has other bytes than were sent: ${wanted.map(({ shipment: { name } }) => name).join(", ")}`,
      {
        hint: `run it again; ${made.release.draft ? "it stays a draft until all of them are right" : made.release.page}`
      }
    );
}
async function untilOneFails(items, work) {
  const errors = [];
  await allInOrder(items, AT_ONCE2, async (item) => {
    if (errors.length === 0) await work(item).catch((error) => errors.push(error));
  });
  if (errors.length > 0) throw errors[0];
}
function progressOf({ log }, wanted) {
  const total = sizeText(wanted.reduce((sum, { shipment: { size } }) => sum + size, 0));
  let [bytes, files] = [0, 0];
  return (moreBytes, moreFiles) => {
    bytes += moreBytes;
    files += moreFiles;
    log.progress(`${files} of ${wanted.length} files, ${sizeText(bytes)} of ${total}`);
  };
}
async function notAsSent({ releases }, release, found) {
  const assets = new Map((await releases.assets(release)).map((asset) => [asset.name, asset]));
  return found.flatMap((one) => {
    const { name, size, sha256 } = one.shipment;
    const asset = assets.get(assetName(name));
    if (asset?.state === "uploaded" && asset.size === size && (asset.sha256 ?? sha256) === sha256) return [];
    return [{ ...one, how: asset ? "replaced" : "uploaded", asset }];
  });
}

// src/publishers/release/release.ts
async function openRelease(host, work) {
  const { settings, version } = work;
  const { tag } = version;
  if (tag === void 0 || version.snapshot) return idlePublisher(idleBecause(version));
  const own = await ownRepository(host);
  const repository = settings.project === void 0 ? own : repositoryName(settings.project);
  if (!repository) throw noRepository();
  const token = tokenOf(host.env);
  if (token) host.log.mask([token.value]);
  const name = `${repository.owner}/${repository.repo}`;
  const isOwn = own !== void 0 && isSameRepository(own, repository);
  const title = `the release ${tag} of ${name}`;
  const calls = await openCalls(host, repository);
  const ground = {
    host,
    work,
    title,
    tag,
    repository,
    commit: isOwn ? version.commit : void 0,
    calls,
    releases: releasesOf(calls, repository)
  };
  const files = `${siteOf(host.env)}/${name}/releases/download/${encodeURIComponent(tag)}`;
  const urlOf = (file) => `${files}/${encodeURIComponent(assetName(file))}`;
  return {
    title,
    ...!token && { locked: missingToken(name) },
    urlOf,
    check: checkShipments,
    look: async (shipments) => {
      const found = await look(ground, shipments);
      return found.map(({ shipment: { name: file }, how }) => ({ name: file, url: urlOf(file), how }));
    },
    deliver: async (shipments) => {
      if (!token) throw new UserError("release/no-token", [missingToken(name)]);
      const { found, page, pending } = await deliver(ground, shipments);
      const deliveries = found.map(({ shipment: { name: file }, how }) => ({ name: file, url: urlOf(file), how }));
      return { deliveries, page, ...pending !== void 0 && { pending } };
    }
  };
}
var idleBecause = ({ tag, snapshot }) => tag === void 0 ? "this version has no tag" : snapshot?.commits === 0 ? `the files are not as the tag ${tag} has them` : `this is no tagged version: ${tag} lies behind it`;
var idlePublisher = (idle) => ({
  title: "a release",
  idle,
  urlOf: () => void 0,
  check: () => [],
  look: async () => [],
  deliver: async () => ({ deliveries: [] })
});
var noRepository = () => new UserError("release/no-repository", "it is not known which repository the release is of", {
  hint: 'write project: owner/repo, set GITHUB_REPOSITORY, or run it in a clone whose remote "origin" is on that server'
});
export {
  openRelease
};
