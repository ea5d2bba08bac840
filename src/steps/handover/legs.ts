import {relative, sep} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import type {Artifact} from '../../model/artifact.ts';
import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Plan} from '../../model/target.ts';
import {artifactName} from './names.ts';
import {readHandover, repeated} from './reader.ts';
import {type Handover, type Release, releaseOf, shown} from './schema.ts';

interface Leg {
  readonly name: string;
  readonly handover: Handover;
}

/**
 * Merges what the legs left in their folders. Every target of the plan must be there once, all of one release;
 * the result is in the plan's order, with paths relative to the output folder.
 */
export async function gatherLegs(
  host: Host,
  plan: Plan,
  dirs: readonly string[],
): Promise<readonly Artifact[]> {
  const problems: Problem[] = [];
  const legs: Leg[] = [];
  for (const dir of dirs) {
    const name = relative(host.outDir, dir).split(sep).join('/');
    try {
      legs.push({name, handover: await readHandover(host, dir)});
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
    }
  }
  const asked = legs.filter((leg) => isAskedFor(host, plan, leg));
  // A leg that cannot be read is told as such, not also as a missing target.
  if (problems.length === 0) problems.push(...disagreements(plan, asked));
  if (problems.length > 0) throw new UserError('handover/legs', problems);
  return inPlanOrder(plan, asked);
}

/** What the plan does not ask for stays where it is: an earlier build of more targets, or a leg that went astray. */
function isAskedFor({log}: Host, plan: Plan, {name, handover}: Leg): boolean {
  const asked = new Set(plan.targets.map(({id}) => id));
  const strays = handover.targets.filter((id) => !asked.has(id));
  if (strays.length > 0)
    log.warn({
      message: `${folder(name)} also holds ${shown(strays.join(', '))}, which the plan does not have: left out`,
    });
  return strays.length < handover.targets.length;
}

const folder = (name: string): string => (name === '' ? 'the output folder' : name);

const releaseText = ({upstream, prerelease, snapshot, revision, commit}: Release): string =>
  shown(
    [
      upstream,
      prerelease && `-${prerelease}`,
      snapshot && `+${snapshot}`,
      revision && `-${revision}`,
      commit && ` of ${commit.slice(0, 12)}`,
    ]
      .filter(Boolean)
      .join(''),
  );

function disagreements(plan: Plan, legs: readonly Leg[]): Problem[] {
  const wanted = releaseOf(plan);
  const holders = (has: (leg: Leg) => boolean): string =>
    legs
      .filter(has)
      .map(({name}) => folder(name))
      .join(' and ');
  const found = legs.flatMap(({handover}) => handover.targets);
  const names = legs.flatMap(({handover}) => handover.artifacts.map(({name}) => name));
  return [
    ...legs
      .filter(({handover}) => !isDeepStrictEqual({...handover.release}, wanted))
      .map(({name, handover}) => ({
        message: `${folder(name)} holds ${releaseText(handover.release)}, the plan is for ${releaseText(wanted)}`,
        hint: `give every job the first one's plan: "plan: \${{ needs.plan.outputs.plan }}"`,
      })),
    ...plan.targets
      .filter(({id}) => !found.includes(id))
      .map(({id}) => ({
        message: `no leg handed over ${id}`,
        hint: `its job failed or was skipped, or its run artifact ${artifactName([id])} is gone: run that job again`,
      })),
    ...repeated(found).map((id) => ({
      message: `${shown(id)} was handed over more than once: by ${holders(({handover}) => handover.targets.includes(id))}`,
      hint: 'keep one of them',
    })),
    ...repeated(names).map((name) => ({
      message: `${name} was handed over more than once: by ${holders(({handover}) => handover.artifacts.some((a) => a.name === name))}`,
      hint: 'two targets may not make a file of one name',
    })),
  ];
}

function inPlanOrder(plan: Plan, legs: readonly Leg[]): readonly Artifact[] {
  const rank = new Map(plan.targets.map(({id}, index) => [id, index]));
  const asked = (artifact: Artifact): boolean => artifact.kind !== 'package' || rank.has(artifact.target);
  const rankOf = (artifact: Artifact): number =>
    artifact.kind === 'package' ? (rank.get(artifact.target) ?? rank.size) : rank.size;
  return legs
    .flatMap(({name, handover}) =>
      handover.artifacts.filter(asked).map((artifact) => ({
        ...artifact,
        path: name === '' ? artifact.path : `${name}/${artifact.path}`,
      })),
    )
    .sort((a, b) => rankOf(a) - rankOf(b) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
