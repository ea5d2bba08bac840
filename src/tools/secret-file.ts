import {readFileSync} from 'node:fs';
import {UserError} from '../model/errors.ts';
import type {Secret} from '../model/secret.ts';

/** A secret that lies in a file, read once: a pipe gives it only once. The line end that editors add is no part of it. */
export function secretFile(path: string): Secret {
  let value: string | undefined;
  return () => (value ??= readSecret(path));
}

function readSecret(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    throw new UserError('input/secret-file', `${path} cannot be read: ${(cause as Error).message}`, {
      cause,
    });
  }
}
