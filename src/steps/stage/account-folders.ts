import type {Account, KeptFolder} from '../../model/service.ts';
import type {Accounting} from './account-data.ts';
import {renamed} from './account-names.ts';
import {isBaseAccount} from './base-accounts.ts';
import {isBaseFolder} from './base-folders.ts';
import {familiesOf} from './families.ts';
import type {Search} from './finding.ts';
import {FOLDER_MODE} from './modes.ts';
import {checkAccount, packagePath} from './paths.ts';

/** Where programs keep what is theirs: the service's user owns it unless somebody else was said. */
const DATA = /^\/(?:var|run|srv)\//;
/** Nothing there is a program's to write. */
const NOT_DATA = /^\/(?:usr|dev|proc|sys|boot)(?:\/|$)/;

const PEOPLES = /^\/(?:home|root)\//;

/** The folders that a package makes at installation, parents first. */
export function foldersOf(accounting: Accounting, users: readonly Account[]): readonly KeptFolder[] {
  const {settled, search} = accounting;
  const keeper = keeperOf(accounting, users);
  const families = familiesOf(accounting.target);
  const folders = new Map<string, KeptFolder>();
  for (const {path: said, owner, group, mode = FOLDER_MODE, remove = 'never', at} of settled.directories) {
    const path = folderPath(said, search(`${at}.path`));
    if (path === undefined) continue;
    if (folders.has(path)) search(at).error(`the folder ${path} stands here twice`, 'leave one out');
    const by = owner ?? (DATA.test(path) ? keeper : 'root');
    const of = group ?? users.find(({name}) => name === by)?.group ?? groupOf(by, families);
    checkAccount('owner', by, search(`${at}.owner`));
    checkAccount('group', of, search(`${at}.group`));
    if (remove === 'purge' && PEOPLES.test(path))
      search(`${at}.remove`).error(
        `${path} lies among what people own: no package may remove it`,
        'leave remove: out, or write a folder below /var/lib',
      );
    folders.set(path, {path, mode, owner: by, group: of, remove});
  }
  const sorted = [...folders.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const folder of sorted) checkAbove(folder, sorted, accounting);
  return sorted;
}

/** An owner that is not ours may have a group of its own name, or not: `nobody` has none on Debian. */
const groupOf = (owner: string, families: readonly string[]): string =>
  /^\d+$/.test(owner) || (isBaseAccount('owner', owner, families) && !isBaseAccount('group', owner, families))
    ? 'root'
    : owner;

/** The one user whose data they can be: that of the services, or else the only one declared. */
function keeperOf({implied, settled}: Accounting, users: readonly Account[]): string {
  const serving = [...new Set(implied.map(({name}) => name))];
  const [name] = serving.length > 0 ? serving : users.map((user) => user.name);
  const one = serving.length > 0 ? serving.length === 1 : settled.users.length === 1;
  return one && name !== undefined ? name : 'root';
}

function folderPath(said: string, search: Search): string | undefined {
  const path = packagePath(said, false, renamed(search, 'path'));
  if (path === undefined) return undefined;
  if (isBaseFolder(path)) {
    search.error(
      `${path} is a folder of the base system: its owner and mode are not ours to set`,
      `write a folder of your own, such as ${path === '/' ? '/var/lib' : path}/myapp`,
    );
    return undefined;
  }
  if (NOT_DATA.test(path)) {
    search.error(
      `${path} is no place for data: a running program does not write below /${path.split('/')[1]}`,
      'write a folder below /var/lib, /var/log, /var/cache or /srv; one that comes with files belongs into contents: with type: dir',
    );
    return undefined;
  }
  const run = /^\/var\/run\/(.+)/.exec(path)?.[1];
  if (run !== undefined) {
    search.error(`${path}: /var/run is a link to /run`, `write /run/${run}`);
    return undefined;
  }
  return path;
}

/** systemd-tmpfiles follows no way that another user than root might bend: it would make nothing below. */
function checkAbove(
  folder: KeptFolder,
  all: readonly KeptFolder[],
  {settled, search}: Pick<Accounting, 'settled' | 'search'>,
): void {
  const above = all.find(
    ({path, owner}) => folder.path.startsWith(`${path}/`) && owner !== 'root' && owner !== folder.owner,
  );
  if (!above) return;
  const at = settled.directories.find(({path}) => path.replace(/\/+$/, '') === folder.path)?.at ?? '';
  search(at).error(
    `${folder.path} belongs to ${folder.owner}, and lies in ${above.path}, which belongs to ${above.owner}: systemd-tmpfiles does not make such a folder`,
    `give both to ${above.owner}, or put it elsewhere`,
  );
}
