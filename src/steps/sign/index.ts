import type {Artifact} from '../../model/artifact.ts';
import type {Host} from '../../model/host.ts';
import type {Signer} from '../../model/signer.ts';
import type {Plan} from '../../model/target.ts';
import {tempDir} from '../../tools/files.ts';
import {allInOrder} from '../../tools/parallel.ts';
import type {Config} from '../config/index.ts';
import {nextHandover} from '../handover/index.ts';
import {refuseTaken} from '../output-folder.ts';
import {checksumsOf} from './checksums.ts';
import {detachedSignature} from './detached.ts';
import {land} from './landing.ts';
import {type Draft, isPackage, signedPackage} from './package.ts';

export {CHECKSUMS_FILE} from './checksums.ts';
export {writeSignature} from './detached.ts';
export {finishLanding} from './landing.ts';

/** What is to be signed, and by whom: the first signs files, nobody leaves them unsigned. */
export interface SignWork {
  readonly artifacts: readonly Artifact[];
  readonly signers: readonly Signer[];
}

/** What this step makes anew each time. */
const MADE_HERE: ReadonlySet<Artifact['kind']> = new Set(['signature', 'checksums', 'policy']);

/** Signing is short work of one core, between long reads. */
const AT_ONCE = 4;

/**
 * Signs every package, in the file where its format has room for that, and each file by an `.asc` beside it; lists them
 * in SHA256SUMS under the names that they will have after upload. Files get their names only when all of them are whole.
 */
export async function signArtifacts(
  host: Host,
  config: Config,
  plan: Plan,
  {artifacts, signers}: SignWork,
): Promise<readonly Artifact[]> {
  const [signer] = signers;
  await using dir = await tempDir(host.outDir);
  const kept = artifacts.filter(({kind}) => !MADE_HERE.has(kind));
  const signed = await allInOrder(kept, AT_ONCE, (artifact): Promise<readonly Draft[]> => {
    host.signal.throwIfAborted();
    if (!isPackage(artifact) || !signer) return Promise.resolve([{artifact}]);
    return signedPackage(host, {artifact, signer, dir: dir.path, config, plan});
  });
  const files = onceEach(signed.flat());
  const signatures = signer
    ? await allInOrder(files, AT_ONCE, (file) => detachedSignature(host, {file, signer, dir: dir.path}))
    : [];
  const checksums = await checksumsOf(files, signatures, dir.path);
  const sealed = signer ? [await detachedSignature(host, {file: checksums, signer, dir: dir.path})] : [];
  const made = [...files, ...signatures, checksums, ...sealed];
  await refuseTaken(
    host,
    made.map(({artifact}) => artifact.path),
  );
  host.signal.throwIfAborted();
  const named = made.map(({artifact}) => artifact);
  await land(host, dir, {made, handover: await nextHandover(host, plan, named)});
  return named;
}

/** Files that two packages both come with are the same file. */
function onceEach(files: readonly Draft[]): readonly Draft[] {
  const first = new Map<string, Draft>();
  for (const file of files) if (!first.has(file.artifact.path)) first.set(file.artifact.path, file);
  return [...first.values()];
}
