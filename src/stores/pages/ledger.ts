/**
 * What git does not tell without the files themselves: how large they are, what they hold, and since when they are
 * there. A file of the branch that says it is the price for not fetching them.
 */
export const LEDGER = '.linux-pkg-files';

export interface Fact {
  readonly size: number;
  /** Seconds since 1970. */
  readonly modified: number;
  /** Undefined where nobody read it. */
  readonly sha256: string | undefined;
}

const FIRST = '# Written by linux-pkg: object, size, since, sha256, path of every file of this branch\n';
const LINE = /^([0-9a-f]{16}) (\d{1,15}) (\d{1,12}) ([0-9a-f]{64}|-) ([^\n]+)$/;

/** Enough of an object's name to tell that somebody else changed the file. */
const wordOf = (oid: string): string => oid.slice(0, 16);

/** What is known of a file, if it is still the same. */
export type Ledger = (path: string, oid: string) => Fact | undefined;

/** Reads it; a line that says nothing is nothing. */
export function readLedger(text: string): Ledger {
  const known = new Map<string, readonly [word: string, fact: Fact]>();
  for (const line of text.split('\n')) {
    const [, word = '', size, modified, sha256 = '', path = ''] = LINE.exec(line) ?? [];
    const name = path.startsWith('"') ? parsed(path) : path;
    if (name)
      known.set(name, [
        word,
        {size: Number(size), modified: Number(modified), sha256: sha256 === '-' ? undefined : sha256},
      ]);
  }
  return (path, oid) => {
    const [word, fact] = known.get(path) ?? [];
    return word === wordOf(oid) ? fact : undefined;
  };
}

export interface LedgerLine extends Fact {
  readonly path: string;
  readonly oid: string;
}

/** Sorted by path: from one publication to the next little of it changes. */
export const ledgerText = (lines: readonly LedgerLine[]): string =>
  FIRST +
  lines
    .map(
      ({path, oid, size, modified, sha256}) =>
        `${wordOf(oid)} ${size} ${modified} ${sha256 ?? '-'} ${spelt(path)}\n`,
    )
    .join('');

/** The paths in it, whatever became of the files. */
export const ledgerPaths = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => {
    const path = LINE.exec(line)?.[5] ?? '';
    return (path.startsWith('"') ? parsed(path) : path) || [];
  });

const spelt = (path: string): string => (/^"|\n/.test(path) ? JSON.stringify(path) : path);

function parsed(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
