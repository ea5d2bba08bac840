/**
 * Text in an rpm spec. Its parser expands macros (`%(…)` runs a shell), joins lines, and then looks at every line that
 * comes of it for sections, conditions and comments: https://rpm-software-management.github.io/rpm/manual/spec.html
 */

/**
 * Any text as the parser reads it back: `%` doubled, so that no macro is left in it. After a backslash the parser
 * would see but the second `%`, and wait for a bracket to close; a macro that is nothing stands between them.
 */
export const specText = (text: string): string =>
  text.replace(/(\\?)%/g, (_, slash: string) => (slash === '' ? '%%' : '\\%{nil}%%'));

/** What rpm's parser takes for white space. */
const BLANK = '[ \\t\\r\\f\\v]';
/** A condition or `%include`, wherever it stands in its line. */
const CONDITION = new RegExp(`^${BLANK}*%(?:if|el|endif|include)`);
/** A section, at the start of a line; every word is taken for one, as later versions know more of them. */
const SECTION = /^%[a-z]/i;
const COMMENT = new RegExp(`^${BLANK}*#`);
/** A new entry of the changelog. */
const ENTRY = /^\*/;

/** Would the parser take a line of a script for something else, even with its `%` doubled? */
export const isMisread = (line: string): boolean => CONDITION.test(line) || SECTION.test(line);

/**
 * A line of a description or changelog as the package has it in the end. What the parser would take for a section or
 * a new entry moves in by a space; what it would take for a comment or a condition, which may stand anywhere in the
 * line, gets a backslash: nothing else keeps them.
 */
export function plainLine(line: string): string {
  if (COMMENT.test(line) || CONDITION.test(line)) return line.replace(/(?=[#%])/, '\\');
  return SECTION.test(line) || ENTRY.test(line) ? ` ${line}` : line;
}

/** The lines of a description or of changes, such that none of them opens anything. */
export const specLines = (text: string): string => text.split('\n').map(plainLine).map(specText).join('\n');

/** Signs that only some versions of rpm can quote in a path, or none beside others. */
const ANY = /["'\\{}]/g;

/**
 * A path of %files. Versions of rpm quote differently, and their patterns are the same: a sign that means something
 * stands for itself in brackets, and the few that some version reads even there are matched by `?`.
 */
export const specPath = (path: string): string =>
  path
    .replace(/[*?[]/g, (sign) => `[${sign}]`)
    .replace(ANY, '?')
    .replaceAll(' ', '[[:space:]]')
    // Paths are expanded a second time, and a %config is one wherever it stands in the line.
    .replaceAll('%', '[%%]');

/** Does the path in a spec stand for others too, which have another sign in one of its places? */
export const isVague = (path: string): boolean => path.search(ANY) >= 0;

/** What `isVague` paths have in common with those that they would be taken for. */
export const vaguePath = (path: string): RegExp =>
  new RegExp(
    `^${path
      .split(ANY)
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('[^/]')}$`,
    's',
  );

/** A word of a section's own line, which is split and unquoted as a shell would. */
export const specWord = (word: string): string =>
  /^[\w./+:=,@-]+$/.test(word)
    ? word
    : word.replace(/[^\w./+:=,@-]/gu, (sign) => (sign.codePointAt(0)! > 127 ? sign : `\\${sign}`));
