import type {Package} from '../../model/package.ts';
import {shellWord} from '../../text/shell.ts';
import {accountLine} from '../../text/sysusers.ts';
import type {View} from '../../text/template.ts';
import {markFor} from './scripts-own.ts';

/** The part of preinst that makes users and groups: lines of sysusers.d, and what useradd is told without systemd. */
export function accountsView(pkg: Package): View & {readonly accounts: boolean} {
  const lines = sysusersLines(pkg);
  const ids = new Map<string, number | undefined>();
  for (const {name, id, group} of pkg.users) if (group === name) ids.set(name, id);
  for (const {name, id} of pkg.groups) ids.set(name, id);
  const named = pkg.users.flatMap(({group, groups}) => [group, ...groups]);
  const groups = [...new Set([...ids.keys(), ...named])];
  return {
    accounts: pkg.users.length + pkg.groups.length > 0,
    lines,
    mark: markFor(lines, 'END_OF_ACCOUNTS'),
    groups: groups.map((name) => ({name: shellWord(name), id: idText(ids.get(name))})),
    users: pkg.users.map(({name, id, group, home, shell, comment}) => ({
      name: shellWord(name),
      id: idText(id),
      group: shellWord(group),
      home: shellWord(home),
      shell: shellWord(shell),
      comment: shellWord(comment),
    })),
    members: pkg.users.flatMap(({name, groups: further}) =>
      further.map((group) => ({user: shellWord(name), group: shellWord(group)})),
    ),
  };
}

const idText = (id: number | undefined): string => (id === undefined ? '' : String(id));

/** What was written for systemd-sysusers, without the comments. */
function sysusersLines({name, entries}: Package): readonly string[] {
  const made = entries.find(({path}) => path === `/usr/lib/sysusers.d/${name}.conf`);
  if (made?.type !== 'file' || made.content === undefined) return [];
  const text = Buffer.from(made.content, 'base64').toString();
  return text.split('\n').filter((line) => /^[a-z]/.test(line));
}

/** Those that purging takes along; a user's own group goes with it. */
export function purgedAccounts({users, groups}: Package): {
  readonly users: readonly View[];
  readonly groups: readonly View[];
} {
  const gone = users.filter(({remove}) => remove === 'purge');
  const own = gone.filter(({name, group}) => group === name);
  const view =
    (kind: 'user' | 'group') =>
    ({name, id}: {readonly name: string; readonly id: number | undefined}): View => ({
      name: shellWord(name),
      id: idText(id),
      line: shellWord(accountLine(kind, name)),
    });
  return {
    users: gone.map(view('user')),
    groups: [...own, ...groups.filter(({remove}) => remove === 'purge')].map(view('group')),
  };
}
