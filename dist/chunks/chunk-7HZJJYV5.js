import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  printableLines
} from "./chunk-LUBQ2WQT.js";

// src/steps/report/text.ts
function reportText(report) {
  const blocks = [
    report.title,
    ...report.tables.map(tableText),
    report.notes.join("\n"),
    report.next.length > 0 ? `Next:
${report.next.map((command) => `  ${command}`).join("\n")}` : ""
  ];
  return `${printableLines(blocks.filter(Boolean).join("\n\n")).join("\n")}
`;
}
function tableText({ head, rows }) {
  const widths = head.map(
    (_, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? "").length))
  );
  return [head, ...rows].map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd()).join("\n");
}

export {
  reportText
};
