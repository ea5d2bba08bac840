import type {Place} from '../../model/errors.ts';
import type {Entry} from '../../model/package.ts';
import {isBaseFolder} from './base-folders.ts';
import type {Draft} from './drafts.ts';
import type {Findings} from './finding.ts';
import {FOLDER_MODE} from './modes.ts';
import {parentsOf} from './paths.ts';

export interface Collecting {
  readonly nfpm: boolean;
  readonly mtime: number;
  readonly findings: Findings;
  /** `linux-pkg.yml:12` for a dotted path. */
  line(at: string): string;
}

/** One entry per path, sorted, with the parents that hold them; every clash is told. */
export function collectEntries(drafts: readonly Draft[], collecting: Collecting): readonly Draft[] {
  const taken = new Map<string, Draft>();
  for (const draft of drafts) {
    const present = taken.get(draft.entry.path);
    taken.set(draft.entry.path, present ? settleClash(present, draft, collecting) : draft);
  }
  const told = new Set<Draft>();
  for (const draft of [...taken.values()])
    for (const parent of parentsOf(draft.entry.path)) {
      const above = taken.get(parent);
      if (!above) taken.set(parent, parentDraft(parent, draft, collecting));
      else if (above.entry.type !== 'dir' && !told.has(above)) {
        told.add(above);
        tellNoFolder(above, draft, collecting);
      }
    }
  return [...taken.values()].sort((a, b) => (a.entry.path < b.entry.path ? -1 : 1));
}

/** Folders join where they agree, and a folder that was asked for beats one that a tree brought along. */
function settleClash(present: Draft, next: Draft, {nfpm, findings, line}: Collecting): Draft {
  const [a, b] = [present.entry, next.entry];
  const folders = a.type === 'dir' && b.type === 'dir';
  if (folders && (a.implicit || sameFolder(a, b))) return next;
  if (folders && b.implicit) return present;
  // nfpm lets the later tree win without a word.
  if (nfpm && next.fromTree && (a.type === 'dir') === (b.type === 'dir')) {
    findings.warn(next.at, `${b.path} comes from ${next.label}, not from ${present.label}`, 'leave one out');
    return next;
  }
  if (folders && present.fromTree !== next.fromTree) return present.fromTree ? next : present;
  const lines = present.at === next.at ? line(next.at) : `${line(present.at)} and ${line(next.at)}`;
  findings.error(
    next.at,
    `two sources for ${b.path}: ${present.label} and ${next.label} (${lines})`,
    'leave one out, or say with packager: or targets: which package gets which',
  );
  return present;
}

const sameFolder = (a: Entry, b: Entry): boolean =>
  a.mode === b.mode && a.owner === b.owner && a.group === b.group;

function tellNoFolder(above: Draft, below: Draft, {findings, line}: Collecting): void {
  const what = above.entry.type === 'link' ? 'a link' : 'a file';
  findings.error(
    below.at,
    `${above.entry.path} is ${what} (${above.label}, ${line(above.at)}), and ${below.entry.path} needs a folder there`,
    'give one of them another dst',
  );
}

/** nfpm gives such a folder to the owner of what made it needed, outside the base system's own. */
function parentDraft(path: string, {entry, at, label, lendsOwner}: Draft, {mtime}: Collecting): Draft {
  const {owner, group} = lendsOwner && !isBaseFolder(path) ? entry : {owner: 'root', group: 'root'};
  return {
    entry: {type: 'dir', implicit: true, path, mode: FOLDER_MODE, owner, group, mtime},
    at,
    label,
    fromTree: true,
    lendsOwner,
  };
}

export const lineText = ({file, line}: Place): string => (line === undefined ? file : `${file}:${line}`);
