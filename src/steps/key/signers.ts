import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {Signer} from '../../model/signer.ts';
import type {Version} from '../../model/version.ts';
import {memorySigner, readOpenKeys} from '../../tools/openpgp/index.ts';
import {type Config, signSettings} from '../config/index.ts';

/** The signers in their order, or why there are none. */
export type Signers =
  | {readonly signers: readonly [Signer, ...Signer[]]; readonly unsigned?: undefined}
  | {readonly signers: readonly []; readonly unsigned: string};

/** Opens the keys that were given, in the order in which they sign. */
export async function openSigners(
  _host: Host,
  config: Config,
  inputs: Inputs,
  {date}: Pick<Version, 'date'>,
): Promise<Signers> {
  const settings = signSettings(config);
  if (settings.off) return {signers: [], unsigned: '`sign: false` is in the config'};
  const {privateKey, passphrase} = inputs.keys;
  if (!privateKey) return {signers: [], unsigned: 'no key was given'};
  const keys = await readOpenKeys(privateKey(), 'the signing key');
  const passphrases = passphrase ? [passphrase()] : [];
  const signers = await Promise.all(
    keys.map((key) => memorySigner(key, {part: key.facts.parts[0], passphrases, date})),
  );
  const [first, ...more] = signers;
  return first ? {signers: [first, ...more]} : {signers: [], unsigned: 'no key was given'};
}
