import {type Owners, type PackedFile, packEntries} from '../../../containers/index.ts';
import {UserError} from '../../../model/errors.ts';
import type {Entry, Package} from '../../../model/package.ts';
import type {Workshop} from '../../../model/workshop.ts';
import {readTemplateText} from '../../../tools/templates.ts';
import {treeOf, WORK} from './paths.ts';

/** Above every account that an image has, and within what a container without root's rights may use. */
const FIRST_NUMBER = 50_000;

/** Folders of the workshop that hold a package each, with what stands in them. */
export interface Tree {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** Lays every tree out as it will stand on the machine that installs it, and small files of ours beside them. */
export async function layTrees(
  workshop: Workshop,
  {trees, files, owners}: {trees: readonly Tree[]; files: readonly PackedFile[]; owners: Owners},
): Promise<void> {
  await workshop.run(['rm', '-rf', WORK]);
  const beside = [...files, ...(await ownerFiles(owners))].map(fileEntry);
  // From the root, above which no link can lead: the engine refuses one that leads out of the folder it unpacks into.
  await workshop.put('/', packEntries([...beside, ...trees.flatMap(laid)], owners));
}

const PLACED = {owner: 'root', group: 'root', mtime: 0} as const;

/** dpkg-deb has a folder of its own in the tree; hard links are copies, as in a portable package. */
function laid({name, entries}: Tree): readonly Entry[] {
  if (entries.some(({path}) => path === '/DEBIAN'))
    throw new UserError('deb/cannot-express', 'dpkg-deb keeps the folder /DEBIAN for itself', {
      hint: 'put the files elsewhere',
    });
  const folder = treeOf(name);
  const own = [folder, `${folder}/DEBIAN`].map(
    (path): Entry => ({type: 'dir', path, mode: 0o755, implicit: true, ...PLACED}),
  );
  const moved = entries
    .filter(({path}) => path !== '/')
    .map((entry): Entry => {
      const path = `${folder}${entry.path}`;
      if (entry.type !== 'file') return {...entry, path};
      const {inode: _, ...alone} = entry;
      return {...alone, path};
    });
  return [...own, ...moved];
}

const fileEntry = ({path, content, mode = 0o644}: PackedFile): Entry => {
  const bytes = Buffer.from(content);
  return {
    type: 'file',
    path: `${WORK}/${path}`,
    from: path,
    content: bytes.toString('base64'),
    size: bytes.length,
    role: undefined,
    mode,
    ...PLACED,
  };
};

/** Every account gets a number that no other has; the archive holds its name in place of it. */
export function ownersOf(packages: readonly Package[]): Owners {
  const numbers = (names: readonly string[]) =>
    new Map(
      [...new Set(names)]
        .filter((name) => name !== 'root')
        .sort()
        .map((name, at) => [name, FIRST_NUMBER + at] as const),
    );
  const entries = packages.flatMap((pkg) => pkg.entries);
  return {
    users: numbers(entries.map(({owner}) => owner)),
    groups: numbers(entries.map(({group}) => group)),
  };
}

/** Does anything belong to somebody else than root? */
export const hasOwners = ({users, groups}: Owners): boolean => users.size + groups.size > 0;

/** tar takes the words of a map apart as a shell does: quotes, backslashes and `#` have a meaning. */
export const ownerWord = (name: string): string => `"${name.replace(/["\\]/g, '\\$&')}:0"`;

async function ownerFiles(owners: Owners): Promise<readonly PackedFile[]> {
  if (!hasOwners(owners)) return [];
  const list = (numbers: ReadonlyMap<string, number>): string =>
    [...numbers].map(([name, number]) => `+${number} ${ownerWord(name)}\n`).join('');
  return [
    {path: 'users', content: list(owners.users)},
    {path: 'groups', content: list(owners.groups)},
    {path: 'bin/tar', content: (await readTemplateText('deb/inside/tar', undefined)).text, mode: 0o755},
  ];
}
