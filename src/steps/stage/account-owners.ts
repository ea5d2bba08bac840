import {readFile} from 'node:fs/promises';
import type {Entry, Package} from '../../model/package.ts';
import type {Target} from '../../model/target.ts';
import type {Settled} from '../config/index.ts';
import {isBaseAccount} from './base-accounts.ts';
import type {Draft} from './drafts.ts';
import {familiesOf} from './families.ts';
import type {Findings} from './finding.ts';
import {isAccount} from './paths.ts';
import {unitFiles} from './unit-files.ts';

interface Known {
  readonly owner: Set<string>;
  readonly group: Set<string>;
}

interface Staged {
  readonly pkg: Pick<Package, 'users' | 'groups' | 'directories'>;
  readonly drafts: readonly Draft[];
  readonly at: string;
  /** As the config has them. */
  readonly wanted: Settled['directories'];
}

interface Owning {
  readonly target: Pick<Target, 'distro' | 'format'>;
  readonly findings: Findings;
  readonly nfpm: boolean;
}

/**
 * Owners and groups that nothing brings to the machine: rpm from 4.19 on does not install such a package, the others
 * give the file to root. nfpm makes it, so in its mode it is a warning.
 */
export async function checkOwners(staged: readonly Staged[], owning: Owning): Promise<void> {
  const known: Known = {owner: new Set(), group: new Set()};
  for (const {pkg, drafts} of staged) {
    for (const {name, group} of pkg.users) known.owner.add(name) && group === name && known.group.add(group);
    for (const {name} of pkg.groups) known.group.add(name);
    await addShipped(drafts, known);
  }
  for (const {drafts} of owning.nfpm ? [] : staged) await warnOfUnits(drafts, {...owning, known});
  for (const {pkg, drafts, at, wanted} of staged) {
    for (const draft of drafts) checkOwner(draft.entry, draft.at, {...owning, known});
    for (const folder of pkg.directories) {
      const said = wanted.find(({path}) => path.replace(/\/+$/, '') === folder.path);
      checkOwner(folder, said?.at ?? at, {...owning, known});
    }
  }
}

/** systemd does not start what shall run as somebody who is not there. */
async function warnOfUnits(
  drafts: readonly Draft[],
  {target, findings, known}: Owning & {readonly known: Known},
): Promise<void> {
  const families = familiesOf(target);
  for (const unit of await unitFiles(drafts))
    for (const kind of ['owner', 'group'] as const)
      for (const name of unit[kind])
        if (!known[kind].has(name) && !isBaseAccount(kind, name, families))
          findings.warn(
            unit.draft.at,
            `${unit.name} is for the ${kind === 'owner' ? 'user' : 'group'} ${name}, which is neither declared nor part of the base system of ${families.join(', ')}`,
            `write ${kind === 'owner' ? 'users' : 'groups'}: [${name}], and the package makes it`,
          );
}

function checkOwner(
  owned: Pick<Entry, 'owner' | 'group'>,
  at: string,
  {target, findings, nfpm, known}: Owning & {readonly known: Known},
): void {
  const families = familiesOf(target);
  const unknown = (kind: 'owner' | 'group'): boolean =>
    !known[kind].has(owned[kind]) && !isBaseAccount(kind, owned[kind], families) && isAccount(owned[kind]);
  for (const kind of ['owner', 'group'] as const) {
    const name = owned[kind];
    // A user brings the group of its name.
    if (!unknown(kind) || (kind === 'group' && name === owned.owner && unknown('owner'))) continue;
    const message = `${kind} ${name} is neither declared nor part of the base system of ${families.join(', ')}`;
    const key = kind === 'owner' ? 'users' : 'groups';
    if (nfpm)
      findings.warn(
        at,
        message,
        `where there is none, rpm and dpkg give the file to root, and rpm 4.19 and newer refuses the package; declare it in a file below /usr/lib/sysusers.d, or leave ${kind}: out`,
      );
    else
      findings.error(at, message, `write ${key}: [${name}], and the package makes it; or leave ${kind}: out`);
  }
}

const SYSUSERS = /^\/usr\/lib\/sysusers\.d\/[^/]+\.conf$/;
const LARGEST = 1 << 20;

/** What the package's own sysusers files create: https://www.freedesktop.org/software/systemd/man/latest/sysusers.d.html */
async function addShipped(drafts: readonly Draft[], {owner, group}: Known): Promise<void> {
  for (const {entry} of drafts) {
    if (entry.type !== 'file' || entry.content !== undefined) continue;
    if (!SYSUSERS.test(entry.path) || entry.size > LARGEST) continue;
    // What cannot be read has been told.
    const text = await readFile(entry.from, 'utf8').catch(() => '');
    for (const line of text.split('\n')) {
      const [type = '', name = ''] = line.trim().split(/\s+/);
      if (/^u[!-]*$/.test(type)) owner.add(name);
      if (/^[ug][!-]*$/.test(type)) group.add(name);
    }
  }
}
