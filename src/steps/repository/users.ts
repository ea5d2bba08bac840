import {basename} from 'node:path';
import {formatOf} from '../../formats/index.ts';
import type {Host} from '../../model/host.ts';
import type {Signer} from '../../model/signer.ts';
import type {Store, Upload} from '../../model/store.ts';
import {repositoryKinds} from '../../repositories/index.ts';
import {digestOf} from '../../tools/files.ts';
import {type SourceWork, sourcePackages, usersFiles} from '../page/index.ts';
import type {Addition, OpenSuite, PlaceResult} from './publish.ts';

interface Making {
  readonly signer: Signer;
  /** Where they are put together. */
  readonly dir: string;
}

/** The packages that carry key and source, signed as any other, where those that are published say something else. */
export async function carriersFor(
  host: Host,
  source: SourceWork,
  suites: readonly OpenSuite[],
  {signer, dir}: Making,
): Promise<readonly Addition[]> {
  const coming = suites.map(({kind, suite, listings}) => ({kind: kind.id, suite, listings}));
  const made = await sourcePackages(host, {...source, suites: coming}, dir);
  const additions: Addition[] = [];
  for (const {kind: id, suite, file} of made) {
    const kind = repositoryKinds[id]!;
    const {defaults, load} = formatOf(kind.format);
    const {sign, record} = await load();
    await sign?.({file, signer, options: defaults});
    const pkg = {file, name: basename(file), ...(await digestOf(file)), record: await record!(file)};
    additions.push({kind, suite, packages: [pkg]});
  }
  return additions;
}

/** Puts what users get beside the lists, where it says something else than what is there. */
export async function putUsersFiles(
  host: Host,
  store: Store,
  source: SourceWork,
  places: readonly PlaceResult[],
): Promise<void> {
  const changed: Upload[] = [];
  for (const upload of await usersFiles(host, {...source, places})) {
    const there = await store.get(upload.path);
    const {content} = upload;
    const isSame = there && content instanceof Uint8Array && Buffer.from(there.bytes).equals(content);
    if (!isSame) changed.push(upload);
  }
  await store.put(changed);
}
