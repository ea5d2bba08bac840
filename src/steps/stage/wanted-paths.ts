import {isAbsolute, posix} from 'node:path';
import type {Host} from '../../model/host.ts';
import type {Target} from '../../model/target.ts';
import {type Config, settle} from '../config/index.ts';
import {LICENSE_NAMES} from './documents.ts';
import {compileGlob} from './glob.ts';
import {isSingle} from './roles.ts';

/** Paths below the project's root that staging a target will look at; some of them may not be there. */
export function wantedPaths(host: Pick<Host, 'env'>, config: Config, target: Target): readonly string[] {
  const paths = settle(host, config, target).flatMap((settled) => [
    ...settled.contents.flatMap(({src, type}) => {
      if (!src || type === 'dir' || type === 'ghost' || type === 'symlink') return [];
      return [settled.globbing && !(config.nfpm && isSingle(type)) ? baseOf(src) : src];
    }),
    ...Object.values(settled.scripts).map(({text}) => text),
    ...settled.otherScripts.map(({text}) => text),
    ...(settled.changelog ? [settled.changelog.text] : []),
    ...settled.services.flatMap(({unit}) => unit ?? []),
  ]);
  const inside = paths.filter((path) => !isAbsolute(path)).map((path) => posix.normalize(path || '.'));
  return [...new Set([...inside, ...LICENSE_NAMES])].sort();
}

/** The folder that a pattern starts from, or the path itself. */
function baseOf(src: string): string {
  const glob = compileGlob(src.replace(/\/{2,}/g, '/'));
  return typeof glob === 'string' ? src : glob.base || (isAbsolute(src) ? '/' : '.');
}
