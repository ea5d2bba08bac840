import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/tools/log.ts
var placeText = ({ place }) => place ? [place.file, place.line, place.column].filter((part) => part !== void 0).join(":") : "";
var problemText = (problem) => [placeText(problem), problem.message].filter(Boolean).join(": ") + (problem.hint ? `
    \u2192 ${problem.hint}` : "");
var seconds = (ms) => `${(ms / 1e3).toFixed(1)} s`;
function makeLog(sink, { debug = false, clock = () => performance.now() } = {}) {
  const warnings = [];
  return {
    warnings,
    info: (message) => sink.line(message),
    debug: (message) => {
      if (debug) sink.line(message);
    },
    warn: (problem) => {
      warnings.push(problem);
      sink.problem("warning", problem);
    },
    progress: (line) => {
      if (sink.live) sink.live(line);
      else if (debug && line !== void 0) sink.line(line);
    },
    group: async (title, body) => {
      const start = clock();
      if (sink.startGroup) sink.startGroup(title);
      else if (debug) sink.line(`${title} \u2026`);
      try {
        return await body();
      } finally {
        sink.live?.(void 0);
        if (sink.startGroup || debug) sink.line(`${title}: ${seconds(clock() - start)}`);
        sink.endGroup?.();
      }
    }
  };
}

// src/text/nearest.ts
function nearest(word, known) {
  const limit = Math.max(1, Math.floor(Math.min(word.length, 40) / 3));
  let best;
  for (const candidate of known) {
    const distance = editDistance(word.slice(0, 40).toLowerCase(), candidate.toLowerCase());
    if (distance <= limit && (!best || distance < best.distance)) best = { word: candidate, distance };
  }
  return best?.word;
}
function editDistance(a, b) {
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? before[j - 2] + 1 : Number.POSITIVE_INFINITY;
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, change, swap);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}

export {
  nearest,
  editDistance,
  placeText,
  problemText,
  makeLog
};
