import {Ajv, type ValidateFunction} from 'ajv';
import {type Described, type Description, describedOperations} from './cut.ts';
import {OPERATIONS, type OperationName} from './operations.ts';

export interface Route {
  readonly name: OperationName;
  readonly params: Readonly<Record<string, string>>;
}

export interface Sent {
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Undefined: none. A body of bytes is not given. */
  readonly body: unknown;
}

export interface Answered {
  readonly status: number;
  /** Undefined: none. */
  readonly body: unknown;
  /** The media type; JSON where it is not said. */
  readonly type?: string;
}

/** Holds requests and answers against GitHub's own description. Each breach is a sentence. */
export interface Judge {
  readonly examples: Description['examples'];
  /** Undefined: GitHub has no such call, or it is none of those that are made here. */
  routeOf(method: string, path: string): Route | undefined;
  request(route: Route, sent: Sent): readonly string[];
  answer(name: OperationName, answered: Answered): readonly string[];
}

/** What GitHub answers, and its description leaves out. */
const UNSAID: Readonly<Partial<Record<OperationName, readonly number[]>>> = {
  'repos/get-release': [404],
  'repos/list-release-assets': [404],
  'repos/update-release': [422],
  'repos/update-release-asset': [404, 422],
  'repos/upload-release-asset': [404],
  'repos/delete-release-asset': [422],
};
/** Any call may be answered so: a token that is wrong, or may not. */
const ALWAYS = [401, 403];

/** Names of branches and tags have slashes. */
const WIDE = new Set(['ref', 'tag', 'basehead', 'path']);

const FORMATS = {
  uri: /^https?:\/\/[^\s]+$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
};

let opened: Promise<Judge> | undefined;

/** The one of this process: its schemas are compiled when they are first met. */
export function openJudge(): Promise<Judge> {
  opened ??= describedOperations(OPERATIONS).then(makeJudge);
  return opened;
}

function makeJudge(description: Description): Judge {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateSchema: false,
    formats: FORMATS,
    logger: false,
  });
  ajv.addSchema({$id: 'https://github.test/api', components: closed(description.components)});
  const compiled = new Map<string, ValidateFunction>();
  const faults = (key: string, schema: object, value: unknown): readonly string[] => {
    const validate = compiled.get(key) ?? ajv.compile(anchored(schema));
    compiled.set(key, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({instancePath, message, params}) => `${instancePath || 'it'} ${message} ${JSON.stringify(params)}`,
    );
  };
  const patterns = OPERATIONS.map((name) => [name, patternOf(description.operations[name]!)] as const);
  return {
    examples: description.examples,
    routeOf: (method, path) => {
      for (const [name, pattern] of patterns) {
        const match = description.operations[name]!.method === method && pattern.exec(path);
        if (match) return {name, params: decoded(match.groups ?? {})};
      }
      return undefined;
    },
    request: ({name}, {query, headers, body}) => {
      const operation = description.operations[name]!;
      const isBinary = name === 'repos/upload-release-asset';
      return [
        ...queryFaults(operation, query),
        ...headerFaults(headers, body !== undefined),
        ...(operation.body?.isNeeded && body === undefined ? ['a body is needed'] : []),
        ...(!isBinary && body !== undefined
          ? operation.body
            ? faults(`${name}?`, shut(operation.body.content['application/json']!.schema!), body).map(
                (one) => `the body: ${one}`,
              )
            : ['it takes no body']
          : []),
      ];
    },
    answer: (name, {status, body, type = 'application/json'}) => {
      const content = description.operations[name]!.answers[status];
      if (!content && !ALWAYS.includes(status) && !UNSAID[name]?.includes(status))
        return [`GitHub never answers ${status}`];
      if (content && type !== 'application/json' && !content[type]) return [`GitHub never answers ${type}`];
      const schema = content?.[type]?.schema;
      if (!schema) return [];
      return faults(`${name} ${status}`, schema, body).map((one) => `the answer (${status}): ${one}`);
    },
  };
}

/** References of a part that stands outside the whole. */
const anchored = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"https://github.test/api#/components/'));

const shut = (schema: object): object => ({...schema, additionalProperties: false});

/** What stands in no schema is in no answer of ours: so nothing is relied on that GitHub does not promise. */
function closed({schemas}: Description['components']): Description['components'] {
  const asset = shut(schemas['release-asset']!) as {properties: {state: {enum: string[]}}};
  // The word of half an upload is only in the text: https://docs.github.com/en/rest/releases/assets
  asset.properties.state.enum = ['uploaded', 'open', 'starter'];
  return {
    schemas: {
      ...schemas,
      'release-asset': asset,
      release: shut(schemas['release']!),
      'release-notes-content': shut(schemas['release-notes-content']!),
    },
  };
}

function patternOf({path, parameters}: Described): RegExp {
  const isNumber = (name: string) =>
    parameters.some((one) => one.name === name && one.schema?.type === 'integer');
  const source = path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => `(?<${name}>${isNumber(name) ? '\\d+' : WIDE.has(name) ? '.+' : '[^/]+'})`,
  );
  return new RegExp(`^${source}$`);
}

const decoded = (groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));

function queryFaults({parameters}: Described, query: URLSearchParams): readonly string[] {
  const known = new Map(parameters.filter((one) => one.in === 'query').map((one) => [one.name, one]));
  const missing = [...known.values()].filter(({name, required}) => required && !query.has(name));
  return [
    ...missing.map(({name}) => `the query needs ${name}`),
    ...[...query].flatMap(([name, value]) => {
      const parameter = known.get(name);
      if (!parameter) return [`the query has ${name}, which it does not take`];
      if (parameter.schema?.type === 'integer' && !/^\d+$/.test(value))
        return [`${name} is no number: ${value}`];
      if (name === 'per_page' && Number(value) > 100) return ['a page holds 100 at most'];
      return query.getAll(name).length > 1 ? [`${name} is there twice`] : [];
    }),
  ];
}

/** https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api#headers */
function headerFaults(headers: Sent['headers'], hasBody: boolean): readonly string[] {
  const {accept, authorization, 'content-type': type, 'user-agent': agent} = headers;
  return [
    ...(agent ? [] : ['it does not say who asks (user-agent)']),
    ...(accept === undefined || /^(application\/|\*\/\*)/.test(String(accept)) ? [] : [`accept: ${accept}`]),
    ...(authorization === undefined || /^(token|Bearer) \S+$/.test(String(authorization))
      ? []
      : ['the token is not sent as one']),
    ...(hasBody && !type ? ['a body without a content-type'] : []),
  ];
}
