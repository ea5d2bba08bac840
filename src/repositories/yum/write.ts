import {createHash} from 'node:crypto';
import {PkgError} from '../../model/errors.ts';
import type {Edition, EditionWork, Listing} from '../../model/repository.ts';
import type {Signer} from '../../model/signer.ts';
import {armoredKeys, armoredSignature, readOpenKeys} from '../../tools/openpgp/index.ts';
import {listFile} from './list-file.ts';
import {listKinds} from './packages-in.ts';
import {folderOf, topOf} from './places.ts';
import {heldSignature} from './seal.ts';
import {outdated} from './stale.ts';

/**
 * The lists of a shelf under names of their digests, the keys for those who ask for them (zypper), then repomd.xml and
 * at once its signature. The signature is put before repomd.xml, too, under the digest of what it is of: where a run is
 * ended between the two, the next one knows its own work by it.
 */
export async function write(work: EditionWork): Promise<Edition> {
  const {shelf, signers, date, there, compression = 'gzip'} = work;
  const [signer] = signers;
  if (!signer) throw new PkgError('yum/unsigned', 'a YUM repository is not written without a key');
  const folder = folderOf(shelf.place);
  const listings = [...shelf.listings].sort(inOrder);
  const files = await Promise.all(
    listKinds.map((kind) => listFile(kind, listings, {folder, date, compression})),
  );
  const repomd = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<repomd xmlns="http://linux.duke.edu/metadata/repo" xmlns:rpm="http://linux.duke.edu/metadata/rpm">
  <revision>${date}</revision>
${files.map(({entry}) => entry).join('')}</repomd>
`);
  const signature = Buffer.from(armoredSignature(await signer.detached(repomd)));
  const held = heldSignature(shelf.place, createHash('sha256').update(repomd).digest('hex'));
  const uploads = [...files.map(({upload}) => upload), {path: held, content: signature}];
  const top = topOf(shelf.place);
  const kept = [...uploads.map(({path}) => path), ...(shelf.lists ?? [])];
  return {
    batches: [uploads, [{path: `${top}.key`, content: Buffer.from(await publicKeys(signers))}]],
    top: [
      {path: top, content: repomd},
      {path: `${top}.asc`, content: signature},
    ],
    stale: outdated({shelf, there, date, kept: new Set(kept)}),
  };
}

/** By name and path, whatever the order in which they came. */
function inOrder(a: Listing, b: Listing): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return 0;
}

/** Of all signers, in one block: a client that knows one of them learns of the others. */
async function publicKeys(signers: readonly Signer[]): Promise<string> {
  const byPrimary = new Map(signers.map(({primary, publicKey}) => [primary, publicKey]));
  const [only, ...more] = byPrimary.values();
  if (more.length === 0) return only!;
  const keys = await Promise.all([...byPrimary.values()].map((key) => readOpenKeys(key, 'the public key')));
  return armoredKeys(keys.flat(), 'public');
}
