/** What a rotation needs to know to say when what is to be done. */
export interface Rotation {
  /** Seconds since 1970. */
  readonly now: number;
  /** When the old key ends, of what signs now; undefined where it never does. */
  readonly expires: number | undefined;
  /** The old key was given up, or lost. */
  readonly revoked: boolean;
  /** What `sign.key_id` names today, or the part that signs. */
  readonly old: readonly string[];
  /** Fingerprint of what is new. */
  readonly fresh: string;
  /** A subkey keeps the primary key that users trust. */
  readonly subkey: boolean;
}

/** One step of a rotation. */
export interface Stage {
  /** `2027-02-20`. */
  readonly date: string;
  readonly what: string;
  /** What stands in the config from then on. */
  readonly keyId: readonly string[];
  readonly why: string;
}

const DAY = 86_400;
/** By then nearly every machine has taken an upgrade. */
const OVERLAP_DAYS = 90;

/** Nobody's upgrade breaks if both keys sign for a while, and if the new one is known before it signs alone. */
export function timetable({now, expires, revoked, old, fresh, subkey}: Rotation): readonly Stage[] {
  const stage = (at: number, what: string, keyId: readonly string[], why: string): Stage => ({
    date: dateText(at),
    what,
    keyId,
    why,
  });
  if (revoked || (expires !== undefined && expires <= now)) {
    const state = revoked ? 'is revoked' : 'has expired';
    const why = `the old one ${state}: what it signs is refused, and users have to fetch the new public key themselves`;
    return [stage(now, 'the new one signs alone, at once', [fresh], why)];
  }
  const {second, third} = daysOf(now, expires);
  return [
    stage(
      now,
      'the keyring with both goes out; both sign',
      [...old, fresh],
      subkey
        ? 'packages and lists are still signed by the old one, lists by the new one, too'
        : 'users get both keys by an ordinary upgrade; packages are still signed by the old one, the lists of an APT repository by both',
    ),
    stage(
      second,
      'the new one comes first',
      [fresh, ...old],
      'packages are signed by the new one, which everybody has by now',
    ),
    stage(
      third,
      'the new one signs alone; the old one retires',
      [fresh],
      'its public half stays in the keyring as long as packages signed by it are in a repository',
    ),
  ];
}

/** Ninety days each; less where the old key ends before, and it signs no more on the day before it ends. */
function daysOf(now: number, expires: number | undefined): {second: number; third: number} {
  const whole = {second: now + OVERLAP_DAYS * DAY, third: now + 2 * OVERLAP_DAYS * DAY};
  if (expires === undefined) return whole;
  const last = Math.max(expires - DAY, now);
  const third = Math.min(whole.third, last);
  return {second: Math.min(whole.second, now + Math.floor(((third - now) * 2) / 3)), third};
}

/** Is there time for everybody to get the new key before the old one ends? */
export const isShort = ({now, expires}: Pick<Rotation, 'now' | 'expires'>): boolean =>
  expires !== undefined && expires > now && expires - now < OVERLAP_DAYS * DAY;

export const dateText = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
