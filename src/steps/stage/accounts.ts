import type {Package} from '../../model/package.ts';
import type {KeptFolder} from '../../model/service.ts';
import {type Accounting, accountsOf} from './account-data.ts';
import {accountDrafts} from './account-entries.ts';
import {foldersOf} from './account-folders.ts';
import type {Draft} from './drafts.ts';

export type {ServiceUser} from './account-data.ts';

interface Declared extends Pick<Package, 'users' | 'groups' | 'directories'> {
  /** The files that make them, on systems with systemd. */
  readonly drafts: readonly Draft[];
}

/** The users, groups and folders that a package makes at installation, and the files that declare them. */
export async function stageAccounts(
  accounting: Accounting & {
    /** The user's folder of templates. */
    readonly templates: string | undefined;
    readonly mtime: number;
  },
): Promise<Declared> {
  const accounts = accountsOf(accounting);
  const directories = foldersOf(accounting, accounts.users);
  const declared = {...accounts, directories};
  const {name, at} = accounting.settled;
  return {...declared, drafts: await accountDrafts({name, at, ...declared}, accounting)};
}

interface Telling {
  error(at: string, message: string, hint: string): void;
}

/** What is there, with folders that hold files of the package as `directories:` says, from the first moment on. */
export function agreeFolders(
  drafts: readonly Draft[],
  directories: Package['directories'],
  {error}: Telling,
): readonly Draft[] {
  const agreed = directories.map((folder): [string, Draft] | undefined => {
    const {path, mode, owner, group} = folder;
    const draft = drafts.find(({entry}) => entry.path === path);
    const below = drafts.find(({entry}) => entry.path.startsWith(`${path}/`));
    if (draft) tellOther(draft, folder, error);
    if (draft?.entry.type === 'dir') return [path, {...draft, entry: {...draft.entry, mode, owner, group}}];
    if (draft || !below) return undefined;
    const {mtime} = below.entry;
    return [path, {...below, entry: {type: 'dir', implicit: true, path, mode, owner, group, mtime}}];
  });
  const ours = new Map(agreed.filter((one) => one !== undefined));
  return [...drafts.filter(({entry}) => !ours.has(entry.path)), ...ours.values()];
}

function tellOther({entry, at}: Draft, {mode, owner, group}: KeptFolder, error: Telling['error']): void {
  if (entry.type !== 'dir')
    error(at, `${entry.path} is in the package, and a folder of directories:`, 'leave one of them out');
  else if (!entry.implicit && (entry.mode !== mode || entry.owner !== owner || entry.group !== group))
    error(
      at,
      `${entry.path} has another owner or mode here than in directories:`,
      'leave one of them out, or let them agree',
    );
}
