import {createHash} from 'node:crypto';
import type {Listing, Shelf} from '../../model/repository.ts';
import type {Store} from '../../model/store.ts';
import {attributesOf} from './elements.ts';
import {badRepository, foreign} from './fault.ts';
import {openData} from './fetch.ts';
import {type ListKind, listKinds, packagesIn} from './packages-in.ts';
import {folderOf, topOf} from './places.ts';
import {listingOf} from './published.ts';
import {parseRepomd, type Repomd} from './repomd.ts';
import {sealOf} from './seal.ts';

/** Reads a shelf from its published lists, every digest checked; what it does not know it refuses rather than loses. */
export async function read(store: Store, place: string): Promise<Shelf> {
  const file = topOf(place);
  const found = await store.get(file);
  if (!found) return {...EMPTY, place};
  const digest = createHash('sha256').update(found.bytes).digest('hex');
  const signed = await sealOf(store, place, {bytes: found.bytes, digest});
  const repomd = parseRepomd(file, found.bytes);
  demandKnown(file, repomd);
  return {
    place,
    listings: await listingsOf(store, place, repomd),
    fixed: {},
    date: repomd.date,
    tag: found.tag,
    ...signed,
    lists: repomd.data.map(({href}) => `${folderOf(place)}${href}`),
  };
}

const EMPTY = {listings: [], fixed: {}, date: 0, tag: undefined, signedBy: [], torn: false} as const;

/** The same lists once more, for one client or another: they are left out when the lists are written again. */
const COPIES = /^(primary|filelists|other)(_db|_zck)$|^filelists-ext(_zck)?$/;

function demandKnown(file: string, {data}: Repomd): void {
  const own = new Set(listKinds.map(({type}) => type as string));
  const types = data.map(({type}) => type);
  const twice = types.find((type, at) => types.indexOf(type) !== at);
  if (twice !== undefined) throw badRepository(file, `it names its ${twice} twice`);
  const unknown = types.filter((type) => !own.has(type) && !COPIES.test(type));
  if (unknown.length > 0)
    throw foreign(file, `it has ${unknown.join(', ')} too, which would be lost when linux-pkg writes it`);
}

/** The packages of all three lists, put together. */
async function listingsOf(store: Store, place: string, repomd: Repomd): Promise<readonly Listing[]> {
  const [primary, filelists, other] = await Promise.all(
    listKinds.map((kind) => textsOf(store, place, repomd, kind)),
  );
  const folder = folderOf(place);
  const named = (kind: 'filelists' | 'other') => `${folder}${dataOf(place, repomd, kind).href}`;
  const [ofFiles, ofOther] = [byPackage(filelists!, named('filelists')), byPackage(other!, named('other'))];
  const file = `${folder}${dataOf(place, repomd, 'primary').href}`;
  const listings = primary!.map((text) => {
    const told = listingOf(file, folder, text);
    const [files, changes] = [ofFiles.get(told.sha256), ofOther.get(told.sha256)];
    if (files === undefined || changes === undefined)
      throw foreign(file, `${told.path} is missing in its ${files === undefined ? 'filelists' : 'other'}`);
    return {...told, texts: {primary: text, filelists: files, other: changes}};
  });
  const count = new Set(listings.map(({sha256}) => sha256)).size;
  if (ofFiles.size !== count || ofOther.size !== count)
    throw foreign(
      named(ofFiles.size === count ? 'other' : 'filelists'),
      'it has packages that primary has not',
    );
  return listings;
}

async function textsOf(
  store: Store,
  place: string,
  repomd: Repomd,
  kind: ListKind,
): Promise<readonly string[]> {
  const folder = folderOf(place);
  const data = dataOf(place, repomd, kind.type);
  const texts: string[] = [];
  for await (const some of packagesIn(kind, `${folder}${data.href}`, openData(store, folder, data)))
    for (const text of some) texts.push(text);
  return texts;
}

function dataOf(place: string, {data}: Repomd, type: string) {
  const found = data.find((one) => one.type === type);
  if (!found) throw foreign(topOf(place), `it names no ${type}`);
  return found;
}

function byPackage(texts: readonly string[], file: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const text of texts) {
    const id = attributesOf(text, 'package')?.get('pkgid');
    if (!id) throw foreign(file, 'a package in it has no pkgid');
    found.set(id, text);
  }
  return found;
}
