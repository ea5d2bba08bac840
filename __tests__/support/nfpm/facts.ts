import {readdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import type {Host} from '../../../src/model/host.ts';
import {tempDir} from '../../../src/tools/files.ts';

/** All that a distro's tool reads in a package: one line per field, one per attribute of a file. */
export type Facts = Readonly<Record<string, string>>;

/** What dpkg-deb reads in a .deb, or rpm in an .rpm. */
export const readFacts = (host: Host, file: string): Promise<Facts> =>
  file.endsWith('.deb') ? debFacts(host, file) : rpmFacts(host, file);

const LISTS = new Set(['conffiles', 'triggers', 'md5sums']);

async function debFacts(host: Host, file: string): Promise<Facts> {
  await using temp = await tempDir(host.workDir);
  const dir = join(temp.path, 'control');
  await host.run(['dpkg-deb', '--control', file, dir]);
  const facts: [string, string][] = [];
  for (const name of (await readdir(dir)).sort()) {
    const text = await readFile(join(dir, name), 'utf8');
    if (name === 'control') facts.push(...controlFacts(text));
    else if (LISTS.has(name)) facts.push(...listFacts(name, text));
    else {
      const {mode} = await stat(join(dir, name));
      facts.push([`script ${name}`, text], [`script ${name} mode`, (mode & 0o7777).toString(8)]);
    }
  }
  const {stdout} = await host.run(['dpkg-deb', '--contents', file], {env: {TZ: 'UTC', LC_ALL: 'C.UTF-8'}});
  facts.push(...stdout.split('\n').filter(Boolean).flatMap(listingFacts));
  facts.push(['members', memberNames(await readFile(file)).join(' ')]);
  return Object.fromEntries([...facts, ...(await changelogFacts(host, file, facts))]);
}

/** An ar file is its magic, then 60 bytes and a member, each from an even place on. */
function memberNames(whole: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = 8; at < whole.length; ) {
    names.push(whole.toString('latin1', at, at + 16).trim());
    const size = Number(whole.toString('latin1', at + 48, at + 58));
    at += 60 + size + (size % 2);
  }
  return names;
}

/** The text of a changelog, which two compressors pack to different bytes. */
async function changelogFacts(host: Host, file: string, facts: readonly [string, string][]) {
  const path = facts.map(([key]) => /^file (.*\.gz)$/.exec(key)?.[1]).find(Boolean);
  if (path === undefined) return [];
  await using temp = await tempDir(host.workDir);
  await host.run(['dpkg-deb', '--extract', file, temp.path]);
  return [[`file ${path} unpacked`, gunzipSync(await readFile(join(temp.path, path))).toString()]];
}

/** Sums are told by path, and apart from how the paths are written. */
function listFacts(name: string, text: string): [string, string][] {
  const lines = text.split('\n').filter(Boolean);
  const there: [string, string] = [`control file ${name}`, 'there'];
  if (name !== 'md5sums')
    return [there, ...lines.map((line): [string, string] => [`${name} ${line}`, 'there'])];
  const sums = lines.map((line): [string, string] => [
    `md5sum of ${line
      .slice(32)
      .trim()
      .replace(/^\.?\/*/, '/')}`,
    line.slice(0, 32),
  ]);
  return [there, ...sums, ['md5sums begin', /^\S+ +(\.?\/)?/.exec(text)?.[1] ?? '']];
}

function controlFacts(text: string): [string, string][] {
  const fields = text.trimEnd().split(/\n(?=\S)/);
  const facts = fields.map((field): [string, string] => {
    const colon = field.indexOf(':');
    return [`control ${field.slice(0, colon)}`, field.slice(colon + 1).trim()];
  });
  return [...facts, ['control order', facts.map(([key]) => key.slice(8)).join(' ')]];
}

/** A line of `dpkg-deb --contents`: `-rwxr-xr-x root/root 5 2023-11-14 22:13 ./usr/bin/tool`. */
function listingFacts(line: string): [string, string][] {
  const [, mode = '', owner = '', size = '', mtime = '', path = '', to] =
    /^(\S+) +(\S+) +(\d+) (\S+ \S+) \.(.*?)(?: -> (.*))?$/.exec(line) ?? [];
  const at = `file ${path.replace(/(.)\/$/, '$1')}`;
  const all: [string, string][] = [
    [at, mode.slice(0, 1)],
    [`${at} mode`, mode.slice(1)],
    [`${at} owner`, owner],
    [`${at} size`, size],
    [`${at} mtime`, mtime],
  ];
  return to === undefined ? all : [...all, [`${at} to`, to]];
}

