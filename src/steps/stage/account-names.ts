import type {Search} from './finding.ts';
import {checkName, packagePath} from './paths.ts';

/** What useradd of every distro takes, and systemd: https://systemd.io/USER_NAMES/ */
const NAME = /^[a-z_][a-z0-9_-]{0,30}$/;
const FIRST_FREE = 100;
const LAST_SYSTEM = 999;

/** May an account be called so? */
export function checkAccountName(kind: 'user' | 'group', name: string, search: Search): boolean {
  if (NAME.test(name)) return true;
  const near = name
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[^a-z_]+/, '')
    .slice(0, 31);
  const letters = 'at most 31 lower-case letters, digits, - and _, and no digit or - first';
  search.error(
    `${JSON.stringify(name)} is no name of a ${kind}`,
    NAME.test(near) ? `write ${near}: ${letters}` : `write ${letters}`,
  );
  return false;
}

/** Numbers below 100 are the distro's to give, those from 1000 on are people's. */
export function checkId(id: number | undefined, search: Search): void {
  if (id === undefined) return;
  if (id === 0 || id > 0xff_ff_ff_fe) search.error(`${id} is no number for an account`, 'leave id: out');
  else if (id < FIRST_FREE || id > LAST_SYSTEM)
    search.warn(
      `${id} is no number of a system account: they lie between ${FIRST_FREE} and ${LAST_SYSTEM}`,
      'leave id: out, and the system gives it the next free one',
    );
}

/** An absolute path such as a home folder or a shell, as it goes into the user database. */
export function accountPath(what: string, text: string, search: Search): string | undefined {
  if (!text.startsWith('/')) {
    search.error(`${what} ${JSON.stringify(text)} is no absolute path`, 'write it from / on');
    return undefined;
  }
  if (text.includes(':')) {
    search.error(
      `${what} ${JSON.stringify(text)} holds a colon, which ends a field of /etc/passwd`,
      'choose another path',
    );
    return undefined;
  }
  return text === '/' ? text : packagePath(text, false, renamed(search, what));
}

/** Messages that name the key where the path stands. */
export const renamed = (search: Search, what: string): Search => ({
  ...search,
  error: (message, hint) => search.error(message.replace(/^dst\b/, what), hint),
});

/** One line of text for /etc/passwd. */
export function checkComment(comment: string, search: Search): boolean {
  if (comment.includes(':') || comment.includes('\n')) {
    search.error(
      `comment ${JSON.stringify(comment)} holds a colon or a line break, which end a field of /etc/passwd`,
      'write it on one line without colons',
    );
    return false;
  }
  return checkName(comment, search);
}
