import type {AnySchema, RawIssue, Schema, SchemaParts} from './schema.ts';

/** The schemas that judge what stands at a path: several where kinds may differ, none where nothing may stand. */
function schemasAt(schema: AnySchema, path: readonly PropertyKey[]): readonly AnySchema[] {
  const def = schema._zod.def as SchemaParts;
  if (def.type === 'optional') return schemasAt(def.innerType, path);
  if (def.type === 'pipe') return schemasAt(def.in, path);
  if (def.type === 'union') return def.options.flatMap((option) => schemasAt(option, path));
  const [step, ...rest] = path;
  if (step === undefined) return [schema];
  if (def.type === 'array') return typeof step === 'number' ? schemasAt(def.element, rest) : [];
  if (def.type === 'record') return schemasAt(def.valueType, rest);
  if (def.type !== 'object' || !Object.hasOwn(def.shape, step)) return [];
  return schemasAt(def.shape[String(step)]!, rest);
}

/** Whether anything may stand at that path. */
export const mayStand = (schema: AnySchema, path: readonly PropertyKey[]): boolean =>
  schemasAt(schema, path).length > 0;

/** The keys a section may have at that path; none where something else stands. */
export function keysAt(schema: AnySchema, path: readonly PropertyKey[]): readonly string[] {
  const keys = schemasAt(schema, path).flatMap((found) => {
    const def = found._zod.def as SchemaParts;
    return def.type === 'object' ? Object.keys(def.shape) : [];
  });
  return [...new Set(keys)];
}

/** One way in which a value breaks its schema, as far as a message needs it. */
export type Issue =
  | {readonly kind: 'unknown'; readonly path: readonly PropertyKey[]; readonly keys: readonly string[]}
  | {readonly kind: 'type'; readonly path: readonly PropertyKey[]; readonly expected: readonly string[]}
  | {readonly kind: 'choice'; readonly path: readonly PropertyKey[]; readonly values: readonly string[]}
  | {
      readonly kind: 'word';
      readonly path: readonly PropertyKey[];
      readonly wanted: string;
      readonly hint?: string;
    };

/** Judges a value: what it means, or everything that is wrong with it. */
export function judge<T>(
  schema: Schema<T>,
  value: unknown,
): {readonly value: T; readonly issues?: undefined} | {readonly issues: readonly Issue[]} {
  const result = schema.safeParse(value);
  return result.success
    ? {value: result.data}
    : {issues: result.error.issues.flatMap((issue) => plain(issue))};
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'list',
  object: 'mapping',
  record: 'mapping',
};

function plain(issue: RawIssue, above: readonly PropertyKey[] = []): readonly Issue[] {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return [{kind: 'unknown', path, keys: issue.keys}];
    case 'invalid_type':
      return [{kind: 'type', path, expected: [kinds[issue.expected] ?? issue.expected]}];
    case 'invalid_value':
      return [{kind: 'choice', path, values: issue.values.map(String)}];
    case 'custom':
      return [
        {
          kind: 'word',
          path,
          wanted: String(issue.params?.['wanted']),
          hint: issue.params?.['hint'] as string,
        },
      ];
    case 'invalid_union':
      return unionIssues(issue.errors, path);
    default:
      return [{kind: 'word', path, wanted: issue.message}];
  }
}

/** A branch that takes this kind of value is the one that was meant; where none does, all kinds are named. */
function unionIssues(
  branches: readonly (readonly RawIssue[])[],
  path: readonly PropertyKey[],
): readonly Issue[] {
  const all = branches.map((branch) => branch.flatMap((issue) => plain(issue, path)));
  const otherKind = (issue: Issue) => issue.kind === 'type' && issue.path.length === path.length;
  const possible = all.filter((branch) => !branch.some(otherKind));
  // A choice of words does not say that a mapping is of another kind; one that looks inside of it took it.
  const looksInside = (issue: Issue) => issue.kind === 'unknown' || issue.path.length > path.length;
  const meant = possible.find((branch) => branch.some(looksInside)) ?? possible[0];
  if (meant) return meant;
  const expected = all.flat().flatMap((issue) => (issue.kind === 'type' ? issue.expected : []));
  return [{kind: 'type', path, expected: [...new Set(expected)]}];
}
