import {mkdir, mkdtemp, readdir, rename, rm} from 'node:fs/promises';
import {homedir} from 'node:os';
import {dirname, join} from 'node:path';
import {formatOf} from '../../src/formats/index.ts';
import type {Host} from '../../src/model/host.ts';
import type {Entry, Package} from '../../src/model/package.ts';
import {makeHost} from '../../src/tools/host.ts';
import {makeLog} from '../../src/tools/log.ts';
import {memorySigner, throwAwayKey} from '../../src/tools/openpgp/index.ts';
import {allInOrder} from '../../src/tools/parallel.ts';
import {textBytes} from './content.ts';
import {seeded} from './random.ts';

/** Packages as one project after the other would publish them, and the next release of one project. */
export interface SmallPackages {
  readonly folder: string;
  /** Names of files, sorted. */
  readonly files: readonly string[];
  readonly releaseFolder: string;
  readonly release: readonly string[];
}

/** Raised with whatever changes the packages. */
const GENERATION = 3;
const RELEASE = 4;
const DATE = 1_700_000_000;

/** Made by our own portable writer once, signed where the format has room for that, and kept for later runs. */
export async function smallPackages(format: string, count: number): Promise<SmallPackages> {
  const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'linux-pkg-bench');
  const home = join(cache, `small-${GENERATION}-${format}-${count}`);
  const [folder, releaseFolder] = [join(home, 'all'), join(home, 'release')];
  const filesIn = async (dir: string) => (await readdir(dir).catch((): string[] => [])).sort();
  if ((await filesIn(folder)).length !== count) {
    await rm(home, {recursive: true, force: true});
    await mkdir(dirname(home), {recursive: true});
    const draft = await mkdtemp(`${home}.`);
    const host = quietHost(draft);
    const numbers = Array.from({length: count}, (_, at) => at + 1);
    await makePackages(host, {format, version: '1.0.0', numbers, folder: join(draft, 'all')});
    const few = {format, version: '1.1.0', numbers: numbers.slice(0, RELEASE)};
    await makePackages(host, {...few, folder: join(draft, 'release')});
    await rename(draft, home);
  }
  return {folder, files: await filesIn(folder), releaseFolder, release: await filesIn(releaseFolder)};
}

/** A host that prints nothing. */
export function quietHost(workDir: string): Host {
  const log = makeLog({line: () => undefined, problem: () => undefined});
  const {signal} = new AbortController();
  return makeHost({env: process.env, workDir, out: 'out', log, signal});
}

interface Batch {
  readonly format: string;
  readonly version: string;
  readonly numbers: readonly number[];
  readonly folder: string;
}

async function makePackages(host: Host, {format, version, numbers, folder}: Batch): Promise<void> {
  await mkdir(folder, {recursive: true});
  const {portable, sign} = await formatOf(format).load();
  const {defaults} = formatOf(format);
  const key = await throwAwayKey(DATE);
  const signer = await memorySigner(key, {part: key.facts.parts[0], passphrases: [], date: DATE});
  await allInOrder(numbers, 4, async (number) => {
    const names = await portable(host, smallPackage(format, number, version), folder);
    for (const name of names) await sign?.({file: join(folder, name), signer, options: defaults});
  });
}

/** A command, its manual, its settings and what belongs to every package. */
function smallPackage(format: string, number: number, upstream: string): Package {
  const {defaults} = formatOf(format);
  const name = `bench-${String(number).padStart(5, '0')}`;
  const random = seeded(number + 1);
  const text = (size: number) => textBytes(size, random).toString('latin1');
  const texts: Readonly<Record<string, string>> = {
    [`/etc/${name}.conf`]: text(400),
    [`/usr/bin/${name}`]: `#!/bin/sh\n# ${upstream}\n${text(3000)}`,
    [`/usr/lib/systemd/system/${name}.service`]: text(500),
    [`/usr/share/${name}/one.txt`]: text(1500),
    [`/usr/share/${name}/two.txt`]: text(1500),
    [`/usr/share/doc/${name}/copyright`]: text(900),
    [`/usr/share/man/man1/${name}.1`]: text(1200),
  };
  return {
    name,
    version: {...NO_VERSION, upstream},
    arch: 'amd64',
    target: `${format}/amd64`,
    format,
    summary: `Number ${number} of many small packages`,
    description: `Number ${number} of many small packages\n${text(300)
      .replaceAll(/[^\w ]+/g, ' ')
      .trim()}.`,
    license: 'MIT',
    homepage: `https://example.org/${name}`,
    maintainer: 'Example Team <team@example.org>',
    vendor: 'Example',
    section: 'utils',
    priority: 'optional',
    relations: {...NO_RELATIONS, depends: [format === 'deb' ? 'bash (>= 5)' : 'bash >= 5', 'grep', 'sed']},
    scripts: {postInstall: '#!/bin/sh\nexit 0\n'},
    services: [],
    users: [],
    groups: [],
    directories: [],
    changelog: [
      {
        version: '0.9',
        date: DATE - 86_400,
        author: 'Example Team <team@example.org>',
        notes: ['First release'],
      },
    ],
    entries: entriesOf(texts),
    options: defaults,
  };
}

const NO_VERSION = {
  tag: undefined,
  prerelease: undefined,
  metadata: undefined,
  revision: '1',
  epoch: undefined,
  commit: undefined,
  shortCommit: undefined,
  date: DATE,
  snapshot: undefined,
};

const NO_RELATIONS = {
  depends: [],
  predepends: [],
  recommends: [],
  suggests: [],
  enhances: [],
  supplements: [],
  conflicts: [],
  breaks: [],
  replaces: [],
  provides: [],
};

const NODE = {owner: 'root', group: 'root', mtime: DATE} as const;

function entriesOf(texts: Readonly<Record<string, string>>): readonly Entry[] {
  const folders = new Set<string>();
  for (const path of Object.keys(texts))
    for (let at = dirname(path); at !== '/'; at = dirname(at)) folders.add(at);
  const dirs = [...folders].map((path): Entry => ({...NODE, type: 'dir', path, mode: 0o755, implicit: true}));
  const files = Object.entries(texts).map(([path, text]): Entry => {
    const content = Buffer.from(text, 'latin1');
    return {
      ...NODE,
      type: 'file',
      path,
      mode: path.startsWith('/usr/bin/') ? 0o755 : 0o644,
      from: path,
      content: content.toString('base64'),
      size: content.length,
      role: path.startsWith('/etc/') ? 'config' : undefined,
    };
  });
  return [...dirs, ...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}
