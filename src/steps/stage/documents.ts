import {isUtf8} from 'node:buffer';
import {readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {formatOf} from '../../formats/index.ts';
import type {Project} from '../../model/format.ts';
import type {Package} from '../../model/package.ts';
import {type Collecting, collectEntries} from './collect.ts';
import type {Draft} from './drafts.ts';
import {parentsOf} from './paths.ts';
import {leadsOut} from './source-folder.ts';

/** Names of a licence at the root of a project. */
export const LICENSE_NAMES = ['LICENSE', 'LICENCE', 'COPYING', 'UNLICENSE'].flatMap((name) =>
  ['', '.txt', '.md'].map((ending) => name + ending),
);
const MAX_BYTES = 256 * 1024;

/** What documents are made from, as it lies at the project root. */
export async function readProject(workDir: string, {built}: {readonly built: boolean}): Promise<Project> {
  for (const name of LICENSE_NAMES) {
    const path = join(workDir, name);
    // A licence that cannot be read is as good as none here: nobody asked for it.
    const facts = await stat(path).catch(() => undefined);
    if (!facts?.isFile() || facts.size > MAX_BYTES) continue;
    if (built && (await leadsOut(path, workDir))) continue;
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    if (bytes.length > 0 && isUtf8(bytes) && !bytes.includes(0)) return {licenseText: bytes.toString('utf8')};
  }
  return {licenseText: undefined};
}

interface Documenting extends Collecting {
  readonly pkg: Package;
  readonly project: Project;
  /** The dotted path of the package. */
  readonly at: string;
  /** What the user ships, clashes settled and parents added. */
  readonly collected: readonly Draft[];
}

/** All that the package holds: what the user ships, and the documents that its distros expect beside it. */
export async function addDocuments(
  shipped: readonly Draft[],
  documenting: Documenting,
): Promise<readonly Draft[]> {
  const {pkg, project, at, mtime, collected} = documenting;
  const taken = new Map(pkg.entries.map(({path, type}) => [path, type]));
  const fits = (path: string): boolean =>
    !taken.has(path) && parentsOf(path).every((parent) => (taken.get(parent) ?? 'dir') === 'dir');
  const engines = await formatOf(pkg.format).load();
  const made = (engines.documents?.(pkg, project) ?? [])
    .filter(({path}) => fits(path))
    .map((entry): Draft => {
      const label = entry.type === 'file' ? entry.from : 'a generated file';
      return {entry: {...entry, mtime}, at, label, fromTree: false, lendsOwner: false};
    });
  return made.length === 0 ? collected : collectEntries([...shipped, ...made], documenting);
}
