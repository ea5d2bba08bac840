import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {Signer} from '../../model/signer.ts';
import type {Version} from '../../model/version.ts';
import {memorySigner} from '../../tools/openpgp/index.ts';
import {passphraseWords} from '../../tools/secret-words.ts';
import {type Config, placeOf, type SignSettings, signSettings, type Written} from '../config/index.ts';
import {chooseParts} from './choose.ts';
import {type GivenKeys, givenKeys, passphrasesOf} from './given.ts';
import {checkPublicKey} from './public-key.ts';
import {isPullRequest} from './pull-request.ts';

/** The signers in their order, or why there are none. */
export type Signers =
  | {readonly signers: readonly [Signer, ...Signer[]]; readonly unsigned?: undefined}
  | {readonly signers: readonly []; readonly unsigned: string};

/** Opens the keys that were given, in the order in which they sign. */
export async function openSigners(
  host: Host,
  config: Config,
  inputs: Pick<Inputs, 'keys'>,
  version: Pick<Version, 'date'>,
): Promise<Signers> {
  const settings = signSettings(config);
  if (settings.off) return {signers: [], unsigned: '`sign: false` is in the config'};
  if (isPullRequest(host)) return unsigned(config, settings, IN_A_PULL_REQUEST);
  const signers = settings.gpg
    ? await gpgSigners(host, config, {settings, inputs, version})
    : await memorySigners(host, config, {settings, inputs, version});
  const [first, ...more] = signers;
  if (!first) return unsigned(config, settings, NO_KEY);
  if (settings.publicKey) await checkPublicKey(host, config, settings.publicKey, signers);
  return {signers: [first, ...more]};
}

interface Why {
  readonly reason: string;
  readonly hint: string;
}

const NO_KEY: Why = {
  reason: 'no key was given',
  hint: 'give it as the input gpg-private-key; on the command line as --gpg-private-key FILE or LINUX_PKG_GPG_PRIVATE_KEY',
};

const IN_A_PULL_REQUEST: Why = {
  reason: 'the key is not used in the run of a pull request',
  hint: 'publish from pushes and tags, and only `build` in pull requests',
};

function unsigned(config: Config, {required}: SignSettings, {reason, hint}: Why): Signers {
  if (!required) return {signers: [], unsigned: reason};
  const at = typeof config.values.sign === 'object' ? 'sign.required' : 'sign';
  const message = `the config says that signing is required, and ${reason}`;
  throw new UserError('key/required', [{message, hint, place: placeOf(config, at)}]);
}

interface Asked {
  readonly settings: SignSettings;
  readonly inputs: Pick<Inputs, 'keys'>;
  readonly version: Pick<Version, 'date'>;
}

async function memorySigners(
  host: Host,
  config: Config,
  {settings, inputs, version: {date}}: Asked,
): Promise<readonly Signer[]> {
  const given = await givenKeys(host, config, inputs);
  if (!given) return [];
  const now = host.now();
  refuseLaterDate(date, now);
  const {passphrases} = given;
  const signers: Signer[] = [];
  for (const {key, part} of chosenOf(config, given, settings, now))
    signers.push(await memorySigner(key, {part, passphrases, date, now}));
  return signers;
}

function chosenOf(config: Config, given: GivenKeys, {keyIds}: SignSettings, now: number) {
  const {chosen, problems} = chooseParts(
    given.keys.map(({facts}) => facts),
    {keyIds: keyIds.length > 0 ? keyIds : given.keyIds, now},
  );
  if (problems.length > 0)
    throw new UserError(
      problems[0]!.code,
      problems.map(({message, hint, at}) => ({
        message,
        ...(hint && {hint}),
        ...(at && {place: placeOf(config, at)}),
      })),
    );
  return chosen.map(({facts, part}) => ({key: given.keys.find((key) => key.facts === facts)!, part}));
}

/** Clocks of runners differ by seconds, those of laptops by minutes. */
const CLOCKS_DIFFER = 600;

function refuseLaterDate(date: number, now: number): void {
  if (date <= now + CLOCKS_DIFFER) return;
  throw new UserError(
    'key/future',
    `the version's date is ${new Date(date * 1000).toISOString()}, in the future: signatures of it are not valid yet`,
    {hint: "check the commit's date, SOURCE_DATE_EPOCH and this machine's clock"},
  );
}

async function gpgSigners(
  host: Host,
  config: Config,
  {settings: {keyIds}, inputs, version: {date}}: Asked,
): Promise<readonly Signer[]> {
  if (keyIds.length === 0)
    throw new UserError('key/id', [
      {
        message: '`with: gpg` needs `key_id`, which says what key of the keyring signs',
        hint: 'gpg --list-secret-keys shows the fingerprints',
        place: placeOf(config, 'sign.with'),
      },
    ]);
  for (const id of keyIds) refuseShortId(config, id);
  const passphrases = passphrasesOf([inputs.keys.passphrase?.()]);
  host.log.mask(passphrases.flatMap(passphraseWords));
  const {gpgSigner} = await import('../../tools/gpg/index.ts');
  const signers: Signer[] = [];
  for (const {text} of keyIds) signers.push(await gpgSigner(host, {fingerprint: text, date, passphrases}));
  return signers;
}

function refuseShortId(config: Config, {text, at}: Written): void {
  if (!/^(?:0x)?[0-9A-Fa-f]{8}!?$/.test(text.trim())) return;
  const message = `${text} is a short id, which anybody can make a key for`;
  const hint = 'gpg --list-secret-keys shows the fingerprints';
  throw new UserError('key/id', [{message, hint, place: placeOf(config, at)}]);
}
