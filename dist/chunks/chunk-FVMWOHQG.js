import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/tools/branch.ts
import { stripVTControlCharacters } from "node:util";

// src/tools/spool.ts
import { randomBytes } from "node:crypto";
import { closeSync, openSync, readSync, unlinkSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
var BLOCK = 1 << 16;
var MEGABYTE = 1e6;
var MOST = 16 * MEGABYTE;
function openSpool(most = MOST, folder = tmpdir()) {
  let file;
  let waiting = [];
  let waitingSize = 0;
  let size = 0;
  let failure;
  const flush = () => {
    const bytes = Buffer.from(waiting.join(""));
    waiting = [];
    waitingSize = 0;
    if (failure !== void 0) return;
    try {
      file ??= openUnnamed(folder);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, size + at);
      size += bytes.length;
    } catch (error) {
      failure = error;
    }
  };
  return {
    add: (line) => {
      waiting.push(`${line}
`);
      waitingSize += line.length;
      if (waitingSize >= BLOCK) flush();
    },
    print: (print) => {
      flush();
      if (failure !== void 0) print(`(the log could not be put aside: ${String(failure)})`);
      if (file === void 0) return;
      const start = Math.max(0, size - most);
      if (start > 0) print(`(${Math.ceil(start / MEGABYTE)} MB of output left out; the last of it follows)`);
      try {
        for (const text of lineBlocks(file, start)) print(text);
      } finally {
        closeSync(file);
        file = void 0;
      }
    }
  };
}
function openUnnamed(folder) {
  const path = join(folder, `.linux-pkg-${process.pid}-${randomBytes(6).toString("hex")}`);
  const file = openSync(path, "wx+", 384);
  unlinkSync(path);
  return file;
}
function* lineBlocks(file, start) {
  const buffer = Buffer.alloc(BLOCK);
  let rest = [];
  let skip = start > 0;
  for (let at = start; ; ) {
    const read = readSync(file, buffer, 0, BLOCK, at);
    if (read === 0) break;
    at += read;
    const block = Buffer.from(buffer.subarray(0, read));
    const from = skip ? block.indexOf(10) + 1 : 0;
    if (skip && from === 0) continue;
    skip = false;
    const end = block.lastIndexOf(10) + 1;
    if (end > from) {
      yield Buffer.concat([...rest, block.subarray(from, end - 1)]).toString();
      rest = [];
    }
    rest.push(block.subarray(Math.max(end, from)));
  }
  const last = Buffer.concat(rest);
  if (last.length > 0) yield last.toString();
}

// src/tools/branch.ts
var elapsed = (ms) => {
  const all = Math.floor(ms / 1e3);
  const parts = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const [first, ...rest] = parts[0] ? parts : parts.slice(1);
  return [first, ...rest.map((part) => String(part).padStart(2, "0"))].join(":");
};
var seconds = (ms) => `${(ms / 1e3).toFixed(1)} s`;
var plain = (line) => stripVTControlCharacters(line).trimEnd().split("\r").findLast((part) => part.trim() !== "") ?? "";
function growBranch(trunk, name) {
  const start = trunk.clock();
  const spool = trunk.whole ? openSpool() : void 0;
  const quiet = trunk.watched && !trunk.debug;
  const steps = [];
  let last = "";
  let failedIn;
  let over = false;
  const show = (text) => {
    const lines = trunk.hide(text).split("\n");
    if (spool && !over) {
      for (const line of lines) spool.add(line);
      return;
    }
    branch.shown = trunk.clock();
    trunk.line(lines.map((line) => `${name} | ${line}`).join("\n"));
  };
  const begin = (title) => {
    steps.push({ title, start: trunk.clock() });
    last = "";
    if (!quiet) show(`${title} \u2026`);
  };
  const finish = () => {
    const step = steps.pop();
    last = "";
    if (step && !quiet) show(`${step.title}: ${seconds(trunk.clock() - step.start)}`);
  };
  const fail = (step = steps.at(-1)?.title ?? "") => {
    failedIn ??= step;
  };
  const end = () => {
    if (over) return;
    while (steps.length > 0) finish();
    const took = seconds(trunk.clock() - start);
    const title = failedIn === void 0 ? `${name}: ${took}` : `${name}: failed${failedIn && ` in ${failedIn}`} after ${took}`;
    trunk.ended(branch);
    over = true;
    if (spool) trunk.printGroup(title, (line) => spool.print(line));
    else trunk.line(title);
  };
  const branch = {
    shown: start,
    status: () => [name, steps.at(-1)?.title ?? "", elapsed(trunk.clock() - start), last],
    info: show,
    debug: (message) => {
      if (trunk.debug) show(message);
    },
    warn: (problem) => {
      trunk.log.warn({ ...problem, message: `${name}: ${problem.message}` });
      if (spool) show(`warning: ${problem.message}`);
    },
    output: (line) => {
      const text = plain(line);
      if (text.trim() !== "") last = trunk.hide(text.trim());
      if (over ? trunk.debug : !quiet) show(text);
    },
    progress: (line) => {
      last = trunk.hide(line ?? "");
    },
    aside: trunk.log.aside,
    mask: trunk.log.mask,
    branch: (inner) => trunk.log.branch(`${name} ${inner}`),
    step: (title) => {
      finish();
      begin(title);
    },
    fail,
    group: async (title, body) => {
      const depth = steps.length;
      begin(title);
      try {
        return await body();
      } catch (error) {
        fail();
        throw error;
      } finally {
        while (steps.length > depth) finish();
      }
    },
    [Symbol.dispose]: end
  };
  return branch;
}

