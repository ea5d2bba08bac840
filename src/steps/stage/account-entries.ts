import type {Package} from '../../model/package.ts';
import {sysusersWord, tmpfilesPath} from '../../text/sysusers.ts';
import type {View} from '../../text/template.ts';
import {readTemplate} from '../../tools/templates.ts';
import {NO_LOGIN} from './account-data.ts';
import type {Draft} from './drafts.ts';

interface Declared extends Pick<Package, 'name' | 'users' | 'groups' | 'directories'> {
  /** The package's dotted path. */
  readonly at: string;
}

interface Making {
  /** The user's folder of templates. */
  readonly templates: string | undefined;
  readonly mtime: number;
}

/** The files from which systemd, and rpm from 4.19 on, make the accounts and folders. */
export async function accountDrafts(declared: Declared, making: Making): Promise<readonly Draft[]> {
  const {name, users, groups, directories} = declared;
  const wanted = [
    ...(users.length + groups.length > 0
      ? [{kind: 'sysusers', at: users.length > 0 ? 'users' : 'groups', view: sysusersView(declared)}]
      : []),
    ...(directories.length > 0 ? [{kind: 'tmpfiles', at: 'directories', view: tmpfilesView(declared)}] : []),
  ];
  return Promise.all(
    wanted.map(async ({kind, at, view}): Promise<Draft> => {
      const template = await readTemplate(`systemd/${kind}.conf.hbs`, making.templates);
      const content = Buffer.from(template.render(view));
      return {
        entry: {
          type: 'file',
          path: `/usr/lib/${kind}.d/${name}.conf`,
          from: template.file,
          content: content.toString('base64'),
          size: content.length,
          mode: 0o644,
          owner: 'root',
          group: 'root',
          mtime: making.mtime,
          role: undefined,
        },
        at: declared.at ? `${declared.at}.${at}` : at,
        label: `what ${at}: makes`,
        fromTree: false,
        lendsOwner: false,
      };
    }),
  );
}

const idText = (id: number | undefined): string => (id === undefined ? '-' : String(id));

function sysusersView({name, users, groups}: Declared): View {
  return {
    package: name,
    groups: groups.map((group) => ({name: group.name, id: idText(group.id)})),
    users: users.map((user) => ({
      name: user.name,
      id: user.group === user.name ? idText(user.id) : `${idText(user.id)}:${user.group}`,
      comment: sysusersWord(user.comment),
      home: sysusersWord(user.home),
      shell: user.shell === NO_LOGIN ? '' : sysusersWord(user.shell),
    })),
    members: users.flatMap((user) => user.groups.map((group) => ({user: user.name, group}))),
  };
}

const tmpfilesView = ({name, directories}: Declared): View => ({
  package: name,
  directories: directories.map(({path, mode, owner, group}) => ({
    path: tmpfilesPath(path),
    mode: `0${mode.toString(8)}`,
    owner,
    group,
  })),
});
