import {createHash} from 'node:crypto';

/** What the run artifacts of one workflow run begin with. */
export const ARTIFACT_PREFIX = 'linux-pkg-';

/**
 * A leg's run artifact: `linux-pkg-debian-12-amd64`. GitHub refuses `" : < > | * ? \ /` in it, and a second one of
 * the same name in a run, so a leg with several targets gets a name made from all of them.
 */
export function artifactName(targets: readonly string[]): string {
  const [first, ...more] = targets;
  if (first !== undefined && more.length === 0)
    return ARTIFACT_PREFIX + first.replace(/[^A-Za-z0-9._~-]/g, '-');
  const digest = createHash('sha256').update(targets.join('\n')).digest('hex').slice(0, 12);
  return `${ARTIFACT_PREFIX}${targets.length}-targets-${digest}`;
}
