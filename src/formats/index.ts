import {UserError} from '../model/errors.ts';
import type {Format} from '../model/format.ts';
import {deb} from './deb/deb.ts';
import {rpm} from './rpm/rpm.ts';

/** Every package format: a folder and a line. */
export const formats: Readonly<Record<string, Format>> = {deb, rpm};

/** The format of that id, or an error that lists the known ones. */
export function formatOf(id: string): Format {
  const format = Object.hasOwn(formats, id) ? formats[id] : undefined;
  if (format) return format;
  throw new UserError('config/unknown-format', `unknown format "${id}"`, {
    hint: `known formats: ${Object.keys(formats).join(', ')}`,
  });
}
