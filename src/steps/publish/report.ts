import type {Report, Table} from '../../model/report.ts';
import {countsText, type Result} from './results.ts';

/** How a place is tried again by itself: a command, and in a workflow what to do there. */
export type Again = (id: string) => string;

/** The report with what became of each place, and of those that failed how to go on. */
export const withResults = (report: Report, results: readonly Result[], again: Again): Report => ({
  ...report,
  tables: [...report.tables, ...(results.length === 0 ? [] : [resultsTable(results)])],
  notes: [...report.notes, ...(results.length === 0 ? [NO_PLACE] : resultNotes(results, again))],
  outputs: {...report.outputs, ...publicationOutputs(results)},
  ...(failedOf(results).length > 0 && {failed: true}),
  data: {...report.data, publishing: results.map((result) => plainResult(result, again))},
});

const NO_PLACE = 'Nothing is uploaded: the config has no publish: (see docs/publishing.md).';

export const failedOf = (results: readonly Result[]): readonly Result[] =>
  results.filter(({state}) => state === 'failed');

const resultsTable = (results: readonly Result[]): Table => ({
  title: 'Publishing',
  head: ['to', 'place', 'state', 'files', 'why'],
  rows: results.map(({id, title, state, deliveries, why = ''}) => [
    id,
    title,
    state,
    countsText(deliveries),
    why,
  ]),
});

const resultNotes = (results: readonly Result[], again: Again): readonly string[] => [
  ...results.flatMap(({id, page, state}) =>
    page === undefined || state === 'failed' ? [] : [`${id}: ${page}`],
  ),
  ...failedOf(results).map(({id}) => `Failed: ${id}. To retry just that one: ${again(id)}`),
];

const publicationOutputs = (results: readonly Result[]): Readonly<Record<string, string>> => {
  const page = results.find((result) => result.page !== undefined)?.page;
  return {
    ...(page !== undefined && {'release-url': page}),
    publications: JSON.stringify(
      results.flatMap(({id, deliveries}) =>
        deliveries.map(({name, url, how}) => ({publisher: id, name, url, how})),
      ),
    ),
  };
};

const plainResult = ({id, title, state, deliveries, why, page}: Result, again: Again) => ({
  ...{id, title, state, why, page},
  files: deliveries,
  ...(state === 'failed' && {again: again(id)}),
});
