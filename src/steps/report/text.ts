import type {Report, Table} from '../../model/report.ts';
import {printableLines} from '../../text/printable.ts';

/** The report for a terminal, which must not act on names that strangers chose. */
export function reportText(report: Report): string {
  const blocks = [
    report.title,
    ...report.tables.map(tableText),
    report.notes.join('\n'),
    report.next.length > 0 ? `Next:\n${report.next.map((command) => `  ${command}`).join('\n')}` : '',
  ];
  return `${printableLines(blocks.filter(Boolean).join('\n\n')).join('\n')}\n`;
}

function tableText({head, rows}: Table): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)),
  );
  return [head, ...rows]
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
