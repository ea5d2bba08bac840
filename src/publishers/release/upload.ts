import {PkgError, UserError} from '../../model/errors.ts';
import type {Shipment} from '../../model/publisher.ts';
import {assetName} from '../../text/asset-name.ts';
import {mediaType} from '../../text/media-type.ts';
import {sendAsset} from '../../tools/github-assets.ts';
import type {Fault} from '../../tools/github-fault.ts';
import type {Asset, Release} from '../../tools/github-releases.ts';
import type {Made} from './find.ts';
import type {Ground} from './ground.ts';
import {type Found, hasBytes} from './look.ts';

/** So often somebody else's upload of the same name is given time to come to its end. */
const POLLS = {rival: 5, stranger: 3};

/** Sends one file; what is in its place goes first, where nobody can have it yet. */
export async function upload(
  ground: Ground,
  made: Made,
  {shipment, asset}: Found,
  onBytes: (count: number) => void,
): Promise<void> {
  const {host, calls, releases} = ground;
  const {release, rival} = made;
  const name = assetName(shipment.name);
  if (asset?.state === 'uploaded') await replaceable(ground, release, name);
  if (asset && (asset.state === 'uploaded' || !rival)) await releases.removeAsset(asset);
  const sent = await sendAsset(host, calls, {
    release,
    sending: {name, file: shipment.file, size: shipment.size, type: mediaType(name)},
    look: lookAgain(ground, made, shipment),
    onBytes,
  });
  // It is our own, and of this moment: also where the release is public it is better gone.
  if (sent.size !== shipment.size || (sent.sha256 ?? shipment.sha256) !== shipment.sha256)
    await releases.removeAsset(sent);
  else if (sent.name !== name)
    throw new PkgError('release/other-name', `GitHub calls ${name} ${sent.name}, and SHA256SUMS does not`, {
      hint: `give it a name that GitHub keeps; the draft is at ${release.page}`,
    });
}

/** Another run, of other bytes, may have made it public meanwhile. */
async function replaceable({releases, title}: Ground, release: Release, name: string): Promise<void> {
  if (release.draft && (await releases.again(release)).draft) return;
  throw new UserError('release/published', `somebody else has put another ${name} into ${title}`, {
    hint: 'publish a new version, with a tag of its own',
  });
}

/** After a try that failed: what is there now? What is ours and whole stays, what is broken goes. */
function lookAgain(
  ground: Ground,
  {release, rival}: Made,
  shipment: Shipment,
): (fault: Fault) => Promise<Asset | undefined> {
  const {releases} = ground;
  const name = assetName(shipment.name);
  let polls = rival ? POLLS.rival : POLLS.stranger;
  return async (fault) => {
    // After a try that was not refused, the rest that is there is our own.
    const isOurs = fault.kind !== 'refused';
    const found = (await releases.assets(release)).find((asset) => asset.name === name);
    if (!found) return undefined;
    if (found.state !== 'uploaded' && !isOurs && polls-- > 0) return undefined;
    if (found.state === 'uploaded') {
      if (await hasBytes(ground, found, shipment)) return found;
      await replaceable(ground, release, name);
    }
    await releases.removeAsset(found);
    return undefined;
  };
}
