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
    ...report.notes.map(noteMarkdown),
    '',
  ].join('\n\n');
}

const tableMarkdown = ({head, rows}: Table): string =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map(escapeMarkdown))]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

/** What a program printed keeps its lines below the sentence that it belongs to. */
function noteMarkdown(note: string): string {
  const [first = '', ...more] = escapeMarkdown(note).split('\n');
  return more.length === 0 ? first : `${first}\n<pre>\n${more.join('\n')}\n</pre>`;
}
