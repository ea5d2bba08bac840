import {join} from 'node:path';
import type {Problem} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Report} from '../../model/report.ts';
import type {Listing, RepositoryEngine, RepositoryKind, Shelf} from '../../model/repository.ts';
import type {Store} from '../../model/store.ts';
import {repositoryKinds} from '../../repositories/index.ts';
import {digestOf} from '../../tools/files.ts';
import {allInOrder} from '../../tools/parallel.ts';
import {openFolderAnyway} from './folder.ts';
import {publishedKeyring} from './keyring.ts';
import {faultOf} from './seal.ts';

const AT_ONCE = 4;

/** One published list, and what is wrong with it. */
interface Checked {
  readonly kind: RepositoryKind;
  readonly place: string;
  readonly shelf: Shelf | undefined;
  readonly problems: readonly Problem[];
}

/** Holds every file against the digest that its list states, and every list against its signature. */
export async function checkRepository(host: Host, dir: string): Promise<Report> {
  const {root, store, card} = await openFolderAnyway(host, dir);
  const keyring = await publishedKeyring(store, card.name);
  const checked: Checked[] = [];
  const unlisted: string[] = [];
  for (const kind of Object.values(repositoryKinds)) {
    const engine = await kind.load();
    const own: Checked[] = [];
    for (const place of [...(await engine.placesIn(store))].sort())
      own.push(await checkShelf({kind, engine, store, place, keyring}));
    checked.push(...own);
    unlisted.push(...(await unlistedIn(store, engine, own)));
  }
  const listings = checked.flatMap(({shelf}) => shelf?.listings ?? []);
  const elsewhere = listings.filter(({address}) => address !== undefined);
  const damaged = await damagedFiles(host, root, listings);
  const noKeys =
    keyring === undefined && checked.length > 0 ? [{message: `${card.name}-keyring.asc is missing`}] : [];
  const problems = [...noKeys, ...checked.flatMap((one) => one.problems), ...damaged];
  return {
    title:
      problems.length === 0
        ? `${dir} is sound: ${count(listings.length, 'package')} in ${count(checked.length, 'list')}, every digest and signature right`
        : `${count(problems.length, 'finding')} in ${dir}`,
    tables: [
      {
        title: 'Lists',
        head: ['repository', 'suite', 'packages', 'published', 'signed by'],
        rows: checked.map(({kind, place, shelf}) => [
          kind.id,
          place,
          shelf ? String(shelf.listings.length) : '',
          shelf && shelf.date > 0 ? new Date(shelf.date * 1000).toISOString() : '',
          shelf?.signedBy.join(', ') ?? '',
        ]),
      },
    ],
    notes: [
      ...(unlisted.length === 0
        ? []
        : [
            `No list names these, and clients may still be on their way with them; they go a day after they left the lists: ${unlisted.join(', ')}`,
          ]),
      ...(elsewhere.length === 0
        ? []
        : [`${count(elsewhere.length, 'package')} at other addresses: not fetched, and not looked at.`]),
    ],
    next: [],
    outputs: {},
    problems,
    failed: problems.length > 0,
    data: {problems, unlisted, packages: listings.length, lists: checked.map(({place}) => place)},
  };
}

interface Ground {
  readonly kind: RepositoryKind;
  readonly engine: RepositoryEngine;
  readonly store: Store;
  readonly place: string;
  readonly keyring: string | undefined;
}

async function checkShelf({kind, engine, store, place, keyring}: Ground): Promise<Checked> {
  const problems: Problem[] = [];
  let shelf: Shelf | undefined;
  try {
    shelf = await engine.read(store, place);
    problems.push(...(await sealProblems(shelf, keyring)));
  } catch (error) {
    problems.push(problemOf(place, error));
  }
  try {
    problems.push(...((await engine.audit?.(store, place)) ?? []));
  } catch (error) {
    if (shelf) problems.push(problemOf(place, error));
  }
  return {kind, place, shelf, problems};
}

async function sealProblems(shelf: Shelf, keyring: string | undefined): Promise<readonly Problem[]> {
  const {place, seal, torn} = shelf;
  if (!seal) return [{message: `the lists of ${place} are not signed`}];
  const fault = keyring === undefined ? undefined : await faultOf(shelf, [keyring]);
  return [
    ...(fault === undefined ? [] : [{message: fault}]),
    ...(torn
      ? [
          {
            message: `a publication of ${place} was ended between its last two writes`,
            hint: 'publish again, or run `linux-pkg repo add` once more: that mends it first',
          },
        ]
      : []),
  ];
}

const problemOf = (place: string, error: unknown): Problem => ({
  message: `${place}: ${error instanceof Error ? error.message : String(error)}`,
});

/** Packages that are not there, or not as they are listed; each file is read once. */
async function damagedFiles(
  host: Host,
  root: string,
  listings: readonly Listing[],
): Promise<readonly Problem[]> {
  const byPath = new Map<string, Listing[]>();
  for (const listing of listings)
    if (listing.address === undefined)
      byPath.set(listing.path, [...(byPath.get(listing.path) ?? []), listing]);
  const found = await allInOrder([...byPath], AT_ONCE, async ([path, named]) => {
    host.signal.throwIfAborted();
    const made = await digestOf(join(root, path)).catch(() => undefined);
    if (!made) return [{message: `${path} is listed and not there`}];
    const isRight = named.every(({size, sha256}) => size === made.size && sha256 === made.sha256);
    return isRight ? [] : [{message: `${path} is not as it is listed: its size or SHA-256 is another`}];
  });
  return found.flat();
}

async function unlistedIn(
  store: Store,
  engine: RepositoryEngine,
  checked: readonly Checked[],
): Promise<readonly string[]> {
  // What a list that cannot be read names is not known.
  if (checked.some(({shelf}) => shelf === undefined)) return [];
  const named = new Set(checked.flatMap(({shelf}) => shelf?.listings.map(({path}) => path) ?? []));
  const there = await store.list(engine.root);
  return there.map(({path}) => path).filter((path) => engine.isPackage(path) && !named.has(path));
}

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
