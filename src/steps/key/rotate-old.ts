import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {KeyPart} from '../../model/key.ts';
import {fittingPassphrase, type OpenKey} from '../../tools/openpgp/index.ts';
import {type Config, signSettings} from '../config/index.ts';
import {chooseParts} from './choose.ts';
import {givenKeys, passphrasesOf} from './given.ts';

/** What is to be rotated, as far as it is at hand. */
export interface OldKey {
  /** Its secret half where that was given, else its public one; undefined where there is none at all. */
  readonly key: OpenKey;
  /** What signs today, or did until it expired. */
  readonly part: KeyPart;
  /** As `sign.key_id` has it, or that part's fingerprint. */
  readonly id: string;
  /** Every secret key that was given. */
  readonly secrets: readonly OpenKey[];
  readonly passphrases: readonly string[];
}

/** The key that signs today: of the secret that was given, else of the public file. */
export async function oldKey(
  host: Host,
  config: Config,
  inputs: Pick<Inputs, 'keys'>,
  keyring: readonly OpenKey[],
): Promise<OldKey> {
  const {keyIds} = signSettings(config);
  const given = await givenKeys(host, config, inputs);
  const keys = given?.keys ?? keyring;
  const wanted = keyIds.length > 0 ? keyIds : (given?.keyIds ?? []);
  if (wanted.length > 1) throw underWay(wanted.map(({text}) => text));
  const facts = keys.map((one) => one.facts);
  const {chosen, problems} = chooseParts(facts, {keyIds: wanted, now: host.now()});
  const choice = chosen[0] ?? asItWas(facts, wanted[0]?.text);
  const key = keys.find((one) => one.facts === choice?.facts);
  if (!choice || !key) throw noOldKey(problems[0]?.message);
  const passphrases = given?.passphrases ?? passphrasesOf([inputs.keys.passphrase?.()]);
  return {
    key,
    part: choice.part,
    id: wanted[0]?.text.trim() ?? choice.part.fingerprint,
    secrets: given?.keys ?? [],
    passphrases,
  };
}

/** What the new key is to be locked with: what opens the old one, or what was given where that is not at hand. */
export const passphraseFor = async ({key, secrets, passphrases}: OldKey): Promise<string | undefined> =>
  secrets.length > 0
    ? fittingPassphrase(key, passphrases)
    : passphrases.find((passphrase) => !/[\r\n]/.test(passphrase));

/** An expired key, or one whose secret is elsewhere, is rotated, too: its newest part that was for signing. */
function asItWas(facts: readonly OpenKey['facts'][], wanted: string | undefined) {
  const id = wanted?.replace(/^\s*0x|[\s!]/gi, '').toUpperCase();
  const all = facts.flatMap((one) => one.parts.map((part) => ({facts: one, part})));
  const named = id ? all.filter(({part}) => part.fingerprint.endsWith(id)) : facts.length === 1 ? all : [];
  const signing = named.filter(({part}) => part.usages.includes('sign'));
  return [...signing].sort((a, b) => b.part.created - a.part.created)[0] ?? named[0];
}

const underWay = (ids: readonly string[]): UserError =>
  new UserError('key/rotating', `\`sign.key_id\` names ${ids.length} keys: a rotation is under way`, {
    hint: `finish it first: leave only the newest in \`key_id\`, which is ${ids.join(' or ')}`,
  });

const noOldKey = (why: string | undefined): UserError =>
  new UserError(
    'key/none',
    why ? `it is not clear which key is to be rotated: ${why}` : 'there is no key to rotate',
    {
      hint: 'give the secret one by --gpg-private-key FILE, name it in `sign.key_id`, or name the file of the public one in `sign.public_key`; the first key of all is made by gpg: docs/key-rotation.md',
    },
  );
