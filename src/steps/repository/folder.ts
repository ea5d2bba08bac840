import {stat} from 'node:fs/promises';
import {basename, resolve} from 'node:path';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {Signer} from '../../model/signer.ts';
import type {Store} from '../../model/store.ts';
import {repositoryKinds} from '../../repositories/index.ts';
import {directoryStore} from '../../stores/index.ts';
import {tempDir} from '../../tools/files.ts';
import {type Config, findOptionalConfig, repositoryWords, STABLE} from '../config/index.ts';
import {openSigners} from '../key/index.ts';
import {CARD_FILE, type RepositoryCard, readCard} from './card.ts';
import {draftStore} from './draft-store.ts';
import {namedKeys, publishedKeyring} from './keyring.ts';
import {openShelves} from './places.ts';
import {publishPrepared} from './publication.ts';
import type {PlaceResult, RepositoryWork} from './publish.ts';

/** A repository in a folder that the command line names. */
export interface Folder {
  readonly root: string;
  readonly store: Store;
  readonly card: RepositoryCard;
}

/** The folder's repository; what its lists do not say comes from its card, or from the lists themselves. */
export async function openFolder(host: Host, dir: string): Promise<Folder> {
  const root = resolve(host.workDir, dir);
  if (!(await isFolder(root)))
    throw new UserError('repository/folder', `${dir} is no folder`, {hint: `linux-pkg repo init ${dir}`});
  const store = directoryStore(root);
  const card = await readCard(store);
  if (card) return {root, store, card};
  const [first] = await openShelves(store);
  if (first) return {root, store, card: cardFor(root, first.shelf.fixed)};
  throw new UserError('repository/folder', `${dir} holds no repository: there is no ${CARD_FILE} in it`, {
    hint: `linux-pkg repo init ${dir}`,
  });
}

/** The same where its lists may be damaged: `repo check` says how. */
export async function openFolderAnyway(host: Host, dir: string): Promise<Folder> {
  const root = resolve(host.workDir, dir);
  const store = directoryStore(root);
  const isKnown = (await isFolder(root)) && ((await readCard(store)) ?? (await publishesAny(store)));
  if (!isKnown) return openFolder(host, dir);
  return {root, store, card: (await readCard(store)) ?? cardFor(root)};
}

async function publishesAny(store: Store): Promise<boolean> {
  for (const kind of Object.values(repositoryKinds))
    if ((await (await kind.load()).placesIn(store)).length > 0) return true;
  return false;
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() === true;

/** What a repository is called where nobody said so. */
export function cardFor(root: string, fixed: Readonly<Record<string, string>> = {}): RepositoryCard {
  const base = basename(root);
  const name = repositoryWords.name.accepts(base) ? base : 'repository';
  return {
    version: 1,
    name,
    origin: fixed['Origin'] ?? name,
    label: fixed['Label'] ?? name,
    component: 'main',
    stream: STABLE,
    keep: {},
  };
}

/** The keys of a run that writes. */
export interface FolderKeys {
  readonly signers: readonly Signer[];
  /** Those that sign, and those that the project names beside them. */
  readonly publicKeys: readonly string[];
}

/** The keys that sign, as everywhere; without one nothing is written. */
export async function folderKeys(host: Host, inputs: Inputs): Promise<FolderKeys> {
  const config = (await findOptionalConfig(host, inputs)) ?? NO_CONFIG;
  const {signers, unsigned} = await openSigners(host, config, inputs, {date: host.now()});
  if (signers.length > 0)
    return {
      signers,
      publicKeys: [...signers.map(({publicKey}) => publicKey), ...(await namedKeys(host, config))],
    };
  throw new UserError('repository/no-key', `a repository must be signed, and ${unsigned}`, {
    hint: 'give the key as --gpg-private-key FILE or in the variable LINUX_PKG_GPG_PRIVATE_KEY',
  });
}

const NO_CONFIG: Config = {file: '', nfpm: false, values: {}, places: {}, folders: {}};

/** Brings the folder up to date: packages come, packages go. */
export async function publishFolder(
  host: Host,
  {store, card}: Folder,
  {signers, publicKeys}: FolderKeys,
  change: Pick<RepositoryWork, 'additions' | 'yank'> & {readonly dryRun: boolean},
): Promise<readonly PlaceResult[]> {
  await using dir = await tempDir();
  const {name, url, component, stream, suites = {}, about, keep, origin, label} = card;
  const touched = new Set(change.additions.map(({suite}) => suite));
  return publishPrepared(host, {
    work: {
      store: change.dryRun ? draftStore(store, directoryStore(dir.path)) : store,
      signers,
      keep,
      // What is taken out makes room by itself.
      keepsIn: (suite) => touched.has(suite),
      component,
      fixed: {Origin: origin, Label: label},
      trust: {own: publicKeys, published: await publishedKeyring(store, name)},
      ...change,
    },
    source: {
      settings: {name, url, component, stream, suites},
      ...(about && {about}),
      publicKeys,
      date: host.now(),
    },
    card,
  });
}
