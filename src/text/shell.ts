/** A text as one word of a shell command: quoted only where it must be. */
export const shellWord = (text: string): string =>
  /^[\w./:@%+=,~-]+$/.test(text) && !text.startsWith('~') ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** A path as one word, such that no program takes it for a name or an option: `./out/a.deb`. */
export const shellPath = (path: string): string => shellWord(/^\.{0,2}\//.test(path) ? path : `./${path}`);

/** A text as one word, always in quotes: for scripts, where every value looks the same. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
