import * as z from 'zod/mini';

/**
 * The words that config fields are made of. YAML is read as text only (a scalar is its source text),
 * so each word says here, once, which texts it takes and what they mean.
 */
export type Schema<T> = z.ZodMiniType<T>;
export type Parsed<S> = S extends z.ZodMiniType<infer T> ? T : never;

/** What a judge looks at: a schema of any kind, its parts, and what zod has against a value. */
export type AnySchema = z.core.$ZodType;
export type SchemaParts = z.core.$ZodTypes['_zod']['def'];
export type RawIssue = z.core.$ZodIssue;

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

/** A whole number, zero or more unless said otherwise. */
export const count = (description: string, least = 0) =>
  fromText((t) => (/^\d{1,9}$/.test(t) && Number(t) >= least ? Number(t) : undefined), {
    wanted: least === 0 ? 'a whole number' : `a whole number from ${least} on`,
    instead: () => `write a whole number, ${least} or more`,
    json: {type: ['integer', 'string'], minimum: least, pattern: '^\\d{1,9}$', description},
  });

/** Permission bits: `0755` or `0o755`. A `755` without its zero is refused, as YAML dialects differ on it. */
export const mode = (description: string) =>
  fromText(
    (t) => (/^0(?:o[0-7]{1,4}|[0-7]{0,4})$/.test(t) ? Number.parseInt(t.replace('o', ''), 8) : undefined),
    {
      wanted: 'an octal mode',
      instead: (t) => (/^[0-7]{2,4}$/.test(t) ? `write 0${t}` : 'write an octal mode such as 0755'),
      json: {type: ['integer', 'string'], pattern: '^0(o[0-7]{1,4}|[0-7]{0,4})$', description},
    },
  );

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
