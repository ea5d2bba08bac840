import {cp, readdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Host} from '../../src/model/host.ts';
import type {Signer} from '../../src/model/signer.ts';
import {directoryStore} from '../../src/stores/directory/directory.ts';
import {memorySigner, newKey} from '../../src/tools/openpgp/index.ts';
import {makeRelease, NOW, publish, type Release} from './publications.ts';
import {flipInside} from './signed-apt.ts';

export type Family = 'apt' | 'yum';

/** What is done to a repository of ours, in the folder of one family. */
export interface Attack {
  readonly name: string;
  /** Which state of the repository it is done to; default: version 1.1 beside 1.0, signed by the key that is trusted. */
  readonly of?: State;
  /** Whose key the machine trusts; default: that of `ours`. */
  readonly trusts?: 'ours' | 'expired';
  /** The machine has read the true repository before, with 1.1 in it. */
  readonly again?: true;
  /** Absent where a family has no such thing. */
  readonly apt?: (folder: string, older: string) => Promise<unknown>;
  readonly yum?: (folder: string, older: string) => Promise<unknown>;
}

type State = 'older' | 'ours' | 'stranger' | 'expired' | 'late' | 'unsigned package' | "stranger's package";

const APT = 'apt/dists/bookworm';
const YUM = 'yum/9/x86_64/repodata';

const nothing = () => Promise.resolve();
const gone =
  (...paths: readonly string[]) =>
  (folder: string) =>
    Promise.all(paths.map((path) => rm(join(folder, path), {recursive: true})));
const fromOlder =
  (...paths: readonly string[]) =>
  (folder: string, older: string) =>
    Promise.all(paths.map((path) => cp(join(older, path), join(folder, path), {recursive: true})));
const flipped = (path: string, behind: string) => (folder: string) => flipInside(join(folder, path), behind);

/** Every file below a folder whose path fits. */
async function below(folder: string, fits: RegExp): Promise<readonly string[]> {
  const names = await readdir(folder, {recursive: true});
  return names.filter((name) => fits.test(`/${name}`)).map((name) => join(folder, name));
}
const everyOne = (fits: RegExp, work: (path: string) => Promise<unknown>) => async (folder: string) => {
  const paths = await below(folder, fits);
  if (paths.length === 0) throw new Error(`nothing fits ${fits}`);
  await Promise.all(paths.map(work));
};
const flip = (path: string) => flipInside(path, 20);
const remove = (path: string) => rm(path);

const APT_LISTS = /binary-amd64\/(Packages|by-hash\/\w+\/)/;
const YUM_LISTS = /-primary\.xml/;
const NEW_DEB = /hello_1\.1\S*\.deb$/;
const NEW_RPM = /hello-1\.1\S*\.rpm$/;

