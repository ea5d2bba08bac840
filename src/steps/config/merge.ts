/** A mapping of a config: what YAML or the schema yields for `{…}`. */
export type Tree = Readonly<Record<string, unknown>>;

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Absent, null, an empty text, list or mapping: it says nothing, so it overrides nothing, as in nfpm. */
export const saysNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isTree(value) && Object.keys(value).length === 0);

/** The rules of overrides: mappings merge key by key, lists and scalars replace, what says nothing is passed over. */
export function merge(base: unknown, over: unknown): unknown {
  if (saysNothing(over)) return base;
  if (!isTree(base) || !isTree(over)) return over;
  const keys = [...new Set([...Object.keys(base), ...Object.keys(over)])];
  return Object.fromEntries(keys.map((key) => [key, merge(own(base, key), own(over, key))]));
}

/** Several layers, the strongest last. */
export const mergeTrees = (layers: readonly Tree[]): Tree =>
  layers.reduce<Tree>((merged, layer) => merge(merged, layer) as Tree, {});

const own = (tree: Tree, key: string): unknown => (Object.hasOwn(tree, key) ? tree[key] : undefined);
