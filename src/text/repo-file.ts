/** A `.repo` file is an INI file: https://dnf.readthedocs.io/en/latest/conf_ref.html#repo-options */
const SECTION = /^\s*\[[^\]]+\]/;

/** The same file with each of its sections as the function makes it; what stands before the first stays. */
export function eachSection(text: string, change: (lines: readonly string[]) => readonly string[]): string {
  const parts: string[][] = [[]];
  for (const line of text.split('\n')) {
    if (SECTION.test(line)) parts.push([]);
    parts.at(-1)!.push(line);
  }
  const [head = [], ...sections] = parts;
  return [...head, ...sections.flatMap((lines) => change(lines))].join('\n');
}
