/** What sha256sum writes and reads: a line for each file, by name. */
export const checksumsText = (files: readonly {readonly name: string; readonly sha256: string}[]): string =>
  files
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({name, sha256}) => `${sha256}  ${name}\n`)
    .join('');
