import {createHash} from 'node:crypto';
import {mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import {pid} from 'node:process';
import {repositoryPath} from '../repository.ts';

export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required?: boolean;
  readonly schema?: {readonly type?: string};
}

type Content = Readonly<Record<string, {readonly schema?: object}>>;

export interface Described {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: {readonly isNeeded: boolean; readonly content: Content} | undefined;
  /** By status; the content is empty where none is described. */
  readonly answers: Readonly<Record<string, Content>>;
}

/** GitHub's own description, cut to the calls that are made here. */
export interface Description {
  readonly operations: Readonly<Record<string, Described>>;
  readonly components: {readonly schemas: Readonly<Record<string, object>>};
  readonly examples: {readonly repository: object; readonly user: object};
}

interface Whole {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

interface Reference {
  readonly $ref: string;
}

interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: {readonly required?: boolean; readonly content: Content};
  readonly responses: Readonly<Record<string, {readonly content?: Content} | Reference>>;
}

const FOLDER = 'node_modules/@octokit/openapi';
/** Goes up when the cut is made in another way. */
const REVISION = 1;

/** Cuts it at first use and keeps the cut: the whole is 13 MB. */
export async function describedOperations(names: readonly string[]): Promise<Description> {
  const {version} = JSON.parse(await readFile(repositoryPath(`${FOLDER}/package.json`), 'utf8'));
  const hash = createHash('sha256')
    .update(JSON.stringify([version, REVISION, names]))
    .digest('hex');
  const kept = repositoryPath(`node_modules/.cache/linux-pkg/github-${version}-${hash.slice(0, 12)}.json`);
  const text = await readFile(kept, 'utf8').catch(() => undefined);
  if (text) return JSON.parse(text);
  const made = cut(
    JSON.parse(await readFile(repositoryPath(`${FOLDER}/generated/api.github.com.json`), 'utf8')),
    names,
  );
  await mkdir(dirname(kept), {recursive: true});
  await writeFile(`${kept}.${pid}`, JSON.stringify(made));
  await rename(`${kept}.${pid}`, kept);
  return made;
}

function cut(whole: Whole, names: readonly string[]): Description {
  const follow = <T extends object>(value: T | Reference): T => {
    if (!('$ref' in value)) return value;
    const [, , kind, name] = value.$ref.split('/');
    return whole.components[kind!]![name!] as T;
  };
  const contentOf = (content: Content = {}): Content =>
    Object.fromEntries(Object.entries(content).map(([type, {schema}]) => [type, schema ? {schema} : {}]));
  const described = ([path, method, operation]: readonly [string, string, Operation]): Described => ({
    method: method.toUpperCase(),
    path,
    parameters: (operation.parameters ?? []).map(follow),
    body: operation.requestBody && {
      isNeeded: operation.requestBody.required === true,
      content: contentOf(operation.requestBody.content),
    },
    answers: Object.fromEntries(
      Object.entries(operation.responses).map(([status, answer]) => [
        status,
        contentOf(follow(answer).content),
      ]),
    ),
  });
  const all = Object.entries(whole.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [path, method, operation] as const),
  );
  const operations = Object.fromEntries(
    names.map((name) => {
      const found = all.find(([, , {operationId}]) => operationId === name);
      if (!found) throw new Error(`GitHub's description has no ${name}`);
      return [name, described(found)];
    }),
  );
  const example = (name: string) => (whole.components['examples']![name] as {readonly value: object}).value;
  return {
    ...bare({operations, components: {schemas: reached(operations, whole.components['schemas']!)}}),
    examples: {
      repository: example('full-repository-default-response'),
      user: example('private-user-response-with-public-and-private-profile-information'),
    },
  };
}

/** The schemas that they lead to. */
function reached(from: object, schemas: Readonly<Record<string, object>>): Readonly<Record<string, object>> {
  const found = new Map<string, object>();
  const todo: object[] = [from];
  for (let part = todo.pop(); part; part = todo.pop())
    JSON.stringify(part, (key, value) => {
      const name = key === '$ref' && typeof value === 'string' && value.split('/').at(-1);
      if (name && !found.has(name)) {
        found.set(name, schemas[name]!);
        todo.push(schemas[name]!);
      }
      return value;
    });
  return Object.fromEntries(found);
}

const WORDS = new Set(['description', 'example', 'examples', 'title', 'externalDocs', 'x-github']);

/** Without its texts; a property may be called like one of them. */
function bare<T>(value: T, isNames = false): T {
  if (Array.isArray(value)) return value.map((one) => bare(one)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isNames || !WORDS.has(key))
      .map(([key, inner]) => [key, bare(inner, key === 'properties' || key === 'schemas')]),
  ) as T;
}
