/** JSON with each part of a list on a line of its own: short, and fit for a diff. */
export function spdxText(document: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(document)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        `${JSON.stringify(key)}: ${Array.isArray(value) ? listText(value) : JSON.stringify(value)}`,
    );
  return `{\n${parts.join(',\n')}\n}\n`;
}

const listText = (items: readonly unknown[]): string =>
  items.length === 0 ? '[]' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
