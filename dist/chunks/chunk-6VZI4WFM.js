import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  unheeded
} from "./chunk-4F4ITXR4.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";
import {
  debug,
  endGroup,
  error,
  getInput,
  getState,
  info,
  isDebug,
  saveState,
  setOutput,
  setSecret,
  startGroup,
  summary,
  warning
} from "./chunk-W4W46JEO.js";

// src/tools/actions.ts
var actionInput = (name) => getInput(name) || void 0;
function actionFlag(name) {
  const value = getInput(name).toLowerCase();
  if (value === "" || value === "false") return false;
  if (value === "true") return true;
  throw new UserError("input/flag", `input ${name} is "${value}"`, { hint: "write true or false" });
}
var debugAsked = () => isDebug();
var actionSink = () => ({
  line: (text) => info(unheeded(text)),
  startGroup: (title) => startGroup(title),
  endGroup: () => endGroup(),
  problem: (level, problem) => (level === "error" ? error : warning)(problemBody(problem), annotation(problem)),
  mask: (words) => {
    for (const word of words) setSecret(word);
  }
});
var problemBody = ({ message, hint }) => hint ? `${message}
\u2192 ${hint}` : message;
var annotation = ({ place }) => place ? {
  file: place.file,
  ...place.line !== void 0 && { startLine: place.line },
  ...place.column !== void 0 && { startColumn: place.column }
} : {};
function setOutputs(outputs) {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
async function writeSummary(markdown) {
  if (process.env["GITHUB_STEP_SUMMARY"]) await summary.addRaw(shortened(markdown)).write();
  else debug("no step summary: GITHUB_STEP_SUMMARY is not set");
}
var MOST_BYTES = 1e6;
function shortened(markdown) {
  if (Buffer.byteLength(markdown) <= MOST_BYTES) return markdown;
  const cut = Buffer.from(markdown).subarray(0, MOST_BYTES).toString();
  return `${cut.slice(0, cut.lastIndexOf("\n"))}

\u2026 the rest is in the log
`;
}
var LEFTOVERS = "leftovers";
var saveForPost = (outDir) => saveState(LEFTOVERS, JSON.stringify({ outDir, pid: process.pid }));
function savedForPost() {
  const saved = getState(LEFTOVERS);
  return saved ? JSON.parse(saved) : void 0;
}

export {
  actionInput,
  actionFlag,
  debugAsked,
  actionSink,
  setOutputs,
  writeSummary,
  saveForPost,
  savedForPost
};
