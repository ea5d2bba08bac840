import {UserError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {type Config, loadConfig} from '../steps/config/index.ts';
import {extendKey, lookAtKey, rotateKey} from '../steps/key/index.ts';
import {meantTargets} from '../steps/plan/index.ts';
import {nearest} from '../text/nearest.ts';

type Deed = (host: Host, config: Config, inputs: Inputs) => Promise<Report>;

const look: Deed = (host, config, inputs) =>
  host.log.group('Key', async () =>
    lookAtKey(host, config, {targets: meantTargets(host, config, inputs)}, inputs),
  );

const DEEDS: Readonly<Record<string, Deed>> = {rotate: rotateKey, extend: extendKey};

/** Looks at the key that signs, makes the next one, or says how it is extended. */
export async function key(host: Host, inputs: Inputs): Promise<Report> {
  const [word, ...rest] = inputs.args;
  const deed = word === undefined ? look : Object.hasOwn(DEEDS, word) ? DEEDS[word] : undefined;
  if (!deed || rest.length > 0) throw unknown(deed ? rest[0]! : word!);
  const config = await host.log.group('Config', () => loadConfig(host, inputs));
  return deed(host, config, inputs);
}

function unknown(word: string): UserError {
  const near = nearest(word, Object.keys(DEEDS));
  return new UserError('input/arguments', `key takes no "${word}"`, {
    hint: near ? `did you mean key ${near}?` : 'linux-pkg key --help',
  });
}