const ONE = [
  'NAME EPOCH VERSION RELEASE ARCH OS SUMMARY DESCRIPTION LICENSE GROUP URL VENDOR PACKAGER BUILDHOST BUILDTIME',
  'SIZE LONGSIZE PAYLOADFORMAT PAYLOADCOMPRESSOR PAYLOADFLAGS PREFIXES SOURCERPM PLATFORM ENCODING COOKIE OPTFLAGS',
  'RPMVERSION FILEDIGESTALGO PAYLOADDIGESTALGO HEADERI18NTABLE DISTRIBUTION POLICIES TRIGGERNAME FILETRIGGERNAME',
  'CHANGELOGTIME CHANGELOGNAME CHANGELOGTEXT',
  ...['PREIN', 'POSTIN', 'PREUN', 'POSTUN', 'PRETRANS', 'POSTTRANS', 'VERIFYSCRIPT'].map(
    (name) => `${name} ${name}PROG ${name}FLAGS`,
  ),
].flatMap((line) => line.split(' '));

const RELATIONS = [
  'PROVIDE',
  'REQUIRE',
  'CONFLICT',
  'OBSOLETE',
  'RECOMMEND',
  'SUGGEST',
  'SUPPLEMENT',
  'ENHANCE',
];

const FILES: Readonly<Record<string, string>> = {
  mode: 'FILEMODES:octal',
  owner: 'FILEUSERNAME',
  group: 'FILEGROUPNAME',
  flags: 'FILEFLAGS:fflags',
  size: 'FILESIZES',
  digest: 'FILEDIGESTS',
  to: 'FILELINKTOS',
  mtime: 'FILEMTIMES',
  lang: 'FILELANGS',
  verify: 'FILEVERIFYFLAGS',
  device: 'FILERDEVS',
  capabilities: 'FILECAPS',
  class: 'FILECLASS',
};

const UNIT = '\u001f';
const RECORD = '\u001e';

async function rpmFacts(host: Host, file: string): Promise<Facts> {
  const values = await askRpm(host, file, [
    ...ONE,
    ...RELATIONS.flatMap((kind) => [`${kind}NAME`, `${kind}FLAGS`, `${kind}VERSION`]),
    'FILENAMES',
    ...Object.values(FILES),
  ]);
  const of = (tag: string): readonly string[] => values.get(tag)?.filter((value) => value !== NONE) ?? [];
  const facts: [string, string][] = ONE.map((tag) => [`tag ${tag}`, of(tag).join(', ')]);
  for (const kind of RELATIONS) {
    const [flags, versions] = [of(`${kind}FLAGS`), of(`${kind}VERSION`)];
    of(`${kind}NAME`).forEach((name, index) => {
      facts.push([relationLine(kind, name, flags[index], versions[index]), flags[index] ?? '']);
    });
  }
  for (const [attribute, tag] of Object.entries(FILES))
    of('FILENAMES').forEach((path, index) => {
      facts.push([`file ${path} ${attribute}`, values.get(tag)?.[index] ?? '']);
    });
  return Object.fromEntries(facts.filter(([, value]) => value !== NONE && value !== ''));
}

/** The values of each tag, as rpm prints them. */
async function askRpm(host: Host, file: string, tags: readonly string[]) {
  const format = tags.map((tag) => `[%{${tag}}${UNIT}]${RECORD}`).join('');
  const {stdout} = await host.run(['rpm', '-qp', '--qf', format, file], {env: {LC_ALL: 'C.UTF-8'}});
  const lists = stdout.split(RECORD).map((list) => list.split(UNIT).slice(0, -1));
  return new Map(tags.map((tag, index) => [tag, lists[index] ?? []]));
}

const NONE = '(none)';

/** rpm's flags: 2 less, 4 greater, 8 equal. */
function relationLine(kind: string, name: string, flags = '0', version = ''): string {
  const sense = ['<', '>', '='].filter((_, bit) => Number(flags) & (2 << bit)).join('');
  return [kind.toLowerCase(), name, sense, version].filter(Boolean).join(' ');
}
