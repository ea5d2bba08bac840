import {posix} from 'node:path';
import {packFiles} from '../../../containers/index.ts';
import {UserError} from '../../../model/errors.ts';
import type {OwnPackagingJob} from '../../../model/format.ts';
import type {Host} from '../../../model/host.ts';
import {openRepository} from '../../../tools/git.ts';
import type {Expanded} from './expanded.ts';

/** What is put in place, and where. */
export interface Sources {
  /** Where the spec lies in the tree's copy. */
  readonly beside: string;
  /** Where rpmbuild looks for sources and patches. */
  readonly folder: string;
  readonly expanded: Expanded;
}

/** How a finished tar archive gets its name's compression; the name of what comes of it. */
const COMPRESSORS: readonly (readonly [RegExp, readonly [string, ...string[]] | undefined, string])[] = [
  [/\.(tar\.gz|tgz)$/, ['gzip', '-n'], '.gz'],
  [/\.(tar\.bz2|tbz2?)$/, ['bzip2'], '.bz2'],
  [/\.(tar\.xz|txz)$/, ['xz', '-T1'], '.xz'],
  [/\.(tar\.zst|tzst)$/, ['zstd', '-q', '--rm'], '.zst'],
  [/\.tar$/, undefined, ''],
];
const compressorOf = (name: string) => COMPRESSORS.find(([pattern]) => pattern.test(name));

/**
 * Puts the spec's sources and patches where rpmbuild looks for them: those that are in the project as they are;
 * the archive of the source itself, where it is not there, is made of the tree.
 */
export async function placeSources(host: Host, job: OwnPackagingJob, sources: Sources): Promise<void> {
  const {workshop} = job;
  const {folder, expanded} = sources;
  const names = [...new Set([...expanded.sources, ...expanded.patches])];
  if (names.length === 0) return;
  const found = await findFiles(job, names, sources.beside);
  const main = expanded.sources.find(compressorOf);
  const made = main !== undefined && !found.has(main) ? main : undefined;
  const missing = names.filter((name) => !found.has(name) && name !== made);
  if (missing.length > 0) throw notThere(missing, expanded, job.path);
  const there = [...found.values()];
  // What a link names is copied; a name that begins with a hyphen is a path here.
  if (there.length > 0) await workshop.run(['cp', '-Lp', '--', ...there, `${folder}/`]);
  if (made !== undefined) await makeTarball(host, job, {name: made, folder, top: expanded.folder});
}

const notThere = (missing: readonly string[], {patches}: Expanded, path: string): UserError =>
  new UserError(
    'packaging/source',
    missing.map((name) => ({
      message: `${path} names the ${patches.includes(name) ? 'patch' : 'source'} ${name}, which is not in the project`,
      hint: 'put it beside the spec; nothing is downloaded, and only the first source, a .tar.gz or the like, is made of the tree',
      place: {file: path},
    })),
  );

/** Where each of the files is: beside the spec, in SOURCES, at the root, else wherever the tree has it. */
async function findFiles(
  {workshop, source}: OwnPackagingJob,
  names: readonly string[],
  beside: string,
): Promise<ReadonlyMap<string, string>> {
  const tests = names.flatMap((name, at) => [...(at > 0 ? ['-o'] : []), '-name', globOf(name)]);
  const {stdout} = await workshop.run([
    'find',
    source,
    ...['-name', '.git', '-prune', '-o'],
    ...['(', ...tests, ')', '-xtype', 'f', '-print0'],
  ]);
  const folders = [beside, `${beside}/SOURCES`, posix.join(beside, '..', 'SOURCES'), source];
  const rank = (path: string): number => {
    const at = folders.indexOf(posix.dirname(path));
    return at < 0 ? folders.length + path.split('/').length : at;
  };
  const paths = stdout
    .split('\0')
    .filter(Boolean)
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const found = new Map<string, string>();
  for (const path of paths) {
    const name = posix.basename(path);
    if (!found.has(name)) found.set(name, path);
  }
  return found;
}

const globOf = (name: string): string => name.replace(/[\\*?[\]]/g, '\\$&');

interface Tarball {
  readonly name: string;
  readonly folder: string;
  /** What its members are in; empty for none. */
  readonly top: string;
}

/** The files that git follows, as the copy has them, all of one time and of root: the same tree gives the same bytes. */
async function makeTarball(host: Host, job: OwnPackagingJob, {name, folder, top}: Tarball): Promise<void> {
  const {workshop, source, version} = job;
  workshop.log.info(`${name} is made of the tree`);
  const paths = (await treeFiles(host, job)).map((path) => `./${path}\0`).sort();
  await workshop.put(folder, packFiles([{path: '.members', content: paths.join('')}]));
  const archive = `${folder}/.tree.tar`;
  await workshop.run(
    [
      'tar',
      ...['--create', '--file', archive, '--format=gnu', '--no-recursion', '--ignore-failed-read'],
      ...['--owner=0', '--group=0', '--numeric-owner', '--mode=u+rwX,go+rX,go-w', `--mtime=@${version.date}`],
      ...(top ? [`--transform=s,^\\.,${top.replace(/[\\&,]/g, '\\$&')},S`] : []),
      ...['--null', '--files-from', `${folder}/.members`],
    ],
    {cwd: source},
  );
  const [, compressor, ending = ''] = compressorOf(name)!;
  if (compressor) await workshop.run([...compressor, archive]);
  await workshop.run(['mv', '--', `${archive}${ending}`, `${folder}/${name}`]);
  await workshop.run(['rm', '-f', `${folder}/.members`]);
}

/** What git follows; without a repository, all there is. */
async function treeFiles(host: Host, {workshop, source}: OwnPackagingJob): Promise<readonly string[]> {
  const repository = await openRepository(host);
  if (typeof repository !== 'string') {
    const listed = await repository.git('ls-files', '-z', '--recurse-submodules');
    // A repository above the project that does not hold it says nothing of it.
    if (listed !== '') return [...new Set(listed.split('\0').filter(Boolean))];
  }
  const {stdout} = await workshop.run(
    ['find', '.', '-name', '.git', '-prune', '-o', '(', '-type', 'f', '-o', '-type', 'l', ')', '-print0'],
    {cwd: source},
  );
  return stdout
    .split('\0')
    .filter(Boolean)
    .map((path) => path.slice(2));
}
