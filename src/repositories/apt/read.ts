import {type Problem, UserError} from '../../model/errors.ts';
import type {Listing} from '../../model/repository.ts';
import type {Store} from '../../model/store.ts';
import {allInOrder} from '../../tools/parallel.ts';
import {sha256Of} from './clear-text.ts';
import {parseContents} from './contents.ts';
import {type FetchedIndex, fetchIndex, type Shop} from './fetch.ts';
import {folderOf} from './names.ts';
import {parsePackages} from './packages.ts';
import {FIXED, type Release} from './release.ts';
import {type AptShelf, type Generation, STATE} from './shelf.ts';
import type {Texts} from './stanza.ts';
import {parseState, type State} from './state.ts';
import {readTop} from './top.ts';

const AT_ONCE = 8;

/** Reads a suite from what is published, whoever made it; every file that is used is held against its digest. */
export async function readSuite(store: Store, suite: string): Promise<AptShelf> {
  const folder = folderOf(suite);
  const top = await readTop(store, folder);
  if (!top)
    return {place: suite, listings: [], fixed: {}, date: 0, tag: undefined, signedBy: [], torn: false};
  const {release} = top;
  const problems: Problem[] = [];
  refuseOthers(release, folder, problems);
  const shop: Shop = {store, folder, release, problems};
  const indexes = await allInOrder(indexesOf(release), AT_ONCE, (path) => fetchIndex(shop, path));
  const fetched = new Map(indexes.flatMap((index) => (index ? [[index.path, index] as const] : [])));
  const date = Math.floor(Date.parse(release.fields.get('Date') ?? '') / 1000);
  if (!Number.isSafeInteger(date)) problems.push({message: `${folder}${top.name} has no Date that is one`});
  const stateFile = fetched.get(STATE.replace(/\.gz$/, ''));
  const state = stateFile && parseState(latin1(stateFile.plain));
  const listings = problems.length === 0 ? listingsOf(fetched, {date, state, folder, problems}) : [];
  // Files come in any order.
  problems.sort((a, b) => (a.message < b.message ? -1 : 1));
  if (problems.length > 0) throw new UserError('repository/damaged', problems);
  const {seal, signedBy, tag} = top;
  return {
    place: suite,
    listings,
    fixed: Object.fromEntries(
      FIXED.flatMap((name) => (release.fields.get(name) ? [[name, release.fields.get(name)!]] : [])),
    ),
    date,
    tag,
    signedBy,
    torn: top.torn || [...fetched.values()].some(({isMixed}) => isMixed),
    ...(seal && {seal}),
    last: {
      top: top.name,
      release,
      packed: packedOf(fetched),
      state: stateFile && sha256Of(stateFile.plain),
      earlier: state?.earlier ?? new Map(),
    },
  };
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

const PACKAGES = /^([^/]+)\/binary-([a-z0-9-]+)\/Packages$/;
const CONTENTS = /^(?:([^/]+)\/)?Contents-([a-z0-9-]+)$/;

/** What a suite is made again from, each without its suffix. */
function indexesOf({files}: Release): readonly string[] {
  const bare = new Set([...files.keys()].map((path) => path.replace(/\.(?:gz|xz|bz2|lzma|zst|lz4)$/, '')));
  const state = STATE.replace(/\.gz$/, '');
  return [...bare].filter((path) => PACKAGES.test(path) || CONTENTS.test(path) || path === state).sort();
}

/** What would be lost if we wrote the suite again. */
function refuseOthers({files}: Release, folder: string, problems: Problem[]): void {
  for (const [path, {size}] of files)
    if (/(?:^|\/)(?:source\/Sources|debian-installer\/binary-[^/]+\/Packages)$/.test(path) && size > 0)
      problems.push({
        message: `${folder}${path} lists source packages or parts of the installer, which are not kept here`,
        hint: 'publish into a suite of its own',
      });
}

interface Reading {
  readonly date: number;
  readonly state: State | undefined;
  readonly folder: string;
  readonly problems: Problem[];
}

/** A package that is listed for every architecture is one listing. */
function listingsOf(
  fetched: ReadonlyMap<string, FetchedIndex>,
  {date, state, folder, problems}: Reading,
): readonly Listing[] {
  const found = new Map<string, Listing>();
  for (const [path, {plain}] of fetched) {
    const [, component, arch] = PACKAGES.exec(path) ?? [];
    if (component === undefined) continue;
    const text = latin1(plain);
    const contents = state ? undefined : contentsFor(fetched, component, arch!);
    for (const one of parsePackages({path: folder + path, text, component, date}, problems)) {
      const files = state ? state.files.get(one.path) : contents?.get(one.name);
      const texts: Texts = {...one.texts, files: files ?? ''};
      const same = found.get(one.path);
      if (same === undefined) found.set(one.path, {...one, texts});
      else if (same.sha256 !== one.sha256)
        problems.push({message: `${folder}${path}: ${one.path} has another SHA256 than in another list`});
    }
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function contentsFor(
  fetched: ReadonlyMap<string, FetchedIndex>,
  component: string,
  arch: string,
): ReadonlyMap<string, string> {
  const index = fetched.get(`${component}/Contents-${arch}`) ?? fetched.get(`Contents-${arch}`);
  return index ? parseContents(latin1(index.plain)) : new Map();
}

function packedOf(fetched: ReadonlyMap<string, FetchedIndex>): Generation['packed'] {
  return new Map(
    [...fetched.values()].flatMap(({path, gzip}) => (gzip ? [[`${path}.gz`, gzip] as const] : [])),
  );
}
