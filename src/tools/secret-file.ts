import {readFileSync} from 'node:fs';
import {UserError} from '../model/errors.ts';
import type {Secret} from '../model/secret.ts';

/** A secret that lies in a file, read when it is asked for; the line end that editors add is no part of it. */
export const secretFile =
  (path: string): Secret =>
  () => {
    try {
      return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    } catch (cause) {
      throw new UserError('input/secret-file', `${path} cannot be read: ${(cause as Error).message}`, {
        cause,
      });
    }
  };
