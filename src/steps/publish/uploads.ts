import type {Host} from '../../model/host.ts';
import type {Delivery, Shipment} from '../../model/publisher.ts';
import type {Report, Table} from '../../model/report.ts';
import {sizeText} from '../../text/size.ts';
import {pointersIn} from './deliver.ts';
import type {OpenPlace, Publishing} from './open.ts';

/** One file that a run would bring somewhere. */
export interface Upload {
  /** The id of the place. */
  readonly to: string;
  readonly name: string;
  readonly size: number;
  readonly url: string | undefined;
  readonly how: Delivery['how'] | 'not asked';
}

/** Every upload that a run would make, by place, with what is there already. */
export async function uploadsOf(
  host: Host,
  {places, isNewer}: Publishing,
  {mute}: {readonly mute: boolean},
): Promise<readonly Upload[]> {
  const lists = await Promise.all(
    places.map(async (place) => {
      if (place.publisher?.idle !== undefined) return [];
      const foreseen = place.foreseen ? new Map(place.foreseen.map((one) => [one.name, one])) : undefined;
      return [
        ...place.shipments.map((shipment) => uploadOf(place, shipment, foreseen)),
        ...(await pointerUploads(host, place, {isNewer, isAsked: foreseen !== undefined && !mute})),
      ];
    }),
  );
  return lists.flat();
}

function uploadOf(
  {settings, publisher}: OpenPlace,
  {name, size}: Shipment,
  foreseen: ReadonlyMap<string, Delivery> | undefined,
): Upload {
  const known = foreseen?.get(name);
  return {
    to: settings.id,
    name,
    size,
    url: known?.url ?? publisher?.urlOf(name),
    how: known?.how ?? 'not asked',
  };
}

/** None where a later version's are there. */
async function pointerUploads(
  host: Host,
  place: OpenPlace,
  {isNewer, isAsked}: Pick<Publishing, 'isNewer'> & {readonly isAsked: boolean},
): Promise<readonly Upload[]> {
  if (!isAsked || place.pointers.length === 0)
    return place.pointers.map((pointer) => uploadOf(place, pointer, undefined));
  host.signal.throwIfAborted();
  const foreseen = new Map((await pointersIn(place, {isNewer, dry: true})).map((one) => [one.name, one]));
  return place.pointers.filter(({name}) => foreseen.has(name)).map((one) => uploadOf(place, one, foreseen));
}

/** A dry run's report, with every upload, and why some places were not asked. */
export const withUploads = (
  report: Report,
  uploads: readonly Upload[],
  {places}: Pick<Publishing, 'places'>,
): Report => ({
  ...report,
  tables: [...report.tables, ...(uploads.length === 0 ? [] : [uploadsTable(uploads)])],
  notes: [...report.notes, ...placeNotes(places)],
  data: {...report.data, uploads},
});

const WORDS: Readonly<Record<Upload['how'], string>> = {
  uploaded: 'new',
  replaced: 'replaced',
  there: 'there already',
  'not asked': 'not asked',
};

const uploadsTable = (uploads: readonly Upload[]): Table => ({
  title: 'Uploads',
  head: ['to', 'file', 'size', 'address', 'there'],
  rows: uploads.map(({to, name, size, url, how}) => [to, name, sizeText(size), url ?? '', WORDS[how]]),
});

const placeNotes = (places: readonly OpenPlace[]): readonly string[] =>
  places.flatMap(({settings: {id}, publisher, failed}) => [
    ...(publisher?.idle === undefined ? [] : [`${id}: nothing, for ${publisher.idle}.`]),
    ...(failed === undefined
      ? []
      : [`${id} was not asked: ${failed instanceof Error ? failed.message.split('\n')[0] : String(failed)}`]),
  ]);
