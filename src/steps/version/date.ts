import {stat} from 'node:fs/promises';
import {resolve} from 'node:path';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Config} from '../config/index.ts';
import {shown} from './literal.ts';

/** What an rpm header and a tar archive both hold. */
const LAST_SECOND = 2 ** 32 - 1;

/** The time of everything we make: SOURCE_DATE_EPOCH, else the commit's, else the config's. */
export async function dateOf(host: Host, config: Config, committed: number | undefined): Promise<number> {
  const wanted = host.env['SOURCE_DATE_EPOCH'];
  if (wanted) return checked(wanted, 'SOURCE_DATE_EPOCH');
  if (committed !== undefined) return checked(String(committed), 'the time of the commit');
  if (config.values.mtime !== undefined) return checked(String(config.values.mtime), 'mtime');
  const {mtimeMs} = await stat(resolve(host.workDir, config.file));
  return Math.min(Math.max(0, Math.floor(mtimeMs / 1000)), LAST_SECOND);
}

/** https://reproducible-builds.org/specs/source-date-epoch/ */
function checked(text: string, what: string): number {
  if (/^\d{1,10}$/.test(text) && Number(text) <= LAST_SECOND) return Number(text);
  throw new UserError(
    'version/no-date',
    `${what} is no number of seconds since 1970 that a package can hold: "${shown(text)}"`,
    {
      hint: `set SOURCE_DATE_EPOCH to a whole number from 0 to ${LAST_SECOND}, such as the output of: git log -1 --format=%ct`,
    },
  );
}
