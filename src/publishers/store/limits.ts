import {type Problem, UserError} from '../../model/errors.ts';
import type {Shipment} from '../../model/publisher.ts';
import type {Store} from '../../model/store.ts';
import {sizeText} from '../../text/size.ts';

/** Files that the place takes none of that size. */
export const checkLimits = ({title, limits}: Store, shipments: readonly Shipment[]): readonly Problem[] => {
  const most = limits?.file ?? Number.POSITIVE_INFINITY;
  return shipments
    .filter(({size}) => size > most)
    .map(({name, size}) => ({
      message: `${name} has ${sizeText(size)}, and ${title} takes files of ${sizeText(most)} at most`,
      hint: 'bring it to a place that takes larger files, such as s3 or a release',
    }));
};

/** What there would be more of than the place can hold, before a byte is sent. */
export async function refuseOverflow(
  {title, limits, list, beside}: Store,
  coming: readonly Shipment[],
): Promise<void> {
  if (limits?.total === undefined || coming.length === 0) return;
  const sizes = new Map((await list('')).map(({path, size}) => [path, size]));
  for (const {name, size} of coming) sizes.set(name, size);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, (await beside?.()) ?? 0);
  if (total <= limits.total) return;
  throw new UserError(
    'publish/too-much',
    `${title} would hold ${sizeText(total)}, and it takes ${sizeText(limits.total)} at most`,
    {hint: 'delete older files there, raise `budget`, or bring them to another place, such as s3'},
  );
}
