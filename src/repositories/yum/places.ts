import type {Problem} from '../../model/errors.ts';
import type {Store} from '../../model/store.ts';
import {basearchOf, NOARCH, SOURCE_FOLDER, SOURCES, USUAL} from './basearch.ts';

/** Where everything of YUM lies. */
export const ROOT = 'yum/';
export const REPODATA = 'repodata/';
export const TOP = 'repomd.xml';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$/;
const PACKAGE = /^[^/].*\.rpm$/s;

/** `yum/9/x86_64/` */
export const folderOf = (place: string): string => `${ROOT}${place}/`;

/** `yum/9/x86_64/repodata/repomd.xml` */
export const topOf = (place: string): string => `${folderOf(place)}${REPODATA}${TOP}`;

/** Is it a package, and no list? */
export const isPackage = (path: string): boolean =>
  path.startsWith(ROOT) && PACKAGE.test(path) && !path.includes(`/${REPODATA}`);

/** `Packages/h/hello-1.0-1.x86_64.rpm`, below the shelf's folder. */
export const packagePath = (file: string): string => `Packages/${file[0]!.toLowerCase()}/${file}`;

export const suiteOf = (place: string): string => place.slice(0, place.indexOf('/'));

/** `$releasever/$basearch`; packages for every machine stand wherever there is or comes another. */
export function places(
  suite: string,
  arch: string,
  arches: readonly string[],
  there: readonly string[] = [],
): readonly string[] {
  if (SOURCES.has(arch)) return [`${suite}/${SOURCE_FOLDER}`];
  if (arch !== NOARCH) return [`${suite}/${basearchOf(arch)}`];
  const coming = arches.filter((one) => one !== NOARCH && !SOURCES.has(one)).map(basearchOf);
  const machines = there
    .filter((place) => suiteOf(place) === suite && place !== `${suite}/${SOURCE_FOLDER}`)
    .map((place) => place.slice(suite.length + 1));
  const bases = new Set([...coming, ...machines]);
  return [...(bases.size > 0 ? bases : USUAL)].sort().map((base) => `${suite}/${base}`);
}

/** All folders with a repomd.xml. */
export async function placesIn(store: Store): Promise<readonly string[]> {
  const end = `/${REPODATA}${TOP}`;
  const there = await store.list(ROOT);
  return there
    .filter(({path}) => path.endsWith(end))
    .map(({path}) => path.slice(ROOT.length, -end.length))
    .sort();
}

/** What is wrong with a suite's name: it becomes a folder, and `$releasever` on a client. */
export function check(suite: string): Problem | undefined {
  if (NAME.test(suite) && !suite.endsWith('.')) return undefined;
  return {
    message: `"${suite}" cannot be the folder of a YUM repository`,
    hint: 'write what $releasever is on the system: 9, 43, 15.6, tumbleweed',
  };
}
