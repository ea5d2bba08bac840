import type {Host} from '../../model/host.ts';
import type {Delivery} from '../../model/publisher.ts';
import type {OpenPlace, Publishing} from './open.ts';
import {countsText, failedResult, finishedResult, type Result} from './results.ts';

/** Brings the files to all places, at once; one that fails keeps none of the others from going on. */
export const deliver = (host: Host, {places}: Publishing): Promise<readonly Result[]> =>
  Promise.all(places.map((place) => deliverTo(host, place)));

async function deliverTo(host: Host, place: OpenPlace): Promise<Result> {
  const {publisher, shipments, failed} = place;
  const named = {id: place.settings.id, title: titleOf(place)};
  if (publisher?.idle !== undefined) return {...named, state: 'skipped', deliveries: [], why: publisher.idle};
  if (!publisher || failed !== undefined) return failedResult(named, failed, host.signal);
  return inBranch(host, place, async () => {
    const {deliveries, pending, page} = await publisher.deliver(shipments);
    place.log.log.info(countsText(deliveries));
    return finishedResult({
      ...named,
      deliveries,
      ...(pending !== undefined && {pending}),
      ...(page !== undefined && {page}),
    });
  });
}

/** Moves the pointers of those places that have all their files; where that fails, the place has failed. */
export const point = (
  host: Host,
  {places, wish}: Publishing,
  results: readonly Result[],
): Promise<readonly Result[]> =>
  Promise.all(
    results.map(async (result) => {
      const place = places.find(({settings}) => settings.id === result.id);
      const {publisher, pointers = []} = place ?? {};
      if (!place || !publisher?.point || pointers.length === 0 || !isThere(result)) return result;
      const move = async () => {
        const moved = await publisher.point!(pointers, wish);
        place.log.log.info(`pointers: ${countsText(moved) || 'they stay'}`);
        return withPointers(result, moved);
      };
      return inBranch(host, place, move, result);
    }),
  );

const isThere = ({state}: Result): boolean => state === 'done' || state === 'skipped';

function withPointers(result: Result, moved: readonly Delivery[]): Result {
  const {id, title, page, deliveries} = result;
  if (moved.length > 0)
    return finishedResult({
      id,
      title,
      ...(page !== undefined && {page}),
      deliveries: [...deliveries, ...moved],
    });
  return {
    ...result,
    why: [result.why, 'the pointers stay: a later version is there'].filter(Boolean).join('; '),
  };
}

/** The lines of one place, kept together. */
async function inBranch(
  host: Host,
  place: OpenPlace,
  work: () => Promise<Result>,
  before: Pick<Result, 'deliveries'> = {deliveries: []},
): Promise<Result> {
  using branch = host.log.branch(place.settings.id);
  place.log.to(branch);
  try {
    host.signal.throwIfAborted();
    return await work();
  } catch (error) {
    branch.fail();
    return failedResult({id: place.settings.id, title: titleOf(place), ...before}, error, host.signal);
  } finally {
    place.log.to(host.log);
  }
}

const titleOf = ({publisher, kind}: OpenPlace): string => publisher?.title ?? kind.title;
