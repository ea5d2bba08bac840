/** Accounts that the base system of a family always has (base-passwd, setup, system-user packages). */
const EVERYWHERE = {
  users: ['root', 'bin', 'daemon', 'lp', 'mail', 'games', 'nobody'],
  groups: [
    'root',
    'bin',
    'daemon',
    'sys',
    'tty',
    'disk',
    'lp',
    'mail',
    'games',
    'kmem',
    'video',
    'audio',
    'utmp',
  ],
};

const debianOnly = {
  users: ['sys', 'sync', 'man', 'news', 'uucp', 'proxy', 'www-data', 'backup', 'list', 'irc', '_apt'],
  groups: [
    ...[
      'adm',
      'man',
      'news',
      'uucp',
      'proxy',
      'www-data',
      'backup',
      'list',
      'irc',
      'nogroup',
      'staff',
      'users',
    ],
    ...['operator', 'src', 'shadow', 'sudo', 'dialout', 'fax', 'voice', 'cdrom', 'floppy', 'tape', 'plugdev'],
  ],
};

const redHat = {
  users: ['adm', 'sync', 'shutdown', 'halt', 'operator', 'ftp', 'dbus'],
  groups: [
    'adm',
    'mem',
    'wheel',
    'cdrom',
    'man',
    'dialout',
    'floppy',
    'tape',
    'ftp',
    'lock',
    'users',
    'dbus',
  ],
};

const suse = {
  users: ['messagebus'],
  groups: ['wheel', 'trusted', 'shadow', 'users', 'nobody', 'lock', 'dialout', 'cdrom', 'tape', 'messagebus'],
};

const FAMILIES: Readonly<Record<string, typeof EVERYWHERE>> = {
  debian: debianOnly,
  el: redHat,
  fedora: redHat,
  amazon: redHat,
  suse,
};

/** Does every one of these families bring the account with it? A number is an account that needs none. */
export const isBaseAccount = (
  kind: 'owner' | 'group',
  name: string,
  families: readonly string[],
): boolean => {
  const list = kind === 'owner' ? 'users' : 'groups';
  return (
    /^\d+$/.test(name) ||
    EVERYWHERE[list].includes(name) ||
    (families.length > 0 &&
      families.every((family) => Object.hasOwn(FAMILIES, family) && FAMILIES[family]?.[list].includes(name)))
  );
};
