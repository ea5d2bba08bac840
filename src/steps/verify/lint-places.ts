import type {Place} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Target} from '../../model/target.ts';
import {type Config, placeOf, type Settled, settle} from '../config/index.ts';

/** Finds where in the config file something about a package is to be changed. */
export type FindPlace = (path: string | undefined) => Place | undefined;

interface Where {
  readonly config: Config | undefined;
  readonly target: Target;
  /** The package's name. */
  readonly name: string;
}

/** The line of contents that brings a path, else where the package is named; a finished file has no such place. */
export function placesOf(host: Host, {config, target, name}: Where): FindPlace {
  if (!config) return () => undefined;
  const settled = settle(host, config, target).find((one) => one.name === name);
  const own = placeOf(config, settled?.at ? settled.at : 'name');
  return (path) => {
    const at = path === undefined ? undefined : bringer(settled?.contents ?? [], path);
    return at === undefined ? own : placeOf(config, at);
  };
}

/** The last line with that very path, else the one with the nearest folder above it, else the first below it. */
function bringer(contents: Settled['contents'], path: string): string | undefined {
  let found: {at: string; dst: string} | undefined;
  let below: string | undefined;
  for (const {at, dst = ''} of contents) {
    const bare = dst.replace(/(?<=.)\/+$/, '');
    const holds = bare === path || bare === '/' || path.startsWith(`${bare}/`);
    if (bare !== '' && holds && bare.length >= (found?.dst.length ?? 0)) found = {at, dst: bare};
    if (bare.startsWith(`${path}/`)) below ??= at;
  }
  return found?.at ?? below;
}
