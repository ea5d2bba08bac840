import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import {type Config, signSettings} from '../config/index.ts';
import type {Goals} from './examine.ts';
import {problemOfFinding} from './judge/finding.ts';

/** Looks at the keys that are at hand before anything is made: errors are thrown together, warnings told. */
export async function checkKey(host: Host, config: Config, goals: Goals, inputs: Inputs): Promise<void> {
  const {off, required, publicKey} = signSettings(config);
  // The library is loaded only where there is something to look at.
  if (off || !(required || publicKey || inputs.keys.privateKey || namesKeyFile(config))) return;
  const {examineKey} = await import('./examine.ts');
  const {findings} = await examineKey(host, config, {...goals, quick: true}, inputs);
  const errors = findings.filter(({level}) => level === 'error');
  for (const finding of findings) if (finding.level === 'warning') host.log.warn(problemOfFinding(finding));
  if (errors.length > 0) throw new UserError('key/unfit', errors.map(problemOfFinding));
}

/** nfpm's sections name a key for the machine that has it. */
const namesKeyFile = ({values}: Config): boolean =>
  Object.values(values as Readonly<Record<string, {signature?: {key_file?: string}} | undefined>>).some(
    (section) => Boolean(section?.signature?.key_file),
  );
