/**
 * Words of sysusers.d and tmpfiles.d: https://www.freedesktop.org/software/systemd/man/latest/sysusers.d.html.
 * Both split lines as a shell would and replace specifiers that start with `%`.
 */

const PLAIN = /^[\w./:@+,=%-]+$/;

/**
 * A word of sysusers.d. Fallback scripts of rpm read such lines with a shell's `eval`, so it must mean the same to
 * both: nothing but single quotes, with quotes and backslashes outside of them.
 */
export function sysusersWord(text: string): string {
  const doubled = text.replaceAll('%', '%%');
  if (doubled === '') return '-';
  if (PLAIN.test(doubled) && doubled !== '-') return doubled;
  return `'${doubled.replace(/['\\]/g, (sign) => `'\\${sign}'`)}'`;
}

/** A path in tmpfiles.d, which knows C's escapes too. */
export function tmpfilesPath(path: string): string {
  const doubled = path.replaceAll('%', '%%');
  return PLAIN.test(doubled) ? doubled : `"${doubled.replace(/["\\]/g, (sign) => `\\${sign}`)}"`;
}

/** The start of the line of tmpfiles.d that makes a folder. */
export const folderLine = (path: string): string => `d ${tmpfilesPath(path)} `;

/** An extended regular expression for the lines of sysusers.d that make an account. */
export const accountLine = (kind: 'user' | 'group', name: string): string =>
  `^[[:space:]]*${kind === 'user' ? 'u' : '[ug]'}[!-]*[[:space:]]+${name}([[:space:]]|$)`;
