import type {DebOptions} from '../../src/formats/deb/options.ts';
import type {Entry, Package} from '../../src/model/package.ts';
import type {Account, GroupAccount, KeptFolder, Service} from '../../src/model/service.ts';
import {sysusersWord} from '../../src/text/sysusers.ts';
import {DATE, debPackage} from './deb.ts';

export const service = (more: Partial<Service> = {}): Service => {
  const {unit = 'hello.service'} = more;
  return {
    unit,
    units: [unit],
    enable: 'yes',
    start: true,
    restartOnUpgrade: true,
    stopOnUpgrade: false,
    ...more,
  };
};

export const account = (more: Partial<Account> = {}): Account => {
  const {name = 'hello'} = more;
  return {
    name,
    id: undefined,
    group: name,
    groups: [],
    home: '/var/lib/hello',
    shell: '/usr/sbin/nologin',
    comment: 'Says hello',
    remove: 'never',
    ...more,
  };
};

export const folder = (more: Partial<KeptFolder> = {}): KeptFolder => ({
  path: '/var/lib/hello',
  mode: 0o750,
  owner: 'hello',
  group: 'hello',
  remove: 'never',
  ...more,
});

/** A text as an entry that staging made. */
export const made = (path: string, text: string): Entry => ({
  type: 'file',
  path,
  from: 'a test',
  content: Buffer.from(text).toString('base64'),
  size: Buffer.byteLength(text),
  role: undefined,
  mode: 0o644,
  owner: 'root',
  group: 'root',
  mtime: DATE,
});

/** The declarations that staging writes for accounts and folders. */
export function declared(
  name: string,
  {users = [], groups = [], directories = []}: Partial<Pick<Package, 'users' | 'groups' | 'directories'>>,
): readonly Entry[] {
  const id = (one: Account | GroupAccount) => (one.id === undefined ? '-' : String(one.id));
  const sysusers = [
    ...groups.map((group) => `g ${group.name} ${id(group)}`),
    ...users.map(
      (user) =>
        `u ${user.name} ${id(user)}${user.group === user.name ? '' : `:${user.group}`} ${sysusersWord(user.comment)} ${sysusersWord(user.home)}`,
    ),
    ...users.flatMap((user) => user.groups.map((group) => `m ${user.name} ${group}`)),
  ];
  const tmpfiles = directories.map(
    ({path, mode, owner, group}) => `d "${path}" ${mode.toString(8).padStart(4, '0')} ${owner} ${group} - -`,
  );
  return [
    ...(sysusers.length > 0
      ? [made(`/usr/lib/sysusers.d/${name}.conf`, `# made\n${sysusers.join('\n')}\n`)]
      : []),
    ...(tmpfiles.length > 0 ? [made(`/usr/lib/tmpfiles.d/${name}.conf`, `${tmpfiles.join('\n')}\n`)] : []),
  ];
}

/** A package of services and accounts, with what staging declares for them. */
export const servicePackage = (more: Partial<Package<DebOptions>> = {}): Package<DebOptions> => {
  const pkg = debPackage(more);
  return {...pkg, entries: [...pkg.entries, ...declared(pkg.name, pkg)]};
};
