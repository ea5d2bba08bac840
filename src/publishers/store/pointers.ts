import {readFile} from 'node:fs/promises';
import {PkgError} from '../../model/errors.ts';
import type {Delivery, PointerWish, Publisher, Shipment} from '../../model/publisher.ts';
import type {Store, Upload} from '../../model/store.ts';

interface Ground {
  readonly store: Store;
  readonly look: Publisher['look'];
  readonly urlOf: Publisher['urlOf'];
  readonly uploadOf: (shipment: Shipment) => Upload;
}

const TRIES = 20;

/**
 * Moves pointers on: the others first, the head last and only where nobody was faster. Nothing where a later version
 * is there already; a writer who finds that out when it has put its own puts those of the later one back.
 */
export async function movePointers(
  {store, look, urlOf, uploadOf}: Ground,
  pointers: readonly Shipment[],
  {head, isNewer, textsOf, merged, dry = false}: PointerWish,
): Promise<readonly Delivery[]> {
  const last = pointers.find(({name}) => name === head);
  if (!last) throw new PkgError('publish/pointers', `${head} is not among the pointers`);
  const others = pointers.filter(({name}) => name !== head);
  // Small, and read whole: its tag decides, and not its place on the disk.
  const ours = await readFile(last.file);
  let hasPut = false;
  for (let tries = 0; tries < TRIES; tries++) {
    const now = await store.get(head);
    if (!isNewer(now?.bytes)) {
      if (hasPut && now && !(await putBack(store, others, textsOf(now.bytes), now.tag, head))) continue;
      return [];
    }
    const content = now ? merged(now.bytes, ours) : ours;
    const how =
      now === undefined ? 'uploaded' : Buffer.compare(content, now.bytes) === 0 ? 'there' : 'replaced';
    const deliveries = [...(await look(others)), {name: head, url: urlOf(head), how} as const];
    if (dry) return deliveries;
    const coming = others.filter((_, index) => deliveries[index]!.how !== 'there');
    hasPut ||= coming.length > 0;
    await store.put(coming.map(uploadOf));
    if (how === 'there') return deliveries;
    if (await store.putIfUnchanged({...uploadOf(last), content}, now?.tag)) return deliveries;
  }
  throw new PkgError('store/busy', `${head} in ${store.title} was changed by others each of ${TRIES} times`, {
    hint: 'run this again when they are done',
  });
}

/** True where the head is still the one that said so. */
async function putBack(
  store: Store,
  ours: readonly Shipment[],
  texts: ReadonlyMap<string, string>,
  tag: string,
  head: string,
): Promise<boolean> {
  const uploads = ours.flatMap(({name}) => {
    const text = texts.get(name);
    return text === undefined ? [] : [{path: name, content: Buffer.from(text)}];
  });
  await store.put(uploads);
  return (await store.get(head))?.tag === tag;
}
