import {copyFile, mkdir} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {formatOf} from '../../src/formats/index.ts';
import {engines as rpm} from '../../src/formats/rpm/engines.ts';
import type {Host} from '../../src/model/host.ts';
import type {PackageFile} from '../../src/model/repository.ts';
import type {Signer} from '../../src/model/signer.ts';
import type {Store} from '../../src/model/store.ts';
import {repositoryKinds} from '../../src/repositories/index.ts';
import {publishRepository, type RepositoryWork} from '../../src/steps/repository/publish.ts';
import {digestOf} from '../../src/tools/files.ts';
import {memorySigner, type OpenKey, readOpenKeys} from '../../src/tools/openpgp/index.ts';
import {file as debFile, debPackage, version, withParents, writeDeb} from './deb.ts';
import {file as rpmFile, rpmPackage, versionAt} from './rpm-package.ts';
import {armored, smallKey} from './small-keys.ts';

/** A time at which everything is done that is not about time. */
export const NOW = 1_790_000_000;

/** A key that any process can have, and who signs with it. */
export async function smallSigner(name: string): Promise<Signer> {
  return (await signerWithKey(name)).signer;
}

export async function signerWithKey(name: string): Promise<{readonly key: string; readonly signer: Signer}> {
  const text = armored(await smallKey(name));
  const [key] = await readOpenKeys(text, name);
  return {key: text, signer: await signerOf(key!)};
}

const signerOf = (key: OpenKey): Promise<Signer> =>
  memorySigner(key, {part: key.facts.parts[0]!, passphrases: [], date: NOW - 1000});

/** One release of a project: packages by the kind of repository they go to. */
export type Release = Readonly<Record<string, readonly PackageFile[]>>;

export interface Wanted {
  readonly version: string;
  readonly name?: string;
  /** Signs what has its signature inside. */
  readonly signer?: Signer;
}

/** Really written: `hello`, which says its version, and `hello-doc` for every architecture, as .deb and .rpm. */
export async function makeRelease(
  host: Host,
  {version: upstream, name = 'hello', signer}: Wanted,
): Promise<Release> {
  const tool = await debFile(host, `/usr/bin/${name}`, `#!/bin/sh\necho ${upstream}\n`, {mode: 0o755});
  const doc = await debFile(host, `/usr/share/doc/${name}-doc/${upstream}`, `About ${upstream}\n`);
  const debs = [
    await writeDeb(
      host,
      debPackage({name, version: version(upstream), arch: 'amd64', entries: withParents([tool])}),
    ),
    await writeDeb(
      host,
      debPackage({name: `${name}-doc`, version: version(upstream), entries: withParents([doc])}),
    ),
  ];
  const rpms: string[] = [];
  for (const [more, arch, {path, from, size, mode}] of [
    [name, 'amd64', tool],
    [`${name}-doc`, 'all', doc],
  ] as const) {
    const entries = [rpmFile(path, from, size, {mode})];
    const pkg = rpmPackage({name: more, version: versionAt(upstream), arch, entries});
    const [made] = await rpm.portable(host, pkg, host.outDir);
    const path_ = join(host.outDir, made!);
    if (signer) await rpm.sign!({file: path_, signer, options: {}});
    rpms.push(path_);
  }
  return {apt: await packageFiles(host, 'apt', debs), yum: await packageFiles(host, 'yum', rpms)};
}

/** What is known of finished packages, which are set aside: the next ones may have their names. */
async function packageFiles(
  host: Host,
  kind: string,
  files: readonly string[],
): Promise<readonly PackageFile[]> {
  const {record} = await formatOf(repositoryKinds[kind]!.format).load();
  return Promise.all(
    files.map(async (made) => {
      const {size, sha256} = await digestOf(made);
      const file = join(host.workDir, 'made', sha256, basename(made));
      await mkdir(dirname(file), {recursive: true});
      await copyFile(made, file);
      return {file, name: basename(file), size, sha256, record: await record!(file)};
    }),
  );
}

export interface Publication {
  readonly store: Store;
  readonly signers: readonly Signer[];
  /** Default: those of the signers. */
  readonly trusted?: readonly string[];
  readonly releases?: readonly Release[];
  /** The suite of each kind. */
  readonly suites?: Readonly<Record<string, string>>;
  readonly yank?: string;
  readonly keep?: RepositoryWork['keep'];
}

export const SUITES = {apt: 'bookworm', yum: '9'};

/** What the step is asked to do. */
export const workOf = ({
  store,
  signers,
  trusted,
  releases = [],
  suites = SUITES,
  yank,
  keep = {},
}: Publication): RepositoryWork => ({
  store,
  signers,
  additions: Object.entries(repositoryKinds).flatMap(([id, kind]) =>
    releases
      .map((release) => ({kind, suite: suites[id]!, packages: release[id] ?? []}))
      .filter(({packages}) => packages.length > 0),
  ),
  keep,
  keepsIn: () => true,
  trust: {own: trusted ?? signers.map(({publicKey}) => publicKey), published: undefined},
  component: 'main',
  yank: ({version: its}) => yank !== undefined && (its === yank || its.startsWith(`${yank}-`)),
  fixed: {Origin: 'Example Team', Label: 'Example'},
});

/** Publishes as the step does, at a time that stands still. */
export const publish = (host: Host, publication: Publication, now: () => number = () => NOW) =>
  publishRepository({...host, now}, workOf(publication));
