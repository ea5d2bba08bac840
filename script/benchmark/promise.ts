/** One promise, measured against its yardstick in turns. */
export interface PromiseRow {
  readonly what: string;
  readonly ours: number;
  readonly against: string;
  readonly theirs: number;
  readonly limit: number;
}

/** Is the promise kept? */
export const isKept = ({ours: own, theirs, limit}: PromiseRow): boolean => own <= theirs * limit;

/** The rows as Markdown under a title; nothing where there are none. */
export const promiseFigures = (title: string, rows: readonly PromiseRow[]): string =>
  rows.length === 0
    ? ''
    : [
        `### ${title}`,
        '',
        '| what | ours | against | theirs | ratio | limit |  |',
        '| --- | ---: | --- | ---: | ---: | ---: | --- |',
        ...rows.map((row) => {
          const {what, ours: own, against, theirs, limit} = row;
          const cells = [what, `${own.toFixed(2)} s`, against, `${theirs.toFixed(2)} s`];
          const ratio = `${(own / theirs).toFixed(2)} ×`;
          return `| ${[...cells, ratio, `${limit} ×`, isKept(row) ? 'met' : '**missed**'].join(' | ')} |`;
        }),
      ].join('\n');
