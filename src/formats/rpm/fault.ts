import {UserError} from '../../model/errors.ts';

/** The refusal of a file that is no rpm, or a damaged one; the reader adds its name. */
export const badRpm = (what: string): UserError =>
  new UserError('rpm/unreadable', `not a sound rpm: ${what}`);
