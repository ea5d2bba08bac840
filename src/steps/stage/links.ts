import {posix} from 'node:path';
import {isBaseFolder} from './base-folders.ts';
import type {Draft} from './drafts.ts';
import type {Findings} from './finding.ts';
import {parentsOf} from './paths.ts';

/** What every path of some packages is: a link's target, or nothing for the rest. */
export type KnownPaths = ReadonlyMap<string, string | undefined>;

export const knownPaths = (packages: readonly (readonly Draft[])[]): KnownPaths =>
  new Map(
    packages.flat().map(({entry}) => [entry.path, entry.type === 'link' ? targetOf(entry) : undefined]),
  );

const targetOf = ({path, to}: {readonly path: string; readonly to: string}): string =>
  posix.resolve(posix.dirname(path), to);

/** Links in a circle are errors; links to what neither these packages nor the base system brings are warnings. */
export function checkLinks(drafts: readonly Draft[], known: KnownPaths, findings: Findings): void {
  for (const {entry, at} of drafts) {
    if (entry.type !== 'link') continue;
    if (isCircle(entry.path, known))
      findings.error(at, `${entry.path} is a link that leads back to itself`, 'point it at a file or folder');
    else if (!isThere(targetOf(entry), known))
      findings.warn(
        at,
        `${entry.path} is a link to ${entry.to}, which is not in the package`,
        'until something else brings it the link leads nowhere; add it, or depend on the package that has it',
      );
  }
}

function isCircle(start: string, known: KnownPaths): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = start; at !== undefined; at = known.get(at)) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

/** Programs and devices that every system has. */
const COMMON =
  /^\/(?:dev|proc|sys|run|var\/run)\/|^(?:\/usr)?\/bin\/(?:sh|bash|env|true|false|cat|ls)$|^\/etc\/(?:passwd|group|hosts|localtime|os-release|resolv\.conf|mtab)$/;

const isThere = (target: string, known: KnownPaths): boolean =>
  known.has(target) ||
  isBaseFolder(target) ||
  COMMON.test(target) ||
  // Below a link of ours: it may well be there.
  parentsOf(target).some((parent) => known.get(parent) !== undefined);
