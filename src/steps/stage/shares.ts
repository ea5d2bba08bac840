import type {Config} from '../config/index.ts';
import {BUILT_AT} from './built.ts';
import type {Draft} from './drafts.ts';
import type {Findings} from './finding.ts';
import {compileGlob} from './glob.ts';
import {parentsOf} from './paths.ts';

/** A package of several, with the patterns of what it takes from the build; without any it takes the rest. */
interface Claim {
  readonly at: string;
  readonly name: string;
  readonly patterns: readonly Pattern[] | undefined;
}

interface Pattern {
  readonly text: string;
  readonly at: string;
  matches(path: string): boolean;
}

/** What a build left, by the dotted path of the package that gets it; also those that other legs make get theirs. */
export function shareOut(
  drafts: readonly Draft[],
  {values}: Config,
  findings: Findings,
): ReadonlyMap<string, readonly Draft[]> {
  if (!values.packages?.length) return new Map([['', drafts]]);
  const claims = values.packages.map(({name, files}, index) =>
    claimOf(name, files, {at: `packages.${index}`, findings}),
  );
  const claiming = claims.some(({patterns}) => patterns !== undefined);
  if (drafts.length === 0) {
    if (claiming) tellNothing(claims, findings);
    return new Map();
  }
  const [rest, ...more] = claims.filter(({patterns}) => patterns === undefined);
  for (const {at, name} of more)
    findings.error(
      `${at}.name`,
      `${rest!.name} and ${name} are both without files: which of them gets what the build leaves?`,
      'write files: with its paths, such as files: [/usr/include], in all packages but one',
    );
  const shares = new Map(claims.map(({at}): [string, Draft[]] => [at, []]));
  const lost: Draft[] = [];
  const used = new Set<Pattern>();
  for (const draft of drafts.filter(({entry}) => entry.type !== 'dir')) {
    const takers = takersOf(draft, claims, used);
    const [first = rest, second] = takers;
    if (second) tellTwo(draft, takers, findings);
    if (first) shares.get(first.at)!.push(draft);
    else lost.push(draft);
  }
  for (const draft of drafts.filter(({entry}) => entry.type === 'dir')) {
    const holders = claims.filter(({at}) => shares.get(at)!.some(({entry}) => isBelow(entry.path, draft)));
    const takers = takersOf(draft, claims, used);
    const owners = holders.length > 0 ? holders : takers.length > 0 ? takers : rest ? [rest] : [];
    for (const {at} of owners) shares.get(at)!.push(draft);
    const {entry} = draft;
    const isEmpty =
      entry.type === 'dir' && !entry.implicit && !lost.some((one) => isBelow(one.entry.path, draft));
    if (owners.length === 0 && isEmpty) lost.push(draft);
  }
  tellLost(lost, findings);
  for (const pattern of claims.flatMap(({patterns}) => patterns ?? []))
    if (!used.has(pattern))
      findings.error(
        pattern.at,
        `${pattern.text} matches nothing that the build left`,
        'correct it, or take it out; * does not cross a slash, ** does',
      );
  return shares;
}

function claimOf(
  name: string,
  files: readonly string[] | undefined,
  {at, findings}: {readonly at: string; readonly findings: Findings},
): Claim {
  const patterns = files?.flatMap((text, index): readonly Pattern[] => {
    const place = `${at}.files.${index}`;
    const glob = compileGlob(`/${text.trim()}`.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, ''));
    if (typeof glob !== 'string') return [{text, at: place, matches: glob.matches}];
    findings.error(place, `"${text}" is no pattern: ${glob}`, 'put a backslash before a bracket of a name');
    return [];
  });
  return {at, name, patterns};
}

/** Those with a pattern for the path, or for a folder above it. */
function takersOf({entry}: Draft, claims: readonly Claim[], used: Set<Pattern>): readonly Claim[] {
  const paths = [...parentsOf(entry.path), entry.path];
  return claims.filter(({patterns = []}) => {
    const hits = patterns.filter((pattern) => paths.some((path) => pattern.matches(path)));
    for (const hit of hits) used.add(hit);
    return hits.length > 0;
  });
}

const isBelow = (path: string, {entry}: Draft): boolean => path.startsWith(`${entry.path}/`);

const tellTwo = ({entry}: Draft, takers: readonly Claim[], findings: Findings): void =>
  findings.error(
    `${takers[1]!.at}.files`,
    `${entry.path} is taken by ${takers.map(({name}) => name).join(' and ')}`,
    'write patterns that leave it to one of them',
  );

const SHOWN = 3;

function tellLost(lost: readonly Draft[], findings: Findings): void {
  if (lost.length === 0) return;
  const names = lost.slice(0, SHOWN).map(({entry}) => entry.path);
  const more = lost.length > SHOWN ? ` and ${lost.length - SHOWN} more` : '';
  findings.error(
    'packages',
    `no package takes ${names.join(', ')}${more}`,
    'add it to files: of a package, or leave files: out of one package: it takes the rest',
  );
}

function tellNothing(claims: readonly Claim[], findings: Findings): void {
  const {at} = claims.find(({patterns}) => patterns !== undefined)!;
  findings.error(
    `${at}.files`,
    'files: shares out what a build leaves in $DESTDIR, and there is nothing',
    `install into "$DESTDIR" in ${BUILT_AT}, or list the files under contents:`,
  );
}
