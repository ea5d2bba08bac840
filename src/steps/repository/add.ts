import {constants, copyFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {Report} from '../../model/report.ts';
import type {PackageFile} from '../../model/repository.ts';
import type {Signer} from '../../model/signer.ts';
import {repositoryKinds} from '../../repositories/index.ts';
import {digestOf, smallFile, tempDir} from '../../tools/files.ts';
import {allInOrder} from '../../tools/parallel.ts';
import type {RepositoryCard} from './card.ts';
import {placedAt} from './elsewhere.ts';
import {folderKeys, openFolder, publishFolder} from './folder.ts';
import {type GivenFile, givenFiles, type KnownFile, knownFile, unlistable} from './given-files.ts';
import {refuseWrongWords} from './option-words.ts';
import {suiteOfVersion} from './placement.ts';
import type {Addition} from './publish.ts';
import {folderReport} from './report.ts';

const AT_ONCE = 8;
/** Small packages that were read are put as they were, up to so many bytes of all of them; others are read again. */
const MOST_KEPT = 64 << 20;

/** Adds packages, whoever made them. A broken one is named, and nothing is written unless that was asked for. */
export async function addPackages(
  host: Host,
  dir: string,
  words: readonly string[],
  inputs: Inputs,
): Promise<Report> {
  const {suite, packagesAt, keepGoing = false} = inputs.repo ?? {};
  refuseWrongWords([
    ['suite', 'folder', suite],
    ['packages-at', 'url', packagesAt],
  ]);
  const folder = await openFolder(host, dir);
  const keys = await folderKeys(host, inputs);
  const files = await givenFiles(host, words);
  await using drafts = await tempDir();
  const kept = {bytes: 0};
  const read = await allInOrder(files, AT_ONCE, (file, index) => {
    host.signal.throwIfAborted();
    // What lies elsewhere stays as it is.
    const signer = packagesAt === undefined ? keys.signers[0]! : undefined;
    return readGiven(file, {signer, draft: join(drafts.path, String(index)), kept});
  });
  const broken = read.flatMap((one) => ('problem' in one ? [one.problem] : []));
  if (broken.length > 0 && !keepGoing) throw new UserError('repository/broken', broken);
  for (const problem of broken) host.log.warn(problem);
  const found = read.flatMap((one) => ('pkg' in one ? additionsOf(one, {suite, card: folder.card}) : []));
  const additions = packagesAt === undefined ? found : await placedAt(host, packagesAt, found);
  const places = await publishFolder(host, folder, keys, {
    additions,
    yank: () => false,
    dryRun: inputs.dryRun,
  });
  return folderReport(`${inputs.dryRun ? 'Would add' : 'Added'} to ${dir}`, folder, places);
}

interface Read {
  readonly pkg: PackageFile;
  readonly format: string;
}

/** Looks at all of a package; one that nobody signed is signed, in a copy, where its format has room for that. */
async function readGiven(
  given: GivenFile,
  {
    signer,
    draft,
    kept,
  }: {readonly signer: Signer | undefined; readonly draft: string; readonly kept: {bytes: number}},
): Promise<Read | {readonly problem: Problem}> {
  const known = knownFile(given.path);
  if (!known) return {problem: unlistable(given)};
  const {path, shown} = given;
  const {format} = known;
  try {
    const {record, sign, signs} = await format.load();
    if (!record) throw new Error(`no repository lists a ${format.title}`);
    const told = async (file: string, bytes: Buffer | undefined) => {
      const {size, sha256} = await digestOf(file, bytes);
      const pkg = {file, name: basename(path), size, sha256, record: await record(file, bytes)};
      if (!bytes || kept.bytes + size > MOST_KEPT) return pkg;
      kept.bytes += size;
      return {...pkg, bytes};
    };
    const pkg = await told(path, known.bytes);
    if (!signer || pkg.record.signed === true || !sign || !signs?.(format.defaults))
      return {format: format.id, pkg};
    const file = await signedCopy(path, {draft, signer, format, sign});
    return {format: format.id, pkg: file === path ? pkg : await told(file, smallFile(file))};
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      problem: {
        message: `${shown} cannot be read as a ${format.title}: ${reason}`,
        hint: 'build or download it again; --keep-going adds the others',
      },
    };
  }
}

type Copying = {readonly draft: string; readonly signer: Signer} & Pick<KnownFile, 'format'> & {
    readonly sign: NonNullable<Awaited<ReturnType<KnownFile['format']['load']>>['sign']>;
  };

async function signedCopy(path: string, {draft, signer, format, sign}: Copying): Promise<string> {
  await copyFile(path, draft, constants.COPYFILE_FICLONE);
  const isSigned = await sign({file: draft, signer, options: format.defaults});
  return isSigned ? draft : path;
}

interface Ground {
  readonly suite: string | undefined;
  readonly card: RepositoryCard;
}

function additionsOf({pkg, format}: Read, {suite, card}: Ground): readonly Addition[] {
  const own = suite ?? suiteOfVersion(format, pkg.record.version, card.stream);
  return Object.values(repositoryKinds)
    .filter((kind) => kind.format === format)
    .map((kind) => ({kind, suite: own, packages: [pkg]}));
}
