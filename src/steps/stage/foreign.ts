import {posix} from 'node:path';
import {formatOf} from '../../formats/index.ts';
import type {Target} from '../../model/target.ts';
import {quoted} from '../../text/shell.ts';
import {readTemplate} from '../../tools/templates.ts';
import {type Settled, templatesOf} from '../config/index.ts';
import type {Draft} from './drafts.ts';
import type {Ground} from './ground.ts';

/** Where administrators keep units of their own, stronger than a package's. */
const UNIT_FOLDERS = ['/etc/systemd/system', '/usr/local/lib/systemd/system'];
const UNIT = /^(?:\/usr)?\/lib\/systemd\/system\/([^/]+\.[a-z]+)$/;

/**
 * Shell that ends a first installation where a file lies at one of the package's paths that no package owns, or where
 * the administrator has a unit of one of its names. Config files may lie there before: people put them down first.
 */
export async function guardOf(
  {name, refuseForeign}: Pick<Settled, 'name' | 'refuseForeign'>,
  {format}: Pick<Target, 'format'>,
  {drafts, ground}: {readonly drafts: readonly Draft[]; readonly ground: Pick<Ground, 'host' | 'config'>},
): Promise<string | undefined> {
  if (!refuseForeign) return undefined;
  const words = formatOf(format).ownership;
  const templates = templatesOf(ground.host, ground.config);
  const paths = drafts.flatMap(({entry}) =>
    entry.type === 'link' || (entry.type === 'file' && !entry.role?.startsWith('config')) ? [entry.path] : [],
  );
  const shipped = paths.flatMap((path) => UNIT.exec(path)?.[1] ?? []);
  const own = new Set(paths);
  const foreign = [...new Set(shipped)]
    .flatMap((unit) => UNIT_FOLDERS.map((folder) => posix.join(folder, unit)))
    .filter((path) => !own.has(path));
  const view = (path: string) => ({path: quoted(path), asked: quoted(words.asked(path))});
  return (await readTemplate('scriptlets/foreign.sh.hbs', templates)).render({
    package: quoted(name),
    condition: words.firstInstallation,
    owner: words.owner,
    unowned: words.unowned,
    paths: paths.map(view),
    units: foreign.sort().map(view),
  });
}
