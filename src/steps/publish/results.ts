import type {Delivery} from '../../model/publisher.ts';

/** What became of one place. */
export interface Result {
  /** What `--only` calls it. */
  readonly id: string;
  /** For messages: `the folder /srv/files`. */
  readonly title: string;
  readonly state: 'done' | 'skipped' | 'pending' | 'failed';
  readonly deliveries: readonly Delivery[];
  /** Why nothing was to do, what is left to do, or what went wrong. */
  readonly why?: string;
  /** Where it failed. */
  readonly error?: unknown;
  /** Where people see all of it together. */
  readonly page?: string;
}

/** It did not make it; what was brought before stays. */
export const failedResult = (
  {id, title, deliveries = []}: Pick<Result, 'id' | 'title'> & Partial<Pick<Result, 'deliveries'>>,
  error: unknown,
  {aborted}: Pick<AbortSignal, 'aborted'>,
): Result => ({
  ...{id, title, deliveries, error},
  state: 'failed',
  why: aborted ? 'interrupted' : firstLine(error),
});

/** It has all of it: because of this run, or of an earlier one. */
export const finishedResult = (
  result: Pick<Result, 'id' | 'title' | 'deliveries'> & {readonly pending?: string; readonly page?: string},
): Result => {
  const {deliveries, pending, ...others} = result;
  if (pending !== undefined) return {...others, deliveries, state: 'pending', why: pending};
  const count = deliveries.length;
  return deliveries.every(({how}) => how === 'there')
    ? {
        ...others,
        deliveries,
        state: 'skipped',
        why: count === 1 ? 'its file was there' : `all ${count} files were there`,
      }
    : {...others, deliveries, state: 'done'};
};

/** `3 uploaded, 1 replaced, 12 there`. */
export const countsText = (deliveries: readonly Delivery[]): string =>
  (['uploaded', 'replaced', 'there'] as const)
    .map((how) => [deliveries.filter((delivery) => delivery.how === how).length, how] as const)
    .filter(([count]) => count > 0)
    .map(([count, how]) => `${count} ${how}`)
    .join(', ');

/** Of several failures the first stands for all. */
function firstLine(error: unknown): string {
  const several = error instanceof Error && error.cause instanceof AggregateError ? error.cause.errors : [];
  const more = several.length > 1 ? ` (and ${several.length - 1} more)` : '';
  const first: unknown = several[0] ?? error;
  return (first instanceof Error ? first.message : String(first)).split('\n')[0]! + more;
}
