import {createHash} from 'node:crypto';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {formatOf} from '../../src/formats/index.ts';
import type {Artifact} from '../../src/model/artifact.ts';
import type {Host} from '../../src/model/host.ts';
import type {PublisherKind, PublishSettings, Shipment} from '../../src/model/publisher.ts';
import type {Signer} from '../../src/model/signer.ts';
import type {Arch, Plan, Target} from '../../src/model/target.ts';
import {type Version, versionFor} from '../../src/model/version.ts';
import {type Config, publishSettings} from '../../src/steps/config/index.ts';
import {assetName} from '../../src/text/asset-name.ts';
import {checksumsText} from '../../src/text/checksums.ts';
import {RIGHT, right} from './config.ts';
import {testVersion} from './version.ts';

/** A version as its text says it, of a day in 2022. */
export function versionOf(text: string, over: Partial<Version> = {}): Version {
  const [upstream = '', prerelease] = text.split('-');
  return testVersion({
    tag: `v${text}`,
    upstream,
    prerelease,
    commit: '611a16f0c0ffee00000000000000000000000000',
    shortCommit: '611a16f0',
    date: Date.UTC(2022, 10, 22, 18, 5) / 1000,
    ...over,
  });
}

/** `debian-12/amd64` with the suffix that the distro has. */
export function targetOf(name: string, arch: Arch, suffix = ''): Target {
  const [, distro, release] = /^([a-z]+)-([\d.]+)$/.exec(name) ?? [];
  const isRpm = name === 'rpm' || ['rocky', 'fedora'].includes(distro ?? '');
  return {
    id: `${name}/${arch}`,
    name,
    distro,
    release,
    arch,
    format: isRpm ? 'rpm' : 'deb',
    engine: distro === undefined ? 'portable' : 'native',
    buildOn: undefined,
    image: undefined,
    suffix,
    runsOn: 'ubuntu-latest',
  };
}

interface PackageWish {
  readonly target: Target;
  readonly version: Version;
  readonly name?: string;
  readonly arch?: Arch;
}

/** A finished package with what is made of it: a document, and a signature of each. */
export function filesOf({
  target,
  version,
  name = 'hello',
  arch = target.arch,
}: PackageWish): readonly Artifact[] {
  const format = formatOf(target.format);
  const own = versionFor(version, {revision: undefined, epoch: undefined}, target);
  const file = format.fileName({name, version: own, arch}, format.defaults);
  const pkg: Artifact = {
    kind: 'package',
    ...fileOf(file),
    package: name,
    version: format.versionOf(own),
    format: format.id,
    target: target.id,
    arch,
    signed: true,
    verified: true,
  };
  const sbom: Artifact = {kind: 'sbom', ...fileOf(`${file}.spdx.json`), of: file};
  return [pkg, sbom, signatureOf(pkg), signatureOf(sbom)];
}

const signatureOf = ({name}: Artifact): Artifact => ({kind: 'signature', ...fileOf(`${name}.asc`), of: name});

/** A file that holds its own name. */
const fileOf = (name: string) => ({name, path: name, ...digestOf(name)});

const digestOf = (text: string) => ({
  size: Buffer.byteLength(text),
  sha256: createHash('sha256').update(text).digest('hex'),
});

/** What `publish` has before it goes out: the files and the list of their checksums, as they would be on a release. */
export async function finishedFiles(
  {outDir}: Pick<Host, 'outDir'>,
  files: readonly Artifact[],
): Promise<readonly Artifact[]> {
  await mkdir(outDir, {recursive: true});
  const text = checksumsText(
    files.filter(({kind}) => kind !== 'signature').map(({name, sha256}) => ({name: assetName(name), sha256})),
  );
  for (const {name} of files) await writeFile(join(outDir, name), name);
  await writeFile(join(outDir, 'SHA256SUMS'), text);
  const list: Artifact = {kind: 'checksums', name: 'SHA256SUMS', path: 'SHA256SUMS', ...digestOf(text)};
  await writeFile(join(outDir, 'SHA256SUMS.asc'), 'SHA256SUMS.asc');
  return [...files, list, signatureOf(list)];
}

/** A kind of place that has whatever names are asked for. */
export const kindOf = (names: PublisherKind['names']): PublisherKind => ({
  id: 'directory',
  title: 'a place',
  keys: {needed: [], optional: []},
  names,
  pointers: 'after',
  check: () => [],
  open: () => Promise.reject(new Error('nobody opens it')),
});

/** Signs by saying what it signs; the armor around it is real. */
export const loudSigner: Signer = {
  fingerprint: '0'.repeat(40),
  primary: '0'.repeat(40),
  algorithm: 'none',
  publicKey: '',
  detached: async (content) => {
    const hash = createHash('sha256');
    if (content instanceof Uint8Array) hash.update(content);
    else for await (const chunk of content) hash.update(chunk);
    return hash.digest();
  },
  text: () => Promise.reject(new Error('no text is signed')),
};

/** The config with one entry of `publish:`, and that entry. */
export async function publishing(
  entry: string,
  top = RIGHT,
): Promise<{readonly config: Config; readonly settings: PublishSettings}> {
  const config = await right(`${top}publish: [{to: directory, path: files${entry && `, ${entry}`}}]\n`);
  return {config, settings: publishSettings(config)[0]!};
}

export const planOf = (version: Version, targets: readonly Target[]): Plan => ({version, targets});

/** Each shipment as a line, and what stands in those that were made for the place. */
export async function shown(shipments: readonly Shipment[], dir: string): Promise<string> {
  const lines = shipments.map(({name, kind, target}) => `${name}  ${kind}${target ? `  ${target}` : ''}`);
  const made = shipments.filter(({file, kind}) => file.startsWith(dir) && kind !== 'signature');
  const texts = await Promise.all(
    made.map(async ({name, file}) => `--- ${name}\n${await readFile(file, 'utf8')}`),
  );
  return [...lines, ...texts].join('\n');
}
