interface Flag {
  readonly type: 'string' | 'boolean';
  /** How the value is shown in the help. */
  readonly value?: string;
  readonly about: string;
}

/** Every flag of every command; scripts rely on these names. */
export const flags: Readonly<Record<string, Flag>> = {
  config: {
    type: 'string',
    value: 'FILE',
    about: 'the config file; default: linux-pkg.yml or its other names',
  },
  out: {type: 'string', value: 'DIR', about: 'the output folder; default: out'},
  targets: {type: 'string', value: 'a,b', about: "only these targets, in place of the config's"},
  arch: {type: 'string', value: 'a,b', about: 'only these architectures'},
  version: {type: 'string', value: 'V', about: 'this version, in place of what the config says'},
  plan: {type: 'string', value: 'JSON', about: 'the plan of an earlier job; git is not asked again'},
  only: {
    type: 'string',
    value: 'a,b',
    about: 'publish, all: only these places, by their ids in publish:, or repository',
  },
  shell: {type: 'string', value: 'TARGET', about: 'build this one, then open a shell in its container'},
  'gpg-private-key': {
    type: 'string',
    value: 'FILE',
    about: 'the file of the key that signs, armored or base64',
  },
  'gpg-passphrase': {type: 'string', value: 'FILE', about: 'the file of what opens that key'},
  'secret-out': {type: 'string', value: 'FILE', about: 'key rotate: where the new secret key is written'},
  'public-out': {
    type: 'string',
    value: 'FILE',
    about: 'key rotate: the public keyring, in place of sign.public_key',
  },
  expires: {type: 'string', value: 'TIME', about: 'key rotate and extend: how long it lasts; default: 2y'},
  subkey: {type: 'boolean', about: 'key rotate: a new subkey of the same key'},
  name: {type: 'string', value: 'NAME', about: "repo init: what users' files are named after"},
  url: {type: 'string', value: 'URL', about: 'repo init: its address as users see it'},
  origin: {type: 'string', value: 'TEXT', about: 'repo init: Origin of its lists; default: the name'},
  label: {type: 'string', value: 'TEXT', about: 'repo init: Label of its lists; default: the name'},
  component: {type: 'string', value: 'WORD', about: 'repo init: component of APT; default: main'},
  keep: {type: 'string', value: 'LIMITS', about: "repo init: what stays, such as '5 versions, 90 days'"},
  suite: {type: 'string', value: 'SUITE', about: "repo add: the suite, in place of the version's own"},
  'packages-at': {
    type: 'string',
    value: 'URL',
    about: 'repo add: the packages stay where users fetch them, such as a release',
  },
  'keep-going': {type: 'boolean', about: 'repo add: leave out what is broken, and add the rest'},
  port: {type: 'string', value: 'PORT', about: 'repo serve: the port; default: any that is free'},
  'no-verify': {type: 'boolean', about: 'do not prove the packages in containers'},
  'dry-run': {type: 'boolean', about: 'say what would be made, and stop there'},
  json: {type: 'boolean', about: 'print the result as JSON on standard output'},
  debug: {type: 'boolean', about: 'more lines, and stack traces'},
  help: {type: 'boolean', about: 'this text'},
};
