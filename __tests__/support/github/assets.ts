import {uploadedName} from './asset-name.ts';
import {pageOf} from './pages.ts';
import {type Ask, findRelease, type Handlers} from './releases.ts';
import {invalid, notFound, type Reply, refusal} from './reply.ts';
import {assetShape, type Scene} from './shapes.ts';
import type {Asset, Release} from './state.ts';

/** https://docs.github.com/en/repositories/releasing-projects-on-github/about-releases#storage-and-bandwidth-quotas */
const MOST_ASSETS = 1000;
const TOO_LARGE = 2 ** 31;

export const assetHandlers: Handlers = {
  'repos/list-release-assets': (scene, {params, query, who}) => {
    const release = findRelease(scene, params['release_id'], who);
    if (!release) return notFound;
    const shapes = release.assets.map((asset) => assetShape(scene, release, asset));
    return pageOf(scene, {path: `/releases/${release.id}/assets`, query, shapes});
  },
  'repos/get-release-asset': (scene, ask) => {
    const found = findAsset(scene, ask);
    if (!found) return notFound;
    // The bytes lie elsewhere, at an address that is its own permission.
    return ask.accept === 'application/octet-stream'
      ? {status: 302, headers: {location: `${scene.doors.web}/bytes/${found.asset.id}`}}
      : {status: 200, body: assetShape(scene, found.release, found.asset)};
  },
  'repos/update-release-asset': (scene, ask) => {
    const found = findAsset(scene, ask);
    if (!found) return notFound;
    const {release, asset} = found;
    if (release.immutable) return refusal(422, 'Cannot update assets of an immutable release.');
    const name = uploadedName(String(ask.body['name'] ?? asset.name));
    if (release.assets.some((other) => other !== asset && other.name === name))
      return invalid('ReleaseAsset', 'name');
    Object.assign(asset, {name, label: ask.body['label'] ?? asset.label});
    return {status: 200, body: assetShape(scene, release, asset)};
  },
  'repos/delete-release-asset': (scene, ask) => {
    const found = findAsset(scene, ask);
    if (!found) return notFound;
    const {release, asset} = found;
    if (release.immutable) return refusal(422, 'Cannot delete assets from an immutable release.');
    release.assets.splice(release.assets.indexOf(asset), 1);
    return {status: 204};
  },
};

function findAsset(scene: Scene, {params, who}: Ask): {release: Release; asset: Asset} | undefined {
  for (const release of scene.project.releases) {
    const asset = release.assets.find(({id}) => id === Number(params['asset_id']));
    if (asset && (!release.draft || who === 'writer')) return {release, asset};
  }
  return undefined;
}

export interface Beginning {
  readonly size: number | undefined;
  readonly contentType: string;
}

/** The start of an upload: the asset is there from now on, whatever becomes of its bytes; or why not. */
export function beginUpload(
  scene: Scene,
  {params, query, who}: Ask,
  {size, contentType}: Beginning,
): {readonly release: Release; readonly asset: Asset} | Reply {
  const release = findRelease(scene, params['release_id'], who);
  if (!release) return notFound;
  if (!size) return refusal(400, `Bad Content-Length: ${size ?? ''}`);
  if (release.immutable) return refusal(422, 'Cannot upload assets to an immutable release.');
  const name = uploadedName(query.get('name')!);
  if (release.assets.some((asset) => asset.name === name)) return invalid('ReleaseAsset', 'name');
  if (release.assets.length >= MOST_ASSETS)
    return invalid('ReleaseAsset', 'file_count', {
      code: 'custom',
      message: 'file_count limited to 1000 assets per release',
    });
  if (size >= TOO_LARGE)
    return invalid('ReleaseAsset', 'size', {code: 'custom', message: 'size must be less than 2147483648'});
  const asset: Asset = {
    id: scene.nextId(),
    name,
    label: query.get('label') ?? '',
    contentType,
    state: 'starter',
    size: 0,
    sha256: undefined,
    bytes: undefined,
    at: scene.tick(),
  };
  release.assets.push(asset);
  return {release, asset};
}
