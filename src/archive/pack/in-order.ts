/**
 * Works on several items at once, `ahead` of them at most; results come in the items' order.
 * The next items are taken while the oldest result is still awaited.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  ahead: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const started: Promise<R>[] = [];
  for await (const item of items) {
    const result = work(item);
    // It is awaited later; until then, or where that never happens, its failure is no unhandled one.
    result.catch(() => undefined);
    started.push(result);
    if (started.length >= ahead) yield await (started.shift() as Promise<R>);
  }
  for (const result of started) yield await result;
}
