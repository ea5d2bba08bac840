import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  refuseVersionCommand
} from "./chunk-2G6LIATT.js";
import {
  expandText,
  placeOf
} from "./chunk-QAPI6OIN.js";
import {
  formats
} from "./chunk-EOMNDTBA.js";
import {
  changedFiles,
  openRepository
} from "./chunk-CB4DUII6.js";
import {
  printable
} from "./chunk-LUBQ2WQT.js";
import {
  exact,
  optional,
  section
} from "./chunk-ETTTRMDG.js";
import {
  compareDigits
} from "./chunk-6NQTDTAW.js";
import {
  ToolError,
  UserError
} from "./chunk-7K3FG75H.js";

// src/steps/version/date.ts
import { stat } from "node:fs/promises";
import { resolve } from "node:path";

// src/steps/version/parse.ts
var MAX_LENGTH = 128;
var RELEASE = /^v?(?<upstream>\d+(?:\.\d+)*)(?:-(?<prerelease>[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*))?(?:\+(?<metadata>[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;
function parseRelease(text) {
  const groups = text.length <= MAX_LENGTH ? RELEASE.exec(text)?.groups : void 0;
  return groups && {
    upstream: groups["upstream"] ?? "",
    prerelease: groups["prerelease"],
    metadata: groups["metadata"]
  };
}
function nearestVersion(text) {
  const [, front = "", digits = "", rest = ""] = /^(v?)(\d+(?:\.\d+)*)(.*)$/s.exec(text) ?? [];
  const prerelease = rest.replace(/^[^0-9A-Za-z]+/, "").replace(/[^0-9A-Za-z]+/g, ".");
  const near = `${front}${digits}${prerelease && `-${prerelease}`}`;
  return parseRelease(near) ? near : "1.2.3 or 1.2.3-rc.1";
}
var runsOf = (identifier) => identifier.match(/\d+|\D+/g) ?? [];
var isNumber = (run) => /^\d/.test(run);
function compareRuns(a, b) {
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1;
  if (isNumber(a)) return compareDigits(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}
var compareLists = (compare, split) => (a, b) => {
  const [left, right] = [split(a), split(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const order = compare(left[at] ?? "", right[at] ?? "");
    if (order) return order;
  }
  return left.length - right.length;
};
var dots = (text) => text.split(".");
var compareIdentifiers = (a, b) => {
  const numeric = /^\d+$/;
  if (numeric.test(a) !== numeric.test(b)) return numeric.test(a) ? -1 : 1;
  return compareLists(compareRuns, runsOf)(a, b);
};
var comparePrereleases = compareLists(compareIdentifiers, dots);
var compareUpstreams = compareLists(compareDigits, dots);
function compareReleases(a, b) {
  const order = compareUpstreams(a.upstream, b.upstream);
  if (order) return order;
  if (a.prerelease === void 0 || b.prerelease === void 0)
    return Number(a.prerelease === void 0) - Number(b.prerelease === void 0);
  return comparePrereleases(a.prerelease, b.prerelease);
}

// src/steps/version/literal.ts
var NFPM = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;
var NFPM_MAX_LENGTH = 256;
var MAX_NUMBER = 2n ** 64n - 1n;
function parseAsNfpm(text) {
  const [, major = "", minor = "0", patch = "0", prerelease, metadata] = text.length <= NFPM_MAX_LENGTH && NFPM.exec(text) || [];
  const numbers = [major, minor, patch].map((digits) => BigInt(digits || 0));
  const fits = major !== "" && numbers.every((number) => number <= MAX_NUMBER);
  const zeros = prerelease?.split(".").some((part) => /^0\d+$/.test(part));
  if (!fits || zeros) return { upstream: text, prerelease: void 0, metadata: void 0 };
  return { upstream: numbers.join("."), prerelease, metadata };
}
function parseLiteral({ text, where, place, warn }) {
  const release = parseRelease(text);
  if (release && !release.metadata?.includes("-")) return release;
  const at = place && { place };
  const bare = text.replace(/^v(?=\d)/, "");
  if (!/^\d[A-Za-z0-9.+~_]{0,127}$/.test(bare)) {
    throw new UserError("version/no-version", [
      { message: `"${shown(text)}"${where} is no version`, hint: hintOf(text), ...at }
    ]);
  }
  if (/\d(a|b|c|rc|alpha|beta|pre|preview|dev)\.?\d*$/i.test(bare) && !bare.includes("~")) {
    warn({
      message: `"${text}" sorts above the release, as nothing marks it as a prerelease`,
      hint: `write ${nearestVersion(text)} if it comes before the release`,
      ...at
    });
  }
  return { upstream: bare, prerelease: void 0, metadata: void 0 };
}
function hintOf(text) {
  const epoch = /^(\d+):(.+)$/s.exec(text);
  if (epoch) return `write epoch: ${epoch[1]} and version: ${shown(epoch[2] ?? "")}`;
  const [version = "", metadata] = text.split("+");
  const dotted = metadata?.replace(/[^A-Za-z0-9]+/g, ".").replace(/^\.|\.$/g, "");
  return `write ${nearestVersion(version)}${parseRelease(version) && dotted ? `+${dotted}` : ""}`;
}
var shown = (text) => {
  const clean = printable(text);
  return clean.length > 80 ? `${clean.slice(0, 80)}\u2026` : clean;
};

// src/steps/version/date.ts
var LAST_SECOND = 2 ** 32 - 1;
async function dateOf(host, config, committed) {
  const wanted = host.env["SOURCE_DATE_EPOCH"];
  if (wanted) return checked(wanted, "SOURCE_DATE_EPOCH");
  if (committed !== void 0) return checked(String(committed), "the time of the commit");
  if (config.values.mtime !== void 0) return checked(String(config.values.mtime), "mtime");
  const { mtimeMs } = await stat(resolve(host.workDir, config.file));
  return Math.min(Math.max(0, Math.floor(mtimeMs / 1e3)), LAST_SECOND);
}
function checked(text, what) {
  if (/^\d{1,10}$/.test(text) && Number(text) <= LAST_SECOND) return Number(text);
  throw new UserError(
    "version/no-date",
    `${what} is no number of seconds since 1970 that a package can hold: "${shown(text)}"`,
    {
      hint: `set SOURCE_DATE_EPOCH to a whole number from 0 to ${LAST_SECOND}, such as the output of: git log -1 --format=%ct`
    }
  );
}

// src/steps/version/tags.ts
var DEFAULT_PATTERNS = ["v[0-9]*", "[0-9]*"];
var fixedPart = (pattern) => /^[^*?[]*/.exec(pattern)?.[0] ?? "";
var escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
var patternRegExp = (pattern) => new RegExp(
  `^${pattern.replace(/(\*+)|(\?)|\[(!?)([^\]]+)\]|([\s\S])/g, (_, star, one, not, chars, plain2) => {
    if (star) return "[^/]*";
    if (one) return "[^/]";
    if (chars) return `[${not ? "^/" : ""}${chars.replace(/[\\\]^[]/g, "\\$&")}]`;
    return escaped(plain2);
  })}$`
);
function tagRules({ tags, prefix, place }) {
  const patterns = tags !== void 0 ? [tags] : prefix !== void 0 ? [`${prefix}[0-9]*`] : DEFAULT_PATTERNS;
  const rules = patterns.map((pattern) => {
    if (prefix === void 0 && fixedPart(pattern) === pattern) throw noWildcard(pattern, place);
    return { start: prefix ?? fixedPart(pattern), regExp: readPattern(pattern, place) };
  });
  return {
    patterns,
    versionIn: (tag) => {
      const rule = rules.find(({ start, regExp }) => tag.startsWith(start) && regExp.test(tag));
      return rule && tag.slice(rule.start.length);
    }
  };
}
function readPattern(pattern, place) {
  try {
    return patternRegExp(pattern);
  } catch (cause) {
    const problem = {
      message: `"${pattern}" is no pattern of tags`,
      hint: "write such as v* or name/v*",
      place
    };
    throw new UserError("version/bad-pattern", [problem], { cause });
  }
}
var noWildcard = (pattern, place) => new UserError("version/bad-pattern", [
  {
    message: `the tag pattern "${pattern}" has no star, so it matches one tag only`,
    hint: `write ${/^(.*?)\d/.exec(pattern)?.[1] ?? `${pattern}/v`}*`,
    place
  }
]);
async function listTags({ git }, rules, options = []) {
  const format = "--format=%(refname)%00%(objectname)%00%(*objectname)";
  const lines = (await git("for-each-ref", ...options, format, "refs/tags/")).split("\n");
  return lines.flatMap((line) => {
    const [ref = "", object = "", peeled = ""] = line.split("\0");
    const name = ref.slice("refs/tags/".length);
    const text = rules.versionIn(name);
    return text === void 0 ? [] : [{ name, commit: peeled || object, release: parseRelease(text) }];
  });
}
var isRelease = (tag) => tag.release !== void 0;
var highest = (tags) => tags.filter(isRelease).toSorted((a, b) => compareReleases(b.release, a.release) || (a.name < b.name ? -1 : 1))[0];

// src/steps/version/history.ts
var CHECKOUT = `in the workflow, check out the whole history:
      - uses: actions/checkout@v5
        with:
          fetch-depth: 0`;
var isStillShallow = async ({ git }) => await git("rev-parse", "--is-shallow-repository") === "true";
async function completeHistory(host, head) {
  const { repository, rules, commit } = head;
  if (!repository.shallow) return head;
  const remote = await remoteOf(repository);
  if (remote === void 0) throw shallow("and it has no remote to fetch the rest from");
  host.log.info(`fetching history and tags from ${remote}, as the clone is shallow`);
  const fetch = ["fetch", "--quiet", "--unshallow", "--tags", "--no-recurse-submodules", "--end-of-options"];
  let failure;
  for (const wanted of [[commit], []]) {
    try {
      await repository.remote(...fetch, remote, ...wanted);
      failure = void 0;
    } catch (error) {
      failure = error;
    }
    if (!await isStillShallow(repository)) return { ...head, tags: await listTags(repository, rules) };
  }
  throw shallow(`and fetching the rest from ${remote} did not work`, failure);
}
function reasonOf(failure) {
  const lines = failure instanceof ToolError ? failure.tail.trim().split("\n") : [];
  const said = lines.findLast((line) => /^(?:fatal|error|ssh):/.test(line)) ?? lines.at(-1);
  return said ? `git said: ${shown(said)}
    ` : "";
}
async function remoteOf({ git }) {
  const remotes = (await git("remote")).split("\n").filter((name) => name && !name.startsWith("-"));
  return remotes.includes("origin") ? "origin" : remotes[0];
}
var shallow = (why, cause) => new UserError(
  "version/shallow",
  `the clone is shallow, so the tag that the version comes from may be missing, ${why}`,
  {
    hint: `${reasonOf(cause)}${CHECKOUT}`,
    cause
  }
);

// src/steps/version/git-version.ts
async function versionFromGit(host, head) {
  const dirty = isDirty(host, head);
  const tagged = tagAtHead(host, head);
  if (tagged) return versionOf(tagged, 0, dirty);
  const whole = await completeHistory(host, head);
  const found = tagAtHead(host, whole) ?? await tagBelow(host, whole);
  return found ? versionOf(found, await commitsSince(whole, found), dirty) : untagged(host, whole, dirty);
}
var versionOf = ({ name, release }, commits, dirty) => ({
  tag: name,
  upstream: release.upstream,
  prerelease: release.prerelease,
  // SemVer's build metadata says nothing of order, but both tools would order by it.
  metadata: void 0,
  snapshot: commits || dirty ? { commits, dirty } : void 0
});
function isDirty(host, { changed: files, place }) {
  if (!files.length) return false;
  const more = files.length > 3 ? ` and ${files.length - 3} more` : "";
  host.log.warn({
    message: `the version is marked "dirty", as these files are not as committed: ${files.slice(0, 3).map(shown).join(", ")}${more}`,
    hint: "commit them, or undo the change",
    place
  });
  return true;
}
function tagAtHead(host, head) {
  const tags = head.tags.filter(({ commit }) => commit === head.commit);
  const pushed = tags.find(({ name }) => host.env["GITHUB_REF"] === `refs/tags/${name}`);
  const chosen = pushed ?? highest(tags) ?? tags[0];
  if (!chosen) return void 0;
  if (!isRelease(chosen)) throw noVersion(chosen, head);
  skip(host, tags, head);
  return chosen;
}
async function tagBelow(host, head) {
  const tags = await listTags(head.repository, head.rules, [`--merged=${head.commit}`]);
  skip(host, tags, head);
  return highest(tags);
}
var commitsSince = async ({ repository, commit }, tag) => Number(
  await repository.git("rev-list", "--count", commit, ...tag ? [`^refs/tags/${tag.name}`] : [], "--")
);
function skip(host, tags, { rules, place }) {
  const names = tags.filter((tag) => !isRelease(tag)).map(({ name }) => name);
  if (!names.length) return;
  const more = names.length > 3 ? ` and ${names.length - 3} more` : "";
  host.log.warn({
    message: `skipped, as they match ${rules.patterns.join(" or ")} but are no versions: ${names.slice(0, 3).map(shown).join(", ")}${more}`,
    hint: "narrow the pattern: version: {tags: \u2026}",
    place
  });
}
function noVersion({ name }, { rules, place }) {
  const text = rules.versionIn(name) ?? "";
  const front = name.slice(0, name.length - text.length);
  const near = nearestVersion(text);
  return new UserError("version/tag-no-version", [
    {
      message: `the tag "${shown(name)}" matches ${rules.patterns.join(" or ")}, but "${shown(text)}" is no version`,
      hint: `name it such as ${front}${near.split(" ")[0]}, or narrow the pattern: version: {tags: \u2026}`,
      place
    }
  ]);
}
async function untagged(host, head, dirty) {
  const commits = await commitsSince(head, void 0);
  host.log.warn({
    message: `no tag below this commit matches ${head.rules.patterns.join(" or ")}: the version starts at 0.0.0`,
    hint: "tag a release (git tag v0.1.0), fetch the tags (git fetch --tags), or write version: 0.1.0",
    place: head.place
  });
  return {
    tag: void 0,
    upstream: "0.0.0",
    prerelease: void 0,
    metadata: void 0,
    snapshot: { commits, dirty }
  };
}

// src/steps/version/order.ts
async function checkOrder(host, { nfpm }, { found, head }) {
  if (found.snapshot?.commits) return;
  const known = found.tag === void 0 || head.tags.some(({ name }) => name === found.tag);
  const tags = known ? head.tags : await listTags(head.repository, head.rules);
  const wrong = misordered(found, tags).map((problem) => ({ ...problem, place: head.place }));
  if (wrong.length && !nfpm) throw new UserError("version/misordered", wrong);
  for (const problem of [...wrong, ...overtaken(found, tags), ...repeated(found, tags)])
    host.log.warn({ ...problem, place: head.place });
}
var plain = (parts) => ({
  ...parts,
  metadata: void 0,
  tag: void 0,
  revision: void 0,
  epoch: void 0,
  commit: void 0,
  shortCommit: void 0,
  date: 0,
  snapshot: void 0
});
var snapshotOf = (parts) => ({
  ...plain(parts),
  shortCommit: "00000000",
  snapshot: { commits: 1, dirty: false }
});
var HINT = "name prereleases alike and count them, such as alpha.1, beta.1, rc.1, rc.2";
var sign = (format, a, b) => Math.sign(format.compareVersions(format.versionOf(a), format.versionOf(b)));
var textOf = ({ upstream, prerelease }) => `${upstream}${prerelease ? `-${prerelease}` : ""}`;
function misordered(version, tags) {
  if (version.prerelease === void 0) return [];
  return siblings(version, tags).flatMap(({ name, release }) => {
    const meant = Math.sign(compareReleases(version, release));
    const wrong = Object.values(formats).filter(
      (format) => sign(format, plain(version), plain(release)) !== meant
    );
    if (!wrong.length) return [];
    const files = wrong.map(({ extension }) => extension).join(" and ");
    const where = meant < 0 ? "before" : meant > 0 ? "after" : "level with";
    return [
      {
        message: `${textOf(version)} comes ${where} the tag ${name}, but ${files} files are not sorted so`,
        hint: HINT
      }
    ];
  });
}
function overtaken(version, tags) {
  if (version.prerelease === void 0) return [];
  return siblings(version, tags).filter(({ release }) => compareReleases(release, version) < 0).filter(
    ({ release }) => Object.values(formats).some((format) => sign(format, snapshotOf(release), plain(version)) >= 0)
  ).map(({ name }) => ({
    message: `packages built between ${name} and ${textOf(version)} sort above ${textOf(version)}`,
    hint: HINT
  }));
}
function repeated({ tag, ...version }, tags) {
  const own = tags.find(({ name }) => name === tag);
  if (!own) return [];
  return tags.filter(isRelease).filter(({ commit, release }) => commit !== own.commit && compareReleases(release, version) === 0).map(({ name }) => ({
    message: `the tags ${name} and ${tag} are on two commits, but packages of both have the version ${textOf(version)}`,
    hint: "give the newer one a higher number: what follows a plus is left out of the version"
  }));
}
var siblings = (version, tags) => tags.filter(isRelease).filter(
  ({ release }) => release.upstream === version.upstream && release.prerelease !== version.prerelease
);

// src/steps/version/plan-version.ts
var schema = section({
  tag: optional(exact.text),
  upstream: exact.text,
  prerelease: optional(exact.text),
  metadata: optional(exact.text),
  revision: optional(exact.text),
  epoch: optional(exact.count),
  commit: optional(exact.text),
  shortCommit: optional(exact.text),
  date: exact.count,
  snapshot: optional(section({ commits: exact.count, dirty: exact.flag }))
});
var SHAPES = {
  tag: /^[^\p{Cc}\p{Cf}\s~^:?*[\\]{1,255}$/u,
  upstream: /^[A-Za-z0-9][A-Za-z0-9.+~_^-]{0,255}$/,
  prerelease: /^[A-Za-z0-9][A-Za-z0-9.+~_-]{0,255}$/,
  metadata: /^[A-Za-z0-9.+~_-]{1,255}$/,
  revision: /^[A-Za-z0-9.+~_-]{1,255}$/,
  commit: /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/,
  shortCommit: /^[0-9a-f]{7,12}$/
};
function versionFromPlan(json) {
  const parsed = schema.safeParse(versionIn(json));
  if (!parsed.success) throw refused(parsed.error.issues.map(reasonOf2));
  const found = parsed.data;
  const wrong = Object.entries(SHAPES).filter(([key, shape]) => {
    const text = found[key];
    return text !== void 0 && !shape.test(text);
  }).map(([key]) => `${key}: not as we write it`);
  if (found.date >= 2 ** 32) wrong.push("date: later than a package can hold");
  if (found.epoch !== void 0 && found.epoch >= 2 ** 31) wrong.push("epoch: too large");
  if (found.shortCommit !== void 0 && !found.commit?.startsWith(found.shortCommit))
    wrong.push("shortCommit: not of this commit");
  if (wrong.length) throw refused(wrong);
  return {
    tag: found.tag,
    upstream: found.upstream,
    prerelease: found.prerelease,
    metadata: found.metadata,
    revision: found.revision,
    epoch: found.epoch,
    commit: found.commit,
    shortCommit: found.shortCommit,
    date: found.date,
    snapshot: found.snapshot
  };
}
var reasonOf2 = (issue) => issue.keys ? `${issue.keys.map(shown).join(", ")}: not a part of it` : `${issue.path.join(".") || "version"}: not as we write it`;
function versionIn(json) {
  let plan;
  try {
    plan = JSON.parse(json);
  } catch (cause) {
    throw refused(["it is no JSON"], cause);
  }
  const has = typeof plan === "object" && plan !== null && Object.hasOwn(plan, "version");
  if (!has) throw refused(["it has no version"]);
  return plan.version;
}
var refused = (reasons, cause) => new UserError("version/bad-plan", `the plan cannot be used: ${reasons.join("; ")}`, {
  hint: "pass on the output of the plan job as it is: needs.plan.outputs.plan",
  cause
});

// src/steps/version/settings.ts
function settingsOf(host, { values, nfpm, ...places }, inputs) {
  const problems = [];
  const expanded = (key, text) => {
    if (text === void 0) return void 0;
    const place = placeOf(places, key);
    const unset = (name) => problems.push({
      message: `the variable ${name} is not set`,
      hint: "set it in the environment, or write $$ for a dollar sign",
      place
    });
    return expandText(text, { env: host.env, strict: !nfpm, unset }).trim() || void 0;
  };
  const { version, prerelease, release } = values;
  const settings = {
    text: typeof version === "string" && !inputs.version?.trim() ? expanded("version", version) : void 0,
    prerelease: expanded("prerelease", prerelease),
    // nfpm expands everything but this one.
    metadata: values.version_metadata?.trim() || void 0,
    revision: expanded("release", release)
  };
  problems.push(...nfpm ? [] : signs(settings, places));
  if (problems.length) throw new UserError("version/bad-setting", problems);
  return settings;
}
var signs = (settings, places) => [
  ["prerelease", settings.prerelease],
  ["version_metadata", settings.metadata]
].filter(([, value]) => value !== void 0 && !/^\+?[A-Za-z0-9]+(?:[.+][A-Za-z0-9]+)*$/.test(value)).map(([key, value]) => ({
  message: `${key} holds letters and digits, separated by dots: "${shown(value ?? "")}"`,
  hint: `write such as ${key === "prerelease" ? "rc.1" : "git.5"}`,
  place: placeOf(places, key)
}));

// src/steps/version/since.ts
var MOST = 1e3;
async function commitsSinceRelease(host, config, version) {
  const repository = await openRepository(host);
  if (typeof repository === "string") throw noHistory(repository);
  const rules = rulesOf(config);
  const commit = await commitOf(repository, version);
  if (commit === void 0) throw noHistory(`the commit of ${version.tag ?? "this version"} is not in it`);
  const place = placeOf(config, "version");
  await completeHistory(host, { repository, rules, commit, tags: [], changed: [], date: 0, place });
  const previous = await releaseBefore(repository, { rules, commit, version });
  return { previous: previous?.name, commits: await commitsOf(repository, commit, previous) };
}
function rulesOf(config) {
  const { version } = config.values;
  const { tags, prefix } = typeof version === "object" ? version : { tags: void 0, prefix: void 0 };
  return tagRules({ tags, prefix, place: placeOf(config, "version.tags") });
}
async function commitOf({ git }, { tag, commit }) {
  for (const name of [tag !== void 0 && `refs/tags/${tag}`, commit]) {
    if (!name) continue;
    const found = await git("rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`).catch(
      () => ""
    );
    if (found) return found;
  }
  return void 0;
}
async function releaseBefore(repository, { rules, commit, version }) {
  const tags = (await listTags(repository, rules, [`--merged=${commit}`])).filter(isRelease);
  return highest(
    tags.filter(
      ({ name, release }) => name !== version.tag && compareReleases(release, version) < 0 && (version.prerelease !== void 0 || release.prerelease === void 0)
    )
  );
}
async function commitsOf({ git }, commit, previous) {
  const isWhole = await git("rev-parse", "--show-prefix") === "";
  const output = await git(
    "log",
    "--no-merges",
    "--no-show-signature",
    "--no-color",
    "--encoding=UTF-8",
    `--max-count=${MOST}`,
    "--format=%H%n%B%x00",
    commit,
    ...previous ? [`^refs/tags/${previous.name}`] : [],
    "--",
    ...isWhole ? [] : ["."]
  );
  return output.split("\0").map((text) => text.replace(/^\n/, "")).filter((text) => text !== "").map((text) => ({ id: text.slice(0, text.indexOf("\n")), message: text.slice(text.indexOf("\n") + 1) }));
}
var noHistory = (reason) => new UserError("publish/no-history", `notes: commits needs the git history, and ${reason}`, {
  hint: "publish in a clone with its history (in a workflow: actions/checkout with fetch-depth: 0), or write notes: github"
});

// src/steps/version/source.ts
function sourceOf(config, inputs, text) {
  const place = placeOf(config, "version");
  const wanted = config.values.version;
  const asked = inputs.version?.trim();
  if (asked) return asked === "git" ? { from: "git", place } : { from: "literal", text: asked, place: void 0 };
  if (wanted === void 0 || text === "git") return { from: "git", place };
  return typeof wanted === "string" ? { from: "literal", text, place } : readSection(config, wanted);
}
function readSection(config, section2) {
  const from = section2.from ?? (section2.command ? "command" : "git");
  const [program, ...args] = section2.command ?? [];
  const problems = misplaced(config, section2, from);
  const place = placeOf(config, `version.${section2.path ? "path" : "from"}`);
  if (from === "command" && !program) {
    problems.push({ message: "the command is missing", hint: "write command: [program, argument]", place });
  }
  if (problems.length) throw new UserError("version/bad-source", problems);
  if (from === "git") return { from, place };
  if (from === "command" && program) return { from, command: [program, ...args], place };
  return { from: "file", kind: from, path: section2.path ?? from, place };
}
var misplaced = (config, section2, from) => [
  ...section2.path !== void 0 && (from === "git" || from === "command") ? [
    {
      message: `version.path says nothing, as the version comes from ${from}`,
      hint: "write from: package.json or the like beside it, or leave it out",
      place: placeOf(config, "version.path")
    }
  ] : [],
  ...section2.command !== void 0 && from !== "command" ? [
    {
      message: `version.command says nothing, as the version comes from ${from}`,
      hint: "write from: command, or leave it out",
      place: placeOf(config, "version.command")
    }
  ] : []
];

// src/steps/version/manifests.ts
import { readFile } from "node:fs/promises";
import { dirname, join, relative, resolve as resolve2 } from "node:path";
var READERS = {
  "package.json": fromPackageJson,
  "Cargo.toml": fromCargoToml,
  "mix.exs": fromMix
};
var manifestKinds = Object.keys(READERS);
async function versionInManifest(host, { kind, path, place }) {
  const read = READERS[kind];
  if (!read) throw new Error(`no reader of ${kind}`);
  const file = resolve2(host.workDir, path);
  let version;
  try {
    version = (await read(await readFile(file, "utf8"), file))?.trim();
  } catch (cause) {
    const missing = cause.code === "ENOENT";
    const message = missing ? `${path} is not there` : `${path} cannot be read: ${cause.message}`;
    throw refused2({ message, hint: "name the file: version: {from: \u2026, path: \u2026}", place, cause });
  }
  if (version) return version;
  throw refused2({ message: `${path} states no version`, hint: HINTS[kind], place });
}
var HINTS = {
  "package.json": 'write "version": "1.2.3" into it, or use version: git',
  "Cargo.toml": 'write version = "1.2.3" under [package] or [workspace.package], or use version: git',
  "mix.exs": 'write version: "1.2.3" or @version "1.2.3" into it, or use version: {from: command, command: [\u2026]}'
};
var refused2 = ({ message, hint, place, cause }) => new UserError("version/no-version", [{ message, ...hint && { hint }, place }], { cause });
function fromPackageJson(text) {
  const data = JSON.parse(text.replace(/^\ufeff/, ""));
  const has = typeof data === "object" && data !== null && Object.hasOwn(data, "version");
  const version = has ? data.version : void 0;
  return typeof version === "string" ? version : void 0;
}
async function fromCargoToml(text, path) {
  const own = tomlTable(text, "package");
  const inherited = /^\s*version\s*(?:\.\s*workspace\s*=\s*true|=\s*\{\s*workspace\s*=\s*true\s*\})/m.test(
    own
  );
  return inherited ? fromWorkspace(text, path, tomlText(own, "workspace")) : tomlText(own, "version");
}
async function fromWorkspace(text, path, named) {
  for (let at = path, found = text; ; ) {
    const version = tomlText(tomlTable(found, "workspace.package"), "version");
    if (version !== void 0) return version;
    const folder = dirname(at);
    const next = join(
      at === path && named !== void 0 ? resolve2(folder, named) : dirname(folder),
      "Cargo.toml"
    );
    if (relative(next, at) === "") return void 0;
    at = next;
    found = await readFile(at, "utf8").catch(() => "");
  }
}
function tomlTable(text, name) {
  const plain2 = text.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''/g, '""');
  const parts = plain2.split(/^[ \t]*\[{1,2}([^[\]\n]+)\]{1,2}[ \t]*(?:#.*)?$/m);
  const index = parts.findIndex((part, at) => at % 2 === 1 && part.replace(/[\s"']/g, "") === name);
  return index < 0 ? "" : parts[index + 1] ?? "";
}
var tomlText = (table, key) => {
  const match = new RegExp(`^[ \\t]*"?${key}"?[ \\t]*=[ \\t]*(?:"([^"\\n]*)"|'([^'\\n]*)')`, "m").exec(table);
  return match?.[1] ?? match?.[2];
};
function fromMix(text) {
  const code = text.replace(/^\s*#.*$/gm, "");
  const [, plain2, attribute] = /\bversion:\s*(?:"([^"\n]*)"|@(\w+))/.exec(code) ?? [];
  if (plain2 !== void 0) return plain2;
  const name = attribute ?? "version";
  return new RegExp(`^\\s*@${name}\\s+"([^"\\n]*)"`, "m").exec(code)?.[1];
}

// src/steps/version/written.ts
async function writtenVersion(host, wanted) {
  const parts = await partsOf(host, wanted);
  return {
    ...parts,
    prerelease: wanted.settings.prerelease ?? parts.prerelease,
    tag: void 0,
    snapshot: void 0
  };
}
async function partsOf(host, { config, source }) {
  const { warn } = host.log;
  const { place } = source;
  if (source.from === "literal") return literalParts(host, config, source);
  const [text, where] = source.from === "file" ? [await versionInManifest(host, source), ` in ${source.path}`] : [await printedVersion(host, source), `, printed by ${source.command[0]},`];
  return { ...parseLiteral({ text, where, place, warn }), metadata: void 0 };
}
function literalParts(host, config, { text, place }) {
  const from = [...manifestKinds, "command"].find((source) => source === text);
  const message = text === void 0 ? "the version is empty" : `"${text}" is no version`;
  if (text === void 0 || from) {
    const hint = from ? `write version: {from: ${from}}` : "write version: 1.2.3, or version: git";
    throw new UserError("version/no-version", [{ message, hint, ...place && { place } }]);
  }
  if (config.values.version_schema === "none")
    return { upstream: text, prerelease: void 0, metadata: void 0 };
  return config.nfpm ? parseAsNfpm(text) : parseLiteral({ text, where: "", place, warn: host.log.warn });
}
var LINE = /^[^\p{Cc}]+$/u;
async function printedVersion(host, { command, place }) {
  const hint = "let it print the version alone, on one line, such as 1.2.3";
  try {
    const text = (await host.run(command)).stdout.trim();
    if (LINE.test(text)) return text;
    const message = text ? `${command[0]} printed more than one line: "${shown(text)}"` : `${command[0]} printed nothing`;
    throw new UserError("version/no-version", [{ message, hint, place }]);
  } catch (cause) {
    if (!(cause instanceof ToolError)) throw cause;
    const problem = {
      message: `the command of the version failed: ${cause.message}`,
      hint: cause.hint ?? hint,
      place
    };
    throw new UserError("version/command-failed", [problem], { cause });
  }
}
function refusePrerelease(config, { prerelease }) {
  if (prerelease === void 0) return;
  throw new UserError("version/prerelease-of-git", [
    {
      message: `prerelease: ${shown(prerelease)} says nothing, as the version comes from git`,
      hint: `tag the commit v1.2.3-${shown(prerelease)}, or write version: 1.2.3`,
      place: placeOf(config, "prerelease")
    }
  ]);
}

// src/steps/version/index.ts
var SHORT = 8;
async function resolveVersion(host, config, inputs) {
  if (inputs.plan) return versionFromPlan(inputs.plan);
  refuseVersionCommand(config, inputs);
  const settings = settingsOf(host, config, inputs);
  const source = sourceOf(config, inputs, settings.text);
  const head = await headOf(host, config, source);
  const found = await find(host, config, { source, settings, head });
  if (typeof head !== "string") await checkOrder(host, config, { found, head });
  const known = typeof head === "string" ? void 0 : head;
  return {
    tag: found.tag,
    upstream: found.upstream,
    prerelease: found.prerelease,
    metadata: settings.metadata ?? found.metadata,
    revision: settings.revision,
    epoch: config.values.epoch,
    commit: known?.commit,
    shortCommit: known?.commit.slice(0, SHORT),
    date: await dateOf(host, config, known?.date),
    snapshot: found.snapshot
  };
}
async function find(host, config, { source, settings, head }) {
  if (source.from !== "git") return writtenVersion(host, { config, source, settings });
  if (typeof head === "string") throw noGit(host, head, source.place);
  refusePrerelease(config, settings);
  return versionFromGit(host, head);
}
async function headOf(host, config, source) {
  const rules = rulesOf(config);
  const repository = await openRepository(host);
  if (typeof repository === "string") return repository;
  const [commit, tags, changed] = await Promise.all([
    commitOf2(repository),
    listTags(repository, rules),
    source.from === "git" ? changedFiles(host, repository) : []
  ]);
  if (!commit) return "no commit";
  return { repository, rules, ...commit, tags, changed, place: placeOf(config, "version") };
}
async function commitOf2({ git }) {
  try {
    const [, line = ""] = (await git("rev-list", "--max-count=1", "--format=%H %ct", "HEAD", "--")).split(
      "\n"
    );
    const [commit = "", seconds = ""] = line.split(" ");
    return { commit, date: Number(seconds) };
  } catch (error) {
    if (error instanceof ToolError && error.tail.includes("bad revision 'HEAD'")) return void 0;
    throw error;
  }
}
var INSTEAD = "write version: 1.2.3 in the config, or pass --version 1.2.3 (in a workflow: version: 1.2.3)";
function noGit(host, reason, place) {
  const texts = {
    "git is not installed": [
      "git is not installed",
      `install git (in a workflow before actions/checkout, which leaves .git out without it), or ${INSTEAD}`
    ],
    "no repository": [`${host.workDir} is in no git repository`, INSTEAD],
    "no commit": ["the git repository has no commit yet", `commit something, or ${INSTEAD}`],
    "foreign repository": [
      "the git repository belongs to another user, and this git cannot be told that it is safe",
      `run git config --global --add safe.directory ${host.workDir}, or ${INSTEAD}`
    ]
  };
  const [message, hint] = texts[reason];
  return new UserError("version/no-git", [
    { message: `the version is to come from git, but ${message}`, hint, place }
  ]);
}

export {
  compareReleases,
  commitsSinceRelease,
  resolveVersion
};
