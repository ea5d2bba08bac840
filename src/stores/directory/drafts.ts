import {randomBytes} from 'node:crypto';
import {basename, dirname, join} from 'node:path';

const PREFIX = '.linux-pkg-';

/** A name beside a file that no client asks for and no listing shows. */
export const beside = (file: string, what: string): string =>
  join(dirname(file), `${PREFIX}${what}-${basename(file)}`);

export const draftOf = (file: string): string => beside(file, randomBytes(6).toString('hex'));

export const isOurs = (name: string): boolean => name.startsWith(PREFIX);