export const attacks: readonly Attack[] = [
  {name: 'none: as published', apt: nothing, yum: nothing},
  {name: 'lists signed by another key', of: 'stranger', apt: nothing, yum: nothing},
  {
    name: 'the signature is missing',
    apt: gone(`${APT}/InRelease`, `${APT}/Release.gpg`),
    yum: gone(`${YUM}/repomd.xml.asc`),
  },
  {
    name: 'the signature of the generation before',
    apt: async (folder, older) => {
      await gone(`${APT}/InRelease`)(folder);
      await fromOlder(`${APT}/Release.gpg`)(folder, older);
    },
    yum: fromOlder(`${YUM}/repomd.xml.asc`),
  },
  {
    name: 'a byte of the signed top file',
    apt: flipped(`${APT}/InRelease`, 'Suite: '),
    yum: flipped(`${YUM}/repomd.xml`, '<revision>'),
  },
  {name: 'a byte of a list', apt: everyOne(APT_LISTS, flip), yum: everyOne(YUM_LISTS, flip)},
  {name: 'a byte of a package', apt: everyOne(NEW_DEB, flip), yum: everyOne(NEW_RPM, flip)},
  {name: 'a package without a signature', of: 'unsigned package', yum: nothing},
  {name: 'a package signed by another key', of: "stranger's package", yum: nothing},
  {name: 'the key has expired since', of: 'expired', trusts: 'expired', apt: nothing, yum: nothing},
  {name: 'the key had expired before', of: 'late', trusts: 'expired', apt: nothing, yum: nothing},
  {
    name: 'older lists, to a machine that knows newer ones',
    again: true,
    apt: fromOlder(APT),
    yum: fromOlder(YUM),
  },
  {name: 'older lists, to a new machine', of: 'older', apt: nothing, yum: nothing},
  {
    name: 'half-uploaded: all but the signed top files',
    apt: fromOlder(...['InRelease', 'Release', 'Release.gpg'].map((name) => `${APT}/${name}`)),
    yum: fromOlder(...['repomd.xml', 'repomd.xml.asc'].map((name) => `${YUM}/${name}`)),
  },
  {
    name: 'half-uploaded: the first of the top files',
    apt: fromOlder(`${APT}/Release`, `${APT}/Release.gpg`),
  },
  {
    name: 'half-uploaded by something else: no lists',
    apt: everyOne(APT_LISTS, remove),
    yum: everyOne(YUM_LISTS, remove),
  },
  {
    name: 'half-uploaded by something else: no package',
    apt: everyOne(NEW_DEB, remove),
    yum: everyOne(NEW_RPM, remove),
  },
];

const DAY = 86_400;

/** A signer whose key is RSA, as every client reads it. */
async function signerOf(name: string): Promise<Signer> {
  const key = await newKey({user: `${name} <${name}@example.org>`, date: NOW - 1000, bits: 2048});
  return memorySigner(key, {part: key.facts.parts[0], passphrases: [], date: NOW});
}

/** A key that had a month, and has been over for long; it signs in that month, and afterwards, which we would refuse. */
async function expiredSigners(): Promise<{readonly expired: Signer; readonly late: Signer}> {
  const date = NOW - 60 * DAY;
  const key = await newKey({user: 'Expired <old@example.org>', date, lasts: 30 * DAY, bits: 2048});
  const options = {part: key.facts.parts[0], passphrases: [], now: date + DAY};
  return {
    expired: await memorySigner(key, {...options, date: date + DAY}),
    late: await memorySigner(key, {...options, date: date + 40 * DAY}),
  };
}

export const folderName = (attack: Attack): string => attack.name.replace(/\W+/g, '-');

/** Writes the repository of every attack, and what machines trust, as /srv is to have it. */
export async function writeAttacks(host: Host, folder: string): Promise<void> {
  const ours = await signerOf('ours');
  const stranger = await signerOf('stranger');
  const {expired, late} = await expiredSigners();
  const release = (version: string, signer?: Signer): Promise<Release> =>
    makeRelease(host, signer ? {version, signer} : {version});
  const older = await release('1.0', ours);
  const newer = await release('1.1', ours);
  const states: Readonly<Record<State, readonly [Signer, readonly Release[]]>> = {
    older: [ours, [older]],
    ours: [ours, [older, newer]],
    stranger: [stranger, [older, newer]],
    expired: [expired, [await release('1.0', expired), await release('1.1', expired)]],
    late: [late, [await release('1.0', late), await release('1.1', late)]],
    'unsigned package': [ours, [older, await release('1.1')]],
    "stranger's package": [ours, [older, await release('1.1', stranger)]],
  };
  const stateOf = (state: string) => join(folder, 'states', state.replace(/\W+/g, '-'));
  for (const [name, [signer, releases]] of Object.entries(states)) {
    const store = directoryStore(stateOf(name));
    // One release after the other, each with a date of its own.
    for (const [index, one] of releases.entries())
      await publish(host, {store, signers: [signer], releases: [one]}, () => NOW + index * DAY);
  }
  for (const attack of attacks) {
    const own = join(folder, 'cases', folderName(attack));
    await cp(stateOf(attack.of ?? 'ours'), own, {recursive: true});
    for (const family of ['apt', 'yum'] as const) await attack[family]?.(own, stateOf('older'));
    await writeFile(join(own, 'trusts'), attack.trusts ?? 'ours');
    if (attack.again) await writeFile(join(own, 'again'), '');
  }
  for (const [name, signer] of Object.entries({ours, expired}))
    await writeFile(join(folder, `${name}.asc`), signer.publicKey);
}

