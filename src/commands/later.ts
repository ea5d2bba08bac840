import {notYet} from '../model/errors.ts';
import type {Command} from './index.ts';

/** A command that is promised but not built. */
export const later =
  (what: string): Command =>
  async () => {
    throw notYet(`the command ${what}`);
  };
