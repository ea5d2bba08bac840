import type {Report} from '../../model/report.ts';
import {shellPath} from '../../text/shell.ts';
import type {OldKey} from './rotate-old.ts';
import {dateText, isShort, type Stage, timetable} from './timetable.ts';

export interface Rotated {
  readonly old: OldKey;
  /** Fingerprint of what was made; undefined where nothing was. */
  readonly fresh: string | undefined;
  /** The old key has a passphrase, and the new one the same. */
  readonly locked: boolean;
  readonly now: number;
  readonly subkey: boolean;
  /** When what is new ends. */
  readonly ends: number;
  readonly keyringPath: string;
  readonly secretOut: string | undefined;
}

/** What was made, and what is to be done when. */
export function rotationReport(rotated: Rotated): Report {
  const {old, fresh, now, subkey, keyringPath, secretOut = 'new-signing-key.asc'} = rotated;
  const name = fresh ?? 'NEW';
  const {expires, revoked} = old.part;
  const stages = timetable({now, expires, revoked, old: [old.id], fresh: name, subkey});
  const what = subkey ? `a new subkey of ${old.key.facts.parts[0].fingerprint}` : 'a new key';
  const ends = dateText(rotated.ends);
  const secret = shellPath(secretOut);
  return {
    title: fresh ? `Made ${what}: ${fresh}, until ${ends}` : `Would make ${what}, until ${ends}`,
    tables: [
      {title: 'Timetable', head: ['from', 'step', 'then'], rows: stages.map(rowOf)},
      {
        title: 'What to change',
        head: ['from', 'run, or write into the config'],
        rows: linesOf(stages, {secret, keyringPath, name}),
      },
    ],
    notes: notesOf(rotated, expires),
    next: [`git add ${shellPath(keyringPath)}`, 'linux-pkg key'],
    outputs: {},
    data: {
      old: old.part.fingerprint,
      new: fresh,
      subkey,
      expires: rotated.ends,
      publicKey: keyringPath,
      secretOut: fresh ? secretOut : undefined,
      stages,
    },
  };
}

const rowOf = ({date, what, why}: Stage): readonly string[] => [date, what, why];

interface Names {
  readonly secret: string;
  readonly keyringPath: string;
  readonly name: string;
}

/** The config's change goes out by a commit and a release each time; the secret changes first and last. */
function linesOf(
  stages: readonly Stage[],
  {secret, keyringPath, name}: Names,
): readonly (readonly string[])[] {
  const store = `gh secret set GPG_PRIVATE_KEY < ${secret}`;
  const only = `gpg --import ${secret} && gpg --armor --export-secret-keys ${name} | gh secret set GPG_PRIVATE_KEY`;
  return stages.flatMap(({date, keyId}, index) => {
    const lines = [
      ...(index === 0 ? [stages.length > 1 ? store : only] : []),
      ...(index === stages.length - 1 && index > 0 ? [only] : []),
      `sign: {public_key: ${keyringPath}, key_id: [${keyId.join(', ')}]}`,
    ];
    return lines.map((line) => [date, line]);
  });
}

function notesOf(
  {old, fresh, locked, subkey, now, secretOut}: Rotated,
  expires: number | undefined,
): readonly string[] {
  return [
    ...(fresh ? [] : ['Nothing was made and nothing was written.']),
    ...(fresh && secretOut
      ? [
          `${secretOut} holds ${old.secrets.length > 0 ? 'the old secret key and the new one' : 'the new secret key'}: keep it where the old one is kept, and nowhere else: the last step reads it again.`,
        ]
      : []),
    ...(fresh && old.secrets.length === 0
      ? ['The old secret key was not given: put it into the same secret, or it signs no more.']
      : []),
    locked
      ? 'The passphrase is the same as before.'
      : 'No passphrase was needed or given, so the new key has none: only the secret box protects it.',
    ...(subkey
      ? [
          'rpm before version 6 never takes a new subkey of a key that it has: users of .rpm packages have to remove the key and import it again before the second step. Without --subkey a new key is made, which they get by an ordinary upgrade.',
        ]
      : []),
    ...(expires !== undefined && expires <= now
      ? [
          `The old key expired on ${dateText(expires)}: \`linux-pkg key extend\` may still save an ordinary rotation.`,
        ]
      : []),
    ...(isShort({now, expires})
      ? [
          `The old key ends on ${dateText(expires!)}, which is short: \`linux-pkg key extend\` first gives users time.`,
        ]
      : []),
  ];
}
