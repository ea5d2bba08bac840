import {join} from 'node:path';
import type {Artifact} from '../../model/artifact.ts';
import {PkgError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Plan} from '../../model/target.ts';
import {writeWhole} from '../../tools/files.ts';
import {pathProblem} from './files.ts';
import {HANDOVER_FILE, type Handover, handoverSchema, releaseOf} from './schema.ts';

const byPath = (a: Artifact, b: Artifact): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

/** Writes `artifacts.json` beside the packages. */
export const writeHandover = async (host: Host, plan: Plan, artifacts: readonly Artifact[]): Promise<void> =>
  writeWhole(join(host.outDir, HANDOVER_FILE), handoverText(plan, artifacts));

/**
 * What `artifacts.json` says: relative paths only, the same bytes for the same packages. `others` are targets of an
 * earlier run that are still there.
 */
export function handoverText(
  plan: Plan,
  artifacts: readonly Artifact[],
  others: readonly string[] = [],
): string {
  for (const artifact of artifacts) {
    const problem = pathProblem(artifact);
    if (problem)
      throw new PkgError('handover/name', problem, {
        hint: 'use letters, digits and + . _ ~ ^ % = , @ - in file names',
      });
  }
  const handover: Handover = {
    version: 1,
    release: releaseOf(plan),
    targets: [...plan.targets.map(({id}) => id), ...others],
    artifacts: [...artifacts].sort(byPath),
  };
  // In the order of the schema, whoever put the artifacts together.
  const ordered = handoverSchema.safeParse(handover).data ?? handover;
  return `${JSON.stringify(ordered, null, 2)}\n`;
}
