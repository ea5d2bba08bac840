import {copyFile, link, rm, rmdir} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import type {Artifact} from '../../model/artifact.ts';
import type {Host} from '../../model/host.ts';
import type {Plan} from '../../model/target.ts';
import {makeFolder, writeWhole} from '../../tools/files.ts';
import {listedIn} from './reader.ts';
import {HANDOVER_FILE, type Handover, releaseOf} from './schema.ts';
import {earlierHandover, removeStale} from './stale.ts';
import {handoverText} from './writer.ts';

/**
 * Brings the packages of all legs into the output folder itself. A leg's folder goes when all of it is there, so that
 * a run that is ended in the middle can be started again.
 */
export async function bringTogether(
  host: Host,
  plan: Plan,
  artifacts: readonly Artifact[],
): Promise<readonly Artifact[]> {
  const away = artifacts.filter(({path, name}) => path !== name);
  if (away.length === 0) return artifacts;
  for (const {path, name} of away) await shareFile(join(host.outDir, path), join(host.outDir, name));
  const together = artifacts.map((artifact) => ({...artifact, path: artifact.name}));
  await record(host, plan, together);
  for (const folder of new Set(away.map(({path}) => dirname(path))))
    await clearLeg(join(host.outDir, folder));
  return together;
}

/** The same file under a second name, or a copy where the disk has no such thing. */
export async function shareFile(from: string, to: string): Promise<void> {
  await makeFolder(dirname(to));
  await rm(to, {force: true});
  await link(from, to).catch(() => copyFile(from, to));
}

/** Takes away what a leg listed; what else lies in its folder stays. */
async function clearLeg(folder: string): Promise<void> {
  const {artifacts} = await listedIn(folder);
  for (const {path} of artifacts) await rm(join(folder, path), {force: true});
  await rm(join(folder, HANDOVER_FILE));
  await rmdir(folder).catch(() => undefined);
}

/** Says in `artifacts.json` what is in the output folder now; targets that the plan does not have keep their lines. */
export async function record(host: Host, plan: Plan, artifacts: readonly Artifact[]): Promise<void> {
  const before = await earlierHandover(host);
  const others = stillThere(before, plan, artifacts);
  await removeStale(host, before?.artifacts ?? [], [...artifacts, ...others]);
  await writeWhole(join(host.outDir, HANDOVER_FILE), textWith(plan, artifacts, others));
}

/** What `record` will say. */
export async function nextHandover(host: Host, plan: Plan, artifacts: readonly Artifact[]): Promise<string> {
  return textWith(plan, artifacts, stillThere(await earlierHandover(host), plan, artifacts));
}

type PackageArtifact = Extract<Artifact, {kind: 'package'}>;

/** Packages of the same release for targets that this run was not asked for. */
function stillThere(
  before: Handover | undefined,
  plan: Plan,
  artifacts: readonly Artifact[],
): readonly PackageArtifact[] {
  if (!isDeepStrictEqual({...before?.release}, releaseOf(plan))) return [];
  const planned = new Set(plan.targets.map(({id}) => id));
  const names = new Set(artifacts.map(({name}) => name));
  return (before?.artifacts ?? []).filter(
    (artifact): artifact is PackageArtifact =>
      artifact.kind === 'package' && !planned.has(artifact.target) && !names.has(artifact.name),
  );
}

const textWith = (plan: Plan, artifacts: readonly Artifact[], others: readonly PackageArtifact[]): string =>
  handoverText(plan, [...artifacts, ...others], [...new Set(others.map(({target}) => target))]);
