import {laterSections} from '../../src/steps/config/later.ts';
import {ownKeys} from '../../src/steps/config/schema.ts';
import {type Json, rawSchema} from './json-schema.ts';

const START = '<!-- keys: written by npm run schema -->';
const END = '<!-- /keys -->';

/** The page with its generated part renewed. */
export function between(page: string, tables: string): string {
  const [before, rest] = page.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`docs/config.md lacks ${START} or ${END}`);
  return `${before}${START}\n\n${tables}\n\n${END}${after}`;
}

/** They repeat the keys of the top: only those of their own are told. */
const ECHOES = new Set(['overrides', 'packages']);

/** One table for what a package says of itself, one for the project, one for what is to come. */
export function keyTables(): string {
  const {properties = {}} = rawSchema();
  const groups: readonly (readonly [string, (key: string) => boolean])[] = [
    ['Keys of the package', (key) => !Object.hasOwn(ownKeys, key)],
    ['Keys of the project', (key) => Object.hasOwn(ownKeys, key) && !Object.hasOwn(laterSections, key)],
    ['Keys that are not in this version yet', (key) => Object.hasOwn(laterSections, key)],
  ];
  return groups
    .map(([title, belongs]) => {
      const rows = Object.entries(properties)
        .filter(([key]) => belongs(key))
        .flatMap(([key, json]) => rowsOf(key, json, Object.keys(properties)));
      return [`### ${title}`, '', '| key | takes | about |', '|---|---|---|', ...rows].join('\n');
    })
    .join('\n\n');
}

function rowsOf(key: string, json: Json, top: readonly string[] = []): readonly string[] {
  const row = `| \`${key}\` | ${cell(takes(json))} | ${cell(json.description ?? '')} |`;
  const parts = ECHOES.has(key)
    ? partsOf(json).filter(([step]) => !top.includes(step.replace(/^.*\./, '')))
    : partsOf(json);
  return [row, ...parts.flatMap(([step, part]) => rowsOf(`${key}${step}`, part))];
}

/** What may stand below a value, with the steps that lead there. */
function partsOf(json: Json): readonly (readonly [string, Json])[] {
  const {properties = {}, items, additionalProperties, anyOf = []} = json;
  return [
    ...Object.entries(properties).map(([key, part]) => [`.${key}`, part] as const),
    ...(items ? partsOf(items).map(([step, part]) => [`[]${step}`, part] as const) : []),
    ...(typeof additionalProperties === 'object'
      ? partsOf(additionalProperties).map(([step, part]) => [`.*${step}`, part] as const)
      : []),
    ...anyOf.flatMap((part) => partsOf(part)),
  ];
}

function takes(json: Json): string {
  if (json.anyOf) return [...new Set(json.anyOf.map(takes))].join(' or ');
  if (json.enum?.includes(true)) return 'true or false';
  if (json.enum) return json.enum.map((value) => `\`${value}\``).join(', ');
  if (json.type === 'array') return `list of ${takes(json.items ?? {}).replace(/^text$/, 'texts')}`;
  if (json.type === 'object' && json.properties) return 'keys';
  if (json.type === 'object') return `names, each with ${takes((json.additionalProperties as Json) ?? {})}`;
  return [json.type].flat().includes('integer') ? 'number' : json.type === undefined ? 'anything' : 'text';
}

const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
