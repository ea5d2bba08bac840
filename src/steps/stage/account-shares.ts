import type {Prepared} from './declared.ts';
import type {Search} from './finding.ts';

type Item = Prepared['settled']['users' | 'groups' | 'directories'][number];

const KINDS = ['users', 'groups', 'directories'] as const;

/**
 * What stands above `packages:` is for those that have services, or else for those that hold files of such an owner, or
 * else for the first: to purge the documentation must not take the data along. Accounts go wherever they own files.
 */
export function shareAccounts(
  prepared: readonly Prepared[],
  search: (at: string) => Search,
): readonly Prepared[] {
  const [first] = prepared;
  if (!first || prepared.length === 1) return prepared;
  const serving = prepared.filter(({served}) => served.services.length + served.users.length > 0);
  const owning = prepared.filter((one) =>
    accountsOf(one).some((item) => isShared(item, one) && owns(one, item)),
  );
  const homes = new Set(serving.length > 0 ? serving : owning.length > 0 ? owning : [first]);
  const gets = (one: Prepared, item: Item): boolean =>
    !isShared(item, one) || homes.has(one) || ('name' in item && owns(one, item));
  if (homes.size > 1) tellTwice([...homes], search);
  return prepared.map((one) => {
    const {users, groups, directories} = one.settled;
    return {
      ...one,
      settled: {
        ...one.settled,
        users: users.filter((item) => gets(one, item)),
        groups: groups.filter((item) => gets(one, item)),
        directories: directories.filter((item) => gets(one, item)),
      },
    };
  });
}

const isShared = ({at}: Item, {settled}: Prepared): boolean => !at.startsWith(`${settled.at}.`);

const accountsOf = ({settled}: Prepared) => [...settled.users, ...settled.groups];

const owns = ({found}: Prepared, item: Item): boolean =>
  'name' in item && found.some(({entry}) => entry.owner === item.name || entry.group === item.name);

/** Whichever of them is purged first would take from the others what they still need. */
function tellTwice(homes: readonly Prepared[], search: (at: string) => Search): void {
  const names = homes.map(({settled}) => settled.name).join(' and ');
  for (const kind of KINDS)
    for (const item of homes[0]!.settled[kind])
      if (item.remove === 'purge' && homes.every((one) => isShared(item, one)))
        search(item.at).error(
          `${'name' in item ? item.name : item.path} would go when any of ${names} is purged`,
          `write ${kind}: into the entry of packages: that it belongs to`,
        );
}
