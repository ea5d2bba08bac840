import {rm} from 'node:fs/promises';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {KeyFacts} from '../../model/key.ts';
import type {Report} from '../../model/report.ts';
import {armoredKeys, newKey, type OpenKey, withSubkey} from '../../tools/openpgp/index.ts';
import {type Config, signSettings} from '../config/index.ts';
import {joinedKeys, readKeyring, writeKeyring} from './keyring-file.ts';
import {secretFilePlace, writeSecretFile} from './keyring-secret.ts';
import {type OldKey, oldKey, passphraseFor} from './rotate-old.ts';
import {rotationReport} from './rotate-report.ts';
import {refuseSubkey} from './rotate-subkey.ts';
import {readLasting} from './rotate-wish.ts';

/** Makes the key or subkey that is to follow, writes secret and keyring where the person says, and shows the timetable. */
export async function rotateKey(host: Host, config: Config, inputs: Inputs): Promise<Report> {
  const {rotation = {}, dryRun} = inputs;
  const lasting = readLasting(rotation.expires).seconds;
  refuseGpg(config);
  const now = host.now();
  const keyringPath = rotation.publicOut ?? signSettings(config).publicKey?.text;
  if (keyringPath === undefined) throw noKeyringPath();
  const keyring = await readKeyring(host, keyringPath);
  const old = await oldKey(host, config, inputs, keyring);
  const subkey = rotation.subkey === true;
  if (subkey) refuseSubkey(old.key.facts, now);
  const lasts = subkey ? asLongAs(old.key.facts, now, lasting) : lasting;
  const passphrase = await passphraseFor(old);
  const told = {
    old,
    locked: passphrase !== undefined,
    now,
    subkey,
    ends: now + lasts,
    keyringPath,
    secretOut: rotation.secretOut,
  };
  if (dryRun) return rotationReport({...told, fresh: undefined});
  if (rotation.secretOut === undefined) throw noSecretPath();
  const secretPath = await secretFilePlace(host, rotation.secretOut);
  const grown = await host.log.group('New key', () => made(old, {now, subkey, lasts, passphrase}));
  const secrets = [...old.secrets.filter((key) => key !== old.key || !subkey), grown];
  const all = await joinedKeys(await joinedKeys(keyring, publicOf(old)), [grown]);
  refuseLoss([...keyring, ...publicOf(old)], all);
  await writeSecretFile(secretPath, armoredKeys(secrets, 'secret'));
  await writeKeyring(host, keyringPath, all).catch(async (cause: NodeJS.ErrnoException) => {
    // A secret whose public half is nowhere is of no use to anybody.
    await rm(secretPath);
    throw new UserError('key/public-file', `${keyringPath} cannot be written: ${cause.code}`, {cause});
  });
  const fresh = subkey ? grown.facts.parts.at(-1)! : grown.facts.parts[0];
  return rotationReport({...told, secretOut: secretPath, fresh: fresh.fingerprint});
}

interface Wish {
  readonly now: number;
  readonly subkey: boolean;
  readonly lasts: number;
  readonly passphrase: string | undefined;
}

/** The new key, or the old one with its new subkey. */
function made({key}: OldKey, {now, subkey, lasts, passphrase}: Wish): Promise<OpenKey> {
  if (!subkey) return newKey({user: userOf(key.facts), date: now, lasts, passphrase});
  return withSubkey(key, {date: now, lasts, passphrase});
}

/** A subkey ends with its key. */
const asLongAs = ({parts: [{expires}]}: KeyFacts, now: number, lasting: number): number =>
  expires === undefined ? lasting : Math.min(lasting, expires - now);

function userOf({users: [user], parts: [{fingerprint}]}: KeyFacts): string {
  if (user) return user;
  throw new UserError('key/nameless', `${fingerprint} has no name that the new key could have`, {
    hint: `gpg --quick-add-uid ${fingerprint} 'NAME <ADDRESS>' gives it one`,
  });
}

const publicOf = ({key}: OldKey): readonly OpenKey[] => [key];

/** What users trust today is in what they get tomorrow. */
function refuseLoss(before: readonly OpenKey[], after: readonly OpenKey[]): void {
  const partsOf = (keys: readonly OpenKey[]) =>
    keys.flatMap(({facts}) => facts.parts.map(({fingerprint}) => fingerprint));
  const lost = partsOf(before).filter((fingerprint) => !partsOf(after).includes(fingerprint));
  if (lost.length > 0) throw new Error(`the keyring would lose ${lost.join(', ')}`);
}

function refuseGpg(config: Config): void {
  if (!signSettings(config).gpg) return;
  throw new UserError('key/gpg', '`sign: {with: gpg}`: the key is with gpg, and so is the next one', {
    hint: 'docs/key-rotation.md has the lines: gpg --quick-generate-key, then gpg --armor --export OLD NEW',
  });
}

const noKeyringPath = (): UserError =>
  new UserError('key/public-out', 'nothing says where the public keyring is to be written', {
    hint: 'write `sign: {public_key: signing-keys.asc}` into the config, or give --public-out FILE',
  });

const noSecretPath = (): UserError =>
  new UserError('key/secret-out', 'nothing says where the new secret key is to be written', {
    hint: '--secret-out ~/new-signing-key.asc; --dry-run shows the timetable without making a key',
  });
