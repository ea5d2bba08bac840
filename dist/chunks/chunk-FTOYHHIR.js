import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/steps/key/judge/finding.ts
function problemOfFinding({ message, lines, advice, place }) {
  const hint = [lines.join(" && "), advice].filter(Boolean).join("; ");
  return { message, ...hint && { hint }, ...place && { place } };
}

export {
  problemOfFinding
};
