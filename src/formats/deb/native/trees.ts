import {type Owners, type PackedFile, packEntries, packFiles} from '../../../containers/index.ts';
import {UserError} from '../../../model/errors.ts';
import type {Entry, Package} from '../../../model/package.ts';
import type {Workshop} from '../../../model/workshop.ts';
import {readTemplate} from '../../../tools/templates.ts';
import type {DebOptions} from '../options.ts';
import {treeOf, WORK} from './paths.ts';

/** Above every account that an image has, and within what a container without root's rights may use. */
const FIRST_NUMBER = 50_000;

/** Lays every package out as it will stand on the machine that installs it; files of ours go beside the trees. */
export async function layTrees(
  workshop: Workshop,
  packages: readonly Package<DebOptions>[],
  files: readonly PackedFile[],
): Promise<Owners> {
  const owners = ownersOf(packages);
  await workshop.run(['rm', '-rf', WORK]);
  const folders = packages.map(({name}) => ({path: `trees/${name}/DEBIAN/control`, content: ''}));
  await workshop.put(WORK, packFiles([...folders, ...(await ownerFiles(owners)), ...files]));
  for (const pkg of packages) await workshop.put(treeOf(pkg.name), packEntries(laid(pkg), owners));
  return owners;
}

/** dpkg-deb has a folder of its own in the tree; hard links are copies, as in a portable package. */
function laid({entries}: Package): readonly Entry[] {
  const taken = entries.find(({path}) => path === '/DEBIAN');
  if (taken)
    throw new UserError('deb/cannot-express', `dpkg-deb keeps the folder /DEBIAN for itself`, {
      hint: 'put the files elsewhere',
    });
  return entries.map((entry) => {
    if (entry.type !== 'file' || entry.inode === undefined) return entry;
    const {inode: _, ...alone} = entry;
    return alone;
  });
}

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

async function ownerFiles(owners: Owners): Promise<readonly PackedFile[]> {
  if (!hasOwners(owners)) return [];
  const list = (numbers: ReadonlyMap<string, number>): string =>
    [...numbers].map(([name, number]) => `+${number} ${name}:0\n`).join('');
  return [
    {path: 'users', content: list(owners.users)},
    {path: 'groups', content: list(owners.groups)},
    {path: 'bin/tar', content: (await readTemplate('deb/inside/tar', undefined)).text, mode: 0o755},
  ];
}
