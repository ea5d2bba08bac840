import {UserError} from '../../model/errors.ts';
import type {Edition, EditionWork, Listing} from '../../model/repository.ts';
import type {Upload} from '../../model/store.ts';
import {armoredSignature, clearSigned} from '../../tools/openpgp/index.ts';
import {sha256Of} from './clear-text.ts';
import {bytesOf, type Indexes, indexesOf, withDigest} from './indexes.ts';
import {folderOf} from './names.ts';
import {packer} from './packer.ts';
import {releaseText} from './release.ts';
import {type AptShelf, byHash, type Generation, STATE} from './shelf.ts';
import {textsOf} from './stanza.ts';
import {stateText} from './state.ts';

/** As long as a client may be on its way with an earlier edition. */
const GRACE = 86_400;

/** Where a suite has packages for every architecture alone, clients of these find them. */
const COMMON = ['amd64', 'arm64', 'armhf', 'i386', 'ppc64el', 'riscv64', 's390x'] as const;

/** All files of a suite's next edition. */
export async function writeSuite({shelf, signers, date, there}: EditionWork): Promise<Edition> {
  const {last, place, fixed} = shelf as AptShelf;
  const folder = folderOf(place);
  const listings = [...shelf.listings].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const components = named(
    last,
    'Components',
    listings.map((one) => textsOf(one).component),
  );
  if (components.length === 0) components.push('main');
  const arches = named(
    last,
    'Architectures',
    listings.map(({arch}) => arch),
  ).filter((arch) => arch !== 'all');
  if (arches.length === 0) arches.push(...COMMON);
  const indexes = await indexesOf({listings, components, arches, last});
  const present = new Set(there.map(({path}) => path.slice(folder.length)));
  const {earlier, state} = await stateOf({listings, indexes, last, date, present});
  indexes.set(STATE, withDigest(state));
  const text = releaseText({suite: place, fixed, date, arches, components, files: indexes});
  const files = [...indexes].flatMap(([path, {bytes, sha256}]) =>
    bytes ? [{path: folder + path, hashed: folder + byHash(path, sha256), content: bytes}] : [],
  );
  const kept = new Set([
    ...files.map(({hashed}) => hashed),
    ...[...earlier.keys()].map((path) => folder + path),
  ]);
  const tops = await topFiles(text, signers, last);
  const upload = ([name, content]: TopFile): Upload => ({path: folder + name, content: Buffer.from(content)});
  return {
    batches: [
      files.map(({hashed, content}) => ({path: hashed, content, lasting: true})),
      files.map(({path, content}) => ({path, content})),
    ],
    top: [upload(tops[0]), ...tops.slice(1).map(upload)],
    stale: [
      ...there
        .filter(
          ({path, modified}) => path.includes('/by-hash/') && !kept.has(path) && modified < date - GRACE,
        )
        .map(({path}) => path),
      ...[...new Set([...(last?.release.files.keys() ?? []), ...indexes.keys()])]
        .filter((path) => present.has(path) && !indexes.get(path)?.bytes)
        .map((path) => folder + path),
    ],
  };
}

/** Words of the last edition and those of the packages: what clients once had in their sources stays there. */
const named = (last: Generation | undefined, field: string, words: readonly string[]): string[] =>
  [...new Set([...(last?.release.fields.get(field)?.split(/\s+/).filter(Boolean) ?? []), ...words])].sort();

interface StateWork {
  readonly listings: readonly Listing[];
  readonly indexes: Indexes;
  readonly last: Generation | undefined;
  readonly date: number;
  readonly present: ReadonlySet<string>;
}

/** Our own index; where it says what the last one said, that one has not become an earlier one. */
async function stateOf(work: StateWork): Promise<{earlier: ReadonlyMap<string, number>; state: Uint8Array}> {
  const {listings, last, date} = work;
  const earlier = new Map(earlierOf(work));
  const same = last?.packed.get(STATE);
  const plain = bytesOf(stateText(listings, earlier));
  if (same && sha256Of(plain) === last?.state) return {earlier, state: same};
  const before = last?.release.files.get(STATE);
  if (!before) return {earlier, state: await packer(undefined)(STATE, plain)};
  earlier.set(byHash(STATE, before.sha256), date);
  return {earlier, state: await packer(undefined)(STATE, bytesOf(stateText(listings, earlier)))};
}

/** by-hash files that stay: of the edition that this one supersedes, and of those that were superseded not long ago. */
function earlierOf({indexes, last, date, present}: StateWork): ReadonlyMap<string, number> {
  if (!last) return new Map();
  const current = new Set([...indexes].map(([path, {sha256}]) => byHash(path, sha256)));
  const before = [...last.release.files]
    .filter(([path]) => path !== STATE)
    .map(([path, {sha256}]) => [byHash(path, sha256), date] as const);
  const fresh = [...last.earlier].filter(([, at]) => at > date - GRACE);
  return new Map([...before, ...fresh].filter(([path]) => present.has(path) && !current.has(path)));
}

type TopFile = readonly [name: string, content: string];

/** What makes the edition visible, in order; what is published under a signature never loses it. */
async function topFiles(
  text: string,
  signers: EditionWork['signers'],
  last: Generation | undefined,
): Promise<readonly [TopFile, ...TopFile[]]> {
  if (signers.length === 0) {
    if (last?.top === 'InRelease')
      throw new UserError(
        'apt/unsigned',
        'the suite is published with a signature, and there is no key to sign it with',
        {
          hint: 'give the key with which it was signed: clients refuse it without',
        },
      );
    return [['Release', text]];
  }
  const bytes = Buffer.from(text);
  const [inner, outer] = await Promise.all([
    Promise.all(signers.map((signer) => signer.text(text))),
    Promise.all(signers.map((signer) => signer.detached(bytes))),
  ]);
  const inRelease = ['InRelease', clearSigned(text, Buffer.concat(inner))] as const;
  const pair = [
    ['Release', text],
    ['Release.gpg', armoredSignature(Buffer.concat(outer))],
  ] as const;
  return last?.top === 'Release' ? [...pair, inRelease] : [inRelease, ...pair];
}
