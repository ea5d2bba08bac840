import {PkgError, UserError} from '../model/errors.ts';

/**
 * Does the work on every item, `limit` at once; results keep the items' order.
 * All get their try; what failed is thrown at the end, together.
 */
export async function allInOrder<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  const failed: unknown[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      try {
        results[index] = await work(items[index]!, index);
      } catch (error) {
        failed.push(error);
      }
    }
  };
  await Promise.all(Array.from({length: Math.min(limit, items.length)}, worker));
  if (failed.length > 0)
    throw together([...new Map(failed.map((error) => [sameness(error), error])).values()]);
  return results;
}

/** What is wrong with a place is wrong with each of its files, and told once. */
const sameness = (error: unknown): unknown =>
  error instanceof PkgError && error.constructor === PkgError
    ? JSON.stringify([error.code, error.message, error.hint])
    : error;

const told = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** One error out of several that are not the same: the user's mistakes are listed as problems, the rest as causes. */
function together(errors: readonly unknown[]): unknown {
  if (errors.length === 1) return errors[0];
  if (errors.every((error) => error instanceof UserError))
    return new UserError(
      errors[0]!.code,
      errors.flatMap((error) => error.problems),
    );
  return new PkgError('run/several', `${errors.length} failures:\n${errors.map(told).join('\n')}`, {
    cause: new AggregateError(errors),
  });
}
