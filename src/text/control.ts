/** Text in Debian's control format: https://manpages.debian.org/deb822.5 */
export type ControlField = readonly [name: string, value: string];

/** A field's name: no space, no colon, and nothing that reads as a comment or a dash line. */
export const isFieldName = (name: string): boolean => /^(?![#-])[!-9;-~]+$/.test(name);

/** Characters that a value may not hold: they would end it, or a terminal would act on them. */
export const hasControl = (text: string): boolean => /[\x00-\x08\x0b-\x1f\x7f]/.test(text);

/** One paragraph; a value's further lines are folded, so that none of them can open a field or end the paragraph. */
export const controlText = (fields: readonly ControlField[]): string =>
  fields.map(([name, value]) => `${name}: ${controlValue(value)}\n`).join('');

/** What stands behind a field's colon, its further lines folded. */
export const controlValue = (value: string): string =>
  value
    .replaceAll('\r\n', '\n')
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .map((line, at) => (at === 0 ? line : ` ${line === '' ? '.' : line}`))
    .join('\n');

/** The fields of a paragraph in their order, folded lines kept as lines; undefined where the text is none. */
export function parseControl(text: string): readonly ControlField[] | undefined {
  const fields: [string, string][] = [];
  for (const line of text.replace(/\n+$/, '').split('\n')) {
    const last = fields.at(-1);
    if (line.startsWith('#')) continue;
    if (/^[ \t]/.test(line)) {
      if (!last) return undefined;
      last[1] += `\n${line.slice(1).trimEnd() === '.' ? '' : line.slice(1).trimEnd()}`;
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1 || !isFieldName(line.slice(0, colon))) return undefined;
    fields.push([line.slice(0, colon), line.slice(colon + 1).trim()]);
  }
  return fields;
}
