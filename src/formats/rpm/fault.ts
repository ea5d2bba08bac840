import {UserError} from '../../model/errors.ts';

/** The refusal of a file that is no rpm, or a damaged one. */
export const badRpm = (what: string, cause?: unknown): UserError =>
  new UserError('rpm/unreadable', `this is not a sound rpm: ${what}`, {
    hint: 'build or download the file again',
    cause,
  });
