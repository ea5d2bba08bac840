import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

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
  editDistance
};
