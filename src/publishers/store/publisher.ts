import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Delivery, Publisher, PublisherWork, Shipment} from '../../model/publisher.ts';
import type {Store, StoreKind, Upload} from '../../model/store.ts';
import {landed} from '../../stores/index.ts';
import {allInOrder} from '../../tools/parallel.ts';
import {checkLimits, refuseOverflow} from './limits.ts';
import {movePointers} from './pointers.ts';

/** Digests that are asked for at once. */
const AT_ONCE = 8;

/** Brings files to a store. */
export async function storePublisher(
  host: Host,
  kind: StoreKind,
  {settings}: PublisherWork,
): Promise<Publisher> {
  const store = await kind.open(host, settings);
  const compare = async (shipments: readonly Shipment[]): Promise<readonly Delivery[]> => {
    const there = await digestsOf(host, store, shipments);
    refuseOthers(store, shipments, there);
    return shipments.map(({name, sha256}, index) => ({
      name,
      url: urlOf(name),
      how: there[index] === undefined ? 'uploaded' : there[index] === sha256 ? 'there' : 'replaced',
    }));
  };
  const urlOf = (name: string): string | undefined =>
    settings.url === undefined ? undefined : `${settings.url}/${addressOf(name)}`;
  const look = async (shipments: readonly Shipment[]): Promise<readonly Delivery[]> => {
    const deliveries = await compare(shipments);
    await refuseOverflow(store, comingOf(shipments, deliveries));
    return deliveries;
  };
  const put = async (shipments: readonly Shipment[]): Promise<readonly Delivery[]> => {
    const deliveries = await look(shipments);
    const coming = comingOf(shipments, deliveries);
    host.signal.throwIfAborted();
    host.log.progress(`uploading ${coming.length} of ${shipments.length} files`);
    await store.put(coming.map(uploadOf));
    return deliveries;
  };
  return {
    title: store.title,
    urlOf,
    check: (shipments) => checkLimits(store, shipments),
    look,
    deliver: async (shipments) => ({deliveries: await landed(store, () => put(shipments))}),
    point: (pointers, wish) =>
      landed(store, () => movePointers({store, look: compare, urlOf, uploadOf}, pointers, wish)),
  };
}

const comingOf = (shipments: readonly Shipment[], deliveries: readonly Delivery[]): readonly Shipment[] =>
  shipments.filter((_, index) => deliveries[index]!.how !== 'there');

/** The path of an address: `+` and `%` mean something else there. */
const addressOf = (name: string): string => name.split('/').map(encodeURIComponent).join('/');

async function digestsOf(
  {log, signal}: Host,
  store: Store,
  shipments: readonly Shipment[],
): Promise<readonly (string | undefined)[]> {
  let asked = 0;
  return allInOrder(shipments, AT_ONCE, async ({name}) => {
    signal.throwIfAborted();
    log.progress(`comparing ${++asked} of ${shipments.length} files: ${name}`);
    return store.digest(name);
  });
}

/** Files whose names say nothing of the version: who fetches them asks each time. */
const RENEWED: ReadonlySet<Shipment['kind']> = new Set(['pointer', 'policy']);

const keptBytes = (name: string): string =>
  `a published name keeps its bytes: release a new version or revision; or, where nobody has fetched it yet, delete ${name} there`;

/** The packages are others, or fewer. */
const otherList = (name: string): string =>
  `it lists the files of one run: bring all targets in one run, or give each a folder of its own (name: "{version}/{target}/{name}_{version}_{arch}"); else ${keptBytes(name)}`;

/** What somebody may have fetched under a name keeps its bytes. */
function refuseOthers(
  {title}: Store,
  shipments: readonly Shipment[],
  there: readonly (string | undefined)[],
): void {
  const problems = shipments.flatMap(({name, sha256, kind}, index) => {
    const other = there[index];
    if (other === undefined || other === sha256 || RENEWED.has(kind)) return [];
    return [
      {
        message: `${name} is in ${title} with other bytes: SHA-256 ${other} there, ${sha256} here`,
        hint: kind === 'checksums' ? otherList(name) : keptBytes(name),
      },
    ];
  });
  if (problems.length > 0) throw new UserError('publish/other-bytes', problems);
}

const uploadOf = ({name, file, size, kind}: Shipment): Upload => ({
  path: name,
  content: {file, size},
  lasting: !RENEWED.has(kind),
});
