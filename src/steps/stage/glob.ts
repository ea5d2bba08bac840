/** A pattern read once. */
export interface Glob {
  /** It has no wildcard: `base` is the very path. */
  readonly literal: boolean;
  /** The folders (or the path) before the first wildcard, with backslashes taken off. */
  readonly base: string;
  matches(path: string): boolean;
}

const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;

const quote = (text: string): string => text.replace(SYNTAX, '\\$&');

interface Scan {
  readonly source: string;
  readonly text: string;
  readonly literal: boolean;
}

/**
 * nfpm's patterns (github.com/gobwas/glob with `/` between names): `*` and `?` stay within a name and see
 * dot files, `**` crosses slashes, `[a-z]`, `[!a-z]`, `{a,b}` and a backslash before a plain character.
 * Returns what is wrong where it is no pattern.
 */
export function compileGlob(pattern: string): Glob | string {
  const whole = translate(pattern);
  if (typeof whole === 'string') return whole;
  const regExp = new RegExp(`^(?:${whole.source})$`, 'su');
  const parts = pattern.split('/').map(translate);
  const wild = parts.findIndex((part) => typeof part === 'string' || !part.literal);
  const fixed = (wild === -1 ? parts : parts.slice(0, wild)) as readonly Scan[];
  return {
    literal: whole.literal,
    base: fixed.map(({text}) => text).join('/'),
    matches: (path) => regExp.test(path),
  };
}

/** A path taken as it is. */
export const literalGlob = (path: string): Glob => ({
  literal: true,
  base: path,
  matches: (other) => other === path,
});

function translate(pattern: string): Scan | string {
  const chars = [...pattern];
  let source = '';
  let text = '';
  let literal = true;
  let depth = 0;
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] as string;
    const plain = char === '\\' ? (chars[++i] ?? '') : isPlain(char, depth) ? char : undefined;
    if (plain !== undefined) {
      source += quote(plain);
      text += plain;
      continue;
    }
    literal = false;
    if (char === '*') {
      const crosses = chars[i + 1] === '*';
      source += crosses ? '.*' : '[^/]*';
      if (crosses) i++;
    } else if (char === '?') source += '[^/]';
    else if (char === '[') {
      const found = readClass(chars, i + 1);
      if (!found) return 'what follows "[" is no list of characters';
      source += found.source;
      i = found.end;
    } else {
      depth += char === '{' ? 1 : char === '}' ? -1 : 0;
      source += char === '{' ? '(?:' : char === '}' ? ')' : '|';
    }
  }
  return depth > 0 ? '"{" is never closed' : {source, text, literal};
}

const isPlain = (char: string, depth: number): boolean =>
  !'*?[{'.includes(char) && (depth === 0 || !',}'.includes(char));

/** What stands between `[` and `]`: characters and ranges, or all but those after `!`. */
function readClass(chars: readonly string[], start: number): {source: string; end: number} | undefined {
  const not = chars[start] === '!';
  let source = '';
  for (let i = start + (not ? 1 : 0); i < chars.length; i++) {
    if (chars[i] === ']') return source ? {source: `[${not ? '^' : ''}${source}]`, end: i} : undefined;
    if (chars[i] === '\\') i++;
    const from = chars[i];
    const to = chars[i + 1] === '-' && chars[i + 2] !== ']' ? chars[i + 2] : undefined;
    if (from === undefined || (to !== undefined && to < from)) return undefined;
    source += to === undefined ? inClass(from) : `${inClass(from)}-${inClass(to)}`;
    if (to !== undefined) i += 2;
  }
  return undefined;
}

const inClass = (char: string): string => char.replace(/[\\\]^[-]/, '\\$&');
