import {createHash} from 'node:crypto';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Artifact} from '../../model/artifact.ts';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Shipment} from '../../model/publisher.ts';
import type {Version} from '../../model/version.ts';
import {checksumsText} from '../../text/checksums.ts';
import {fileNameOf} from '../../text/file-name.ts';
import {versionText} from '../../text/version.ts';
import {projectName} from '../config/index.ts';
import {CHECKSUMS_FILE, writeSignature} from '../sign/index.ts';
import type {Named, NamesWork} from './names.ts';
import {sharedFolder} from './shared-folder.ts';

/** The checksums of one place: of the names that files have there, as seen from the list itself. */
export async function checksumShipments(
  host: Pick<Host, 'outDir' | 'env'>,
  work: NamesWork,
  files: readonly Named[],
): Promise<readonly Shipment[]> {
  const packages = files.filter(({artifact}) => artifact.kind === 'package');
  if (packages.length === 0) return [];
  const folder = sharedFolder(
    work.settings.name,
    packages.map(({name}) => name),
  );
  const isAlone = work.kind.names === 'flat' || isOfRelease(folder.templates, work.plan.version);
  const name = `${folder.path}${isAlone ? CHECKSUMS_FILE : ownName(host, work)}`;
  const text = checksumsText(
    files
      .filter(({artifact}) => artifact.kind !== 'signature')
      .map((file) => ({name: file.name.slice(folder.path.length), sha256: file.artifact.sha256})),
  );
  return finished(host, work, {name, text}) ?? made(work, {name, text});
}

/** No other release's files lie in that folder. */
const isOfRelease = (folders: readonly string[], {revision}: Version): boolean =>
  folders.some((folder) => /\{(?:version|tag)\}/.test(folder)) &&
  (revision === undefined || folders.some((folder) => folder.includes('{revision}')));

interface List {
  readonly name: string;
  readonly text: string;
}

/** In a place where other versions and revisions lie too. */
function ownName({env}: Pick<Host, 'env'>, {config, plan: {version}}: NamesWork): string {
  const {revision} = version;
  const values = {name: projectName(config, env), version: versionText(version), revision};
  const name = fileNameOf('{name}_{version}-{revision}', values);
  if (typeof name !== 'string') throw new UserError('publish/names', [name]);
  return `${name}_${CHECKSUMS_FILE}`;
}

/** The list that was made with the packages, where it says the same, and its signature. */
function finished(
  {outDir}: Pick<Host, 'outDir' | 'env'>,
  {artifacts}: NamesWork,
  {name, text}: List,
): readonly Shipment[] | undefined {
  const list = artifacts.find(({kind}) => kind === 'checksums');
  if (list?.sha256 !== createHash('sha256').update(text).digest('hex')) return undefined;
  const signature = artifacts.find((artifact) => artifact.kind === 'signature' && artifact.of === list.name);
  const shipment = (artifact: Artifact, own: string): Shipment => ({
    name: own,
    file: join(outDir, artifact.path),
    size: artifact.size,
    sha256: artifact.sha256,
    kind: artifact.kind,
  });
  return [shipment(list, name), ...(signature ? [shipment(signature, `${name}.asc`)] : [])];
}

/** One of its own, with a signature where there is a key. */
async function made({signer, dir}: NamesWork, {name, text}: List): Promise<readonly Shipment[]> {
  const file = join(dir, CHECKSUMS_FILE);
  await writeFile(file, text);
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const list: Shipment = {name, file, size: bytes.length, sha256, kind: 'checksums'};
  if (!signer) return [list];
  const signature = await writeSignature(signer, file, `${file}.asc`);
  return [list, {name: `${name}.asc`, file: `${file}.asc`, ...signature, kind: 'signature'}];
}
