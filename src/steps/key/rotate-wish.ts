import {UserError} from '../../model/errors.ts';

/** How long a new or extended key lasts. */
export interface Lasting {
  /** As gpg takes it: `2y`. */
  readonly text: string;
  readonly seconds: number;
}

const DAYS = {d: 1, w: 7, m: 30, y: 365} as const;
const LONGEST_DAYS = 10 * 365;

/** `90d`, `26w`, `18m`, `2y`, as gpg counts them. */
export function readLasting(text = '2y'): Lasting {
  const [, count, unit] = /^(\d{1,4})([dwmy])$/.exec(text.trim()) ?? [];
  const days = Number(count) * DAYS[unit as keyof typeof DAYS];
  if (days >= 1 && days <= LONGEST_DAYS) return {text: text.trim(), seconds: days * 86_400};
  throw new UserError('key/expires', `"${text}" is no time that a key should last`, {
    hint: 'write days, weeks, months or years: 90d, 26w, 18m, 2y; ten years at most',
  });
}
