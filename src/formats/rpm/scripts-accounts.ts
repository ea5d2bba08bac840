import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import type {Host} from '../../model/host.ts';
import type {Entry} from '../../model/package.ts';
import type {Account, GroupAccount, Removal} from '../../model/service.ts';
import {shellWord} from '../../text/shell.ts';
import {accountLine, folderLine} from '../../text/sysusers.ts';
import type {RpmPackage} from './identity.ts';
import {endOf, isPlain, type Macros, macroPart, type Part, shellPart} from './scripts-parts.ts';

type FileEntry = Extract<Entry, {type: 'file'}>;

const SYSUSERS = /^\/usr\/lib\/sysusers\.d\/[^/]+\.conf$/;
const TMPFILES = /^\/usr\/lib\/tmpfiles\.d\/[^/]+\.conf$/;

const filesAt = ({entries}: RpmPackage, where: RegExp): readonly FileEntry[] =>
  entries.filter((entry): entry is FileEntry => entry.type === 'file' && where.test(entry.path));

const textOf = async ({workDir}: Host, {content, from}: FileEntry): Promise<string> =>
  content === undefined
    ? readFile(resolve(workDir, from), 'utf8')
    : Buffer.from(content, 'base64').toString();

/** What both the text of a macro's here-document and rpm leave alone. */
const HARMLESS = /^[^$`\\%]*$/;

const quoted = (words: readonly string[]): string => words.map(shellWord).join(' ');

/**
 * Before the files: they may belong to these accounts. rpm from 4.19 on has made them by then, and nothing is left to
 * do; not so on openSUSE, where accounts have ways of their own.
 */
export async function accountParts(host: Host, pkg: RpmPackage, macros: Macros): Promise<readonly Part[]> {
  const {users, groups} = pkg;
  const entries = filesAt(pkg, SYSUSERS);
  if (entries.length + users.length + groups.length === 0) return [];
  const byRpm = macros.has('__sysusers_provides') && !macros.has('service_add_pre');
  // Members of groups are known to rpm from 4.20 on only.
  if (byRpm && users.every((user) => user.groups.length === 0)) return [];
  const files = await Promise.all(
    entries.map(async ({path}, index) => ({path, text: (await textOf(host, entries[index]!)).trimEnd()})),
  );
  const byMacro =
    macros.has('sysusers_create_package') &&
    files.every(
      ({path, text}) => isPlain([path]) && HARMLESS.test(text) && !text.includes('SYSTEMD_INLINE_EOF'),
    );
  return [
    ...(byMacro ? files.map(({path}) => createPart(path)) : []),
    await shellPart('accounts', {
      files: (byMacro ? [] : files).map(({path, text}) => ({path: shellWord(path), text, end: endOf(text)})),
      groups: [...groups, ...users.filter(({name, group}) => name === group)].map(({name, id}) => ({
        name: shellWord(name),
        id: id === undefined ? '' : String(id),
      })),
      users: users.map((user) => ({
        name: shellWord(user.name),
        id: user.id === undefined ? '' : String(user.id),
        options: optionsOf(user),
        groups: shellWord(user.groups.join(',')),
        member: user.groups.length > 0,
      })),
    }),
  ];
}

/** The macro reads the file while the spec is read: it stands in the tree by then. */
const createPart = (path: string): Part =>
  macroPart('sysusers_create_package', [path.replace(/^.*\/|\.conf$/g, ''), `%{_sourcedir}/root${path}`]);

const optionsOf = ({group, groups, home, shell, comment}: Account): string =>
  quoted([
    '-M',
    '-g',
    group,
    ...(groups.length > 0 ? ['-G', groups.join(',')] : []),
    '-d',
    home,
    '-s',
    shell,
    ...(comment === '' ? [] : ['-c', comment]),
  ]);

/** Once the files are there, and before the project's own script wants to write into them. */
export async function folderParts(pkg: RpmPackage, macros: Macros): Promise<readonly Part[]> {
  const {directories} = pkg;
  const files = filesAt(pkg, TMPFILES).map(({path}) => path);
  if (files.length + directories.length === 0) return [];
  const byMacro = macros.has('tmpfiles_create') && files.length > 0 && isPlain(files);
  const folders = directories.map(({path, mode, owner, group}) => ({
    path: shellWord(path),
    mode: mode.toString(8).padStart(4, '0'),
    owner: shellWord(owner),
    group: shellWord(group),
  }));
  return [
    ...(byMacro ? [macroPart('tmpfiles_create', files)] : []),
    ...(byMacro && folders.length === 0
      ? []
      : [await shellPart('folders', {files: byMacro ? '' : quoted(files), folders})]),
  ];
}

/** rpm has no purge: what is to go with the package goes when it is erased. */
export async function removalParts({users, groups, directories}: RpmPackage): Promise<readonly Part[]> {
  const goes = ({remove}: {readonly remove: Removal}): boolean => remove === 'purge';
  const folders = directories.filter(goes).map(({path}) => ({
    path: shellWord(path),
    line: shellWord(folderLine(path)),
  }));
  const gone = users.filter(goes);
  const gonePlain = [...gone.filter(({name, group}) => name === group), ...groups.filter(goes)];
  if (folders.length + gone.length + gonePlain.length === 0) return [];
  const accountsOf = (kind: 'passwd' | 'group', program: string, list: readonly Named[]) =>
    list.map(({name, id}) => ({
      kind,
      program,
      name: shellWord(name),
      id: id === undefined ? '' : String(id),
      line: shellWord(accountLine(kind === 'passwd' ? 'user' : 'group', name)),
    }));
  return [
    await shellPart('remove', {
      folders,
      accounts: [...accountsOf('passwd', 'userdel', gone), ...accountsOf('group', 'groupdel', gonePlain)],
    }),
  ];
}

type Named = Pick<GroupAccount, 'name' | 'id'>;
