import {setTimeout as sleep} from 'node:timers/promises';
import {PkgError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Shipment} from '../../model/publisher.ts';
import {assetName} from '../../text/asset-name.ts';
import {sizeText} from '../../text/size.ts';
import type {Asset, Release} from '../../tools/github-releases.ts';
import {allInOrder} from '../../tools/parallel.ts';
import {findRelease, type Made, makeDraft, refuseWrongTag} from './find.ts';
import type {Ground} from './ground.ts';
import {latestOf} from './latest.ts';
import {compare, type Filled, type Found} from './look.ts';
import {upload} from './upload.ts';

const AT_ONCE = 4;
const PAUSES_MS = [500, 1000];
/** What is not as it should be after it was sent is sent once more. */
const ROUNDS = 2;

export interface Done {
  readonly found: readonly Found[];
  readonly page: string;
  readonly pending: string | undefined;
}

/** Brings the files to the tag's release, and makes it public when all are there with the digests they should have. */
export async function deliver(ground: Ground, shipments: readonly Shipment[]): Promise<Done> {
  const {work, releases, host} = ground;
  const {release, rival} = await released(ground);
  const ours = new Set(shipments.map(({name}) => assetName(name)));
  const assets = await settledAssets(ground, release, ours);
  const found = await compare(ground, {release, assets}, shipments);
  tellForeign(ground, {release, assets}, shipments);
  await bringAll(ground, {release, rival}, found);
  if (!release.draft) return {found, page: release.page, pending: undefined};
  if (work.settings.draft)
    return {found, page: release.page, pending: `publish the draft at ${release.page}`};
  const prerelease =
    work.settings.prerelease ?? (release.prerelease || work.version.prerelease !== undefined);
  const latest = prerelease ? 'false' : await latestOf(ground);
  const {page, draft} = await releases.publish(release, {prerelease, latest});
  if (draft) throw new PkgError('release/still-draft', `GitHub left ${ground.title} a draft: ${page}`);
  host.log.info(`public: ${page}`);
  return {found, page, pending: undefined};
}

async function released(ground: Ground): Promise<Made> {
  const release = await findRelease(ground);
  if (!release || release.draft) await refuseWrongTag(ground);
  return release ? {release, rival: false} : makeDraft(ground);
}

/** What is not whole may be the rest of a run that failed, or on its way at this moment: it gets a little time. */
async function settledAssets(
  {host, releases, title}: Ground,
  release: Release,
  ours: ReadonlySet<string>,
): Promise<readonly Asset[]> {
  let assets = await releases.assets(release);
  for (const pause of PAUSES_MS) {
    const partial = assets.filter(({name, state}) => ours.has(name) && state !== 'uploaded');
    if (partial.length === 0) return assets;
    host.log.debug(`${title}: not whole yet: ${partial.map(({name}) => name).join(', ')}`);
    await sleep(pause, undefined, {signal: host.signal});
    assets = await releases.assets(release);
  }
  return assets;
}

function tellForeign({host, title}: Ground, {release, assets}: Filled, shipments: readonly Shipment[]): void {
  const ours = new Set(shipments.map(({name}) => assetName(name)));
  const list = shipments.find(({kind}) => kind === 'checksums');
  const foreign = release.draft ? assets.map(({name}) => name).filter((name) => !ours.has(name)) : [];
  if (foreign.length === 0) return;
  const shown = `${foreign.slice(0, 5).join(', ')}${foreign.length > 5 ? ` and ${foreign.length - 5} more` : ''}`;
  host.log.info(
    `${title} has files that are not of this run, which are left${list ? ` and are not in ${list.name}` : ''}: ${shown}`,
  );
}

/** Sends what is missing or other, looks at all of it, and sends again what did not come as it should. */
async function bringAll(ground: Ground, made: Made, found: readonly Found[]): Promise<void> {
  let wanted: readonly Found[] = found.filter(({how}) => how !== 'there');
  for (let round = 0; round < ROUNDS && wanted.length > 0; round++) {
    // Where it is public already, a pointer leads to what is there.
    const [pointers = [], others = []] = [true, false].map((isPointer) =>
      wanted.filter(({shipment: {kind}}) => (kind === 'pointer') === isPointer),
    );
    const tell = progressOf(ground.host, wanted);
    try {
      for (const some of [others, pointers])
        await untilOneFails(some, async (one) => {
          await upload(ground, made, one, (bytes) => tell(bytes, 0));
          tell(0, 1);
        });
    } finally {
      ground.host.log.progress(undefined);
    }
    wanted = await notAsSent(ground, made.release, found);
  }
  if (wanted.length > 0)
    throw new PkgError(
      'release/digests',
      `GitHub has other bytes than were sent: ${wanted.map(({shipment: {name}}) => name).join(', ')}`,
      {
        hint: `run it again; ${made.release.draft ? 'it stays a draft until all of them are right' : made.release.page}`,
      },
    );
}

/** Where GitHub takes one no more after all tries, it takes the others no more either: the first error says why. */
async function untilOneFails<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const errors: unknown[] = [];
  await allInOrder(items, AT_ONCE, async (item) => {
    if (errors.length === 0) await work(item).catch((error: unknown) => errors.push(error));
  });
  if (errors.length > 0) throw errors[0];
}

function progressOf({log}: Host, wanted: readonly Found[]): (bytes: number, files: number) => void {
  const total = sizeText(wanted.reduce((sum, {shipment: {size}}) => sum + size, 0));
  let [bytes, files] = [0, 0];
  return (moreBytes, moreFiles) => {
    bytes += moreBytes;
    files += moreFiles;
    log.progress(`${files} of ${wanted.length} files, ${sizeText(bytes)} of ${total}`);
  };
}

/** By what the server says of its own files now. */
async function notAsSent(
  {releases}: Ground,
  release: Release,
  found: readonly Found[],
): Promise<readonly Found[]> {
  const assets = new Map((await releases.assets(release)).map((asset) => [asset.name, asset]));
  return found.flatMap((one) => {
    const {name, size, sha256} = one.shipment;
    const asset = assets.get(assetName(name));
    if (asset?.state === 'uploaded' && asset.size === size && (asset.sha256 ?? sha256) === sha256) return [];
    return [{...one, how: asset ? 'replaced' : 'uploaded', asset}];
  });
}
