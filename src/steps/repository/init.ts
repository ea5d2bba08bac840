import {relative, resolve} from 'node:path';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {RepoInputs} from '../../model/inputs.ts';
import type {Report} from '../../model/report.ts';
import {directoryStore} from '../../stores/index.ts';
import {shellWord} from '../../text/shell.ts';
import {makeFolder} from '../../tools/files.ts';
import {keepOf} from '../config/index.ts';
import {CARD_FILE, type RepositoryCard, readCard, writeCard} from './card.ts';
import {cardFor} from './folder.ts';
import {type OptionWord, refuseWrongWords} from './option-words.ts';

/** Makes a folder a repository, or changes what its card says; its lists come with its first packages. */
export async function initRepository(
  host: Host,
  dir: string,
  said: RepoInputs,
  dryRun = false,
): Promise<Report> {
  refuseWrongWords(wordsOf(said));
  const root = resolve(host.workDir, dir);
  if (!dryRun) await makeRoot(root, dir);
  const store = directoryStore(root);
  const before = (await readCard(store).catch(() => undefined)) ?? cardFor(root);
  const card = cardWith(before, said);
  if (!dryRun) await writeCard(store, card);
  const shown = shellWord(relative(host.workDir, root) || '.');
  return {
    title: dryRun
      ? `Would write ${CARD_FILE} in ${shown}`
      : `${CARD_FILE} in ${shown} says what the repository ${card.name} is`,
    tables: [],
    notes: card.url === undefined ? [`No address yet: --url URL names the one that users see.`] : [],
    next: [`linux-pkg repo add ${shown} FILE… --gpg-private-key key.asc`, `linux-pkg repo serve ${shown}`],
    outputs: {},
    data: card,
  };
}

const makeRoot = (root: string, dir: string): Promise<unknown> =>
  makeFolder(root).catch((cause: NodeJS.ErrnoException) => {
    throw new UserError('repository/folder', `${dir} cannot be made: ${cause.code}`, {
      hint: 'name a folder, or a path where one can be made',
      cause,
    });
  });

const cardWith = (before: RepositoryCard, said: RepoInputs): RepositoryCard => {
  const name = said.name?.trim() ?? before.name;
  const url = said.url?.trim().replace(/\/+$/, '') ?? before.url;
  const followsName = (text: string) => (text === before.name ? name : text);
  return {
    ...before,
    name,
    ...(url !== undefined && {url}),
    origin: said.origin?.trim() ?? followsName(before.origin),
    label: said.label?.trim() ?? followsName(before.label),
    component: said.component?.trim() ?? before.component,
    keep: said.keep === undefined ? before.keep : keepOf(limitsIn(said.keep)),
  };
};

const limitsIn = (keep: string): readonly string[] => keep.split(',').map((limit) => limit.trim());

const wordsOf = ({name, url, origin, label, component, keep}: RepoInputs): readonly OptionWord[] => [
  ['name', 'name', name],
  ['url', 'url', url],
  ['origin', 'field', origin],
  ['label', 'field', label],
  ['component', 'folder', component],
  ...(keep === undefined ? [] : limitsIn(keep).map((limit) => ['keep', 'keep', limit] as const)),
];
