import type {Delivery, Shipment} from '../../model/publisher.ts';
import type {Report, Table} from '../../model/report.ts';
import {sizeText} from '../../text/size.ts';
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
export const uploadsOf = ({places}: Pick<Publishing, 'places'>): readonly Upload[] =>
  places.flatMap((place) => {
    const {shipments, pointers, foreseen} = place;
    const known = new Map(foreseen?.map((delivery) => [delivery.name, delivery]));
    // Pointers stay where those of a later version are there.
    const moving = foreseen ? pointers.filter(({name}) => known.has(name)) : pointers;
    return [...shipments, ...moving].map((shipment) => uploadOf(place, shipment, known.get(shipment.name)));
  });

const uploadOf = (
  {settings, publisher}: OpenPlace,
  {name, size}: Shipment,
  known: Delivery | undefined,
): Upload => ({
  to: settings.id,
  name,
  size,
  url: known?.url ?? publisher?.urlOf(name),
  how: known?.how ?? 'not asked',
});

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
