import type {Host} from '../../model/host.ts';
import type {Delivery, Publisher, PublisherWork, Shipment} from '../../model/publisher.ts';
import type {StoreKind, Upload} from '../../model/store.ts';
import {landed} from '../../stores/index.ts';

/** Brings files to a store. */
export async function storePublisher(
  host: Host,
  kind: StoreKind,
  {settings}: PublisherWork,
): Promise<Publisher> {
  const store = await kind.open(host, settings);
  const urlOf = (name: string): string | undefined =>
    settings.url === undefined
      ? undefined
      : `${settings.url}/${name.split('/').map(encodeURIComponent).join('/')}`;
  const look = async (shipments: readonly Shipment[]): Promise<readonly Delivery[]> => {
    const deliveries: Delivery[] = [];
    for (const {name, sha256} of shipments) {
      const there = await store.digest(name);
      const how = there === undefined ? 'uploaded' : there === sha256 ? 'there' : 'replaced';
      deliveries.push({name, url: urlOf(name), how});
    }
    return deliveries;
  };
  return {
    title: store.title,
    urlOf,
    check: () => [],
    look,
    deliver: (shipments) =>
      landed(store, async () => {
        const deliveries = await look(shipments);
        await store.put(shipments.filter((_, index) => deliveries[index]!.how === 'uploaded').map(uploadOf));
        return {deliveries};
      }),
  };
}

const uploadOf = ({name, file, size, kind}: Shipment): Upload => ({
  path: name,
  content: {file, size},
  lasting: kind !== 'pointer',
});
