import {createHash} from 'node:crypto';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Delivered, Delivery, PublishSettings, Shipment} from '../../src/model/publisher.ts';
import type {Version} from '../../src/model/version.ts';
import {publishers} from '../../src/publishers/index.ts';
import {
  type AssetView,
  type Github,
  type GithubOptions,
  type ReleaseView,
  startGithub,
} from './github/index.ts';
import {testHost} from './host.ts';
import {testVersion} from './version.ts';

export const TAG = 'v1.2.3';

const VERSION: Version = testVersion({
  tag: TAG,
  commit: '1'.repeat(40),
  shortCommit: '1'.repeat(7),
  date: 1_767_225_600,
});

const SETTINGS: PublishSettings = {
  id: 'release',
  to: 'release',
  pointers: false,
  pointerArch: 'go',
  draft: false,
};

/** Files to publish, on the disk. */
export interface Cargo extends AsyncDisposable {
  readonly shipments: readonly Shipment[];
  /** What a release must have of them in the end, by name. */
  readonly assets: readonly AssetView[];
}

/** Six files; GitHub renames those with a tilde and keeps those with a plus. */
const NAMES = [
  'hello_1.2.3-1~deb12_amd64.deb',
  'hello_1.2.3+ds-1_arm64.deb',
  'hello-1.2.3-1.el9.x86_64.rpm',
  'hello-1.2.3-1.el9.x86_64.rpm.asc',
  'SHA256SUMS',
  'SHA256SUMS.asc',
];

export async function makeCargo(names: readonly string[] = NAMES): Promise<Cargo> {
  const dir = await mkdtemp(join(tmpdir(), 'linux-pkg-cargo-'));
  const shipments: Shipment[] = [];
  for (const [index, name] of names.entries()) {
    const file = join(dir, String(index));
    // Most are small; two are more than one piece of a stream.
    const bytes = `${name}\n`.repeat(index < 2 ? 10_000 : 10 + index);
    await writeFile(file, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    shipments.push({name, file, size: bytes.length, sha256, kind: 'package'});
  }
  const assets = shipments
    .map(({name, size, sha256}) => ({
      name: name.replaceAll('~', '.'),
      state: 'uploaded' as const,
      size,
      sha256,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return {shipments, assets, [Symbol.asyncDispose]: () => rm(dir, {recursive: true, force: true})};
}

export interface Publishing {
  readonly settings?: Partial<PublishSettings>;
  readonly version?: Partial<Version>;
  readonly signal?: AbortSignal;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Published extends Delivered {
  readonly looked: readonly Delivery[];
  readonly lines: readonly string[];
  /** What would have failed the run. */
  readonly error: unknown;
}

/** As the publish step does it: everything is looked at, then brought. What fails is told, not thrown. */
export async function publishRelease(
  github: Github,
  shipments: readonly Shipment[],
  {settings, version, signal, env}: Publishing = {},
): Promise<Published> {
  await using host = await testHost({}, {...github.env, ...env});
  const lines = host.lines;
  try {
    const work = {
      settings: {...SETTINGS, ...settings},
      version: {...VERSION, ...version},
      name: 'hello',
      notes: 'github' as const,
    };
    const publisher = await publishers['release']!.open({...host, signal: signal ?? host.signal}, work);
    const problems = publisher.check(shipments);
    if (problems.length > 0) throw new Error(problems.map(({message}) => message).join('\n'));
    const looked = await publisher.look(shipments);
    return {...(await publisher.deliver(shipments)), looked, lines, error: undefined};
  } catch (error) {
    return {deliveries: [], looked: [], lines, error};
  }
}

/** Releases without what is another in each run. */
export const plain = (releases: readonly ReleaseView[]): readonly Omit<ReleaseView, 'id'>[] =>
  releases.map(({id: _, ...rest}) => rest);

/** Runs work with a server of its own; breaches of GitHub's description are among its errors. */
export async function withGithub<T>(
  options: GithubOptions,
  work: (github: Github) => Promise<T>,
): Promise<T> {
  await using github = await startGithub(options);
  return await work(github);
}
