import {
  choice,
  count,
  either,
  flag,
  listOf,
  mode,
  oneOrMany,
  optional,
  type Parsed,
  section,
  text,
} from '../../model/schema.ts';

const word = (about: string) => optional(text(about));
const words = (about: string) => optional(oneOrMany(text(about)));
const remove = optional(
  choice(['never', 'purge'], 'whether purging the package (rpm: erasing it) takes it along; default: never'),
);

const user = section({
  name: text('name of the user'),
  id: optional(count('fixed number; default: the next free one of the system')),
  group: word('its group; default: one of its own name'),
  groups: words('further groups'),
  home: word('home folder; default: its first folder below /var/lib, else /nonexistent'),
  shell: word('login shell; default: /usr/sbin/nologin'),
  comment: word("who it is; default: the package's summary"),
  remove,
});

const group = section({
  name: text('name of the group'),
  id: optional(count('fixed number; default: the next free one of the system')),
  remove,
});

const directory = section({
  path: text('absolute path'),
  owner: word("owner; default: the service's user below /var, /run and /srv, else root"),
  group: word("group; default: the owner's, else root"),
  mode: optional(mode('permissions; default: 0755')),
  remove,
});

/** Accounts and folders made at installation, and what a package does about earlier names and foreign files. */
export const accountKeys = {
  users: optional(listOf(either([text('name of the user'), user]), 'system users')),
  groups: optional(listOf(either([text('name of the group'), group]), 'system groups')),
  directories: optional(
    listOf(either([text('absolute path'), directory]), 'folders for data, made at installation'),
  ),
  renamed_from: optional(
    oneOrMany(text('name of a package that this one takes the place of; name (<< 2.0): until that version')),
  ),
  refuse_foreign: optional(
    flag('stop a first installation where files of ours lie already and no package owns them'),
  ),
};

export type RawUser = Parsed<typeof user>;
export type RawGroup = Parsed<typeof group>;
export type RawDirectory = Parsed<typeof directory>;
