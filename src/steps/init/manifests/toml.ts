/**
 * Just enough of https://toml.io to find a few texts in manifests that another tool has checked: no table that
 * is split, no multi-line strings. What it does not understand it does not find.
 */
const STRING = /"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/;

/** The lines of a table, from after its header to the next header. */
export function tomlTable(text: string, header: string): string | undefined {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((at) => at.replace(/#.*/, '').trim() === header);
  if (start < 0) return undefined;
  const length = lines.slice(start + 1).findIndex((at) => /^\s*\[\[?[\w."' -]+\]\]?\s*(#.*)?$/.test(at));
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).join('\n');
}

/** The string of a key; of a list, its first string. */
export const tomlString = (table: string | undefined, key: string): string | undefined =>
  unquote(
    new RegExp(`^[ \\t]*${key}[ \\t]*=[ \\t]*(?:\\[\\s*)?(${STRING.source})`, 'm').exec(table ?? '')?.[1],
  );

/** The inside of an inline table; of a list, of its first one. */
export const tomlInline = (table: string | undefined, key: string): string | undefined =>
  new RegExp(`^[ \\t]*${key}[ \\t]*=[ \\t]*(?:\\[\\s*)?\\{([^}\\n]*)\\}`, 'm')
    .exec(table ?? '')?.[1]
    ?.replace(new RegExp(`(${STRING.source})\\s*,`, 'g'), '$1\n');

function unquote(quoted: string | undefined): string | undefined {
  if (quoted === undefined || quoted.startsWith("'")) return quoted?.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    // TOML has escapes that JSON has not (\e, \UXXXXXXXX): a text with them is not worth a guess.
    return undefined;
  }
}
