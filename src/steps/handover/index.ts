import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {Artifact} from '../../model/artifact.ts';
import type {Host} from '../../model/host.ts';
import type {Plan} from '../../model/target.ts';
import {
  downloadRunArtifacts,
  runArtifactsOf,
  SERVER_ACTIONS,
  uploadRunArtifact,
} from '../../tools/run-artifacts.ts';
import {gatherLegs} from './legs.ts';
import {ARTIFACT_PREFIX, artifactName} from './names.ts';
import {HANDOVER_FILE} from './schema.ts';
import {earlierHandover, removeStale} from './stale.ts';
import {writeHandover} from './writer.ts';

/**
 * Leaves the packages to the next job: `artifacts.json` beside them and, in GitHub Actions, a run artifact.
 * A leg that is not whole uploads none: its name would be taken when the leg is run again.
 */
export async function handOver(
  host: Host,
  plan: Plan,
  artifacts: readonly Artifact[],
  {whole}: {readonly whole: boolean},
): Promise<void> {
  await removeStale(host, (await earlierHandover(host))?.artifacts ?? [], artifacts);
  await writeHandover(host, plan, artifacts);
  if (!whole) return;
  const name = artifactName(plan.targets.map(({id}) => id));
  const support = runArtifactsOf(host);
  if (support === 'none') return;
  if (support === 'refused') {
    host.log.warn({
      message: `${host.env['GITHUB_SERVER_URL']} takes no run artifacts from this action`,
      hint: `carry the packages on by a step after this one: uses: ${SERVER_ACTIONS.upload} with: {name: ${name}, path: <the out folder>}`,
    });
    return;
  }
  const files = [HANDOVER_FILE, ...artifacts.map(({path}) => path)];
  const taken =
    'another job of this run handed over the same target: give each leg its own `targets` and `arch`';
  await uploadRunArtifact(name, {dir: host.outDir, files, taken});
  host.log.info(`run artifact ${name}: ${files.length} files`);
}

/**
 * Every leg's packages, checked against their bytes: from the run's artifacts, which are downloaded into the output
 * folder or another one, else from the output folder. Paths start from the output folder.
 */
export async function gather(
  host: Host,
  plan: Plan,
  downloads: string = host.outDir,
): Promise<readonly Artifact[]> {
  const support = runArtifactsOf(host);
  if (support === 'there') {
    const dirs = await downloadRunArtifacts(ARTIFACT_PREFIX, downloads);
    if (dirs.length > 0) return gatherLegs(host, plan, dirs);
  }
  const dirs = await foldersWithHandover(host.outDir);
  if (dirs.length === 0 && support === 'refused')
    host.log.warn({
      message: `${host.env['GITHUB_SERVER_URL']} gives no run artifacts to this action`,
      hint: `bring the packages by a step before this one: uses: ${SERVER_ACTIONS.download} with: {path: <the out folder>}`,
    });
  return gatherLegs(host, plan, dirs);
}

async function foldersWithHandover(outDir: string): Promise<string[]> {
  const found = await readdir(outDir, {withFileTypes: true}).catch(() => []);
  const below = found.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  const dirs = [outDir, ...below.map(({name}) => join(outDir, name)).sort()];
  const listings = await Promise.all(dirs.map((dir) => readdir(dir).catch((): string[] => [])));
  return dirs.filter((_, index) => listings[index]!.includes(HANDOVER_FILE));
}

export {gatherLegs} from './legs.ts';
export {artifactName} from './names.ts';
export {readHandover} from './reader.ts';
export {HANDOVER_FILE} from './schema.ts';
export {bringTogether, nextHandover, record, shareFile} from './together.ts';
export {writeHandover} from './writer.ts';