/** The clients, as the columns of the table have them. */
export const CLIENTS = ['apt 2.6', 'apt 3.0', 'apt 3.3', 'dnf 4', 'dnf 5', 'zypper'] as const;

/** In the order of the clients: the version that one installs, the words by which it refuses, or – where a thing is not there. */
export const OUTCOMES: Readonly<Record<string, readonly string[]>> = {
  'none: as published': ['1.1', '1.1', '1.1', '1.1', '1.1', '1.1'],
  'lists signed by another key': [
    'NO_PUBKEY',
    'Missing key',
    'Missing key',
    'Bad GPG signature',
    'Signing key not found',
    'Do you want to reject the key',
  ],
  'the signature is missing': [
    'is not signed',
    'is not signed',
    'is not signed',
    'GPG signature is not available',
    'GPG signature is not available',
    'is unsigned',
  ],
  'the signature of the generation before': [
    'BADSIG',
    'Message has been manipulated',
    'Message has been manipulated',
    'Bad GPG signature',
    'Bad PGP signature',
    'Signature verification failed',
  ],
  'a byte of the signed top file': [
    'BADSIG',
    'Message has been manipulated',
    'Message has been manipulated',
    'Bad GPG signature',
    'Bad PGP signature',
    'Signature verification failed',
  ],
  'a byte of a list': [
    'Hash Sum mismatch',
    'Hash Sum mismatch',
    'Hash Sum mismatch',
    "checksum doesn't match",
    "checksum doesn't match",
    'Digest verification failed',
  ],
  'a byte of a package': [
    'Hash Sum mismatch',
    'Hash Sum mismatch',
    'Hash Sum mismatch',
    "checksum doesn't match",
    "checksum doesn't match",
    'Digest verification failed',
  ],
  'a package without a signature': ['–', '–', '–', 'is not signed', 'The package is not signed', '1.1'],
  'a package signed by another key': ['–', '–', '–', 'not correct for this package', 'wrong key', '1.1'],
  'the key has expired since': ['EXPKEYSIG', '1.1', '1.1', 'Bad GPG signature', 'key has expired', '1.1'],
  'the key had expired before': [
    'EXPKEYSIG',
    'The primary key is not live',
    'The primary key is not live',
    'Bad GPG signature',
    'key has expired',
    'NOTTRUSTED',
  ],
  'older lists, to a machine that knows newer ones': ['1.1', '1.1', '1.1', '1.0', '1.0', '1.0'],
  'older lists, to a new machine': ['1.0', '1.0', '1.0', '1.0', '1.0', '1.0'],
  'half-uploaded: all but the signed top files': ['1.0', '1.0', '1.0', '1.0', '1.0', '1.0'],
  'half-uploaded: the first of the top files': ['1.1', '1.1', '1.1', '–', '–', '–'],
  'half-uploaded by something else: no lists': [
    '404',
    '404',
    '404',
    'mirrors were already tried',
    'mirrors were already tried',
    'not found on medium',
  ],
  'half-uploaded by something else: no package': [
    '404',
    '404',
    '404',
    'mirrors were already tried',
    'mirrors were tried',
    'not found on medium',
  ],
};

const cellOf = (outcome: string): string => {
  if (outcome === '–') return outcome;
  return /^1\.\d$/.test(outcome) ? `**installs ${outcome}**` : `refuses: ${outcome}`;
};

