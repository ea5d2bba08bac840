import {chmod, lstat, mkdir, readdir, readFile, realpath, rename, writeFile} from 'node:fs/promises';
import {dirname, join, relative, resolve, sep} from 'node:path';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {makeFolder, removeTree, tempDir} from '../../tools/files.ts';
import type {Base, Branch} from './branch.ts';
import {LEDGER, ledgerPaths, ledgerText} from './ledger.ts';

/** A folder that is filled for actions/deploy-pages: ours alone, or empty. */
export interface Site {
  /** Puts the whole branch there, in place of what was put there before. */
  fill(branch: Branch, base: Base): Promise<void>;
}

/** Refuses a folder in which anything else is, or could be. */
export async function openSite(host: Host, name: string): Promise<Site> {
  const folder = resolve(host.workDir, name);
  const refuse = (message: string, hint: string): never => {
    throw new UserError('pages/site', `site: ${name} ${message}`, {hint});
  };
  const project = await realpath(host.workDir);
  const real = await realOf(folder);
  if (!isBelow(real, project))
    refuse('is not below the project', 'write a folder of its own, as in `site: _site`');
  const out = await realOf(host.outDir);
  if (real === out || isBelow(real, out) || isBelow(out, real))
    refuse('is the output folder, which has the packages', 'write a folder of its own, as in `site: _site`');
  const check = async (): Promise<void> => {
    const foreign = await foreignIn(folder);
    if (foreign.length > 0)
      refuse(
        `has files that linux-pkg did not put there: ${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ', …' : ''}`,
        'write a folder that is empty, or not there yet: it is replaced as a whole',
      );
  };
  await check();
  return {
    fill: async (branch, base) => {
      await check();
      await makeFolder(dirname(folder));
      await using draft = await tempDir(dirname(folder));
      const made = join(draft.path, 'site');
      await mkdir(made);
      await checkOut(branch, base, made);
      await openUp(made);
      await removeTree(folder);
      await rename(made, folder);
    },
  };
}

const INDEX = {index: 'index-of-site'} as const;
const ATTRIBUTES = '* -text -eol -ident -filter -working-tree-encoding\n';

async function checkOut(branch: Branch, base: Base, folder: string): Promise<void> {
  const {tip, entries, others, unread} = base;
  if (tip === undefined) return;
  const {objects} = branch;
  const repository = branch.repository();
  // All of it is needed now, in one request.
  await objects.bring([...entries.values()].map(({oid}) => oid));
  // No line of a .gitattributes changes a byte, nor runs a program.
  await mkdir(join(repository.folder, 'info'), {recursive: true});
  await writeFile(join(repository.folder, 'info', 'attributes'), ATTRIBUTES);
  await repository.git(['read-tree', tip], INDEX);
  const input = others.map((path) => `0 ${'0'.repeat(tip.length)}\t${path}\0`).join('');
  if (input) await repository.git(['update-index', '-z', '--index-info'], {...INDEX, input});
  await repository.git([`--work-tree=${folder}`, 'checkout-index', '--all', '--quiet'], INDEX);
  // It tells the next run which files are ours to replace.
  const lines = [...entries].map(([path, entry]) => ({...entry, path, size: objects.sizeOf(entry.oid) ?? 0}));
  const rest = unread.map((path) => ({path, oid: tip, size: 0, modified: 0, sha256: undefined}));
  await writeFile(join(folder, LEDGER), ledgerText([...lines, ...rest]));
}

/** Readable for the server, whatever the umask: upload-pages-artifact takes modes as they are. */
async function openUp(folder: string): Promise<void> {
  if ((process.umask() & 0o055) === 0) return;
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, {withFileTypes: true})) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openUp(path);
    else await chmod(path, 0o644);
  }
}

/** Files in the folder that no earlier run put there. */
async function foreignIn(folder: string): Promise<readonly string[]> {
  const found = await lstat(folder).catch(() => undefined);
  if (!found) return [];
  if (!found.isDirectory()) return ['it is no folder'];
  const names = (await readdir(folder, {recursive: true, withFileTypes: true}))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const text = await readFile(join(folder, LEDGER), 'utf8').catch(() => '');
  const own = new Set([...ledgerPaths(text), LEDGER]);
  return names.filter((name) => !own.has(name)).sort();
}

const isBelow = (path: string, folder: string): boolean => path.startsWith(folder + sep);

/** Where a path leads, whether or not its end is there yet. */
async function realOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return dirname(path) === path ? path : join(await realOf(dirname(path)), relative(dirname(path), path));
  }
}