// src/tools/mask.ts
var SHORTEST = 4;
function makeMask() {
  let hidden = [];
  return {
    add: (values) => {
      const lines = values.flatMap((value) => [value, ...value.split("\n").map((line) => line.trim())]);
      const words = [...new Set(lines)].filter((word) => word.trim().length >= SHORTEST);
      hidden = [.../* @__PURE__ */ new Set([...hidden, ...words])].sort((a, b) => b.length - a.length);
      return words;
    },
    hide: (text) => hidden.reduce((shown, word) => shown.replaceAll(word, "***"), text)
  };
}

// src/tools/log.ts
var placeText = ({ place }) => place ? [place.file, place.line, place.column].filter((part) => part !== void 0).join(":") : "";
var problemText = (problem) => [placeText(problem), problem.message].filter(Boolean).join(": ") + (problem.hint ? `
    \u2192 ${problem.hint}` : "");
var hideIn = (problem, hide) => ({
  ...problem,
  message: hide(problem.message),
  ...problem.hint !== void 0 && { hint: hide(problem.hint) }
});
var everyNow = (ms, tick) => {
  const timer = setInterval(tick, ms).unref();
  return () => clearInterval(timer);
};
var DRAW = 250;
var SILENCE = 6e4;
function makeLog(sink, { debug = false, clock = () => performance.now(), every = everyNow } = {}) {
  const warnings = [];
  const mask = makeMask();
  const branches = /* @__PURE__ */ new Set();
  let own;
  let groupOpen = false;
  let away = false;
  let stop;
  const draw = () => {
    if (!away) sink.live?.([...statusLines([...branches]), ...own === void 0 ? [] : [own]]);
  };
  const line = (text) => {
    sink.line(mask.hide(text));
    if (branches.size > 0) draw();
  };
  const closeGroup = () => {
    if (groupOpen) sink.endGroup?.();
    groupOpen = false;
  };
  const openGroup = (title) => {
    closeGroup();
    sink.startGroup?.(title);
    groupOpen = true;
  };
  const beat = () => {
    if (away) return;
    const silent = [...branches].filter(({ shown }) => clock() - shown >= SILENCE);
    for (const branch of silent) branch.shown = clock();
    for (const text of statusLines(silent)) sink.line(text);
  };
  const log = {
    warnings,
    info: line,
    debug: (message) => {
      if (debug) line(message);
    },
    warn: (problem) => {
      const shown = hideIn(problem, mask.hide);
      warnings.push(shown);
      sink.problem("warning", shown);
    },
    progress: (text) => {
      own = text === void 0 ? void 0 : mask.hide(text);
      if (sink.live) draw();
      else if (debug && own !== void 0) sink.line(own);
    },
    output: (text) => {
      if (!sink.live || debug) line(text);
      else log.progress(text);
    },
    aside: async (body) => {
      sink.live?.([]);
      away = true;
      try {
        return await body();
      } finally {
        away = false;
      }
    },
    mask: (values) => {
      const words = mask.add(values);
      sink.mask?.(words);
    },
    hidden: (problem) => hideIn(problem, mask.hide),
    branch: (name) => {
      closeGroup();
      const branch = growBranch(trunk, name);
      branches.add(branch);
      stop ??= every(sink.live ? DRAW : SILENCE / 6, sink.live ? draw : beat);
      return branch;
    },
    group: async (title, body) => {
      const start = clock();
      if (sink.startGroup) openGroup(title);
      else if (debug) sink.line(`${title} \u2026`);
      try {
        return await body();
      } finally {
        own = void 0;
        draw();
        if (sink.startGroup || debug) sink.line(`${title}: ${seconds(clock() - start)}`);
        closeGroup();
      }
    }
  };
  const trunk = {
    log,
    debug,
    clock,
    whole: sink.startGroup !== void 0,
    watched: sink.live !== void 0,
    line,
    hide: mask.hide,
    printGroup: (title, body) => {
      openGroup(title);
      body((text) => sink.line(text));
      closeGroup();
    },
    ended: (branch) => {
      branches.delete(branch);
      if (branches.size > 0) return;
      stop?.();
      stop = void 0;
      draw();
    }
  };
  return log;
}
function statusLines(branches) {
  const rows = branches.map((branch) => branch.status());
  const width = (column) => Math.max(0, ...rows.map((row) => row[column].length));
  return rows.map(
    ([name, step, time, last]) => `${name.padEnd(width(0))}  ${step.padEnd(width(1))}  ${time}  ${last}`.trimEnd()
  );
}

export {
  placeText,
  problemText,
  makeLog
};