/** The table of docs/repositories.md. */
export function attacksTable(): string {
  const rows = attacks.map(({name}) => [name, ...OUTCOMES[name]!.map(cellOf)]);
  return [['attack or accident', ...CLIENTS], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('')
    .replace('\n', `\n|${'---|'.repeat(CLIENTS.length + 1)}\n`);
}

export const casesOf = (family: Family): readonly Attack[] => attacks.filter((attack) => attack[family]);

/** What every client does with every case: sees the repository over HTTP, takes what it takes, and says its version. */
const frame = (family: Family, client: string): string => `
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 ZYPP_LOCK_TIMEOUT=60
${client}
for case in ${casesOf(family).map(folderName).join(' ')}; do
  own=/srv/cases/$case key=$(cat /srv/cases/$case/trusts) tmp=$(mktemp -d)
  chmod 755 "$tmp"
  start
  if [ -e "$own/again" ]; then ln -sfn states/ours /srv/now && read_lists || echo "cannot read ours" >&2; fi
  ln -sfn "cases/$case" /srv/now
  : >"$tmp/log"
  install_hello
  if [ -x /usr/bin/hello ]; then said=$(/usr/bin/hello) && remove_hello; else said="refused: $(tail -n 30 "$tmp/log" | tr '\\n\\t' '  ')"; fi
  printf '%s\\t%s\\n' "$case" "$said"
done
`;

const APT_CLIENT = `
start() {
  mkdir -p "$tmp/lists/partial" "$tmp/cache/archives/partial" "$tmp/parts"
  printf 'Types: deb\\nURIs: http://127.0.0.1:8089/apt\\nSuites: bookworm\\nComponents: main\\nSigned-By: /srv/%s.asc\\n' "$key" >"$tmp/parts/test.sources"
  chown -R _apt "$tmp"/*
}
apt() {
  apt-get -q -y -o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$tmp/parts" -o "Dir::State::Lists=$tmp/lists" \\
    -o "Dir::Cache=$tmp/cache" -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-unsafe-io -o Acquire::Retries=0 "$@" >>"$tmp/log" 2>&1
}
read_lists() { apt update; }
install_hello() { apt update; apt install hello; }
remove_hello() { apt purge hello; }
`;

const repoFile = `
start() {
  mkdir "$tmp/parts"
  printf '[test]\\nname=Test\\nbaseurl=http://127.0.0.1:8089/yum/9/x86_64/\\nenabled=1\\nautorefresh=1\\ngpgcheck=1\\nrepo_gpgcheck=1\\ngpgkey=file:///srv/%s.asc\\n' "$key" >"$tmp/parts/test.repo"
}
remove_hello() { rpm -e hello >>"$tmp/log" 2>&1; }
`;

const dnfClient = (program: string): string => `${repoFile}
dnf() { command ${program} -y "--setopt=reposdir=$tmp/parts" "--setopt=cachedir=$tmp/cache" "--setopt=system_cachedir=$tmp/cache" \\
  --setopt=plugins=False --setopt=retries=1 "$@" >>"$tmp/log" 2>&1; }
read_lists() { dnf --refresh makecache; }
install_hello() { dnf --refresh install hello; }
`;

const ZYPPER_CLIENT = `${repoFile.replace('start() {', 'start() { rpm --import "/srv/$key.asc"')}
zypp() { zypper --non-interactive --reposd-dir "$tmp/parts" --cache-dir "$tmp/cache" "$@" >>"$tmp/log" 2>&1; }
read_lists() { zypp refresh; }
install_hello() { zypp refresh; zypp install hello; }
`;

export const scriptFor = (client: 'apt' | 'dnf' | 'dnf5' | 'zypper'): string =>
  client === 'apt'
    ? frame('apt', APT_CLIENT)
    : frame('yum', client === 'zypper' ? ZYPPER_CLIENT : dnfClient(client));

/** What was tried of each attack, by client: its words, or the version that it installed. */
export const readSaid = (stdout: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    stdout
      .trimEnd()
      .split('\n')
      .map((line): [string, string] => line.split('\t') as [string, string]),
  );
