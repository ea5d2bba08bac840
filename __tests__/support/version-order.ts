import {readFileSync} from 'node:fs';
import type {Version} from '../../src/model/version.ts';
import {parseRelease} from '../../src/steps/version/parse.ts';
import {testVersion} from './version.ts';
import type {Pair} from './version-tools.ts';

/** A version with nothing but these. */
export const versionWith = (over: Partial<Version>): Version =>
  testVersion({shortCommit: '1a2b3c4d', ...over});

export interface Line {
  readonly said: string;
  readonly version: Version;
  readonly spelled: Readonly<Record<string, string>>;
}

/** `1.0.0-rc.1 +5 dirty r2`. */
function readVersion(said: string): Version {
  const [text = '', ...words] = said.split(' ');
  const parts = parseRelease(text);
  if (!parts) throw new Error(`not a version: ${text}`);
  const commits = words.find((word) => word.startsWith('+'))?.slice(1);
  const revision = words.find((word) => word.startsWith('r'))?.slice(1);
  const snapshot =
    commits === undefined ? undefined : {commits: Number(commits), dirty: words.includes('dirty')};
  return versionWith({...parts, revision, snapshot});
}

/** The groups of __tests__/golden/version-order.txt. */
export const orderedGroups: readonly {title: string; lines: readonly Line[]}[] = readFileSync(
  new URL('../golden/version-order.txt', import.meta.url),
  'utf8',
)
  .split('\n\n')
  .slice(1)
  .map((block) => {
    const [title = '', ...rows] = block.trim().split('\n');
    const lines = rows.map((row): Line => {
      const [said = '', deb = '', rpm = ''] = row.split(/ {2,}/);
      return {said, version: readVersion(said), spelled: {deb, rpm}};
    });
    return {title, lines};
  });

/** Every two of a list that goes up, the lower one first. */
export const allPairs = (texts: readonly string[]): Pair[] =>
  texts.flatMap((low, at) => texts.slice(at + 1).map((high): Pair => [low, high]));
