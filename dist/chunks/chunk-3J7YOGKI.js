import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/text/control.ts
var isFieldName = (name) => /^(?![#-])[!-9;-~]+$/.test(name);
var hasControl = (text) => /[\x00-\x08\x0b-\x1f\x7f]/.test(text);
var controlText = (fields) => fields.map(([name, value]) => `${name}: ${controlValue(value)}
`).join("");
var controlValue = (value) => value.replaceAll("\r\n", "\n").trim().split("\n").map((line) => line.trim()).map((line, at) => at === 0 ? line : ` ${line === "" ? "." : line}`).join("\n");
function parseControl(text) {
  const fields = [];
  for (const line of text.replace(/\n+$/, "").split("\n")) {
    const last = fields.at(-1);
    if (line.startsWith("#")) continue;
    if (/^[ \t]/.test(line)) {
      if (!last) return void 0;
      last[1] += `
${line.slice(1).trimEnd() === "." ? "" : line.slice(1).trimEnd()}`;
      continue;
    }
    const colon = line.indexOf(":");
    if (colon < 1 || !isFieldName(line.slice(0, colon))) return void 0;
    fields.push([line.slice(0, colon), line.slice(colon + 1).trim()]);
  }
  return fields;
}

export {
  isFieldName,
  hasControl,
  controlText,
  controlValue,
  parseControl
};
