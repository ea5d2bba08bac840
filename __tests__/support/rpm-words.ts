import type {FileFact, PackageFacts} from '../../src/model/facts.ts';

type Ask = (...words: readonly string[]) => Promise<string>;

const ONE = ['NAME', 'EVR', 'ARCH', 'SUMMARY', 'LICENSE', 'GROUP', 'BUILDTIME', 'LONGSIZE', 'SHA256HEADER'];
const FILE = [
  'FILENAMES',
  'FILEMODES:octal',
  'FILEUSERNAME',
  'FILEGROUPNAME',
  'LONGFILESIZES',
  'FILEMTIMES',
  'FILEDIGESTS',
  'FILELINKTOS',
  'FILEFLAGS:fflags',
];
const SCRIPTS = ['PRETRANS', 'PREIN', 'POSTIN', 'PREUN', 'POSTUN', 'POSTTRANS', 'VERIFYSCRIPT'];
const KINDS = {
  requires: 'depends',
  provides: 'provides',
  conflicts: 'conflicts',
  obsoletes: 'replaces',
  recommends: 'recommends',
  suggests: 'suggests',
  supplements: 'supplements',
  enhances: 'enhances',
} as const;

const LETTERS: Readonly<Record<string, string>> = {
  config: 'c',
  doc: 'd',
  missingok: 'm',
  noreplace: 'n',
  specfile: 's',
  ghost: 'g',
  license: 'l',
  readme: 'r',
  artifact: 'a',
};

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

/** What a real rpm says of a package, asked in its own words. */
export async function rpmSays(rpm: Ask, path: string) {
  const ask = (...words: readonly string[]) => rpm('rpm', '-qp', '--nosignature', ...words, path);
  const one = await ask('--qf', ONE.map((tag) => `%{${tag}}\\n`).join(''));
  const files = await ask('--qf', `[${FILE.map((tag) => `%{${tag}}`).join('|')}\\n]`);
  const scripts = await ask('--qf', SCRIPTS.map((tag) => `%{${tag}}<end>`).join(''));
  const relations: Record<string, readonly string[]> = {};
  for (const kind of Object.keys(KINDS)) relations[kind] = lines(await ask(`--${kind}`));
  return {one: lines(one), files: lines(files), scripts: scripts.split('<end>').slice(0, -1), relations};
}

const TYPES: Readonly<Record<string, number>> = {dir: 0o040000, link: 0o120000};

function fileLine({path, type, mode, owner, group, size, mtime, digest, to, flags}: FileFact): string {
  const whole = mode | (TYPES[type] ?? 0o100000);
  const letters = 'dcsmnglra'.split('').filter((letter) => flags.some((flag) => LETTERS[flag] === letter));
  const hex = digest?.split(':')[1] ?? '';
  return [path, whole.toString(8), owner, group, size, mtime, hex, to ?? '', letters.join('')].join('|');
}

/** What our reader says, in the same form. */
export function factsSay({name, version, arch, fields, files, scripts, relations}: PackageFacts) {
  const named = ['Summary', 'License', 'Group', 'BuildTime', 'Size', 'HeaderDigest'].map(
    (field) => fields[field] ?? '(none)',
  );
  const titles = ['%pretrans', '%pre', '%post', '%preun', '%postun', '%posttrans', '%verifyscript'];
  const scriptOf = (title: string) =>
    Object.entries(scripts).find(([key]) => key === title || key.startsWith(`${title} `))?.[1] ?? '(none)';
  return {
    one: [name, version, arch, ...named],
    files: files.map(fileLine),
    scripts: titles.map(scriptOf),
    relations: Object.fromEntries(Object.entries(KINDS).map(([theirs, ours]) => [theirs, relations[ours]])),
  };
}
