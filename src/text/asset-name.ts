/** The name that a file has after upload to a release: GitHub makes a dot of every other character. */
export const assetName = (name: string): string => name.replace(/[^A-Za-z0-9._+-]/g, '.');
