import type {Account, GroupAccount} from '../../model/service.ts';
import type {Target} from '../../model/target.ts';
import type {Settled} from '../config/index.ts';
import {accountPath, checkAccountName, checkComment, checkId} from './account-names.ts';
import {isBaseAccount} from './base-accounts.ts';
import {familiesOf} from './families.ts';
import type {Search} from './finding.ts';

/** A user that a service runs as, whether `users:` lists it or not. */
export interface ServiceUser {
  readonly name: string;
  /** Where the service says one. */
  readonly group?: string | undefined;
  readonly at: string;
}

export interface Accounting {
  readonly settled: Settled;
  readonly target: Pick<Target, 'distro' | 'format'>;
  /** What messages and comments call the accounts by default. */
  readonly summary: string;
  /** Those of every service of the package. */
  readonly implied: readonly ServiceUser[];
  search(at: string): Search;
}

export interface Accounts {
  readonly users: readonly Account[];
  readonly groups: readonly GroupAccount[];
}

type Wanted = Settled['users'][number];

const NOWHERE = '/nonexistent';
export const NO_LOGIN = '/usr/sbin/nologin';

/** The accounts that a package makes, in the order of the config; those of the base system are there without us. */
export function accountsOf(accounting: Accounting): Accounts {
  const {settled, target, search} = accounting;
  const families = familiesOf(target);
  const wanted = [...once(settled.users, 'user', search), ...impliedUsers(accounting, families)];
  const groups = [
    ...once(settled.groups, 'group', search),
    ...impliedGroups(accounting, wanted, families),
  ].flatMap(({name, id, remove = 'never', at}): GroupAccount[] => {
    if (!checkAccountName('group', name, search(`${at}.name`))) return [];
    checkId(id, search(`${at}.id`));
    if (isBase('group', name, families)) return leaveOut('group', name, remove, search(at));
    return wanted.some((user) => user.name === name && (user.group ?? name) === name)
      ? []
      : [{name, id, remove}];
  });
  const users = wanted.flatMap((user): Account[] => {
    const {name, remove = 'never', at} = user;
    if (!checkAccountName('user', name, search(`${at}.name`))) return [];
    if (isBase('owner', name, families)) return leaveOut('user', name, remove, search(at));
    return [accountOf(user, accounting)];
  });
  const known = new Set([...groups.map(({name}) => name), ...users.map(ownGroup).filter(isText)]);
  for (const user of users) checkGroups(user, wanted, {known, families, search});
  return {users, groups};
}

const isText = (text: string | undefined): text is string => text !== undefined;

const ownGroup = ({name, group}: Account): string | undefined => (group === name ? name : undefined);

const isBase = (kind: 'owner' | 'group', name: string, families: readonly string[]): boolean =>
  !/^\d+$/.test(name) && isBaseAccount(kind, name, families);

function leaveOut(kind: string, name: string, remove: string, search: Search): [] {
  if (remove === 'purge')
    search.error(
      `the ${kind} ${name} belongs to the base system: no package may remove it`,
      'leave remove: out',
    );
  return [];
}

/** The first of each name; a second one is told. */
function once<T extends {readonly name: string; readonly at: string}>(
  items: readonly T[],
  kind: string,
  search: Accounting['search'],
): readonly T[] {
  const seen = new Set<string>();
  return items.filter(({name, at}) => {
    if (seen.has(name)) search(at).error(`the ${kind} ${name} stands here twice`, 'leave one out');
    return !seen.has(name) && seen.add(name);
  });
}

/** A service's user needs no line of its own. */
function impliedUsers({settled, implied}: Accounting, families: readonly string[]): readonly Wanted[] {
  const made = new Map<string, Wanted>();
  for (const {name, group, at} of implied)
    if (
      !settled.users.some((user) => user.name === name) &&
      !made.has(name) &&
      !isBaseAccount('owner', name, families)
    )
      made.set(name, {name, at, ...(group !== undefined && group !== name && {group})});
  return [...made.values()];
}

function impliedGroups(
  {settled, implied}: Accounting,
  users: readonly Wanted[],
  families: readonly string[],
): Settled['groups'] {
  const names = new Map(implied.flatMap(({group, at}) => (group === undefined ? [] : [[group, at]])));
  return [...names]
    .filter(
      ([name]) =>
        !settled.groups.some((group) => group.name === name) &&
        !users.some((user) => user.name === name && (user.group ?? name) === name) &&
        !isBaseAccount('group', name, families),
    )
    .map(([name, at]) => ({name, at}));
}

function accountOf(user: Wanted, {settled, summary, search}: Accounting): Account {
  const {name, id, group = name, groups = [], comment, shell = NO_LOGIN, remove = 'never', at} = user;
  checkId(id, search(`${at}.id`));
  const said = comment ?? summary.replaceAll(':', ' ');
  if (comment !== undefined) checkComment(comment, search(`${at}.comment`));
  const data = settled.directories.find(
    ({path, owner}) => /^\/var\/lib\/./.test(path) && (owner ?? name) === name,
  );
  const home = user.home ?? data?.path ?? NOWHERE;
  return {
    name,
    id,
    group,
    groups: [...new Set(groups)].filter((one) => one !== group),
    home: accountPath('home', home, search(`${at}.home`)) ?? NOWHERE,
    shell: accountPath('shell', shell, search(`${at}.shell`)) ?? NO_LOGIN,
    comment: said.replace(/\s+/g, ' ').trim(),
    remove,
  };
}

interface Checking {
  readonly known: ReadonlySet<string>;
  readonly families: readonly string[];
  search(at: string): Search;
}

/** The groups of a user must be there before it. */
function checkGroups(
  {name, group, groups}: Account,
  wanted: readonly Wanted[],
  {known, families, search}: Checking,
): void {
  const at = wanted.find((user) => user.name === name)?.at ?? '';
  for (const one of [group, ...groups])
    if (!known.has(one) && !isBaseAccount('group', one, families))
      search(one === group ? `${at}.group` : `${at}.groups`).error(
        `the group ${one} of the user ${name} is neither declared nor part of the base system of ${families.join(', ')}`,
        `write groups: [${one}] beside users:`,
      );
}
