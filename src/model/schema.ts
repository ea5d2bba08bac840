import * as z from 'zod/mini';

/**
 * The words that config fields are made of. YAML is read as text only (a scalar is its source text),
 * so each word says here, once, which texts it takes and what they mean.
 */
export type Schema<T> = z.ZodMiniType<T>;
export type Parsed<S> = S extends z.ZodMiniType<infer T> ? T : never;

type Json = Readonly<Record<string, unknown>>;

/** What an editor should see in place of our text-only input; read by the JSON Schema generator. */
export const editorHints = z.registry<{readonly json: Json; readonly whole: boolean}>();

/** `whole` takes the place of the generated JSON Schema; else the hint is laid over it. */
const hinted = <S extends z.ZodMiniType>(schema: S, json: Json, whole = true): S => {
  editorHints.add(schema, {json, whole});
  return schema;
};

/** Says of a schema what it is for, where it does not say so itself. */
export const about = <S extends z.ZodMiniType>(schema: S, description: string | undefined): S =>
  description === undefined ? schema : hinted(schema, {description}, false);

interface Reading {
  /** Ends the sentence `"x" is not …`. */
  readonly wanted: string;
  /** What to write instead; default: the wanted. */
  readonly instead?: (text: string) => string;
  readonly json: Json;
}

const fromText = <T>(read: (text: string) => T | undefined, {wanted, instead, json}: Reading) =>
  hinted(
    z.pipe(
      z.string(),
      z.transform((text, context): T => {
        const value = read(text.trim());
        if (value !== undefined) return value;
        const hint = instead?.(text.trim()) ?? `write ${wanted}`;
        context.issues.push({code: 'custom', input: text, params: {wanted, hint}});
        return z.NEVER;
      }),
    ),
    json,
  );

/** Any scalar, as it stands in the file: `1.10` stays `1.10`. */
export const text = (description: string) =>
  hinted(z.string(), {type: ['string', 'number', 'boolean'], description});

/** A text that is kept as written once `accepts` takes it. */
export const checkedText = (accepts: (text: string) => boolean, wanted: string, description: string) =>
  fromText((t) => (accepts(t) ? t : undefined), {wanted, json: {type: ['string', 'number'], description}});

const TRUE = new Set(['true', 'yes', 'on', 'y']);
const FALSE = new Set(['false', 'no', 'off', 'n']);

const truth = (word: string): boolean | undefined =>
  TRUE.has(word) ? true : FALSE.has(word) ? false : undefined;

export const flag = (description: string) =>
  fromText((t) => truth(t.toLowerCase()), {
    wanted: 'true or false',
    json: {enum: [true, false, 'yes', 'no', 'on', 'off', 'true', 'false'], description},
  });

/** A whole number, zero or more. */
export const count = (description: string) =>
  fromText((t) => (/^\d{1,9}$/.test(t) ? Number(t) : undefined), {
    wanted: 'a whole number',
    instead: () => 'write a whole number, 0 or more',
    json: {type: ['integer', 'string'], minimum: 0, pattern: '^\\d{1,9}$', description},
  });

/** Permission bits: `0755` or `0o755`. A `755` without its zero is refused, as YAML dialects differ on it. */
export const mode = (description: string) =>
  fromText((t) => (/^0o?[0-7]{1,4}$/.test(t) ? Number.parseInt(t.replace('o', ''), 8) : undefined), {
    wanted: 'an octal mode',
    instead: (t) => (/^[0-7]{2,4}$/.test(t) ? `write 0${t}` : 'write an octal mode such as 0755'),
    json: {type: ['integer', 'string'], pattern: '^0o?[0-7]{1,4}$', description},
  });

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[Tt ]+(\d\d:\d\d:\d\d)(?:\.\d+)? *([Zz]|[+-]\d\d:\d\d)?)?$/;

