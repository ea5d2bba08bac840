import type {Shelf} from '../../model/repository.ts';
import type {Store} from '../../model/store.ts';
import {signaturesIn} from '../../tools/openpgp/issuers.ts';
import {badRepository} from './fault.ts';
import {folderOf, REPODATA, topOf} from './places.ts';

interface Top {
  readonly bytes: Uint8Array;
  readonly digest: string;
}

/** Where the signature of a top file lies before that file is put: under its digest, so that it is there whatever happens. */
export const heldSignature = (place: string, digest: string): string =>
  `${folderOf(place)}${REPODATA}${digest}-repomd.xml.asc`;

/**
 * Whose signature a repomd.xml stands under, and which. Where repomd.xml.asc is of another generation, the one that was
 * put first under the top file's own digest shows that we made it and were ended between two writes. Whether it is
 * worth anything is for those to say who have the keys.
 */
export async function sealOf(
  store: Store,
  place: string,
  {bytes, digest}: Top,
): Promise<Pick<Shelf, 'signedBy' | 'torn' | 'seal'>> {
  const top = topOf(place);
  for (const name of [`${top}.asc`, heldSignature(place, digest)]) {
    const found = await store.get(name);
    if (!found) continue;
    const signature = new TextDecoder().decode(found.bytes);
    const signatures = signaturesIn(signature);
    if (signatures.length === 0 || !signatures.every(({fits}) => fits(bytes))) continue;
    return {
      signedBy: signatures.map(({issuer}) => issuer),
      torn: name !== `${top}.asc` || !(await store.get(`${top}.key`)),
      seal: {name, content: bytes, signature, type: 'binary'},
    };
  }
  await demandNeverSigned(store, place, digest);
  return {signedBy: [], torn: false};
}

async function demandNeverSigned(store: Store, place: string, digest: string): Promise<void> {
  const top = topOf(place);
  const there = await store.list(`${folderOf(place)}${REPODATA}`);
  const traces = there.filter(({path}) => path.endsWith('repomd.xml.asc') || path === `${top}.key`);
  if (traces.length === 0) return;
  const isThere = traces.some(({path}) => path === `${top}.asc`);
  throw badRepository(
    top,
    isThere
      ? `repomd.xml.asc was not made over it (SHA-256 ${digest})`
      : `its signature, repomd.xml.asc, is missing (SHA-256 of repomd.xml: ${digest})`,
  );
}
