import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {KeyFacts, KeyPart} from '../../model/key.ts';
import type {Report} from '../../model/report.ts';
import {quoted, shellPath} from '../../text/shell.ts';
import type {OpenKey} from '../../tools/openpgp/index.ts';
import {type Config, signSettings} from '../config/index.ts';
import {factsFromGpg} from './extend-gpg.ts';
import {givenKeys} from './given.ts';
import {exportLine, exportSecretLine, extendLine} from './gpg-lines.ts';
import {readKeyring} from './keyring-file.ts';
import {oldKey} from './rotate-old.ts';
import {readLasting} from './rotate-wish.ts';
import {dateText} from './timetable.ts';

/** What to run so that the key lasts longer, and who has to get it then; changes nothing. */
export async function extendKey(host: Host, config: Config, inputs: Inputs): Promise<Report> {
  const {text: lasts, seconds} = readLasting(inputs.rotation?.expires);
  const settings = signSettings(config);
  const file = inputs.rotation?.publicOut ?? settings.publicKey?.text;
  const keyring = file === undefined ? [] : await readKeyring(host, file);
  const facts = settings.gpg
    ? await factsFromGpg(host, settings.keyIds)
    : (await oldKeys(host, config, inputs, keyring)).map((key) => key.facts);
  const now = host.now();
  const shown = file ?? 'signing-key.asc';
  const inFile = [...new Set([...keyring.map((key) => key.facts), ...facts].map(primaryOf))];
  const lines = [
    // What gpg does not have, it would leave out when it writes the file.
    ...(keyring.length > 0 ? [`gpg --import ${shellPath(shown)}`] : []),
    ...facts.flatMap((one) => extendLines(one, lasts, now)),
    exportLine(inFile.join(' '), shown),
    ...(settings.gpg ? [] : secretLines(await allGiven(host, config, inputs, facts))),
  ];
  return {
    title: `How to make ${facts.map(primaryOf).join(' and ')} last until ${dateText(now + seconds)}`,
    tables: [
      {
        title: 'Today',
        head: ['key', 'algorithm', 'expires'],
        rows: facts.flatMap(({parts}) => parts.map(rowOf)),
      },
    ],
    notes: [...(facts.some(isStub) ? [STUB] : []), ...NOTES],
    next: lines,
    outputs: {},
    data: {keys: facts, lines},
  };
}

async function oldKeys(
  host: Host,
  config: Config,
  inputs: Inputs,
  keyring: readonly OpenKey[],
): Promise<readonly OpenKey[]> {
  const {keyIds} = signSettings(config);
  if (keyIds.length < 2) return [(await oldKey(host, config, inputs, keyring)).key];
  const only = (index: number): Config => ({
    ...config,
    values: {...config.values, sign: {key_id: [keyIds[index]!.text]}},
  });
  const keys: OpenKey[] = [];
  for (const index of keyIds.keys()) {
    const {key} = await oldKey(host, only(index), inputs, keyring);
    if (!keys.some((other) => primaryOf(other.facts) === primaryOf(key.facts))) keys.push(key);
  }
  return keys;
}

/** The secret holds every key that was given; one that is left out of the line would be lost from it. */
async function allGiven(
  host: Host,
  config: Config,
  inputs: Inputs,
  facts: readonly KeyFacts[],
): Promise<readonly KeyFacts[]> {
  const given = (await givenKeys(host, config, inputs))?.keys.map((key) => key.facts) ?? [];
  const known = new Set(given.map(primaryOf));
  return [...given, ...facts.filter((one) => !known.has(primaryOf(one)))];
}

const primaryOf = ({parts: [primary]}: KeyFacts): string => primary.fingerprint;

const isStub = ({parts: [primary]}: KeyFacts): boolean => primary.secret === 'stub';

const rowOf = ({fingerprint, algorithm, expires}: KeyPart): readonly string[] => [
  fingerprint,
  algorithm,
  expires === undefined ? 'never' : dateText(expires),
];

/** `*` stands for subkeys that have not expired yet; others are named. */
function extendLines(
  {parts: [primary, ...subkeys]}: KeyFacts,
  lasts: string,
  now: number,
): readonly string[] {
  const line = extendLine(primary.fingerprint, lasts);
  const living = subkeys.filter(({revoked}) => !revoked);
  if (living.length === 0) return [line];
  const over = living.some(({expires}) => expires !== undefined && expires <= now);
  const which = over ? living.map(({fingerprint}) => fingerprint).join(' ') : quoted('*');
  return [line, `${line} ${which}`];
}

/** A stub's subkeys are exported without it, as they were given. */
const secretLines = (facts: readonly KeyFacts[]): readonly string[] => {
  const stub = facts.some(isStub);
  const all = facts.map(primaryOf).join(' ');
  const line = stub ? `gpg --armor --export-secret-subkeys ${all}` : exportSecretLine(all);
  return [`${line} | gh secret set GPG_PRIVATE_KEY`];
};

const STUB =
  'The primary key given is a stub: run the lines where its secret half is kept; only that can say that it lasts longer.';

const NOTES: readonly string[] = [
  'Run the lines where the secret key is in the keyring of gpg: `gpg --import FILE` puts it there.',
  'The fingerprint stays, and so do `sign.key_id` and the secret. What changes is the public key: commit it, and publish it wherever users fetched the old one.',
  'apt reads the public key from its file at each update: users need the new file before the old date, by a keyring package that is upgraded in time, or by hand.',
  'rpm before version 6 never takes a change of a key that it has. Those that judge the date (EL 10, Fedora up to 42) refuse what is signed after it until `rpm -e gpg-pubkey-…` and a new import: for them `linux-pkg key rotate` is better. Those before (EL 8, EL 9) do not look at the date.',
];
