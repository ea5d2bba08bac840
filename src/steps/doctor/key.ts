import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {Config} from '../config/index.ts';
import {examineKey, keyLines, problemOfFinding} from '../key/index.ts';
import {meantTargets} from '../plan/index.ts';
import {bad, type Finding, findingOf, ok} from './finding.ts';

/** The key that signs and the public one: all that is wrong with them, with the lines that mend it. */
export async function examineKeys(host: Host, config: Config, inputs: Inputs): Promise<readonly Finding[]> {
  const warnings: Problem[] = [];
  const quiet = {...host, log: {...host.log, warn: (problem: Problem) => warnings.push(problem)}};
  const examination = await examineKey(quiet, config, {targets: targetsOf(quiet, config, inputs)}, inputs);
  const {absent, findings} = examination;
  const HINT =
    'give one as the input gpg-private-key or with --gpg-private-key FILE; `linux-pkg key rotate` makes one';
  return [
    ...(absent === undefined
      ? []
      : [findingOf('key', {state: 'absent', what: `packages stay unsigned: ${absent}`, hint: HINT})]),
    ...(await keyLines(examination, host.now())).map((line) => ok('key', line)),
    ...warnings.map((warning) => bad('key', 'warning', warning)),
    ...findings.map((finding) => bad('key', finding.level, problemOfFinding(finding))),
  ];
}

/** Targets that are wrong are told by the plan. */
function targetsOf(host: Host, config: Config, inputs: Inputs) {
  try {
    return meantTargets(host, config, inputs);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
