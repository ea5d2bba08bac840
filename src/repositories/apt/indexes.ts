import type {Listing} from '../../model/repository.ts';
import {sha256Of} from './clear-text.ts';
import {contentsText} from './contents.ts';
import {packer} from './packer.ts';
import type {Indexed} from './release.ts';
import type {Generation} from './shelf.ts';
import {textsOf} from './stanza.ts';

/** What the Release file says of an index, and its bytes where it is a file. */
export type Index = Indexed & {readonly bytes: Uint8Array | undefined};
export type Indexes = Map<string, Index>;

export interface IndexWork {
  readonly listings: readonly Listing[];
  readonly components: readonly string[];
  readonly arches: readonly string[];
  readonly last: Generation | undefined;
}

export const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');

export const withDigest = (bytes: Uint8Array): Index => ({
  bytes,
  size: bytes.length,
  sha256: sha256Of(bytes),
});

/** Packages and Contents of every component and architecture. */
export async function indexesOf({listings, components, arches, last}: IndexWork): Promise<Indexes> {
  const pack = packer(last);
  const made = components.flatMap((component) => {
    const mine = listings.filter((one) => textsOf(one).component === component);
    const textsFor = textsByArch(mine);
    return arches.map(async (arch): Promise<readonly (readonly [string, Index])[]> => {
      const texts = textsFor(arch);
      const packages = `${component}/binary-${arch}/Packages`;
      const contents = `${component}/Contents-${arch}`;
      const plain = withDigest(texts.packages);
      const packed = pack(packages, texts.packages);
      const before = sameContents(last, {packages, contents, sha256: plain.sha256});
      const listed = before ?? withDigest(texts.contents());
      const packedContents = before?.packed ?? pack(contents, listed.bytes!);
      return [
        [packages, plain],
        [`${packages}.gz`, withDigest(await packed)],
        // As Debian has it: the digest of what is unpacked, and no such file.
        [contents, {size: listed.size, sha256: listed.sha256, bytes: undefined}],
        [`${contents}.gz`, withDigest(await packedContents)],
      ];
    });
  });
  return new Map((await Promise.all(made)).flat());
}

interface ArchTexts {
  readonly packages: Buffer;
  readonly contents: () => Buffer;
}

/** Architectures that have nothing of their own have one and the same lists. */
function textsByArch(listings: readonly Listing[]): (arch: string) => ArchTexts {
  const own = new Set(listings.map(({arch}) => arch));
  const made = new Map<string, ArchTexts>();
  return (arch) => {
    const key = own.has(arch) ? arch : 'all';
    const found = made.get(key) ?? textsOfIndex(listings.filter((one) => [arch, 'all'].includes(one.arch)));
    made.set(key, found);
    return found;
  };
}

function textsOfIndex(listings: readonly Listing[]): ArchTexts {
  let contents: Buffer | undefined;
  return {
    packages: bytesOf(listings.map((one) => `${textsOf(one).stanza}\n`).join('')),
    contents: () => (contents ??= bytesOf(contentsText(listings))),
  };
}

/** The same packages have the same files: where it was us who listed them, nothing is to be done. */
function sameContents(
  last: Generation | undefined,
  {
    packages,
    contents,
    sha256,
  }: {readonly packages: string; readonly contents: string; readonly sha256: string},
): (Index & {readonly packed: Uint8Array}) | undefined {
  if (last?.state === undefined || last.release.files.get(packages)?.sha256 !== sha256) return undefined;
  const listed = last.release.files.get(contents);
  const packed = last.packed.get(`${contents}.gz`);
  return listed && packed ? {...listed, bytes: undefined, packed} : undefined;
}
