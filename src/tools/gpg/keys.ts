import {access} from 'node:fs/promises';
import {join} from 'node:path';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {callGpg} from './call.ts';

/** A key or subkey whose secret gpg knows of. */
export interface SecretPart {
  /** Upper-case hex. */
  readonly fingerprint: string;
  readonly signs: boolean;
  /** Seconds since 1970. */
  readonly created: number;
  /** Undefined where it never ends. */
  readonly expires: number | undefined;
  readonly revoked: boolean;
  /** `here`, only a stub, or the serial number of the card that has it. */
  readonly secret: 'here' | 'stub' | {readonly card: string};
}

/** The primary key first, then its subkeys. */
export type SecretKey = readonly [SecretPart, ...SecretPart[]];

/** The secret keys of the caller's keyring. */
export async function listSecretKeys(host: Host, program = 'gpg'): Promise<readonly SecretKey[]> {
  if (await noKeyring(host)) return [];
  const args = ['--with-colons', '--with-fingerprint', '--with-fingerprint', '--list-secret-keys'];
  return readListing((await callGpg(host, program, args)).stdout);
}

/** The public halves of keys, armored, in one block. */
export async function exportPublicKey(
  host: Host,
  fingerprints: readonly string[],
  program = 'gpg',
): Promise<string> {
  const args = ['--no-emit-version', '--no-comments', '--armor', '--export', ...fingerprints];
  return (await callGpg(host, program, args)).stdout;
}

/** To look would make a keyring where there is none. */
async function noKeyring({env}: Host): Promise<boolean> {
  const home = env['GNUPGHOME'] ?? (env['HOME'] && join(env['HOME'], '.gnupg'));
  if (!home || process.platform === 'win32') return false;
  return access(home).then(
    () => false,
    () => true,
  );
}

/** https://github.com/gpg/gnupg/blob/master/doc/DETAILS */
export function readListing(text: string): readonly SecretKey[] {
  const keys: SecretPart[][] = [];
  let open: readonly string[] | undefined;
  for (const line of text.split(/\r?\n/)) {
    const fields = line.split(':');
    const [kind] = fields;
    if (kind === 'sec' || kind === 'ssb') open = fields;
    if (kind !== 'fpr' || !open) continue;
    const part = partOf(open, fields[9] ?? '');
    if (open[0] === 'sec') keys.push([part]);
    else keys.at(-1)?.push(part);
    open = undefined;
  }
  return keys.filter((key): key is [SecretPart, ...SecretPart[]] => key.length > 0);
}

function partOf(fields: readonly string[], fingerprint: string): SecretPart {
  const token = fields[14] ?? '';
  const disabled = fields[11]?.includes('D') === true;
  return {
    fingerprint: fingerprint.toUpperCase(),
    signs: fields[11]?.includes('s') === true && !disabled,
    created: Number(fields[5]),
    expires: fields[6] ? Number(fields[6]) : undefined,
    revoked: fields[1] === 'r',
    secret: token === '#' ? 'stub' : token === '' || token === '+' ? 'here' : {card: token},
  };
}

/** The part that is to sign: of a key its newest subkey that can, else the key itself; `FPR!` is that very part. */
export function findSecretPart(
  keys: readonly SecretKey[],
  wanted: string,
  now: number,
): {readonly key: SecretKey; readonly part: SecretPart} {
  const {id, exact} = readId(wanted);
  const key = keys.find((parts) => parts.some(({fingerprint}) => fingerprint.endsWith(id)));
  if (!key) throw noSuchKey(wanted, keys);
  const named = key.find(({fingerprint}) => fingerprint.endsWith(id))!;
  const {fingerprint} = named;
  if (exact || named !== key[0]) {
    const reason = unusable(named, now);
    if (reason) throw unusableError(`${fingerprint} ${reason}`, named, now);
    return {key, part: named};
  }
  const [primary, ...subkeys] = key;
  const best = [...subkeys.toSorted((a, b) => b.created - a.created), primary].find(
    (part) => !unusable(part, now),
  );
  if (best) return {key, part: best};
  const signing = key.filter(({signs}) => signs);
  const told = (signing.length > 0 ? signing : [primary]).map(
    (part) => `${part.fingerprint} ${unusable(part, now)}`,
  );
  throw unusableError(
    `no part of ${fingerprint} can sign: ${told.join('; ')}`,
    signing.at(-1) ?? primary,
    now,
  );
}

function unusable({signs, revoked, expires, secret}: SecretPart, now: number): string | undefined {
  if (revoked) return 'is revoked';
  if (expires !== undefined && expires <= now)
    return `expired on ${new Date(expires * 1000).toISOString().slice(0, 10)}`;
  if (!signs) return 'is not meant for signing';
  return secret === 'stub' ? 'is only a stub: its secret is elsewhere' : undefined;
}

function unusableError(message: string, {expires, revoked, secret}: SecretPart, now: number): UserError {
  const expired = expires !== undefined && expires <= now && !revoked;
  const elsewhere = 'run this where the secret is, or name a subkey whose secret is here in `sign.key_id`';
  const other = 'name a key that signs in `sign.key_id`: gpg --list-secret-keys --with-subkey-fingerprint';
  return new UserError(expired ? 'key/expired' : 'key/unusable', message, {
    hint: expired ? '`linux-pkg key extend` prints what to run' : secret === 'stub' ? elsewhere : other,
  });
}

/** A fingerprint or a long key id, perhaps with the mark that means this very part; as people copy it. */
function readId(text: string): {readonly id: string; readonly exact: boolean} {
  const [, hex, mark] = /^(?:0x)?((?:[0-9a-f]{8}){2,8})(!?)$/i.exec(text.replace(/\s/g, '')) ?? [];
  if (hex !== undefined && [16, 40, 64].includes(hex.length))
    return {id: hex.toUpperCase(), exact: mark === '!'};
  throw new UserError('key/fingerprint', `"${text}" is no fingerprint`, {
    hint: 'write all 40 hexadecimal digits: gpg --list-secret-keys --with-subkey-fingerprint shows them',
  });
}

const noSuchKey = (wanted: string, keys: readonly SecretKey[]): UserError => {
  const known = keys.flatMap((key) => key.filter(({signs}) => signs).map(({fingerprint}) => fingerprint));
  const others = known.length > 0 ? `it has ${known.join(', ')}` : 'it has none that signs';
  return new UserError('key/unknown', `gpg has no secret key ${wanted}: ${others}`, {
    hint: 'GNUPGHOME names the folder of its keys; on a card, gpg --card-status tells gpg what is on it',
  });
};
