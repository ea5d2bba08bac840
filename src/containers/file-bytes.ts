import {closeSync, constants, fstatSync, openSync, readSync, type Stats} from 'node:fs';
import {type PkgError, UserError} from '../model/errors.ts';

const PIECE = 1 << 20;

/** A file's bytes up to a size that was written down before; an error where they have become fewer. Links are not followed. */
export function* fileBytes(path: string | Buffer, size: number, nofollow = true): Generator<Buffer> {
  // Without O_NONBLOCK a pipe that has taken the file's place would be waited for.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | (nofollow ? constants.O_NOFOLLOW : 0);
  const file = openSync(path, flags);
  try {
    if (!(fstatSync(file) as Stats).isFile()) throw changed(path);
    for (let at = 0; at < size; ) {
      // A new one each time: whoever takes it may keep it until it is written.
      const buffer = Buffer.allocUnsafe(Math.min(PIECE, size - at));
      const read = readSync(file, buffer, 0, buffer.length, at);
      if (read === 0) throw changed(path);
      at += read;
      yield buffer.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}

const changed = (path: string | Buffer): PkgError =>
  new UserError('containers/changed', `${path} was changed while it was read`, {
    hint: 'let nothing write into the project while it is being packaged',
  });
