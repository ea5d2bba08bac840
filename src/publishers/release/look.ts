import {type Problem, UserError} from '../../model/errors.ts';
import type {Delivery, Shipment} from '../../model/publisher.ts';
import {assetName} from '../../text/asset-name.ts';
import {digestOfAsset} from '../../tools/github-assets.ts';
import type {Asset, Release} from '../../tools/github-releases.ts';
import {allInOrder} from '../../tools/parallel.ts';
import {findRelease, refuseWrongTag} from './find.ts';
import type {Ground} from './ground.ts';
import {refuseTooMany} from './limits.ts';

const AT_ONCE = 4;

/** A file and what is there under its name. */
export interface Found {
  readonly shipment: Shipment;
  readonly how: Delivery['how'];
  readonly asset: Asset | undefined;
}

/** What would become of each file. */
export async function look(ground: Ground, shipments: readonly Shipment[]): Promise<readonly Found[]> {
  const release = await findRelease(ground);
  if (!release || release.draft) await refuseWrongTag(ground);
  if (!release) return shipments.map((shipment) => ({shipment, how: 'uploaded', asset: undefined}));
  return compare(ground, {release, assets: await ground.releases.assets(release)}, shipments);
}

/** A release and its files, as they are now. */
export interface Filled {
  readonly release: Release;
  readonly assets: readonly Asset[];
}

/** Each file beside what the release has of that name; an error where what must not change would have to. */
export async function compare(
  ground: Ground,
  {release, assets}: Filled,
  shipments: readonly Shipment[],
): Promise<readonly Found[]> {
  const byName = new Map(assets.map((asset) => [asset.name, asset]));
  refuseTooMany(shipments, assets);
  const found = await allInOrder(shipments, AT_ONCE, async (shipment): Promise<Found> => {
    const asset = byName.get(assetName(shipment.name));
    if (!asset) return {shipment, how: 'uploaded', asset};
    // The rest of an upload that broke off: nobody can have it.
    if (asset.state !== 'uploaded') return {shipment, how: 'uploaded', asset};
    return {shipment, how: (await hasBytes(ground, asset, shipment)) ? 'there' : 'replaced', asset};
  });
  if (!release.draft) {
    if (found.some(({how}) => how !== 'there')) await refuseWrongTag(ground);
    await refuseChanges(ground, release, found);
  }
  return found;
}

/** Whether the asset has the file's bytes: by the server's own digest, else by reading them. */
export async function hasBytes(ground: Ground, asset: Asset, {size, sha256}: Shipment): Promise<boolean> {
  if (asset.size !== size) return false;
  return (asset.sha256 ?? (await digestOfAsset(ground.calls, ground.repository, asset))) === sha256;
}

/** What they say depends on the targets of the run. */
const LISTS: ReadonlySet<Shipment['kind']> = new Set(['checksums', 'pointer']);

async function refuseChanges(
  {calls, repository, title, tag}: Ground,
  {immutable, page}: Release,
  found: readonly Found[],
): Promise<void> {
  const problems: Problem[] = [];
  for (const {shipment, how, asset} of found) {
    const {name, sha256, kind} = shipment;
    if (how === 'replaced' && asset)
      problems.push({
        message: `${title} is public, and its ${name} has other bytes: sha256 ${asset.sha256 ?? (await digestOfAsset(calls, repository, asset))} there, ${sha256} here`,
        hint: LISTS.has(kind)
          ? `it lists the files of one run: bring all targets in one; now publish a new version, with a tag of its own${immutable ? '' : `, or, where nobody has fetched it yet, delete that file at ${page} and run it again with all targets`}`
          : `people may have fetched it already: publish a new version, with a tag of its own${immutable ? '' : `, or delete that file at ${page} and run it again`}`,
      });
    else if (how === 'uploaded' && immutable)
      problems.push({
        message: `${title} is public and immutable, and ${name} is not among its files`,
        hint: `GitHub takes no more files for it (${page}): publish a new version; ${tag} cannot be used again`,
      });
  }
  if (problems.length > 0) throw new UserError('release/published', problems);
}
