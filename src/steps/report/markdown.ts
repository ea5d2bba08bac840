import type {Problem} from '../../model/errors.ts';
import type {Report, Table} from '../../model/report.ts';
import {escapeMarkdown} from '../../text/markdown.ts';
import {problemText} from '../../tools/log.ts';

/** The report as a step summary. */
export function reportMarkdown(report: Report, warnings: readonly Problem[]): string {
  return [
    `### ${escapeMarkdown(report.title)}`,
    ...report.tables.map(tableMarkdown),
    ...warnings.map((warning) => `> ⚠️ ${escapeMarkdown(problemText(warning)).replaceAll('\n', '<br>')}`),
    ...report.notes.map(escapeMarkdown),
    '',
  ].join('\n\n');
}

const tableMarkdown = ({head, rows}: Table): string =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map(escapeMarkdown))]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
