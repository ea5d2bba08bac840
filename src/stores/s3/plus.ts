/**
 * The name under which a client finds a file that sends `+` as it is, where the storage reads that as a space: apt and
 * dnf send `%2b`, zypper and browsers `+`.
 */
export const spaced = (key: string): string => key.replaceAll('+', ' ');

/** Without the second names of what is listed. */
export function withoutTwins<T extends {readonly path: string}>(objects: readonly T[]): readonly T[] {
  const twins = new Set(objects.flatMap(({path}) => (path.includes('+') ? [spaced(path)] : [])));
  return twins.size === 0 ? objects : objects.filter(({path}) => !twins.has(path));
}
