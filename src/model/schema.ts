import * as z from 'zod';

/**
 * The words that config fields are made of. YAML is read as text only (a scalar is its source text),
 * so each word says here, once, which texts it takes and what they mean.
 */
export type Schema<T> = z.ZodType<T>;
export type Parsed<S> = S extends z.ZodType<infer T> ? T : never;

/** What an editor should see in place of our text-only input; read by the JSON Schema generator. */
export const editorHints = z.registry<{readonly json: Readonly<Record<string, unknown>>}>();

const hinted = <S extends z.ZodType>(schema: S, json: Readonly<Record<string, unknown>>): S => {
  editorHints.add(schema, {json});
  return schema;
};

const fromText = <T>(read: (text: string) => T | undefined, wanted: string, json: Record<string, unknown>) =>
  hinted(
    z.string().transform((text, context): T => {
      const value = read(text.trim());
      if (value !== undefined) return value;
      context.issues.push({code: 'custom', input: text, message: wanted, params: {wanted}});
      return z.NEVER;
    }),
    json,
  );

/** Any scalar, as it stands in the file: `1.10` stays `1.10`. */
export const text = (about: string) =>
  hinted(z.string(), {type: ['string', 'number', 'boolean'], description: about});

const TRUE = new Set(['true', 'yes', 'on', 'y']);
const FALSE = new Set(['false', 'no', 'off', 'n']);

export const flag = (about: string) =>
  fromText(
    (t) => (TRUE.has(t.toLowerCase()) ? true : FALSE.has(t.toLowerCase()) ? false : undefined),
    'true or false',
    {
      type: 'boolean',
      description: about,
    },
  );

/** A whole number, zero or more. */
export const count = (about: string) =>
  fromText((t) => (/^\d{1,9}$/.test(t) ? Number(t) : undefined), 'a whole number', {
    type: 'integer',
    minimum: 0,
    description: about,
  });

/** Permission bits: `0755`, `0o755` or `"755"` with a leading zero missing is refused, as YAML dialects differ on it. */
export const mode = (about: string) =>
  fromText(
    (t) => (/^0o?[0-7]{1,5}$/.test(t) ? Number.parseInt(t.replace('o', ''), 8) : undefined),
    'an octal mode such as 0755',
    {
      type: ['integer', 'string'],
      description: about,
    },
  );

/** A moment, as seconds since 1970. */
export const moment = (about: string) =>
  fromText(
    (t) =>
      /^\d{4}-\d\d-\d\d/.test(t) && !Number.isNaN(Date.parse(t))
        ? Math.floor(Date.parse(t) / 1000)
        : undefined,
    'a date such as 2026-01-31 or 2026-01-31T12:00:00Z',
    {type: 'string', description: about},
  );

export const choice = <const V extends readonly [string, ...string[]]>(values: V, about: string) =>
  hinted(z.enum(values), {enum: values, description: about});

export const listOf = <S extends z.ZodType>(item: S) => z.array(item);

/** One value or a list of them; always a list afterwards. */
export const oneOrMany = <S extends z.ZodType>(item: S) =>
  z.union([z.array(item), item.transform((one) => [one])]) as z.ZodType<z.output<S>[]>;

export const mapOf = <S extends z.ZodType>(value: S) => z.record(z.string(), value);

/** A mapping with exactly these keys, each optional unless the schema says `required` by itself. */
export const section = <S extends z.ZodRawShape>(shape: S) => z.strictObject(shape);

export const optional = <S extends z.ZodType>(schema: S) => schema.optional();

export const either = <const S extends readonly [z.ZodType, ...z.ZodType[]]>(schemas: S) => z.union(schemas);
