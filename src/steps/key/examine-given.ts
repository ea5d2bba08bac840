import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import {type Config, signSettings} from '../config/index.ts';
import {chooseParts} from './choose.ts';
import {givenKeys, openKeys} from './given.ts';
import {type KeyFinding, signingPart} from './judge/index.ts';
import {isPullRequest} from './pull-request.ts';
import type {Seen, SeenKey} from './seen.ts';
import {openSigners, type Signers} from './signers.ts';

export interface Given extends Seen {
  /** Why nothing signs, where that is no mistake. */
  readonly unsigned: string | undefined;
}

/** The key that signs: opened, so that its passphrase is proven, and forgotten again. */
export async function examineGiven(host: Host, config: Config, inputs: Inputs): Promise<Given> {
  const {gpg} = signSettings(config);
  const keys = gpg || isPullRequest(host) ? [] : await keysInMemory(host, config, inputs);
  // What it says of its own accord was said above.
  const quiet = {...host, log: {...host.log, warn: () => undefined}};
  const opened = await attempt(() => openSigners(quiet, config, inputs, {date: 0}));
  if (Array.isArray(opened))
    return {keys: Array.isArray(keys) ? keys : [], findings: opened, unsigned: undefined};
  return {
    keys: keys.length > 0 ? keys : await ofSigners(host, opened),
    findings: [],
    unsigned: opened.unsigned,
  };
}

/** The keys that are there, as far as they can be looked at without their passphrase. */
export async function keysInMemory(host: Host, config: Config, inputs: Inputs): Promise<readonly SeenKey[]> {
  const given = await attempt(() => givenKeys(host, config, inputs));
  if (given === undefined || Array.isArray(given)) return [];
  const now = host.now();
  const {keyIds} = signSettings(config);
  const all = given.keys.map(({facts}) => facts);
  const {chosen} = chooseParts(all, {keyIds: keyIds.length > 0 ? keyIds : given.keyIds, now});
  const parts = chosen.length > 0 ? chosen : all.map((facts) => ({facts, part: signingPart(facts, now)}));
  return parts.map(({facts, part}) => ({from: 'private', facts, part, place: undefined}));
}

const ofSigners = async (host: Host, {signers}: Signers): Promise<readonly SeenKey[]> =>
  (
    await Promise.all(
      signers.map(async ({publicKey, fingerprint}) => {
        const read = await openKeys(host, publicKey, {what: 'the key that signs', want: 'any'});
        return read.map(
          ({facts}): SeenKey => ({
            from: 'private',
            facts,
            part: facts.parts.find((part) => part.fingerprint === fingerprint),
            place: undefined,
          }),
        );
      }),
    )
  ).flat();

/** What comes of it, or what the person is told instead. */
async function attempt<T>(look: () => Promise<T>): Promise<T | KeyFinding[]> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({message, hint, place}) => ({
      level: 'error',
      flaw: error.code,
      message,
      lines: [],
      ...(hint && {advice: hint}),
      ...(place && {place}),
    }));
  }
}
