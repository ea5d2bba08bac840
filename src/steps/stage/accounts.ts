import {readFile} from 'node:fs/promises';
import {distros} from '../../distros/index.ts';
import type {Target} from '../../model/target.ts';
import {isBaseAccount} from './base-accounts.ts';
import type {Draft} from './drafts.ts';
import type {Findings} from './finding.ts';

interface Accounts {
  readonly owner: ReadonlySet<string>;
  readonly group: ReadonlySet<string>;
}

/** The families a package may land on: its distro's, or every one that takes the format. */
export const familiesOf = ({distro, format}: Pick<Target, 'distro' | 'format'>): readonly string[] => [
  ...new Set(
    Object.values(distros)
      .filter(({id, format: takes}) => (distro === undefined ? takes === format : id === distro))
      .map(({family}) => family),
  ),
];

/** Warns of owners and groups that nothing brings to the machine. */
export async function warnOfAccounts(
  drafts: readonly Draft[],
  target: Pick<Target, 'distro' | 'format'>,
  findings: Findings,
): Promise<void> {
  const families = familiesOf(target);
  const declared = await declaredAccounts(drafts);
  for (const {entry, at} of drafts)
    for (const kind of ['owner', 'group'] as const) {
      const name = entry[kind];
      if (declared[kind].has(name) || isBaseAccount(kind, name, families)) continue;
      findings.warn(
        at,
        `${kind} ${name} is neither declared nor part of the base system of ${families.join(', ')}`,
        `where there is none, rpm and dpkg give the file to root; declare it in a file below /usr/lib/sysusers.d, or leave ${kind}: out`,
      );
    }
}

const SYSUSERS = /^\/usr\/lib\/sysusers\.d\/[^/]+\.conf$/;

/** What the package's own sysusers files create: https://www.freedesktop.org/software/systemd/man/latest/sysusers.d.html */
async function declaredAccounts(drafts: readonly Draft[]): Promise<Accounts> {
  const owner = new Set<string>();
  const group = new Set<string>();
  for (const {entry} of drafts) {
    if (entry.type !== 'file' || !SYSUSERS.test(entry.path) || entry.size > 1 << 20) continue;
    // What cannot be read has been told.
    const text = await readFile(entry.from, 'utf8').catch(() => '');
    for (const line of text.split('\n')) {
      const [type = '', name = ''] = line.trim().split(/\s+/);
      if (/^u[!-]*$/.test(type)) owner.add(name);
      if (/^[ug][!-]*$/.test(type)) group.add(name);
    }
  }
  return {owner, group};
}
