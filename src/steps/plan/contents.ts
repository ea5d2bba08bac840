import {stat} from 'node:fs/promises';
import {posix, resolve} from 'node:path';
import type {Place, Problem} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {type Config, placeOf, type Settled} from '../config/index.ts';
import type {PlannedPackage} from './packages.ts';

type Content = Settled['contents'][number];

/** Paths that two entries of `contents:` both put into one package; what only the disk can tell is left to stage. */
export async function listedTwice(
  host: Pick<Host, 'workDir'>,
  config: Config,
  packages: readonly PlannedPackage[],
): Promise<readonly Problem[]> {
  const problems = new Map<string, Problem>();
  for (const {settled} of packages) {
    const first = new Map<string, Content>();
    for (const content of settled.contents) {
      const path = singlePath(content, settled.globbing);
      if (path === undefined) continue;
      const other = first.get(path);
      if (!other) first.set(path, content);
      else if ((await isSingle(host, content)) && (await isSingle(host, other)))
        problems.set(`${other.at} ${content.at}`, {
          message: `${path} is listed twice`,
          hint: `it is already put there at ${placeText(placeOf(config, other.at))}: keep one, or give each a packager: or targets:`,
          place: placeOf(config, content.at),
        });
    }
  }
  return [...problems.values()];
}

const GLOB = /[*?[\]{}!]/;

/** The one path that an entry makes, as far as its words tell. */
function singlePath({src = '', dst, type = 'file'}: Content, globbing: boolean): string | undefined {
  if (type.endsWith('tree')) return undefined;
  const isMade = ['dir', 'ghost', 'symlink'].includes(type);
  if (!isMade && ((globbing && GLOB.test(src)) || src.endsWith('/'))) return undefined;
  const whole = !isMade && dst.endsWith('/') ? posix.join(dst, posix.basename(src)) : dst;
  return posix.normalize(whole).replace(/(?<=.)\/$/, '');
}

/** A source that is there and is a folder is spread out; one that is not there yet may become one. */
async function isSingle(
  {workDir}: Pick<Host, 'workDir'>,
  {src = '', type = 'file'}: Content,
): Promise<boolean> {
  if (['dir', 'ghost', 'symlink'].includes(type)) return true;
  try {
    return !(await stat(resolve(workDir, src))).isDirectory();
  } catch {
    return posix.extname(src) !== '';
  }
}

const placeText = ({file, line, column}: Place): string =>
  [file, line, column].filter((part) => part !== undefined).join(':');
