/** What each entry is called: its own word, or its kind, and from the second of a kind on with its number. */
export function publishIds(
  entries: readonly {readonly to: string; readonly id?: string | undefined}[],
): readonly string[] {
  const seen = new Map<string, number>();
  return entries.map(({to, id}) => {
    const count = (seen.get(to) ?? 0) + 1;
    seen.set(to, count);
    return id ?? (count === 1 ? to : `${to}-${count}`);
  });
}
