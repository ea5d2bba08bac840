/** How we take an option of nfpm's documentation. */
export type Outcome = 'same' | 'different' | 'kept';

export interface Option {
  /** Its path: `contents[].src`. */
  readonly key: string;
  readonly outcome: Outcome;
  /** What is different and why. */
  readonly note?: string;
  /** Not yet in the version that is compared. */
  readonly newer?: true;
}

const same = (...keys: readonly string[]): readonly Option[] => keys.map((key) => ({key, outcome: 'same'}));
const different = (key: string, note: string): Option => ({key, outcome: 'different', note});
const kept = (note: string, ...keys: readonly string[]): readonly Option[] =>
  keys.map((key) => ({key, outcome: 'kept', note}));
const newer = (option: Option): Option => ({...option, newer: true});

const below = (section: string, ...keys: readonly string[]): readonly string[] =>
  keys.map((key) => `${section}.${key}`);

const NOT_MADE = 'checked and kept; packages of this format are not made here';
const SIGNED = 'packages are signed when they are published';

/** Every option of nfpm.yaml, in the order of nfpm's documentation: https://nfpm.goreleaser.com/docs/configuration/ */
export const options: readonly Option[] = [
  ...same('name'),
  different('arch', '`386` is `i686` in an rpm'),
  different('platform', 'only `linux`; anything else is refused'),
  different(
    'version',
    'a letter at the front (`version_schema: none`) is refused; without a version, the git tag counts',
  ),
  ...same('version_schema', 'epoch', 'prerelease', 'version_metadata', 'release'),
  different('section', 'unset: `misc` in a deb, where nfpm writes an empty field'),
  ...same('priority', 'maintainer'),
  different('description', 'an rpm has no empty lines at its end'),
  ...same('vendor', 'homepage', 'license'),
  different('mtime', "files have it; the build date of an rpm stays the version's"),
  ...same('changelog', 'disable_globbing'),
  ...['replaces', 'provides', 'depends', 'recommends', 'suggests', 'conflicts'].map((key) =>
    different(key, 'a version may be written as either format spells it'),
  ),
  ...same('contents', 'contents[].src', 'contents[].dst'),
  different(
    'contents[].type',
    'symlinks are 0777; `dir` and `tree` never own folders of the base system in an rpm',
  ),
  ...same('contents[].packager'),
  different('contents[].file_info.mode', 'needs its zero (`0755`, `0o755`): nfpm takes `755` for decimal'),
  ...same(...below('contents[].file_info', 'mtime', 'owner', 'group')),
  newer({key: 'contents[].file_info.lang', outcome: 'same'}),
  ...same('contents[].expand'),
  newer({key: 'contents[].disown_subtree', outcome: 'same'}),
  ...same('umask'),
  ...['preinstall', 'postinstall', 'preremove', 'postremove'].map((key) =>
    different(`scripts.${key}`, 'the `#!` line counts in an rpm; a deb gets one where it lacks'),
  ),
  ...same('overrides'),
  ...same('rpm.arch'),
  ...['pretrans', 'posttrans', 'verify'].map((key) =>
    different(`rpm.scripts.${key}`, 'the `#!` line counts'),
  ),
  newer({key: 'rpm.requires.post', outcome: 'same'}),
  different('rpm.group', 'unset: `Unspecified`'),
  ...same('rpm.summary', 'rpm.packager'),
  different('rpm.buildhost', 'unset: `localhost`, so that every machine makes the same bytes'),
  different('rpm.compression', 'the header says the level that was used; `none` is taken too'),
  ...same('rpm.prefixes'),
  ...kept(SIGNED, ...below('rpm.signature', 'key_file', 'key_id')),
  ...same('deb.arch', 'deb.arch_variant'),
  ...same(...below('deb.scripts', 'rules', 'templates', 'config')),
  ...same(
    ...[
      'interest',
      'interest_await',
      'interest_noawait',
      'activate',
      'activate_await',
      'activate_noawait',
    ].map((key) => `deb.triggers.${key}`),
  ),
  ...same('deb.breaks', 'deb.predepends', 'deb.compression', 'deb.fields'),
  ...kept(SIGNED, ...below('deb.signature', 'method', 'key_file', 'type', 'key_id', 'signer')),
  ...kept(NOT_MADE, 'apk', 'archlinux', 'ipk'),
  newer({key: 'msix', outcome: 'kept', note: NOT_MADE}),
];