/** Without a zone it is UTC, whatever the machine's own zone. */
function readMoment(t: string): number | undefined {
  const [, day, time = '00:00:00', zone = 'Z'] = MOMENT.exec(t) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return undefined;
  if (new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) return undefined;
  const ms = Date.parse(`${day}T${time}${zone.toUpperCase()}`);
  return Number.isNaN(ms) ? undefined : Math.floor(ms / 1000);
}

/** A moment, as seconds since 1970. */
export const moment = (description: string) =>
  fromText(readMoment, {
    wanted: 'a date',
    instead: () => 'write a date such as 2026-01-31 or 2026-01-31T12:00:00Z',
    json: {type: 'string', description},
  });

export const choice = <const V extends readonly [string, ...string[]]>(values: V, description: string) =>
  hinted(z.enum(values), {enum: values, description});

export const listOf = <S extends z.ZodMiniType>(item: S, description?: string) =>
  about(z.array(item), description);

/** One value or a list of them; always a list afterwards. */
export const oneOrMany = <S extends z.ZodMiniType>(item: S, description?: string) =>
  about(
    z.union([
      z.array(item),
      z.pipe(
        item,
        z.transform((one) => [one]),
      ),
    ]) as z.ZodMiniType<z.output<S>[]>,
    description,
  );

/** Keys of the user's own; a key without a value is as good as absent. */
export const mapOf = <S extends z.ZodMiniType>(value: S, description?: string) =>
  about(
    z.record(z.string(), z.optional(value)) as unknown as z.ZodMiniType<Record<string, z.output<S>>>,
    description,
  );

/** A mapping with exactly these keys; each must be there unless it is `optional`. */
export const section = <S extends z.core.$ZodShape>(shape: S, description?: string) =>
  about(z.strictObject(shape), description);

export const optional = <S extends z.ZodMiniType>(schema: S) => z.optional(schema);

/** Told apart by their kind: a text, a list or a mapping; so each mistake is judged by the one that was meant. */
export const either = <const S extends readonly [z.ZodMiniType, ...z.ZodMiniType[]]>(
  schemas: S,
  description?: string,
) => about(z.union(schemas), description);

/** Left for a later reader to judge. */
export const anything = (description: string) => hinted(z.unknown(), {description});

/** Values of JSON, taken only as they are: for what our own programs write and read back. */
export const exact = {
  text: z.string(),
  count: z.number().check(z.int(), z.nonnegative()),
  flag: z.boolean(),
};

/** This one value. */
export const only = <const V extends string | number | boolean>(value: V) => z.literal(value);

/** Sections told apart by the value of one key. */
export const toldBy = <
  const K extends string,
  const S extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
>(
  key: K,
  sections: S,
) => z.discriminatedUnion(key, sections);

/** The schemas that judge what stands at a path: several where kinds may differ, none where nothing may stand. */
function schemasAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly z.core.$ZodType[] {
  const {def} = schema._zod as z.core.$ZodTypes['_zod'];
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
export const mayStand = (schema: z.core.$ZodType, path: readonly PropertyKey[]): boolean =>
  schemasAt(schema, path).length > 0;

/** The keys a section may have at that path; none where something else stands. */
export function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  const keys = schemasAt(schema, path).flatMap((found) => {
    const {def} = found._zod as z.core.$ZodTypes['_zod'];
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

function plain(issue: z.core.$ZodIssue, above: readonly PropertyKey[] = []): readonly Issue[] {
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
  branches: readonly (readonly z.core.$ZodIssue[])[],
  path: readonly PropertyKey[],
): readonly Issue[] {
  const all = branches.map((branch) => branch.flatMap((issue) => plain(issue, path)));
  const otherKind = (issue: Issue) => issue.kind === 'type' && issue.path.length === path.length;
  const meant = all.find((branch) => !branch.some(otherKind));
  if (meant) return meant;
  const expected = all.flat().flatMap((issue) => (issue.kind === 'type' ? issue.expected : []));
  return [{kind: 'type', path, expected: [...new Set(expected)]}];
}
