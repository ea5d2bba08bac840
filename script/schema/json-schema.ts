import * as z from 'zod/mini';
import {editorHints} from '../../src/model/schema.ts';
import {configSchema} from '../../src/steps/config/schema.ts';

/** As much of JSON Schema as our config needs. */
export interface Json {
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  properties?: Record<string, Json>;
  required?: string[];
  items?: Json;
  additionalProperties?: Json | boolean;
  propertyNames?: Json;
  anyOf?: Json[];
  [key: string]: unknown;
}

/** What the config takes, as an editor's YAML reader (1.2, core) sees it. */
export function jsonSchema(): Json {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'linux-pkg.yml',
    ...shared(allowEmpty(rawSchema())),
  };
}

const MIN_SHARED = 400;

/** What stands in several places is written once. */
function shared(schema: Json): Json {
  const uses = new Map<string, {readonly name: string; readonly json: Json; count: number}>();
  const see = (json: Json, name: string): Json => {
    const text = JSON.stringify(json);
    const use = uses.get(text) ?? {name, json, count: 0};
    uses.set(text, use);
    use.count++;
    return use.count === 1 ? mapParts(json, see, name) : json;
  };
  mapParts(schema, see);
  const again = [...uses.values()].filter(
    ({json, count}) => count > 1 && JSON.stringify(json).length > MIN_SHARED,
  );
  const names = new Map<string, string>();
  for (const {json, name} of again) {
    const taken = new Set(names.values());
    const free = [name, ...again.map((_, index) => `${name}-${index + 2}`)].find((each) => !taken.has(each))!;
    names.set(JSON.stringify(json), free);
  }
  const refer = (json: Json): Json => {
    const name = names.get(JSON.stringify(json));
    return name === undefined ? mapParts(json, refer) : {$ref: `#/definitions/${name}`};
  };
  const definitions = Object.fromEntries(
    again.map(({json}) => [names.get(JSON.stringify(json))!, mapParts(json, refer)]),
  );
  return {...mapParts(schema, refer), definitions};
}

/** Without the leave to write a key with no value. */
export function rawSchema(): Json {
  const {$schema: _, ...schema} = z.toJSONSchema(configSchema, {
    io: 'input',
    target: 'draft-7',
    override: ({zodSchema, jsonSchema: json}) => {
      const hint = editorHints.get(zodSchema as unknown as z.ZodMiniType);
      if (hint?.whole) for (const key of Object.keys(json)) Reflect.deleteProperty(json, key);
      Object.assign(json, hint?.json);
      Reflect.deleteProperty(json, 'propertyNames');
    },
  }) as Json;
  return described(schema);
}

/** Everything has a description: a list or choice borrows that of its first part. */
function described(json: Json): Json {
  const inner = mapParts(json, described);
  const about =
    inner.description ??
    inner.items?.description ??
    inner.anyOf?.find((part) => part.description)?.description;
  return about === undefined ? inner : {description: about, ...inner};
}

/** A key without a value counts as absent. */
function allowEmpty(json: Json): Json {
  const inner = mapParts(json, allowEmpty);
  const {properties, required = [], additionalProperties} = inner;
  if (properties)
    inner.properties = Object.fromEntries(
      Object.entries(properties).map(([key, part]) => [key, required.includes(key) ? part : orNull(part)]),
    );
  if (typeof additionalProperties === 'object') inner.additionalProperties = orNull(additionalProperties);
  return inner;
}

function orNull(json: Json): Json {
  if (json.anyOf) return {...json, anyOf: [...json.anyOf, {type: 'null'}]};
  if (json.enum) return {...json, enum: [...json.enum, null]};
  return json.type === undefined ? json : {...json, type: [...[json.type].flat(), 'null']};
}

function mapParts(json: Json, change: (part: Json, name: string) => Json, name = 'config'): Json {
  const {properties, items, additionalProperties, anyOf} = json;
  return {
    ...json,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, part]) => [key, change(part, key)]),
      ),
    }),
    ...(items && {items: change(items, `${name}-item`)}),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: change(additionalProperties, `${name}-value`),
    }),
    ...(anyOf && {anyOf: anyOf.map((part) => change(part, name))}),
  };
}
