import {type Problem, UserError} from '../model/errors.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Plan} from '../model/target.ts';
import {buildWishes, type Config, placeOf} from './config/index.ts';

/** Whether this process was given a key or what opens one, used or not. */
export const keyIsNear = ({keys}: Pick<Inputs, 'keys'>): boolean =>
  keys.privateKey !== undefined || keys.passphrase !== undefined;

/** Why no container of such a process gets the rights that systemd needs; undefined where there is no key. */
export const withoutSystemd = (inputs: Inputs): string | undefined =>
  keyIsNear(inputs)
    ? 'the signing key is in this job: services are tried by package.yml, whose build jobs have no key'
    : undefined;

const WORKFLOW = 'sign in a job that builds nothing, as package.yml does';

/** A program of the project that would print the version, on the machine that holds the key. */
export function projectCodeProblems(config: Config, inputs: Inputs): readonly Problem[] {
  const {version} = config.values;
  const isGiven = Boolean(inputs.plan) || Boolean(inputs.version?.trim());
  if (!keyIsNear(inputs) || isGiven || typeof version !== 'object') return [];
  if (version.from !== 'command' && !(version.from === undefined && version.command)) return [];
  return [
    {
      message: 'version.command would run a program of the project beside the signing key',
      hint: `${WORKFLOW}, or pass the version that is meant: --version 1.2.3 (in a workflow: version: 1.2.3)`,
      place: placeOf(config, 'version.command'),
    },
  ];
}

/** Refuses such a version; for every command that asks for one. */
export function refuseVersionCommand(config: Config, inputs: Inputs): void {
  const problems = projectCodeProblems(config, inputs);
  if (problems.length > 0) throw new UserError('key/project-code', problems);
}

/** Refuses builds that would run on the machine that holds the key. */
export function refuseHostBuilds(config: Config, inputs: Inputs, {targets}: Plan): void {
  if (!keyIsNear(inputs)) return;
  const problems = targets.flatMap((target) => {
    const {isWanted, host} = buildWishes(config, target);
    if (!isWanted || !host) return [];
    return [
      {
        message: `${target.id}: build.host would run the build beside the signing key`,
        hint: `${WORKFLOW}, or build in a container: leave build.host out`,
        place: placeOf(config, host.at),
      },
    ];
  });
  if (problems.length > 0) throw new UserError('key/project-code', problems);
}
