import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  problemText
} from "./chunk-FVMWOHQG.js";

// src/text/markdown.ts
var escapeMarkdown = (text) => text.replace(/[\\`*_[\]<>|#~&@]/g, (sign) => `&#${sign.codePointAt(0)};`).replace(/\r\n?/g, "\n");

// src/steps/report/markdown.ts
function reportMarkdown(report, warnings) {
  return [
    `### ${escapeMarkdown(report.title)}`,
    ...report.tables.map(tableMarkdown),
    ...warnings.map((warning) => `> \u26A0\uFE0F ${escapeMarkdown(problemText(warning)).replaceAll("\n", "<br>")}`),
    ...report.notes.map(noteMarkdown),
    ""
  ].join("\n\n");
}
var tableMarkdown = ({ head, rows }) => [head, head.map(() => "---"), ...rows.map((row) => row.map(escapeMarkdown))].map((row) => `| ${row.join(" | ")} |`).join("\n");
function noteMarkdown(note) {
  const [first = "", ...more] = escapeMarkdown(note).split("\n");
  return more.length === 0 ? first : `${first}
<pre>
${more.join("\n")}
</pre>`;
}

export {
  escapeMarkdown,
  reportMarkdown
};
